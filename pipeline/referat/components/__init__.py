"""spaCy components: the tokenizer, the rule matchers as pipes, the merge of rules and model, and augmenters."""
