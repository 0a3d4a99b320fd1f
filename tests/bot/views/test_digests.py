"""A digest is our summary of a page: no view makes a quotation of it, and each says whose words these are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot import texts
from bot.texts.answers import DIGEST_LABEL, framed_title, summary_note
from bot.texts.wording import VietnameseWording
from bot.views.answer import compose_reply
from bot.views.blocks import ReplyBlock
from bot.views.card import ROOM, compose_card, compose_shown, compose_sources, pages_of_sources
from bot.views.figures import compose_targets
from bot.views.markup import to_html, to_plain_text
from bot.views.passage import compose_passage
from knowledge.records import ArticleKind, Basis, Digest, PartRead, Passage, SourceDate, Validity
from retrieval.records import Answer, Citation
from tests.support.serving import make_answer, make_near

QUOTED = ("“", "”", "<blockquote")
DIGEST = Digest()
VIEWS: list[Callable[[Answer], tuple[ReplyBlock, ...]]] = [
    compose_reply,
    compose_card,
    lambda each: compose_shown(each, long_form=True),
    lambda each: compose_shown(each, long_form=False),
]


def plain(answer: Answer) -> Answer:
    """The same from a page whose title holds no quotation marks of its own."""
    cited = tuple(each.model_copy(update={"title": "Tựa"}) for each in answer.citations)
    return answer.model_copy(update={"citations": cited})


def passage(text: str, number: int = 0) -> Passage:
    return Passage(
        id=f"a-{number:04d}", article_id="a", number=number, start=number, end=number + 1, text=text, sentences=()
    )


@pytest.mark.parametrize("compose", VIEWS)
@pytest.mark.parametrize("make", [make_answer, make_near])
def test_no_view_quotes_it(make: Callable[..., Answer], compose: Callable[[Answer], tuple[ReplyBlock, ...]]) -> None:
    """Neither in quotation marks nor in a box; an original is quoted as ever."""
    blocks = compose(plain(make("q", count=3, digest=DIGEST)))
    assert not any(block.quoted for block in blocks)
    assert not any(sign in to_html(blocks) for sign in QUOTED)
    assert DIGEST_LABEL in to_plain_text(blocks)
    original = compose(plain(make("q", count=3)))
    assert any(block.quoted for block in original)
    assert DIGEST_LABEL not in to_plain_text(original)


def test_what_it_is_stands_above_the_headline() -> None:
    """Before what a sentence is; what has to be known first stands above both, and lines belong together."""
    answer = make_answer("q", digest=DIGEST).model_copy(update={"frame": "Mục tiêu", "warning": "Đã được thay."})
    for compose in (compose_reply, compose_card):
        said = to_plain_text(compose(answer))
        assert said.startswith(f"⚠️ Đã được thay.\n{DIGEST_LABEL}\nMục tiêu:\nCâu trả lời.\n\n")


def test_a_warning_is_read_first_of_originals_figures_and_what_is_near() -> None:
    """Whatever follows; what is near says first that it is."""
    answer = make_answer("q").model_copy(update={"warning": "Đã được thay."})
    for blocks in (compose_reply(answer), compose_card(answer), compose_targets(answer)):
        assert to_plain_text(blocks).startswith("⚠️ Đã được thay.")
    near = make_near("q").model_copy(update={"warning": "Đã được thay."})
    assert to_plain_text(compose_reply(near)).split("\n")[:3] == [near.headline, "", "⚠️ Đã được thay."]


def test_each_further_summary_is_headed_and_each_original_beside_it_quoted() -> None:
    """Who reads on knows of every piece whose words it is."""
    answer = plain(make_answer("q", count=3))
    first, second, third = answer.citations
    summary = second.model_copy(update={"kind": ArticleKind.DIGEST, "digest": DIGEST, "snippet": "Lời ta."})
    mixed = answer.model_copy(update={"citations": (first, summary, third)})
    blocks = compose_reply(mixed)
    assert [block.quoted for block in blocks][1:6:2] == [True, False, True]
    said = to_plain_text(blocks)
    assert f"{DIGEST_LABEL}: Lời ta." in said
    assert said.count(DIGEST_LABEL) == 1
    assert said.startswith("Câu trả lời.")


def test_further_sources_are_headed() -> None:
    """Each by itself, numbered as in the answer."""
    answer = plain(make_answer("q", snippet="Lời dài. " * 60, count=6, digest=DIGEST))
    blocks = compose_sources(answer, 0)
    assert not any(block.quoted for block in blocks)
    assert to_plain_text(blocks).count(f"{DIGEST_LABEL}: ") == 3


@pytest.mark.parametrize(("length", "shown"), [(300, 3), (400, 2), (1000, 1)])
def test_near_summaries_stand_open_as_far_as_a_screen_goes(length: int, shown: int) -> None:
    """Nothing folds them away: at most 900 characters, the first in any case; the others are further sources."""
    near = plain(make_near("q", "x" * length, count=3, digest=DIGEST))
    said = to_plain_text(compose_shown(near, long_form=False))
    assert said.count(f"{DIGEST_LABEL}: ") == shown
    assert pages_of_sources(near) == (1 if shown < 3 else 0)


def test_its_passage_is_shown_without_a_box() -> None:
    """With the label below the source; an original's neighbours stand in boxes."""
    summary, original = (plain(make_answer("q", digest=each)).citations[0] for each in (DIGEST, None))
    pieces = [passage("Trước."), passage(f"{summary.snippet} Giữa.", 1), passage("Sau.", 2)]
    middle = {"passage_id": "a-0001"}
    blocks = compose_passage(summary.model_copy(update=middle), pieces)
    assert not any(block.quoted for block in blocks)
    assert to_plain_text(blocks).split("\n")[2] == DIGEST_LABEL
    assert "Trước." in to_plain_text(blocks)
    blocks = compose_passage(original.model_copy(update=middle), pieces)
    assert sum(block.quoted for block in blocks) == 2
    assert DIGEST_LABEL not in to_plain_text(blocks)


def test_a_headline_in_one_line_has_no_quotation_marks() -> None:
    """Behind what it is; an original's has."""
    assert framed_title("Mục tiêu", "Lời ta.", quoted=False) == "Mục tiêu: Lời ta."
    assert framed_title("Mục tiêu", "Lời họ.") == "Mục tiêu: “Lời họ.”"
    assert framed_title("", "Lời ta.", quoted=False) == "Lời ta."


def test_a_card_of_summaries_fits_a_phone() -> None:
    """Nothing of them is folded away: a card says no more than a screen holds."""
    answer = plain(make_answer("q", "Câu trả lời dài vừa phải. " * 10, "Câu trích dài. " * 26, 3, DIGEST))
    assert len(to_plain_text(compose_card(answer))) <= ROOM


def test_figures_of_summaries_alone_are_said_to_be() -> None:
    """Above their heading."""
    assert to_plain_text(compose_targets(make_answer("q", digest=DIGEST))).startswith(DIGEST_LABEL)
    assert DIGEST_LABEL not in to_plain_text(compose_targets(make_answer("q")))


def cited(digest: Digest, **changes: object) -> Citation:
    return make_answer("q", digest=digest).citations[0].model_copy(update=changes)


@pytest.mark.parametrize(
    ("citation", "note"),
    [
        (
            cited(DIGEST),
            "Tóm lược của dự án này từ trang SXSH.vn, cập nhật 17/09/2018; phần đã đọc: trích đoạn.",
        ),
        (
            cited(Digest(read=PartRead.WHOLE, is_english=True)),
            "Tóm lược của dự án này từ trang SXSH.vn (tiếng Anh), cập nhật 17/09/2018; đã đọc cả trang.",
        ),
        (
            cited(DIGEST, publisher=None, url="https://www.e.org/a", date=SourceDate()),
            "Tóm lược của dự án này từ trang e.org, không rõ ngày; phần đã đọc: trích đoạn.",
        ),
        (
            cited(DIGEST, publisher="Trang tin Sở", date=SourceDate.of(Basis.CONTENT, 2014, 5)),
            "Tóm lược của dự án này từ Trang tin Sở, nói về tháng 05/2014; phần đã đọc: trích đoạn.",
        ),
        (
            cited(DIGEST, publisher=None, url=None),
            "Tóm lược của dự án này từ một trang không rõ địa chỉ, cập nhật 17/09/2018; phần đã đọc: trích đoạn.",
        ),
    ],
)
def test_its_note_says_who_wrote_it_from_what_and_how_much_was_read(citation: Citation, note: str) -> None:
    """In a sentence, whatever is known of the page."""
    assert summary_note(citation) == VietnameseWording().digest(citation) == note


@pytest.mark.parametrize(
    ("validity", "said"),
    [
        (Validity(until="2025"), "Văn bản nói ở đây chỉ có hiệu lực đến hết năm 2025."),
        (Validity(until="2025-06-30"), "Văn bản nói ở đây chỉ có hiệu lực đến 30/6/2025."),
        (Validity(replaced_by="889/QĐ-TTg"), "Văn bản nói ở đây đã được thay bằng 889/QĐ-TTg."),
        (
            Validity(until="2020", replaced_by="889/QĐ-TTg"),
            "Văn bản nói ở đây đã được thay bằng 889/QĐ-TTg và chỉ có hiệu lực đến hết năm 2020.",
        ),
    ],
)
def test_a_paper_that_holds_no_more_is_said_to(validity: Validity, said: str) -> None:
    """Until when it held, and what stands in its place, as far as that is known."""
    assert VietnameseWording().holds_no_more(validity) == said


def test_pages_that_say_different_things_are_said_to() -> None:
    """What each says stands as it was written: names keep their capitals."""
    said = VietnameseWording().conflict("Đắk Lắk ghi 2018, Báo Đắk Lắk ghi 2019.")
    assert said == "Các trang ghi khác nhau: Đắk Lắk ghi 2018, Báo Đắk Lắk ghi 2019."
    assert texts.answers.warning("Đã hết hạn.") == "⚠️ Đã hết hạn."
