"""A site of a test's own: pages that change, go and come, with versions that a server tells, and who asked for what."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from threading import Lock

from tests.support.internet import serve


class NewsSite:
    """Pages by their path; ``away`` answers 503, and a page that redirects has its target after "->"."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.versions: dict[str, str] = {}
        self.away = False
        self.asked: list[tuple[str, str | None]] = []
        self.at_once = 0
        self.most_at_once = 0
        self.address = ""
        self._lock = Lock()

    def publish(self, path: str, title: str, text: str, version: str | None = None) -> str:
        """A page of an article; its address."""
        self.pages[path] = (
            f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p class='date'>Ngày đăng: 12/05/2019</p>"
            f"<p>{text}</p><div>Lượt xem: {len(self.asked)}</div></body></html>"
        )
        if version is not None:
            self.versions[path] = version
        return self.address + path

    def enter(self) -> None:
        with self._lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        time.sleep(0.01)

    def leave(self) -> None:
        with self._lock:
            self.at_once -= 1


@contextmanager
def news_site() -> Iterator[NewsSite]:
    """A site on a free port of this machine."""
    site = NewsSite()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.enter()
            try:
                self._answer()
            finally:
                site.leave()

        def _answer(self) -> None:
            known = self.headers.get("If-None-Match")
            site.asked.append((self.path, known))
            page, version = site.pages.get(self.path), site.versions.get(self.path)
            if site.away:
                self._send(503)
            elif page is None:
                self._send(404)
            elif page.startswith("->"):
                self._send(302, Location=page.removeprefix("->"))
            elif version is not None and known == version:
                self._send(304)
            else:
                tag = {} if version is None else {"ETag": version}
                self._send(200, page.encode(), **{"Content-Type": "text/html; charset=utf-8"}, **tag)

        def _send(self, status: int, content: bytes = b"", **headers: str) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with serve(Handler) as server:
        site.address = f"http://127.0.0.1:{server.server_port}"
        yield site
