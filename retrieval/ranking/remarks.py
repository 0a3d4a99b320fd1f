"""What a summary says of its source: that it is in English, that the part read stops before the figures."""

from __future__ import annotations

import re

from knowledge.records import Article, ArticleKind

# `knowledge/collection/README.md` asks for these words.
_REMARK = re.compile(r"^Nguồn là |^Đây là bản (?:sao|chép)|\bphần (?:trích )?(?:đã đọc|đọc được)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")


def is_remark(sentence: str, article: Article) -> bool:
    """Whether a sentence of a summary tells of its source alone, which answers nobody; what is in brackets may."""
    return article.kind is ArticleKind.DIGEST and _REMARK.search(_BRACKETS.sub("", sentence)) is not None
