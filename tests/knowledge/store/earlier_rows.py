"""A row for each table that there has ever been, with every column it has ever had: what a migration must not lose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ARTICLE = {
    "id": "bai1", "title": "Thanh Hóa áp dụng SXSH", "title_key": "thanh hoa ap dung sxsh", "publisher": "Báo Thử",
    "url": "https://bao.example/tin/1", "url_key": "bao.example/tin/1", "source": "a.md", "locator": "collection:a.md",
    "kind": "digest", "digest": None, "date_value": "2018-10-17", "date_precision": "day", "date_basis": "published",
    "places": [], "text": "Nhà máy tiết kiệm 10% điện.", "text_hash": "a" * 64, "removed": [], "corrections": {},
    "revision": 3, "particulars": {}, "lines": [], "reading": 4, "sentence_hashes": [17], "replaced": ["b" * 64],
}  # fmt: skip
_ANSWER = {
    "id": "hoi1", "at": 1_700_000_000.5, "person": "p" * 32, "room": "r" * 32, "face": "telegram",
    "question": "tiết kiệm bao nhiêu điện", "question_key": "tiet kiem bao nhieu dien", "asked_in": "c" * 32,
    "status": "answered", "reason": None, "province": "Thanh Hóa", "answer": {"headline": "10%"}, "took_ms": 12.5,
}  # fmt: skip
_DRAFT = {
    "id": "tra1", "at": 1_700_000_000, "person": "o" * 32, "question": "5S là gì?", "text": "Năm chữ S.",
    "source": "Sổ tay", "url": "https://so.example/5s",
}  # fmt: skip

# Parents before those that refer to them.
ROWS: Mapping[str, Mapping[str, Any]] = {
    "articles": _ARTICLE,
    "passages": {
        "id": "bai1:0", "article_id": "bai1", "number": 0, "start": 0, "end": 27, "text": "Nhà máy tiết kiệm 10% điện.",
        "sentences": [[0, 27]], "role": "body",
    },
    "targets": {
        "id": "bai1:f", "article_id": "bai1", "fingerprint": "f" * 16, "province": "Thanh Hóa", "indicator": "saving",
        "kind": "result", "rejected": True, "found": {"low": 10}, "said": {"rejected": True},
    },
    "sketches": {"article_id": "bai1", "hash": 2**62},
    "shipped_digests": {
        "locator": "collection:a.md", "hash": "d" * 64, "article_id": "bai1", "title": "Thanh Hóa áp dụng SXSH",
        "url": "https://bao.example/tin/1",
    },
    "contacts": {
        "province": "Thanh Hóa", "body": "office", "name": "Sở Công Thương", "phone": "0237 123 456", "address": "Số 1",
        "email": "so@example.vn", "link": "https://so.example", "set_on": "2026-01-02", "set_by": "o",
        "confirmed_on": None, "confirmed_by": None, "confirmed": {"phone": "0237 654 321"},
    },
    "watched_pages": {
        "url": "https://bao.example/", "role": "list", "state": "fine", "at": 1_700_000_000, "etag": '"1"',
        "modified": None, "hash": "e" * 64, "failures": 1, "title": "Tin", "found_on": None, "number": 0,
        "offered_at": None,
    },
    "watch_days": {"day": "2026-01-02"},
    "withdrawn_articles": {
        "id": "bai0", "at": 1_700_000_000, "title": "Bài ẩn", "hidden": True, "kept": {"articles": []},
    },
    "answers": _ANSWER,
    "answer_messages": {"place": "m" * 32, "answer_id": "hoi1", "message_id": 2**40},
    "feedback": {"answer_id": "hoi1", "person": "p" * 32, "at": 1_700_000_001, "verdict": "down", "fault": "old"},
    "daily_counts": {"day": "2026-01-01", "outcome": "answered", "count": 5},
    "preferences": {"subject": "p" * 32, "chosen": {"province": "Thanh Hóa"}},
    "previews": {
        "id": "xem1", "at": 1_700_000_000, "person": "o" * 32, "draft": {"title": "Nháp"}, "corrections": {},
        "said": None, "awaits": "title",
    },
    "asked_values": {
        "person": "o" * 32, "at": 1_700_000_000, "purpose": "preview", "subject": "xem1", "field": "title",
        "message_id": 7, "under": 6, "keyboard": None,
    },
    "answer_drafts": _DRAFT,
    "question_decisions": {"id": "bo1", "at": 1_700_000_000.5, "question": "5s", "merged_into": "5S là gì?"},
    "editorial_answers": {name: value for name, value in _DRAFT.items() if name != "person"},
    "updates": {
        "id": 2**40, "door": "telegram", "at": 1_700_000_000, "owner": "w", "attempts": 1,
        "content": {"update_id": 2**40}, "done": False,
    },
    "open_choices": {"room": "r" * 32, "person": "p" * 32, "at": 1_700_000_000, "choices": ["a"]},
    "wishes": {
        "id": "mong1", "at": 1_700_000_000, "person": "p" * 32, "kind": "question", "about": "giá nước",
        "about_key": "gia nuoc", "prefer": None, "chat_id": -(2**40), "thread": None, "reply_to": 9, "seen": "x:1",
        "known": [], "told_at": 0, "warned": False,
    },
}  # fmt: skip
# Made with the table itself, one row.
STATE = {"version": 41, "identity": "i" * 32}
# What a later version keeps elsewhere or not at all: an operator who was asked for a value is asked again.
GIVEN_UP = {("previews", "awaits")}
