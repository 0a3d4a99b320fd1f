"""Events are read strictly: what is no message of a person is nothing, and nothing else of one is kept."""

from __future__ import annotations

from typing import Any

import pytest

from bot.zalo.records import ChatType, Incoming, Kind, read_event


def event(name: str = "message.text.received", **changed: Any) -> dict[str, Any]:
    """As in Zalo's own example of a webhook."""
    message = {
        "from": {"id": "6ede9afa66b88fe6d6a9", "display_name": "Ted", "is_bot": False},
        "chat": {"id": "6ede9afa66b88fe6d6a9", "chat_type": "PRIVATE"},
        "text": "Xin chào",
        "message_id": "2d758cb5e222177a4e35",
        "date": 1750316131602,
    }
    return {"event_name": name, "message": {**message, **changed}}


def test_a_message_is_kept_without_names() -> None:
    """In a webhook's envelope as well as bare; times are seconds."""
    read = read_event({"ok": True, "result": event()})
    assert read == read_event(event())
    assert read == Incoming(
        kind=Kind.TEXT,
        message_id="2d758cb5e222177a4e35",
        sender_id="6ede9afa66b88fe6d6a9",
        chat_id="6ede9afa66b88fe6d6a9",
        chat_type=ChatType.PRIVATE,
        at=1750316131.602,
        text="Xin chào",
    )
    assert "Ted" not in read.model_dump_json()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_known_event_is_one_of_its_kind(kind: Kind) -> None:
    """What stands under a picture is its text."""
    read = read_event(event(kind.value, text=None, caption="5S là gì"))
    assert read is not None
    assert (read.kind, read.text) == (kind, "5S là gì")


def test_a_text_without_the_name_of_its_event_is_a_text() -> None:
    """As Zalo shows it for polling."""
    unnamed = event()
    del unnamed["event_name"]
    read = read_event(unnamed)
    assert read is not None
    assert read.kind is Kind.TEXT


@pytest.mark.parametrize(
    "item",
    [
        None,
        [],
        [event()],
        "text",
        {},
        {"ok": True},
        {"ok": True, "result": None},
        event("message.reaction.received"),
        event(7),  # type: ignore[arg-type]
        {"event_name": "message.text.received"},
        {"event_name": "message.text.received", "message": "x"},
        event(date="x"),
        event(date=float("nan")),
        event(message_id=""),
        event(message_id=5),
        event(text=["x"]),
        event(chat={"id": "a"}),
        event(chat={"id": "a", "chat_type": "CHANNEL"}),
        event(chat={"id": "a" * 129, "chat_type": "PRIVATE"}),
        event(**{"from": None}),
        event(**{"from": {"id": "b", "is_bot": True}}),
    ],
)
def test_what_is_no_message_of_a_person_is_nothing(item: object) -> None:
    """Whatever stands in its place, nothing is raised."""
    assert read_event(item) is None


def test_what_no_database_keeps_is_replaced() -> None:
    """Half a character and the zero byte show as unknown."""
    read = read_event(event(text="a\x00b\ud83dc"))
    assert read is not None
    assert read.text == "a�b�c"


def test_a_message_has_one_number_of_its_own() -> None:
    """The same however it comes, another in another chat, and never one that Telegram gives."""
    first, again = read_event(event()), read_event(event(text="khác", date=1))
    other = read_event(event(chat={"id": "x", "chat_type": "GROUP"}))
    assert first is not None
    assert again is not None
    assert other is not None
    assert first.number == again.number != other.number
    assert 2**62 <= first.number < 2**63
