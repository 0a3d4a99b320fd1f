"""How does it reach a phone? Updates come in, handlers answer, replies go out."""
