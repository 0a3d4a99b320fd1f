"""Optional parts of libraries that nothing here uses, left out while these are loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

# The libraries go on without them, as where they are not installed: httpx's own command and structlog's coloured
# tracebacks bring rich and pygments (5 MB and .1 s of a start), Telegram's passports bring cryptography (7 MB).
_UNUSED = ("httpx._main", "rich", "cryptography")


@contextmanager
def without_optional_parts() -> Iterator[None]:
    """Inside, importing what is not used and not loaded raises ``ImportError``; afterwards it can be loaded."""
    barred = [name for name in _UNUSED if name not in sys.modules]
    # What Python takes for "not to be found".
    sys.modules.update(dict.fromkeys(barred))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in barred:
            del sys.modules[name]
