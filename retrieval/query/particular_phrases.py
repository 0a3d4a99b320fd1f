"""How people ask what a document says of itself, and how they name the document, as patterns of whole words."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from knowledge.vietnamese.normalization import fold, to_match


class Particular(StrEnum):
    """What an article may say about itself."""

    SIGNER = "signer"
    AUTHOR = "author"
    NUMBER = "number"
    RESTS_ON = "rests_on"
    REPLACES = "replaces"
    PUBLISHED = "published"
    UPDATED = "updated"
    ISSUED = "issued"
    IN_FORCE = "in_force"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    SOURCE = "source"
    ISSUER = "issuer"


_DAY = (
    r"(?:(?:vào |từ |hồi |trong |kể từ )*(?:(?:ngày|hôm|bữa|tháng|năm|thời gian|thời điểm) (?:nào|mấy|bao nhiêu)"
    r"|khi nào|bao giờ|lúc nào|hồi nào))"
)
_AGENCY = r"(?:ai|(?:cơ quan|đơn vị|tổ chức|nơi|cấp|sở|bộ|ban|ngành|bên) nào)"
KINDS = (
    r"kế hoạch|quyết định|nghị quyết|chỉ thị|thông tư liên tịch|thông tư|nghị định|hướng dẫn|thông báo|báo cáo"
    r"|tờ trình|công văn|công điện|chương trình|đề án|phương án|quy chế|quy định|giấy mời|thư mời|biên bản"
    r"|thông cáo|luật|pháp lệnh|văn bản"
)
# Kinds that are counted less often than called by their number: "số chương trình" is how many.
_NUMBERED = (
    r"(?:kế hoạch|quyết định|nghị quyết|chỉ thị|thông tư|nghị định|thông báo|tờ trình|công văn|văn bản)"
    r"(?! (?:đã|được|mà|do|phải|cần|còn)\b)"
)
_SOME_WORDS = r"(?:[^ ]+ ){1,14}?"
_OF_IDEAS = r"(?! (?:của )?(?:sáng kiến|giải pháp|đề tài|mô hình|sáng chế|công trình|ý tưởng|tranh|ảnh))"
# "ký kết", "ký hợp đồng" are told of in texts; "đăng ký" is another word.
_SIGNS = r"(?<!đăng )(?:ký|kí)(?! (?:kết|hợp đồng|thỏa thuận|thoả thuận|cam kết|hợp tác|hiệu|biên bản ghi nhớ)\b)"
_PAPER_NAMES = (
    r"(?:báo|tờ báo|tờ|trang báo|trang web|trang tin|trang|tạp chí|website|web|cổng thông tin|nguồn tin|nguồn)"
)

# In match form; the first kind that is asked for counts. A question typed without tone marks is compared with the
# folded forms. Where the words that ask stand apart they are groups; what is between them says which document. The
# group ``kind`` is the kind of paper asked for.
_ASKS: tuple[tuple[Particular, str], ...] = (
    (
        Particular.SIGNER,
        rf"(?:do |bởi )?ai (?:là người |đã |được |thay mặt |đứng ra |đứng tên )*{_SIGNS}(?: tên| duyệt)?",
    ),
    (Particular.SIGNER, rf"(?:ông|bà|người|lãnh đạo|vị) nào (?:đã |là người )*{_SIGNS}(?: tên| duyệt)?"),
    (Particular.SIGNER, rf"người (?:đã |đứng ra )*{_SIGNS}(?: tên| duyệt)?"),
    (Particular.SIGNER, rf"{_SIGNS} (?:tên )?bởi ai|chữ ký (?:là )?của ai"),
    (
        Particular.REPLACES,
        rf"(?<!bị )(?<!được )thay(?: thế)?(?: cho)?(?: các| những)? (?:{KINDS})(?: số)? (?:nào|gì|mấy)"
        rf"|bãi bỏ(?: các| những)? (?:{KINDS})(?: số)? (?:nào|gì|mấy)",
    ),
    (Particular.ACCEPTED, rf"(?:duyệt|chấp nhận)(?: cho)? đăng(?: bài)?(?: {_DAY})?"),
    (Particular.RECEIVED, rf"nhận bài {_DAY}|ngày nhận bài|nhận được bài {_DAY}"),
    (
        Particular.SOURCE,
        rf"(?:lấy|dẫn|trích|chép|đăng|đưa|theo)(?: lại)?(?: tin| bài| nguồn)*"
        rf"(?: từ| ở| theo| trên| của| tại)* {_PAPER_NAMES} (?:nào|gì)",
    ),
    (Particular.SOURCE, r"(?:lấy|dẫn|trích|chép)(?: lại)?(?: tin| bài| nguồn)*(?: từ| ở)+ đâu"),
    (Particular.SOURCE, rf"{_PAPER_NAMES} nào (?:đã )?(?:đăng|đưa|viết|đăng tải)(?: tin| lại)*"),
    (Particular.SOURCE, rf"(nguồn)(?: tin| gốc| của)* bài {_SOME_WORDS}((?:là |ở |từ |lấy )*(?:đâu|nào|gì))"),
    (Particular.SOURCE, rf"(?:của|trên|tại|ở) {_PAPER_NAMES} nào"),
    (
        Particular.SOURCE,
        r"nguồn(?: tin| bài| gốc)*(?: của bài)?(?: là| từ| ở| lấy)* (?:đâu|nào|gì)|đăng(?: tải)? (?:ở|trên|tại) đâu",
    ),
    (
        Particular.IN_FORCE,
        rf"hiệu lực(?: thi hành)? {_DAY}|ngày (?:có |bắt đầu )*hiệu lực|{_DAY} (?:thì |mới |bắt đầu |có )*hiệu lực",
    ),
    (Particular.UPDATED, rf"cập nhật(?: bài| lần cuối)* {_DAY}|ngày cập nhật|{_DAY} (?:được )?cập nhật"),
    (
        Particular.PUBLISHED,
        rf"(?:đăng|đăng tải|đưa tin|đưa lên|xuất bản|lên báo|lên trang)(?: bài| tin| báo| lên| trang)* {_DAY}",
    ),
    (
        Particular.PUBLISHED,
        rf"ngày (?:đăng|xuất bản|đưa tin|lên báo|lên trang)(?: tải)?"
        rf"|{_DAY} (?:được |mới )?(?:đăng(?! ký)|đưa tin|xuất bản)",
    ),
    (Particular.ISSUED, rf"(?:ban hành|phát hành|{_SIGNS}|đề|ra|gửi)(?: ban hành)? {_DAY}"),
    (
        Particular.ISSUED,
        rf"ngày (?:ban hành|phát hành|{_SIGNS}|ra văn bản)|{_DAY} (?:được )?(?:ban hành|phát hành|{_SIGNS})",
    ),
    (
        Particular.PUBLISHED,
        rf"(đăng|đưa tin|đăng tải|viết) bài {_SOME_WORDS}({_DAY})",
    ),
    (
        Particular.ISSUED,
        rf"((?:ban hành|phát hành|phê duyệt|{_SIGNS}|ra)) (?={_NUMBERED}){_SOME_WORDS}({_DAY})",
    ),
    (
        Particular.ISSUED,
        rf"({_DAY}) {_SOME_WORDS}((?:ban hành|phát hành|phê duyệt|{_SIGNS}|ra)(?= {_NUMBERED}))",
    ),
    (Particular.ISSUED, rf"(?:phê duyệt|thông qua) {_DAY}|ngày (?:phê duyệt|thông qua)"),
    (Particular.ISSUER, rf"(?:do |bởi )?{_AGENCY} (?:đã |là nơi )*(?:ban hành|phát hành|ra(?= (?:{KINDS})))"),
    (
        Particular.ISSUER,
        r"(?:cơ quan|(?<!hà )nơi|đơn vị) (?:ban hành|phát hành)|của (?:cơ quan|đơn vị|sở|bộ|ban|ngành) nào",
    ),
    (
        Particular.NUMBER,
        r"(?:được )?(?:phê duyệt|ban hành)(?: kèm)?(?: theo| tại| bằng| trong| ở)+ "
        rf"(?P<kind>{KINDS})(?: số)? (?:nào|mấy|gì)",
    ),
    (
        Particular.RESTS_ON,
        rf"(?:căn cứ|dựa|theo|thực hiện|trên cơ sở)(?: vào| theo| trên| pháp lý)*(?: các| những)? "
        rf"(?:(?:{KINDS})(?: số)? (?:nào|gì|mấy)|đâu|cái gì|gì|nào|là gì)",
    ),
    (
        Particular.NUMBER,
        r"(?:mang |có |là |ra |ghi )*số(?: hiệu| ký hiệu| kí hiệu)? (?:là )?(?:mấy|bao nhiêu|nào|gì)"
        r"(?! (?:móc|mặc|tiền|phần|người|%))",
    ),
    (Particular.NUMBER, rf"(?:{_NUMBERED}) (nào)(?= (?:phê duyệt|ban hành|về|quy định|công bố|ra đời)\b)"),
    (Particular.NUMBER, rf"(?<!tổng )(?<!có )(số) (?={_NUMBERED}){_SOME_WORDS}(là (?:bao nhiêu|mấy|gì|số mấy))"),
    (Particular.NUMBER, rf"(?:^|(?<=xin )|(?<=cho )|(?<=tìm )|(?<=biết ))số(?= {_NUMBERED})"),
    (Particular.NUMBER, r"(?:số hiệu|số ký hiệu|số kí hiệu|số văn bản)"),
    (Particular.NUMBER, rf"là (?P<kind>{KINDS})(?: số)? (?:nào|mấy)$"),
    (
        Particular.AUTHOR,
        r"(?:do |bởi |của )?(?:ai|(?:ông|bà|người|phóng viên|nhà báo|cây bút) nào)"
        r" (?:là |người |đã |chấp bút )*viết",
    ),
    (
        Particular.AUTHOR,
        rf"(?:tên )?(?:tác giả|người viết){_OF_IDEAS}(?: là)?(?: ai)?|viết bởi ai"
        r"|(?:của |do |bởi )?(?:phóng viên|nhà báo|tác giả|cây bút) nào"
        r"(?: (?:viết|thực hiện|ghi|đưa tin|phỏng vấn))?|(?:(?<=bài này )|(?<=bài đó )|(?<=bài viết ))(?:là )?của ai"
        r"|là (?:bài )?(?:viết )?của (?:những )?ai",
    ),
)
_PAGE = (
    r"(?<!trưng )bài(?! (?:hát|thơ|ca(?= (?:ngợi|dao|khúc|hát)|$)|học|toán|tập|thuốc|thi|kiểm tra|phát biểu)\b)"
    r"(?: viết| báo| đăng| tin| đưa tin)*|^tin|^(?:bài )?nghiên cứu"
    r"|(?<!thông )(?<!truyền )(?:bản |mẩu )?tin(?: tức| bài| vắn)?(?= (?:về|này|đó|đăng|đưa|nói|trên|tức)\b)"
)
# Without its marks "bài" may be a place where things lie.
_NOT_A_PAGE = r"(?! (?:rac|thai|u|xe|chon|bien|tap|da|cat|dau|giu|boi)\b)"
# Asked together with a signer, or for him: his post stands beside his name.
_BESIDE = r"(?:giữ |làm |có |là )*(?:chức vụ|chức danh|chức)(?: của)?(?: là)?(?: gì| nào)?"
_OTHERWISE = r"(?:số )?(?:điện thoại|đt|sđt|di động)|email|e mail|liên hệ|liên lạc|địa chỉ"
_POINTS_BACK = r"(?:này|đó|ấy|đấy|kia|vừa rồi|vừa nêu|nói trên|ở trên|trên đây)"


@cache
def asking_patterns(*, folded: bool) -> tuple[tuple[Particular, re.Pattern[str]], ...]:
    """What is asked for with the words that ask it, the first that is found counts; folded for a question so typed."""
    return tuple((each, _compile(pattern, folded=folded)) for each, pattern in _ASKS)


@cache
def document_pattern(*, folded: bool) -> re.Pattern[str]:
    """A word for a document: the group ``paper`` for a kind of official paper, ``page`` for what a site has."""
    pages = _PAGE.replace("bài", f"bài{_NOT_A_PAGE}", 1) if folded else _PAGE
    return _compile(rf"(?P<paper>{KINDS})|(?P<page>{pages})", folded=folded)


@cache
def pointer_pattern(*, folded: bool) -> re.Pattern[str]:
    """A word that points at the document shown before."""
    return _compile(_POINTS_BACK, folded=folded)


@cache
def post_pattern(*, folded: bool) -> re.Pattern[str]:
    """Words that ask for the post of who signed."""
    return _compile(_BESIDE, folded=folded)


@cache
def contact_pattern(*, folded: bool) -> re.Pattern[str]:
    """Words that ask how to reach somebody, which no document says of its author or signer."""
    return _compile(_OTHERWISE, folded=folded)


def _compile(pattern: str, *, folded: bool) -> re.Pattern[str]:
    """A pattern of whole words; its folded form where the question has no marks."""
    said = (fold if folded else to_match)(pattern).replace("(?p<", "(?P<")
    return re.compile(rf"(?<![^ ])(?:{said})(?![^ ])")
