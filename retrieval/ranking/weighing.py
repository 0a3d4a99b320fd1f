"""A question becomes what its evidence is looked for with: terms and pairs by their weight."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.terms import bigram_forms
from retrieval.analysis.tokenizer import Token, tokenize
from retrieval.index.protocol import PassageIndex
from retrieval.query.persons import find_name, find_post
from retrieval.query.query import Query
from retrieval.query.question_types import COUNTED_AS, QuestionType
from retrieval.ranking.weighted_query import Synonym, WeightedQuery

# Shares of a word's idf. A place's own name says little once only articles about the place are looked at; a word
# that names the kind of thing, or frames the question, is seldom in the answer.
_PLACE_WEIGHT = 0.05
_KIND_WORD_WEIGHT = 0.15
_FRAME_WEIGHT = 0.2
# Two of a kind's words together ("nội dung") say more than each of them ("nội" is in Hà Nội as well).
_KIND_PAIR_WEIGHT = 0.25
# An abbreviation spelled out counts like a word and a half, however many syllables it has.
_SPELLED_OUT = 1.5
# The collection's own topic words are in nearly every passage; below this they would not count at all.
_LOWEST_IDF = 0.2
# A word in more than half of the passages has an idf below ln 2: it is what the whole collection is about.
_TOPIC_IDF = math.log(2)
# A question of so few words has no room for others.
_SHORT = 3
# How many words behind "bao nhiêu" say what is counted; a second one ("khu *công* nghiệp") meets too much else.
_COUNTED = 1


def weight_query(question: Query, index: PassageIndex, lexicon: Lexicon) -> WeightedQuery:
    """What the sentences are looked through for: the question's informative words by their idf."""
    content = question.content or question.tokens
    informative = [token for token in content if not _only_asks(question, token)]
    terms = {question.term(token, index): 0.0 for token in content}
    for token in content:
        term = question.term(token, index)
        terms[term] = max(terms[term], _weight(question, token, index))
    pairs, told = {}, {}
    for first, second in pairwise(question.tokens):
        pair = question.pair(first, second, index)
        if index.holds(pair):
            factor = min(_factor(question, first), _factor(question, second))
            pairs[pair] = index.idf(pair) * (_KIND_PAIR_WEIGHT if factor == _KIND_WORD_WEIGHT else factor)
        if first in informative and second in informative and not (first.is_number or second.is_number):
            told[pair] = min(index.idf(question.term(token, index)) for token in (first, second))
    return WeightedQuery(
        terms=terms,
        pairs=pairs,
        kinds=frozenset(question.kinds),
        kind_terms=frozenset(question.term(token, index) for token in content if question.names_kind(token)),
        told=told,
        counted=frozenset(_counted_terms(question, index)),
        subject=tuple(token.folded for token in informative),
        topic_only=all(index.idf(question.term(token, index)) < _TOPIC_IDF for token in informative),
        numbers=frozenset(question.term(token, index) for token in content if token.is_number),
        post=find_post(question.tokens) if QuestionType.WHO in question.kinds else (),
        office=() if QuestionType.WHO in question.kinds else find_post(question.tokens, with_next=False),
        person=find_name(question.tokens),
        informative=len(informative),
        asked_at_length=len(question.tokens) > _SHORT,
        synonyms=tuple(_alternatives(question, index, lexicon)),
        typed_without_marks=question.typed_without_marks,
    )


def _weight(question: Query, token: Token, index: PassageIndex) -> float:
    """A token's idf by what it is good for; 0 for one that asks in words no document uses."""
    term = question.term(token, index)
    if (question.names_kind(token) or question.frames(token)) and not _said_somewhere(question, token, index):
        return 0.0
    return max(index.idf(term), _LOWEST_IDF) * _factor(question, token)


def _factor(question: Query, token: Token) -> float:
    if question.names_place(token):
        return _PLACE_WEIGHT
    if question.names_kind(token):
        return _KIND_WORD_WEIGHT
    if question.frames(token):
        return _FRAME_WEIGHT
    spelled_out = sum((other.start, other.end) == (token.start, token.end) for other in question.tokens)
    return min(1.0, _SPELLED_OUT / spelled_out)


def _only_asks(question: Query, token: Token) -> bool:
    return question.names_kind(token) or question.names_place(token) or question.frames(token)


def _said_somewhere(question: Query, token: Token, index: PassageIndex) -> bool:
    """Whether the collection has an asking word as it stands in the question: with a neighbour of its phrase."""
    asking = question.names_kind if question.names_kind(token) else question.frames
    place = question.tokens.index(token)
    beside = [each for each in question.tokens[max(0, place - 1) : place + 2] if each != token and asking(each)]
    if not beside:
        return index.holds(question.term(token, index))
    pairs = (sorted((token, each), key=lambda one: one.start) for each in beside)
    return any(index.holds(question.pair(first, second, index)) for first, second in pairs)


def _counted_terms(question: Query, index: PassageIndex) -> Iterator[str]:
    """The terms of what is counted, under all the names it goes by."""
    for token in _counted(question):
        yield question.term(token, index)
        for name in COUNTED_AS.get(token.folded, ()):
            first = tokenize(name)[0]
            yield first.folded_term if question.typed_without_marks else first.marked


def _counted(question: Query) -> list[Token]:
    """The words behind "bao nhiêu" or "mấy": what is counted."""
    if QuestionType.HOW_MANY not in question.kinds:
        return []
    said = question.kinds[QuestionType.HOW_MANY] | question.kinds.get(QuestionType.PERCENT, frozenset())
    places = [place for place, token in enumerate(question.tokens) if question.form(token) in said]
    behind = question.tokens[max(places) + 1 :] if places else ()
    if behind and behind[0] not in question.content:  # "mấy ngày": what is counted is a common word
        return [behind[0]] if question.form(behind[0]) not in _NOT_COUNTED else list(behind[1 : 1 + _COUNTED])
    return list(behind[:_COUNTED])


# Scale words and fillers between "mấy" and what is counted ("mấy nghìn doanh nghiệp").
_NOT_COUNTED = frozenset(
    {"nghìn", "ngàn", "triệu", "tỷ", "tỉ", "là", "các", "cái", "nghin", "ngan", "trieu", "ty", "ti", "la", "cac", "cai"}
)


def _alternatives(question: Query, index: PassageIndex, lexicon: Lexicon) -> Iterator[Synonym]:
    """For each phrase of the question that has synonyms, what says the same."""
    unmarked = question.typed_without_marks
    words = [token.folded if unmarked else token.marked for token in question.tokens]
    for group in lexicon.synonyms:
        for phrase in group:
            said = [token.folded if unmarked else token.marked for token in phrase]
            place = next((at for at in range(len(words)) if words[at : at + len(said)] == said), None)
            if place is None:
                continue
            tokens = question.tokens[place : place + len(said)]
            terms = frozenset(question.term(token, index) for token in tokens if token in question.content)
            pairs = frozenset(question.pair(first, second, index) for first, second in pairwise(tokens))
            for other in group:
                if terms and other is not phrase:
                    yield Synonym(terms, pairs, frozenset(_needed(question, other)))


def _needed(question: Query, phrase: Sequence[Token]) -> Iterator[str]:
    """The pairs of a phrase, or its only syllable."""
    unmarked = question.typed_without_marks
    if len(phrase) == 1:
        yield phrase[0].folded_term if unmarked else phrase[0].marked
    for first, second in pairwise(phrase):
        marked, folded = bigram_forms(first, second)
        yield folded if unmarked else marked
