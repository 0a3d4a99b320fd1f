"""``python -m bot`` is ``sxsh``."""

from bot.cli import main

main()
