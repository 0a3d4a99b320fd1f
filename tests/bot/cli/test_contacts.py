"""``sxsh contacts``: operators list whom to ask, set what they know, and confirm it before people see it."""

from __future__ import annotations

import time

import pytest

from bot import texts
from bot.journal.calendar import day_of
from knowledge.places.offices import load_offices
from tests.support.command import Command

PAGE = "Hà Nam mở lớp\n\nNgày 12/5/2019, Sở Công Thương Hà Nam mở lớp tập huấn sản xuất sạch hơn cho 45 học viên."
PHONE = "0238 3844 555"
QUESTION = "mục tiêu sxsh của Nghệ An"


@pytest.fixture
def sxsh(migrated: Command) -> Command:
    """The command, with an empty library."""
    return migrated


def add_page(sxsh: Command) -> None:
    """A library that has nothing on the provinces asked about."""
    (sxsh.folder / "page.txt").write_text(PAGE, "utf-8")
    sxsh("add", str(sxsh.folder / "page.txt"), "--no-collection")


def test_a_number_is_set_confirmed_and_then_told(sxsh: Command) -> None:
    """Before it is confirmed operators alone see it; afterwards with the day, in words and as JSON."""
    add_page(sxsh)
    today = day_of(time.time())
    said = sxsh("contacts", "set", "nghe an", "--phone", PHONE)
    assert PHONE in said
    assert 'sxsh contacts confirm "Nghệ An"' in said
    listed = sxsh("contacts", "list", "Nghệ An")
    assert PHONE in listed
    assert "chờ xác nhận" in " ".join(listed.split())
    assert PHONE not in sxsh("ask", QUESTION, "--no-collection", code=1)
    assert PHONE in sxsh("contacts", "confirm", "Nghệ An")
    told = sxsh("ask", QUESTION, "--no-collection", code=1)
    assert f"→ Hỏi Sở Công Thương Nghệ An: {PHONE} (xác nhận ngày {today:%d/%m/%Y})." in told
    assert sxsh.json("ask", QUESTION, "--no-collection", code=1)["contact"] == {
        "name": "Sở Công Thương Nghệ An",
        "link": None,
        "phone": PHONE,
        "address": None,
        "email": None,
        "confirmed_on": today.isoformat(),
        "before_july_2025": False,
    }
    said = sxsh("contacts", "set", "Nghệ An", "--address", "12 Lê Lợi, Vinh")
    assert f"mọi người vẫn thấy bản xác nhận ngày {today:%d/%m/%Y}" in said
    told = sxsh("ask", QUESTION, "--no-collection", code=1)
    assert f"→ Hỏi Sở Công Thương Nghệ An: {PHONE} (xác nhận ngày" in told
    assert "Lê Lợi" not in told


def test_whose_office_it_is_and_what_was_replaced_is_said(sxsh: Command) -> None:
    """Bình Dương and Hồ Chí Minh are one now; in words and as JSON."""
    sxsh("contacts", "set", "Hồ Chí Minh", "--phone", "1022")
    said = sxsh("contacts", "set", "binh duong", "--phone", PHONE, "--address", "12 Lê Lợi")
    assert "Bình Dương nay thuộc Hồ Chí Minh" in said
    assert "Thay cho số điện thoại 1022." in said
    again = sxsh.json("contacts", "set", "Hồ Chí Minh", "--phone", "1080")
    assert (again["taken_in"], again["replaced"]) == (None, {"phone": PHONE})
    assert (again["phone"], again["address"]) == ("1080", "12 Lê Lợi")


def test_an_office_as_json_says_on_what_it_rests(sxsh: Command) -> None:
    """The record is a public contract: all that is known, who set and confirmed it, and the page of what ships."""
    sxsh("contacts", "set", "Yên Bái", "--email", "sct@example.vn")
    (office,) = sxsh.json("contacts", "list", "Lào Cai")
    assert office["set_by"]
    assert office == {
        "province": "Lào Cai",
        "body": "office",
        "name": "Sở Công Thương Lào Cai",
        "link": None,
        "phone": None,
        "address": None,
        "email": "sct@example.vn",
        "confirmed_on": None,
        "before_july_2025": True,
        "set_on": day_of(time.time()).isoformat(),
        "set_by": office["set_by"],
        "confirmed_by": None,
        "named_by": {
            "page": "https://en.vietnamplus.vn/19th-vietnamchina-border-trade-fair-opens-in-lao-cai/163605.vnp",
            "date": "2019-11-13",
            "before_july_2025": True,
        },
        "linked_by": None,
    }


def test_every_office_is_listed_with_the_nations_first(sxsh: Command) -> None:
    """By ``contacts`` alone as well; a centre only where it has a name."""
    listed = sxsh.json("contacts", "list")
    assert len(listed) == len(load_offices())
    assert listed[0]["province"] is None
    assert sxsh.json("contacts") == listed
    assert sxsh("contacts").startswith(texts.cli.CONTACT_COLUMNS[0])
    assert [each["province"] for each in sxsh.json("contacts", "list", "cả nước")] == [None]


@pytest.mark.parametrize(
    ("arguments", "code", "expected"),
    [
        (("set", "Atlantis", "--phone", "1022"), 1, "Atlantis"),
        (("list", "Atlantis"), 1, "cả nước"),
        (("confirm", ""), 1, "cả nước"),
        (("set", "Nghệ An"), 2, "--phone"),
        (("set", "Nghệ An", "--phone", "chị Lan"), 1, "0238 3844 555"),
        (("set", "Nghệ An", "--phone", "12"), 1, "từ 4 đến 15 chữ số"),
        (("set", "Nghệ An", "--link", "sct.vn"), 1, "https://"),
        (("set", "Nghệ An", "--email", "sct.vn"), 1, "ten@coquan.gov.vn"),
        (("set", "Nghệ An", "--address", "a\nb"), 1, "một dòng"),
        (("set", "Nghệ An", "--body", "so", "--phone", "1022"), 2, "office, centre"),
        (("set", "Lào Cai", "--body", "centre", "--phone", "1022"), 1, "--name"),
        (("confirm", "Lào Cai", "--body", "centre"), 1, "--name"),
        (("confirm",), 2, "PROVINCE"),
    ],
)
def test_what_cannot_be_taken_is_one_line_that_says_what_to_do(
    sxsh: Command, arguments: tuple[str, ...], code: int, expected: str
) -> None:
    """On standard error, and nothing is changed."""
    assert sxsh("contacts", *arguments, code=code) == ""
    assert sxsh.stderr.count("\n") == 1
    assert expected in sxsh.stderr
    assert not [each for each in sxsh.json("contacts", "list") if each["set_on"]]


def test_a_centre_without_a_name_is_given_one(sxsh: Command) -> None:
    """It is then listed beside the office, and confirmed by itself."""
    add_page(sxsh)
    name = "Trung tâm Khuyến công Lào Cai"
    said = sxsh("contacts", "set", "Lào Cai", "--body", "centre", "--name", name, "--phone", "1022")
    assert 'confirm "Lào Cai" --body centre' in said
    sxsh("contacts", "confirm", "Lào Cai", "--body", "centre")
    told = sxsh("ask", "mục tiêu sxsh của Yên Bái", "--no-collection", code=1)
    assert f"Hỏi {name} (nay gồm Yên Bái): 1022 (xác nhận" in told
