"""Whether letters can be a Vietnamese syllable: what cannot be one is a slip, a name or a foreign word."""

from __future__ import annotations

import re

# Onset, medial and nucleus, coda, in folded letters (Vietnamese orthography of 1980: "ngh" and "gh" before i, e).
_SYLLABLE = re.compile(
    r"(?:ngh(?=[ie])|gh(?=[ie])|ng|nh|kh|ph|th|tr|ch|gi|qu|[bcdghklmnprstvx])?"
    r"(?:uye|uyu|uya|ieu|yeu|uoi|uou|oai|oay|oao|oeo|uay|uoa|"
    r"ia|ie|ye|ua|uo|uu|ui|uy|ue|oa|oe|oi|oo|ai|ay|ao|au|eo|eu|iu|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)


def is_possible_syllable(folded: str) -> bool:
    """Whether folded letters follow the orthography of one syllable; empty letters do not."""
    return _SYLLABLE.fullmatch(folded) is not None
