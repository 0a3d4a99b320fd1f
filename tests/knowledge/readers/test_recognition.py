"""Scanned pages and photographs are read where tesseract is, and what comes of it is doubted."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from knowledge.errors import DocumentBroken, DocumentNotRecognised, DocumentTooLarge, DocumentWithoutText
from knowledge.intake.preparation import prepare
from knowledge.readers import read_content
from knowledge.readers import recognition as room
from knowledge.readers.drawn_lines import take_rulings
from knowledge.readers.recognition import find_tesseract
from knowledge.records import Apart
from tests.knowledge.readers.drawn_pages import PLAN, as_file, draw_page

needs_tesseract = pytest.mark.skipif(find_tesseract() is None, reason="tesseract with Vietnamese is not installed")
SENTENCE = "Đến hết năm 2020 có 50% cơ sở sản xuất công nghiệp nhận thức được lợi ích của sản xuất sạch hơn."


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "PDF"])
def test_a_slanted_page_is_read(kind: str) -> None:
    """Its sentence is whole, its date and place are found, and it says that it was recognised."""
    document = read_content(as_file(draw_page(PLAN, slant=0.6), kind), f"quet.{kind.lower()}")
    assert SENTENCE in [line.text for line in document.lines]
    article = prepare(document, "quet").article
    assert (article.date.value, article.provinces) == ("2017-05-09", ("Bến Tre",))
    scanned = article.particulars.scanned
    assert scanned is not None
    assert (scanned.pages, scanned.pictures, scanned.recognised) == (1, 1, 1)


@needs_tesseract
def test_a_recognised_figure_waits_for_a_person() -> None:
    """The same figure is sure in a text, and unsure where it was read from a picture."""
    typed = prepare(read_content("\n\n".join([*PLAN[:5], SENTENCE]).encode(), "a.txt"), "a")
    read = prepare(read_content(as_file(draw_page(PLAN), "PNG"), "a.png"), "b")
    figures = [[(each.low, each.unit, each.unsure) for each in draft.targets] for draft in (typed, read)]
    assert figures == [[(50.0, "%", False)], [(50.0, "%", True)]]


def test_lines_of_a_table_are_found_and_wiped_off() -> None:
    """A slanting frame of two cells is three upright lines and two level ones; the letters between them stay."""
    page = Image.new("L", (600, 300), 255)
    pen = ImageDraw.Draw(page)
    pen.rectangle((50, 50, 550, 250), outline=0, width=2)
    pen.line((300, 50, 302, 250), fill=0, width=2)
    pen.rectangle((100, 140, 112, 160), fill=0)
    wiped, rulings = take_rulings(b"P5 600 300 255\n" + page.tobytes())
    assert {round(x, -1) for x in rulings.at(150)} == {50, 300, 550}
    assert {round(y, -1) for y, _, _ in rulings.level} == {50, 250}
    assert Image.frombytes("L", page.size, wiped[15:]).getbbox() is not None
    assert wiped[15:].count(0) < 2 * 13 * 21


@needs_tesseract
def test_what_a_stamp_covers_is_left_out_with_its_reason() -> None:
    """What stands beside it is quoted as ever; a page that is covered mostly is not read."""
    lines = [
        *PLAN[:5],
        "",
        SENTENCE[:50],
        SENTENCE[51:],
        "",
        "Sở Công Thương chủ trì, phối hợp các sở, ngành thực hiện.",
    ]
    page = draw_page(lines)
    clean = read_content(as_file(page, "PNG"), "a.png")
    assert not [line for line in clean.lines if line.apart]
    chance = random.Random(3)
    pen = ImageDraw.Draw(page)
    for _ in range(20):
        pen.line([(chance.randrange(70, 600), chance.randrange(478, 512)) for _ in range(2)], fill=90, width=2)
    document = read_content(as_file(page, "PNG"), "a.png")
    assert [line.apart for line in document.lines][-2:] == [None, Apart.UNREADABLE]
    draft = prepare(document, "a")
    assert SENTENCE in draft.article.text
    assert "thực hiện" not in draft.article.text
    assert "unreadable" in [each.reason for each in draft.article.removed]
    for _ in range(300):
        pen.line([(chance.randrange(50, 800), chance.randrange(50, 560)) for _ in range(2)], fill=90, width=2)
    with pytest.raises(DocumentNotRecognised):
        read_content(as_file(page, "PNG"), "a.png")


@needs_tesseract
def test_a_picture_of_something_else_holds_no_text() -> None:
    """Where no words are recognised the picture is refused, and so is one for which no time is left."""
    grey = Image.linear_gradient("L").resize((600, 600))
    with pytest.raises(DocumentNotRecognised):
        read_content(as_file(grey, "PNG"), "anh.png")


def test_without_the_program_a_scan_is_refused_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read, and the reason is another one than for a page that shows nothing."""
    monkeypatch.setenv("PATH", "")
    room.find_tesseract.cache_clear()
    try:
        for kind in ("PNG", "PDF"):
            with pytest.raises(DocumentWithoutText) as refused:
                read_content(as_file(draw_page(PLAN), kind), f"quet.{kind.lower()}")
            assert not isinstance(refused.value, DocumentNotRecognised)
    finally:
        monkeypatch.undo()
        room.find_tesseract.cache_clear()


def test_broken_and_huge_pictures_are_refused() -> None:
    """A cut file is broken; one that says it has more points than any camera gives is not unpacked."""
    with pytest.raises(DocumentBroken):
        read_content(as_file(draw_page(PLAN), "PNG")[:300], "cut.png")
    huge = BytesIO()
    Image.new("1", (20_000, 20_000)).save(huge, format="PNG")
    with pytest.raises(DocumentTooLarge):
        read_content(huge.getvalue(), "huge.png")
