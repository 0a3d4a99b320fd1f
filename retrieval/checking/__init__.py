"""Is this text true: which of its statements do the documents tell, and which otherwise?"""
