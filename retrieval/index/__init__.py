"""How passages are found: the embedded engine in arrays, and the one inside PostgreSQL."""
