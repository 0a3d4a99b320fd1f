"""The index inside PostgreSQL: its tables after any changes, other programs' indexes, and servers without it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from knowledge.errors import LibraryUnavailable
from knowledge.records import ArticleKind, Basis, SourceDate
from knowledge.store.database import open_reader
from knowledge.store.library import Library
from retrieval.analysis.terms import SearchTerms
from retrieval.index.filters import Filter
from retrieval.index.fingerprint import analysis_fingerprint
from retrieval.index.postgres import filling
from retrieval.index.postgres.schema import (
    empty_index,
    index_articles,
    index_fields,
    index_passages,
    index_state,
    index_tags,
    index_terms,
)
from retrieval.snapshots.postgres import PostgresSnapshots
from tests.factories import make_draft
from tests.reference import Reference

WORDS = ("điện", "nước", "giấy", "mía", "VLGX", "tiết kiệm", "vật liệu gốm xốp (VLGX)", "vật lý gần xa (VLGX)")
TERMS = SearchTerms(("điện", "nước", "~giay", "vật", "gốm", "~vlgx"), ("tiết kiệm", "vật liệu"))
TABLES = (index_articles, index_passages, index_terms, index_fields, index_tags)
PROVINCES = (None, "Thanh Hóa", "Hà Nội", "Cà Mau")


@pytest.fixture
def library(pglite_library_url: str) -> Iterator[Library]:
    """An empty one on a server with the extension."""
    opened = Library.open(pglite_library_url)
    yield opened
    opened.close()


def fill(library: Library) -> dict[str, str]:
    return {
        name: str(library.put(make_draft(f"Bài {name}", f"Nhà máy {name} tiết kiệm điện.", "Và nước.")).article_id)
        for name in ("một", "hai", "ba")
    }


def check(snapshots: PostgresSnapshots, library: Library) -> None:
    hits = snapshots.current().index.search(TERMS, 10)
    expected = Reference(library).search(TERMS, 10)
    assert [hit.passage.id for hit in hits] == [name for name, _ in expected]
    assert [hit.score for hit in hits] == pytest.approx([score for _, score in expected], abs=2e-5)


def contents(library: Library) -> dict[str, set[tuple[Any, ...]]]:
    """Every row of every table; what is counted as 0 is not there."""
    with library.engine.connect() as connection:
        rows = {table.name: connection.execute(sa.select(table)).all() for table in TABLES}
    return {name: {tuple(map(_plain, row)) for row in found if row[-1] != 0} for name, found in rows.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(sorted(map(str, value)))
    return bytes(value) if isinstance(value, memoryview) else value


@pytest.mark.parametrize("seed", range(4))
def test_statistics_stay_exact(library: Library, seed: int) -> None:
    """After articles came, changed and went in any order, every table holds what one filling would have written."""
    chance = random.Random(seed)
    snapshots = PostgresSnapshots(library)
    for _ in range(6):
        for _ in range(chance.randint(1, 4)):
            title = f"Bài {chance.randrange(6)}"
            paragraphs = [" ".join(chance.choices(WORDS, k=5)) for _ in range(chance.randint(1, 3))]
            draft = make_draft(title, *paragraphs, source=f"{title}.txt", province=chance.choice(PROVINCES))
            there = library.foresee(draft).same
            if there is not None and chance.random() < 0.5:
                library.remove(there.id)
            else:
                library.put(draft)
        check(snapshots, library)
    kept = contents(library)
    with library.engine.begin() as connection:
        empty_index(connection, analysis_fingerprint())
    check(PostgresSnapshots(library), library)
    assert contents(library) == kept


def test_statistics_of_nothing_are_nothing(library: Library) -> None:
    """What came and went leaves no term, no tag and no length behind."""
    snapshots = PostgresSnapshots(library)
    ids = fill(library)
    check(snapshots, library)
    for each in ids.values():
        library.remove(each)
    assert snapshots.current().index.is_empty
    assert contents(library) == {table.name: set() for table in TABLES}
    with library.engine.connect() as connection:
        assert connection.execute(sa.select(index_tags)).all() == []


def test_many_batches_are_one(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many articles are written at a time makes no difference."""
    monkeypatch.setattr(filling, "_BATCH", 2)
    snapshots = PostgresSnapshots(library)
    for number in range(5):
        library.put(make_draft(f"Bài {number}", f"{WORDS[number]} và {WORDS[number + 1]}.", province="Hà Nội"))
    check(snapshots, library)
    kept = contents(library)
    monkeypatch.undo()
    with library.engine.begin() as connection:
        empty_index(connection, analysis_fingerprint())
    check(PostgresSnapshots(library), library)
    assert contents(library) == kept


def test_an_index_read_in_another_way_is_made_anew(library: Library) -> None:
    """What another version of the program has written is emptied and filled by this one's reading."""
    fill(library)
    PostgresSnapshots(library).current()
    kept = contents(library)
    with library.engine.begin() as connection:
        connection.execute(index_state.update().values(reading="as it was", meanings={"VLGX": "vật lý gần xa"}))
        connection.execute(index_passages.delete())
        connection.execute(index_articles.update().values(terms="abc", counts=b"", length=7))
        connection.execute(index_terms.update().values(n=7))
        connection.execute(index_tags.insert().values(tag="about:Cà Mau", n=3))
    snapshots = PostgresSnapshots(library)
    check(snapshots, library)
    assert contents(library) == kept
    assert snapshots.current().index.provinces == ()
    with library.engine.connect() as connection:
        state = connection.execute(sa.select(index_state)).one()
    assert (state.reading, state.version, state.meanings) == (analysis_fingerprint(), library.version(), {})


def test_a_filling_cut_short_is_gone_on_with(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches that were written stay; the next one to fill writes the others, and the version is moved last."""
    ids = fill(library)
    monkeypatch.setattr(filling, "_BATCH", 1)
    with library.engine.begin() as connection:
        # The second batch that is written is refused.
        refused = sorted(ids.values())[1]
        PostgresSnapshots(library).current()
        empty_index(connection, analysis_fingerprint())
        connection.exec_driver_sql(f"ALTER TABLE index_articles ADD CONSTRAINT refused CHECK (id <> '{refused}')")
    with pytest.raises(sa.exc.IntegrityError):
        PostgresSnapshots(library).current()
    with library.engine.begin() as connection:
        assert connection.execute(sa.select(index_state.c.version)).scalar_one() == -1
        assert connection.execute(sa.select(index_articles.c.id)).scalars().all() == [min(ids.values())]
        connection.exec_driver_sql("ALTER TABLE index_articles DROP CONSTRAINT refused")
    check(PostgresSnapshots(library), library)


def test_what_was_filled_further_is_never_turned_back(library: Library) -> None:
    """One process reads the library and is slow; another one fills a later version before the first one writes."""
    ids = fill(library)
    later = Library(library.engine)

    class Slow(Library):
        """Between the revisions and the writing, the library changes and another process fills the index."""

        def revisions(self) -> tuple[int, dict[str, int]]:
            before = super().revisions()
            later.put(make_draft("Bài một", "Nhà máy một nay dùng giấy.", "Không còn nước."))
            later.remove(ids["hai"])
            later.put(make_draft("Bài bốn", "Nhà máy bốn có vật liệu gốm xốp (VLGX) và điện."))
            check(PostgresSnapshots(later), later)
            return before

    slow = PostgresSnapshots(Slow(library.engine))
    snapshot = slow.current()
    kept = contents(library)
    assert snapshot.index.version == later.version()
    with library.engine.begin() as connection:
        empty_index(connection, analysis_fingerprint())
    check(PostgresSnapshots(later), later)
    assert contents(library) == kept


def test_what_was_overtaken_while_it_wrote_is_not_written(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch that was analysed of an older version leaves alone what another process has written since."""
    ids = fill(library)
    snapshots = PostgresSnapshots(library)
    later = Library(library.engine)

    class Overtaken(Library):
        """Just after articles were read the last time before they are written, the same happens as above."""

        reads = 0

        def read(self, ids_: Any) -> Any:
            documents = super().read(ids_)
            self.reads += 1
            if self.reads == 2:
                later.put(make_draft("Bài một", "Nhà máy một nay dùng giấy.", "Không còn nước."))
                later.remove(ids["hai"])
                check(PostgresSnapshots(later), later)
            return documents

    overtaken = PostgresSnapshots(Overtaken(library.engine))
    assert overtaken.current().index.version == later.version()
    check(overtaken, later)
    kept = contents(library)
    with library.engine.begin() as connection:
        empty_index(connection, analysis_fingerprint())
    check(snapshots, later)
    assert contents(library) == kept


def test_an_article_is_never_replaced_by_what_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two processes that are both in the middle of filling, the one that read the article later is right."""
    monkeypatch.setattr(filling, "_BATCH", 1)
    fill(library)
    first, last = sorted(library.revisions()[1])[::2]
    later = Library(library.engine)

    def title(article: str) -> str:
        return later.article(article).title

    class Overtaken(Library):
        """Before it writes, another process writes one newer article and is stopped at the next."""

        reads = 0

        def read(self, ids_: Any) -> Any:
            documents = super().read(ids_)
            self.reads += 1
            if self.reads == 4:
                for article in (first, last):
                    later.put(make_draft(title(article), "Nay dùng giấy."))
                with library.engine.begin() as connection:
                    connection.exec_driver_sql(
                        f"ALTER TABLE index_articles ADD CONSTRAINT refused CHECK (id <> '{last}')"
                    )
                with pytest.raises(sa.exc.IntegrityError):
                    PostgresSnapshots(later).current()
                with library.engine.begin() as connection:
                    connection.exec_driver_sql("ALTER TABLE index_articles DROP CONSTRAINT refused")
            return documents

    snapshots = PostgresSnapshots(Overtaken(library.engine))
    assert snapshots.current().index.version == 3
    with library.engine.connect() as connection:
        rows = connection.execute(sa.select(index_articles.c.id, index_articles.c.revision)).all()
    assert dict(rows)[first] == 4
    check(snapshots, later)
    kept = contents(library)
    with library.engine.begin() as connection:
        empty_index(connection, analysis_fingerprint())
    check(PostgresSnapshots(later), later)
    assert contents(library) == kept


def test_questions_are_looked_up_where_they_are_to_be(library: Library, pglite_library_url: str) -> None:
    """A server that is only read from answers like the library's own, and its connections are given back."""
    fill(library)
    reading = open_reader(pglite_library_url)
    used: list[str] = []
    sa.event.listen(reading, "before_cursor_execute", lambda *given: used.append(given[2].split()[0]))
    snapshots = PostgresSnapshots(library, reading)
    check(snapshots, library)
    library.put(make_draft("Bài sau", "Nhà máy giấy tiết kiệm nước."))
    check(snapshots, library)
    assert set(used) == {"SELECT"}
    snapshots.close()
    assert reading.pool.checkedin() == 0


def test_of_several_servers_one_that_answers_is_read(library: Library, pglite_library_url: str) -> None:
    """The hosts of one URL are tried in turn, as libpq does."""
    fill(library)
    url = sa.make_url(pglite_library_url)
    hosts = ("127.0.0.1:9", f"{url.host}:{url.port}")
    several = url.set(host=None, port=None).update_query_dict({"host": hosts, "target_session_attrs": "any"})
    snapshots = PostgresSnapshots(library, open_reader(several.render_as_string(hide_password=False)))
    check(snapshots, library)
    snapshots.close()


def test_the_best_of_many_are_found_through_a_filter(library: Library) -> None:
    """More passages fulfil it than are looked into, and the best of them are among those."""
    for year in (2010, 2011, 2020):
        # The fewer words it takes to say it, the higher a passage scores; the best stand between the others.
        parts = [
            f"Tiết kiệm điện {'lời ' * (100 - number * 37 % 150 // 3)}thứ{number} năm{year}." for number in range(150)
        ]
        library.put(make_draft(f"Bài {year}", *parts, date=SourceDate.of(Basis.PUBLISHED, year)))
    index = PostgresSnapshots(library).current().index
    kept = Filter(years=(2010, 2010))
    terms = SearchTerms(("điện", "tiết"), ("tiết kiệm",))
    there = [page.id for article, page in Reference(library).pages if article.date.year == 2010]
    assert len(there) > 128
    expected = Reference(library).search(terms, 10, there)
    assert [hit.passage.id for hit in index.search(terms, 10, kept)] == [name for name, _ in expected]


def test_a_filling_cut_short_leaves_no_article_read_the_old_way(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An abbreviation was explained while the index was being filled, and is explained no more at the next filling."""
    monkeypatch.setattr(filling, "_BATCH", 1)
    for number in range(4):
        library.put(make_draft(f"Bài {number}", f"Xưởng thứ{number} theo VLGX từ lâu."))
    PostgresSnapshots(library).current()
    explaining = library.put(make_draft("Bài giải nghĩa", "Nay có vật liệu gốm xốp (VLGX) rồi."))

    written: list[str] = []

    def go_away(*given: Any) -> None:
        if given[2].startswith("INSERT INTO index_articles"):
            written.append(given[2])
            if len(written) == 4:
                raise ConnectionError("the server went away")

    sa.event.listen(library.engine, "before_cursor_execute", go_away)
    with pytest.raises(ConnectionError):
        PostgresSnapshots(library).current()
    sa.event.remove(library.engine, "before_cursor_execute", go_away)
    library.remove(str(explaining.article_id))
    index = PostgresSnapshots(library).current().index
    assert index.search(SearchTerms(("gốm",), ()), 10) == []
    check(PostgresSnapshots(library), library)


def test_a_snapshot_of_an_empty_library_finds_nothing(library: Library) -> None:
    """Also while another process is already filling the tables that it reads."""
    index = PostgresSnapshots(library).current().index
    fill(library)
    PostgresSnapshots(Library(library.engine)).current()
    assert index.is_empty
    assert index.search(TERMS, 10) == []


def test_filters_together_leave_few_of_many(library: Library) -> None:
    """Passages that everything else outranks are found when the filter leaves nothing else."""
    for number in range(40):
        library.put(make_draft(f"Bài {number}", f"điện điện điện nước {number}", province="Hà Nội"))
    wanted = library.put(
        make_draft(
            "Tóm lược",
            "Ở đây có nhiều điều khác được nói đến trước khi người ta kể về điện ở nhà máy.",
            province="Thanh Hóa",
            kind=ArticleKind.DIGEST,
            date=SourceDate.of(Basis.PUBLISHED, 2011),
        )
    ).article_id
    index = PostgresSnapshots(library).current().index

    def found(**kept: Any) -> list[str]:
        return [hit.article.id for hit in index.search(SearchTerms(("điện", "nước"), ()), 3, Filter(**kept))]

    tags, years, kinds = Filter.speaking_of(["Thanh Hóa"]).tags, (2010, 2012), frozenset({ArticleKind.DIGEST})
    assert wanted not in found()
    assert found(tags=tags, years=years, kinds=kinds, articles=frozenset({str(wanted)})) == [wanted]
    assert found(tags=tags, years=years, kinds=kinds) == [wanted]
    assert found(years=years) == [wanted]
    assert found(kinds=kinds, tags=tags) == [wanted]
    assert found(tags=tags, years=(2012, 2013), kinds=kinds) == []
    assert found(tags=frozenset(), years=years) == []
    assert found(articles=frozenset()) == []
    assert found(years=(0, 0)) == []


def test_a_server_without_the_extension_is_refused_by_name(postgres_url: str) -> None:
    """In one line that says which extension and which setting; nothing is left half made."""
    library = Library.open(postgres_url)
    snapshots = PostgresSnapshots(library)
    for _ in range(2):
        with pytest.raises(LibraryUnavailable) as refused:
            snapshots.current()
        assert "pg_textsearch" in str(refused.value)
        assert "SXSH_INDEX" in str(refused.value)
        assert "\n" not in str(refused.value)
    assert not sa.inspect(library.engine).has_table(index_state.name)
    library.close()


def test_sqlite_is_refused_with_what_to_set(tmp_path: Path) -> None:
    """Before anything is asked."""
    library = Library.open(f"sqlite:///{tmp_path}/library.sqlite3")
    with pytest.raises(LibraryUnavailable, match="SXSH_DATABASE_URL"):
        PostgresSnapshots(library)
    library.close()
