"""Draws a published page of a province: ``make pictures`` writes it beside this file.

Needs Chromium; without it the picture stays as it is.
"""

from __future__ import annotations

import base64
import re
import sys
import tempfile
from pathlib import Path

from bot.publishing.pages import Options
from bot.publishing.publisher import publish
from docs.phone import photograph
from knowledge.intake.shipping import load_collection
from knowledge.store.library import Library

HERE = Path(__file__).parent
PAGE = Path("tinh", "thanh-hoa.html")
_HEIGHT = 1080
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_STYLE = re.compile(r'<link rel="stylesheet"[^>]*>')
_PICTURE = re.compile(r'<img src="([^"]+)"')


def draw_page() -> str:
    """The page with its style and chart in itself, as it is drawn without the folder around it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "pages"
        library = Library.open(f"sqlite:///{folder}/library.sqlite3")
        load_collection(library)
        publish(library, root, Options())
        library.close()
        page = (root / PAGE).read_text(encoding="utf-8")
        style = (root / "page.css").read_text(encoding="utf-8")
        page = _PICTURE.sub(lambda found: f'<img src="{_inside((root / PAGE).parent / found[1])}"', page)
    return _STYLE.sub(lambda _found: f"<style>{style}</style>", _POLICY.sub("", page))


def _inside(picture: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture.read_bytes()).decode()}"


def main() -> int:
    """Draw it; 0 when it was drawn, 1 without a browser."""
    if not photograph(draw_page(), HERE / "pages-province.png", _HEIGHT):
        sys.stderr.write("The picture needs Chromium.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
