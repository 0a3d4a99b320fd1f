"""A page that a person names in a chat is fetched from the public web alone."""

from __future__ import annotations

import httpx
import pytest

from knowledge.errors import PageUnreachable
from knowledge.readers.fetching import check_public, fetch


@pytest.mark.parametrize(
    ("host", "port"),
    [
        ("127.0.0.1", None),
        ("10.0.0.8", 80),
        ("192.168.1.1", 443),
        ("169.254.169.254", None),
        ("0.0.0.0", None),
        ("224.0.0.1", None),
        ("::1", None),
        ("fe80::1", None),
        ("::ffff:127.0.0.1", None),
        ("localhost", None),
        ("8.8.8.8", 5432),
    ],
)
def test_what_lies_behind_the_public_web_is_refused(host: str, port: int | None) -> None:
    """Loopback, private, link-local, multicast, disguised as IPv6, and ports that are not the web's."""
    with pytest.raises(PageUnreachable):
        check_public("http://example.org/", host, port)


def test_a_public_address_passes() -> None:
    """On the ports of the web."""
    for port in (None, 80, 443):
        check_public("http://8.8.8.8/", "8.8.8.8", port)


def test_a_redirect_into_the_private_network_is_not_followed() -> None:
    """The public page that points there is refused, and nothing there is asked."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(302, headers={"location": "http://127.0.0.1/secret"})

    with pytest.raises(PageUnreachable):
        fetch("http://8.8.8.8/", limit=1000, public_only=True, transport=httpx.MockTransport(answer))
    assert asked == ["8.8.8.8"]
