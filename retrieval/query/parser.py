"""A question is read here, once: heard, completed, corrected, and then it is found what each token does."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.vietnamese.normalization import has_marks
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.tokenizer import Token
from retrieval.analysis.vocabulary import Vocabulary
from retrieval.query.follow_up import Turn, complete
from retrieval.query.other_words import Asked, find_other_words
from retrieval.query.query import Query, QueryToken, pairs_of
from retrieval.query.question_types import Types, find_frame
from retrieval.query.scope import find_scope
from retrieval.query.similarity import key_of
from retrieval.query.small_talk import find_small_talk
from retrieval.query.spelling import Speller, apply_corrections
from retrieval.query.target_query import asks_for_own_place, read_target_query
from retrieval.query.utterance import Utterance, cut, hear, to_single_line, with_types, words_of


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
    completed = complete(asked, heard, last, lexicon) if last is not None else None
    typed, types = with_types(completed or heard, lexicon)
    said, typed_key = typed, key_of(typed, types, lexicon)
    if correct and (corrected := _corrected(typed, vocabulary, lexicon)) is not typed:
        said, types = with_types(corrected, lexicon)
    tokens = tuple(_tokens(said, types, vocabulary))
    words = [Asked(each.form, each.term if each.is_content else None) for each in tokens]
    return Query(
        asked=asked,
        searched=said.text,
        typed=typed.text,
        tokens=tokens,
        types=types,
        places=said.places,
        years=said.years,
        scope=find_scope(said.places, province),
        targets=read_target_query(said, frozenset(types)),
        small_talk=find_small_talk(said.tokens),
        own_place=any(map(asks_for_own_place, {said.text, typed.text})),
        follows_up=completed is not None,
        key=typed_key if said is typed else key_of(said, types, lexicon),
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
    return cut(text, lexicon, typed_without_marks=not has_marks(text))


def _tokens(said: Utterance, types: Types, vocabulary: Vocabulary) -> Iterator[QueryToken]:
    asking, framing = words_of(types), find_frame(said.words, typed_without_marks=said.typed_without_marks)
    for position, token in enumerate(said.tokens):
        form = said.form(token)
        yield QueryToken(
            token=token,
            form=form,
            term=_term(token, vocabulary, said),
            position=position,
            is_content=said.is_content(token),
            names_type=form in asking,
            frames=form in framing,
            names_place=said.is_place(token),
        )


def _term(token: Token, vocabulary: Vocabulary, said: Utterance) -> str:
    """The term under which a token is looked up.

    A syllable without tone marks is looked up folded when the whole question was typed without them, or when the
    collection never writes it so.
    """
    unmarked = token.marked == token.folded
    if unmarked and (said.typed_without_marks or not vocabulary.holds(token.marked)):
        return token.folded_term
    return token.marked
