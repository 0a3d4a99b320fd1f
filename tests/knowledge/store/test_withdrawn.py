"""An article that is hidden or removed is not there for anybody, and can be had back as it was."""

from __future__ import annotations

import pytest

from knowledge.errors import ArticleNotFound
from knowledge.records import Basis, SourceDate
from knowledge.store.corrections import Corrections
from knowledge.store.library import Library
from knowledge.store.withdrawn import UNDO_SECONDS, WithdrawnArticles
from knowledge.targets import TargetCorrection, fingerprint
from tests.factories import make_draft

DAY = SourceDate.of(Basis.PUBLISHED, 2019, 5, 12)
TOLD = "Đến năm 2020, 50% cơ sở sản xuất công nghiệp của tỉnh áp dụng sản xuất sạch hơn."


def filled(library: Library) -> str:
    """A library with one article, corrected by hand, of whose figure a person has said something."""
    from knowledge.intake.preparation import prepare
    from knowledge.records import Document, DocumentLine

    document = Document(source="a.txt", lines=(DocumentLine(text=TOLD),), title_hint="Kế hoạch của tỉnh Bình Định")
    draft = prepare(document, "/a.txt")
    said = {fingerprint(draft.targets[0]): TargetCorrection(confirmed=True)}
    return str(library.put(draft, Corrections(date=DAY), said).article_id)


@pytest.mark.parametrize("hidden", [True, False])
def test_what_was_taken_out_comes_back_as_it_was(library_url: str, *, hidden: bool) -> None:
    """Passages, figures, corrections and what is found by likeness; the version grows with both."""
    library = Library.open(library_url)
    withdrawn = WithdrawnArticles(library)
    article_id = filled(library)
    before = library.article(article_id), library.passages_of(article_id), library.targets()
    version = library.version()
    taken = withdrawn.withdraw(article_id, hidden=hidden)
    assert (taken.id, taken.hidden) == (article_id, hidden)
    assert (library.articles(), library.targets(), library.passages_of(article_id)) == ((), (), ())
    assert library.version() > version
    assert [each.id for each in withdrawn.all()] == [article_id]
    assert withdrawn.bring_back(article_id) == before[0].title
    assert (library.article(article_id), library.passages_of(article_id), library.targets()) == before
    assert library.revisions()[1][article_id] == library.version() == version + 2
    assert withdrawn.all() == []
    assert library.put(make_draft("Bài khác", TOLD)).like is not None
    library.close()


def test_a_removal_can_be_undone_for_a_day_and_hiding_for_ever(library_url: str) -> None:
    """What is forgotten cannot be had back."""
    now = 1_000_000.0
    library = Library.open(library_url)
    withdrawn = WithdrawnArticles(library, lambda: now)
    removed, hidden = (str(library.put(make_draft(title, title)).article_id) for title in ("Một.", "Hai."))
    withdrawn.withdraw(removed, hidden=False)
    withdrawn.withdraw(hidden, hidden=True)
    withdrawn.prune()
    assert len(withdrawn.all()) == 2
    now += UNDO_SECONDS + 1
    assert [each.id for each in withdrawn.all()] == [hidden]
    withdrawn.prune()
    assert withdrawn.bring_back(removed) is None
    assert withdrawn.bring_back(hidden) == "Hai."
    library.close()


def test_a_document_that_was_added_again_is_not_there_twice(library_url: str) -> None:
    """It is there as it was added, and what was kept of it is forgotten; what is not there cannot be taken out."""
    library = Library.open(library_url)
    withdrawn = WithdrawnArticles(library)
    draft = make_draft("Bài", "Lời của bài.")
    article_id = str(library.put(draft).article_id)
    withdrawn.withdraw(article_id, hidden=True)
    with pytest.raises(ArticleNotFound):
        withdrawn.withdraw(article_id, hidden=True)
    library.put(draft)
    assert withdrawn.bring_back(article_id) is None
    assert withdrawn.all() == []
    assert len(library.articles()) == 1
    library.close()
