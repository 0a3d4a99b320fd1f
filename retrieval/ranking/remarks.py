"""What a summary says of its source: that it is in English, that the part read stops before the figures."""

from __future__ import annotations

import re

from knowledge.records import Article, ArticleKind

# How such a sentence begins; `knowledge/collection/README.md` asks for it.
_REMARK = re.compile(r"(?:Nguồn là|Phần (?:trích )?(?:đã đọc|đọc được)) ")


def is_remark(sentence: str, article: Article) -> bool:
    """Whether a sentence of a summary tells of its source alone, which answers nobody."""
    return article.kind is ArticleKind.DIGEST and _REMARK.match(sentence) is not None
