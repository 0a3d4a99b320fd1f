"""An operator sees what an official would check, and which article a document is nearly the same as."""

from __future__ import annotations

from bot import texts
from bot.journal.previews import Preview
from bot.views.markup import to_plain_text
from bot.views.passage import compose_passage
from bot.views.preview import compose_preview
from knowledge.records import Basis, Likeness, LineRole, Named, Particulars, Removed, Signer, SourceDate
from knowledge.store.corrections import Corrections
from knowledge.store.draft import Draft
from knowledge.store.library import Foreseen, Library
from retrieval.answers.citation import cite_passage
from tests.factories import make_draft

TOLD = "Tỉnh hỗ trợ cơ sở lắp đồng hồ đo nước ở từng công đoạn."
AROUND = {LineRole.LETTERHEAD: "Số: 88/KH-UBND", LineRole.SIGNATURE: "Trần Văn Tùng"}


def plan(about: Particulars) -> Draft:
    draft = make_draft("Kế hoạch", TOLD, around=AROUND)
    removed = (Removed(text="Trang chủ", reason="navigation"),)
    article = draft.article.model_copy(update={"particulars": about, "removed": removed})
    return draft.model_copy(update={"article": article})


def shown(about: Particulars, corrections: Corrections | None = None, like: Likeness | None = None) -> str:
    preview = Preview(id="a", draft=plan(about), corrections=corrections or Corrections())
    return to_plain_text(compose_preview(preview, Foreseen(like=like)))


def test_what_an_official_checks_has_a_line_each() -> None:
    """Number, issuer, signer, author and source; the passages counted and the opening are those of what is told."""
    about = Particulars(
        authors=(Named(value="Lê Thị Mai"), Named(value="Hồ An")),
        signers=(Signer(name="Trần Văn Tùng", post="Phó Chủ tịch"),),
        numbers=(Named(value="88/KH-UBND"),),
        issuer=Named(value="UBND tỉnh Bắc Ninh"),
        taken_from=Named(value="Báo Bắc Ninh"),
    )
    said = shown(about)
    for line in (
        f"{texts.particulars.NUMBERS}: 88/KH-UBND",
        f"{texts.particulars.ISSUER}: UBND tỉnh Bắc Ninh",
        f"{texts.particulars.SIGNERS}: Trần Văn Tùng (Phó Chủ tịch)",
        f"{texts.particulars.AUTHORS}: Lê Thị Mai và Hồ An",
        f"{texts.particulars.TAKEN_FROM}: Báo Bắc Ninh",
        f"{texts.operators.LABEL_PASSAGES}: 1",
        f"[{texts.particulars.removed_because('navigation')}] Trang chủ",
    ):
        assert line in said
    assert "Số: 88/KH-UBND" not in said


def test_what_is_not_said_has_no_line_and_what_was_corrected_is_shown() -> None:
    """Nothing is printed of empty fields; a person's word stands in the place of the machine's."""
    said = shown(Particulars())
    for label in (texts.particulars.NUMBERS, texts.particulars.SIGNERS, texts.particulars.AUTHORS):
        assert f"{label}:" not in said
    corrected = shown(Particulars(numbers=(Named(value="88"),)), Corrections(numbers=(Named(value="89/KH-UBND"),)))
    assert f"{texts.particulars.NUMBERS}: 89/KH-UBND" in corrected


def test_a_document_that_is_nearly_another_says_what_differs() -> None:
    """Which one, from when, and how many sentences more and less."""
    date = SourceDate.of(Basis.PUBLISHED, 2012, 1, 10)
    like = Likeness(article_id="abc", title="Bài cũ", date=date, shared=9, added=3, left_out=1)
    assert "Gần giống bài abc “Bài cũ” (đăng 10/01/2012): thêm 3 câu, bớt 1 câu" in shown(Particulars(), like=like)
    nothing = like.model_copy(update={"shared": 0})
    assert texts.particulars.nearly_the_same(nothing).startswith("Cùng tiêu đề, khác nội dung")
    same = like.model_copy(update={"added": 0, "left_out": 0})
    assert texts.particulars.nearly_the_same(same).endswith("lời như nhau")


def test_what_stands_around_an_article_has_no_neighbours() -> None:
    """A letterhead did not follow the article's last words, and the article's last words have nothing behind them."""
    library = Library.open("sqlite://")
    added = str(library.put(plan(Particulars())).article_id)
    passages = library.passages_of(added)
    assert [passage.role for passage in passages] == [LineRole.BODY, *AROUND]
    for passage in passages:
        view = to_plain_text(compose_passage(cite_passage(library.article(added), passage), passages))
        assert passage.text in view
        assert not any(other.text in view for other in passages if other is not passage)
    library.close()
