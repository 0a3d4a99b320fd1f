"""What may be written where people and machines read it?"""
