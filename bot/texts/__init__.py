"""What does a person read? Every Vietnamese sentence, by its reader; nothing else in the program speaks Vietnamese."""

from bot.texts import (
    answers,
    browsing,
    check,
    checking,
    choices,
    cli,
    coverage,
    desk,
    errors,
    figures,
    operators,
    pages,
    particulars,
    publishing,
    telegram,
    wishes,
)

__all__ = [
    "answers",
    "browsing",
    "check",
    "checking",
    "choices",
    "cli",
    "coverage",
    "desk",
    "errors",
    "figures",
    "operators",
    "pages",
    "particulars",
    "publishing",
    "telegram",
    "wishes",
]
