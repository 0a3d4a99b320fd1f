"""How does a document come in, whole or not at all?"""
