"""A form with files, as the Bot API takes uploads."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import Any


def parse_multipart(content_type: str, body: bytes) -> dict[str, Any]:
    """The fields as text, the files as bytes."""
    form = message_from_bytes(f"content-type: {content_type}\r\n\r\n".encode() + body, policy=policy.HTTP)
    params: dict[str, Any] = {}
    for part in form.iter_parts():  # type: ignore[attr-defined]
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        params[name] = content if part.get_filename() else content.decode()
    return params
