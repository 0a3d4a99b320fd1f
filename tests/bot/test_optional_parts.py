"""What libraries can do and nothing here uses is not loaded with them, and can be loaded afterwards."""

from __future__ import annotations

import subprocess
import sys

_LOADED = """
import sys
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


def test_a_door_loads_no_optional_part() -> None:
    """In a process of its own, where no other test has loaded anything."""
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert {"telegram", "httpx", "structlog"} <= loaded
    assert not {"rich", "pygments", "cryptography", "httpx._main"} & loaded
