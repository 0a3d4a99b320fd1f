"""The sentences that retrieval needs for people."""

from __future__ import annotations

from collections.abc import Sequence

from bot.texts.answers import (
    ABOUT_THE_TOPIC,
    ASKED_INDICATORS,
    COMMON_EXAMPLES,
    MOST_NAMED,
    WHOLE_NATION,
    date_with_unit,
    documents_about,
    example,
    first_day,
    last_day,
    listed,
    pages_differ,
    place,
    places_question,
    ranking_question,
    summary_note,
    targets_question,
    whom_to_ask,
    written_date,
)
from bot.texts.coverage import little_there
from bot.texts.figures import (
    COMPARE_USAGE,
    INDICATORS,
    KINDS,
    asked_periods,
    comparison_heading,
    figures_there,
    period_in_words,
    statement,
)
from bot.texts.figures import figure as shown_figure
from bot.texts.particulars import NOT_STATED, PARTICULARS, SENTENCES, signer
from bot.texts.refusals import REFUSALS, THINGS
from knowledge.records import Basis, Contact, SourceDate, Validity
from knowledge.store.coverage import Coverage
from knowledge.targets import Indicator, Target, TargetKind
from knowledge.targets.periods import Span
from retrieval.answers.stated_particulars import Stated
from retrieval.query.particular_phrases import Particular
from retrieval.query.question_types import QuestionType
from retrieval.records import Asked, Citation, Reason


class VietnameseWording:
    """The sentences of an answer that are not quoted; see `retrieval.answers.wording.Wording`."""

    def merged(self, province: str, province_now: str) -> str:
        """A province of before July 2025 belongs to another one today."""
        return f"{province} nay thuộc {province_now} (từ 1/7/2025)."

    def includes(self, province_now: str, provinces: Sequence[str]) -> str:
        """A province of today was asked for, and the documents are about provinces it took in."""
        return f"{province_now} ngày nay gồm cả {listed(provinces)} trước đây; bài được dẫn nói về nơi đó."

    def date_basis(self, date: SourceDate) -> str:
        """What the first citation's date rests on, when it is not the day of publication."""
        written = written_date(date)
        return {
            Basis.UPDATED: f"Ngày {written} là ngày trang cập nhật bài.",
            Basis.ISSUED: f"Ngày {written} là ngày ban hành văn bản.",
            Basis.EVENT: f"Trang không in ngày đăng; {written} là ngày diễn ra sự kiện.",
            Basis.CONTENT: f"Trang không in ngày đăng; bài nói về {date_with_unit(date)}.",
        }.get(date.basis, "Trang không in ngày nào.")

    def deadline_passed(self, year: int) -> str:
        """The period that the answer speaks of is over."""
        return f"Mốc năm {year} trong bài đã qua."

    def digest(self, citation: Citation) -> str:
        """What is cited is our own summary of a page: who wrote it, from which page, of when, and how much was read."""
        return summary_note(citation)

    def conflict(self, said: str) -> str:
        """Pages say different things; ``said`` is what each says, in a sentence."""
        return pages_differ(said)

    def weak_page(self) -> str:
        """All that was found is told by pages that prove nothing by themselves."""
        return "chỉ có trang chưa đủ tin cậy nói đến, nên đối chiếu thêm."

    def holds_no_more(self, validity: Validity) -> str:
        """The paper that the answer is from has ended, or another stands in its place."""
        ended = f"chỉ có hiệu lực đến {last_day(validity.until)}" if validity.until else ""
        replaced = f"đã được thay bằng {validity.replaced_by}" if validity.replaced_by else ""
        return f"Văn bản nói ở đây {' và '.join(filter(None, [replaced, ended]))}."

    def not_in_force(self, validity: Validity) -> str:
        """The paper that the answer is from is not in force yet."""
        return f"Văn bản nói ở đây có hiệu lực từ {first_day(validity.since or '')}."

    def frame(self, kind: TargetKind, period: Span | None, province: str | None) -> str:
        """What a quoted sentence is, for when and where, as far as it says so."""
        return statement(kind.value, period, province)

    def states_otherwise(self, figures: Sequence[Target], low: float, high: float) -> str:
        """The documents state these figures, and not the one that the question took for true."""
        claimed = shown_figure("exact", low, high, figures[0].unit)
        return f"Tài liệu nêu {listed(list(dict.fromkeys(map(_shown, figures))))}, không phải {claimed}."

    def confirms(self, figure: Target, *, named: bool) -> str:
        """The documents state just what the question took for true; ``named`` says of what."""
        about = f"Về {_measured(figure)}, đúng" if named else "Đúng"
        kind = (
            "" if figure.kind is TargetKind.CLAIM else statement(figure.kind.value, _period_of(figure), figure.province)
        )
        return f"{about} như tài liệu nêu: {' · '.join(filter(None, [_shown(figure), kind]))}."

    def only_other_kind(self, figure: Target, wanted: TargetKind, *, named: bool) -> str:
        """A figure is all that is told, and is not of the kind wanted; ``named`` says of what it is."""
        about = f"Về {_measured(figure)}, tài liệu" if named else "Tài liệu"
        when = period_in_words(_period_of(figure))
        said = " ".join(part for part in (KINDS[figure.kind.value], _shown(figure), when) if part)
        return f"{about} chỉ nêu {said}, không nêu {KINDS[wanted.value]}."

    def is_only_wished(self) -> str:
        """What is shown is a target, where it was asked what was reached."""
        return "Đoạn dưới đây nêu mục tiêu, không nêu kết quả."

    def is_past(self, figures: Sequence[Target]) -> str:
        """Figures shown below a newer one are of an earlier period."""
        said = [" ".join(filter(None, [_shown(each), period_in_words(_period_of(each))])) for each in figures]
        return f"{listed(said)[:1].upper()}{listed(said)[1:]} là số của kỳ trước."

    def nearest_is_of(self, year: int | None) -> str:
        """What is shown is not of the time asked about, but the nearest there is; a year or an undated document."""
        of = "không ghi ngày" if year is None else f"của năm {year}"
        return f"Gần với câu hỏi nhất là bài {of}:"

    def newest_is_of(self, year: int) -> str:
        """The newest document that answers is of this year."""
        return f"Bài mới nhất đang có là của năm {year}."

    def not_of_that_time(self, periods: Sequence[Span]) -> str:
        """What is shown speaks of no year asked about; without periods, not of today."""
        when = asked_periods(periods) if periods else "thời điểm hiện nay"
        return f"Bài không nói về {when}."

    def searched_as(self, question: str) -> str:
        """The question was searched with corrected spelling."""
        return f"Tìm theo: “{question}”."

    def understood(self, question: str) -> str:
        """How a question was read that leaned on the one before it."""
        return f"Hiểu là: {question}"

    def also_asked(self, count: int) -> str:
        """So many further questions of the message are answered when they are tapped."""
        return (
            "Câu hỏi thứ hai của bạn ở nút dưới đây." if count == 1 else f"{count} câu hỏi còn lại ở các nút dưới đây."
        )

    def tells_of_those_who_have(self) -> str:
        """It was asked who has not, or does not, and documents tell of the others."""
        return "Tài liệu chỉ kể nơi đã có, đã làm; nơi chưa có thì bài không nói."

    def in_chosen(self, province: str) -> str:
        """The preferred province decided the answer."""
        return f"Trả lời theo tỉnh đã chọn: {province}."

    def not_in_chosen(self, province: str) -> str:
        """The preferred province has no answer, and another place has one, or what is near."""
        return f"Không thấy trong bài về {province} (tỉnh đã chọn); phần trích lấy từ nơi khác."

    def own_place_unknown(self) -> str:
        """The question is about the place of the person who asks, and none was chosen."""
        return "Mình chưa biết tỉnh của bạn; nêu tên tỉnh trong câu hỏi nhé."

    def near(self) -> str:
        """What follows is only near: nobody is sure that it answers."""
        return "Mình chưa chắc đây là câu trả lời. Đoạn gần nhất:"

    def missing_numbers(self, numbers: Sequence[str]) -> str:
        """What is near has none of these numbers and years of the question."""
        return f"Các đoạn dưới đây không nói đến {', '.join(numbers)}."

    def unknown_papers(self, papers: Sequence[str]) -> str:
        """No document speaks of these papers, which the question calls by their numbers."""
        return f"Chưa có bài nào nói đến {listed(papers)}."

    def unsigned_papers(self, papers: Sequence[str]) -> str:
        """No document says who signed these papers, which the question calls by their numbers."""
        return f"Các bài đang có không nói ai ký {listed(papers)}."

    def missing(self, asked: QuestionType) -> str:
        """What is near does not hold the type of thing asked for; empty where that cannot be said."""
        thing = THINGS.get(asked)
        return f"Đoạn dưới đây không nói rõ {thing}." if thing else ""

    def refusal(self, reason: Reason, place: str | None, provinces: Sequence[str]) -> str:
        """Why there is no answer; ``place`` was asked about, ``provinces`` are those with documents."""
        if reason is Reason.NO_DOCUMENT_FOR_PLACE:
            there = f" {_covered(provinces)}" if provinces else ""
            return f"{self.no_document_of(place or '')}{there}"
        if reason is Reason.NOT_COVERED:
            missing = f" {self.no_document_of(place)}" if place is not None else ""
            there = f" {_covered(provinces)}" if provinces else ""
            return f"{REFUSALS[reason]}{missing}{there}"
        return REFUSALS[reason]

    def not_told_of(self, places: Sequence[str]) -> str:
        """There are documents about these places, and none of them answers."""
        return f"Các bài về {listed(places)} không nói điều này."

    def not_told_in(self, title: str) -> str:
        """The document that was pointed at does not answer."""
        return f"Bài “{title}” không nói điều này."

    def example(self, asked: Asked, province: str) -> str:
        """A question about one province, of a kind that the collection may answer."""
        return example(asked, province)

    def common_questions(self) -> Sequence[str]:
        """Questions that name no province and that people often ask."""
        return COMMON_EXAMPLES

    def little_there(self, place: Coverage, beside: Sequence[Coverage], nation: Coverage) -> str:
        """Of a province there is support alone, or nothing; what there is ``beside`` it, and of the ``nation``."""
        return little_there(place, beside, nation)

    def targets_of(self, places: Sequence[str], periods: Sequence[Span]) -> str:
        """The heading of the figures of these places (none: any) for these periods (none: any)."""
        when = f" {asked_periods(periods)}" if periods else ""
        where = f" của {listed(places)}" if places else ""
        return f"Số liệu sản xuất sạch hơn{where}{when}"

    def comparison_of(self, places: Sequence[str]) -> str:
        """The heading of a comparison; "" among the places is the whole country."""
        return comparison_heading(places)

    def no_targets(
        self,
        places: Sequence[str],
        periods: Sequence[Span],
        there: Sequence[Target],
        indicators: Sequence[Indicator] = (),
    ) -> str:
        """No figure of ``indicators`` was found; ``there`` are those that the places have of other years or kinds."""
        where = f" của {listed(places)}" if places else ""
        when = f" cho {asked_periods(periods)}" if periods else ""
        named = listed([ASKED_INDICATORS[each.value] for each in indicators if each.value in ASKED_INDICATORS])
        said = f"Không có số liệu nào{f' về {named}' if named else ''}{where}{when} trong tài liệu"
        return f"{said}; có {figures_there(there, places)}." if there else f"{said}."

    def which_place(self) -> str:
        """A place is needed to look figures up."""
        return REFUSALS[Reason.WHICH_PLACE]

    def which_of(self, written: str, provinces: Sequence[str]) -> str:
        """What was written is a short form of several provinces; which one is meant?"""
        return f"“{written}” là {' hay '.join(provinces)}? Bạn ghi rõ tên tỉnh giúp mình nhé."

    def place_in(self, district: str, province: str) -> str:
        """A district or city, with the province it lies in."""
        return f"{district} ({province})"

    def no_document_of(self, place: str) -> str:
        """Of the places asked about, this one has no document."""
        return f"Chưa có bài nào về {place} trong bộ tài liệu."

    def district_unknown(self, district: str, province: str) -> str:
        """No document names the district that was asked about; its province has some."""
        return f"Chưa có bài nào nhắc đến {district}; phần trên lấy từ bài về {province}."

    def read_page(self, title: str) -> str:
        """A next step: the nearest article is worth reading whole."""
        return f"Bạn có thể đọc cả bài “{title}”."

    def other_years(self, years: Sequence[int]) -> str:
        """A next step: there are figures for these years."""
        return f"Có số liệu cho năm khác: {', '.join(map(str, years))}."

    def whom_to_ask(self, contact: Contact, including: str | None) -> str:
        """A next step: an office knows more; ``including`` is a province that its own has taken in."""
        return whom_to_ask(contact, including)

    def unreachable(self, office: str) -> str:
        """A next step: nothing but its name is known of an office."""
        where = "bạn tìm trên cổng thông tin của tỉnh, thành phố nhé"
        return f"Mình chưa có địa chỉ hay số điện thoại của {office}; {where}."

    def ask_otherwise(self) -> str:
        """A next step where there is no other: other words, or a place."""
        return "Bạn thử hỏi bằng từ khác về sản xuất sạch hơn, hoặc ghi thêm tên tỉnh."

    def targets_question(self, place: str, indicator: Indicator | None, year: int | None) -> str:
        """A question for the targets of a place ("" the country), of one indicator and for one year, or any."""
        return targets_question(place or WHOLE_NATION, indicator.value if indicator else None, year)

    def which_indicator(self) -> str:
        """An indicator is needed to say who sets the most."""
        return REFUSALS[Reason.WHICH_INDICATOR]

    def ranking_question(self, indicator: Indicator, periods: Sequence[Span], *, highest: bool) -> str:
        """A question for the place that sets the highest share of an indicator, or the lowest."""
        return ranking_question(indicator.value, asked_periods(periods) if periods else "", highest=highest)

    def ranked(self, indicator: Indicator, periods: Sequence[Span], places: int, *, highest: bool) -> str:
        """What stands below is the highest share, or the lowest, of so many places that set one."""
        which = "Cao nhất" if highest else "Thấp nhất"
        when = f" cho {asked_periods(periods)}" if periods else ""
        return f"{which} trong {places} tỉnh, thành phố đặt mục tiêu {ASKED_INDICATORS[indicator.value]}{when}"

    def ranked_alike(self) -> str:
        """Only shares were compared, and whom they count and by when may differ from place to place."""
        return "Chỉ so các mục tiêu theo phần trăm; đối tượng được tính và thời hạn mỗi nơi có thể khác nhau."

    def places_with_targets(
        self, places: Sequence[tuple[str, str]], indicators: Sequence[Indicator], periods: Sequence[Span]
    ) -> str:
        """These provinces of before July 2025, each with today's name, have targets."""
        named = listed([ASKED_INDICATORS[each.value] for each in indicators if each.value in ASKED_INDICATORS])
        when = f" cho {asked_periods(periods)}" if periods else ""
        now = len({today for _, today in places})
        today = f", nay là {now}" if now < len(places) else ""
        names = ", ".join(place(name, now) for name, now in places)
        what = f"mục tiêu {named or 'sản xuất sạch hơn'}{when}"
        return f"{len(places)} tỉnh, thành phố (trước 7/2025{today}) có {what} trong tài liệu: {names}."

    def documents_of(self, places: Sequence[str], years: Sequence[int], count: int, *, newest: bool) -> str:
        """So many documents are about these places (none: any) and from these years (none: any)."""
        if newest and not places and not years:
            return f"Mới nhất trong {count} bài:"
        return f"{count} bài{documents_about(places, years)}{', mới nhất trước' if count > 1 else ''}:"

    def no_documents_of(self, places: Sequence[str], years: Sequence[int]) -> str:
        """There is no document about these places from these years."""
        return f"Chưa có bài nào{documents_about(places, years)} trong bộ tài liệu."

    def documents_question(self, places: Sequence[str], year: int | None) -> str:
        """A question for the documents about these places (none: any) from a year (none: any)."""
        return f"Các bài{documents_about(places, [year] if year is not None else [])}"

    def overview_of(
        self, places: Sequence[str], year: int | None, articles: int, targets: int, of_places: int, until: int | None
    ) -> str:
        """What there is of a place, of a year, or of the subject where neither is named."""
        name = listed(places) if places else f"Năm {year}" if year is not None else "Sản xuất sạch hơn (SXSH)"
        documents = f"{articles} bài" if articles else "chưa có bài nào"
        many = f" của {of_places} nơi" if not places and of_places > 1 else ""
        when = f" đến {until}" if until is not None and year is None else ""
        figures = f" · {targets} mục tiêu{many}{when}" if targets else ""
        return f"{name}: {documents}{figures}. Bạn muốn xem gì?"

    def took_in(self, province_now: str, provinces: Sequence[str]) -> str:
        """A province of today, with those that it took in."""
        return f"{province_now} ngày nay gồm cả {listed(provinces)} trước đây."

    def places_question(self, year: int | None) -> str:
        """A question for the places that have targets for a year (none: any)."""
        return places_question(year)

    def about_the_topic(self) -> Sequence[str]:
        """Questions about the subject itself."""
        return ABOUT_THE_TOPIC

    def which_others(self, named: str | None) -> str:
        """Two places are needed for a comparison; ``named`` is the one known, if any ("" the whole country)."""
        if named is None:
            return COMPARE_USAGE
        return f"Bạn muốn so sánh {named or WHOLE_NATION} với nơi nào? Nêu thêm ít nhất một nơi nữa nhé."

    def comparison_suggestion(self, places: Sequence[str]) -> str:
        """A question that compares these places."""
        return f"So sánh {listed([place or WHOLE_NATION for place in places])}"

    def particular_frame(self, stated: Sequence[Stated], quoted: str) -> str:
        """What a quoted line is that an article states of itself, with what the line does not show as it is."""
        label = PARTICULARS[stated[0].kind]
        said = all(each.post is None and _written(each) in quoted for each in stated)
        return label if said else f"{label}: {listed([_written(each) for each in stated])}"

    def particular_sentence(self, stated: Sequence[Stated]) -> str:
        """What an article states of itself without a line that says so."""
        return SENTENCES[stated[0].kind].format(listed([_written(each) for each in stated]))

    def not_stated(self, particular: Particular, *, of_paper: bool, in_part: bool) -> str:
        """The document asked about does not say this of itself, or what was read of it ``in_part`` does not."""
        document = "văn bản" if of_paper else "bài"
        where = f"Phần đã đọc của {document}" if in_part else document.capitalize()
        return f"{where} không ghi {NOT_STATED[particular]}."

    def which_document(self, count: int) -> str:
        """It is not sure which document was asked about; ``count`` of them may be the one."""
        if count == 1:
            return "Mình chưa chắc đây là bài bạn hỏi."
        return f"Có {count} bài giống như bạn hỏi, mình chưa chắc là bài nào."

    def near_document(self) -> str:
        """What follows are documents that come near to what was asked, and no sure answer."""
        return "Mình chưa chắc đây là câu trả lời. Bài gần nhất:"


class TelegramWording(VietnameseWording):
    """The same where a person can choose a province with a command."""

    def in_chosen(self, province: str) -> str:
        """The preferred province decided the answer."""
        return f"Trả lời theo tỉnh đã chọn: {province} (đổi bằng /tinh)."

    def own_place_unknown(self) -> str:
        """The question is about the place of the person who asks, and none was chosen."""
        return "Mình chưa biết tỉnh của bạn; chọn bằng /tinh rồi hỏi lại nhé."


def _shown(target: Target) -> str:
    """A figure with its bound and unit."""
    return shown_figure(target.comparator.value, target.low, target.high, target.unit, base=target.base)


def _measured(target: Target) -> str:
    return INDICATORS[target.indicator.value].lower().replace("sxsh", "SXSH")


def _period_of(target: Target) -> Span | None:
    return None if target.period_to is None else Span(target.period_from, target.period_to)


def _covered(provinces: Sequence[str]) -> str:
    """What there are documents about."""
    rest = len(provinces) - MOST_NAMED
    more = f" và {rest} tỉnh, thành phố khác" if rest > 0 else ""
    return f"Hiện có bài về: {', '.join(provinces[:MOST_NAMED])}{more}."


def _written(stated: Stated) -> str:
    """What is stated as it is written beside its name."""
    if isinstance(stated.value, str):
        return signer(stated.value, stated.post)
    return written_date(stated.value)
