"""What stands beside the quotations of an answer, on a phone and in the terminal alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from knowledge.records import Basis, Contact, Digest, PartRead, Precision, SourceDate
from knowledge.vietnamese.normalization import fold
from retrieval.records import Asked, Citation

HOW_TO_ASK = "Bạn cứ hỏi như nhắn tin, có dấu hay không dấu đều được."
HELP = f"{HOW_TO_ASK} Ví dụ:"
EXAMPLES = (
    "Thanh Hóa đặt mục tiêu gì đến năm 2020?",
    "sxsh tiet kiem duoc bao nhieu",
    "5S là gì?",
    "Hà Nội truyền thông về SXSH bằng cách nào?",
)
"""Where there is nothing to make examples of; old buttons carry their numbers, so that none is taken out."""
COMMON_EXAMPLES = EXAMPLES[2], EXAMPLES[1]
_ASKED: Mapping[Asked, str] = {
    Asked.TARGETS: "Mục tiêu sản xuất sạch hơn của {}",
    Asked.RESULTS: "{} đạt kết quả gì về sản xuất sạch hơn?",
    Asked.FIRMS: "Doanh nghiệp nào ở {} áp dụng sản xuất sạch hơn?",
    Asked.ACTIVITIES: "{} có những hoạt động gì về sản xuất sạch hơn?",
    Asked.PLANS: "{} có kế hoạch gì về sản xuất sạch hơn?",
    Asked.CONSUMPTION: "{} có kế hoạch gì về sản xuất và tiêu dùng bền vững?",
    Asked.SUPPORT: "{} hỗ trợ doanh nghiệp những gì?",
    Asked.PROMOTION: "Khuyến công {} hỗ trợ gì?",
}

# The same on a button, which is half a phone wide; the question stays what it is.
_ON_BUTTONS: Mapping[Asked, str] = {
    Asked.TARGETS: "Mục tiêu",
    Asked.RESULTS: "Kết quả",
    Asked.FIRMS: "Doanh nghiệp",
    Asked.ACTIVITIES: "Hoạt động",
    Asked.PLANS: "Kế hoạch",
    Asked.CONSUMPTION: "Tiêu dùng",
    Asked.SUPPORT: "Hỗ trợ",
    Asked.PROMOTION: "Khuyến công",
}
_EXAMPLES_ASKED = tuple(
    (asked, re.compile(re.escape(said).replace(re.escape("{}"), "(.+)"))) for asked, said in _ASKED.items()
)
# An indicator as a question names it, and on a button.
ASKED_INDICATORS: Mapping[str, str] = {
    "awareness": "nhận thức về SXSH",
    "adoption": "áp dụng SXSH",
    "saving": "tiết kiệm",
    "unit_in_charge": "bộ phận chuyên trách",
    "training": "đào tạo",
    "outreach": "tuyên truyền",
    "compliance": "đạt quy chuẩn môi trường",
    "planning": "lập kế hoạch hành động",
}
_INDICATOR_ON_BUTTONS: Mapping[str, str] = {
    "bộ phận chuyên trách": "Chuyên trách",
    "nhận thức về SXSH": "Nhận thức",
    "áp dụng SXSH": "Áp dụng",
    "đạt quy chuẩn môi trường": "Quy chuẩn",
    "lập kế hoạch hành động": "Kế hoạch",
}
_TARGETS_ASKED = re.compile(r"Mục tiêu (?P<what>.+) của (?P<place>.+?)(?: đến năm (?P<year>\d{4}))?")
_RANKING_ASKED = re.compile(r"Tỉnh nào đặt mục tiêu (?P<what>.+) (?:cao|thấp) nhất(?: cho .+)?\?")
_DOCUMENTS_ASKED = re.compile(r"Các bài(?: về .+?)?(?: năm (?P<year>\d{4}))?")
_PLACES_ASKED = re.compile(r"Những tỉnh nào có mục tiêu .+\?")
ABOUT_THE_TOPIC = "Sản xuất sạch hơn là gì?", "Áp dụng sản xuất sạch hơn có lợi gì?"
LABEL = 29
"""The most characters on a button that carries a question."""

SOURCES = "Nguồn"
RELATED = "Có thể liên quan (không phải câu trả lời)"
SUGGESTIONS = "Bạn có thể hỏi"
DIGEST_MARK = "tóm lược"
DIGEST_LABEL = "Tóm lược (không nguyên văn)"
SCANNED_MARK = "nhận dạng từ bản chụp"
CONVERTED_MARK = "chuyển từ bảng mã cũ"
EDITORIAL_MARK = "ban biên tập"
EDITORIAL_LABEL = "Giải đáp của ban biên tập"
NEAR_FOLDED = "Mình chưa chắc có câu trả lời."
PASSAGE_BEFORE = "Đoạn liền trước"
PASSAGE_AFTER = "Đoạn liền sau"
WHOLE_NATION = "cả nước"
ELLIPSIS = "…"
# More names than these are no sentence any more; the rest is counted.
MOST_NAMED = 10
_SHORT_NAME = 24

NO_DATE = "không rõ ngày"
_BASIS = {
    Basis.PUBLISHED: "đăng {}",
    Basis.UPDATED: "cập nhật {}",
    Basis.ISSUED: "ban hành {}",
    Basis.EVENT: "sự kiện {}",
    Basis.CONTENT: "nói về {}",
}
_UNITS = {Precision.YEAR: "năm ", Precision.MONTH: "tháng ", Precision.DAY: "ngày "}


def example(asked: Asked, province: str) -> str:
    """A question about one province."""
    return _ASKED[asked].format(province)


def targets_question(place: str, indicator: str | None, year: int | None) -> str:
    """A question for the targets of a place, of one indicator and for one year, or any."""
    what = ASKED_INDICATORS.get(indicator or "", "sản xuất sạch hơn")
    return f"Mục tiêu {what} của {place}{f' đến năm {year}' if year is not None else ''}"


def ranking_question(indicator: str, when: str, *, highest: bool) -> str:
    """A question for the place that sets the highest share of an indicator, or the lowest."""
    which = "cao nhất" if highest else "thấp nhất"
    return f"Tỉnh nào đặt mục tiêu {ASKED_INDICATORS[indicator]} {which}{f' cho {when}' if when else ''}?"


def places_question(year: int | None) -> str:
    """A question for the places that have targets for a year, or for any."""
    return f"Những tỉnh nào có mục tiêu sản xuất sạch hơn{f' đến năm {year}' if year is not None else ''}?"


def documents_about(places: Sequence[str], years: Sequence[int]) -> str:
    """Which documents are meant: about these places, from these years."""
    about = f" về {listed(places)}" if places else ""
    return f"{about} năm {listed([str(year) for year in years])}" if years else about


def question_label(question: str, *, of_place: str | None = None) -> str:
    """A question on a button: a few words, of which place first where it asks of one that is not said beside it.

    ``of_place`` is the place that the message above the button speaks of.
    """
    if found := _TARGETS_ASKED.fullmatch(question):
        return _targets_label(found, of_place)
    if found := _RANKING_ASKED.fullmatch(question):
        return shortened(_capital(_INDICATOR_ON_BUTTONS.get(found["what"], found["what"])), LABEL)
    if found := _DOCUMENTS_ASKED.fullmatch(question):
        return f"năm {found['year']}" if found["year"] else "Các bài"
    if _PLACES_ASKED.fullmatch(question):
        return "Mục tiêu các tỉnh"
    for asked, pattern in _EXAMPLES_ASKED:
        if found := pattern.fullmatch(question):
            return shortened(f"{_ON_BUTTONS[asked]} · {found[1]}", LABEL)
    return shortened(question.replace("sản xuất sạch hơn", "SXSH"), LABEL)


def implied_place(question: str, suggestions: Sequence[str]) -> str | None:
    """The one place that a question names and whose targets are offered; none where it names no or several of them."""
    offered = {found["place"] for each in suggestions if (found := _TARGETS_ASKED.fullmatch(each)) and found["year"]}
    said = fold(question).replace(" ", "")
    named = [place for place in offered if fold(place).replace(" ", "") in said]
    return named[0] if len(named) == 1 else None


def _targets_label(found: re.Match[str], of_place: str | None) -> str:
    what, place = found["what"], found["place"]
    when = f"đến {found['year']}" if found["year"] else ""
    if when:
        return when if place == of_place else shortened(f"{place} · {when}", LABEL)
    named = _INDICATOR_ON_BUTTONS.get(what, what) if what in ASKED_INDICATORS.values() else _ON_BUTTONS[Asked.TARGETS]
    return shortened(f"{_capital(named)} · {place}", LABEL)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def not_below(because: str) -> str:
    """A reason where the passage that it speaks of is not shown below it."""
    return because.replace("dưới đây", "gần nhất")


def confirming(place: str) -> str:
    """A place on a button, where an abbreviation was typed."""
    return f"{place}?"


def written_date(value: SourceDate) -> str:
    """The date as people write it, day first; "không rõ ngày" for none."""
    return "/".join(reversed(value.value.split("-"))) if value.value else NO_DATE


def date_with_basis(value: SourceDate) -> str:
    """The date with what it rests on."""
    if value.basis not in _BASIS:
        return NO_DATE
    date = date_with_unit(value) if value.basis is Basis.CONTENT else written_date(value)
    return _BASIS[value.basis].format(date)


def date_with_unit(value: SourceDate) -> str:
    """The date with the word for what it is: "năm 2018", "tháng 05/2018", "ngày 12/05/2018"."""
    return f"{_UNITS.get(value.precision, '')}{written_date(value)}"


def first_day(value: str) -> str:
    """The day, month or year that something begins with: "1/1/2026", "1/2026", "năm 2026"."""
    parts = value.split("-")
    return "/".join(str(int(part)) for part in reversed(parts)) if len(parts) > 1 else f"năm {value}"


def last_day(value: str) -> str:
    """The day, month or year that something ends with: "31/12/2025", "hết tháng 12/2025"."""
    whole = {0: "hết ", 1: "hết tháng "}.get(value.count("-"), "")
    return f"{whole}{first_day(value)}"


_READ = {PartRead.EXCERPT: "phần đã đọc: trích đoạn", PartRead.WHOLE: "đã đọc cả trang"}


def pages_differ(said: str) -> str:
    """Pages say different things; ``said`` is what each says, in a sentence."""
    return f"Các trang ghi khác nhau: {said}"


def summary_note(citation: Citation) -> str:
    """Who wrote a summary, from which page, of when, and how much of the page was read."""
    digest = citation.digest or Digest()
    name = citation.publisher or urlsplit(citation.url or "").hostname
    page = name.removeprefix("www.") if name else "một trang không rõ địa chỉ"
    page = page if page.lower().startswith(("trang ", "một trang ")) else f"trang {page}"
    page += " (tiếng Anh)" if digest.is_english else ""
    return f"Tóm lược của dự án này từ {page}, {date_with_basis(citation.date)}; {_READ[digest.read]}."


def short_summary_note(citation: Citation) -> str:
    """The same beside a source that names the page and its day."""
    digest = citation.digest or Digest()
    english = " tiếng Anh" if digest.is_english else ""
    return f"Dự án này tóm lược từ trang{english} [{citation.n}]; {_READ[digest.read]}."


def place(province: str, province_now: str | None) -> str:
    """A province as printed, with today's name where it is another."""
    if province_now is None or province_now == province:
        return province
    return f"{province} (nay thuộc {province_now})"


def framing(frame: str) -> str:
    """What a quotation is, in front of it."""
    return f"{frame.rstrip(' .:')}:"


def framed_title(frame: str, headline: str, *, quoted: bool = True) -> str:
    """A headline in one line; behind what it is, it stands in quotation marks unless it is our summary."""
    if not frame:
        return headline
    return f"{framing(frame)} “{headline}”" if quoted else f"{framing(frame)} {headline}"


def warning(said: str) -> str:
    """What has to be known before an answer."""
    return f"⚠️ {said}"


def why(because: str) -> str:
    """Why what is shown is only near."""
    return f"Lý do: {because}"


def next_step(advice: str) -> str:
    """What to do next."""
    return f"→ {advice}"


def whom_to_ask(contact: Contact, including: str | None = None) -> str:
    """An office to ask, in one line: what is known of it, and how far to trust that."""
    merged, reach = f"nay gồm {including}" if including else "", reach_of(contact)
    if not reach:
        return f"Hỏi {contact.name}{_in_brackets(merged, contact_standing(contact))}."
    return f"Hỏi {contact.name}{_in_brackets(merged)}: {reach}{_in_brackets(contact_standing(contact))}."


def reach_of(contact: Contact) -> str:
    """How an office is reached, as far as it is known."""
    return " · ".join(part for part in (contact.link, contact.phone, contact.address, contact.email) if part)


def contact_standing(contact: Contact) -> str:
    """When an office was confirmed, or that it is from an old page; empty where there is nothing to say."""
    if contact.confirmed_on is not None:
        return f"xác nhận ngày {contact.confirmed_on:%d/%m/%Y}"
    return "theo trang trước tháng 7/2025, có thể đã đổi" if contact.before_july_2025 else ""


def _in_brackets(*remarks: str) -> str:
    said = "; ".join(filter(None, remarks))
    return f" ({said})" if said else ""


def short_source(citation: Citation) -> str:
    """Who has published something and of which year it is, in a few words."""
    name = citation.publisher or _host(citation.url) or citation.title
    told = f"{shortened(name.removeprefix('www.'), _SHORT_NAME)}, {year_of(citation.date)}"
    return f"{told} ({SCANNED_MARK})" if citation.scanned else told


def reading_marks(citation: Citation) -> list[str]:
    """How the words of a citation came to be text, where they were not typed so."""
    marks = ((SCANNED_MARK, citation.scanned), (CONVERTED_MARK, citation.converted_from))
    return [mark for mark, applies in marks if applies]


def _host(url: str | None) -> str | None:
    """The host of an address; none where it is none."""
    try:
        return urlsplit(url or "").hostname
    except ValueError:  # brackets that are none
        return None


def titled_source(citation: Citation, room: int) -> str:
    """The title of a source in so many characters, who has published it if that is known, and its year."""
    title = shortened(citation.title, room)
    if citation.publisher is None and citation.url is None:
        return f"{title}, {year_of(citation.date)}"
    return f"{title} · {short_source(citation)}"


def year_of(value: SourceDate) -> str:
    """The year of a date; "không rõ ngày" for none."""
    return value.value[:4] if value.value else NO_DATE


def shortened(text: str, room: int) -> str:
    """A text of at most so many characters, cut between words where it has any."""
    if len(text) <= room:
        return text
    cut = text[:room]
    return (cut[: cut.rfind(" ")] if " " in cut else cut[:-1]).rstrip(" ,.;:·–-(") + ELLIPSIS


def further_documents(count: int) -> str:
    """How many documents there are beside those that are listed."""
    return f"Còn {count} bài khác."


def same_article(n: int) -> str:
    """A further quotation is from the article that an earlier one has named."""
    return f"cùng bài [{n}]"


def further_sources(page: int, pages: int) -> str:
    """The heading of a page of further sources; pages count from 1."""
    return "Nguồn khác" if pages == 1 else f"Nguồn khác ({page}/{pages})"


def further_sources_copied(count: int) -> str:
    """How many sources there are beside the one that is named."""
    return f" và {count} nguồn khác"


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them."""
    return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
