"""The files that belong to pages: each has its content's hash in its name, so that browsers keep it for good."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.pages.environment import ICON, STYLE

FOLDER = "/tep"
_SCRIPT = Path(__file__).parent / "static" / "page.js"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_KEPT = "public, max-age=31536000, immutable"


class Assets:
    """The style sheet, the icon and the script, read once."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[bytes, str]] = {}
        self.style, self.icon, self.script = (self._take(file) for file in (STYLE, ICON, _SCRIPT))

    @property
    def sizes(self) -> Mapping[str, int]:
        """How many bytes each address has."""
        return {f"{FOLDER}/{name}": len(content) for name, (content, _) in self._files.items()}

    async def send(self, request: Request) -> Response:
        """A file by its name."""
        found = self._files.get(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        content, media_type = found
        return Response(content, media_type=media_type, headers={"Cache-Control": _KEPT})

    def _take(self, file: Path) -> str:
        content = file.read_bytes()
        name = f"{file.stem}.{hashlib.sha256(content).hexdigest()[:12]}{file.suffix}"
        self._files[name] = content, _TYPES[file.suffix]
        return f"{FOLDER}/{name}"
