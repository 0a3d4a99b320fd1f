"""How does an answer look, before any channel knows it? Blocks of text, tables, pictures."""
