"""What is asked: type, places, years, figures, follow-up?"""
