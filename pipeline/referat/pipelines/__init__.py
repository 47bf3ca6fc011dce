"""Danish pipelines of others, DaCy's and spaCy's: loaded by name, their labels mapped to ours."""
