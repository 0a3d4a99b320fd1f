"""An address as anybody may know it: without what lets others in."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

KEY_PARAMETER = (
    r"(?:[\w.%-]*(?:token|secret|signature|password|passwd|api[-_]?key)|(?:[\w.%-]*[-_.])?(?:sig|auth|pwd|credential))"
)
"""A pattern of the names, in any case, of an address's parameters that let in whoever knows their value."""

_USER = re.compile(r"(?i)^(\s*https?://)[^/?#]*@")
_PARAMETER = re.compile(rf"(?i)(?<=[?&#;]){KEY_PARAMETER}=[^&#;]*(?:[&;]|(?=#)|$)")


def public_url(address: str) -> str:
    """The address without what would let others in: its user and password, and parameters such as a token.

    So it is kept and shown. What is no web address stays as it is.
    """
    if "://" not in address or not re.match(r"(?i)\s*https?://", address):
        return address
    shorter = _PARAMETER.sub("", _USER.sub(r"\1", address))
    return re.sub(r"[?&#;]+(?=#|$)", "", shorter) if shorter != address else address


PublicUrl = Annotated[str, AfterValidator(public_url)]
"""A place where a document was found, a file or a URL, as anybody may know it."""
