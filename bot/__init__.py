"""How a person meets the assistant: Telegram, the terminal, and the ``sxsh`` command."""
