"""The library keeps each article whole or not at all, once, and tells when it has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.errors import ArticleAmbiguous, ArticleNotFound, LibraryUnavailable
from knowledge.records import (
    ArticleKind,
    ArticleLine,
    Basis,
    LineRole,
    Named,
    Particulars,
    Place,
    PlaceEvidence,
    Signer,
    SourceDate,
    StatedDate,
    StatedPlace,
)
from knowledge.store import writing
from knowledge.store.corrections import Corrections
from knowledge.store.database import open_database
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from knowledge.store.schema import articles
from knowledge.targets import find_targets
from tests.factories import make_draft
from tests.support.processes import fresh_processes

TITLE = "Bắc Ninh tập huấn sản xuất sạch hơn"
BODY = "Sở Công Thương tập huấn cho 40 cơ sở. Mỗi cơ sở cử hai người."


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that nobody has opened; every promise is kept on both, and `postgres_url` skips without a server."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'folder that is not there yet' / 'library.sqlite3'}"


@pytest.fixture
def library(library_url: str) -> Iterator[Library]:
    opened = Library.open(library_url)
    yield opened
    opened.close()


def test_a_new_library_is_empty_and_at_version_0(url: str) -> None:
    """A database is created on first use, folders and all."""
    library = Library.open(url)
    assert library.version() == 0
    assert library.articles() == ()
    assert library.revisions() == (0, {})
    library.close()


def test_what_was_put_in_comes_out(library: Library) -> None:
    """An article keeps its fields; its passages are cut from its text at their offsets."""
    added = library.put(make_draft(TITLE, BODY, province="Bắc Ninh"))
    article = library.article(str(added.article_id))
    assert (added.outcome, article.title, article.text) == ("added", TITLE, BODY)
    (passage,) = library.passages_of(article.id)
    assert article.text[passage.start : passage.end] == passage.text == BODY
    assert [passage.text[start:end] for start, end in passage.sentences] == [
        "Sở Công Thương tập huấn cho 40 cơ sở.",
        "Mỗi cơ sở cử hai người.",
    ]


def test_the_same_document_again_changes_nothing(library: Library) -> None:
    """Neither the articles nor the version move."""
    first = library.put(make_draft(TITLE, BODY))
    again = library.put(make_draft(TITLE, BODY))
    assert (again.outcome, again.article_id, library.version()) == ("unchanged", first.article_id, 1)


def test_a_changed_document_replaces_its_passages(library: Library) -> None:
    """The id stays, the old passages are gone."""
    first = library.put(make_draft(TITLE, BODY))
    second = library.put(make_draft(TITLE, "Lớp học có 50 người."))
    assert (second.outcome, second.article_id) == ("updated", first.article_id)
    assert [passage.text for passage in library.passages_of(str(first.article_id))] == ["Lớp học có 50 người."]


def test_the_same_text_under_another_name_is_one_article(library: Library) -> None:
    """A copy of a file is not a second source."""
    library.put(make_draft(TITLE, BODY, source="a.txt"))
    copy = library.put(make_draft(TITLE, BODY, source="b.txt"))
    assert copy.outcome != "added"
    assert len(library.articles()) == 1


def test_ids_are_the_same_on_every_machine(library: Library, tmp_path: Path) -> None:
    """An id is made from the document, not from the order or the place of adding."""
    other = Library.open(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    other.put(make_draft("Một bài khác", "Nội dung khác."))
    assert other.put(make_draft(TITLE, BODY)).article_id == library.put(make_draft(TITLE, BODY)).article_id
    other.close()


def test_a_digest_steps_back_for_its_original_and_returns(library: Library) -> None:
    """Of a digest and an original of the same title only the original is seen, however the title is printed."""
    library.put(make_draft(TITLE, "Tóm lược.", source="d.md", kind=ArticleKind.DIGEST))
    original = library.put(make_draft(TITLE.upper(), BODY, source="o.txt"))
    assert [entry.article.kind for entry in library.articles()] == [ArticleKind.ORIGINAL]
    assert [passage.text for _, pages in library.read(library.revisions()[1]) for passage in pages] == [BODY]
    library.remove(str(original.article_id))
    assert [entry.article.kind for entry in library.articles()] == [ArticleKind.DIGEST]


def test_corrections_survive_a_re_add(library: Library) -> None:
    """What a person set stays on top when the document comes again, changed or not."""
    added = library.put(make_draft(TITLE, BODY))
    right = SourceDate.of(Basis.UPDATED, 2019, 3)
    library.correct(str(added.article_id), Corrections(date=right))
    assert library.put(make_draft(TITLE, BODY)).outcome == "unchanged"
    library.put(make_draft(TITLE, "Lớp học có 50 người."))
    article = library.article(str(added.article_id))
    assert (article.date, article.text) == (right, "Lớp học có 50 người.")


def test_corrections_add_up(library: Library) -> None:
    """A second correction leaves the first one's other fields alone."""
    added = str(library.put(make_draft(TITLE, BODY)).article_id)
    library.correct(added, Corrections(publisher="SXSH.vn"))
    library.correct(added, Corrections(title="Tiêu đề đúng"))
    article = library.article(added)
    assert (article.publisher, article.title) == ("SXSH.vn", "Tiêu đề đúng")


def test_an_article_is_found_by_the_beginning_of_its_id(library: Library) -> None:
    """A few letters do when they name one article; unknown, empty and shared beginnings are refused."""
    added = str(library.put(make_draft(TITLE, BODY)).article_id)
    assert library.article(added[:4]).id == added
    for unknown in ("", "zz", "ZZ", f"{added}x", "%"):
        with pytest.raises(ArticleNotFound) as refused:
            library.article(unknown)
        assert refused.value.article_id == unknown


def test_a_beginning_that_fits_several_ids_names_them(library: Library) -> None:
    """In order, as many as fit in a line; the number is that of all."""
    ids = sorted(str(library.put(make_draft(f"Bài {number}", f"Chữ {number}.")).article_id) for number in range(150))
    shared = [each for each in ids if each.startswith(ids[0][0])]
    assert len(shared) > 8
    with pytest.raises(ArticleAmbiguous) as refused:
        library.article(ids[0][0])
    assert (refused.value.ids, refused.value.number) == (tuple(shared[:8]), len(shared))
    assert str(len(shared)) in str(refused.value)


def test_every_change_moves_the_version(library: Library) -> None:
    """Adding, correcting and removing are each seen by whoever watches the version."""
    added = str(library.put(make_draft(TITLE, BODY)).article_id)
    library.correct(added, Corrections(title="Khác"))
    library.remove(added)
    assert library.version() == 3
    assert library.revisions() == (3, {})


def test_revisions_tell_what_changed(library: Library) -> None:
    """An article carries the version it was last written with; reading by id leaves out what is not there."""
    first = str(library.put(make_draft(TITLE, BODY)).article_id)
    second = str(library.put(make_draft("Bài khác", "Nội dung khác.")).article_id)
    library.correct(first, Corrections(title="Khác"))
    assert library.revisions() == (3, {first: 3, second: 2})
    ((article, pages),) = library.read([first, "không có"])
    assert (article.title, [passage.article_id for passage in pages]) == ("Khác", [first])
    assert set(library.passages_by_id([pages[0].id, "không có"])) == {pages[0].id}


def test_a_passage_is_found_with_its_article(library: Library) -> None:
    """Only by its whole id: neither its beginning nor its article's id will do, nor a number that is not there."""
    added = str(library.put(make_draft(TITLE, BODY)).article_id)
    (kept,) = library.passages_of(added)
    assert library.passage(kept.id) == (library.article(added), kept)
    for unknown in ("", added, kept.id[:-1], f"{added}-9999", f"{added[:4]}{kept.id[len(added) :]}", "%"):
        assert library.passage(unknown) is None


def test_a_passage_of_a_digest_is_found_beside_its_original(library: Library) -> None:
    """A link to a digest goes on working after its original has come."""
    digest = str(library.put(make_draft(TITLE, "Tóm lược.", source="d.md", kind=ArticleKind.DIGEST)).article_id)
    library.put(make_draft(TITLE, BODY, source="o.txt"))
    (kept,) = library.passages_of(digest)
    assert library.passage(kept.id) == (library.article(digest), kept)


def test_a_passage_of_an_id_with_a_number_has_its_own_article(library: Library) -> None:
    """An id that was taken gets a number behind a dash, and its passages another behind that."""
    first = str(library.put(make_draft(TITLE, BODY)).article_id)
    with library.engine.begin() as connection:
        connection.execute(sa.update(articles).values(locator="/moved", source="moved.txt", text_hash="changed"))
    second = str(library.put(make_draft(TITLE, BODY)).article_id)
    assert second == f"{first}-2"
    for article_id in (first, second):
        (kept,) = library.passages_of(article_id)
        found = library.passage(kept.id)
        assert found is not None
        assert (found[0].id, found[1]) == (article_id, kept)


def test_a_database_has_a_name_of_its_own(library: Library, tmp_path: Path) -> None:
    """What is kept beside one is never taken for another's."""
    other = Library.open(f"sqlite:///{tmp_path}/other.sqlite3")
    assert library.identity() == library.identity() != other.identity() != ""
    other.close()


def _die_while_adding(url: str) -> None:
    """Stand between the article and its passages, and be killed there."""
    writing.passage_rows = lambda *_: os._exit(9)  # type: ignore[assignment]
    Library.open(url).put(make_draft("Bài dở dang", BODY))


def test_a_killed_process_leaves_no_half_article(library_url: str, library: Library) -> None:
    """Killed after the article was written and before its passages were: nothing of it is there."""
    library.put(make_draft(TITLE, BODY))
    process = fresh_processes().Process(target=_die_while_adding, args=(library_url,))
    process.start()
    process.join()
    assert process.exitcode == 9
    assert [entry.article.title for entry in library.articles()] == [TITLE]
    assert library.put(make_draft("Bài dở dang", BODY + " Thêm một câu.")).outcome == "added"


def _add_many(url: str, worker: int) -> None:
    library = Library.open(url)
    for number in range(10):
        library.put(make_draft(f"Bài {worker}-{number}", f"Nội dung riêng của bài {worker}-{number}."))


def test_several_processes_create_and_fill_one_library(url: str) -> None:
    """Processes that start at once on a missing file neither fail nor lose an article."""
    context = fresh_processes()
    processes = [context.Process(target=_add_many, args=(url, worker)) for worker in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    library = Library.open(url)
    assert (len(library.articles()), library.version()) == (30, 30)
    library.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """One line says which database and why; nothing is overwritten."""
    path = tmp_path / "notes.txt"
    path.write_text("Đây là ghi chú, không phải cơ sở dữ liệu. " * 50, encoding="utf-8")
    with pytest.raises(LibraryUnavailable, match=r"notes\.txt.*not a database"):
        Library.open(f"sqlite:///{path}")
    assert path.read_text(encoding="utf-8").startswith("Đây là ghi chú")


def test_a_newer_database_is_refused(library_url: str) -> None:
    """A program never works on tables that it does not know."""
    engine = open_database(library_url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(LibraryUnavailable, match="newer version"):
        Library.open(library_url)


def test_passwords_stay_out_of_errors() -> None:
    """A database that cannot be reached is named without its password."""
    with pytest.raises(LibraryUnavailable) as refused:
        open_database("postgresql+psycopg://sxsh:s3cret@127.0.0.1:1/none")
    assert "s3cret" not in str(refused.value)


def test_the_newest_migration_is_the_one_the_program_expects(url: str) -> None:
    """The number in the schema is Alembic's head, and the migrated tables are the schema's tables."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from bot.journal.schema import metadata  # with the bot's tables

    engine = open_database(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_two_files_of_one_name_and_title_are_two_documents(library: Library, tmp_path: Path) -> None:
    """The plans of two years in two folders; once a file is gone, another of its name and title is its revision."""
    plans = [tmp_path / year / "ke-hoach.txt" for year in ("2023", "2024")]
    for plan in plans:
        plan.parent.mkdir()
        plan.write_text("…", encoding="utf-8")
    for year, plan in zip(("2023", "2024"), plans, strict=True):
        draft = make_draft(TITLE, f"Kế hoạch năm {year}.", source=plan.name)
        assert library.put(draft.model_copy(update={"locator": str(plan)})).outcome == "added"
    plans[0].unlink()
    moved = make_draft(TITLE, "Kế hoạch năm 2023, bản sửa.", source=plans[0].name)
    assert library.put(moved.model_copy(update={"locator": "/elsewhere/ke-hoach.txt"})).outcome == "updated"
    assert len(library.articles()) == 2


def test_the_same_text_under_another_title_is_another_document(library: Library) -> None:
    """Each may be of another province; nothing is overwritten by what only reads like it."""
    library.put(make_draft("Sở Công Thương Bình Định mở lớp", BODY, source="a.txt"))
    other = library.put(make_draft("Sở Công Thương Phú Yên mở lớp", BODY, source="b.txt"))
    assert other.outcome == "added"


ISSUED = SourceDate.of(Basis.ISSUED, 2022, 6, 7)
IN_FORCE = SourceDate.of(Basis.IN_FORCE, 2022, 7, 1)
BAC_NINH = Place(province="Bắc Ninh", province_now="Bắc Ninh")
ABOUT = Particulars(
    authors=(Named(value="Lê Thị Mai", line=4),),
    signers=(Signer(name="Trần Văn Tùng", post="Phó Chủ tịch", line=9),),
    numbers=(Named(value="88/KH-UBND", line=1),),
    rests_on=(Named(value="889/QĐ-TTg", line=3),),
    issuer=Named(value="UBND tỉnh Bắc Ninh", line=0),
    taken_from=Named(value="Báo Bắc Ninh"),
    dates=(StatedDate(date=ISSUED, line=2), StatedDate(date=IN_FORCE, line=8)),
    places=(StatedPlace(place=BAC_NINH, evidence=PlaceEvidence.LETTERHEAD, line=0),),
)


def plan() -> Draft:
    """A plan with its number above it, which is no part of what it tells."""
    text = f"{BODY}\nSố: 88/KH-UBND"
    draft = make_draft(TITLE, text)
    lines = (
        ArticleLine(number=5, role=LineRole.BODY, start=0, end=len(BODY)),
        ArticleLine(number=1, role=LineRole.LETTERHEAD, start=len(BODY) + 1, end=len(text)),
    )
    article = draft.article.model_copy(update={"lines": lines, "particulars": ABOUT})
    (whole,) = draft.chunks
    told = whole.model_copy(update={"end": len(BODY), "sentences": whole.sentences[:-1]})
    aside = whole.model_copy(
        update={"start": len(BODY) + 1, "sentences": ((len(BODY) + 1, len(text)),), "role": LineRole.LETTERHEAD}
    )
    return draft.model_copy(update={"article": article, "chunks": (told, aside), "reading": 3})


def test_what_an_article_says_of_itself_comes_out(library: Library) -> None:
    """Its particulars, what each line is, and the role of each passage; an older way of reading is noted."""
    added = str(library.put(plan()).article_id)
    article = library.article(added)
    assert (article.particulars, article.lines) == (ABOUT, plan().article.lines)
    assert article.told == BODY
    assert [(each.text, each.role) for each in library.passages_of(added)] == [
        (BODY, LineRole.BODY),
        ("Số: 88/KH-UBND", LineRole.LETTERHEAD),
    ]
    assert [entry.passages for entry in library.articles()] == [1]
    assert library.put(plan()).outcome == "unchanged"


@pytest.mark.parametrize("changed", ["role", "particulars", "lines"])
def test_a_document_of_other_roles_is_another_reading(library: Library, changed: str) -> None:
    """The same words read in another way replace what was there."""
    added = library.put(plan())
    draft = plan()
    if changed == "role":
        aside = draft.chunks[1].model_copy(update={"role": LineRole.SOURCE})
        draft = draft.model_copy(update={"chunks": (draft.chunks[0], aside)})
    else:
        empty = {"particulars": Particulars(), "lines": ()}[changed]
        draft = draft.model_copy(update={"article": draft.article.model_copy(update={changed: empty})})
    again = library.put(draft)
    assert (again.outcome, again.article_id) == ("updated", added.article_id)
    assert library.put(draft).outcome == "unchanged"


def test_particulars_corrected_by_hand_stay(library: Library) -> None:
    """Each field by itself, also one that was emptied; what was not touched is read anew."""
    added = str(library.put(plan()).article_id)
    signer = Signer(name="Ngô Thị Hà")
    library.correct(added, Corrections(signers=(signer,), issuer=None, authors=()))
    library.correct(added, Corrections(dates={Basis.IN_FORCE: SourceDate.of(Basis.IN_FORCE, 2023)}, publisher=None))
    library.put(plan().model_copy(update={"reading": 4}))
    about = library.article(added).particulars
    assert (about.signers, about.issuer, about.authors) == ((signer,), None, ())
    assert about.numbers == ABOUT.numbers
    assert [each.date.value for each in about.dates] == ["2023", "2022-06-07"]


def test_a_corrected_date_and_place_are_what_it_says_of_itself(library: Library) -> None:
    """The record beside the title and the one of particulars are one; a date that is emptied is none."""
    added = str(library.put(plan()).article_id)
    right = SourceDate.of(Basis.ISSUED, 2022, 6, 8)
    place = Place(province="Hà Nội", province_now="Hà Nội")
    article = library.correct(added, Corrections(date=right, places=(place,)))
    assert (article.date, article.places) == (right, (place,))
    assert [each.date for each in article.particulars.dates] == [right, IN_FORCE]
    assert article.particulars.places == (StatedPlace(place=place, evidence=PlaceEvidence.DECLARED),)
    emptied = library.correct(added, Corrections(date=SourceDate(), places=()))
    assert (emptied.date, emptied.places, emptied.particulars.places) == (SourceDate(), (), ())
    assert [each.date for each in emptied.particulars.dates] == [IN_FORCE]


def test_figures_follow_the_place_that_was_set(library: Library) -> None:
    """Those of the main province do, and of no other; added again they stay there, and go back when it is taken off."""
    text = (
        "Đến năm 2025 có 40% cơ sở áp dụng sản xuất sạch hơn. Tỉnh Nghệ An đã có 12% cơ sở áp dụng sản xuất sạch hơn."
    )
    draft = make_draft(TITLE, text, province="Bắc Ninh")
    draft = draft.model_copy(update={"targets": find_targets(draft.article, draft.chunks)})
    added = str(library.put(draft).article_id)

    def provinces() -> list[str | None]:
        return [each.target.province for each in library.targets(article_id=added)]

    assert provinces() == ["Bắc Ninh", "Nghệ An"]
    ben_tre = Place(province="Bến Tre", province_now="Vĩnh Long")
    library.correct(added, Corrections(places=(ben_tre,)))
    assert provinces() == ["Bến Tre", "Nghệ An"]
    assert library.put(draft).outcome == "unchanged"
    assert provinces() == ["Bến Tre", "Nghệ An"]
    library.correct(added, Corrections(places=()))
    assert provinces() == [None, "Nghệ An"]
