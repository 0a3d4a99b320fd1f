"""A statement without figures beside what passages tell: one of them says it, or none does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.records import Article, Passage
from knowledge.targets.modality import read_intention
from knowledge.vietnamese.normalization import fold, has_marks, to_match
from retrieval.analysis.synonyms import group_of
from retrieval.analysis.tokenizer import Token, tokenize
from retrieval.answers.citation import cite, find_highlights
from retrieval.index.filters import ANYTHING, Filter
from retrieval.query.parser import parse_query
from retrieval.query.query import Query
from retrieval.ranking.spans import SNIPPET_LIMIT
from retrieval.records import Citation
from retrieval.snapshots.snapshot import Snapshot

_LOOKED_INTO = 20
# Fewer content words than this are found together by chance.
_FEWEST_WORDS = 3
# What documents tell has three quarters of its words in their order; of "A giúp B" told as "B giúp A" it is two thirds.
_IN_ORDER = 0.7
# Longer than any sentence that is read as one.
_LONGEST = 600
_NUMBER = re.compile(r"\d+(?:[./-]\d+)*(?:/[^\W\d_]+[-\w]*)?")
# "1048/KH-SCT": what two sentences tell of it is told of one paper.
_PAPER = re.compile(r"\d+/(?:\d+/)?[^\W\d_]+-\w+")
_LEADING_ZERO = re.compile(r"(?<!\d)0+(?=\d)")
_NEGATES = re.compile(r"(?<!\w)(?:không|chưa|chẳng|chả|ko|kg|hông|đâu có|đừng|chớ|làm gì có)(?!\w)")
_NEGATES_UNMARKED = re.compile(r"(?<!\w)(?:khong|chua|chang|cha|ko|kg|hong|dau co|dung co|cho co|lam gi co)(?!\w)")
_ENDS_SOMETHING = re.compile(r"(?<!\w)(?:ngừng|bãi bỏ|huỷ|hủy|cấm)(?!\w)")
_OF_TRADE = frozenset({"cong", "thuong"})
# Of a paper these say the same; in questions they are told apart, and so no synonyms of the lexicon.
_OF_PAPERS = group_of("ban hành", "phê duyệt")


def find_telling(statement: str, province: str | None, known: Snapshot) -> Citation | None:
    """The citation of the sentence that tells a statement, numbered 1; none where no document does.

    Each of its content words must stand there, or one that is known to say the same, its numbers, days and names too;
    its place must be the document's, and what is only wanted there is not told as done. What denies something is never
    told: of what a "không" is said no search knows. ``province`` is that of the text, for a statement that names none.
    """
    said = statement[:_LONGEST]
    if _negates(said):
        return None
    query = parse_query(said, known.index, known.lexicon, correct=False)
    named = tuple(query.scope.provinces) or ((province,) if province is not None else ())
    kept = Filter.speaking_of(named) if named else ANYTHING
    words = _content_of(query)
    if len(words) < _FEWEST_WORDS:
        return None
    pairs = _PAPER.search(said) is not None
    for hit in known.index.search(query.terms, _LOOKED_INTO, kept):
        for start, end in _windows(hit.passage.sentences, pairs=pairs):
            shown = hit.passage.text[start:end]
            if not _tells(said, words, shown, hit.passage, known) or not _agrees(said, shown, hit.article):
                continue
            if _names(said, known) - _OF_TRADE <= _words(f"{hit.article.title}\n{shown}", known):
                return _cite(shown, hit.article, hit.passage, query, named)
    return None


def _cite(shown: str, article: Article, passage: Passage, query: Query, provinces: Sequence[str]) -> Citation:
    snippet = shown if len(shown) <= SNIPPET_LIMIT else shown[: SNIPPET_LIMIT - 1].rstrip() + "…"
    terms = dict.fromkeys((each.term for each in query.content), 1.0)
    return cite(1, article, passage, snippet, provinces=provinces, highlights=find_highlights(snippet, terms))


def _windows(sentences: Sequence[tuple[int, int]], *, pairs: bool) -> Iterator[tuple[int, int]]:
    """Each sentence, and behind them, where wanted, each with the next."""
    yield from sentences
    if pairs:
        yield from ((one[0], two[1]) for one, two in pairwise(sentences))


def _content_of(query: Query) -> list[Token]:
    """The content words of a statement; numbers and places are held against the document in another way."""
    return [each.token for each in query.content if not each.names_place and not each.token.is_number]


def _tells(said: str, words: Sequence[Token], shown: str, passage: Passage, known: Snapshot) -> bool:
    """Whether each word stands in what is shown, or a synonym of the phrase it belongs to, most of them in one order.

    Words that have marks are the same where the marks are: "dùng" is no "dừng". That a "Sở" is that of industry and
    trade the passage may tell elsewhere.
    """
    marked = has_marks(said)
    tokens = tokenize(shown)
    spelled = [_form(each, marked=marked) for each in known.lexicon.spell_out(shown, tokens)]
    wanted = [_form(each, marked=marked) for each in words]
    told = {*spelled, *(_form(each, marked=marked) for each in tokens)}
    if _count_in_order([word for word in wanted if word in told], spelled) < _IN_ORDER * len(told & set(wanted)):
        return False
    lacking = set(wanted) - told
    if not lacking:
        return True
    written, there = _in_a_row(tokenize(said), marked=marked), _in_a_row(tokens, marked=marked)
    for group in (*known.lexicon.synonyms, _OF_PAPERS):
        sure = [phrase.tokens for phrase in group if not phrase.only_asked and not phrase.beside]
        alike = [_in_a_row(phrase, marked=marked) for phrase in sure]
        if any(phrase in there for phrase in alike):
            lacking -= {word for phrase in alike if phrase in written for word in phrase.split()}
    before = {_form(each, marked=marked) for each in tokenize(passage.text)}
    return all(fold(word) in _OF_TRADE and word in before for word in lacking)


def _count_in_order(wanted: Sequence[str], told: Sequence[str]) -> int:
    """The most words that stand in one order in both."""
    best = [0] * (len(told) + 1)
    for word in wanted:
        before = 0
        for number, other in enumerate(told, 1):
            longest = before + 1 if word == other else max(best[number], best[number - 1])
            before, best[number] = best[number], longest
    return best[-1]


def _form(token: Token, *, marked: bool) -> str:
    return token.marked if marked else token.folded


def _in_a_row(tokens: Sequence[Token], *, marked: bool) -> str:
    """Words with a space around each."""
    return f" {' '.join(_form(each, marked=marked) for each in tokens)} "


def _words(text: str, known: Snapshot) -> frozenset[str]:
    """The words of a text, folded, its short forms spelled out as well."""
    tokens = tokenize(text)
    return frozenset(each.folded for each in (*tokens, *known.lexicon.spell_out(text, tokens)))


def _names(said: str, known: Snapshot) -> frozenset[str]:
    """The words of names in a statement, folded: capitals behind its first word, but for short forms."""
    return frozenset(
        token.folded
        for token in tokenize(said)[1:]
        if said[token.start].isupper() and not token.is_number and not known.lexicon.knows(token)
    )


def _agrees(said: str, shown: str, article: Article) -> bool:
    """Whether numbers and days are the document's, nothing is denied there, and both want or tell."""
    there = _numbers(f"{article.title}\n{shown}") | _numbers(article.date.value or "")
    return (
        _numbers(said) <= there
        and not _negates(shown)
        and (_ENDS_SOMETHING.search(to_match(said)) is None) is (_ENDS_SOMETHING.search(to_match(shown)) is None)
        and (read_intention(shown) is None or read_intention(said) is not None)
    )


def _negates(text: str) -> bool:
    """Whether anything is denied in a text, whatever it is; typed without marks as well."""
    if has_marks(text):
        return _NEGATES.search(to_match(text)) is not None
    return _NEGATES_UNMARKED.search(fold(text)) is not None


def _numbers(text: str) -> set[str]:
    return {_LEADING_ZERO.sub("", found[0].lower()) for found in _NUMBER.finditer(text)}
