"""Fetching one page from the web, within a time, a size and a number of redirects, of the public web alone if asked."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from knowledge.errors import AddressNotPublic, DocumentNotFound, PageUnreachable
from knowledge.readers.sources import source_of, too_large
from knowledge.records import PublicUrl, Record

if TYPE_CHECKING:
    import httpx

    from knowledge.readers.public_network import PublicNetwork

_TIMEOUT = 20.0  # seconds without a byte
_DEADLINE = 60.0  # seconds for a whole page: a server may send a byte at a time for ever
_REDIRECTS = 5
_LONGEST_VERSION = 256
_PIECE = 64 * 1024  # bytes unpacked at a time: a thousand times of that may lie in one that is received
_NOT_MODIFIED = 304
_GONE = frozenset((404, 410))
_HEADERS = {
    # Some news sites refuse clients that name no browser.
    "User-Agent": "Mozilla/5.0 (compatible; sxsh)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "vi,en;q=0.5",
}


class PageVersion(Record):
    """What a server calls the page that it sent, so that it sends another only when there is one (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None


class Page(Record):
    """A fetched page: ``url`` after redirects, ``name`` as in its path; the rest as the server says."""

    content: bytes
    url: PublicUrl
    name: str
    media_type: str | None = None
    charset: str | None = None
    version: PageVersion = PageVersion()


def fetch(url: str, *, limit: int, private: bool = False, network: PublicNetwork | None = None) -> Page:
    """The page under an http(s) URL, at most ``limit`` bytes long, unpacked.

    Neither it nor what it redirects to may be an address behind the public web, unless ``private`` opens all; another
    ``network`` decides for itself. No proxy is asked, since it would resolve names anew. Raises `DocumentNotFound` when
    the server says so, `DocumentTooLarge`, `AddressNotPublic`, and `PageUnreachable` with the reason for everything
    else.
    """
    page = fetch_unless(PageVersion(), url, limit=limit, private=private, network=network)
    if page is None:
        raise PageUnreachable(source_of(url), "the server answered 304", particular="HTTP 304")
    return page


def fetch_unless(
    known: PageVersion, url: str, *, limit: int, private: bool = False, network: PublicNetwork | None = None
) -> Page | None:
    """The same, or none where the server says that it is still the ``known`` version."""
    import httpx

    from knowledge.readers.public_network import AddressBehindWeb, PublicNetwork

    source = source_of(url)  # what refusals show of it
    transport = _transport(network or PublicNetwork(private=private, seconds=_DEADLINE))
    client = httpx.Client(
        transport=transport,
        trust_env=False,
        follow_redirects=True,
        max_redirects=_REDIRECTS,
        timeout=_TIMEOUT,
        headers={**_HEADERS, **_conditions(known)},
    )
    try:
        with client, client.stream("GET", url) as response:
            if response.status_code == _NOT_MODIFIED:
                return None
            _check_status(response, source)
            return _receive(response, source, limit)
    except AddressBehindWeb as error:
        raise AddressNotPublic(source) from error
    except httpx.TimeoutException as error:
        raise PageUnreachable(source, "the server did not answer in time") from error
    except httpx.TooManyRedirects as error:
        raise PageUnreachable(source, f"the server redirects more than {_REDIRECTS} times") from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError) as error:  # ValueError: a host like "a..b"
        raise PageUnreachable(source, "is not a URL that can be fetched") from error
    except httpx.ConnectError as error:
        raise PageUnreachable(source, "the server cannot be reached") from error
    except (httpx.HTTPError, zlib.error) as error:
        raise PageUnreachable(source, "the connection broke off") from error


def _conditions(known: PageVersion) -> dict[str, str]:
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in asked.items() if value}


def _transport(network: PublicNetwork) -> httpx.HTTPTransport:
    import httpcore
    import httpx

    class Transport(httpx.HTTPTransport):
        """httpx's own, on another network."""

        def __init__(self) -> None:
            context = httpx.create_ssl_context()
            super().__init__(verify=context)
            self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=network)

    return Transport()


def _check_status(response: httpx.Response, source: str) -> None:
    status = response.status_code
    if status in _GONE:
        raise DocumentNotFound(source, f"not found (the server answered {status})", particular=f"HTTP {status}")
    if status != 200:
        raise PageUnreachable(source, f"the server answered {status}", particular=f"HTTP {status}")


def _receive(response: httpx.Response, source: str, limit: int) -> Page:
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise too_large(source, limit, int(declared))
    content = bytearray()
    for piece in _unpack(response, source):
        content += piece
        if len(content) > limit:
            raise too_large(source, limit)
    path = unquote(urlsplit(str(response.url)).path)
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Page(
        content=bytes(content),
        url=str(response.url),
        name=PurePosixPath(path).name,
        media_type=media_type or None,
        charset=response.charset_encoding,
        version=PageVersion(etag=_version(response, "etag"), modified=_version(response, "last-modified")),
    )


def _version(response: httpx.Response, header: str) -> str | None:
    """A version as it may be asked for again: a line that is longer than any server needs is none."""
    value = response.headers.get(header, "")
    return value if value and value.isascii() and len(value) <= _LONGEST_VERSION else None


def _unpack(response: httpx.Response, source: str) -> Iterator[bytes]:
    """The body in pieces of a bounded size; httpx would unpack what it has received as a whole."""
    packed = response.headers.get("content-encoding", "identity").strip().lower()
    if packed == "identity":
        yield from response.iter_raw(_PIECE)
        return
    if packed not in {"gzip", "x-gzip", "deflate"}:
        raise PageUnreachable(source, "the server packs the page in a way that was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # knows the header of either
    for piece in response.iter_raw(_PIECE):
        while piece and not unpacker.eof:
            yield unpacker.decompress(piece, _PIECE)
            piece = unpacker.unconsumed_tail
    yield unpacker.flush(_PIECE)
