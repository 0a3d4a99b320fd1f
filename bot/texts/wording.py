"""The sentences that retrieval needs for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.texts.answers import HOW_TO_ASK, MOST_NAMED, WHOLE_NATION, listed, written_date
from bot.texts.figures import COMPARE_USAGE, asked_periods, comparison_heading, figures_there
from knowledge.records import Basis, SourceDate
from knowledge.targets import Target
from knowledge.targets.periods import Span
from retrieval.records import Reason

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
    Reason.HELP: HOW_TO_ASK,
}


class VietnameseWording:
    """The sentences of an answer that are not quoted; see `retrieval.answers.wording.Wording`."""

    def merged(self, province: str, province_now: str) -> str:
        """A province of before July 2025 belongs to another one today."""
        return f"{province} nay thuộc {province_now} (từ 1/7/2025)."

    def includes(self, province_now: str, provinces: Sequence[str]) -> str:
        """A province of today was asked for, and the documents are about provinces it took in."""
        return f"{province_now} ngày nay gồm cả {listed(provinces)} trước đây; bài dưới đây nói về nơi đó."

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
        return f"Trả lời theo tỉnh đã chọn: {province}."

    def not_in_chosen(self, province: str) -> str:
        """The preferred province has no answer, and another place has one, or what is near."""
        return f"Không thấy trong bài về {province} (tỉnh đã chọn); phần trích lấy từ nơi khác."

    def own_place_unknown(self) -> str:
        """The question is about the place of the person who asks, and none was chosen."""
        return "Mình chưa biết tỉnh của bạn; nêu tên tỉnh trong câu hỏi nhé."

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

    def targets_of(self, places: Sequence[str], periods: Sequence[Span]) -> str:
        """The heading of the figures of these places (none: any) for these periods (none: any)."""
        when = f" {asked_periods(periods)}" if periods else ""
        where = f" của {listed(places)}" if places else ""
        return f"Số liệu sản xuất sạch hơn{where}{when}"

    def comparison_of(self, places: Sequence[str]) -> str:
        """The heading of a comparison; "" among the places is the whole country."""
        return comparison_heading(places)

    def no_targets(self, places: Sequence[str], periods: Sequence[Span], there: Sequence[Target]) -> str:
        """No figure was found; ``there`` are those that the places have for other years or of another kind."""
        where = f" của {listed(places)}" if places else ""
        when = f" cho {asked_periods(periods)}" if periods else ""
        said = f"Không có số liệu nào{where}{when} trong tài liệu"
        return f"{said}; có {figures_there(there, places)}." if there else f"{said}."

    def which_place(self) -> str:
        """A place is needed to look figures up."""
        return _REFUSALS[Reason.WHICH_PLACE]

    def which_others(self, named: str | None) -> str:
        """Two places are needed for a comparison; ``named`` is the one known, if any ("" the whole country)."""
        if named is None:
            return COMPARE_USAGE
        return f"Bạn muốn so sánh {named or WHOLE_NATION} với nơi nào? Nêu thêm ít nhất một nơi nữa nhé."

    def comparison_suggestion(self, places: Sequence[str]) -> str:
        """A question that compares these places."""
        return f"So sánh {listed([place or WHOLE_NATION for place in places])}"

    def target_suggestion(self, province: str) -> str:
        """A question for the figures of one province."""
        return f"Mục tiêu sản xuất sạch hơn của {province}"


class TelegramWording(VietnameseWording):
    """The same where a person can choose a province with a command."""

    def in_chosen(self, province: str) -> str:
        """The preferred province decided the answer."""
        return f"Trả lời theo tỉnh đã chọn: {province} (đổi bằng /tinh)."

    def own_place_unknown(self) -> str:
        """The question is about the place of the person who asks, and none was chosen."""
        return "Mình chưa biết tỉnh của bạn; chọn bằng /tinh rồi hỏi lại nhé."


def _covered(provinces: Sequence[str]) -> str:
    """What there are documents about."""
    rest = len(provinces) - MOST_NAMED
    more = f" và {rest} tỉnh, thành phố khác" if rest > 0 else ""
    return f"Hiện có bài về: {', '.join(provinces[:MOST_NAMED])}{more}."
