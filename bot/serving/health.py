"""That a process lives: the one answer of every address that is asked for it."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

NOT_KEPT = {"Cache-Control": "no-store"}
"""What a process is like holds for the moment."""


def say_alive(version: int) -> Response:
    """Its event loop answers, and it knows this version of the collection."""
    return JSONResponse({"ok": True, "version": version}, headers=NOT_KEPT)
