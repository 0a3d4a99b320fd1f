"""What is shown: citation, notes, figures?"""
