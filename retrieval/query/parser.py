"""A question is read here, once: heard, completed, corrected, and then it is found what each token does."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.places import find_places
from knowledge.vietnamese.normalization import has_marks
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.tokenizer import Token
from retrieval.analysis.vocabulary import Vocabulary
from retrieval.query.asking import Asking
from retrieval.query.follow_up import Turn, complete
from retrieval.query.moments import read_moment
from retrieval.query.other_words import Asked, find_other_words
from retrieval.query.persons import opens_with_post
from retrieval.query.polarity import Claim, read_asked_kind, read_claim
from retrieval.query.query import Query, QueryToken, pairs_of
from retrieval.query.question_types import QuestionType, Types
from retrieval.query.scope import find_scope
from retrieval.query.similarity import key_of
from retrieval.query.small_talk import find_idle_talk
from retrieval.query.spelling import Speller, apply_corrections
from retrieval.query.target_query import asks_for_own_place, read_target_query, speaks_of_the_place
from retrieval.query.utterance import Utterance, cut, hear, to_single_line, with_types

# What a claim is about besides its figure takes two syllables: "áp dụng", "nhận thức".
_ENOUGH_WORDS = 2
_TYPES_OF_UNITS = {"%": QuestionType.PERCENT, "đồng": QuestionType.MONEY}


def parse_query(
    text: str,
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    *,
    province: str | None = None,
    last: Turn | None = None,
    correct: bool = True,
) -> Query:
    """The question in a text; an empty text gives a question without tokens.

    ``province`` takes the place of what the question says of places; raises `UnknownProvince`. ``last`` is what the
    question before left: a follow-up takes over what it does not say again. Without ``correct`` every word is taken
    as it was typed.
    """
    asked = to_single_line(text)
    heard = hear(asked, lexicon)
    completed = complete(heard, last, lexicon) if last is not None else None
    typed, asking = with_types(completed.said if completed is not None else heard, lexicon)
    said, typed_key = typed, key_of(typed, asking.types, lexicon)
    if correct and (corrected := _corrected(typed, vocabulary, lexicon)) is not typed:
        said, asking = with_types(corrected, lexicon)
    own_place = any(map(asks_for_own_place, {said.text, typed.text}))
    places = said.places
    if not places and (own_place or (said.aside and speaks_of_the_place(said.text))):
        # "em ở Thanh Hóa, tỉnh em đặt mục tiêu gì": there she says which province is hers.
        places = find_places(said.aside)
    claim = read_claim(asked, said.text, typed_without_marks=said.typed_without_marks)
    tokens = tuple(_tokens(said, asking, claim, vocabulary))
    words = [Asked(each.form, each.term if each.is_content else None) for each in tokens]
    return Query(
        asked=asked,
        searched=said.text,
        typed=typed.text,
        tokens=tokens,
        types=_with_holder(_with_claimed(asking.types, claim), said, asking),
        places=places,
        years=said.years,
        scope=find_scope(places, province),
        targets=read_target_query(said, frozenset(asking.types), claim),
        claim=claim,
        asked_kind=read_asked_kind(said.text, typed_without_marks=said.typed_without_marks),
        moment=read_moment(said.text, typed_without_marks=said.typed_without_marks),
        small_talk=find_idle_talk(asked, typed.tokens) or find_idle_talk(asked, said.tokens),
        own_place=own_place and not places,
        aside=said.aside,
        follows_up=completed is not None,
        refers_to=completed.refers_to if completed is not None else None,
        keeps_period=completed is not None and completed.keeps_period,
        key=typed_key if said is typed else key_of(said, asking.types, lexicon),
        typed_key=typed_key,
        typed_without_marks=said.typed_without_marks,
        other_words=tuple(find_other_words(words, pairs_of(tokens), lexicon, folded=said.typed_without_marks)),
    )


def _corrected(said: Utterance, vocabulary: Vocabulary, lexicon: Lexicon) -> Utterance:
    """The utterance with its slips corrected, itself when there are none; names of places are left alone."""
    names = [(place.start, place.end) for place in said.places]
    corrections = Speller(vocabulary, lexicon).correct(said.plain, names, marked=has_marks(said.text))
    if not corrections:
        return said
    # A corrected word may complete the name of a place, or a number with its scale: all is cut again.
    text = apply_corrections(said.text, corrections)
    return cut(text, lexicon, typed_without_marks=not has_marks(text), aside=said.aside)


def _tokens(said: Utterance, asking: Asking, claim: Claim | None, vocabulary: Vocabulary) -> Iterator[QueryToken]:
    claimed = _claimed(said, asking, claim)
    for position, token in enumerate(said.tokens):
        yield QueryToken(
            token=token,
            form=said.form(token),
            term=_term(token, vocabulary, said),
            position=position,
            is_content=said.is_content(token),
            asks=asking.asks.get(position, frozenset()),
            frames=position in asking.frames or token.start in claimed,
            names_place=said.is_place(token),
        )


def _with_holder(types: Types, said: Utterance, asking: Asking) -> Types:
    """The types, or the person for a question that is nothing but a post and what it is held in."""
    is_bare = not types and not asking.frames and opens_with_post(said.plain)
    return {QuestionType.WHO: frozenset()} if is_bare else types


def _with_claimed(types: Types, claim: Claim | None) -> Types:
    """The types with those of claimed figures: "hỗ trợ 200 triệu đúng không" is answered by a sum, right or not."""
    units = {each.unit.partition("/")[0] for each in claim.figures} if claim is not None and not types else set()
    return {**types, **{each: frozenset[str]() for unit, each in _TYPES_OF_UNITS.items() if unit in units}}


def _claimed(said: Utterance, asking: Asking, claim: Claim | None) -> frozenset[int]:
    """Where the words begin that a question of yes or no asks with, and its figures: documents may state others.

    "Hà Nội đã đạt 25% chưa" speaks of nothing but its figure, which must then be found.
    """
    if claim is None:
        return frozenset()
    asks = {token.start for token in said.tokens if claim.only_asks(token.start)}
    figures = {token.start for token in said.tokens if claim.names_figure(token.start)}
    others = {
        token.start
        for position, token in enumerate(said.tokens)
        if said.is_content(token)
        and not said.is_place(token)
        and position not in asking.frames
        and position not in asking.asks
    }
    return frozenset(asks | figures if len(others - asks - figures) >= _ENOUGH_WORDS else asks)


def _term(token: Token, vocabulary: Vocabulary, said: Utterance) -> str:
    """The term under which a token is looked up.

    A syllable without tone marks is looked up folded when the whole question was typed without them, or when the
    collection never writes it so; one of a place's name also with marks that the name has not.
    """
    unmarked = token.marked == token.folded
    if unmarked and said.typed_without_marks:
        return token.folded_term
    if (unmarked or said.is_place(token)) and not vocabulary.holds(token.marked):
        return token.folded_term
    return token.marked
