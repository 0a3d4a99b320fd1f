"""What do pages in a browser have in common, served or published?"""
