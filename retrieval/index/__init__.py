"""Which passages hold the terms, and with what score? In arrays of a process, or inside PostgreSQL."""
