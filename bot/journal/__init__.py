"""What is remembered of conversations, and for how long? Answers shown, feedback, preferences, previews, updates."""
