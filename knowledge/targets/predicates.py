"""What is said of those who are counted: where a predicate begins, and which indicator it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from knowledge.late_patterns import late_pattern
from knowledge.targets.records import Indicator
from knowledge.targets.verbs import load_verbs


class Predicate(NamedTuple):
    """A predicate at offsets of a text; the indicator is `Indicator.OTHER` for what no programme counts."""

    indicator: Indicator
    start: int
    end: int


# Each speaks of its indicator wherever it begins a predicate. Order counts: the first that fits decides. The wording is
# that of the national strategy for cleaner production (1419/QĐ-TTg of 2009), of the programme on sustainable production
# and consumption (889/QĐ-TTg of 2020) and of the provinces' plans and reports on both.
SPECIFIC: tuple[tuple[Indicator, str], ...] = (
    (
        Indicator.AWARENESS,
        r"có (?=biết|hiểu|nghe)|(?:có |được )?(?:nâng cao )?(?:nhận thức|kiến thức|hiểu biết|ý thức)|(?:am|thông) hiểu|"
        r"(?:từng |chưa từng )?nghe(?:, biết| biết|(?: nói)? (?:đến|tới|về)| nói| nhưng)|kể được|nhớ được|trả lời đúng|"
        r"phân biệt được|hiểu(?: được| rõ| biết| đúng| về)?|nắm(?: được| rõ| bắt| vững| chắc)|"
        r"biết(?: đến| về| rõ| được| thế nào| rằng)?|thấy (?:rõ|được)|nhận (?:ra|biết)|"
        r"(?:be|are|is|were|been|being)? ?(?:made |fully )?aware\b|know\b|underst(?:and|ood)\b",
    ),
    (
        Indicator.UNIT_IN_CHARGE,
        r"(?:có|bố trí|phân công|thành lập|lập|cử|kiện toàn|duy trì|giao|hình thành|tổ chức)(?: \w+){0,6}? (?:bộ phận|"
        r"cán bộ|người(?! dân)|nhân sự|tổ(?! chức)|phòng(?! ngừa| chống)|ban(?! hành)|nhân viên|đầu mối|"
        r"lãnh đạo)\b(?:,? \w+){0,6}? ?(?:chuyên trách|kiêm nhiệm|phụ trách|chuyên môn|theo dõi|đủ năng lực|"
        r"quản lý năng lượng|môi trường|sản xuất sạch|"
        r"sản xuất và tiêu dùng|sxsh)",
    ),
    (
        Indicator.COMPLIANCE,
        r"hợp chuẩn",
    ),
    (
        Indicator.PLANNING,
        r"adopt an? (?:\w+ )?plan|lồng ghép[^,;.]{0,80}kế hoạch|(?:có|xây dựng(?: được)?|lập(?: được)?|ban hành|"
        r"phê duyệt|hoàn thành|hoàn tất)(?: \w+){0,5}? ?(?:kế hoạch|chương trình hành động|chương trình, kế hoạch|"
        r"chương trình (?:sản xuất và tiêu dùng|riêng)|"
        r"lộ trình|phương án sản xuất|phương án bảo vệ)",
    ),
    (
        Indicator.TRAINING,
        r"(?:được |tham gia |tham dự |dự |qua |học xong |học |hoàn thành |trải qua )*(?:các |lớp |khóa |khoá |"
        r"chương trình |buổi |về )*(?:đào tạo|tập huấn|bồi dưỡng|(?:cập nhật|nâng cao|trang bị) (?:kiến thức|kỹ năng|"
        r"tay nghề|nghiệp vụ))|(?:tham gia|dự|qua|học) (?:ít nhất )?(?:một |các )?(?:lớp|khóa|khoá)\b|"
        r"(?:be |are |were |been |get )?trained\b|(?:attend|receive)(?:ed|d)? training",
    ),
    (
        Indicator.OUTREACH,
        r"(?:được |nghe |tiếp cận |dự |tham gia )*(?:các |buổi |công tác |thông tin )*(?:tuyên truyền|"
        r"phổ biến(?! (?:nhất|hiện nay|là))|truyền thông|hướng dẫn(?! viên)|"
        r"(?:cung cấp|đưa) thông tin|giới thiệu|quán triệt)|"
        r"(?:được )?tiếp cận (?:với )?(?:thông tin|tài liệu|kiến thức)|(?:be |are |were )?informed\b",
    ),
    (
        Indicator.SAVING,
        r"tiết kiệm|cắt(?: được)?(?: giảm)?|dùng ít hơn|tiết giảm|giảm(?: thiểu| bớt)?|bớt|hạ (?=bình quân)|"
        r"hạ (?:được )?(?=chi phí|mức|lượng|giá thành)|save\b|saving\b|cut\b|"
        r"reduce\b",
    ),
    (
        Indicator.ADOPTION,
        r"áp dụng|thực hiện|triển khai|ứng dụng|thực hành|bắt tay|sản xuất theo hướng|làm sản xuất sạch|"
        r"chuyển (?:sang|đổi)|apply\b|applied\b|adopt(?:ed)?\b|implement(?:ed)?\b",
    ),
)
# "đang hoạt động" tells who is meant.
_STILL_AT_WORK = "đang(?! hoạt động)"
# "cơ sở xử lý nước thải đạt quy chuẩn" says what they do, "cơ sở xử lý chất thải" what they are.
_TREATS = late_pattern(r"[^,;.]{0,40}(?:đạt|đúng|bảo đảm|đảm bảo|đáp ứng)(?!\w)", re.IGNORECASE)
_COMPLEMENT = late_pattern(r"\b(?:về|việc|để|nhằm|khi|do|theo|cho việc)\s+$", re.IGNORECASE)
_BOUND_TO = late_pattern(r"\bthuộc (?:diện|đối tượng|loại|trường hợp)\s+$", re.IGNORECASE)
_ABLE = late_pattern(r"có (?:tiềm năng|nhu cầu|khả năng|điều kiện)\s+$", re.IGNORECASE)

# What a predicate with a general verb speaks of, by its words.
_ENVIRONMENT = late_pattern(
    r"môi trường|ô nhiễm|nước thải|khí thải|chất thải|rác|bùn|bụi|xử lý|qcvn|quy chuẩn|cột [ab]\b|"
    r"environment",
    re.IGNORECASE,
)
_STANDARD = late_pattern(
    r"(?:quy|tiêu) ?chuẩn|\bchuẩn\b|qcvn|cột [ab]\b|(?:đạt|đáp ứng|theo) (?:các )?yêu cầu|quy định|hệ thống xử lý|"
    r"hệ thống thu gom|hạ tầng (?:xử lý|thu gom)|bể xử lý|trạm xử lý|nhà máy xử lý|đấu nối nước thải|nước thải về trạm|"
    r"ngưỡng cho phép|"
    r"giấy phép (?:môi trường|xả)|hầm biogas|phương án xử lý|công trình xử lý|chứng chỉ|pháp luật|standard",
    re.IGNORECASE,
)
_POST = late_pattern(
    r"(?:bộ phận|cán bộ|người|nhân sự|tổ)\b[^,;.]{0,40}(?:chuyên trách|kiêm nhiệm|phụ trách)", re.IGNORECASE
)
_PLAN = late_pattern(
    r"^\W*(?:được )?(?:phê duyệt|có|xây dựng|lập|ban hành)?[^,;.]{0,25}\b(?:kế hoạch|chương trình) hành động",
    re.IGNORECASE,
)
_CLEANER = late_pattern(
    r"sản xuất sạch|sxsh|cleaner production|\brecp\b|giải pháp|quy trình sản xuất sạch|theo hướng sạch", re.IGNORECASE
)
_SAVES_SOMETHING = late_pattern(r"(?:được )(?:tiết kiệm|cắt giảm|tiết giảm)\b", re.IGNORECASE)


# In characters: "được hướng dẫn, nâng cao nhận thức".
_NEAR = 28


@cache
def _verb() -> re.Pattern[str]:
    """A verb with what stands before it, in groups: ``aux``, one for each indicator, ``general`` and ``marked``."""
    verbs = load_verbs()
    specific = "|".join(f"(?P<{indicator.value}>{pattern})" for indicator, pattern in SPECIFIC)
    auxiliaries = verbs.auxiliaries.replace("đang", _STILL_AT_WORK)
    return re.compile(
        rf"(?<!\w)(?P<aux>(?:(?:{auxiliaries})\s+)*)(?:{specific}|(?P<general>{verbs.general}))(?!\w)"
        # Behind "đã", "chưa" and their like any word is a verb.
        r"|(?<!\w)(?P<marked>(?:đã|sẽ|đều|phải|chưa|không còn|vẫn|chưa từng|cũng) (?!có\b|là\b|đến\b)[^\W\d_]+)(?!\w)",
        re.IGNORECASE,
    )


def find_predicates(text: str) -> Iterator[Predicate]:
    """The predicates of a text from left to right, the first word of each at its start.

    What only narrows a subject is left out where a predicate follows in the same breath.
    """
    found = [match for match in _verb().finditer(text) if not _is_noun(text, match)]
    for number, match in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if following is not None and _narrows(text, match, following):
            continue
        yield Predicate(_indicator(text, match), match.start(), match.end())


def classify(text: str) -> Indicator | None:
    """The indicator that a whole clause speaks of, whatever its verb; none for one that speaks of none."""
    if _STANDARD.search(text) and _ENVIRONMENT.search(text):
        return Indicator.COMPLIANCE
    found = (_indicator(text, match) for match in _verb().finditer(text))
    return next((indicator for indicator in found if indicator is not Indicator.OTHER), None)


def first_predicate(text: str) -> Predicate | None:
    """The first predicate of a text."""
    return next(find_predicates(text), None)


def _is_noun(text: str, match: re.Match[str]) -> bool:
    word = match[0].lower()
    if _BOUND_TO.search(text[: match.start()]):
        return True
    if match["aux"] or match["marked"]:
        return False
    verbs, before = load_verbs(), text[: match.start()]
    if word == "học" and verbs.learning_names.search(before):
        return True
    if match[Indicator.SAVING.value] is not None and verbs.saving_names.search(before):
        return True
    if word == "tổ chức" and not any(char.isalnum() for char in before):
        return True
    if word == "xử lý" and _TREATS.match(text, match.end()):
        return False
    if match[Indicator.PLANNING.value] is None and verbs.names.match(word) and verbs.names_behind.search(before):
        return True
    # "bộ phận chuyên trách về áp dụng", "nhận thức về việc áp dụng" never begin with their complement.
    return _COMPLEMENT.search(before) is not None


def _narrows(text: str, match: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a verb belongs to the subject of the one that follows it at once."""
    between = text[match.end() : following.start()]
    # "các xã có làng nghề được tập huấn": what one has is not what is said of them.
    has = match[0].lower() == "có" and re.match(r"(?:đã |được )", following["aux"] or following[0], re.IGNORECASE)
    if has and not re.search(r"[;:(]", between):
        return following["general"] is None
    if re.search(r"[,;:(]|\bvà\b", between):
        return False
    if match[Indicator.ADOPTION.value] is not None and not match["aux"]:
        saves = following[Indicator.SAVING.value] is not None and len(between) < 60
        able = _ABLE.search(text[: match.start()]) is not None and following[Indicator.ADOPTION.value] is None
        return saves or able
    aux = match["aux"] or ""
    verbs, verb = load_verbs(), match.start() + len(aux)
    if verbs.known_as.match(text, verb) or (aux and verbs.known_as.match(text, match.start())):
        return True
    if match["general"] is None or aux or not verbs.narrowing.match(text, verb):
        return False
    # "xử lý bùn thải đúng quy chuẩn", "có nước thải đạt cột A" are one predicate.
    return not (following["general"] or following["marked"]) or bool(following["aux"]) or following[0].lower() == "được"


def _indicator(text: str, match: re.Match[str]) -> Indicator:
    own = next((indicator for indicator, _ in SPECIFIC if match[indicator.value] is not None), None)
    rest = re.split(r"[;.]", text[match.start() :], maxsplit=1)[0]
    if own is Indicator.ADOPTION:
        return _of_practice(rest)
    if own is not None:
        return own
    if _STANDARD.search(rest) and _ENVIRONMENT.search(text):
        return Indicator.COMPLIANCE
    if _POST.search(rest):
        return Indicator.UNIT_IN_CHARGE
    if _PLAN.search(rest):
        return Indicator.PLANNING
    if _SAVES_SOMETHING.search(rest):
        return Indicator.SAVING
    led = _led_to(text, match)
    if led is not None:
        return led
    if re.match(
        r"\W*(?:\w+ ){0,3}(?:áp dụng|ứng dụng|tham gia|triển khai|duy trì|đưa|theo|chuyển|làm|vận hành)", rest
    ) and _CLEANER.search(rest):
        return Indicator.ADOPTION
    return Indicator.OTHER


def _led_to(text: str, match: re.Match[str]) -> Indicator | None:
    """What the verb speaks of that another one only leads to: "được hướng dẫn, nâng cao nhận thức"."""
    verb = (match["general"] or "").lower()
    following = _verb().search(text, match.end()) if verb in load_verbs().leading or verb == "có" else None
    if following is None or following.start() - match.end() >= _NEAR:
        return None
    if re.search(r"[;:]", text[match.end() : following.start()]):
        return None
    indicator = _indicator(text, following)
    # What one has is told rather than learnt: "có hoạt động tuyên truyền".
    return indicator if verb != "có" or indicator in {Indicator.OUTREACH, Indicator.TRAINING} else None


def _of_practice(rest: str) -> Indicator:
    """What "áp dụng", "thực hiện" speak of by what is applied: rules, standards, plans, or a cleaner way."""
    if re.search(
        r"(?:đúng|đầy đủ|tốt|nghiêm)?[^,;.]{0,20}(?:quy định|pháp luật|luật)[^,;.]{0,20}môi trường|quy chuẩn",
        rest,
        re.IGNORECASE,
    ):
        return Indicator.COMPLIANCE
    if re.match(r"\W*(?:\w+ ){2,4}(?:kế hoạch|chương trình) hành động", rest, re.IGNORECASE):
        return Indicator.PLANNING
    return Indicator.ADOPTION
