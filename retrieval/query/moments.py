"""Which moment a question speaks of without a year: this year, now, this very day, or the newest there is."""

from __future__ import annotations

from enum import StrEnum

from knowledge.vietnamese.normalization import to_match
from retrieval.query.whole_words import whole_words


class Moment(StrEnum):
    """What "today" means in a question."""

    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    NEXT_YEAR = "next_year"
    NOW = "now"
    TODAY = "today"
    NEWEST = "newest"


# "Ba tháng sau", when something was done for so long, is no month of the calendar.
_COUNTS = (r"\d", *["mấy", "vài", "nửa", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"])
_NOT_COUNTED = "".join(f"(?<!{count} )" for count in _COUNTS)
# A week or a month is judged by its year: documents seldom tell of a nearer time. The nearer one goes first: "năm ngoái
# được rồi, năm nay còn không" asks of this year. "Mấy năm sau 2020" names a year.
_PHRASES = {
    Moment.THIS_YEAR: (
        r"năm nay|(?:tuần|tháng|quý|đợt|vụ) này|"
        rf"{_NOT_COUNTED}(?:tuần|tháng|quý) (?:sau|tới|trước|vừa rồi|vừa qua)(?! khi)|sắp tới|"
        r"this (?:week|month|year)|next (?:week|month)"
    ),
    Moment.NOW: (
        r"hiện nay|hiện tại|hiện giờ|hiện thời|hiện h|bây giờ|bây h|bh|lúc này|giờ này|thời điểm này|"
        r"đến nay|tới nay|ngày nay|now|nowadays|currently|at present"
    ),
    # Without tone marks "tối nay" is "tới nay".
    Moment.TODAY: (
        r"hôm nay|hnay|hôm qua|tối nay|đêm nay|ngày mai|(?:sáng|trưa|chiều|tối) mai|"
        r"^mai(?= )(?! sơn| châu| động)|today|tonight|tomorrow"
    ),
    Moment.NEWEST: r"mới nhất|gần đây nhất|gần nhất|mới đây|gần đây|cập nhật nhất|latest|newest|most recent|recently",
    Moment.NEXT_YEAR: r"sang năm|năm tới|năm sau(?!\s*(?:năm\s*)?\d)|next year",
    Moment.LAST_YEAR: r"năm ngoái|năm rồi|last year",
}


def read_moment(question: str, *, typed_without_marks: bool) -> Moment | None:
    """The moment that a question speaks of; none where it speaks of none."""
    text = to_match(question)
    said = (each for each, words in _PHRASES.items() if whole_words(words, folded=typed_without_marks).search(text))
    return next(said, None)
