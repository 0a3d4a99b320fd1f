"""Greetings, thanks and questions about the assistant itself: they get a fitting sentence, not a search."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from retrieval.analysis.tokenizer import Token, tokenize
from retrieval.query.banter import is_banter
from retrieval.query.complaints import is_complaint
from retrieval.query.courtesies import skip_opening
from retrieval.records import Reason

# Folded phrases; a question is small talk only when nothing but these and the courtesies below is left of it.
_PHRASES: Mapping[Reason, tuple[str, ...]] = {
    Reason.WHO_ARE_YOU: (
        "ban la ai",
        "ban ten gi",
        "bot la ai",
        "bot la gi",
        "bot ten gi",
        "em la ai",
        "ai tao ra ban",
        "ai lam ra ban",
        "who are you",
        "ban la nguoi hay may",
        "ban la robot",
        "gioi thieu ve ban",
        "day la bot gi",
    ),
    Reason.HELP: (
        "help",
        "huong dan",
        "huong dan su dung",
        "giup do",
        "giup minh",
        "giup toi",
        "giup em",
        "ban lam duoc gi",
        "ban biet gi",
        "ban giup duoc gi",
        "hoi gi duoc",
        "hoi duoc gi",
        "dung the nao",
        "su dung the nao",
        "cach dung",
        "co the hoi gi",
        "tro giup",
        "start",
        "menu",
    ),
    Reason.THANKS: (
        "cam on",
        "cam on nhieu",
        "camon",
        "thanks",
        "thank you",
        "thank",
        "tks",
        "ok",
        "oke",
        "okay",
        "oki",
        "okie",
        "da",
        "vang",
        "u",
        "um",
        "uhm",
        "tam biet",
        "bye",
        "tuyet voi",
        "hay qua",
        "tot lam",
    ),
    Reason.HOW_ARE_YOU: (
        "khoe khong",
        "ban khoe khong",
        "bot khoe khong",
        "dao nay khoe khong",
        "an com chua",
        "ban an com chua",
        "ban dang lam gi",
        "dang lam gi",
        "how are you",
    ),
    Reason.STOP: (
        "dung",
        "dung lai",
        "thoi",
        "thoi khong can",
        "khong can nua",
        "huy",
        "huy bo",
        "bo qua",
        "stop",
        "cancel",
        "quit",
        "exit",
    ),
    Reason.GREETING: (
        "xin chao",
        "chao",
        "hello",
        "hi",
        "hey",
        "alo",
        "helo",
        "chao buoi sang",
        "chao buoi chieu",
        "chao buoi toi",
        "good morning",
    ),
}
_NO_STOP = frozenset({"đúng", "dùng", "đứng", "dựng", "dũng"})
_COURTESIES = frozenset(
    [
        "a",
        "e",
        "ak",
        "ah",
        "ui",
        "uh",
        "shop",
        "sep",
        "ad",
        "admin",
        "anh",
        "ban",
        "bot",
        "cac",
        "chi",
        "da",
        "duoc",
        "em",
        "gi",
        "ha",
        "minh",
        "moi",
        "nguoi",
        "nha",
        "nhe",
        "nhieu",
        "oi",
        "rat",
        "thi",
        "toi",
        "vay",
        "voi",
        "xin",
        "cho",
        "hoi",
        "you",
        "so",
        "much",
        "thay",
        "co",
        "chu",
        "bac",
        "lam",
        "qua",
        "roi",
        "day",
        "nghen",
        "hen",
        "luon",
        "nhiu",
        "lun",
        "hihi",
        "hehe",
        "haha",
    ]
)


# A bare yes or no asks for nothing; with anything else in it, such as "có không", it does.
_BARE: Mapping[Reason, re.Pattern[str]] = {
    reason: re.compile(rf"(?:da )?(?:{words})(?: (?:a|ah|ak|chu|day|vay|the|roi|nhe|nha|em|anh|chi|ban|bot|ad))*")
    for reason, words in {
        Reason.THANKS: "co|phai|dung|duoc|dong y|chinh xac|roi|yes",
        Reason.STOP: "(?:khong|ko|k|hong|hk|chua|no)(?: (?:co|can|dau))?",
    }.items()
}


# A thumb, a heart, a smile: what people tap when they have read something.
_APPROVAL = re.compile(
    "[\U0001f44c-\U0001f44f\U0001f600-\U0001f60d\U0001f618\U0001f64f\U0001f970\U0001f4af\u2764\u263a\u2705]"
)


def find_idle_talk(text: str, tokens: Sequence[Token]) -> Reason | None:
    """What of a message is no question: small talk, an approving sign, a joke, or a complaint about nothing named."""
    if not tokens:
        return Reason.THANKS if _APPROVAL.search(text) else None
    if (small_talk := find_small_talk(tokens) or find_small_talk(tokenize(text))) is not None:
        return small_talk
    if is_complaint(text):
        return Reason.COMPLAINT
    return Reason.THANKS if is_banter(text) else None


def find_small_talk(tokens: Sequence[Token]) -> Reason | None:
    """What kind of small talk a question is, or none when it asks for something."""
    # "Đúng không" asks whether it is true; only without marks may "dung" stop.
    padded = f" {' '.join('' if token.marked in _NO_STOP else token.folded for token in tokens)} "
    for reason, phrases in _PHRASES.items():
        for phrase in phrases:
            if f" {phrase} " in padded:
                rest = padded.replace(f" {phrase} ", " ", 1).split()
                if all(word in _COURTESIES or word in _words(reason) for word in rest):
                    return reason
    words = [token.folded for token in tokens]
    for reason, bare in _BARE.items():
        if bare.fullmatch(" ".join(words)):
            return reason
    # "bạn ơi", "chào mọi người, mình hỏi chút": the question is still to come.
    return Reason.GREETING if words and skip_opening(words, folded=True) == len(words) else None


@cache
def _words(reason: Reason) -> frozenset[str]:
    """Words of phrases of the same kind: "chào bạn, hello" is one greeting."""
    single = {phrase for kind in (reason, Reason.GREETING, Reason.THANKS) for phrase in _PHRASES[kind]}
    return frozenset(word for phrase in single for word in phrase.split())
