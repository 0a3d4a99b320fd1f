"""The network that pages are fetched from: a name is resolved once, its addresses are checked, one is connected to.

So neither a way of writing an address nor a name that changes its address leads behind the public web.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence

import httpcore

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]

_WEB_PORTS = frozenset({80, 443})
# All that is routed between networks today (IANA, IPv6 global unicast); what ``ipaddress`` thinks of the rest has
# changed from one version of Python to the next.
_UNICAST = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address
_SPECIAL = (
    # Reserved in the registries of RFC 6890, and global for some version of ``ipaddress``.
    ipaddress.ip_network("192.0.0.0/24"),
    ipaddress.ip_network("192.88.99.0/24"),
    ipaddress.ip_network("2001::/23"),  # Teredo, which hides an IPv4 address, is among them
    ipaddress.ip_network("2001:db8::/32"),
    ipaddress.ip_network("3fff::/20"),
)


class AddressBehindWeb(Exception):
    """A host has an address, or a URL a port, that is not of the public web."""


def is_public(written: str) -> bool:
    """Whether an address, as a resolver gives it, is reached over the public internet.

    An IPv4 address within an IPv6 one (mapped, 6to4, NAT64) is what counts; other ways to hide one are out of use and
    refused.
    """
    address: Address = ipaddress.ip_address(written.partition("%")[0])  # behind it the interface is named
    if isinstance(address, ipaddress.IPv6Address):
        hidden = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            hidden = ipaddress.IPv4Address(address.packed[-4:])
        if hidden is not None:
            address = hidden
        elif address not in _UNICAST:
            return False
    special = any(address.version == network.version and address in network for network in _SPECIAL)
    return address.is_global and not (special or address.is_multicast or address.is_reserved)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, by the operating system, in its order."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class PublicNetwork(httpcore.NetworkBackend):
    """Connections to public addresses alone, unless ``private`` opens all, for so many ``seconds`` together.

    The connection is made to an address that was checked, while the name goes on to TLS and into the request. Whatever
    is waited for ends at the deadline: a name, a handshake, a byte of a header.
    """

    def __init__(
        self,
        *,
        private: bool,
        seconds: float,
        resolve: Resolve = resolve,
        wire: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._private = private
        self._ends = time.monotonic() + seconds
        self._resolve = resolve
        self._wire = wire or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers; all must be public. Raises `AddressBehindWeb`."""
        if not self._private and port not in _WEB_PORTS:
            raise AddressBehindWeb
        addresses = self._addresses(host, port)
        if not self._private and not all(map(is_public, addresses)):
            raise AddressBehindWeb
        failed: Exception = httpcore.ConnectError("the name has no address")
        for address in addresses:
            try:
                left = self.left(timeout)
                return _Stream(self._wire.connect_tcp(address, port, left, local_address, socket_options), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def left(self, timeout: float | None) -> float:
        """How long may still be waited, at most so many seconds; raises ``httpcore.ReadTimeout`` at the end."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for a whole page is over")
        return left if timeout is None else min(left, timeout)

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """Resolved in a thread, because the operating system knows no deadline."""
        found: list[Sequence[str]] = []

        def look_up() -> None:
            # A name that is none has no address, as far as anybody who asked can tell.
            try:
                found.append(self._resolve(host, port))
            except (OSError, UnicodeError):
                found.append(())

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(self.left(None))
        if not found:
            raise httpcore.ConnectTimeout("the name was not resolved in time")
        return found[0]


class _Stream(httpcore.NetworkStream):
    """A connection that waits no longer than its network has time."""

    def __init__(self, stream: httpcore.NetworkStream, network: PublicNetwork) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._network.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._network.left(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._network)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
