"""The part of its sentence in which a figure stands: its words, the names in it, and in which sense it is said."""

from __future__ import annotations

import re
from typing import NamedTuple

from knowledge.places import find_places
from knowledge.targets import Target
from knowledge.targets.quantities import find_quantities
from knowledge.vietnamese.normalization import to_match
from knowledge.vietnamese.stopwords import is_function_word
from retrieval.analysis.tokenizer import tokenize

_ENDS = ";"
# "Không quá 50 triệu" bounds a figure, and "gạch không nung" is a name: neither denies anything.
_DENIES = re.compile(
    r"(?<!\w)(?:(?:không|chưa)(?! (?:quá|vượt|dưới|thấp|ít|nung|tốn|những|chỉ|rõ))|chẳng|ngừng|bãi bỏ|loại trừ)(?!\w)"
)
_RISES = re.compile(r"(?<!\w)(?:tăng|nâng|thêm)(?!\w)(?! cường| trưởng| nhận| cao)")
_FALLS = re.compile(r"(?<!\w)(?:giảm|bớt|hạ|cắt|tiết kiệm)(?!\w)")
# Words that say of whom a figure is no more than the place does.
_EMPTY = frozenset({"tinh", "thanh", "pho", "toan", "dia", "ban", "ca", "nuoc", "tong"})
# Authorities are named by all and in every way; what they are called tells no firm from another.
_AUTHORITIES = frozenset(
    (  # noqa: SIM905 - a paragraph of words is read at a glance
        "so cong thuong bo uy ban nhan dan ubnd hdnd chinh phu thu tuong tinh huyen xa trung tam khuyen quyet dinh ke "
        "hoach nghi chuong trinh"
    ).split()
)
_SHORT_FORM = 6
# As people type whom a figure counts, on a phone or in a table.
_SPELLED_OUT = {
    "sx": ("san", "xuat"), "cn": ("cong", "nghiep"), "cs": ("co", "so"), "dn": ("doanh", "nghiep"),
    "sxcn": ("san", "xuat", "cong", "nghiep"), "sxsh": ("san", "xuat", "sach", "hon"), "nl": ("nang", "luong"),
}  # fmt: skip


class Sense(NamedTuple):
    """Whether something is denied, and whether it rises (1), falls (-1) or neither or both (0)."""

    denies: bool
    moves: int

    def agrees(self, other: Sense) -> bool:
        """Whether both deny or affirm, and do not move apart."""
        return self.denies is other.denies and self.moves * other.moves >= 0


def part_of(target: Target) -> str:
    """The part of a sentence between semicolons in which a figure stands, without the figure."""
    start, end = target.quantity_start - target.start, target.quantity_end - target.start
    before, behind = target.sentence[:start], target.sentence[end:]
    return f"{before[before.rfind(_ENDS) + 1 :]} {behind.split(_ENDS, 1)[0]}"


def sense_of(target: Target) -> Sense:
    """In which sense a figure is said: by the words from the figure before it, or the beginning, to the next one."""
    position, said = target.quantity_start - target.start, target.sentence
    quantities = list(find_quantities(said))
    first = max((each.end for each in quantities if each.end <= position), default=0)
    last = min((each.start for each in quantities if each.start > position), default=len(said))
    opens = max(first, said.rfind(_ENDS, 0, position) + 1)
    before, behind = to_match(said[opens:position]), to_match(said[position:last].split(_ENDS, 1)[0])
    # Behind another figure, what stands before this one is said of that.
    denied = _DENIES.search(behind) or (_DENIES.search(before) if not first or opens > first else None)
    moves = bool(_RISES.search(before + behind)) - bool(_FALLS.search(before + behind))
    return Sense(denied is not None, moves)


def words_in(text: str) -> set[str]:
    """The content words of a text, folded, short forms spelled out; no numbers, and no names of places."""
    places = [(place.start, place.end) for place in find_places(text)]
    return {
        word
        for token in tokenize(text)
        for word in _SPELLED_OUT.get(token.folded, (token.folded,))
        if not token.is_number
        and not is_function_word(token.marked, token.folded, typed_without_marks=False)
        and token.folded not in _EMPTY
        and not any(start <= token.start < end for start, end in places)
    }


def names_in(text: str) -> set[str]:
    """The words of names in a sentence, folded: capitals that do not open it, no places, authorities or short forms.

    A sentence all in capitals names nothing that can be told.
    """
    if text.isupper():
        return set()
    places = [(place.start, place.end) for place in find_places(text)]
    tokens = [token for token in tokenize(text) if not token.is_number]
    capital = [text[token.start].isupper() for token in tokens]
    opens_with_name = capital[1:2] == [True] and text[tokens[0].end : tokens[1].start].isspace()
    return {
        token.folded
        for number, token in enumerate(tokens)
        if capital[number]
        and (number or opens_with_name)
        and not is_function_word(token.marked, token.folded, typed_without_marks=False)
        and token.folded not in _AUTHORITIES
        and not (text[token.start : token.end].isupper() and token.end - token.start <= _SHORT_FORM)
        and not any(start <= token.start < end for start, end in places)
    }
