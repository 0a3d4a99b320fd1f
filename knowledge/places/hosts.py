"""Provinces in the addresses of sites: "baothanhhoa.vn", "(kontumtv.vn)"."""

from __future__ import annotations

import re

from knowledge.places.mention import Level
from knowledge.places.spellings import load_spellings
from knowledge.vietnamese.normalization import fold

_HOST = re.compile(r"\b(?:[a-z0-9-]+\.)+vn\b", re.IGNORECASE)
# A shorter name is too likely a part of another word.
_SHORTEST = 5


def provinces_of_hosts(text: str) -> tuple[str, ...]:
    """The provinces whose name, in one word, opens or ends a part of a .vn address; empty for none."""
    provinces: dict[str, None] = {}
    for host in _HOST.findall(text):
        for label in fold(host).replace("-", "").split("."):
            for word, names in load_spellings().joined.items():
                if names[0].level is Level.DISTRICT or len(word) < _SHORTEST:
                    continue
                if label.startswith(word) or label.endswith(word):
                    provinces[names[0].provinces[0]] = None
    return tuple(provinces)
