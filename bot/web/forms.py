"""What a form has sent, of a size that is read."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

LARGEST = 16 * 1024
"""In bytes: a question of 1,000 letters takes at most 9,000 in a form, where each byte of a letter takes three."""
_SECONDS = 15
_MOST_FIELDS = 20
_TYPE = "application/x-www-form-urlencoded"


class FormTooLarge(Exception):
    """More was sent than any form of ours sends."""


class FormUnreadable(Exception):
    """What was sent is no form of ours, or did not come to its end."""


async def read_form(request: Request) -> Mapping[str, str]:
    """The fields of a form, the last value of each; raises `FormTooLarge` and `FormUnreadable`."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _TYPE:
        raise FormUnreadable
    try:
        async with asyncio.timeout(_SECONDS):
            body = await _read(request)
    except TimeoutError:
        raise FormUnreadable from None
    try:
        fields = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError:  # more fields than that, or letters that no form sends
        raise FormUnreadable from None
    return dict(fields)


async def _read(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise FormTooLarge
    return bytes(body)
