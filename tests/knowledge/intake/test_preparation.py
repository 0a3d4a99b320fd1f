"""What a document's own header says, on its way to an article."""

from __future__ import annotations

import pytest

from knowledge.intake.preparation import prepare
from knowledge.readers import read_content
from knowledge.records import ArticleKind

PAGE = """---
kind: {kind}
---
# Nghệ An tập huấn sản xuất sạch hơn

Ngày 11/6/2019, Sở Công Thương Nghệ An tổ chức lớp tập huấn về sản xuất sạch hơn cho 45 cơ sở trên địa bàn tỉnh.
"""


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("digest", ArticleKind.DIGEST),
        ("original", ArticleKind.ORIGINAL),
        ("tin tức", ArticleKind.ORIGINAL),
        ("", ArticleKind.ORIGINAL),
    ],
)
def test_a_kind_that_means_nothing_here_is_an_original(said: str, kind: ArticleKind) -> None:
    """Headers are written for other programs too; a word of theirs does not stop the intake."""
    document = read_content(PAGE.format(kind=said).encode(), "nghe-an.md")
    assert prepare(document, "nghe-an.md").article.kind is kind
