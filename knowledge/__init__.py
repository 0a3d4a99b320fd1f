"""What do we know, from whom, since when, about where?"""
