"""Which sentence answers, and how sure is that?"""
