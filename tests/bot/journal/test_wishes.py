"""Wishes are kept for those who asked, as long as they may be, and are forgotten when they say so."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy.engine import Engine

from bot.journal.wishes import DAY_SECONDS, KEPT_DAYS, MOST_WISHES, WARNED_DAYS, WishBook, WishKind
from knowledge.store.database import open_database

NOW = 1_795_651_200  # 26/11/2026
QUESTION = "Cần Thơ có mô hình khí sinh học không?"


class Clock:
    now = float(NOW)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def engine(library_url: str) -> Iterator[Engine]:
    opened = open_database(library_url)
    yield opened
    opened.dispose()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(engine: Engine, clock: Clock) -> WishBook:
    return WishBook(engine, clock)


def test_a_wish_is_kept_once_without_what_is_personal(book: WishBook) -> None:
    """The same question in another writing is the same wish; numbers of people are blotted out."""
    wish, new = book.keep(WishKind.ANSWER, QUESTION, person="a", chat_id=7, thread=3, reply_to=5, prefer="Hà Nội")
    assert wish is not None
    assert new
    assert book.find(wish.id) == wish
    assert (wish.chat_id, wish.thread, wish.reply_to, wish.prefer, wish.at) == (7, 3, 5, "Hà Nội", NOW)
    again = book.keep(WishKind.ANSWER, "can tho co mo hinh khi sinh hoc khong", person="a", chat_id=7)
    assert again == (wish, False)
    other, new = book.keep(WishKind.ANSWER, QUESTION, person="b", chat_id=7)
    assert new
    assert other is not None
    masked, _ = book.keep(WishKind.ANSWER, "gọi 0912 345 678 hỏi gì", person="a", chat_id=7)
    assert masked is not None
    assert masked.about == "gọi … hỏi gì"
    assert book.forget("a") == 2
    assert book.of_person("b") == (other,)


def test_what_is_pressed_twice_at_once_is_kept_once(engine: Engine, clock: Clock) -> None:
    """Two processes may take the two presses; each says the same wish, and one that it is new."""
    start = Barrier(4)

    def keep(number: int) -> list[tuple[str, bool]]:
        book, kept = WishBook(engine, clock), []
        for topic in range(10):
            start.wait()
            wish, new = book.keep(WishKind.TOPIC, f"chủ đề {topic}", person="a", chat_id=7, seen=str(number))
            assert wish is not None
            kept.append((wish.id, new))
        return kept

    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(keep, range(4)))
    assert len(WishBook(engine, clock).of_person("a")) == 10
    for of_one in zip(*kept, strict=True):
        assert len({wish_id for wish_id, _ in of_one}) == 1
        assert [new for _, new in of_one].count(True) == 1


def test_nobody_keeps_more_than_is_a_persons_own(book: WishBook) -> None:
    """Of one kind in one chat."""
    for number in range(MOST_WISHES):
        assert book.keep(WishKind.TOPIC, f"chủ đề {number}", person="a", chat_id=7)[1]
    assert book.keep(WishKind.TOPIC, "một nữa", person="a", chat_id=7) == (None, False)
    assert book.keep(WishKind.PLACE, "Hà Nội", person="a", chat_id=7)[1]


def test_wishes_wait_for_another_collection_and_end_after_ninety_days(book: WishBook, clock: Clock) -> None:
    """What was looked for in the collection as it is, is looked for again when it is another."""
    wish, _ = book.keep(WishKind.ANSWER, QUESTION, person="a", chat_id=7, seen="1")
    assert wish is not None
    assert book.awaiting("1") == ()
    assert book.awaiting("2") == (wish,)
    book.note_seen([wish.id], "2")
    assert book.awaiting("2") == ()
    clock.now += KEPT_DAYS * DAY_SECONDS - 1
    book.prune()
    assert book.find(wish.id) is not None
    clock.now += 1
    book.prune()
    assert book.find(wish.id) is None


def test_of_two_processes_one_tells(book: WishBook, engine: Engine, clock: Clock) -> None:
    """Whoever takes a wish first, and once a day in a chat; what could not be told is there again."""
    other = WishBook(engine, clock)
    wish, _ = book.keep(WishKind.ANSWER, QUESTION, person="a", chat_id=7)
    assert wish is not None
    assert [book.drop(wish.id), other.drop(wish.id)] == [True, False]
    book.put_back([wish])
    assert other.find(wish.id) == wish
    place, _ = book.keep(WishKind.PLACE, "Hà Nội", person="a", chat_id=7, seen="1")
    assert place is not None
    seen = place.model_copy(update={"seen": "2", "known": {"x": "y"}})
    assert [book.claim([seen]), other.claim([seen])] == [True, False]
    told = book.find(place.id)
    assert told is not None
    assert (told.seen, told.known, told.told_at) == ("2", {"x": "y"}, NOW)
    later, _ = book.keep(WishKind.TOPIC, "5S", person="b", chat_id=7)
    assert later is not None
    assert later.told_at == NOW
    assert book.following("3") == ()
    clock.now += DAY_SECONDS
    assert {each.id for each in book.following("3")} == {place.id, later.id}


def test_who_follows_is_asked_before_the_end_and_may_go_on(book: WishBook, clock: Clock) -> None:
    """Once; with the new ninety days it will be once more."""
    place, _ = book.keep(WishKind.PLACE, "Hà Nội", person="a", chat_id=7, seen="1")
    assert place is not None
    clock.now += (KEPT_DAYS - WARNED_DAYS) * DAY_SECONDS
    (found,) = book.following("1")
    assert book.ends_soon(found)
    assert book.claim([found.model_copy(update={"warned": True})])
    clock.now += DAY_SECONDS
    assert book.following("1") == ()
    renewed = book.renew(place.id)
    assert renewed is not None
    assert (renewed.at, renewed.warned) == (int(clock.now), False)
    assert book.renew("0" * 16) is None


def test_a_chat_is_forgotten_or_gets_another_number(book: WishBook) -> None:
    """With all that is in it, whoever wanted it."""
    for person in ("a", "b"):
        book.keep(WishKind.PLACE, "Hà Nội", person=person, chat_id=-5, reply_to=4)
    book.move_chat(-5, -100)
    assert {(each.chat_id, each.reply_to) for each in book.in_chat(-100)} == {(-100, None)}
    book.forget_chat(-100)
    assert book.of_person("a") == ()
