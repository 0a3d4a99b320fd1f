"""What is kept of conversations: answers shown, feedback, preferences, previews, and Telegram's updates."""
