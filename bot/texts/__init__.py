"""Every Vietnamese sentence, by who reads it."""
