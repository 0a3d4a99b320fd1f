"""Long lists are shown a page at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

_Item = TypeVar("_Item")
# Some three screens of a phone.
_A_PAGE = 20
_NUMBER = re.compile(r"[1-9][0-9]{0,4}")


def page_asked(request: Request) -> int:
    """Which page was asked for, from 1; what is no number is no page."""
    asked = request.query_params.get("trang", "1")
    if not _NUMBER.fullmatch(asked):
        raise HTTPException(404)
    return int(asked)


def page_of(items: Sequence[_Item], number: int) -> tuple[Sequence[_Item], int]:
    """The items of one page, and how many pages there are; there is no page behind the last."""
    pages = max(1, -(-len(items) // _A_PAGE))
    if number > pages:
        raise HTTPException(404)
    return items[(number - 1) * _A_PAGE : number * _A_PAGE], pages
