"""What does ``sxsh`` do?"""
