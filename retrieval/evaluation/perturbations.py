"""The ways in which people type one question: without marks, decomposed, in capitals, with a slip."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping

from knowledge.vietnamese.normalization import drop_marks, fold, to_match

_WORD = re.compile(r"[^\W\d_]+")
_PUNCTUATION = re.compile(r"\s*([,.;:?!()–-])\s*")
_TONE_KEYS_TELEX = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_TONE_KEYS_VNI = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_OLD_PLACES = {"oa": 0, "oe": 0, "uy": 0}


def strip_marks(question: str, _seed: int) -> str:
    """As typed without tone marks; capitals stay."""
    return drop_marks(question)


def decompose(question: str, _seed: int) -> str:
    """As some phones send it: every mark a character of its own."""
    return unicodedata.normalize("NFD", question)


def place_tones_the_old_way(question: str, _seed: int) -> str:
    """The other placement of a tone on oa, oe, uy: "hòa" becomes "hoà" and the other way round."""
    return _WORD.sub(lambda found: _other_placement(found[0]), unicodedata.normalize("NFC", question))


def capitalize(question: str, _seed: int) -> str:
    """All in capitals."""
    return question.upper()


def close_up(question: str, _seed: int) -> str:
    """No space before or behind punctuation."""
    return _PUNCTUATION.sub(r"\1", question)


def slip(question: str, seed: int) -> str:
    """One typing slip in one word of at least four letters that begins small; the same for the same seed.

    Two neighbouring letters swapped, a letter doubled or dropped, or what is left of a Telex or VNI key. Names
    and numbers are not touched: a slip there asks about something else.
    """
    chance = random.Random(f"{seed}:{question}")  # noqa: S311 - a reproducible choice, no secret
    question = unicodedata.normalize("NFC", question)
    words = [found for found in _WORD.finditer(question) if len(found[0]) >= 4 and found[0].islower()]
    if not words:
        return question
    word = chance.choice(words)
    kinds: list[Callable[[str, random.Random], str]] = [_swap, _double, _drop, _leave_telex, _leave_vni]
    return question[: word.start()] + chance.choice(kinds)(word[0], chance) + question[word.end() :]


VARIANTS: Mapping[str, Callable[[str, int], str]] = {
    "no marks": strip_marks,
    "NFD": decompose,
    "old tones": place_tones_the_old_way,
    "CAPITALS": capitalize,
    "no spaces": close_up,
    "slip": slip,
}


def _swap(word: str, chance: random.Random) -> str:
    positions = [position for position in range(len(word) - 1) if word[position] != word[position + 1]]
    position = chance.choice(positions) if positions else 0
    return word[:position] + word[position + 1] + word[position] + word[position + 2 :]


def _double(word: str, chance: random.Random) -> str:
    position = chance.randrange(len(word))
    return word[: position + 1] + word[position:]


def _drop(word: str, chance: random.Random) -> str:
    position = chance.randrange(len(word))
    return word[:position] + word[position + 1 :]


def _leave_telex(word: str, chance: random.Random) -> str:
    """The tone as the key that makes it, at the end of the word; a word without tone gets a doubled vowel."""
    return _leave_key(word, _TONE_KEYS_TELEX) or _double(word, chance)


def _leave_vni(word: str, chance: random.Random) -> str:
    return _leave_key(word, _TONE_KEYS_VNI) or _swap(word, chance)


def _leave_key(word: str, keys: Mapping[str, str]) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    tone = next((char for char in decomposed if char in keys), None)
    if tone is None:
        return ""
    return unicodedata.normalize("NFC", decomposed.replace(tone, "", 1)) + keys[tone]


def _other_placement(word: str) -> str:
    matched = to_match(word)
    if len(matched) != len(word):
        return word
    if matched != word.lower():  # it had the older placement
        return _with_case_of(word, matched)
    for pair in _OLD_PLACES:
        if fold(word).endswith(pair) and not fold(word).endswith(f"q{pair}"):
            first, second = word[-2], unicodedata.normalize("NFD", word[-1])
            tone = next((char for char in second if char in _TONE_KEYS_TELEX), None)
            if tone:
                moved = unicodedata.normalize("NFC", first + tone) + unicodedata.normalize(
                    "NFC", second.replace(tone, "")
                )
                return word[:-2] + moved
    return word


def _with_case_of(word: str, matched: str) -> str:
    return "".join(char.upper() if model.isupper() else char for char, model in zip(matched, word, strict=True))
