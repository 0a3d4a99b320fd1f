"""Abbreviations, phone spellings, English terms and synonyms, and where each of them counts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from pydantic import Field

from knowledge.records import Record
from knowledge.vietnamese.normalization import fold, has_marks, to_match
from retrieval.analysis.tokenizer import Token, tokenize

# "1048/KH-SCT", "221/2012/TTLT-BTC-BCT": letters that name a document are not spelled out.
_DOCUMENT_NUMBER = re.compile(r"\d+[/⁄∕][^\s,;()]*[^\W\d_]")
# Enough English function words to tell an English question from one typed without tone marks.
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "is",
        "are",
        "what",
        "which",
        "who",
        "how",
        "many",
        "much",
        "does",
        "did",
        "by",
        "for",
        "and",
        "about",
        "when",
        "where",
        "why",
    ]
)
# One such word may be a slip or a name; two are a sentence.
_ENGLISH_PROOF = 2
# "targes" is "targets"; below this, words of five letters that share three would do (difflib's ratio).
_CLOSE = 0.84
_SHORT_WORD = 4
# Said in English and dropped: Vietnamese says the same without a word, or the place and year say it.
_UNSAID = frozenset(["the", "of", "is", "are", "does", "did", "by", "for", "and", "about", "to", "in", "at", "a", "an"])


class ContextRule(Record):
    """An abbreviation with a usual meaning that counts only where its neighbours allow it."""

    meaning: str
    unless_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()


class _Abbreviations(Record):
    certain: Mapping[str, str]
    by_context: Mapping[str, ContextRule]


class _Tables(Record):
    abbreviations: _Abbreviations
    phone_spellings: Mapping[str, tuple[str, ...]]
    synonyms: tuple[tuple[str, ...], ...]
    english: Mapping[str, str] = Field(default_factory=dict)


class Lexicon:
    """The tables, ready to be applied; ``learned`` adds abbreviations that the documents themselves explain."""

    def __init__(self, tables: _Tables, learned: Mapping[str, str]) -> None:
        certain = {**tables.abbreviations.certain, **learned}
        self._certain = {fold(short): tokenize(long) for short, long in certain.items()}
        self._by_context = {fold(short): rule for short, rule in tables.abbreviations.by_context.items()}
        self._phone = {
            to_match(variant): standard for standard, variants in tables.phone_spellings.items() for variant in variants
        }
        self._english = dict(tables.english)
        # Sorted, so that equally close words are tried in one order everywhere.
        self._english_words = sorted({word for phrase in self._english for word in phrase.split()} | _ENGLISH)
        self.synonyms = tuple(tuple(tuple(tokenize(phrase)) for phrase in group) for group in tables.synonyms)

    def spell_out(self, text: str, tokens: Sequence[Token], *, question: bool = False) -> list[Token]:
        """The tokens with abbreviations spelled out; the added tokens stand where the abbreviation stands.

        In documents an abbreviation is written in capitals; in questions it may be written anyhow.
        """
        numbers = [found.span() for found in _DOCUMENT_NUMBER.finditer(text)]
        spelled: list[Token] = []
        for place, token in enumerate(tokens):
            written = text[token.start : token.end]
            shortened = question or is_written_short(written)
            if not shortened or any(start <= token.start < end for start, end in numbers):
                spelled.append(token)
                continue
            long = self._meaning(tokens, place)
            spelled.extend(part._replace(start=token.start, end=token.end) for part in long)
        return spelled

    @property
    def short_forms(self) -> frozenset[str]:
        """The abbreviations that always count, folded."""
        return frozenset(self._certain)

    def knows(self, token: Token) -> bool:
        """Whether a token is an abbreviation or a phone spelling, and so no slip."""
        return token.folded in self._certain or token.folded in self._by_context or token.marked in self._phone

    def _spell_english(self, question: str) -> str | None:
        """The question with its English words spelled right; none when it is not English."""
        words = question.replace("?", " ").split()
        if sum(word.lower() in self._english_words for word in words) < _ENGLISH_PROOF:
            return None
        return " ".join(self._nearest_english(word) for word in words)

    def _nearest_english(self, word: str) -> str:
        if len(word) <= _SHORT_WORD or not word.isalpha():
            return word
        return next(iter(get_close_matches(word.lower(), self._english_words, n=1, cutoff=_CLOSE)), word)

    def standardize(self, question: str) -> str:
        """A question with phone spellings ("ko", "bn", "ntn") and English terms in standard Vietnamese.

        A question typed without tone marks stays without them.
        """
        unmarked = not has_marks(question)
        english = self._spell_english(question) if unmarked else None
        if english is not None:
            kept = _replace_phrases(english, self._english, lambda word: word)
            return " ".join(word for word in kept.split() if word.lower() not in _UNSAID)
        return _replace_phrases(question, self._phone, fold if unmarked else lambda word: word)

    def _meaning(self, tokens: Sequence[Token], place: int) -> Sequence[Token]:
        token = tokens[place]
        if token.folded in self._certain:
            return self._certain[token.folded]
        rule = self._by_context.get(token.folded)
        if rule is None:
            return [token]
        before = {tokens[place - 1].marked, tokens[place - 1].folded} if place else set()
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if before & set(rule.unless_after):
            return [token]
        if rule.only_before and (
            after is None
            or not ({after.marked, after.folded, *(["number"] if after.is_number else [])} & set(rule.only_before))
        ):
            return [token]
        return tokenize(rule.meaning)


def is_written_short(word: str) -> bool:
    """Whether a word is written as documents write abbreviations: with more than one capital."""
    return not word.islower() and sum(letter.isupper() for letter in word) > 1


def load_lexicon(learned: Mapping[str, str] | None = None) -> Lexicon:
    """The lexicon that ships with the program, with the abbreviations learned from a collection on top."""
    return Lexicon(_tables(), learned or {})


@cache
def _tables() -> _Tables:
    raw = json.loads(files("retrieval.analysis").joinpath("data/lexicon.json").read_text(encoding="utf-8"))
    return _Tables.model_validate(raw)


def _replace_phrases(question: str, table: Mapping[str, str], form: Callable[[str], str]) -> str:
    longest = max((phrase.count(" ") for phrase in table), default=0) + 1
    words = question.split()
    result: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + length])
            core = phrase.strip(".,;:?!()\"'“”")
            standard = table.get(to_match(core)) if core else None
            if standard is not None:
                result.append(phrase.replace(core, form(standard)))
                place += length
                break
        else:
            result.append(words[place])
            place += 1
    return " ".join(result)
