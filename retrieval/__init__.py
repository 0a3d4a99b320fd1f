"""Which passages answer this, and how sure are we?"""
