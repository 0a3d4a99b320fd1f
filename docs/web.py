"""Draws pages of the browser's door with real answers: ``make pictures`` writes them beside this file.

Needs Chromium; without it the pictures stay as they are.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from starlette.testclient import TestClient

from bot.composition.assistant import make_assistant
from bot.composition.web import make_web
from bot.pages.environment import STYLE
from bot.settings import Settings
from docs.phone import photograph
from knowledge.intake.shipping import load_collection
from knowledge.store.database import open_database
from knowledge.store.library import Library

HERE = Path(__file__).parent
QUESTION = "muc tieu sxsh 2020 thanh hoa"
_HEIGHT = 1080
_STYLE = re.compile(r'<link rel="stylesheet"[^>]*>')
_SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
_TOKEN = re.compile(r'name="the" value="([^"]+)"')


def draw_pages() -> dict[str, str]:
    """The first page and an answer, each with its style in itself, by the names of their pictures."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{folder}/library.sqlite3")
        library = Library(engine)
        load_collection(library)
        settings = Settings(_env_file=None, SXSH_PRIVACY_KEY="k" * 32)  # type: ignore[call-arg]
        with TestClient(make_web(settings, make_assistant(library), engine)) as client:
            home = client.get("/").text
            found = _TOKEN.search(home)
            answer = client.post("/hoi", data={"the": found[1] if found else "", "cau": QUESTION}).text
        library.close()
    return {"web-first": _alone(home), "web-answer": _alone(answer)}


def _alone(page: str) -> str:
    style = f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
    return _SCRIPT.sub("", _STYLE.sub(lambda _found: style, page))


def main() -> int:
    """Draw both; 0 when they were drawn, 1 without a browser."""
    drawn = [photograph(page, HERE / f"{name}.png", _HEIGHT) for name, page in draw_pages().items()]
    if not all(drawn):
        sys.stderr.write("The pictures need Chromium.\n")
    return 0 if all(drawn) else 1


if __name__ == "__main__":
    sys.exit(main())
