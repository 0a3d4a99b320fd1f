"""Noun phrases around a figure: whom it counts, what it measures."""

from __future__ import annotations

import re
from typing import NamedTuple

from knowledge.targets.predicates import first_predicate
from knowledge.vietnamese.normalization import CAPITALS


class Phrase(NamedTuple):
    """A phrase at offsets of a text, without determiners and what only leads to the next word."""

    text: str
    start: int
    end: int


# People, organisations and places of work: what can apply, know or be trained. Whoever is counted behind a figure may
# be any noun; before a verb it is one of these.
_HEADS = (
    r"cơ sở|doanh nghiệp|dn|đơn vị|hộ|công ty|xí nghiệp|tập đoàn|tổng công ty|nhà máy|nhà thùng|nhà xưởng|xưởng|"
    r"làng nghề|khu công nghiệp|cụm công nghiệp|khu, cụm công nghiệp|kcn|ccn|cán bộ|siêu thị|hợp tác xã|htx|huyện|"
    r"thị xã|thành phố|thị trấn|xã|phường|lao động|công nhân|người|khách sạn|nhà hàng|trang trại|trường|chợ|lò|"
    r"tiểu thương|chủ|tổ chức|bệnh viện|tòa nhà|toà nhà|nơi|ngành|dự án|học viên|lãnh đạo|giám đốc|nông dân|ngư dân|"
    r"hội viên|giải pháp|học sinh|sinh viên|thôn|ấp|khóm|tàu|bến|mỏ|dây chuyền|làng|chung cư|văn phòng|cơ quan|trụ sở|"
    r"công sở|cửa hàng|quán|trạm|gia đình"
)
_HEAD = re.compile(
    rf"(?<![\w/-])(?:(?:các|những|một số|nhiều|tổng số|số|mỗi|mọi|toàn bộ|hai|ba|bốn|\d+)\s+)*(?P<head>{_HEADS})(?!\w)"
    r"(?!\s+(?:công thương|tài nguyên|khoa học|nông nghiệp|kế hoạch|tài chính|xây dựng)\b)",
    re.IGNORECASE,
)
# A word of a firm's name: no verb, and nothing that begins another phrase.
_OF_NAME = (
    rf"(?!(?:cho|đã|được|do|có|tại|ở|của|là|về|thuộc|trên|với|để|giảm|tiết kiệm|áp dụng|đầu tư|lắp|thay)(?!\w))"
    rf"[^\W\d_{CAPITALS}]\w*"
)
# A firm by its name: words of its kind, then capitals, with a few common words between them.
_FIRM = re.compile(
    r"(?<!\w)(?P<firm>(?:Công ty|Cty|Xí nghiệp|Tập đoàn|Tổng công ty|Hợp tác xã|HTX|Nhà máy|Xưởng|"
    r"Doanh nghiệp tư nhân|DNTN)"
    rf"(?: (?:TNHH|CP|MTV|LD|{_OF_NAME})){{0,7}}?"
    rf"(?:(?: |, (?=(?:Dịch vụ|Sản xuất|Thương mại|Xây dựng|Xuất)))[{CAPITALS}&][\w.&-]*"
    rf"|(?: {_OF_NAME}){{1,3}}(?= [{CAPITALS}]|, (?:Dịch|Sản|Thương|Xây|Xuất))"
    r"| \d{1,3}(?![\d,.%]))+)"
)
_OWNER = re.compile(
    rf"(?<!\w)(?:của|cho|tại|ở)\s+(?P<owner>(?:(?:các|những|mỗi|một số|nhiều)\s+)*(?:{_HEADS})(?!\w))", re.IGNORECASE
)
# "giảm 50% ở ngành gạch", "giảm 5-8% tiêu hao nguyên vật liệu các ngành dệt may, thép": who saves, behind the figure.
_OWNER_BEHIND = re.compile(
    r"(?<!\w)(?:(?:ở|tại|của|trong)\s+(?P<owner>(?:(?:các|những|mỗi|một số|nhiều|hai|ba|bốn|\d+)\s+)*"
    rf"(?:{_HEADS})(?!\w))|(?P<trades>(?:các|những) ngành(?!\w)))",
    re.IGNORECASE,
)
# "doanh nghiệp hội viên" is one name.
_HEAD_BEFORE = re.compile(rf"(?<!\w)(?:{_HEADS})\s+$", re.IGNORECASE)
# A thing that is used up, paid for or lost, and can be saved; never who is counted.
_MEASURED = re.compile(
    r"(?:tổng |mức |lượng |suất |chi phí|định mức|tiêu (?:thụ|hao|dùng)|điện|nước|năng lượng|nhiên liệu|nguyên|"
    r"vật (?:liệu|tư)|hóa chất|hoá chất|hơi|bụi|nguồn|than\b|dầu|gas|củi|giá thành|khối lượng|khí |phát thải|chất thải|"
    r"rác|túi|hao hụt|tổn thất|thất thoát|diện tích|sản lượng|giá trị|thời gian|vốn|kinh phí|nhu cầu|"
    r"chi |hóa đơn|hoá đơn|tiền |phí|ngân sách|"
    r"doanh thu|công suất|năng suất|sản phẩm|"
    r"energy|water|electricity|material|cost)",
    re.IGNORECASE,
)
_MEASURED_WORD = re.compile(
    r"(?<!\w)(?:định mức|mức (?:tiêu|sử dụng)|(?:khối )?lượng|suất tiêu|chi phí|tiêu (?:thụ|hao))(?!\w)", re.IGNORECASE
)
_DETERMINERS = re.compile(
    r"(?:(?:\d[\d.]*(?= (?:cơ sở|doanh nghiệp|hộ|đơn vị))|trở lên|mỗi|mọi|từng|phần lớn|đa số|hầu hết|đại đa số|trong|"
    r"trên|đối với|đội ngũ|tổng|toàn bộ|số lượng|số|các|"
    r"những|của|cho|tỷ lệ|tỉ lệ|có|được|of|the|its|all|in)\s+)+",
    re.IGNORECASE,
)
_LED_BY_COMPANIONS = re.compile(
    r"(?:\s+(?:đã|sẽ|được|có|phải|cần|đều|và|là|đạt|mà|thì|cũng|(?<!lập )(?<!dựng )(?<!tư )mới|chỉ|đang|vẫn|dùng|"
    r"khi (?:ấy|đó)|lúc (?:ấy|đó)|"
    r"có thể|có khả năng|ước|phải|sẽ|còn|cùng|(?<!trở )lên|từng bước|từ|tự|cơ bản|về cơ bản|chiếm|cho|với|"
    r"trong đó|trong khi|"
    r"have|has|had|been|be|to|that|which))+$",
    re.IGNORECASE,
)
_TIME_BEHIND = re.compile(
    r"\s(?:để|nhằm)\s.*$|(?<!đầu)[\s,]+(?:(?:tính )?(?:đến|tới|vào|trong|kể từ|từ|hết|cuối)\s+(?:hết |cuối |đầu |"
    r"giai đoạn )*(?:năm|quý|tháng|giai đoạn|\d{4})|"
    r"giai đoạn|trong giai đoạn|năm \d{4}|by \d{4}|between \d{4}|in \d{4})\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_POINTS = re.compile(
    r"(?<!\w)(?<!khi )(?<!lúc )(?:này|đó|ấy|nói trên|kể trên|nêu trên|trên|trong số|còn lại trong số)$|"
    r"^(?:trong )?(?:số|tổng số)(?: (?:đó|này|ấy|trên))?$|"
    r"^(?:những |các )?nơi(?: này| đó| ấy)?$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:(?:cả|toàn) )?(?:tỉnh|nước|quốc|thành phố|vùng|ngành)|gr?dp(?: của (?:tỉnh|thành phố|cả nước))?", re.IGNORECASE
)
# "chi phí đã giảm": between a thing and its verb.
_AUXILIARIES = re.compile(r"(?:\s+(?:đã|sẽ|đều|cũng|còn|phải))+\s*$", re.IGNORECASE)
_MEASURE = re.compile(
    r"^(?:được |thiểu |bớt |ít nhất |tổng )*(?:mức |lượng |tổng (?:mức |lượng )?)?(?:tiêu thụ|tiêu hao|tiêu dùng|"
    r"sử dụng|phát sinh)\s+",
    re.IGNORECASE,
)
_OBJECT_ENDS = re.compile(
    r"\s*(?:[;:.…(\"“”]|,? (?:trên|tính trên|tính theo|so với|cho mỗi|của mỗi|trong mỗi|dùng cho|per|"
    r"/)\s?(?:cùng )?(?:một |mỗi )?(?:đơn vị|năm|sản phẩm|giai|cùng kỳ|tấn|unit|mức|trước|tổng|lưới)?|"
    r",? (?:trong|tại|ở|đến năm|tới năm|(?<!đầu )vào(?= (?:năm|cuối|đầu|giai|tháng|quý))|năm \d{4}|nhờ|thông qua|giúp|"
    r"góp phần|tùy|tuỳ|từ khi|sau khi|bằng|với|thì|và (?:giảm|tăng|nâng|bảo vệ|tiết kiệm|hạ)|"
    r"và (?=từ \d|khoảng|trên \d|\d))(?!\w)"
    r"|, (?:giảm|tăng|nâng|đồng thời|góp|tiết kiệm)(?!\w)|, (?=tương đương|trong đó|từ đó|qua đó)|$)",
    re.IGNORECASE,
)
# What stands before a subject of its own.
_PARTS = re.compile(
    r"[;:]|(?<!\w)(?:giúp|hỗ trợ|khiến|yêu cầu|đề nghị|chỉ đạo|đặt mục tiêu|phấn đấu|cho thấy|cho biết|cho hay|"
    r"ước tính|khẳng định|rằng)(?!\w)",
    re.IGNORECASE,
)
_BELONGS = re.compile(r"(?<!\w)(?:của|thuộc|tại|ở|do|theo|trong|từ|giữa|nhờ|cho|với)\s+$", re.IGNORECASE)
# What follows a comma and is no name of a list.
_TURNS = re.compile(r"\s*(?:tức|còn|nhờ|trong khi|tương đương|tùy|tuỳ|so với|nên|mà)(?!\w)", re.IGNORECASE)
_CONDITION = re.compile(
    r"\s(?:nếu|khi|nào|mà|nhờ|do|sau khi|cho biết|một cách|đặt|hướng tới|cam kết|dự kiến|có tiềm năng|đã|sẽ|đều|cũng|"
    r"chịu khó)(?!\w)|,\s",
    re.IGNORECASE,
)
# In words, of a name within a list.
_SHORT_NAME = 5
# The longest phrase that a reader still takes in as one name.
_LONGEST = 120
_WHICH = re.compile(
    r",? (?:thuộc|trên địa bàn|trong (?:các|lĩnh vực)|hoạt động|của các|tại các|có|được)\b", re.IGNORECASE
)


def tidy(text: str, start: int, end: int) -> Phrase | None:
    """A phrase of a text without determiners and auxiliaries at its ends; none for an empty one."""
    raw = text[start:end]
    behind_time = _TIME_BEHIND.search(raw)
    if behind_time is not None and behind_time.start() > 0:
        raw = raw[: behind_time.start()]
    while True:
        lead = len(raw) - len(raw.lstrip(' \n\t,;:.…-–()"“”+•*'))
        raw, start = raw[lead:], start + lead
        determiner = _DETERMINERS.match(raw)
        if determiner is None:
            break
        raw, start = raw[determiner.end() :], start + determiner.end()
    raw = _LED_BY_COMPANIONS.sub("", raw.rstrip(' \n\t,;:.…-–()"“”'))
    raw = raw.rstrip(' \n\t,;:.…-–("“”')
    if raw.count("(") > raw.count(")") or raw.count(")") > raw.count("("):
        raw = raw.split("(")[0].rstrip(" \n\t,;:.…").rstrip(")")
    if len(raw) > _LONGEST:  # the noun itself, without the long story of which ones
        raw = _WHICH.split(raw, maxsplit=1)[0].rstrip(" ,")
    if not raw or len(raw) > _LONGEST or not any(char.isalpha() for char in raw):
        return None
    return Phrase(" ".join(raw.split()), start, start + len(raw))


def points_back(phrase: str) -> bool:
    """Whether a phrase only points to who was named before: "các cơ sở này", "trong số đó"."""
    return _POINTS.search(phrase) is not None


def is_nobody(phrase: str) -> bool:
    """Whether a phrase is only the place or the economy that a figure is a share of, nobody who is counted."""
    return _WHOLE.fullmatch(phrase) is not None


def is_measured(phrase: str) -> bool:
    """Whether a phrase names what is used up or paid for rather than who uses it."""
    return _MEASURED.match(_DETERMINERS.sub("", phrase.lstrip(), count=1)) is not None


def subject_before(text: str, start: int, end: int) -> Phrase | None:
    """Who stands before a verb: a firm by its name, else the last people or places of work named in the clause."""
    firms = list(_FIRM.finditer(text, start, end))
    if firms:
        return Phrase(firms[-1]["firm"], firms[-1].start("firm"), firms[-1].end("firm"))
    part = start
    for cut in _PARTS.finditer(text, start, end):
        part = cut.end()
    heads = [
        head
        for head in _HEAD.finditer(text, part, end)
        if not _BELONGS.search(text[part : head.start()])
        and not text[head.end() + 1 : head.end() + 2].isupper()
        and not text[: head.start()].endswith("trụ ")
        and not _HEAD_BEFORE.search(text[: head.start()])
    ]
    if not heads:
        return None
    head = heads[0]
    for following in heads[1:]:
        # With a verb behind it, what only narrows the first of them is none: "doanh nghiệp tham gia dự án tiết kiệm".
        predicate = first_predicate(f"{text[head.end() : end]} tập huấn")
        if predicate is not None and predicate.start < following.start() - head.end():
            head = following
    return _without_condition(text, head.start(), head.end(), end)


def _without_condition(text: str, start: int, head: int, end: int) -> Phrase | None:
    """A phrase up to what is said of it under some condition behind the end of its head; a list of names is whole."""
    condition = _CONDITION.search(text, head, end)
    if condition is not None and condition[0][0] == "," and _is_list(text[condition.start() : end].rstrip(" ,")):
        condition = None
    return tidy(text, start, condition.start() if condition else end)


def _is_list(rest: str) -> bool:
    """Whether commas part the names of a list rather than something said of them: "ngành dệt may, thép, nhựa"."""
    names = (re.split(r"\s(?:và|trên địa bàn)\s", piece)[0] for piece in rest.split(",")[1:])
    return all(0 < len(re.findall(r"\w+", name)) <= _SHORT_NAME and not _TURNS.match(name) for name in names)


def noun_before(text: str, start: int, end: int) -> Phrase | None:
    """The noun phrase right before a verb and its auxiliaries: the words since the last mark or conjunction."""
    end = start + len(_AUXILIARIES.sub("", text[start:end]))
    marks = list(
        re.finditer(
            r"[;:.…(]|,\s|(?<!\w)(?:và|đã|giúp|mà|nên|thì|khiến|làm|để|theo đó|đưa|kéo|yêu cầu|nhằm)(?!\w)",
            text[start:end],
            re.IGNORECASE,
        )
    )
    begin = start + marks[-1].end() if marks else start
    if marks and marks[-1][0].strip() == ",":
        # "định mức tiêu hao nguyên, nhiên vật liệu" is one thing with a comma in it.
        strong = [mark for mark in marks if mark[0].strip() != ","]
        whole = start + strong[-1].end() if strong else start
        measured = next((found for found in _MEASURED_WORD.finditer(text, whole, end)), None)
        if measured is not None and first_predicate(text[measured.start() : end]) is None:
            begin = measured.start()
    return tidy(text, begin, end)


def object_behind(text: str, start: int, end: int) -> Phrase | None:
    """What stands behind a figure up to the end of its phrase."""
    ends = _OBJECT_ENDS.search(text, start, end)
    return without_measure(text, tidy(text, start, ends.start() if ends else end))


def without_measure(text: str, phrase: Phrase | None) -> Phrase | None:
    """A thing without the words that only measure it: "mức tiêu thụ điện" as "điện"."""
    if phrase is None:
        return None
    measure = _MEASURE.match(phrase.text)
    if measure is None or len(phrase.text) == measure.end():
        return phrase
    return tidy(text, phrase.start + measure.end(), phrase.end)


def owner_in(text: str, start: int, end: int) -> Phrase | None:
    """Whose a measured thing is: "chi phí sản xuất của các hộ tham gia"."""
    found = _OWNER.search(text, start, end)
    return tidy(text, found.start("owner"), end) if found else None


def owner_behind(text: str, start: int, end: int) -> Phrase | None:
    """Who saves so much, where the words behind the figure name them."""
    found = _OWNER_BEHIND.search(text, start, end)
    return _without_condition(text, found.start(found.lastgroup or 0), found.end(), end) if found else None


def firm_in(text: str) -> bool:
    """Whether a text names a firm."""
    return _FIRM.search(text) is not None
