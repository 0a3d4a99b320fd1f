"""Abbreviations, phone spellings, English terms and synonyms, and where each of them counts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Self

from knowledge.records import Record
from knowledge.vietnamese.normalization import fold, to_match
from retrieval.analysis.english import load_english
from retrieval.analysis.phrase_table import PhraseTable
from retrieval.analysis.synonyms import SynonymGroup, load_synonyms
from retrieval.analysis.tokenizer import Token, tokenize

# "1048/KH-SCT", "221/2012/TTLT-BTC-BCT": letters that name a document are not spelled out.
_DOCUMENT_NUMBER = re.compile(r"\d+[/⁄∕][^\s,;()]*[^\W\d_]")
# As many as the tokenizer keeps: they are the same words.
_WORDS_KEPT = 65_536


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


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The tables, ready to be applied; see `shipped` and `with_learned`.

    ``certain`` and ``by_context`` hold abbreviations, folded, ``phone_spellings`` ways of typing in match form with
    their standard, ``english`` terms with the Vietnamese for them, ``synonyms`` groups of phrases that say the same.
    ``base`` is the lexicon without what documents taught, itself where they taught nothing.
    """

    certain: Mapping[str, Sequence[Token]]
    by_context: Mapping[str, ContextRule]
    phone_spellings: PhraseTable
    english: PhraseTable
    synonyms: tuple[SynonymGroup, ...]
    learned_over: Lexicon | None = None

    @classmethod
    @cache
    def shipped(cls) -> Self:
        """The lexicon that ships with the program, made once a process."""
        raw = files("retrieval.analysis").joinpath("data/lexicon.json").read_text(encoding="utf-8")
        tables = _Tables.model_validate(json.loads(raw))
        return cls(
            certain={fold(short): tokenize(long) for short, long in tables.abbreviations.certain.items()},
            by_context={fold(short): rule for short, rule in tables.abbreviations.by_context.items()},
            phone_spellings=PhraseTable(
                {
                    to_match(variant): standard
                    for standard, variants in tables.phone_spellings.items()
                    for variant in variants
                }
            ),
            english=PhraseTable(load_english()),
            synonyms=load_synonyms(),
        )

    def with_learned(self, meanings: Mapping[str, str]) -> Lexicon:
        """This lexicon with the abbreviations that documents explain on top; none of them give it back."""
        if not meanings:
            return self
        learned = {fold(short): tokenize(long) for short, long in meanings.items()}
        return replace(self, certain={**self.certain, **learned}, learned_over=self.base)

    @property
    def base(self) -> Lexicon:
        """The lexicon without what documents taught."""
        return self.learned_over or self

    @cached_property
    def short_forms(self) -> frozenset[str]:
        """The abbreviations that always count, folded."""
        return frozenset(self.certain)

    def knows(self, token: Token) -> bool:
        """Whether a token is an abbreviation or a phone spelling, and so no slip."""
        return token.folded in self.certain or token.folded in self.by_context or token.marked in self.phone_spellings

    def spell_out(self, text: str, tokens: Sequence[Token], *, question: bool = False) -> list[Token]:
        """The tokens with abbreviations spelled out; the added tokens stand where the abbreviation stands.

        In documents an abbreviation is written in capitals; in questions it may be written anyhow.
        """
        numbers = [found.span() for found in _DOCUMENT_NUMBER.finditer(text)]
        spelled: list[Token] = []
        for position, token in enumerate(tokens):
            shortened = question or is_written_short(text[token.start : token.end])
            if not shortened or any(start <= token.start < end for start, end in numbers):
                spelled.append(token)
                continue
            long = self._meaning(tokens, position)
            spelled.extend(part._replace(start=token.start, end=token.end) for part in long)
        return spelled

    def _meaning(self, tokens: Sequence[Token], position: int) -> Sequence[Token]:
        token = tokens[position]
        if token.folded in self.certain:
            return self.certain[token.folded]
        rule = self.by_context.get(token.folded)
        if rule is None:
            return [token]
        before = {tokens[position - 1].marked, tokens[position - 1].folded} if position else set()
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        if before & set(rule.unless_after):
            return [token]
        if rule.only_before and (
            after is None
            or not ({after.marked, after.folded, *(["number"] if after.is_number else [])} & set(rule.only_before))
        ):
            return [token]
        return tokenize(rule.meaning)


@lru_cache(maxsize=_WORDS_KEPT)
def is_written_short(word: str) -> bool:
    """Whether a word is written as documents write abbreviations: with more than one capital."""
    return not word.islower() and sum(letter.isupper() for letter in word) > 1
