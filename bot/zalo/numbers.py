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
# "1 và 2", "1, 2", "1-3"; figures such as 12/2020 and 1,5 have no such joint.
_NUMBERS = re.compile(r"(?:so |muc |cau |chon )?\d{1,2}(?:(?: va |, | ?& ?| ?\+ ?|[ -])(?:so )?\d{1,2}){1,4}")


def names_several(text: str) -> bool:
    """Whether several numbers are typed and nothing else: "1 và 2", "1 2", "số 1, 2"."""
    plain = " ".join(fold(unicodedata.normalize("NFKC", _DRESS.sub("", text[:40]))).split())
    return len(text) <= 40 and _NUMBERS.fullmatch(plain) is not None


def read_number(text: str) -> int | None:
    """The number that is typed alone, with at most a word around it: "1", "1.", "số 1", "(1)", "１", "chọn 1 nhé".

    None for everything else: "5s la gi", "2020", "1048/KH-SCT", "1 và 2".
    """
    if len(text) > 40:
        return None
    plain = fold(unicodedata.normalize("NFKC", _DRESS.sub("", text)))
    found = _NUMBER.fullmatch(" ".join(plain.split()))
    return int(found["number"]) if found else None
