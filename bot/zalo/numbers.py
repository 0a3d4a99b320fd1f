"""Whether somebody has typed a number to choose with, and nothing else."""

from __future__ import annotations

import re
import unicodedata

from knowledge.vietnamese.normalization import fold

# No list of ours has a hundred entries, and years, figures and numbers of documents have more digits or letters.
_NUMBER = re.compile(
    r"(?:(?:em |minh |cho |chon |bam |go |tra loi |lua chon |muc |so |cau ){0,3})"
    r"[\[(]?(?P<number>\d{1,2})[\])]?[.,:!)]{0,2}"
    r"(?: (?:nhe|nha|a|di|em|ad|ban|giup|voi|minh)){0,3}[.!]?"
)
# What turns a digit into a key or an emoji.
_DRESS = re.compile("[\ufe0e\ufe0f\u20e3]")


def read_number(text: str) -> int | None:
    """The number that is typed alone, with at most a word around it: "1", "1.", "số 1", "(1)", "１", "chọn 1 nhé".

    None for everything else: "5s la gi", "2020", "1048/KH-SCT", "1 và 2".
    """
    if len(text) > 40:
        return None
    plain = fold(unicodedata.normalize("NFKC", _DRESS.sub("", text)))
    found = _NUMBER.fullmatch(" ".join(plain.split()))
    return int(found["number"]) if found else None
