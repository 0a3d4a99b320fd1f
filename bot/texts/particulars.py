"""What an article says about itself, in words for whoever looks after the collection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.texts.answers import date_with_basis, listed, written_date
from knowledge.records import Basis, Likeness, LineRole, OldEncoding, PlaceEvidence, Scanned, SourceDate
from retrieval.query.particular_phrases import Particular

NUMBERS = "Số, ký hiệu"
ISSUER = "Cơ quan ban hành"
SIGNERS = "Người ký"
AUTHORS = "Tác giả"
TAKEN_FROM = "Theo"
RESTS_ON = "Căn cứ"
DATES = "Các ngày"
PLACES = "Nơi nói đến"
CONVERTED = "Chuyển mã"
ENCODINGS: Mapping[OldEncoding, str] = {
    OldEncoding.TCVN3: "từ phông TCVN3 (ABC)",
    OldEncoding.VNI: "từ phông VNI",
    OldEncoding.VPS: "từ phông VPS",
    OldEncoding.VIQR: "từ kiểu gõ VIQR",
    OldEncoding.MOJIBAKE: "từ chữ lỗi do mở sai bảng mã",
}
SCANNED = "Bản chụp"

BASES: Mapping[Basis, str] = {
    Basis.PUBLISHED: "ngày đăng",
    Basis.UPDATED: "ngày cập nhật",
    Basis.ISSUED: "ngày ban hành",
    Basis.EVENT: "ngày diễn ra sự kiện",
    Basis.CONTENT: "năm nói đến trong bài",
    Basis.IN_FORCE: "ngày có hiệu lực",
    Basis.RECEIVED: "ngày nhận bài",
    Basis.ACCEPTED: "ngày chấp nhận đăng",
}
PARTICULARS: Mapping[Particular, str] = {
    Particular.SIGNER: SIGNERS,
    Particular.AUTHOR: AUTHORS,
    Particular.NUMBER: "Số hiệu",
    Particular.RESTS_ON: RESTS_ON,
    Particular.REPLACES: "Thay thế",
    Particular.PUBLISHED: "Ngày đăng",
    Particular.UPDATED: "Ngày cập nhật",
    Particular.ISSUED: "Ngày ban hành",
    Particular.IN_FORCE: "Ngày có hiệu lực",
    Particular.RECEIVED: "Ngày nhận bài",
    Particular.ACCEPTED: "Ngày chấp nhận đăng",
    Particular.SOURCE: "Nguồn",
    Particular.ISSUER: ISSUER,
}
SENTENCES: Mapping[Particular, str] = {
    Particular.SIGNER: "Người ký là {}.",
    Particular.AUTHOR: "Bài của {}.",
    Particular.NUMBER: "Văn bản mang số {}.",
    Particular.RESTS_ON: "Văn bản căn cứ vào {}.",
    Particular.REPLACES: "Văn bản thay thế {}.",
    Particular.PUBLISHED: "Bài đăng ngày {}.",
    Particular.UPDATED: "Trang cập nhật bài ngày {}.",
    Particular.ISSUED: "Văn bản ban hành ngày {}.",
    Particular.IN_FORCE: "Văn bản có hiệu lực từ {}.",
    Particular.RECEIVED: "Tòa soạn nhận bài ngày {}.",
    Particular.ACCEPTED: "Bài được chấp nhận đăng ngày {}.",
    Particular.SOURCE: "Bài lấy từ {}.",
    Particular.ISSUER: "Văn bản của {}.",
}
NOT_STATED: Mapping[Particular, str] = {
    Particular.SIGNER: "người ký",
    Particular.AUTHOR: "tác giả",
    Particular.NUMBER: "số hiệu",
    Particular.RESTS_ON: "căn cứ vào văn bản nào",
    Particular.REPLACES: "thay thế văn bản nào",
    Particular.PUBLISHED: "ngày đăng",
    Particular.UPDATED: "ngày cập nhật",
    Particular.ISSUED: "ngày ban hành",
    Particular.IN_FORCE: "ngày có hiệu lực",
    Particular.RECEIVED: "ngày nhận bài",
    Particular.ACCEPTED: "ngày chấp nhận đăng",
    Particular.SOURCE: "nguồn",
    Particular.ISSUER: "cơ quan ban hành",
}
_EVIDENCE: Mapping[PlaceEvidence, str] = {
    PlaceEvidence.DECLARED: "do người nhập",
    PlaceEvidence.LETTERHEAD: "ở đầu văn bản",
    PlaceEvidence.DATELINE: "ở dòng ngày tháng",
    PlaceEvidence.TITLE: "ở tiêu đề",
    PlaceEvidence.DISTRICTS: "theo huyện, xã được nêu",
    PlaceEvidence.BODY: "ở nội dung",
    PlaceEvidence.PUBLISHER: "theo nơi đăng",
}
REASONS: Mapping[str, str] = {
    "clock": "giờ lúc mở trang",
    "duplicate": "in lặp lại",
    "footer": "chân trang",
    "spam_title": "tiêu đề không phải của bài",
    "junk": "không phải chữ của bài",
    "letterhead": "quốc hiệu",
    "navigation": "menu, đường dẫn",
    "related_news": "tin khác",
    "comments": "bình luận",
    "widget": "nút, thước đo của trang",
    "advertisement": "quảng cáo",
    "recipients": "nơi nhận",
    "unreadable": "bản chụp mờ, không nhận dạng chắc",
}


ROLES: Mapping[LineRole, str] = {
    LineRole.TITLE: "tiêu đề",
    LineRole.LEAD: "mở bài",
    LineRole.BODY: "thân bài",
    LineRole.CAPTION: "chú thích ảnh",
    LineRole.TABLE: "bảng",
    LineRole.NOTE: "ghi chú",
    LineRole.LETTERHEAD: "đầu văn bản",
    LineRole.DATELINE: "ngày tháng",
    LineRole.BYLINE: "tác giả",
    LineRole.SIGNATURE: "ký tên",
    LineRole.SOURCE: "nguồn",
    LineRole.ATTACHMENT: "đính kèm",
}
AROUND = "Quanh bài:"

_LIKENESS_DONE: Mapping[str, str] = {
    "added": "giữ cả hai bài",
    "updated": "bản mới thay bản cũ",
    "unchanged": "bài đó đã thay bản này",
}


def removed_because(reason: str) -> str:
    """Why a piece is no part of the article."""
    return REASONS.get(reason, reason)


def scanned(scan: Scanned, *, advise: bool = True) -> str:
    """How many pages of a document are pictures, which of them were read, and what would help to read the others.

    Whoever only reads is not to be advised.
    """
    said = []
    if scan.recognised:
        some = f" ({scan.recognised} trong {scan.pages} trang)" if scan.recognised < scan.pages else ""
        said.append(f"nhận dạng từ bản chụp{some}")
    unread = scan.pictures - scan.recognised
    if unread:
        hint = "" if scan.tried or not advise else "; muốn đọc được thì cài tesseract-ocr và tesseract-ocr-vie"
        said.append(f"{unread} trong {scan.pages} trang là ảnh, chưa đọc được{hint}")
    return ", ".join(said)


def signer(name: str, post: str | None) -> str:
    """Who signed, and as what."""
    return f"{name} ({post})" if post else name


def stated_date(date: SourceDate) -> str:
    """A date and what it is the date of."""
    return f"{written_date(date)} ({BASES.get(date.basis, date.basis.value)})"


def stated_place(place: str, evidence: PlaceEvidence) -> str:
    """A place and what shows that the article is about it."""
    return f"{place} ({_EVIDENCE[evidence]})"


def nearly_the_same(like: Likeness) -> str:
    """Another article says nearly the same; how many sentences are new, and how many are no longer there."""
    article = f"bài {like.article_id} “{like.title}” ({date_with_basis(like.date)})"
    if not like.shared and like.left_out:
        return f"Cùng tiêu đề, khác nội dung với {article}"
    counted = (("thêm", like.added), ("bớt", like.left_out))
    changes = ", ".join(f"{verb} {count} câu" for verb, count in counted if count) or "lời như nhau"
    return f"Gần giống {article}: {changes}"


def became_of_likeness(said: str, outcome: str) -> str:
    """What was done about two articles that say nearly the same."""
    return f"{said}; {_LIKENESS_DONE[outcome]}" if outcome in _LIKENESS_DONE else said


def all_of(values: Sequence[str]) -> str:
    """Several values of one field."""
    return listed(values)
