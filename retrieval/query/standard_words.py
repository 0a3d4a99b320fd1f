"""A question in standard Vietnamese: phone spellings ("ko", "bn", "ntn") and English terms are put into words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from itertools import groupby, zip_longest

from knowledge.places import find_places
from knowledge.vietnamese.normalization import fold, has_marks
from knowledge.vietnamese.orthography import is_possible_syllable
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
_UNSAID = frozenset(
    (  # noqa: SIM905 - a paragraph of words is read at a glance
        "the of is are was were be been does did do by for and about to in on at a an from with as or that this these "
        "those there their its it they we you what which how has have had will would should could please any some all"
    ).split()
)

_VOWELS = frozenset("aeiou")
# "20 kg", "một kg", "bao nhiêu k" are amounts; elsewhere both are short for "không".
_AMOUNT = re.compile(
    r"(?:(?<=\d )|(?<=một )|(?<=mot )|(?<=mỗi )|(?<=moi )|(?<=mấy )|(?<=vài )|(?<=nhiêu )|(?<=bao nhieu ))"
    r"(kg?(?:/\S*)?)(?!\w)",
    re.IGNORECASE,
)
# "NQ 09", "qđ số 28/2015": kinds of papers before a number. Letters that are short for much else need more of it.
_PAPERS = {
    "nq": "nghị quyết", "qđ": "quyết định", "qd": "quyết định", "cv": "công văn", "nđ": "nghị định", "nd": "nghị định",
    "tt": "thông tư", "ct": "chỉ thị", "ttr": "tờ trình", "kh": "kế hoạch",
}  # fmt: skip
_PAPER = re.compile(
    r"(?<!\w)(?:(?:nq|qđ|qd|cv|nđ)(?= (?:số |so )?\d)|(?:nd|tt|ct|ttr|kh)(?= (?:(?:số|so) \d|\d+[/-]\d)))",
    re.IGNORECASE,
)


def standardize(question: str, lexicon: Lexicon) -> str:
    """The question in standard Vietnamese; one typed without tone marks stays without them."""
    unmarked = not has_marks(question)
    if _is_english(question, lexicon.english):
        said = _spell_english(question, lexicon.english)
        return _drop_unsaid(lexicon.english.replace_in(said, lambda word: word))
    if not unmarked:  # "cleaner production là gì"
        question = _terms_of_several_words(lexicon.english).replace_in(question, lambda word: word)
    form = fold if unmarked else str
    question = _PAPER.sub(lambda found: form(_PAPERS[found[0].lower()]), question)
    parts = _AMOUNT.split(question)
    parts[::2] = [_spell_out(part, lexicon.phone_spellings, form) for part in parts[::2]]
    return " ".join(filter(None, parts))


def _spell_out(text: str, spellings: PhraseTable, form: Callable[[str], str]) -> str:
    """The text with phone spellings in words but in names of places: "hong" is "không", and "hong bang" a name."""
    parts, end = [], 0
    for place in find_places(text):
        if " " in place.written:
            parts += [spellings.replace_in(text[end : place.start], form), text[place.start : place.end]]
            end = place.end
    parts.append(spellings.replace_in(text[end:], form))
    return " ".join(filter(None, parts))


def _drop_unsaid(text: str) -> str:
    """Without what Vietnamese leaves out; "An" and "an" of "An Giang" stay: the article stands before vowels.

    What is written as a name behind another word of it stays: "Thach That", "Bac Do".
    """
    words = text.split()
    kept = []
    for before, word, behind in zip_longest(["", *words[:-1]], words, words[1:], fillvalue=""):
        is_an = word.lower() == "an" and behind[:1].lower() not in _VOWELS
        goes_on = word.istitle() and before.istitle() and before.lower() not in _UNSAID
        if word.lower() not in _UNSAID or is_an or goes_on:
            kept.append(word)
    return " ".join(kept)


def _is_english(question: str, terms: PhraseTable) -> bool:
    """Whether a question is English: two words are, and none has tone marks but names."""
    words = question.replace("?", " ").split()
    known = _english_words(terms)
    enough = sum(word.lower() in known for word in words) >= _ENGLISH_PROOF
    return enough and not any(has_marks(word) and word[0].islower() for word in words)


def _spell_english(question: str, terms: PhraseTable) -> str:
    """An English question with its words spelled right; names stay as they are."""
    words = question.replace("?", " ").split()
    by_letter = _english_by_letter(terms)
    return " ".join(
        word if position and word[0].isupper() else _nearest(word, by_letter.get(word[0].lower(), ()))
        for position, word in enumerate(words)
    )


@lru_cache(maxsize=1)
def _terms_of_several_words(terms: PhraseTable) -> PhraseTable:
    """Those that no Vietnamese sentence holds by chance."""
    return PhraseTable({phrase: said for phrase, said in terms.entries.items() if " " in phrase})


@lru_cache(maxsize=1)
def _english_words(terms: PhraseTable) -> frozenset[str]:
    """The words that prove English: all of the table but those that may be Vietnamese without tone marks."""
    words = {word for phrase in terms.entries for word in phrase.split()}
    return _ENGLISH | {word for word in words if not is_possible_syllable(word)}


@lru_cache(maxsize=1)
def _english_by_letter(terms: PhraseTable) -> Mapping[str, Sequence[str]]:
    """All English words by their first letter, seldom the slip; sorted, so that all machines try in one order."""
    words = sorted({word for phrase in terms.entries for word in phrase.split()} | _ENGLISH)
    return {letter: tuple(each) for letter, each in groupby(words, key=lambda word: word[0])}


def _nearest(word: str, known: Sequence[str]) -> str:
    if len(word) <= _SHORT_WORD or not word.isalpha():
        return word
    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=_CLOSE)), word)
