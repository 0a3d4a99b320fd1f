"""Keeps a page that strangers may name out of the network behind the program."""

from __future__ import annotations

import ipaddress
import socket

from knowledge.errors import PageUnreachable

_WEB_PORTS = frozenset({None, 80, 443})


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
