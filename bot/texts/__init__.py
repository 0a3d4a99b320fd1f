"""What does a person read? Every Vietnamese sentence, by its reader; nothing else in the program speaks Vietnamese."""

from bot.texts import answers, cli, errors, figures, operators, telegram

__all__ = ["answers", "cli", "errors", "figures", "operators", "telegram"]
