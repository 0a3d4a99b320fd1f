"""What a figure measures, of whom: read from the clause in which it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from knowledge.targets.quantities import Quantity
from knowledge.targets.records import Indicator

# Predicates, each with what it says. The earliest behind the subject decides: "50% cơ sở nhận thức được lợi ích của
# việc áp dụng" is about awareness.
_PREDICATES: tuple[tuple[Indicator, re.Pattern[str]], ...] = tuple(
    (indicator, re.compile(pattern, re.IGNORECASE))
    for indicator, pattern in (
        (Indicator.AWARENESS, r"nhận thức|hiểu (?:biết|rõ|được|đúng)|nắm (?:được|rõ|bắt)"),
        (
            Indicator.UNIT_IN_CHARGE,
            r"(?:có|bố trí|phân công|thành lập|cử|kiện toàn)(?: được| riêng| ít nhất)?[^,;.]{0,40}?"
            r"(?:bộ phận|cán bộ|người|nhân sự|tổ|phòng)[^,;.]{0,20}?(?:chuyên trách|kiêm nhiệm|phụ trách|chuyên môn)"
            r"|(?:bộ phận|cán bộ|nhân sự) (?:chuyên trách|kiêm nhiệm|phụ trách)(?=[^,;.]{0,40}$)",
        ),
        (Indicator.TRAINING, r"(?:được |tham gia )?(?:đào tạo|tập huấn|bồi dưỡng)"),
        (Indicator.OUTREACH, r"(?:được |tiếp cận )?(?:tuyên truyền|phổ biến|truyền thông|cung cấp thông tin)"),
        (Indicator.SAVING, r"tiết kiệm|giảm|cắt giảm|tiết giảm|bớt"),
        (Indicator.ADOPTION, r"(?:áp dụng|thực hiện|triển khai|ứng dụng|thực hành)"),
    )
)
# What is reduced and saves nothing: unlike savings, it is not to stand beside them.
_POLLUTION = re.compile(
    r"(?:chất|nước|khí) thải|\brác\b|phát thải|xả thải|ô nhiễm|khí nhà kính|bụi|tiếng ồn", re.IGNORECASE
)
_SAVES = re.compile(
    r"(?P<verb>tiết kiệm|cắt giảm|tiết giảm|giảm|bớt|hạ)(?: được| thiểu| bớt| trung bình| bình quân)*\s*"
    r"(?:(?:từ|khoảng|trên|hơn|gần|đến|tới|dưới|ít nhất|tối thiểu|không quá|ước)\s*)*$",
    re.IGNORECASE,
)
_RISES = re.compile(
    r"(?:tăng|giảm|nâng)(?: được| thêm| trưởng)?\s*(?:(?:từ|khoảng|trên|hơn|gần|lên)\s*)*$", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?P<who>(?:các |những |một số |nhiều |tổng số |số )?"
    r"(?:cơ sở|doanh nghiệp|đơn vị|hộ|công ty|nhà máy|làng nghề|khu công nghiệp|cụm công nghiệp|cán bộ|ubnd|siêu thị|"
    r"hợp tác xã|sở|tỉnh|huyện|lao động|công nhân|người)\b[^;:.]*?)"
    r"(?=\s+(?:đã|sẽ|được|có|phải|cần|đều|tiết kiệm|giảm|nhận thức|hiểu|nắm|áp dụng|thực hiện|triển khai|bố trí|"
    r"phân công|đạt|tham gia|tiếp cận|thành lập|ứng dụng|ở các|là)\b|\s*$|,\s|\s*[;:])",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"^(?:trong số|tổng số|số lượng|số|các|những|của)\s+", re.IGNORECASE)
_MEASURE = re.compile(r"^(?:mức |lượng |tổng )?(?:tiêu thụ|tiêu hao|sử dụng|phát sinh)\s+", re.IGNORECASE)
_OBJECT_ENDS = re.compile(
    r"\s*(?:[;:.…(]"
    r"|,? (?:trên|tính trên|tính theo|so với|cho mỗi|/)\s?(?:cùng )?(?:một |mỗi )?(?:đơn vị|năm|sản phẩm|giai)"
    r"|,? (?:trong|tại|ở|đến năm|vào|nhờ|thông qua|giúp|góp phần|và (?:giảm|tăng|nâng|bảo vệ))\b"
    r"|, (?:giảm|tăng|nâng|đồng thời|góp)\b|$)",
    re.IGNORECASE,
)
_LONGEST = 90
_POST = re.compile(r"\s*(?:tỷ lệ )?(?:số )?(?:các )?(?:bộ phận|cán bộ|nhân sự)", re.IGNORECASE)
_POST_OPENS = 14  # after "tỷ lệ số các "
_WHICH = re.compile(r",? (?:thuộc|trên địa bàn|trong (?:các|lĩnh vực)|hoạt động|của các|tại các)\b", re.IGNORECASE)


class Meaning(NamedTuple):
    """An indicator, what is measured and who is counted, in the document's words."""

    indicator: Indicator
    what: str | None = None
    who: str | None = None


def read_meaning(clause: str, quantity: Quantity, lead: str = "") -> Meaning:
    """The meaning of a figure in its clause, whose offsets the figure has; ``lead`` is what introduces the clause.

    A counted thing or a sum of money is `Indicator.OTHER`: what is counted is its unit.
    """
    before, behind = clause[: quantity.start], clause[quantity.end :]
    if quantity.unit != "%":
        return Meaning(Indicator.OTHER, what=_topic(behind) if quantity.counted else _object(behind))
    if quantity.base is not None:
        return _level(before, behind, lead)
    saving = _SAVES.search(before)
    if saving is not None:
        return _saving(before[: saving.start()], behind, lead)
    if _RISES.search(before):
        return Meaning(Indicator.OTHER, what=_object(behind) or _noun_before(before))
    counted = _read_behind(behind)
    if counted is not None:
        return counted
    return _read_before(before, behind) or _read_before(lead, "") or Meaning(Indicator.OTHER, what=_object(behind))


def _level(before: str, behind: str, lead: str) -> Meaning:
    """A share that rises or falls from one level to another: what it is a share of stands before."""
    first = _first_predicate(before) or _first_predicate(behind) or _first_predicate(lead)
    if first is None or first[0] is Indicator.SAVING:
        return Meaning(Indicator.OTHER, what=_noun_before(re.sub(r"\s*(?:tăng|giảm|nâng)\s*$", "", before)))
    return Meaning(first[0], who=_last_subject(before[: first[1]] + " "))


def _saving(before: str, behind: str, lead: str) -> Meaning:
    """A reduction by a share: of what, and by whom."""
    # "chi phí sản xuất giảm trên 10%" names it before the verb, "giảm trên 10% chi phí sản xuất" behind the figure.
    what = _object(behind) or _noun_before(before)
    subject = _last_subject(before) or _last_subject(lead)
    return _reduction(what, subject if subject != what else None)


def _reduction(what: str | None, who: str | None) -> Meaning:
    """Less of something: saved, unless it is pollution."""
    polluting = what is not None and _POLLUTION.search(what.split(",")[0]) is not None
    return Meaning(Indicator.OTHER if polluting else Indicator.SAVING, what=what, who=who)


def _read_behind(behind: str) -> Meaning | None:
    """Of "90% cơ sở … áp dụng": the subject stands behind the figure, and its predicate behind the subject."""
    first = _first_predicate(behind)
    if first is None:
        return None
    indicator, start = first
    who = _tidy(behind[:start])
    if indicator is Indicator.SAVING:
        what = _object(
            re.sub(r"^(?:\S+ )??(?:kiệm|giảm|bớt)(?: được| thiểu| bớt)*", "", behind[start:], flags=re.IGNORECASE)
        )
        return _reduction(what, who)
    return Meaning(indicator, who=who)


def _read_before(before: str, behind: str) -> Meaning | None:
    """Of "tỷ lệ cơ sở áp dụng đạt 50%": everything stands before the figure."""
    if _SAVES.search(before.rstrip()) or re.search(r"tiết kiệm|mức giảm|tỷ lệ giảm", before, re.IGNORECASE):
        what = _object(re.split(r"tiết kiệm|giảm", before, flags=re.IGNORECASE)[-1]) or _object(behind)
        return _reduction(what, _last_subject(before))
    first = _first_predicate(before)
    if first is None:
        return None
    indicator, start = first
    return Meaning(indicator, who=_last_subject(before[:start] + " ") or _tidy(before[:start].split("tỷ lệ")[-1]))


def _first_predicate(text: str) -> tuple[Indicator, int] | None:
    """The earliest predicate of a text, with its position."""
    found = [
        (match.start(), number, indicator)
        for number, (indicator, pattern) in enumerate(_PREDICATES)
        if (match := pattern.search(text)) is not None
    ]
    # "cán bộ chuyên trách được đào tạo": the post only tells who is meant, unless nothing else is said.
    telling = [each for each in found if not _is_attribute(text, *each)]
    if not found:
        return None
    start, _, indicator = min(telling or found)
    return indicator, start


def _is_attribute(text: str, start: int, _number: int, indicator: Indicator) -> bool:
    """Whether a post opens the clause as its subject."""
    return indicator is Indicator.UNIT_IN_CHARGE and _POST.match(text) is not None and start <= _POST_OPENS


def _last_subject(text: str) -> str | None:
    found = list(_SUBJECT.finditer(text + " "))
    return _tidy(found[-1]["who"]) if found else None


def _noun_before(before: str) -> str | None:
    """The noun phrase right before a verb: the words since the last mark or conjunction."""
    phrase = re.split(r"[,;:.…(]|\bvà\b|\bđã\b|\bgiúp\b", before, flags=re.IGNORECASE)[-1]
    return _tidy(phrase)


def _object(behind: str) -> str | None:
    """What stands behind a figure up to the end of its phrase."""
    phrase = _OBJECT_ENDS.split(behind, maxsplit=1)[0]
    return _tidy(_MEASURE.sub("", phrase.strip()))


def _topic(behind: str) -> str | None:
    """What a counted thing is about: "lớp tập huấn về SXSH"."""
    found = re.match(r"\s*(?:về|giới thiệu|hướng dẫn|tuyên truyền)\s+[^,;:.…]{3,80}", behind, re.IGNORECASE)
    return _tidy(found[0]) if found else None


def _tidy(phrase: str) -> str | None:
    """A phrase without determiners and auxiliary words at its ends; none for an empty or an endless one."""
    phrase = " ".join(phrase.split()).strip(" ,;:.…-–()")
    phrase = _DETERMINER.sub("", phrase)
    phrase = re.sub(
        r"(?:\s+(?:đã|sẽ|được|có|phải|cần|đều|và|là|đạt|trên địa bàn(?: tỉnh| thành phố)?|trong tỉnh))+$",
        "",
        phrase,
        flags=re.IGNORECASE,
    )
    if len(phrase) > _LONGEST:  # the noun itself, without the long story of which ones
        phrase = _WHICH.split(phrase, maxsplit=1)[0].strip(" ,")
    return phrase if phrase and len(phrase) <= _LONGEST else None
