"""Pages are fetched from a server on this machine, or refused with the server's reason."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from knowledge.errors import DocumentNotFound, DocumentTooLarge, DocumentUnreadable, UnknownDocumentType
from knowledge.readers import read_document
from tests.support.internet import serve

TEXT = "Làng nghề đúc đồng ở Đại Bái thay lò than bằng lò điện, nhờ vậy khói bụi trong làng giảm hẳn."
PAGE = f"<html><body><h1>Làng đúc đồng thay lò</h1><article><p>{TEXT}</p></article></body></html>"
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/bai": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/ghi": (200, {"Content-Type": "text/plain; charset=utf-16-le"}, TEXT.encode("utf-16-le")),
    "/a.md": (200, {"Content-Type": "text/plain"}, f"# Lò điện\n\n{TEXT}".encode()),
    "/anh": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/cu": (301, {"Location": "/bai"}, b""),
    "/vong": (302, {"Location": "/vong"}, b""),
    "/cam": (403, {}, b""),
    "/mat": (404, {}, b""),
    "/lon": (200, {"Content-Type": "text/plain"}, b"a" * 5000),
    "/ngam": (200, {"Content-Type": "text/plain"}, b"a" * 5000),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, content = ANSWERS[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.path != "/ngam":
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serve(_Handler) as running:
        yield f"http://127.0.0.1:{running.server_port}"


def test_a_page_is_read_from_its_url(server: str) -> None:
    """The media type chooses the reader; the source and the address are the URL."""
    document = read_document(f"{server}/bai", private=True)
    assert (document.source, document.url) == (f"{server}/bai", f"{server}/bai")
    assert [block.text for block in document.lines] == ["Làng đúc đồng thay lò", TEXT]


def test_redirects_are_followed_to_the_address(server: str) -> None:
    """The source stays as given, the address is where the page was found."""
    document = read_document(f"{server}/cu", private=True)
    assert (document.source, document.url) == (f"{server}/cu", f"{server}/bai")


def test_plain_text_and_markdown_are_read_too(server: str) -> None:
    """Plain text keeps its charset; Markdown is known by its name."""
    assert read_document(f"{server}/ghi", private=True).lines[0].text == TEXT
    assert read_document(f"{server}/a.md", private=True).title_hint == "Lò điện"


@pytest.mark.parametrize(
    ("path", "error", "reason"),
    [
        ("/mat", DocumentNotFound, "404"),
        ("/cam", DocumentUnreadable, "403"),
        ("/vong", DocumentUnreadable, "redirects"),
        ("/anh", UnknownDocumentType, "type"),
    ],
)
def test_each_answer_has_its_reason(server: str, path: str, error: type[Exception], reason: str) -> None:
    """A missing page, a forbidden one, a circle of redirects and a picture are told apart."""
    with pytest.raises(error, match=reason):
        read_document(server + path, private=True)


def test_a_large_page_is_refused(server: str) -> None:
    """A page over the limit is refused by its announced size."""
    with pytest.raises(DocumentTooLarge, match="4 KiB"):
        read_document(f"{server}/lon", limit=4096, private=True)


def test_a_page_that_hides_its_size_is_cut_off(server: str) -> None:
    """Reading stops at the limit where no size was announced."""
    with pytest.raises(DocumentTooLarge):
        read_document(f"{server}/ngam", limit=4096, private=True)


def test_no_server_is_one_clear_reason() -> None:
    """A port nobody listens on cannot be reached."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with pytest.raises(DocumentUnreadable, match="reached"):
        read_document(f"http://127.0.0.1:{port}/", private=True)


@pytest.mark.parametrize("url", ["http://", "https://[::1", "http://vi du/a\n"])
def test_a_broken_url_is_refused(url: str) -> None:
    """What cannot be a URL is refused and does not raise anything else."""
    with pytest.raises(DocumentUnreadable):
        read_document(url)


@pytest.mark.parametrize("url", ["http://a..b/", "http://", "http://[x", f"http://{'a' * 70}.vn/"])
def test_addresses_that_cannot_be(url: str) -> None:
    """An impossible host is refused like any other page that does not come."""
    with pytest.raises(DocumentUnreadable):
        read_document(url)
