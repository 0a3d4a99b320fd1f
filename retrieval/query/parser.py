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
from retrieval.query.query import Query, QueryToken
from retrieval.query.scope import find_scope
from retrieval.query.similarity import key_of
from retrieval.query.small_talk import find_small_talk
from retrieval.query.spelling import Speller, apply_corrections
from retrieval.query.target_query import asks_for_own_place, read_target_query
from retrieval.query.utterance import Utterance, cut, hear, to_single_line, with_types


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
    typed, asking = with_types(completed or heard, lexicon)
    said, typed_key = typed, key_of(typed, asking.types, lexicon)
    if correct and (corrected := _corrected(typed, vocabulary, lexicon)) is not typed:
        said, asking = with_types(corrected, lexicon)
    own_place = any(map(asks_for_own_place, {said.text, typed.text}))
    # "em ở Thanh Hóa, tỉnh em đặt mục tiêu gì": there she says which province is hers.
    places = find_places(said.aside) if own_place and not said.places else said.places
    return Query(
        asked=asked,
        searched=said.text,
        typed=typed.text,
        tokens=tuple(_tokens(said, asking, vocabulary)),
        types=asking.types,
        places=places,
        years=said.years,
        scope=find_scope(places, province),
        targets=read_target_query(said, frozenset(asking.types)),
        small_talk=find_small_talk(said.tokens),
        own_place=own_place and not places,
        aside=said.aside,
        follows_up=completed is not None,
        key=typed_key if said is typed else key_of(said, asking.types, lexicon),
        typed_key=typed_key,
        typed_without_marks=said.typed_without_marks,
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


def _tokens(said: Utterance, asking: Asking, vocabulary: Vocabulary) -> Iterator[QueryToken]:
    for position, token in enumerate(said.tokens):
        yield QueryToken(
            token=token,
            form=said.form(token),
            term=_term(token, vocabulary, said),
            position=position,
            is_content=said.is_content(token),
            asks=asking.asks.get(position, frozenset()),
            frames=position in asking.frames,
            names_place=said.is_place(token),
        )


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
