"""Where a form was sent from, as the browser says, and from which address of the network."""

from __future__ import annotations

import ipaddress
from enum import Enum
from urllib.parse import urlsplit

from starlette.requests import Request

_IPV6_NETWORK = 64


class Origin(Enum):
    """From which page a request comes."""

    OURS = "ours"
    UNKNOWN = "unknown"
    """The browser says nothing; old ones do not."""
    FOREIGN = "foreign"


def find_origin(request: Request, public: str | None) -> Origin:
    """From which page a form comes; ``public`` is the address under which people open ours.

    ``Sec-Fetch-Site`` is believed first, which no page can set, and then ``Origin``.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return Origin.OURS if site in {"same-origin", "none"} else Origin.FOREIGN
    origin = request.headers.get("origin")
    if origin is None:
        return Origin.UNKNOWN
    if origin == public:
        return Origin.OURS
    try:
        host = urlsplit(origin).netloc
    except ValueError:  # brackets that are none
        return Origin.FOREIGN
    return Origin.OURS if host and host == request.headers.get("host") else Origin.FOREIGN


def find_address(request: Request, proxies: int) -> str:
    """The network address that a request comes from: of IPv6 the network, since one house has all of it.

    So many ``proxies`` of ours have each added to ``X-Forwarded-For`` whom they were asked by; what stands before that
    anybody may have written. Without proxies, or where the header does not say, it is who is connected.
    """
    connected = request.client.host if request.client is not None else ""
    if proxies == 0:
        return _network(connected) or connected
    told = [each.strip() for line in request.headers.getlist("x-forwarded-for") for each in line.split(",")]
    behind = told[-proxies] if len(told) >= proxies else ""
    return _network(behind) or _network(connected) or connected


def _network(written: str) -> str | None:
    """An address as one that limits count together; none for what is no address."""
    try:
        address = ipaddress.ip_address(written.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _IPV6_NETWORK), strict=False))
