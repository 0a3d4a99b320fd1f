"""Imported where processes are forked from: what the first document loads is there for every one of them."""

from __future__ import annotations

from knowledge.intake.limits import ReadingLimits
from knowledge.intake.preparation import read_draft
from knowledge.readers.document import RawDocument

_ARTICLE = "Nhà máy giấy tiết kiệm nước\n\nTỉnh Thanh Hóa, ngày 5/3/2019. Nhà máy giảm 30% lượng nước trong năm 2018.\n"

read_draft(RawDocument(content=_ARTICLE.encode(), source="a", name="a.txt"), limit=ReadingLimits().size)
