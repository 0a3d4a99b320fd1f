"""``sxsh``, also as ``python -m bot``."""

from __future__ import annotations

import gc
import sys


def start() -> None:
    """Run the command that was typed; whoever stops it while it is being loaded sees no traceback."""
    try:
        # What is loaded stays: looking through it for garbage, again and again as it grows, took a tenth of a command.
        gc.disable()
        from bot.cli.main import main

        gc.freeze()
        gc.enable()
        main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    start()
