"""Which passages answer a question, and how sure we are."""
