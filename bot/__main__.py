"""``python -m bot`` is ``sxsh``."""

from bot.cli.main import main

main()
