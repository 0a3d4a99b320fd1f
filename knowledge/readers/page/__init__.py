"""From the tree of an HTML page to the lines of its article and what its markup says of it."""
