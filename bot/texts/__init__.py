"""What does a person read? Every Vietnamese sentence, by its reader; nothing else in the program speaks Vietnamese."""

from bot.texts import (
    answers,
    check,
    checking,
    choices,
    cli,
    coverage,
    desk,
    errors,
    figures,
    operators,
    particulars,
    telegram,
    wishes,
    zalo,
)

__all__ = [
    "answers",
    "check",
    "checking",
    "choices",
    "cli",
    "coverage",
    "desk",
    "errors",
    "figures",
    "operators",
    "particulars",
    "telegram",
    "wishes",
    "zalo",
]
