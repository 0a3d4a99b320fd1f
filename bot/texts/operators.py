"""What operators read: documents before they are added, and what other people asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from bot.texts.answers import NO_DATE, contact_standing, reach_of, written_date
from bot.texts.particulars import BASES
from knowledge.records import Contact, SourceDate

COMMANDS = (
    ("thongke", "Số câu hỏi, đánh giá, câu chậm nhất"),
    ("chuatraloi", "Câu hỏi chưa có câu trả lời chắc chắn"),
    ("goy", "Xem, gỡ giải đáp đang ghim; ghim bằng mã"),
    ("bai", "Tìm, sửa, ẩn, xoá bài: /bai Thanh Hóa"),
    ("huy", "Thôi, không sửa hay trả lời nữa"),
    ("lienhe", "Xem, đặt, xác nhận nơi để hỏi của từng tỉnh"),
)

_BODIES_ON_BUTTONS: Mapping[str, str] = {"office": "sở", "centre": "TT khuyến công"}
CONTACT_WAITS = "chờ xác nhận, chưa hiện cho mọi người"
CONTACT_USAGE = (
    "Đặt thông tin: /lienhe Nghệ An điện thoại: 0238 3844 555; địa chỉ: …; thư: …; trang: …; tên: … "
    "(trung tâm khuyến công: /lienhe trung tâm Nghệ An …). Để trống sau dấu hai chấm là bỏ."
)
CONTACTS_CHOOSE = "Xem nơi để hỏi của tỉnh nào? (✓ đã xác nhận, … chờ xác nhận)"
CONTACT_CHANGED = "Thông tin vừa được đặt lại; xem lại rồi xác nhận nhé."
CONTACT_CONFIRMED = "Đã xác nhận; từ giờ hiện cho mọi người."
CONTACT_UNNAMED = "Chưa biết tên đơn vị này; ghi cả “tên: …” nhé."
CONTACT_NO_REACH = "chưa có điện thoại, địa chỉ hay trang web"
MARK_CONFIRMED = "✓"
MARK_WAITS = "…"
# What stands before each value that is set, as people write it.
CONTACT_LABELS: Mapping[str, tuple[str, ...]] = {
    "name": ("tên",),
    "phone": ("số điện thoại", "điện thoại", "sđt", "đt"),
    "address": ("địa chỉ",),
    "email": ("thư điện tử", "thư", "email", "e-mail"),
    "link": ("trang web", "trang", "web", "website", "link"),
}
CENTRE_ASKED = "trung tâm"

PREVIEW_TITLE = "Xem trước: bài sẽ được lưu như sau"
PREVIEW_GONE = "Bản xem trước này không còn nữa."
PREVIEW_CANCELLED = "Đã huỷ, không lưu gì."
PREVIEW_FIGURES_NONE = "Số liệu tìm thấy: không có"
LABEL_DATE = "Ngày"
LABEL_PROVINCE = "Tỉnh"
LABEL_PUBLISHER = "Nơi đăng"
LABEL_PASSAGES = "Số đoạn"
NO_PROVINCE = "không riêng tỉnh nào"
NO_PUBLISHER = "không rõ"
OUTCOMES = {"added": "đã thêm", "updated": "đã cập nhật", "unchanged": "không đổi", "refused": "từ chối"}

BUTTON_ADD = "Thêm"
BUTTON_REPLACE = "Cập nhật bài đã có"
BUTTON_CANCEL = "Huỷ"
CORRECT_BUTTONS: Mapping[str, str] = {"date": "Sửa ngày", "province": "Sửa tỉnh", "title": "Sửa tiêu đề"}
_ASKED_FIELDS: Mapping[str, str] = {
    "date": "Gửi ngày đúng: 17/10/2018, 10/2018 hoặc 2018 (/huy để thôi).",
    "province": "Gửi tên tỉnh, thành phố; nhiều tỉnh thì cách nhau bằng dấu phẩy (/huy để thôi).",
    "title": "Gửi tiêu đề đúng (/huy để thôi).",
}

BUTTON_FIGURES = "Xem, sửa số liệu"
BUTTON_CONFIRM = "Đúng"
BUTTON_REJECT = "Bỏ"
BUTTON_RESTORE = "Lấy lại"
BUTTON_CORRECT = "Sửa"
FIGURE_REJECTED = "đã bỏ"
FIGURE_CONFIRMED = "đã xác nhận"
ASK_FIGURE = (
    "Gửi giá trị đúng, chỉ cần phần muốn sửa: số và đơn vị, chỉ số, năm, loại. "
    "Ví dụ: 25% áp dụng 2012-2015 mục tiêu, hoặc chỉ: đến 2025"
)
FIGURE_NOT_READ = "Mình chưa đọc được; ví dụ: 25% áp dụng 2012-2015 mục tiêu"

WATCHED_TITLES: Mapping[str, str] = {"dead": "Trang gốc đã mất", "changed": "Trang gốc đã đổi, nên đọc lại"}

NOTHING_UNANSWERED = "Không có câu hỏi nào bị bỏ lỡ."
APPROVE_USAGE = "Cách dùng: /goy MÃ câu trả lời. Nguồn: văn bản hoặc địa chỉ, ngày (mã xem ở /chuatraloi)."
APPROVE_NEEDS_SOURCE = "Giải đáp phải có nguồn: thêm “Nguồn: …” hoặc một địa chỉ ở cuối."
STATISTICS_SLOWEST = "Chậm nhất"
CHART_DAYS = "Câu hỏi mỗi ngày"
CHART_ANSWERED = "trả lời được"
CHART_NEAR = "chưa chắc"
CHART_REFUSED = "chưa có câu trả lời"


def dated(value: SourceDate) -> str:
    """A date with what it rests on, in words."""
    name = BASES.get(value.basis)
    return f"{written_date(value)} ({name})" if name else NO_DATE


def ask_for_field(field: str) -> str:
    """The operator's next message is the value of this field."""
    return _ASKED_FIELDS[field]


def removed_pieces(count: int) -> str:
    """How many pieces cleaning has taken out."""
    return f"Đã lược bỏ {count} mẩu:"


def preview_figures(count: int, unsure: int) -> str:
    """How many figures were found in a document, and how many of them a person should look at first."""
    first = f", {unsure} chưa chắc (xem trước; chưa xác nhận thì không hiện thành số liệu)" if unsure else ""
    return f"Số liệu tìm thấy: {count}{first}"


def replaces_article(title: str, article_id: str) -> str:
    """Adding replaces an article that is there."""
    return f"Bài này đã có trong bộ ({title}, mã {article_id}); thêm là cập nhật bài đó."


def document_refused(source: str, reason: str) -> str:
    """A document that an operator sent cannot be taken."""
    return f"Không nhận được {source}: {reason}."


def added_document(outcome: str, title: str, article_id: str) -> str:
    """What became of a previewed document."""
    return f"{OUTCOMES[outcome].capitalize()}: {title} (mã {article_id}). Hỏi được ngay bây giờ."


def watched_found(url: str, source: str) -> str:
    """A new article that a watched page lists; sent again, its address is previewed again."""
    return f"Bài mới {url} (ở trang nguồn {source})"


def watched_further(count: int) -> str:
    """More pages than are named."""
    return f"… và {count} trang khác (xem: sxsh watch)"


def statistics_caption(days: int) -> str:
    """Under the chart."""
    return f"Câu hỏi mỗi ngày, {days} ngày gần đây."


def statistics_title(days: int) -> str:
    """The heading of the statistics."""
    return f"{days} ngày gần đây"


def statistics_asked(answered: int, near: int, refused: int) -> str:
    """How many questions, answered, nearly answered or not."""
    asked = answered + near + refused
    share = f" ({100 * answered / asked:.0f}% trả lời được)" if asked else ""
    return f"Câu hỏi: {asked} · trả lời được {answered} · chưa chắc {near} · chưa có {refused}{share}"


def statistics_judged(up: int, down: int, missing: int) -> str:
    """What people thought of answers."""
    return f"👍 {up} · 👎 {down} · báo thiếu {missing}"


def statistics_day(day: dt.date, answered: int, near: int, refused: int) -> str:
    """One day."""
    return f"{day:%d/%m}: {answered} trả lời được, {near} chưa chắc, {refused} chưa có"


def slow_question(took_ms: float, question: str) -> str:
    """A question that took long."""
    return f"{took_ms:.0f} ms · {question}"


def unanswered_title(count: int, near: int, groups: int) -> str:
    """How many questions have no sure answer yet, and how many of them were shown what comes closest."""
    unsure = f" ({near} câu có đoạn chưa chắc)" if near else ""
    return f"{count} câu chưa trả lời được{unsure}, {groups} nhóm"


def asked_times(count: int, near: int, last: dt.date) -> str:
    """How often a question was asked, how often something near was shown for it, and when last."""
    unsure = f" ({near} chưa chắc)" if near else ""
    return f"{count} lần{unsure}, gần nhất {last:%d/%m/%Y}"


def unknown_code(code: str) -> str:
    """No group of questions has this code."""
    return f"Không có câu hỏi nào mang mã “{code}” (xem /chuatraloi)."


def approved(question: str) -> str:
    """An answer was approved."""
    return f"Đã duyệt giải đáp cho câu: {question}"


def button_confirm_contact(body: str, *, again: bool) -> str:
    """Confirm an office; ``again`` where it has been confirmed before."""
    return f"Xác nhận {'lại ' if again else ''}{_BODIES_ON_BUTTONS[body]}"


def contact_line(contact: Contact) -> str:
    """An office with all that is written of it, confirmed or not, in one line."""
    return " · ".join(part for part in (contact.name, reach_of(contact)) if part)


def contact_state(contact: Contact, *, waits: bool, still_shown: dt.date | None = None) -> str:
    """How far an office may be trusted: confirmed, waiting for it, from an old page; empty where it is as it ships.

    While something new waits, people see what was confirmed on ``still_shown``, if anything was.
    """
    if waits and still_shown is not None:
        return f"bản mới chờ xác nhận; mọi người vẫn thấy bản xác nhận ngày {still_shown:%d/%m/%Y}"
    return CONTACT_WAITS if waits else contact_standing(contact)


def contact_taken_in(named: str, now: str) -> str:
    """The province that was named has no office of its own any more."""
    return f"{named} nay thuộc {now}: hai nơi chung một đơn vị."


def contact_replaced(before: Mapping[str, str]) -> str:
    """What stood before where something else was set, by field."""
    return f"Thay cho {', '.join(f'{CONTACT_LABELS[field][0]} {said}' for field, said in before.items())}."
