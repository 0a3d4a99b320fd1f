"""The address that Zalo brings messages to: who knows the secret is let in, and told at once that it has arrived."""

from __future__ import annotations

import hmac
import json
import logging
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.zalo.intake import Intake

_log = logging.getLogger(__name__)

_SECRET = "X-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
# A text of Zalo's has a few thousand characters; four bytes and some JSON each.
_LARGEST = 64 * 1024


def webhook_route(url: str, secret: str, intake: Intake) -> Route:
    """The path of a public address, to be served by whatever serves this process."""

    async def receive(request: Request) -> Response:
        given = request.headers.get(_SECRET, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return _said(403)
        body = await _read(request)
        if body is None:
            return _said(413)
        if not await intake.receive(_parsed(body)):
            return _said(503)
        return _said(200)

    return Route(urlsplit(url).path or "/", receive, methods=["POST"])


def _said(status: int) -> Response:
    return PlainTextResponse("", status)


async def _read(request: Request) -> bytes | None:
    """The body; none where it is larger than any message."""
    read = bytearray()
    async for piece in request.stream():
        read += piece
        if len(read) > _LARGEST:
            return None
    return bytes(read)


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
