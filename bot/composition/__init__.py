"""How are the parts put together? Here, and nowhere else, one of each is chosen and handed to those that need it.

What a command does not need is not loaded for it: parts that take long to load are imported where they are made.
"""
