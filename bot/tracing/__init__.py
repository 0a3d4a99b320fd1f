"""What becomes of one update, from its receipt to the last message sent? One id goes with it, and no word of it."""
