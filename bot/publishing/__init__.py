"""How does the collection become pages that any web host can keep?"""
