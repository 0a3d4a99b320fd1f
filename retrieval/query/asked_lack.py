"""Whether a question asks who does not have or do something: documents tell of those who do."""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import fold

_WHO = r"(?:tinh|thanh pho|noi|dia phuong|huyen|quan|doanh nghiep|co so|cong ty|nha may|lang nghe|nganh|don vi)"
_LACKS = re.compile(rf"\b{_WHO}(?: \w+){{0,2}}? nao (?:van |con |thi )?(?:chua|khong|ko|k)\b(?! (?:biet|ro)\b)")


def asks_who_lacks(question: str) -> bool:
    """Whether a question is which place or firm has not, or does not: "tỉnh nào chưa có kế hoạch"."""
    return _LACKS.search(fold(question)) is not None
