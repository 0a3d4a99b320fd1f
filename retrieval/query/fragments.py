"""Whether two messages that come within seconds are one question: "mục tiêu sxsh", then "thanh hóa", then "2020"."""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import fold
from retrieval.analysis.lexicon import Lexicon
from retrieval.query.question_types import QuestionType
from retrieval.query.small_talk import find_small_talk
from retrieval.query.target_query import read_target_query
from retrieval.query.utterance import Utterance, hear, to_single_line, with_types

JOIN_SECONDS = 10
"""What comes so soon goes on: a thumb takes four seconds for three words."""
# Longer messages are whole.
_MOST_WORDS = 12
# "Còn Hà Nội", "thế năm 2015": another question, which leans on the one before.
_OPENS_ANOTHER = re.compile(r"^(?:the con|vay con|con|the|vay|roi|a ma|nhan tien)\b")


def may_join(before: str, new: str, lexicon: Lexicon) -> bool:
    """Whether a message may be the rest of the one before it: at most one of them asks, and both are short."""
    if _OPENS_ANOTHER.match(fold(new).strip()) or max(len(before.split()) // 2, len(new.split())) > _MOST_WORDS:
        return False
    first, second = hear(to_single_line(before), lexicon), hear(to_single_line(new), lexicon)
    if not first.tokens or not second.tokens or any(find_small_talk(each.tokens) for each in (first, second)):
        return False
    return not (_asks(first, lexicon) and _asks(second, lexicon))


def _asks(heard: Utterance, lexicon: Lexicon) -> bool:
    """Whether a message asks for something, and does not only name it."""
    said, asking = with_types(heard, lexicon)
    types = frozenset(asking.types)
    return bool(types - {QuestionType.TARGET}) or (
        QuestionType.TARGET in types and read_target_query(said, types).wants_figures
    )
