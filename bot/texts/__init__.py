"""What does a person read? Every Vietnamese sentence, by its reader; nothing else in the program speaks Vietnamese."""

from typing import TYPE_CHECKING

from knowledge.late_names import offer_files

if TYPE_CHECKING:
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
        monitoring,
        operators,
        pages,
        particulars,
        publishing,
        settings,
        telegram,
        wishes,
        zalo,
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
    "monitoring",
    "operators",
    "pages",
    "particulars",
    "publishing",
    "settings",
    "telegram",
    "wishes",
    "zalo",
]

if not TYPE_CHECKING:
    __getattr__ = offer_files(__name__, __all__)
