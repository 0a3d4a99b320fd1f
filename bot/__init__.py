"""How does a person meet the assistant? In Telegram, in the terminal, and through the ``sxsh`` command."""
