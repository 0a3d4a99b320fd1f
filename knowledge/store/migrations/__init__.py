"""Changes of the database's tables, one file each."""
