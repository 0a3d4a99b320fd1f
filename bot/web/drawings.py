"""Pictures take a third of a second each: one is drawn at a time, and the last are kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock

from cachetools import LRUCache
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.web.workers import Workers

# Of some 60 kB each; who opens a preview mostly opens one that was just made.
_KEPT = 128
# Matplotlib holds the interpreter as it draws: two at once would take twice as long each, and answers wait.
_WAITING = 24
_MAX_AGE = "public, max-age=3600"


class Drawings:
    """Draws PNGs, and keeps the last of them under their keys."""

    def __init__(self) -> None:
        self._workers = Workers("web-drawing", at_once=1, waiting=_WAITING)
        self._lock = Lock()
        self._kept: LRUCache[Hashable, bytes] = LRUCache(_KEPT)

    async def send(self, key: Hashable, draw: Callable[[], bytes | None]) -> Response:
        """A picture as a response; raises `Busy` where too many wait, and 404 where there is nothing to be drawn."""
        content = self._known(key)
        if content is None:
            content = await self._workers.run(self._find, key, draw)
        if content is None:
            raise HTTPException(404)
        # Previews are shown by other sites too.
        headers = {"Cache-Control": _MAX_AGE, "Cross-Origin-Resource-Policy": "cross-origin"}
        return Response(content, media_type="image/png", headers={**headers, "X-Robots-Tag": "noindex"})

    def close(self) -> None:
        """Wait for the picture that is being drawn."""
        self._workers.close()

    def _find(self, key: Hashable, draw: Callable[[], bytes | None]) -> bytes | None:
        # Who waited for another's drawing may have waited for this very one; one thread alone is here.
        content = self._known(key)
        if content is None:
            content = draw()
            if content is not None:
                with self._lock:
                    self._kept[key] = content
        return content

    def _known(self, key: Hashable) -> bytes | None:
        with self._lock:
            return self._kept.get(key)
