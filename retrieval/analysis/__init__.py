"""Into which terms is a text cut, and what do its short forms mean?"""
