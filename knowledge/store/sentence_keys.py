"""What the sentences of two texts are compared by."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from knowledge.store.identity import title_key

# Both texts are cut alike, so it is no matter that "TP. Hồ Chí Minh" is cut too.
_END = re.compile(r"(?<=[.!?…])\s+|\n")
# Fewer words than these are a heading, a name or a date, which articles of any kind share.
_SHORTEST = 4
# A document on its way in is asked for its sentences several times.
_KEPT = 4


def sentence_keys(text: str) -> frozenset[str]:
    """The sentences of a text as folded letters and digits; headings and names are left out."""
    keys = map(title_key, _END.split(text))
    return frozenset(key for key in keys if key.count(" ") >= _SHORTEST - 1)


@lru_cache(_KEPT)
def sentence_hashes(text: str) -> frozenset[int]:
    """The same as numbers of 64 bits, as the database has them."""
    hashes = (hashlib.blake2b(key.encode(), digest_size=8).digest() for key in sentence_keys(text))
    return frozenset(int.from_bytes(value, "big", signed=True) for value in hashes)
