"""A question in standard Vietnamese: phone spellings ("ko", "bn", "ntn") and English terms are put into words."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from knowledge.vietnamese.normalization import fold, has_marks
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.phrase_table import PhraseTable

# Enough English function words to tell an English question from one typed without tone marks.
_ENGLISH = frozenset(
    (  # noqa: SIM905 - a paragraph of words is read at a glance
        "the of is are what which who how many much does did by for and about when where why"
    ).split()
)
# One such word may be a slip or a name; two are a sentence.
_ENGLISH_PROOF = 2
# "targes" is "targets"; below this, words of five letters that share three would do (difflib's ratio).
_CLOSE = 0.84
_SHORT_WORD = 4
# Said in English and dropped: Vietnamese says the same without a word, or the place and year say it.
_UNSAID = frozenset(["the", "of", "is", "are", "does", "did", "by", "for", "and", "about", "to", "in", "at", "a", "an"])


def standardize(question: str, lexicon: Lexicon) -> str:
    """The question in standard Vietnamese; one typed without tone marks stays without them."""
    unmarked = not has_marks(question)
    english = _spell_english(question, lexicon.english) if unmarked else None
    if english is not None:
        kept = lexicon.english.replace_in(english, lambda word: word)
        return " ".join(word for word in kept.split() if word.lower() not in _UNSAID)
    return lexicon.phone_spellings.replace_in(question, fold if unmarked else lambda word: word)


def _spell_english(question: str, terms: PhraseTable) -> str | None:
    """The question with its English words spelled right; none when it is not English."""
    words = question.replace("?", " ").split()
    known = _english_words(terms)
    if sum(word.lower() in known for word in words) < _ENGLISH_PROOF:
        return None
    return " ".join(_nearest(word, known) for word in words)


@lru_cache(maxsize=1)
def _english_words(terms: PhraseTable) -> dict[str, None]:
    """All English words, sorted, so that equally close ones are tried in one order everywhere."""
    return dict.fromkeys(sorted({word for phrase in terms.entries for word in phrase.split()} | _ENGLISH))


def _nearest(word: str, known: Mapping[str, None]) -> str:
    if len(word) <= _SHORT_WORD or not word.isalpha():
        return word
    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=_CLOSE)), word)
