"""An answer becomes blocks: what a reader sees first, what each quotation says of itself, what else is offered."""

from __future__ import annotations

import unicodedata

import pytest

from bot import texts
from bot.texts.wording import VietnameseWording
from bot.views.answer import compose_reply, whole_words
from bot.views.blocks import ReplyBlock
from bot.views.markup import to_plain_text
from knowledge import errors
from knowledge.records import ArticleKind, Basis, SourceDate
from retrieval.records import Answer, Citation, Reason, Status


def cite(n: int = 1, snippet: str = "Lớp học có 45 người.", **changes: object) -> Citation:
    citation = Citation(
        n=n,
        article_id=f"bài-{n}",
        passage_id=f"bài-{n}-0000",
        title=f"Tin số {n}",
        publisher="SXSH.vn",
        url="https://e.org/tin",
        kind=ArticleKind.ORIGINAL,
        date=SourceDate.of(Basis.PUBLISHED, 2018, 10, 17),
        province="Hòa Bình",
        province_now="Phú Thọ",
        snippet=snippet,
        score=1.0,
    )
    return citation.model_copy(update=changes)


def answer(*citations: Citation, headline: str = "Lớp học có 45 người.", notes: tuple[str, ...] = ()) -> Answer:
    return Answer(
        status=Status.ANSWERED, question="q", headline=headline, citations=citations, notes=notes, confidence=1
    )


def lines(composed: Answer) -> list[str]:
    return [line for line in to_plain_text(compose_reply(composed)).split("\n") if line]


def test_the_answer_stands_first_and_in_bold() -> None:
    """The headline is read before anything else; notes come last."""
    blocks = compose_reply(answer(cite(), notes=("Mốc đã qua.",)))
    assert [run.bold for run in blocks[0].runs] == [True]
    assert blocks[-1].runs[0].text == "Mốc đã qua."
    assert blocks[-1].runs[0].italic


def test_a_source_says_who_when_and_where() -> None:
    """Number, title, publisher, date with its basis, province then and now; the title leads to the page."""
    blocks = compose_reply(answer(cite()))
    assert to_plain_text(blocks[1:]) == "[1] Tin số 1 · SXSH.vn · đăng 17/10/2018 · Hòa Bình (nay thuộc Phú Thọ)"
    assert blocks[1].runs[1].link == "https://e.org/tin"


def test_what_is_not_known_is_left_out_of_the_source() -> None:
    """No publisher, no place: no empty places between dots; a missing date is said."""
    bare = cite(publisher=None, province=None, province_now=None, date=SourceDate(), kind=ArticleKind.DIGEST)
    assert lines(answer(bare))[-1] == "[1] Tin số 1 · không rõ ngày · tóm lược"


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (SourceDate.of(Basis.PUBLISHED, 2018, 10, 7), "đăng 07/10/2018"),
        (SourceDate.of(Basis.UPDATED, 2018, 10), "cập nhật 10/2018"),
        (SourceDate.of(Basis.ISSUED, 2013, 9, 30), "ban hành 30/09/2013"),
        (SourceDate.of(Basis.EVENT, 2020, 11, 10), "sự kiện 10/11/2020"),
        (SourceDate.of(Basis.CONTENT, 2014), "nói về năm 2014"),
        (SourceDate(), "không rõ ngày"),
    ],
)
def test_a_date_is_shown_with_what_it_rests_on(date: SourceDate, written: str) -> None:
    """Day before month, as precise as it is known, and never a bare number."""
    assert texts.answers.date_with_basis(date) == written


def test_a_quotation_that_adds_nothing_is_left_out() -> None:
    """The first snippet is not repeated under a headline that holds it; a longer one is shown."""
    assert not any(block.quoted for block in compose_reply(answer(cite())))
    blocks = compose_reply(answer(cite(snippet="Mở đầu. Lớp học có 45 người.")))
    assert [block.quoted for block in blocks] == [False, True, False]


def test_the_match_is_highlighted_once() -> None:
    """Highlights in any order, overlapping ones included, never double a letter."""
    quoted = cite(2, "Lớp có 45 người", highlights=((7, 9), (0, 3), (0, 6)))
    block = next(block for block in compose_reply(answer(cite(), quoted)) if block.quoted)
    assert [(run.text, run.bold) for run in block.runs] == [
        ("Lớp", True),
        (" có ", False),
        ("45", True),
        (" người", False),
    ]


def test_an_article_is_named_once() -> None:
    """A second quotation from it refers to the first; another article has its own source."""
    second, third = cite(2, "Câu hai.", article_id="bài-1"), cite(3, "Câu ba.")
    sources = [line for line in lines(answer(cite(), second, third)) if line.startswith("[")]
    assert [source.split(" · ")[0] for source in sources] == ["[1] Tin số 1", "[2] cùng bài [1]", "[3] Tin số 3"]


def test_related_documents_are_marked_as_no_answer() -> None:
    """A refusal comes first; what is near is offered for reading, each document once, and never quoted."""
    refused = Answer(
        status=Status.NOT_FOUND,
        question="q",
        headline="Chưa tìm thấy.",
        related=(cite(), cite(2, article_id="bài-1"), cite(3)),
        suggestions=("5S là gì?",),
        reason=Reason.NOT_COVERED,
    )
    shown = lines(refused)
    assert shown[0] == "Chưa tìm thấy."
    assert shown[1] == f"{texts.answers.RELATED}:"
    assert [line[:4] for line in shown[2:4]] == ["[1] ", "[2] "]
    assert shown[4:] == [f"{texts.answers.SUGGESTIONS}:", "• 5S là gì?"]
    assert not any(block.quoted for block in compose_reply(refused))


def test_an_answer_fits_a_phone() -> None:
    """Headline and sources stay open, quotations fold away: what is open of a full answer is under 900 characters."""
    full = answer(
        *(cite(n, "Câu trích dài. " * 26) for n in (1, 2, 3)),
        headline="Câu trả lời dài vừa phải. " * 10,
        notes=("Mốc năm 2020 trong bài đã qua.", "Trang không in ngày đăng."),
    )
    open_blocks: list[ReplyBlock] = [block for block in compose_reply(full) if not block.quoted]
    assert len(to_plain_text(open_blocks)) < 900


@pytest.mark.parametrize("reason", list(Reason))
def test_every_refusal_has_its_sentence(reason: Reason) -> None:
    """Whatever the reason, and however much there is: one short text that names the place and some of the others."""
    many = [f"Tỉnh {number}" for number in range(63)]
    for provinces in ([], ["Hà Nội"], many):
        said = VietnameseWording().refusal(reason, "Cà Mau", provinces)
        assert 0 < len(said) < 250
        assert ("Cà Mau" in said) == (reason in {Reason.NO_DOCUMENT_FOR_PLACE, Reason.NOT_COVERED})
    if reason is Reason.NOT_COVERED:
        assert said.endswith("và 53 tỉnh, thành phố khác.")


def test_every_refused_document_has_its_reason() -> None:
    """No kind of refusal falls back to the general one."""
    kinds = errors.DocumentRefused.__subclasses__()
    reasons = {texts.errors.refusal_reason(kind("a.pdf")) for kind in kinds}
    assert len(reasons) == len(kinds)
    assert texts.errors.refusal_reason(errors.DocumentRefused("a.pdf")) not in reasons


LONG = (
    "Từ năm 2009 đến năm 2018, ở những mô hình đã xây dựng trên địa bàn tỉnh, tiêu hao năng lượng và nguyên nhiên vật "
    "liệu trên một đơn vị sản phẩm giảm 8–13%, còn chi phí xử lý chất thải giảm 1,5 tỷ đồng theo báo cáo."
)


def bold(headline: str, asked: str, **changes: object) -> list[str]:
    said = answer(cite(snippet=headline, **changes), headline=headline).model_copy(update={"question": asked})
    return [run.text for run in compose_reply(said)[0].runs if run.bold]


def test_of_a_long_answer_what_answers_is_bold() -> None:
    """The figures where they are asked for, or else the words that match; a short one is bold as a whole."""
    matching = LONG.index("chi phí")
    words = {"highlights": ((matching, matching + len("chi phí xử")),)}
    assert bold(LONG, "tiết kiệm được bao nhiêu?", **words) == ["8–13%", "1,5 tỷ đồng"]
    assert bold(LONG, "chi phí xử lý thế nào", **words) == ["chi phí xử"]
    assert bold(LONG, "chi phí xử lý thế nào") == []
    assert bold("Giảm 8–13% nước.", "tiết kiệm được bao nhiêu?") == ["Giảm 8–13% nước."]


@pytest.mark.parametrize(("start", "end"), [(3, 5), (0, 1), (5, 9), (4, 12), (2, 2)])
def test_bold_never_ends_inside_a_word(start: int, end: int) -> None:
    """Wherever a span was cut, and whether marks are letters of their own."""
    for text in ("Xưởng giấy", unicodedata.normalize("NFD", "Xưởng giấy Vạn Phúc")):
        (span,) = whole_words(text, [(start, end)])
        for edge in span:
            inside = text[max(edge - 1, 0) : edge + 1]
            assert len(inside) < 2 or not all(char.isalnum() or unicodedata.combining(char) for char in inside)
