"""What does ``sxsh`` do? A file for each group of commands."""
