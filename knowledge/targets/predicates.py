"""What is said of those who are counted: where a predicate begins, and which indicator it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from knowledge.targets.records import Indicator


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
        r"(?:từng |"
        r"chưa từng )?nghe (?:nói )?(?:đến|tới|về|nói)|kể được|nhớ được|trả lời đúng|phân biệt được|hiểu(?: được| rõ|"
        r" biết| đúng| về)?|"
        r"nắm(?: được| rõ| bắt| vững| chắc)|biết(?: đến| về| rõ| được| thế nào| rằng)?|thấy (?:rõ|được)|nhận (?:ra|"
        r"biết)|"
        r"(?:be|are|is|were|been|being)? ?(?:made |fully )?aware\b|know\b|underst(?:and|ood)\b",
    ),
    (
        Indicator.UNIT_IN_CHARGE,
        r"(?:có|bố trí|phân công|thành lập|lập|cử|kiện toàn|duy trì|giao|hình thành|tổ chức)(?: \w+){0,6}?"
        r" (?:bộ phận|cán bộ|người|nhân sự|tổ|phòng|ban|nhân viên|đầu mối|lãnh đạo)\b(?:,? \w+){0,6}? ?"
        r"(?:chuyên trách|kiêm nhiệm|phụ trách|chuyên môn|theo dõi|quản lý năng lượng|môi trường|sản xuất sạch|"
        r"sản xuất và tiêu dùng|sxsh)",
    ),
    (
        Indicator.COMPLIANCE,
        r"hợp chuẩn|(?:được )?thu gom(?: và|,)? (?:và )?xử lý(?! thông tin)",
    ),
    (
        Indicator.PLANNING,
        r"adopt an? (?:\w+ )?plan|(?:có|xây dựng(?: được)?|lập(?: được)?|ban hành|phê duyệt|hoàn thành|"
        r"hoàn tất)(?: \w+){0,5}? ?"
        r"(?:kế hoạch|chương trình hành động|chương trình, kế hoạch|chương trình (?:sản xuất và tiêu dùng|riêng)|"
        r"lộ trình|phương án sản xuất|phương án bảo vệ)",
    ),
    (
        Indicator.TRAINING,
        r"(?:được |tham gia |tham dự |dự |qua |học xong |học |hoàn thành |trải qua )*(?:các |lớp |khóa |khoá |"
        r"chương trình |buổi "
        r"|về )*(?:đào tạo|tập huấn|bồi dưỡng|(?:cập nhật|nâng cao) (?:kỹ năng|tay nghề|nghiệp vụ))|(?:tham gia|dự|qua|"
        r"học) (?:các )?(?:lớp|khóa|khoá)\b|"
        r"(?:be |are |were |been |get )?trained\b|(?:attend|receive)(?:ed|d)? training",
    ),
    (
        Indicator.OUTREACH,
        r"(?:được |nghe |tiếp cận |dự |tham gia )*(?:các |buổi |công tác |thông tin )*"
        r"(?:tuyên truyền|phổ biến(?! (?:nhất|hiện nay|là))|truyền thông|(?:cung cấp|đưa) thông tin|giới thiệu|"
        r"quán triệt)|"
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
# Verbs of which the object decides: "có kế hoạch", "có hệ thống xử lý đạt quy chuẩn", "dùng túi giấy".
_GENERAL = (
    r"được(?! (?:hỏi|khảo sát|điều tra|phỏng vấn|chọn|lựa chọn|thanh tra))|có(?! (?:thể|tiềm năng|nhu cầu|liên quan|"
    r"điều kiện|khả năng|sẵn|mặt))|có mặt|đạt|đáp ứng|bảo đảm|đảm bảo|đúng|tuân thủ|"
    r"chấp hành|phù hợp|thỏa mãn|thoả mãn|vận hành|đầu tư|đấu nối|lắp(?: đặt)?|(?<!tiêu )dùng|phân phối|kiểm dịch|"
    r"tin tưởng|xanh hóa|xanh hoá|xây dựng(?! mới)|cử|"
    r"sử dụng(?! (?:nhiều )?năng lượng trọng điểm)|"
    r"hạn chế|không|chưa|kiểm toán|thay(?: thế| đổi)?|đưa|là|hoàn (?:thành|tất)|xây dựng(?=,? (?:thực hiện|và|được|"
    r"hệ thống|mô hình|công trình|bể))|"
    r"lập|xử lý|thu hồi|tái sử dụng|tái chế|phân loại|đổi mới|cải tiến|quan tâm|sẵn sàng|trả lời|cho biết|cho rằng|"
    r"đồng ý|ký|"
    r"lựa chọn|chọn|dám|kèm|làm như|xây xong|vào cuộc|trả lời|đồng (?:tình|thuận)|thử nghiệm|duy trì|bán|theo (?=chuẩn|"
    r"hướng)|hình dung|giữ|cập nhật|thuộc loại|mong|"
    r"ủng hộ|chuyển|thay|"
    r"ngừng|đóng|mua|thuê|(?<!công )(?<!xác )nhận|trả|cải tạo|nâng cấp|ký hợp đồng|làm(?= (?:theo|kiểm toán|tốt|được|"
    r"xong))|ban hành|cài|"
    r"xả|(?<!thiết )bị|vi phạm|đăng ký|cam kết|công bố|nhận được|tiếp cận|tham gia|bố trí|gắn|trang bị|chiếm|phát sinh|"
    r"gây|"
    r"tự|dán|chịu khó|nói không|bỏ|chấm dứt|ngừng|từ bỏ|(?<!thu )gom|phục vụ|vắng|thôi|thanh toán|niêm yết|công khai|"
    r"đầu tiên|"
    r"tận dụng|khai báo|quản lý|kê khai|báo cáo|nộp|học|dự|hưởng|tổ chức|đấu tranh|loại bỏ|di dời|ghi nhật ký|"
    r"have\b|has\b|use\b|completed\b|switched\b|treated\b|comply\b|meet\b|met\b"
)
# What only narrows who is meant as long as another verb follows: "doanh nghiệp có nước thải được đăng ký".
_NARROWS = re.compile(
    r"có (?:nước thải|phát sinh|quy mô|nguy cơ|vốn|nguồn|sử dụng|đăng ký|chuyển biến|mức|công suất|ít nhất)|"
    r"phát sinh|gây|"
    r"tham gia|được (?:hỗ trợ|cấp|tư vấn|đánh giá|kiểm tra|chọn)|xử lý|tái chế|sử dụng|dùng|bị|đăng ký|học|dự|"
    r"áp dụng|thực hiện|không|chưa",
    re.IGNORECASE,
)
# Words between a subject and its verb; they belong to neither.
_AUXILIARY = (
    r"(?:(?:dễ|hay|thường|có khả năng|đã|sẽ|đều|cũng|phải|cần|vẫn|mới|chỉ|đang(?! hoạt động)|từng|được|bắt đầu|"
    r"bắt tay(?: vào)?|chủ động|tích cực|cơ bản|"
    r"tự nguyện|có thể|tiếp tục|hoàn toàn|nghiêm túc|thường xuyên|về cơ bản|cam kết|had|have|has|been|will|to|be|can|"
    r"were|are)\s+)*"
)
_VERB = re.compile(
    rf"(?<![\w])(?P<aux>{_AUXILIARY})(?:"
    + "|".join(f"(?P<{indicator.value}>{pattern})" for indicator, pattern in SPECIFIC)
    + rf"|(?P<general>{_GENERAL}))(?!\w)"
    # Behind "đã", "chưa" and their like any word is a verb.
    r"|(?<!\w)(?P<marked>(?:đã|sẽ|đều|chưa|không còn|vẫn|chưa từng|cũng) (?!có\b|là\b|đến\b)[^\W\d_]+)(?!\w)",
    re.IGNORECASE,
)
# In names of things, verbs are none: "hệ thống quản lý", "cán bộ được giao phụ trách".
_NOT_BEHIND = re.compile(
    r"(?:\b(?:vật liệu|sở|bộ|lĩnh vực|công ty|doanh nghiệp|thi công|đầu tư|nhà thầu|thành|độc|khu|ngành|nghề|dịch vụ|"
    r"sự|việc|công tác|cán bộ|phòng|ban|tổ|hoạt động|trạm|nhà máy|người|"
    r"đơn vị|cơ quan|"
    r"trung tâm|hệ thống|chương trình|dự án|công trình|cơ sở)\s+)$",
    re.IGNORECASE,
)
_NOUN_LIKE = re.compile(
    r"(?:quản lý|xử lý|tái chế|thu gom|dùng|gom|phục vụ|sử dụng|giới thiệu|đào tạo|tập huấn|lập|tổ chức|học|trả lời|"
    r"xây dựng|phân phối)\b",
    re.IGNORECASE,
)

# "giải pháp tiết kiệm năng lượng", "sử dụng năng lượng tiết kiệm và hiệu quả" say what is applied, not that it saves.
_SAVING_IS_NAME = re.compile(
    r"(?:giải pháp|biện pháp|công nghệ|chương trình|hoạt động|cơ hội|hướng|thiết bị|đèn|mô hình|dự án|"
    r"với (?:mức|tỷ lệ)|sử dụng (?:năng lượng|điện|nước|tài nguyên|hợp lý,?))\s+$",
    re.IGNORECASE,
)
_BOUND_TO = re.compile(r"\bthuộc (?:diện|đối tượng|loại|trường hợp)\s+$", re.IGNORECASE)
# Of whom something is said besides: "làng nghề được công nhận".
_KNOWN_AS = re.compile(
    r"(?:đã )?được (?:công nhận|xếp (?:loại|hạng)|khảo sát|điều tra|kiểm tra|hỏi|phỏng vấn)(?!\w)", re.IGNORECASE
)
_ABLE = re.compile(r"có (?:tiềm năng|nhu cầu|khả năng|điều kiện)\s+$", re.IGNORECASE)

# What a predicate with a general verb speaks of, by its words.
_ENVIRONMENT = re.compile(
    r"môi trường|ô nhiễm|nước thải|khí thải|chất thải|rác|bùn|bụi|xử lý|qcvn|quy chuẩn|cột [ab]\b|"
    r"environment",
    re.IGNORECASE,
)
_STANDARD = re.compile(
    r"(?:quy|tiêu) ?chuẩn|\bchuẩn\b|qcvn|cột [ab]\b|(?:đạt|đáp ứng|theo) (?:các )?yêu cầu|quy định|hệ thống xử lý|"
    r"hệ thống thu gom|bể xử lý|trạm xử lý|nhà máy xử lý|đấu nối nước thải|nước thải về trạm|ngưỡng cho phép|"
    r"giấy phép (?:môi trường|xả)|hầm biogas|phương án xử lý|công trình xử lý|chứng chỉ|pháp luật|standard",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:bộ phận|cán bộ|người|nhân sự|tổ)\b[^,;.]{0,40}(?:chuyên trách|kiêm nhiệm|phụ trách)", re.IGNORECASE
)
_PLAN = re.compile(
    r"^\W*(?:được )?(?:phê duyệt|có|xây dựng|lập|ban hành)?[^,;.]{0,25}\b(?:kế hoạch|chương trình) hành động",
    re.IGNORECASE,
)
_CLEANER = re.compile(
    r"sản xuất sạch|sxsh|cleaner production|\brecp\b|giải pháp|quy trình sản xuất sạch|theo hướng sạch", re.IGNORECASE
)
_SAVES_SOMETHING = re.compile(r"(?:được )(?:tiết kiệm|cắt giảm|tiết giảm)\b", re.IGNORECASE)


_LEADS_TO_VERB = frozenset(
    {
        *("được", "phải", "chưa", "không", "cử", "tổ chức", "tham gia", "tiếp cận"),
        *("hoàn thành", "hoàn tất", "trả lời", "cho biết"),
    }
)
# In characters: "được hướng dẫn, nâng cao nhận thức".
_NEAR = 28


def find_predicates(text: str) -> Iterator[Predicate]:
    """The predicates of a text from left to right, the first word of each at its start.

    What only narrows a subject is left out where a predicate follows in the same breath.
    """
    found = [match for match in _VERB.finditer(text) if not _is_noun(text, match)]
    for number, match in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if following is not None and _narrows(text, match, following):
            continue
        yield Predicate(_indicator(text, match), match.start(), match.end())


def classify(text: str) -> Indicator | None:
    """The indicator that a whole clause speaks of, whatever its verb; none for one that speaks of none."""
    if _STANDARD.search(text) and _ENVIRONMENT.search(text):
        return Indicator.COMPLIANCE
    found = (_indicator(text, match) for match in _VERB.finditer(text))
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
    if word == "học" and re.search(
        r"\b(?:trường|khoa|hóa|hoá|tin|sinh|đại|văn|trung)\s+$", text[: match.start()], re.IGNORECASE
    ):
        return True
    if match[Indicator.SAVING.value] is not None and _SAVING_IS_NAME.search(text[: match.start()]):
        return True
    if word == "tổ chức" and not any(char.isalnum() for char in text[: match.start()]):
        return True
    if match[Indicator.PLANNING.value] is None and _NOUN_LIKE.match(word) and _NOT_BEHIND.search(text[: match.start()]):
        return True
    # "bộ phận chuyên trách về áp dụng", "nhận thức về việc áp dụng" never begin with their complement.
    return bool(re.search(r"\b(?:về|việc|để|nhằm|khi|do|theo|cho việc)\s+$", text[: match.start()], re.IGNORECASE))


def _narrows(text: str, match: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a verb belongs to the subject of the one that follows it at once."""
    between = text[match.end() : following.start()]
    if re.search(r"[,;:(]|\bvà\b", between):
        return False
    if match[Indicator.ADOPTION.value] is not None and not match["aux"]:
        saves = following[Indicator.SAVING.value] is not None and len(between) < 60
        able = _ABLE.search(text[: match.start()]) is not None and following[Indicator.ADOPTION.value] is None
        return saves or able
    if _KNOWN_AS.match(text, match.start() + len(match["aux"] or "")) or (
        match["aux"] and _KNOWN_AS.match(text, match.start())
    ):
        return True
    if match["marked"] or match["general"] is None or not _NARROWS.match(text, match.start() + len(match["aux"])):
        return False
    if match["aux"]:
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
    following = _VERB.search(text, match.end()) if verb in _LEADS_TO_VERB or verb == "có" else None
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
