"""What a button copies: what is said with its source, in 256 units."""

from __future__ import annotations

import pytest

from bot import texts
from bot.views.copied import COPIED, compose_copied
from bot.views.markup import utf16_length
from knowledge.records import Digest
from tests.bot.views.test_figures import answer as answer
from tests.support.serving import SPITEFUL, make_answer


@pytest.mark.parametrize("headline", ["Câu ngắn.", "Một câu dài không dứt " * 30, "😀" * 300, SPITEFUL * 9, "x" * 400])
@pytest.mark.parametrize("digest", [None, Digest()])
def test_what_is_said_gives_way_and_its_source_stays(headline: str, digest: Digest | None) -> None:
    """An original's words are quoted; ours are headed and stand in no quotation marks."""
    copied = compose_copied(make_answer("q", headline, digest=digest))
    said, source = copied.split("\n")
    assert utf16_length(copied) <= COPIED
    assert source.startswith(f"{texts.answers.SOURCES}: Tiêu đề")
    assert "SXSH.vn" in source
    assert said.startswith(texts.answers.DIGEST_LABEL if digest else "“")
    assert ("“" in said) == (digest is None)
    assert texts.answers.ELLIPSIS in said or headline in said


def test_the_page_goes_along_where_there_is_room() -> None:
    """It is the first thing that a reader of another program looks for."""
    copied = compose_copied(make_answer("q", "Câu."))
    assert copied.endswith("https://example.org/?a=1&b=2")


def test_figures_are_copied_whole_under_their_heading(answer: object) -> None:
    """As many as there is room for; none is cut in its midst."""
    copied = compose_copied(answer)  # type: ignore[arg-type]
    assert utf16_length(copied) <= COPIED
    assert copied.startswith(
        "Mục tiêu SXSH · Hòa Bình (nay thuộc Phú Thọ) · đến 2020 (đã hết hạn): Nhận thức về SXSH: 90%; Áp dụng SXSH: "
    )
    assert "\nNguồn: Hòa Bình nâng cao" in copied


def test_what_is_hostile_is_copied_all_the_same() -> None:
    """Letters that count twice, half a letter, an address that is none: it fits and can be sent."""
    made = make_answer("q", "\ud800😀" * 300)
    citation = made.citations[0].model_copy(update={"title": "😀" * 200, "publisher": None, "url": "http://[a"})
    copied = compose_copied(made.model_copy(update={"citations": (citation,), "frame": "😀" * 200}))
    assert copied.encode()
    assert 0 < utf16_length(copied) <= COPIED


def test_what_cites_nothing_is_not_copied() -> None:
    """There is no source to go along."""
    assert compose_copied(make_answer("q", count=0)) == ""
