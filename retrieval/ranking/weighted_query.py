"""A question as the search for evidence sees it: terms and pairs by their weight, and what must be there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from knowledge.places import Level
from knowledge.targets import Indicator, TargetKind
from knowledge.vietnamese.normalization import fold
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.terms import bigram_forms
from retrieval.analysis.tokenizer import tokenize
from retrieval.analysis.vocabulary import Vocabulary
from retrieval.index.protocol import ARTICLE_WEIGHT, BIGRAM_WEIGHT
from retrieval.query.asked_duty import DUTY_WORDS, find_duty
from retrieval.query.other_words import Synonym
from retrieval.query.persons import find_name, find_post
from retrieval.query.polarity import asks_what_it_brings
from retrieval.query.query import Query, QueryToken, pair_term
from retrieval.query.question_types import QuestionType
from retrieval.query.topic import named_pairs, says_when_or_where, topic_pairs
from retrieval.ranking.asides import weigh_aside
from retrieval.ranking.counted_doers import find_asked_doing
from retrieval.ranking.industries import find_industries
from retrieval.ranking.relations import asks_price, find_relation
from retrieval.ranking.unheard_names import names_unheard

# Shares of a word's idf. A place's own name says little once only articles about the place are looked at; a word
# that names the type of thing, or frames the question, is seldom in the answer.
_PLACE_WEIGHT = 0.05
_TYPE_WORD_WEIGHT = 0.15
_FRAME_WEIGHT = 0.2
# Two of a type's words together ("nội dung") say more than each of them ("nội" is in Hà Nội as well).
_TYPE_PAIR_WEIGHT = 0.25
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
# People are counted under many names.
_COUNTED_AS: Mapping[str, tuple[str, ...]] = {
    "nguoi": ("đại biểu", "học viên", "cán bộ", "công nhân", "lao động", "người"),
    "dn": ("doanh nghiệp",),
    "don": ("cơ sở", "doanh nghiệp", "đơn vị"),
    "xuong": ("cơ sở", "nhà máy", "xưởng"),
    "khoi": ("m3", "mét khối"),
    "ky": ("kg",),
    "ki": ("kg",),
}
# Who and what is counted by the head, folded: an answer says how many there are. Of what is measured ("bao nhiêu nước")
# it may name another unit.
_HEADS = tuple(
    f"{head} "
    for head in (  # noqa: SIM905 - a paragraph of words is read at a glance
        "nguoi|ho|xuong|lang|xa|huyen|dn|cong nhan|lao dong|hoc vien|can bo|dai bieu|doanh nghiep|co so|nha may|cong ty"
        "|don vi|hop tac xa|lang nghe|khu cong nghiep|tho|thanh vien|xa vien"
    ).split("|")
)
# Scale words and fillers between "mấy" and what is counted ("mấy nghìn doanh nghiệp").
_NOT_COUNTED = frozenset(
    {"nghìn", "ngàn", "triệu", "tỷ", "tỉ", "là", "các", "cái", "nghin", "ngan", "trieu", "ty", "ti", "la", "cac", "cai"}
)
# "Bao nhiêu một tấn": what stands behind is counted by, and not counted.
_PER = frozenset({"1", "một", "mot", "mỗi", "moi", "trên", "tren", "theo"})


@dataclass(frozen=True, eq=False)
class WeightedQuery:
    """A question as the search for evidence sees it.

    ``terms`` and ``pairs`` are weighted. ``type_terms`` are those of the terms that only name the type of thing
    ("mục tiêu", "phần trăm"). ``proximity_pairs`` are the pairs that should stand together somewhere, known to the
    collection or not. ``counted_terms`` are the terms of what is counted ("bao nhiêu *học viên*"),
    ``counted_names`` its names, ``counts_heads`` says that these are people, firms or places. ``definiendum`` are
    the folded words of what is to be defined, ``short_forms`` the words, folded as typed, that may be short for
    something, ``is_bare`` that nothing is asked of them; ``numbers`` must be found, those ``claimed`` may be wrong.
    ``post`` and ``person`` are folded words of a post and a name; ``post_in_passing`` those of a post of whose
    holder something else than the name is asked ("thứ trưởng nói gì"). ``informative`` is the number of words that
    say what is asked about; ``asked_at_length`` that there are others. ``topic_only`` says that nothing but the
    collection's own topic (and a place) is asked about. ``relation`` are terms that must all be told of, ``matter``
    those of which one must be: what is asked about besides places, times and numbers; ``names_unheard`` says that
    something is named as no document names anything, ``words_unheard`` that no two of its words stand side by side in
    any document, ``asks_price`` that a price is asked for, ``duty`` are the terms of what must be done where it is
    asked whether it must, ``doing`` what those do whose number is asked for; ``topic`` are the pairs that name the
    collection's topic, where nothing more is asked about than that or a duty; ``wants_result`` that it is asked what
    was reached, ``industries`` are those of which is asked, ``names_places`` says that places are. ``attainable`` is
    what a passage would score that held all of the question. ``aside`` are the terms of what the person who asks said
    of herself, by their shares.
    """

    terms: Mapping[str, float]
    pairs: Mapping[str, float]
    types: frozenset[QuestionType]
    type_terms: frozenset[str] = frozenset()
    proximity_pairs: Mapping[str, float] = field(default_factory=dict)
    counted_terms: frozenset[str] = frozenset()
    counted_names: frozenset[str] = frozenset()
    counts_heads: bool = False
    definiendum: tuple[str, ...] = ()
    short_forms: frozenset[str] = frozenset()
    is_bare: bool = False
    numbers: frozenset[str] = frozenset()
    claimed: frozenset[str] = frozenset()
    post: tuple[str, ...] = ()
    person: str | None = None
    post_in_passing: tuple[str, ...] = ()
    informative: int = 0
    asked_at_length: bool = False
    topic_only: bool = False
    typed_without_marks: bool = False
    synonyms: tuple[Synonym, ...] = ()
    relation: frozenset[str] = frozenset()
    matter: frozenset[str] = frozenset()
    names_unheard: bool = False
    words_unheard: bool = False
    asks_price: bool = False
    duty: frozenset[str] | None = None
    doing: frozenset[Indicator] = frozenset()
    topic: frozenset[str] = frozenset()
    wants_result: bool = False
    industries: frozenset[int] = frozenset()
    names_places: bool = False
    attainable: float = 0.0
    aside: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def total_weight(self) -> float:
        """The weight of all terms together."""
        return sum(self.terms.values())

    @cached_property
    def type_weight(self) -> float:
        """The weight of the terms that only name the type."""
        return sum(self.terms[term] for term in self.type_terms)

    @cached_property
    def total_pair_weight(self) -> float:
        """The weight of all pairs together."""
        return sum(self.pairs.values())


def weight_query(query: Query, vocabulary: Vocabulary, lexicon: Lexicon) -> WeightedQuery:
    """What the sentences are looked through for: the question's words by their idf."""
    content = query.content or query.tokens
    informative = query.informative
    terms: dict[str, float] = {}
    for token in content:
        terms[token.term] = max(terms.get(token.term, 0.0), _weight(query, token, vocabulary))
    pairs, proximity = _weight_pairs(query, vocabulary)
    asks_who = QuestionType.WHO in query.types
    words = [token.token for token in query.tokens]
    deed = find_duty(query.searched)
    return WeightedQuery(
        terms=terms,
        pairs=pairs,
        types=frozenset(query.types),
        type_terms=frozenset(token.term for token in content if token.names_type),
        proximity_pairs=proximity,
        counted_terms=frozenset(_counted_terms(query)),
        counted_names=frozenset(_counted_names(query)),
        counts_heads=_counts_heads(query),
        definiendum=tuple(token.token.folded for token in informative),
        short_forms=_short_forms(query),
        is_bare=not query.types and len(informative) == len(query.tokens),
        topic_only=all(vocabulary.idf(token.term) < _TOPIC_IDF for token in informative),
        numbers=frozenset(token.term for token in content if _must_be_found(token)),
        claimed=frozenset(token.term for token in content if token.token.is_number and token.frames),
        post=find_post(words) if asks_who else (),
        post_in_passing=() if asks_who else find_post(words, with_next=False),
        person=find_name(words),
        informative=len(informative),
        asked_at_length=len(query.tokens) > _SHORT,
        synonyms=query.other_words,
        typed_without_marks=query.typed_without_marks,
        # A word that no document is searched for cannot be found missing: "van" of Văn Yên is a function word.
        relation=find_relation(query) | (_districts(query) & terms.keys()),
        matter=_matter(query, of_duty=deed is not None),
        names_unheard=names_unheard(query, vocabulary),
        # "Thời tiết" is no document's word, though "thời gian" and "tiết kiệm" have its syllables.
        words_unheard=bool(proximity) and not query.other_words and not any(map(vocabulary.holds, proximity)),
        asks_price=asks_price(query),
        duty=None if deed is None else frozenset(token.term for token in informative if token.token.folded in deed),
        doing=find_asked_doing(query),
        # Who asks whether she has to asks of nothing else, whoever she says that she is.
        topic=named_pairs(query) if deed is not None else topic_pairs(query),
        wants_result=_wants_result(query),
        industries=find_industries(query),
        names_places=bool(query.scope.groups),
        attainable=_attainable(query, vocabulary),
        aside=weigh_aside(query, vocabulary, lexicon),
    )


def _matter(query: Query, *, of_duty: bool) -> frozenset[str]:
    """The terms of what is asked about, besides when and where, and besides that it has to be."""
    left_out = DUTY_WORDS if of_duty else frozenset()
    named = (token for token in query.informative if not says_when_or_where(token))
    return frozenset(token.term for token in named if token.token.folded not in left_out)


def _attainable(query: Query, vocabulary: Vocabulary) -> float:
    """The BM25 score of a passage, and an article, where each term of the question stands once at average length."""
    syllables = sum(map(vocabulary.idf, query.terms.syllables))
    return (1 + ARTICLE_WEIGHT) * syllables + BIGRAM_WEIGHT * sum(map(vocabulary.idf, query.terms.bigrams))


def _weight_pairs(query: Query, vocabulary: Vocabulary) -> tuple[dict[str, float], dict[str, float]]:
    """The pairs that the collection holds, and those that should stand together, each with its weight."""
    pairs: dict[str, float] = {}
    proximity: dict[str, float] = {}
    factors = [_factor(query, token) for token in query.tokens]
    for (first, second), (one, other), pair in zip(pairwise(query.tokens), pairwise(factors), query.pairs, strict=True):
        if vocabulary.holds(pair):
            factor = min(one, other)
            pairs[pair] = vocabulary.idf(pair) * (_TYPE_PAIR_WEIGHT if factor == _TYPE_WORD_WEIGHT else factor)
        if _says_something(query, first) and _says_something(query, second):
            proximity[pair] = min(vocabulary.idf(first.term), vocabulary.idf(second.term))
    return pairs, proximity


def _says_something(query: Query, token: QueryToken) -> bool:
    """Whether a token is a word, no number, that says what is asked about."""
    counts = token.is_content or not query.content
    return counts and not token.only_asks and not token.token.is_number


def _weight(query: Query, token: QueryToken, vocabulary: Vocabulary) -> float:
    """A token's idf by what it is good for; 0 for one that asks in words no document uses."""
    if (token.names_type or token.frames) and not _is_said_somewhere(query, token, vocabulary):
        return 0.0
    return max(vocabulary.idf(token.term), _LOWEST_IDF) * _factor(query, token)


def _factor(query: Query, token: QueryToken) -> float:
    if token.names_place:
        return _PLACE_WEIGHT
    if token.names_type:
        return _TYPE_WORD_WEIGHT
    if token.frames:
        return _FRAME_WEIGHT
    where = (token.token.start, token.token.end)
    spelled_out = sum((other.token.start, other.token.end) == where for other in query.tokens)
    return min(1.0, _SPELLED_OUT / spelled_out)


def _is_said_somewhere(query: Query, token: QueryToken, vocabulary: Vocabulary) -> bool:
    """Whether the collection has an asking word as it stands in the question: with a neighbour of its phrase."""
    neighbours = (each for each in query.tokens[max(0, token.position - 1) : token.position + 2] if each is not token)
    beside = [each for each in neighbours if (each.names_type if token.names_type else each.frames)]
    if not beside:
        return vocabulary.holds(token.term)
    pairs = (sorted((token, each), key=lambda one: one.position) for each in beside)
    return any(vocabulary.holds(pair_term(first, second)) for first, second in pairs)


def _short_forms(query: Query) -> frozenset[str]:
    """The one word that a question is about as it was typed, or any of them when it asks what one is short for."""
    places = {(token.token.start, token.token.end) for token in query.informative}
    any_of_them = QuestionType.LONG_FORM in query.types
    return frozenset(fold(query.searched[start:end]) for start, end in places if any_of_them or len(places) == 1)


def _counted_terms(query: Query) -> Iterator[str]:
    """The terms of what is counted, under all the names it goes by."""
    for token in _counted(query):
        yield token.term
        for name in _COUNTED_AS.get(token.token.folded, ()):
            first = tokenize(name)[0]
            yield first.folded_term if query.typed_without_marks else first.marked


def _must_be_found(token: QueryToken) -> bool:
    """Whether it is a number that an answer has; "1 tấn" is each of them."""
    return token.token.is_number and not token.frames and token.token.folded != "1"


def _wants_result(query: Query) -> bool:
    """Whether a target is no answer: it is asked what was reached, or what something brings."""
    brings = asks_what_it_brings(query.searched, typed_without_marks=query.typed_without_marks)
    return query.asked_kind is TargetKind.RESULT or (query.asked_kind is None and brings)


def _districts(query: Query) -> frozenset[str]:
    """The terms of the districts named for certain: what is told of another, or of the province, is none of theirs."""
    named = [each for each in query.places if each.certain and each.level is Level.DISTRICT]
    return frozenset(
        token.term for token in query.tokens for each in named if each.start <= token.token.start < each.end
    )


def _counts_heads(query: Query) -> bool:
    """Whether people, firms or places are counted; "mấy" stands before them as often for "các"."""
    counted = next(iter(_counted(query)), None)
    if counted is None or fold(query.tokens[counted.position - 1].form) != "nhieu":
        return False
    return _head_at(query, counted) is not None


def _head_at(query: Query, counted: QueryToken) -> str | None:
    """Who or what is counted by the head there; the longest name of it."""
    said = "".join(f"{token.token.folded} " for token in query.tokens[counted.position :])
    return max((head for head in _HEADS if said.startswith(head)), key=len, default=None)


def _counted_names(query: Query) -> Iterator[str]:
    """What is counted, as it is named: "công nhân" is two words, of which "công ty" has one."""
    for token in _counted(query):
        head = _head_at(query, token) or ""
        behind = query.tokens[token.position + 1 : token.position + 2]
        yield pair_term(token, behind[0]) if head.count(" ") > 1 and behind else token.term
        for name in _COUNTED_AS.get(token.token.folded, ()):
            words = tokenize(name)
            forms = bigram_forms(*words[:2]) if len(words) > 1 else (words[0].marked, words[0].folded_term)
            yield forms[query.typed_without_marks]


def _counted(query: Query) -> Sequence[QueryToken]:
    """The words behind "bao nhiêu" or "mấy": what is counted."""
    if QuestionType.HOW_MANY not in query.types:
        return ()
    asking = (token.position for token in query.tokens if token.asks & {QuestionType.HOW_MANY, QuestionType.PERCENT})
    last = max(asking, default=None)
    behind = query.tokens[last + 1 :] if last is not None else ()
    if behind and behind[0].form in _PER:
        return ()
    if behind and not behind[0].is_content:  # "mấy ngày": what is counted is a common word
        return behind[:1] if behind[0].form not in _NOT_COUNTED else behind[1 : 1 + _COUNTED]
    return behind[:_COUNTED]
