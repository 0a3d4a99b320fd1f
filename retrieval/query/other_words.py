"""Other words for what a question says: they find passages and count as evidence, a little less than its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from knowledge.vietnamese.normalization import fold
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.synonyms import Phrase
from retrieval.analysis.terms import OtherTerm
from retrieval.analysis.tokenizer import Token


class Synonym(NamedTuple):
    """Another way of saying some of a question's terms and pairs: all that is ``needed``, syllables or pairs."""

    terms: frozenset[str]
    pairs: frozenset[str]
    needed: frozenset[str]


class Asked(NamedTuple):
    """A word of a question as it is compared, and its term if it says something of its own."""

    form: str
    term: str | None


def find_other_words(words: Sequence[Asked], pairs: Sequence[str], lexicon: Lexicon, *, folded: bool) -> list[Synonym]:
    """For each phrase of a question that has synonyms, what says the same; each once.

    ``pairs`` are the bigram terms of each two neighbours, ``folded`` says that the question has no tone marks. What is
    needed is always in marked form: the table knows the marks that the question leaves out.
    """
    forms = tuple(word.form for word in words)
    there = frozenset(forms)
    openings = _phrases_by_opening(lexicon.base, folded=folded)
    found: dict[Synonym, None] = {}
    first_said: dict[tuple[str, ...], int] = {}
    for position, form in enumerate(forms):
        for opening in openings.get(form, ()):
            phrase = opening.words
            behind = position + len(phrase)
            if forms[position:behind] != phrase or first_said.setdefault(phrase, position) < position:
                continue
            if opening.beside and there.isdisjoint(opening.beside):
                continue
            terms = frozenset(word.term for word in words[position:behind] if word.term is not None)
            if terms:
                of_phrase = frozenset(pairs[position : behind - 1])
                found.update(dict.fromkeys(Synonym(terms, of_phrase, needed) for needed in opening.others))
    return list(found)


def other_terms(synonyms: Sequence[Synonym], own: frozenset[str]) -> tuple[OtherTerm, ...]:
    """What an engine looks for beside a question's ``own`` terms; of a term in several phrases the largest share."""
    found: dict[str, OtherTerm] = {}
    for each in synonyms:
        share = 1 / len(each.needed)
        for term in sorted(each.needed - own):
            if term not in found or found[term].share < share:
                found[term] = OtherTerm(term, share, tuple(sorted(each.terms)))
    return tuple(found.values())


class _Opening(NamedTuple):
    """A phrase of the table as it may stand in a question, with what each of its synonyms needs to be found."""

    words: tuple[str, ...]
    beside: frozenset[str]
    others: tuple[frozenset[str], ...]


# Marked and folded; what documents teach are no synonyms, so that no change of the collection needs them anew.
@lru_cache(maxsize=2)
def _phrases_by_opening(lexicon: Lexicon, *, folded: bool) -> Mapping[str, Sequence[_Opening]]:
    """Every phrase that has synonyms by its first word."""
    openings: dict[str, list[_Opening]] = {}
    for group in lexicon.synonyms:
        for phrase in group:
            if folded and not _is_told_without_marks(phrase):
                continue
            words = tuple(token.folded if folded else token.marked for token in phrase.tokens)
            others = tuple(
                frozenset(_needed(other.tokens)) for other in group if other is not phrase and not other.only_asked
            )
            beside = frozenset(map(fold, phrase.beside)) if folded else phrase.beside
            openings.setdefault(words[0], []).append(_Opening(words, beside, others))
    return openings


def _is_told_without_marks(phrase: Phrase) -> bool:
    """One syllable without tone marks is many words, unless the table knows better or others stand beside it."""
    return len(phrase.tokens) > 1 or phrase.plain or bool(phrase.beside)


def _needed(phrase: Sequence[Token]) -> Iterator[str]:
    """The pairs of a phrase, or its only syllable."""
    if len(phrase) == 1:
        yield phrase[0].marked
    for first, second in pairwise(phrase):
        yield f"{first.marked} {second.marked}"
