"""What every form carries, so that no other page can send it: a proof that we have made it for this browser.

Each page masks it with other random bytes, so that the length of a compressed page tells nothing of it (BREACH).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets

_BYTES = 16


class FormTokens:
    """Makes and knows the tokens of forms, by a key."""

    def __init__(self, key: str) -> None:
        self._key = hashlib.sha256(f"forms {key}".encode()).digest()

    def make(self, secret: str | None) -> str:
        """A token for a browser with this secret, or for one that has none yet; each time it looks otherwise."""
        mask = secrets.token_bytes(_BYTES)
        return base64.urlsafe_b64encode(mask + _mixed(self._proof(secret), mask)).decode().rstrip("=")

    def fits(self, token: str, secret: str | None) -> bool:
        """Whether a token was made for a browser with this secret."""
        try:
            carried = base64.urlsafe_b64decode(f"{token}==")
        except (ValueError, binascii.Error):
            return False
        mask, masked = carried[:_BYTES], carried[_BYTES:]
        return len(masked) == _BYTES and hmac.compare_digest(_mixed(masked, mask), self._proof(secret))

    def _proof(self, secret: str | None) -> bytes:
        return hashlib.blake2b((secret or "").encode(), key=self._key, digest_size=_BYTES).digest()


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(first ^ second for first, second in zip(one, other, strict=True))
