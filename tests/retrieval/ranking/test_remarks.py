"""What a summary says of its source answers nobody; the words of an original are its own."""

from __future__ import annotations

import pytest

from knowledge.records import ArticleKind
from retrieval.analysis.lexicon import Lexicon
from retrieval.ranking.spans import SpanCutter
from tests.retrieval.ranking.known_words import document

FACT = "Sơn La có 5 lò gạch."


@pytest.mark.parametrize(
    ("kind", "said", "shown"),
    [
        (ArticleKind.DIGEST, "Nguồn là trang tiếng Anh.", [FACT]),
        (ArticleKind.DIGEST, "Phần đọc được không nhắc đến sản xuất sạch hơn.", [FACT]),
        (ArticleKind.DIGEST, "Phần trích đã đọc không có chỉ tiêu.", [FACT]),
        (ArticleKind.DIGEST, "Phần lớn lò đã tắt.", [FACT, "Phần lớn lò đã tắt."]),
        (ArticleKind.ORIGINAL, "Nguồn là trang tiếng Anh.", [FACT, "Nguồn là trang tiếng Anh."]),
    ],
)
def test_a_remark_is_nothing_to_show(kind: ArticleKind, said: str, shown: list[str]) -> None:
    """Nor are its words told there."""
    article, passage = document(FACT, said)
    whole = SpanCutter(Lexicon.shipped()).cut(passage, article.model_copy(update={"kind": kind}))
    assert [span.text for span in whole.spans] == shown
    assert ("anh" in whole.terms) == ("Anh" in " ".join(shown))


def test_where_nothing_else_is_said_it_stays() -> None:
    """A passage always has something to show."""
    article, passage = document("Nguồn là trang tiếng Anh.")
    whole = SpanCutter(Lexicon.shipped()).cut(passage, article.model_copy(update={"kind": ArticleKind.DIGEST}))
    assert len(whole.spans) == 1
