"""What is not needed yet is not loaded; what nothing here uses of a library never is, and can be loaded afterwards."""

from __future__ import annotations

import subprocess
import sys

_LOADED = """
import sys
import bot.cli.main
bot.cli.main.make_app()
print(*sys.modules)
from bot.composition.doors import UNUSED_PARTS
from bot.redaction.logs import configure_logging
from knowledge.optional_parts import leaving_out
import logging
configure_logging(logging.INFO)
logging.getLogger("bot").info("one line")
with leaving_out(*UNUSED_PARTS):
    import bot.composition.telegram
print(*sys.modules)
import cryptography, rich, httpx
assert httpx.Client
"""


def test_a_command_that_is_only_named_loads_no_part_and_a_door_no_optional_one() -> None:
    """In a process of its own, where no other test has loaded anything.

    The terminal answers at once: Telegram, readers, charts and the engine wait until somebody needs them.
    """
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    named, loaded = (set(line.split()) for line in done.stdout.splitlines())
    assert "bot.cli.serving" in named
    assert not {"telegram", "lxml", "matplotlib", "numpy", "rich", "retrieval.assistant"} & named
    assert {"telegram", "httpx", "structlog"} <= loaded
    assert not {"rich", "pygments", "cryptography", "httpx._main"} & loaded
