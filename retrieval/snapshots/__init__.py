"""Which version of the collection is being searched?"""
