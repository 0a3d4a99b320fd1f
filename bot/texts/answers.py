"""Every Vietnamese sentence a person reads; nothing else in the program speaks Vietnamese."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from knowledge import errors
from knowledge.records import Basis, SourceDate
from retrieval.records import Reason

# --- Dates and places -------------------------------------------------------------------------------------------

NO_DATE = "không rõ ngày"
_BASIS = {
    Basis.PUBLISHED: "đăng {}",
    Basis.UPDATED: "cập nhật {}",
    Basis.ISSUED: "ban hành {}",
    Basis.EVENT: "sự kiện {}",
    Basis.CONTENT: "nói về năm {}",
}


def written_date(value: SourceDate) -> str:
    """The date as people write it, day first; "không rõ ngày" for none."""
    return "/".join(reversed(value.value.split("-"))) if value.value else NO_DATE


def date_with_basis(value: SourceDate) -> str:
    """The date with what it rests on."""
    return _BASIS[value.basis].format(written_date(value)) if value.basis in _BASIS else NO_DATE


def place(province: str, province_now: str | None) -> str:
    """A province as printed, with today's name where it is another."""
    if province_now is None or province_now == province:
        return province
    return f"{province} (nay thuộc {province_now})"


# --- What an answer says beside its quotations ------------------------------------------------------------------

SOURCES = "Nguồn"
RELATED = "Có thể liên quan (không phải câu trả lời)"
SUGGESTIONS = "Bạn có thể hỏi"
DIGEST_MARK = "tóm lược"
EDITORIAL_MARK = "ban biên tập"
EDITORIAL_LABEL = "Giải đáp của ban biên tập"
ELLIPSIS = "…"
# More names than these are no sentence any more; the rest is counted.
_NAMED_PROVINCES = 10

WHOLE_NATION = "cả nước"
_REFUSALS: Mapping[Reason, str] = {
    Reason.NOT_COVERED: "Mình chưa tìm thấy câu trả lời trong các bài đang có.",
    Reason.EMPTY_QUESTION: "Bạn gõ câu hỏi bằng chữ giúp mình nhé.",
    Reason.EMPTY_COLLECTION: "Hiện chưa có bài nào để tra cứu.",
    Reason.GREETING: "Chào bạn! Mình tra cứu các bài viết về sản xuất sạch hơn. Bạn muốn hỏi gì?",
    Reason.THANKS: "Rất vui được giúp bạn. Cần gì bạn cứ hỏi tiếp nhé.",
    Reason.WHO_ARE_YOU: (
        "Mình là trợ lý tra cứu về sản xuất sạch hơn: câu nào đưa ra cũng trích từ bài viết, "
        "có nguồn, ngày và tỉnh. Bài không nói thì mình không đoán."
    ),
    Reason.WHICH_PLACE: "Bạn muốn xem số liệu của nơi nào?",
    Reason.HELP: "Bạn cứ hỏi như nhắn tin, có dấu hay không dấu đều được.",
}


class VietnameseWording:
    """The sentences of an answer that are not quoted; see `retrieval.answers.wording.Wording`."""

    def merged(self, province: str, province_now: str) -> str:
        """A province of before July 2025 belongs to another one today."""
        return f"{province} nay thuộc {province_now} (từ 1/7/2025)."

    def includes(self, province_now: str, provinces: Sequence[str]) -> str:
        """A province of today was asked for, and the documents are about provinces it took in."""
        return f"{province_now} ngày nay gồm cả {_listed(provinces)} trước đây; bài dưới đây nói về nơi đó."

    def date_basis(self, date: SourceDate) -> str:
        """What the first citation's date rests on, when it is not the day of publication."""
        written = written_date(date)
        return {
            Basis.UPDATED: f"Ngày {written} là ngày trang cập nhật bài.",
            Basis.ISSUED: f"Ngày {written} là ngày ban hành văn bản.",
            Basis.EVENT: f"Trang không in ngày đăng; {written} là ngày diễn ra sự kiện.",
            Basis.CONTENT: f"Trang không in ngày đăng; bài nói về năm {written}.",
        }.get(date.basis, "Trang không in ngày nào.")

    def deadline_passed(self, year: int) -> str:
        """The period that the answer speaks of is over."""
        return f"Mốc năm {year} trong bài đã qua."

    def digest(self) -> str:
        """The answer quotes our own summary of an article, not the article itself."""
        return "Trích từ bản tóm lược của ban biên tập, không phải nguyên văn bài gốc."

    def searched_as(self, question: str) -> str:
        """The question was searched with corrected spelling."""
        return f"Tìm theo: “{question}”."

    def in_chosen(self, province: str) -> str:
        """The preferred province decided the answer."""
        return by_chosen_province(province)

    def not_in_chosen(self, province: str) -> str:
        """The preferred province has no answer, and another place has."""
        return not_in_chosen_province(province)

    def own_place_unknown(self) -> str:
        """The question is about the place of the person who asks, and none was chosen."""
        return CHOOSE_PROVINCE_FIRST

    def refusal(self, reason: Reason, place: str | None, provinces: Sequence[str]) -> str:
        """Why there is no answer; ``place`` was asked about, ``provinces`` are those with documents."""
        if reason is Reason.NO_DOCUMENT_FOR_PLACE:
            there = f" {_covered(provinces)}" if provinces else ""
            return f"Chưa có bài nào về {place} trong bộ tài liệu.{there}"
        if reason is Reason.NOT_COVERED and provinces:
            return f"{_REFUSALS[reason]} {_covered(provinces)}"
        return _REFUSALS[reason]

    def suggestion(self, province: str) -> str:
        """A question about one province that the collection can answer."""
        return f"{province} có những hoạt động gì về sản xuất sạch hơn?"

    def targets_of(self, places: Sequence[str], years: Sequence[int]) -> str:
        """The heading of the figures of these places (none: any) for these years (none: any)."""
        when = f" năm {_listed([str(year) for year in years])}" if years else ""
        where = f" của {_listed(places)}" if places else ""
        return f"Số liệu sản xuất sạch hơn{where}{when}"

    def comparison_of(self, places: Sequence[str]) -> str:
        """The heading of a comparison; "" among the places is the whole country."""
        return comparison_heading(places)

    def no_targets(self, place: str | None, years: Sequence[int], there: Sequence[int]) -> str:
        """No figure was found; ``there`` are the years for which the place has some."""
        where = f" của {place}" if place else ""
        when = f" cho năm {_listed([str(year) for year in years])}" if years else ""
        said = f"Không có số liệu nào{where}{when} trong tài liệu."
        return f"{said} Có số liệu cho các mốc: {', '.join(map(str, there))}." if years and there else said

    def which_place(self) -> str:
        """A place is needed to look figures up."""
        return _REFUSALS[Reason.WHICH_PLACE]

    def target_suggestion(self, province: str) -> str:
        """A question for the figures of one province."""
        return f"Mục tiêu sản xuất sạch hơn của {province}"


def comparison_heading(places: Sequence[str]) -> str:
    """The heading of a comparison; "" among the places is the whole country."""
    names = [place or WHOLE_NATION for place in places]
    if len(names) > _NAMED_PROVINCES:
        return f"So sánh số liệu sản xuất sạch hơn của {len(names)} nơi"
    return f"So sánh số liệu sản xuất sạch hơn: {_listed(names)}"


def same_article(n: int) -> str:
    """A further quotation is from the article that an earlier one has named."""
    return f"cùng bài [{n}]"


def _covered(provinces: Sequence[str]) -> str:
    """What there are documents about."""
    rest = len(provinces) - _NAMED_PROVINCES
    more = f" và {rest} tỉnh, thành phố khác" if rest > 0 else ""
    return f"Hiện có bài về: {', '.join(provinces[:_NAMED_PROVINCES])}{more}."


def _listed(names: Sequence[str]) -> str:
    return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


# --- Telegram ---------------------------------------------------------------------------------------------------

START = (
    "Chào bạn! Mình tra cứu các bài viết về sản xuất sạch hơn (SXSH) ở các tỉnh.\n"
    "Câu nào mình đưa ra cũng trích nguyên văn từ bài, có nguồn, ngày và tỉnh; bài không nói thì mình báo là không có."
)
HELP = "Bạn cứ hỏi như nhắn tin, có dấu hay không dấu đều được. Ví dụ:"
EXAMPLES = (
    "Thanh Hóa đặt mục tiêu gì đến năm 2020?",
    "sxsh tiet kiem duoc bao nhieu",
    "5S là gì?",
    "Hà Nội truyền thông về SXSH bằng cách nào?",
)
TERMINAL_HELP = "\n".join([HELP, *(f"  • {example}" for example in EXAMPLES), "Gõ /thoat để dừng."])
TEXT_ONLY = "Mình chỉ đọc được chữ thôi, bạn gõ câu hỏi giúp mình nhé."
TOO_LONG = "Câu hỏi hơi dài, bạn rút gọn còn một ý giúp mình nhé."
FAULT = "Mình đang gặp trục trặc, bạn thử lại sau ít phút nhé."
SHORT_DESCRIPTION = "Hỏi đáp về sản xuất sạch hơn, câu nào cũng có nguồn, ngày và tỉnh."
DESCRIPTION = (
    "Mình tra cứu các bài viết về sản xuất sạch hơn (SXSH) ở các tỉnh. Câu nào mình đưa ra cũng trích nguyên văn từ "
    "bài, có nguồn, ngày và tỉnh; bài không nói thì mình báo là không có. Gõ có dấu hay không dấu đều được."
)
COMMANDS = (
    ("hoi", "Đặt câu hỏi"),
    ("muctieu", "Số liệu của một nơi: /muctieu Thanh Hóa 2020"),
    ("sosanh", "So sánh các nơi: /sosanh Hà Nội, Thanh Hóa"),
    ("nguon", "Xem các bài theo tỉnh và năm"),
    ("tinh", "Chọn tỉnh của bạn"),
    ("caidat", "Câu trả lời ngắn hay đầy đủ"),
    ("xoadulieu", "Xoá những gì đang lưu về bạn"),
    ("help", "Cách hỏi và ví dụ"),
)
GROUP_COMMANDS = (
    ("hoi", "Đặt câu hỏi, hoặc trả lời câu hỏi bạn vừa reply"),
    ("muctieu", "Số liệu của một nơi: /muctieu Thanh Hóa 2020"),
    ("sosanh", "So sánh các nơi: /sosanh Hà Nội, Thanh Hóa"),
    ("nguon", "Xem các bài theo tỉnh và năm"),
    ("tinh", "Chọn tỉnh của nhóm (quản trị viên)"),
    ("caidat", "Cài đặt cho nhóm (quản trị viên)"),
    ("help", "Cách hỏi và ví dụ"),
)
OPERATOR_COMMANDS = (
    ("thongke", "Số câu hỏi, đánh giá, câu chậm nhất"),
    ("chuatraloi", "Câu hỏi chưa có câu trả lời"),
    ("goy", "Duyệt một giải đáp của ban biên tập"),
)
TOKEN_REFUSED = "Telegram không nhận TELEGRAM_BOT_TOKEN này; xem lại với @BotFather."


def telegram_unreachable(url: str) -> str:
    """The Bot API server does not answer."""
    return f"Không kết nối được {url}; kiểm tra mạng hoặc TELEGRAM_API_URL."


ASK_USAGE = "Bạn gõ câu hỏi ngay sau lệnh nhé, ví dụ: /hoi 5S là gì"
ASK_USAGE_IN_GROUP = "Bạn gõ /hoi kèm câu hỏi, hoặc reply câu hỏi của ai đó bằng /hoi nhé."
GROUP_GREETING = (
    "Chào cả nhóm! Hỏi mình về sản xuất sạch hơn bằng /hoi kèm câu hỏi, hoặc reply một câu hỏi bằng /hoi. "
    "Câu nào mình trả lời cũng có nguồn, ngày và tỉnh. Quản trị viên xem /caidat."
)
TOO_MANY = "Nhóm đang hỏi hơi nhanh, bạn chờ khoảng một phút rồi hỏi tiếp nhé."
ANSWERED_ABOVE = "Câu này vừa được trả lời ở tin nhắn trên đây."
ANSWER_EXPIRED = "Câu trả lời đó không còn được lưu; bạn hỏi lại giúp mình nhé."

PASSAGE_BEFORE = "Đoạn liền trước"
PASSAGE_AFTER = "Đoạn liền sau"
PASSAGE_GONE = "Bài này đã được sửa hoặc gỡ khỏi bộ tài liệu."

BUTTON_PASSAGE = "Đọc đoạn gốc"
BUTTON_SOURCES = "Nguồn khác"
BUTTON_SHARE = "Chia sẻ"
BUTTON_BACK = "‹ Quay lại"
BUTTON_PAGE = "Mở trang gốc"
BUTTON_PREVIOUS = "‹ Trước"
BUTTON_NEXT = "Sau ›"
BUTTON_MISSING = "Báo thiếu tài liệu"
BUTTON_ASK = "Hỏi riêng bot"
BUTTON_PROVINCES = "‹ Các tỉnh"
BUTTON_NO_PROVINCE = "Không chọn tỉnh nào"
BUTTON_LONG_FORM = "Câu trả lời đầy đủ"
BUTTON_ONLY_COMMANDS = "Chỉ trả lời /hoi"
BUTTON_ADD = "Thêm"
BUTTON_REPLACE = "Cập nhật bài đã có"
BUTTON_CANCEL = "Huỷ"
CORRECT_BUTTONS: Mapping[str, str] = {"date": "Sửa ngày", "province": "Sửa tỉnh", "title": "Sửa tiêu đề"}
BUTTON_EXPIRED = "Nút này không còn dùng được; bạn hỏi lại giúp mình nhé."
FAULTS: Mapping[str, str] = {
    "content": "Sai nội dung",
    "source": "Sai nguồn/ngày",
    "incomplete": "Thiếu",
    "other": "Khác",
}
WHY_DISLIKED = "Chưa ổn ở đâu, bạn chọn giúp mình nhé."
THANKS_FOR_LIKING = "Cảm ơn bạn!"
THANKS_FOR_FAULT = "Cảm ơn bạn, ban biên tập sẽ xem lại."
MISSING_NOTED = "Đã ghi lại để ban biên tập tìm thêm tài liệu. Cảm ơn bạn!"
ASK_IN_PRIVATE = "Không thấy trong bài · Hỏi riêng bot"

NO_ARTICLES = "Hiện chưa có bài nào trong bộ tài liệu."
NO_ARTICLES_THERE = "Không có bài nào ở mục này."
BROWSE_PROVINCES = "Bạn muốn xem bài về tỉnh nào?"
BROWSE_YEARS = "Bạn muốn xem bài của năm nào?"
WHOLE_COUNTRY = "Chung, không riêng tỉnh nào"
ALL_ARTICLES = "Tất cả"
ALL_YEARS = "Mọi năm"

ADMINISTRATORS_ONLY = "Chỉ quản trị viên của nhóm đổi được mục này."
CHOSEN = "Đã lưu."


def further_sources(page: int, pages: int) -> str:
    """The heading of a page of further sources; pages count from 1."""
    return "Nguồn khác" if pages == 1 else f"Nguồn khác ({page}/{pages})"


def articles_page(count: int, page: int, pages: int) -> str:
    """The heading of a page of articles; pages count from 1."""
    return f"{count} bài" if pages == 1 else f"{count} bài · trang {page}/{pages}"


def passage_count(count: int) -> str:
    """How many passages an article has."""
    return f"{count} đoạn"


def button_everywhere(province: str) -> str:
    """Answer again without the chosen province."""
    return f"Không chỉ {province}"


def by_chosen_province(province: str) -> str:
    """The chosen province decided the answer."""
    return f"Trả lời theo tỉnh đã chọn: {province} (đổi bằng /tinh)."


def not_in_chosen_province(province: str) -> str:
    """The chosen province has no answer, and another place has."""
    return f"Không thấy trong bài về {province} (tỉnh đã chọn); câu trả lời lấy từ nơi khác."


def chosen_province(province: str | None) -> str:
    """What is chosen now, and how to choose."""
    if province is None:
        return "Chưa chọn tỉnh. Chọn tỉnh rồi thì câu hỏi không nêu nơi nào sẽ được trả lời theo tỉnh đó."
    return f"Tỉnh đang chọn: {province}. Câu hỏi không nêu nơi nào sẽ được trả lời theo tỉnh này."


def unknown_place(name: str) -> str:
    """No province has this name."""
    return f"Mình không biết tỉnh, thành phố nào tên là “{name}”."


def settings(province: str | None, *, long_form: bool, only_commands: bool) -> tuple[str, ...]:
    """What is chosen now, one line a choice."""
    lines = [
        "Cài đặt hiện nay:",
        f"• Câu trả lời: {'đầy đủ' if long_form else 'ngắn gọn'}",
        f"• Tỉnh: {province or 'không chọn'} (đổi bằng /tinh)",
    ]
    return (*lines, "• Trong nhóm: chỉ trả lời /hoi") if only_commands else tuple(lines)


def forgotten(count: int) -> str:
    """Everything kept about a person was deleted."""
    return f"Đã xoá: {count} câu hỏi cùng câu trả lời, đánh giá và cài đặt của bạn. Không còn gì về bạn được lưu."


# --- Figures ----------------------------------------------------------------------------------------------------

INDICATORS: Mapping[str, str] = {
    "awareness": "Nhận thức về SXSH",
    "adoption": "Áp dụng SXSH",
    "saving": "Tiết kiệm",
    "unit_in_charge": "Bộ phận/cán bộ chuyên trách",
    "training": "Đào tạo, tập huấn",
    "outreach": "Tuyên truyền, phổ biến",
    "other": "Khác",
}
KINDS: Mapping[str, str] = {"target": "mục tiêu", "result": "kết quả", "plan": "kế hoạch", "claim": "nhận định chung"}
KIND_HEADINGS: Mapping[str, str] = {
    "target": "Mục tiêu",
    "result": "Kết quả đã nêu (không phải mục tiêu)",
    "plan": "Hoạt động dự kiến",
    "claim": "Nhận định chung (không phải mục tiêu của nơi nào)",
}
_COMPARATORS: Mapping[str, str] = {
    "over": "trên ",
    "under": "dưới ",
    "up_to": "đến ",
    "about": "khoảng ",
    "nearly": "gần ",
}
CONFLICT = "Các bài nêu khác nhau, bài mới hơn trước:"
NOT_IN_DOCUMENTS = "không có trong tài liệu"
OTHER_PERIODS = "Khác kỳ, không so trực tiếp được."
OTHER_SUBJECTS = "Khác đối tượng được tính."
CORRECTED = "ban biên tập đã sửa"
BUTTON_TABLE = "Tải bảng (.xlsx)"
BUTTON_CHART = "Biểu đồ"
NOTHING_TO_DRAW = "Không có số liệu phần trăm để vẽ."
COMPARE_USAGE = "Nêu ít nhất hai nơi, ví dụ: /sosanh Hà Nội, Thanh Hóa; hoặc /sosanh các tỉnh."
CHOOSE_PROVINCE_FIRST = "Mình chưa biết tỉnh của bạn; chọn bằng /tinh rồi hỏi lại nhé."
TABLE_NAME = "so-lieu-sxsh.xlsx"
TABLE_CAPTION = "Mỗi dòng một số liệu, có câu gốc, bài, ngày và căn cứ."
TABLE_SHEET = "Số liệu SXSH"
TABLE_COLUMNS = (
    "Mã",
    "Nơi",
    "Nay thuộc",
    "Chỉ số",
    "Loại",
    "So sánh",
    "Từ (giá trị)",
    "Đến (giá trị)",
    "Xuất phát",
    "Đơn vị",
    "Đối tượng",
    "Nội dung",
    "Kỳ từ năm",
    "Kỳ đến năm",
    "Người sửa",
    "Câu gốc",
    "Bài",
    "Nơi đăng",
    "Ngày",
    "Căn cứ của ngày",
    "Địa chỉ",
)
YES = "có"


def number(value: float) -> str:
    """A number as Vietnamese writes it: 10.000 and 4,2."""
    written = f"{value:,.2f}".rstrip("0").rstrip(".")
    return written.translate(str.maketrans(",.", ".,"))


def figure(comparator: str, low: float, high: float, unit: str, *, base: float | None = None) -> str:
    """A figure with its bound and unit; large money in triệu and tỷ."""
    scale, name = _scale(high, unit)
    values = number(low / scale) if low == high else f"{number(low / scale)}–{number(high / scale)}"
    start = f"từ {number(base / scale)} lên " if base is not None else ""
    shown = f"{values}{name}" if name == "%" else f"{values} {name}"
    return f"{_COMPARATORS.get(comparator, '')}{start}{shown}"


def _scale(value: float, unit: str) -> tuple[float, str]:
    if unit.startswith("đồng"):
        for scale, name in ((1e9, "tỷ"), (1e6, "triệu")):
            if value >= scale:
                return scale, f"{name} {unit}"
    return 1.0, unit


def indicator_figure(indicator: str, shown: str) -> str:
    """An indicator with its figure, the head of a row."""
    return shown.capitalize() if indicator == "other" else f"{INDICATORS[indicator]}: {shown}"


def period(first: int | None, last: int | None, *, over: bool) -> str | None:
    """A period in words; one that is over says so."""
    if last is None:
        return None
    if first is None:
        return f"đến {last}, đã hết hạn {last}" if over else f"đến {last}"
    if first == last:
        return f"năm {last}, đã hết hạn {last}" if over else f"năm {last}"
    return f"{first}–{last}, đã hết hạn {last}" if over else f"{first}–{last}"


def targets_heading(places: Sequence[str], count: int) -> str:
    """The heading of figures; of many places only some are named."""
    more = f" và {count - len(places)} nơi khác" if count > len(places) else ""
    return f"Số liệu SXSH · {', '.join(places)}{more}"


def compared_indicator(indicator: str, *, result: bool) -> str:
    """The heading of one indicator in a comparison."""
    return f"{INDICATORS[indicator]} (kết quả)" if result else INDICATORS[indicator]


def further_figures(count: int) -> str:
    """There are more figures than are shown."""
    return f"Còn {count} số liệu khác, xem trong bảng."


def chart_title(indicator: str) -> str:
    """The title of the chart of one indicator."""
    return f"{INDICATORS[indicator]} (%)"


def chart_caption(title: str, sources: Sequence[str], limit: int) -> str:
    """Title and sources as text, whole sources only, at most so many characters."""
    caption = f"{title}\n{SOURCES}"
    for source in sources:
        if len(caption) + len(source) + 1 > limit:
            return f"{caption}\n{ELLIPSIS}"
        caption += f"\n{source}"
    return caption


PREVIEW_FIGURES_NONE = "Số liệu tìm thấy: không có"
BUTTON_FIGURES = "Xem, sửa số liệu"
BUTTON_REJECT = "Bỏ"
BUTTON_RESTORE = "Lấy lại"
BUTTON_CORRECT = "Sửa"
FIGURE_REJECTED = "đã bỏ"
ASK_FIGURE = (
    "Gửi giá trị đúng, chỉ cần phần muốn sửa: số và đơn vị, chỉ số, năm, loại. Ví dụ: 25% áp dụng 2012-2015 mục tiêu"
)
FIGURE_NOT_READ = "Mình chưa đọc được; ví dụ: 25% áp dụng 2012-2015 mục tiêu"


def preview_figures(count: int) -> str:
    """How many figures were found in a document."""
    return f"Số liệu tìm thấy: {count}"


def figure_line(number_of: int, indicator: str, kind: str, shown: str, when: str | None) -> str:
    """One figure of a document in a line."""
    parts = [f"{number_of}. {INDICATORS[indicator]}: {shown}", KINDS[kind], when]
    return " · ".join(part for part in parts if part)


CLI_TARGETS = """Liệt kê số liệu trong các bài: nơi, chỉ số, giá trị, đối tượng, kỳ, loại và câu gốc.

Ví dụ: sxsh targets --province "Thanh Hóa" --year 2020 --xlsx so-lieu.xlsx
"""
CLI_TARGETS_INDICATOR = "awareness, adoption, saving, unit_in_charge, training, outreach hoặc other."
CLI_TARGETS_YEAR = "Năm nằm trong kỳ của số liệu."
CLI_TARGETS_KIND = "target, result, plan hoặc claim."
CLI_XLSX = "Ghi ra tệp Excel này."
CLI_NO_TARGETS = "Không có số liệu nào như vậy."
CLI_WRITTEN = "Đã ghi"


def not_one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    """An option has none of its values."""
    return f"{name} “{value}”: phải là một trong {', '.join(allowed)}"


# --- Operators --------------------------------------------------------------------------------------------------

PREVIEW_TITLE = "Xem trước: bài sẽ được lưu như sau"
LABEL_DATE = "Ngày"
LABEL_PROVINCE = "Tỉnh"
LABEL_PUBLISHER = "Nơi đăng"
LABEL_PASSAGES = "Số đoạn"
NO_PROVINCE = "không riêng tỉnh nào"
NO_PUBLISHER = "không rõ"
PREVIEW_GONE = "Bản xem trước này không còn nữa."
PREVIEW_CANCELLED = "Đã huỷ, không lưu gì."
NOTHING_UNANSWERED = "Không có câu hỏi nào bị bỏ lỡ."
UNANSWERED_HINT = "Duyệt một giải đáp: /goy MÃ câu trả lời. Nguồn: …"
APPROVE_USAGE = "Cách dùng: /goy MÃ câu trả lời. Nguồn: văn bản hoặc địa chỉ (mã xem ở /chuatraloi)."
APPROVE_NEEDS_SOURCE = "Giải đáp phải có nguồn: thêm “Nguồn: …” hoặc một địa chỉ ở cuối."
STATISTICS_SLOWEST = "Chậm nhất"
CHART_DAYS = "Câu hỏi mỗi ngày"
CHART_ANSWERED = "trả lời được"
CHART_REFUSED = "chưa có câu trả lời"
_BASIS_NAMES: Mapping[Basis, str] = {
    Basis.PUBLISHED: "ngày đăng",
    Basis.UPDATED: "ngày cập nhật",
    Basis.ISSUED: "ngày ban hành",
    Basis.EVENT: "ngày diễn ra sự kiện",
    Basis.CONTENT: "năm nói đến trong bài",
}
_ASKED_FIELDS: Mapping[str, str] = {
    "date": "Gửi ngày đúng: 17/10/2018, 10/2018 hoặc 2018.",
    "province": "Gửi tên tỉnh, thành phố; nhiều tỉnh thì cách nhau bằng dấu phẩy.",
    "title": "Gửi tiêu đề đúng.",
}


def dated(value: SourceDate) -> str:
    """A date with what it rests on, in words."""
    name = _BASIS_NAMES.get(value.basis)
    return f"{written_date(value)} ({name})" if name else NO_DATE


def ask_for_field(field: str) -> str:
    """The operator's next message is the value of this field."""
    return _ASKED_FIELDS[field]


def removed_pieces(count: int) -> str:
    """How many pieces cleaning has taken out."""
    return f"Đã lược bỏ {count} mẩu:"


def replaces_article(title: str, article_id: str) -> str:
    """Adding replaces an article that is there."""
    return f"Bài này đã có trong bộ ({title}, mã {article_id}); thêm là cập nhật bài đó."


def document_refused(source: str, reason: str) -> str:
    """A document that an operator sent cannot be taken."""
    return f"Không nhận được {source}: {reason}."


def added_document(outcome: str, title: str, article_id: str) -> str:
    """What became of a previewed document."""
    return f"{OUTCOMES[outcome].capitalize()}: {title} (mã {article_id}). Hỏi được ngay bây giờ."


def statistics_caption(days: int) -> str:
    """Under the chart."""
    return f"Câu hỏi mỗi ngày, {days} ngày gần đây."


def statistics_title(days: int) -> str:
    """The heading of the statistics."""
    return f"{days} ngày gần đây"


def statistics_asked(answered: int, refused: int) -> str:
    """How many questions, answered or not."""
    share = f" ({100 * answered / (answered + refused):.0f}% trả lời được)" if answered + refused else ""
    return f"Câu hỏi: {answered + refused} · trả lời được {answered} · chưa có {refused}{share}"


def statistics_judged(up: int, down: int, missing: int) -> str:
    """What people thought of answers."""
    return f"👍 {up} · 👎 {down} · báo thiếu {missing}"


def statistics_day(day: dt.date, answered: int, refused: int) -> str:
    """One day."""
    return f"{day:%d/%m}: {answered} trả lời được, {refused} chưa có"


def slow_question(took_ms: float, question: str) -> str:
    """A question that took long."""
    return f"{took_ms:.0f} ms · {question}"


def unanswered_title(count: int, groups: int) -> str:
    """How many questions have no answer yet."""
    return f"{count} câu chưa trả lời được, {groups} nhóm"


def asked_times(count: int, last: dt.date) -> str:
    """How often a question was asked, and when last."""
    return f"{count} lần, gần nhất {last:%d/%m/%Y}"


def unknown_code(code: str) -> str:
    """No group of questions has this code."""
    return f"Không có câu hỏi nào mang mã “{code}” (xem /chuatraloi)."


def approved(question: str) -> str:
    """An answer was approved."""
    return f"Đã duyệt giải đáp cho câu: {question}"


CLI_REPORT = """Báo cáo từ nhật ký hỏi đáp của bot.

Ví dụ: sxsh report unanswered --csv
"""
CLI_REPORT_KIND = "questions (câu hỏi mỗi ngày), unanswered (chưa trả lời được) hoặc feedback (đánh giá)."
CLI_CSV = "In dạng CSV (UTF-8)."
CLI_REPORT_DAYS = "Số ngày gần đây, cho questions."
REPORT_UNKNOWN = "báo cáo là questions, unanswered hoặc feedback"
REPORT_EMPTY = "Chưa có gì trong nhật ký."
REPORT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "questions": ("Ngày", "Trả lời được", "Chưa có", "👍", "👎", "Báo thiếu"),
    "unanswered": ("Mã", "Câu hỏi", "Số lần", "Gần nhất"),
    "feedback": ("Ngày", "Đánh giá", "Lý do", "Câu hỏi", "Đã trả lời"),
}

# --- Settings that cannot be used -------------------------------------------------------------------------------

SETTING_TOKEN = "phải có dạng 123456789:AA… như @BotFather đã gửi"
SETTING_URL = "phải là một địa chỉ http:// hoặc https://"
SETTING_IDS = "phải là các mã số Telegram, cách nhau bằng dấu phẩy"
SETTING_KEY = "phải dài ít nhất 16 ký tự, nên để ngẫu nhiên"
SETTING_WEBHOOK = "phải là một địa chỉ https://"
SETTING_SECRET = "chỉ gồm chữ không dấu, số, _ và -, tối đa 256 ký tự"


def setting_number(low: int | None = None, high: int | None = None) -> str:
    """A whole number was expected."""
    if low is None or high is None:
        return "phải là một số nguyên"
    return f"phải là một số nguyên từ {low} đến {high}"


def setting_choice(options: Sequence[str]) -> str:
    """One of a few words was expected."""
    return f"phải là một trong {', '.join(options)}"


SETTING_FILE_ENCODING = "tệp phải lưu ở bảng mã UTF-8"

# --- Documents that are refused ---------------------------------------------------------------------------------

_REFUSED: Mapping[type[errors.DocumentRefused], str] = {
    errors.DocumentNotFound: "không tìm thấy",
    errors.DocumentUnreadable: "không mở được",
    errors.DocumentBroken: "tệp hỏng, hoặc không đúng loại như tên tệp",
    errors.PageUnreachable: "không tải được trang",
    errors.ReadingCrashed: "đọc tệp này làm chương trình dừng đột ngột, hoặc cần nhiều bộ nhớ hơn máy có",
    errors.DocumentEmpty: "tệp trống, không có chữ nào",
    errors.DocumentTooLarge: "lớn hơn mức cho phép",
    errors.UnknownDocumentType: "loại tệp không đọc được (dùng .txt, .md, .html, .pdf hoặc .docx)",
    errors.UnknownEncoding: "không phải văn bản, hoặc bảng mã không nhận ra được",
    errors.DocumentEncrypted: "PDF có mật khẩu",
    errors.DocumentWithoutText: "PDF là ảnh quét, không có chữ để trích",
    errors.PageWithoutArticle: "trang không có bài viết nào",
}


def refusal_reason(refused: errors.DocumentRefused) -> str:
    """Why a document was refused, with the figure or code that belongs to it."""
    said = _REFUSED.get(type(refused), "không đọc được")
    return f"{said} ({refused.particular})" if refused.particular else said


# --- The command line -------------------------------------------------------------------------------------------

CLI_HELP = "Trợ lý sản xuất sạch hơn: hỏi bằng tiếng Việt, trả lời bằng câu trích có nguồn, ngày và tỉnh."
CLI_DATABASE = "Cơ sở dữ liệu (địa chỉ SQLAlchemy hoặc đường dẫn tệp SQLite); mặc định SXSH_DATABASE_URL."
CLI_NO_COLLECTION = "Không nạp bộ bài tóm lược đi kèm."
CLI_JSON = "In kết quả dạng JSON trên một dòng."
CLI_QUESTION = "Câu hỏi, có dấu hay không dấu đều được."
CLI_PROVINCE = "Chỉ tìm trong bài về tỉnh này (tên cũ hoặc mới)."
CLI_K = "Số nguồn tối đa."
CLI_EXPLAIN = "In cách hiểu câu hỏi và cách tính điểm thay cho câu trả lời."
CLI_BATCH = 'Tệp câu hỏi, mỗi dòng một đối tượng JSON {"id": …, "question": …}; "-" là đầu vào chuẩn.'
CLI_ASK = """Trả lời một câu hỏi.

Ví dụ: sxsh ask "muc tieu sxsh thanh hoa 2020"
"""
CLI_CHAT = """Trò chuyện trong cửa sổ dòng lệnh; gõ /help để xem cách hỏi, /thoat để dừng.

Ví dụ: sxsh chat
"""
CLI_ADD = """Thêm tài liệu: tệp, thư mục hoặc địa chỉ web (.txt .md .html .pdf .docx).

Ví dụ: sxsh add bai-viet/ https://example.org/tin.html
"""
CLI_ADD_SOURCES = "Tệp, thư mục hoặc địa chỉ web."
CLI_ARTICLES = """Xem và sửa các bài đang có.

Ví dụ: sxsh articles list
"""
CLI_LIST = """Liệt kê các bài, với ngày, căn cứ của ngày, tỉnh và số đoạn.

Ví dụ: sxsh articles list --json
"""
CLI_SHOW = """In một bài; thêm --removed để xem những gì đã bị lược bỏ khi làm sạch.

Ví dụ: sxsh articles show 3f9a21c0b7 --removed
"""
CLI_SHOW_REMOVED = "In những gì đã bị lược bỏ khi làm sạch."
CLI_REMOVE = """Xoá một bài.

Ví dụ: sxsh articles remove 3f9a21c0b7
"""
CLI_SET = """Sửa thông tin của một bài bằng tay; sửa rồi thì thêm lại tài liệu vẫn giữ.

Ví dụ: sxsh articles set 3f9a21c0b7 --date 17/10/2018 --province "Thanh Hóa"
"""
CLI_ARTICLE_ID = "Mã của bài (đủ vài ký tự đầu để phân biệt)."
CLI_SET_DATE = "Ngày: 17/10/2018, 10/2018, 2018 hoặc 2018-10-17."
CLI_SET_BASIS = "Căn cứ của ngày: published, updated, issued, event hoặc content."
CLI_SET_PROVINCE = "Tỉnh, thành phố; nhiều tỉnh thì lặp lại, tỉnh chính trước."
CLI_SET_TITLE = "Tiêu đề."
CLI_SET_PUBLISHER = "Nơi đăng."
CLI_SET_URL = "Địa chỉ trang gốc."
CLI_BOT = """Chạy bot Telegram (cần TELEGRAM_BOT_TOKEN).

Ví dụ: TELEGRAM_BOT_TOKEN=… sxsh bot
"""
CLI_RUN = """Chạy trợ lý: trên Telegram nếu có TELEGRAM_BOT_TOKEN, không thì ngay tại đây.

Ví dụ: echo "sản xuất sạch hơn là gì" | sxsh run
"""
CLI_NO_TOKEN = "Chưa có TELEGRAM_BOT_TOKEN nên trợ lý mở ngay tại đây; gõ câu hỏi, /help hoặc /thoat."
CLI_TOKEN_NEEDED = "Chưa có TELEGRAM_BOT_TOKEN: đặt biến môi trường này hoặc ghi vào tệp .env rồi chạy lại."
CLI_QUESTION_NEEDED = 'Chưa có câu hỏi: viết sau lệnh, ví dụ sxsh ask "5s là gì", hoặc dùng --batch TỆP.'
CLI_BATCH_NEEDS_JSON = "--batch luôn đi cùng --json."
CLI_NOTHING_TO_SET = "Chưa nói sửa gì: dùng --date, --province, --title, --publisher hoặc --url."
CLI_PROMPT = "Bạn hỏi: "
CLI_ADDING = "Đang thêm"
CLI_NO_ARTICLES = "Chưa có bài nào. Thêm bằng: sxsh add ĐƯỜNG-DẪN"
CLI_REMOVED_TITLE = "Đã lược bỏ khi làm sạch"
CLI_NOTHING_REMOVED = "Không có gì bị lược bỏ."
ARTICLE_COLUMNS = ("Mã", "Tiêu đề", "Ngày", "Tỉnh", "Đoạn", "Nguồn")
INTAKE_COLUMNS = ("Tài liệu", "Kết quả", "Lý do / mã bài")
OUTCOMES = {"added": "đã thêm", "updated": "đã cập nhật", "unchanged": "không đổi", "refused": "từ chối"}


def intake_summary(counts: Mapping[str, int]) -> str:
    """How many documents were added, updated, unchanged and refused."""
    return " · ".join(f"{label}: {counts.get(outcome, 0)}" for outcome, label in OUTCOMES.items())


def removed_article(title: str) -> str:
    """An article was taken out."""
    return f"Đã xoá bài: {title}"


def corrected_article(title: str) -> str:
    """An article's metadata was corrected."""
    return f"Đã sửa bài: {title}"


def error_line(problem: str) -> str:
    """One line for whatever went wrong."""
    return f"Lỗi: {problem}"


def bad_batch_line(number: int, problem: str) -> str:
    """A line of a batch that is no question."""
    return f"dòng {number}: {problem}"


BATCH_NOT_JSON = "không phải một đối tượng JSON"
BATCH_WITHOUT_QUESTION = 'thiếu "question" là một chuỗi'


def unknown_article(article_id: str) -> str:
    """No article has this id."""
    return f"không có bài nào mang mã “{article_id}” (xem: sxsh articles list)"


def unknown_province(name: str) -> str:
    """No province has this name."""
    return f"không có tỉnh, thành phố nào tên là “{name}”"


_CORRECTIONS: Mapping[str, str] = {
    "title": "tiêu đề không được để trống",
    "url": "địa chỉ phải bắt đầu bằng http:// hoặc https://",
    "date": "ngày viết 17/10/2018, 10/2018, 2018 hoặc 2018-10-17",
    "basis": "căn cứ là published, updated, issued, event hoặc content, và phải có ngày",
    "province": "không có tỉnh, thành phố nào tên như vậy",
}


def invalid_correction(field: str, value: str) -> str:
    """A correction by hand that cannot be taken."""
    return f"“{value}”: {_CORRECTIONS.get(field, field)}"


def no_such_file(path: str) -> str:
    """A file named on the command line is not there."""
    return f"không thấy tệp {path}"


CLI_EVAL = """Đo chất lượng trả lời trên một bộ câu hỏi, hỏi nguyên văn và theo các cách gõ khác nhau.

Ví dụ: sxsh eval cau-hoi.jsonl --add bai-viet/
"""
CLI_EVAL_FILE = 'Mỗi dòng một đối tượng JSON: {"id", "question", "articles", "gold"}; gold trống là phải từ chối.'
CLI_EVAL_ADD = "Tài liệu để trả lời; không có thì dùng bộ bài đi kèm. Lặp lại được."
CLI_EVAL_DISTRACTORS = "Tài liệu gây nhiễu: thư mục tài liệu, hoặc thư mục có corpus.jsonl."
EVAL_COLUMNS = ("cách gõ", "câu", "hit@1", "hit@3", "MRR@10", "từ chối đúng", "từ chối sai", "p50 ms", "p99 ms")
EVAL_REFUSED = "từ chối"
EVAL_ANSWERED = "trả lời"
EVAL_RANK = "hạng"
EXPLAIN_READ_AS = "Hiểu là"
EXPLAIN_KINDS = "Hỏi về"
EXPLAIN_PLACES = "Nơi"
EXPLAIN_WORDS = "Từ và trọng số"
EXPLAIN_CONFIDENCE = "độ tin cậy"
EXPLAIN_SCORE = "điểm"
EXPLAIN_FACTORS: Mapping[str, str] = {
    "words found": "từ tìm thấy",
    "words together": "từ đứng cạnh nhau",
    "kind of thing": "đúng loại điều được hỏi",
    "post": "đúng chức vụ",
    "person or thing required": "có người hoặc điều bắt buộc",
    "more than one syllable": "hơn một âm tiết",
    "numbers and years": "số và năm",
}
EXPLAIN_EVIDENCE = "câu trích"
