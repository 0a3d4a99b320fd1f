"""How does it reach Zalo?"""
