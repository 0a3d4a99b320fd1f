"""What is known, from whom, since when and about where: documents in, articles and passages kept."""
