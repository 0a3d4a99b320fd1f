"""From which page and from which network a request comes, by what browsers and our own proxies say."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from bot.web.origin import Origin, find_address, find_origin

PUBLIC = "https://sxsh.example.vn"


def request(client: str = "192.0.2.1", **headers: str) -> Request:
    written = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "headers": written, "client": (client, 1234)})


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({}, Origin.UNKNOWN),
        ({"sec_fetch_site": "same-origin"}, Origin.OURS),
        ({"sec_fetch_site": "none"}, Origin.OURS),
        ({"sec_fetch_site": "same-site", "origin": PUBLIC}, Origin.FOREIGN),
        # A page that tells nobody where it is sends "null" with its own forms too: the browser's word stands.
        ({"sec_fetch_site": "same-origin", "origin": "null"}, Origin.OURS),
        ({"origin": PUBLIC, "host": "127.0.0.1:8000"}, Origin.OURS),
        ({"origin": "http://127.0.0.1:8000", "host": "127.0.0.1:8000"}, Origin.OURS),
        ({"origin": "http://127.0.0.1:9000", "host": "127.0.0.1:8000"}, Origin.FOREIGN),
        ({"origin": "null", "host": "127.0.0.1:8000"}, Origin.FOREIGN),
        ({"origin": "", "host": ""}, Origin.FOREIGN),
    ],
)
def test_where_a_form_is_from(headers: dict[str, str], origin: Origin) -> None:
    """What no page can set is believed first."""
    assert find_origin(request(**headers), PUBLIC) is origin


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("203.0.113.9", 0, "192.0.2.1"),
        ("203.0.113.9", 1, "203.0.113.9"),
        ("10.0.0.1, 203.0.113.9", 1, "203.0.113.9"),
        ("10.0.0.1, 203.0.113.9, 198.51.100.2", 2, "203.0.113.9"),
        # Fewer have written than there are proxies: it came another way.
        ("203.0.113.9", 2, "192.0.2.1"),
        ("", 1, "192.0.2.1"),
        ("unknown", 1, "192.0.2.1"),
        ("2001:db8:1:2:3::4", 1, "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", 1, "203.0.113.9"),
        ("fe80::1%eth0", 1, "fe80::/64"),
    ],
)
def test_whose_address_counts(forwarded: str, proxies: int, address: str) -> None:
    """Only what our own proxies have added is believed; an IPv6 house is one."""
    assert find_address(request(x_forwarded_for=forwarded), proxies) == address


def test_who_has_no_address_counts_as_one() -> None:
    """A socket of the machine itself."""
    assert find_address(Request({"type": "http", "headers": [], "client": None}), 0) == ""
