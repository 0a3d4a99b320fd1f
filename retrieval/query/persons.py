"""Persons in questions: who holds which post, and who is called by name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from knowledge.late_patterns import late_pattern
from knowledge.vietnamese.normalization import CAPITALS, fold
from retrieval.analysis.tokenizer import Token

# Posts, folded; the longest first, so that "phó giám đốc" is not taken for "giám đốc".
_POSTS = tuple(
    tuple(post.split())
    for post in (
        "pho tong giam doc",
        "tong giam doc",
        "pho giam doc",
        "giam doc",
        "pho chu tich",
        "chu tich",
        "pho bi thu",
        "bi thu",
        "pho truong phong",
        "truong phong",
        "pho truong ban",
        "truong ban",
        "pho cuc truong",
        "cuc truong",
        "vu truong",
        "vien truong",
        "hieu truong",
        "thu truong",
        "bo truong",
        "pho chu nhiem",
        "chu nhiem",
    )
)
# Without tone marks "ba" is also three, "chi" also costs, "anh" also pictures.
_TITLES = frozenset({"ông", "bà", "anh", "chị", "ong"})
_NAME = late_pattern(rf"[{CAPITALS}][^\W\d_]*(?:\s[{CAPITALS}][^\W\d_]*)+")


def find_post(tokens: Sequence[Token], *, with_next: bool = True) -> tuple[str, ...]:
    """The post a question names with the first word of what it is held in, folded; empty for none.

    "giám đốc Sở Công Thương" gives ("giam", "doc", "so"): the director of a centre is somebody else. Without
    ``with_next`` the post stands alone.
    """
    words = [token.folded for token in tokens]
    for post in _POSTS:
        for start in range(len(words) - len(post) + 1):
            if tuple(words[start : start + len(post)]) == post:
                return (*post, *words[start + len(post) : start + len(post) + with_next])
    return ()


def opens_with_post(tokens: Sequence[Token]) -> bool:
    """Whether a text begins with a post: "chủ nhiệm hợp tác xã Túng Sán" asks who that is."""
    words = tuple(token.folded for token in tokens)
    return any(words[: len(post)] == post for post in _POSTS)


def holds_post(words: tuple[str, ...], post: tuple[str, ...]) -> bool:
    """Whether a text, given as its folded words, names just this post: "Phó Giám đốc" is not "Giám đốc"."""
    return any(
        words[start : start + len(post)] == post and (start == 0 or words[start - 1] not in {"pho", "tong"})
        for start in range(len(words) - len(post) + 1)
    )


def find_name(tokens: Sequence[Token]) -> str | None:
    """The word behind "ông", "bà", "anh" or "chị", folded; none when there is no such word."""
    for title, name in pairwise(tokens):
        if title.marked in _TITLES and name.folded.isalpha() and len(name.folded) > 1:
            return name.folded
    return None


def names_person(text: str, name: str) -> bool:
    """Whether a text has a name of several words of which one is ``name``."""
    return any(name in fold(found[0]).split() for found in _NAME.finditer(text))
