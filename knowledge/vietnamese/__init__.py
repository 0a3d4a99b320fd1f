"""How is Vietnamese written, cut into syllables and sentences, and compared?"""
