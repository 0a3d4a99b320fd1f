"""How does it stand in a browser?"""
