"""Whether a question asks about nothing but what the collection is for, and whether a text speaks of it.

The topic has two forms. With a question come pairs of words, because it may be typed without tone marks, and the spans
of a passage are cut into just such pairs, in the form of the question: looking is then one intersection of sets, for
each of some hundred candidates. A whole text is looked into by a pattern, because it is not cut for it, its letters are
all there, and it goes by short forms ("SXSH", "SXTDBV") that a question has spelt out before it comes here.
"""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import fold
from retrieval.analysis.terms import bigram_forms
from retrieval.analysis.tokenizer import tokenize
from retrieval.query.query import Query, QueryToken, pair_term

TOPIC = ("san", "xuat", "sach", "hon")
"""The syllables of the collection's own subject, folded."""

# "Tình hình áp dụng sản xuất sạch hơn trong công nghiệp ở An Giang": no more is asked.
_BESIDE_TOPIC = frozenset(
    {"tinh", "hinh", "ket", "qua", "hoat", "dong", "ap", "dung", "thuc", "hien", "trien", "khai", "viec", "o", "tai"}
    | {"chuong", "trinh", "ke", "hoach", "trong", "cong", "nghiep", "linh", "vuc"}
)
# "Sản xuất và tiêu *dùng bền* vững", marked and folded.
_TODAY = bigram_forms(*tokenize("dùng bền"))
_TIMES = frozenset({"nam", "thang", "ngay", "quy", "giai", "doan"})
# Its plans of since 2016 go by the wider name.
_NAMED = re.compile(r"\b(?:sxsh|san xuat (?:va tieu dung )?(?:ben vung|sach)|sx&?tdbv)\b")


def topic_pairs(query: Query) -> frozenset[str]:
    """The pairs of words of which a text on the topic has one; none where a question asks about more than it.

    That is one that names it, where and when, and nothing more.
    """
    return frozenset() if any(map(_says_more, query.informative)) else named_pairs(query)


def named_pairs(query: Query) -> frozenset[str]:
    """The pairs of words of which a text on the topic has one; none where a question does not name it.

    What its programmes are called today counts as well. They are compared with the pairs of spans, which have the form
    in which the question was typed.
    """
    words = [token.token.folded for token in query.tokens]
    at = next((at for at in range(len(words)) if tuple(words[at : at + len(TOPIC)]) == TOPIC), None)
    if at is None:
        return frozenset()
    named = pair_term(*query.tokens[at + len(TOPIC) - 2 : at + len(TOPIC)])
    return frozenset({named, *_TODAY})


def says_when_or_where(token: QueryToken) -> bool:
    """Whether a token is a place, a number or a word for a time."""
    return token.names_place or token.token.is_number or token.token.folded in _TIMES


def speaks_of_topic(text: str) -> bool:
    """Whether a text names the topic, in full or by a short form, or what its programmes are called today."""
    return _NAMED.search(fold(text)) is not None


def _says_more(token: QueryToken) -> bool:
    expected = token.names_type or token.frames or says_when_or_where(token)
    return not expected and token.token.folded not in {*TOPIC, *_BESIDE_TOPIC}
