"""Optional parts of libraries that nothing here uses, left out while these are loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def leaving_out(*modules: str) -> Iterator[None]:
    """Inside, importing one of these that is not loaded raises ``ImportError``; afterwards it can be loaded.

    A library goes on without them, as where they are not installed.
    """
    barred = [name for name in modules if name not in sys.modules]
    # What Python takes for "not to be found".
    sys.modules.update(dict.fromkeys(barred))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in barred:
            del sys.modules[name]
