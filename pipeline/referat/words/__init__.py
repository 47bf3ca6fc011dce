"""Danish words: which are ordinary ones, and which are names."""
