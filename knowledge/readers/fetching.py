"""Fetching one page from the web, within a time, a size and a number of redirects, of the public web alone if asked."""

from __future__ import annotations

import ipaddress
import socket
import time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from knowledge.errors import DocumentNotFound, PageUnreachable
from knowledge.readers.sources import too_large
from knowledge.records import Record

if TYPE_CHECKING:
    import httpx

_TIMEOUT = 20.0  # seconds without a byte
_DEADLINE = 60.0  # seconds for a whole page: a server may send a byte at a time for ever
_REDIRECTS = 5
_GONE = frozenset((404, 410))
_HEADERS = {
    # Some news sites refuse clients that name no browser.
    "User-Agent": "Mozilla/5.0 (compatible; sxsh/0.1)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "vi,en;q=0.5",
}

_WEB_PORTS = frozenset({None, 80, 443})


class Page(Record):
    """A fetched page: ``url`` after redirects, ``name`` as in its path; media type and charset as the server says."""

    content: bytes
    url: str
    name: str
    media_type: str | None = None
    charset: str | None = None


def fetch(url: str, *, limit: int, public_only: bool = False, transport: httpx.BaseTransport | None = None) -> Page:
    """The page under an http(s) URL, at most ``limit`` bytes long, unpacked; ``transport`` stands in for the network.

    With ``public_only`` neither it nor what it redirects to may be an address behind the public web.
    Raises `DocumentNotFound` when the server says so or has no address, `DocumentTooLarge`, and
    `PageUnreachable` with the reason for everything else.
    """
    import httpx

    def check(request: httpx.Request) -> None:
        check_public(url, request.url.host, request.url.port)

    client = httpx.Client(
        follow_redirects=True,
        max_redirects=_REDIRECTS,
        timeout=_TIMEOUT,
        headers=_HEADERS,
        transport=transport,
        # Runs before every request, those that follow a redirect included.
        event_hooks={"request": [check] if public_only else []},
    )
    try:
        with client, client.stream("GET", url) as response:
            _check_status(response, url)
            return _receive(response, url, limit)
    except httpx.TimeoutException as error:
        raise PageUnreachable(url, "the server did not answer in time") from error
    except httpx.TooManyRedirects as error:
        raise PageUnreachable(url, f"the server redirects more than {_REDIRECTS} times") from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError) as error:  # ValueError: a host like "a..b"
        raise PageUnreachable(url, "is not a URL that can be fetched") from error
    except httpx.ConnectError as error:
        raise PageUnreachable(url, "the server cannot be reached") from error
    except httpx.HTTPError as error:
        raise PageUnreachable(url, "the connection broke off") from error


def _check_status(response: httpx.Response, url: str) -> None:
    status = response.status_code
    if status in _GONE:
        raise DocumentNotFound(url, f"not found (the server answered {status})", particular=f"HTTP {status}")
    if status != 200:
        raise PageUnreachable(url, f"the server answered {status}", particular=f"HTTP {status}")


def _receive(response: httpx.Response, url: str, limit: int) -> Page:
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise too_large(url, limit, int(declared))
    content = bytearray()
    started = time.monotonic()
    for piece in response.iter_bytes():
        content += piece
        if len(content) > limit:
            raise too_large(url, limit)
        if time.monotonic() - started > _DEADLINE:
            raise PageUnreachable(url, "the server did not answer in time")
    path = unquote(urlsplit(str(response.url)).path)
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Page(
        content=bytes(content),
        url=str(response.url),
        name=PurePosixPath(path).name,
        media_type=media_type or None,
        charset=response.charset_encoding,
    )


def check_public(url: str, host: str, port: int | None) -> None:
    """Refuse an address that is not of the public web; raises `PageUnreachable`.

    Every address of the host must be globally reachable (the registries of RFC 6890, as Python's ``ipaddress`` knows
    them), and the port one of the web's. A name that changes its address between this check and the request would
    pass; only people whom the operator trusts can name pages at all.
    """
    if port not in _WEB_PORTS:
        raise PageUnreachable(url, "is not on a port of the public web")
    try:
        found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise PageUnreachable(url, "the server cannot be reached") from error
    for *_, address in found:
        known = ipaddress.ip_address(str(address[0]).partition("%")[0])
        mapped = getattr(known, "ipv4_mapped", None)
        if not (mapped or known).is_global or known.is_multicast:
            raise PageUnreachable(url, "is not on the public web")
