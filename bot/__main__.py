"""``sxsh``, also as ``python -m bot``."""

from __future__ import annotations

import sys


def start() -> None:
    """Run the command that was typed; whoever stops it while it is being loaded sees no traceback."""
    try:
        from bot.cli.main import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    start()
