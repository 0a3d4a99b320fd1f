"""``sxsh``, also as ``python -m bot``."""

from __future__ import annotations

import gc
import os
import sys

# Read by libraries as they are loaded. numpy would start a thread a processor for products of matrices, of which
# nothing here makes any (60 ms of a processor's time with two); pydantic would look for plugins through everything that
# is installed (15 ms).
_UNNEEDED = {"OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
# New objects until they are looked through for garbage, many times as many as Python would have it: most of them are
# parts that are loaded after the command, and stay. Looking took 90 ms of a start of the bot, and now takes 40.
_GARBAGE = (20_000, 20, 20)


def start() -> None:
    """Run the command that was typed; whoever stops it while it is being loaded sees no traceback."""
    try:
        # What is loaded stays: looking through it for garbage, again and again as it grows, took a tenth of a command.
        gc.disable()
        for name, value in _UNNEEDED.items():
            os.environ.setdefault(name, value)
        from bot.cli.main import main

        gc.freeze()
        gc.set_threshold(*_GARBAGE)
        gc.enable()
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        # All of it goes with the process: looking through it once more on the way out took 15 ms.
        gc.freeze()


if __name__ == "__main__":
    start()
