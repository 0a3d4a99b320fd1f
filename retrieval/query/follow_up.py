"""Follow-ups: what the last question of one person in one chat left behind for the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from knowledge.late_patterns import late_pattern
from knowledge.places import find_asked_places
from knowledge.records import Record
from knowledge.targets.asked import find_asked_predicates
from knowledge.targets.periods import find_asked_periods
from knowledge.vietnamese.normalization import drop_marks, fold, has_marks
from knowledge.vietnamese.units import either_typing
from retrieval.analysis.lexicon import Lexicon
from retrieval.query.called_papers import without_numbers_of_place
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType
from retrieval.query.reference import Reference
from retrieval.query.replaced_trade import names_trade, without_trade
from retrieval.query.standard_words import standardize
from retrieval.query.topic import topic_pairs
from retrieval.query.utterance import Utterance, hear, to_single_line, with_types
from retrieval.records import Answer, Reason, Status

# After so long a silence a question stands for itself; whoever keeps the turns keeps to it.
SILENCE_SECONDS = 15 * 60
# A question that leans on the last one has hardly any words of its own.
FEW_WORDS = 4
# What an answer that has one of these leaves is a subject; small talk and questions asked back are none.
_LEAVES = frozenset({None, Reason.NOT_COVERED, Reason.NO_DOCUMENT_FOR_PLACE, Reason.ABOUT_LAST, Reason.OVERVIEW})

# "còn Đắk Lắk?", "thế năm 2015 thì sao", "vậy ở Hà Nội": an opening or a closing that points back.
_MEANT = (
    r"(?:à |á |ủa |ơ |thôi |dạ )*(?:nhầm(?: rồi| mất)?|(?:lộn|sai) (?:rồi|mất))"
    r"|(?:à |ủa )*(?:ý|ý của) (?:em|mình|tôi|anh|chị|tui|e|m) là"
    r"|thôi (?:lấy|xem|cho|hỏi|đổi)|đổi (?:sang|qua|thành)|chuyển (?:sang|qua)"
)
# "Vay vốn ở đâu" opens a question of its own, though typed without marks "vay" may be "vậy".
_LENT = (
    "vốn|tiền|ngân hàng|ưu đãi|tín dụng|lãi suất|lãi bao nhiêu|lãi mấy|được bao nhiêu|được mấy"
    "|quỹ (?:bảo vệ|môi trường|bvmt|khuyến công|đầu tư|hỗ trợ|phát triển|tín dụng|của|tỉnh|nào|quốc gia)"
)
_SO = rf"vay(?!\s+{either_typing(f'(?:{_LENT})')}(?!\w))"
_OPENS = late_pattern(rf"^(?:the con|vay con|con|the|{_SO}|the thi|vay thi|roi)\s+(?!nao\b|gioi\b)")
# With marks as they are: "lợn" and "sáng kiến" take nothing back.
_TAKES_BACK = late_pattern(rf"^(?:{either_typing(_MEANT)})[\s,:]+", re.IGNORECASE)
_CLOSES = late_pattern(r"\b(?:thi sao|thi the nao|the nao|ra sao|sao)\s*\??$")
# What is asked for without saying of what: who, when, where, how much, by which paper.
_OF_WHAT_WAS_TOLD = frozenset(QuestionType) - {
    *(QuestionType.DEFINITION, QuestionType.COMPARE, QuestionType.TARGET, QuestionType.LIST, QuestionType.PURPOSE),
    *(QuestionType.LONG_FORM, QuestionType.CONTACT, QuestionType.SOURCE, QuestionType.PUBLISHED_DAY),
    *(QuestionType.SIGNER, QuestionType.AUTHOR, QuestionType.STEPS),
}
# Behind a word or two that name nothing but a thing to be told of: "nhận thức thì sao", "nước thì thế nào".
_CLOSES_ALONE = late_pattern(r"\bthi (?:sao|the nao)\s*\??$")
_ALONE = 2
# In syllables.
_ONE_WORD = 2
_LEFT_OUT = late_pattern(
    rf"^(?:thế còn|vậy còn|còn|thế thì|vậy thì|thế|vậy|rồi|the con|vay con|con|the thi|vay thi|the|{_SO}|roi)\s+|"
    rf"^(?:{either_typing(_MEANT)})[\s,:]+|"
    r"\s+(?:cơ|co|nhé|nhe|đi|di|ạ|mới đúng|moi dung)$|"
    r"\s*\b(?:thì sao|thì thế nào|thi sao|thi the nao|thế nào|the nao|ra sao)\s*\??$",
    re.IGNORECASE,
)
# No place of a name, but one all the same.
_NATION = late_pattern(
    rf"(?<!\w)(?:{either_typing('của cả nước|cả nước|toàn quốc|trung ương|quốc gia')})(?!\w)", re.IGNORECASE
)
# "So với Nghệ An", "so sánh với cả nước".
_WITH = late_pattern(rf"(?:{either_typing('so sánh|so')}) (?:{either_typing('với|cùng')}) ", re.IGNORECASE)
# "Áp dụng chứ không phải tiết kiệm".
_RATHER = late_pattern(rf"(?P<this>.+?),? (?:{either_typing('chứ không phải')})(?: .+)?", re.IGNORECASE)
_SUPERLATIVE = late_pattern(
    rf"(?:{either_typing('cao|thấp|nhiều|ít|lớn|nhỏ')}) (?:{either_typing('nhất')})", re.IGNORECASE
)
_FILE = late_pattern(
    r"(?:(?:cho|xin|cho minh|gui|gui minh|xuat|tai|lay|ve|lam|xem|toi muon|minh muon) )*"
    r"(?:file |bang |ra )*(?:excel|xlsx|xls|bieu do|do thi)(?: (?:di|nhe|voi|a|minh|cho minh|duoc khong|ra|giup))*"
)
_FILE_FIRST = late_pattern(
    rf"^(?:(?:{either_typing('cho|xin|gửi|xuất|tải|lấy|vẽ|làm|xem|file|bảng|ra|đi|nhé|mình')}) )*"
    rf"(?:excel|xlsx|xls|{either_typing('biểu đồ|đồ thị')})"
    rf"(?: (?:{either_typing('đi|nhé|với|ạ|mình|giúp')})(?!\w))*\s+",
    re.IGNORECASE,
)
_DEFINED = late_pattern(r"\b(?:la gi|nghia la gi|la cai gi)\W*$")
_UNITS = frozenset({"tinh", "thanh", "pho", "tp"})
_TARGETS = late_pattern(r"\b(?:muc tieu|chi tieu|ket qua|so lieu)\b")
# "Ở đó", "chỗ đó": the place of the last question, said without its name.
_THERE = late_pattern(
    r"(?<!\w)(?:(?:ở|tại|o|tai) )?(?:(?:ở|tại|chỗ|nơi|tỉnh|o|tai|cho|noi|tinh) (?:đó|đấy|do|day|ấy|ay))(?!\w)",
    re.IGNORECASE,
)
# "Quyết định đó", "làng này": what the last answer told of; "ông ấy": whom it named.
_THINGS = either_typing(
    "quyết định|kế hoạch|chương trình|dự án|đề án|nghị định|thông tư|văn bản|bài viết|bài báo|bài|hội thảo|hội nghị|"
    "lớp tập huấn|lớp|buổi|công ty|nhà máy|doanh nghiệp|cơ sở|xưởng|làng nghề|làng|mô hình|mục tiêu|giải pháp"
)
_THAT = either_typing("đó|đấy|này|ấy|nói trên|trên")
_THAT_THING = late_pattern(rf"(?<!\w)(?P<thing>{_THINGS}) (?:{_THAT})(?!\w)", re.IGNORECASE)
_THAT_PERSON = late_pattern(
    rf"(?<!\w)(?:(?:{either_typing('ông|bà|anh|chị|người|vị')}) (?:{either_typing('ấy|đó|này')})|ổng|bả)(?!\w)",
    re.IGNORECASE,
)


class Turn(Record):
    """What one question left: itself as it was searched, and the article its answer quoted first, if any.

    ``of_place`` says that the article is of a province. ``quoted`` is the part of the answer that the next question
    replies to.
    """

    question: str
    article_id: str | None = None
    of_place: bool = False
    quoted: str = ""

    def without_period(self) -> Self:
        """The same of any time."""
        periods = [(each.start, each.end) for each in find_asked_periods(self.question)]
        return self.model_copy(update={"question": " ".join(_without(self.question, periods).split())})


@dataclass(frozen=True)
class Completion:
    """A question that points back, whole.

    ``keeps_period`` says that it names another place than the last one, and took over when it asked about.
    """

    said: Utterance
    refers_to: Reference | None = None
    keeps_period: bool = False


def turn_left_by(answer: Answer) -> Turn | None:
    """What the next question may lean on; none after small talk, which changes no subject.

    Of passages that are only near nobody knows whether theirs is the article spoken of: the question alone is left.
    """
    if answer.reason not in _LEAVES:
        return None
    first = answer.citations[0] if answer.citations and answer.status is not Status.NEAR else None
    return Turn(
        question=answer.searched or answer.question,
        article_id=first.article_id if first is not None else None,
        of_place=first is not None and first.province is not None,
    )


def complete(heard: Utterance, last: Turn, lexicon: Lexicon) -> Completion | None:
    """A question that points back, with the words of the last one; none when it stands for itself.

    A new place takes the old place's stead, a new year the old year's, another indicator or trade the old one's; what
    else is said is added.
    """
    referring = None if heard.places else _refer(heard, last, lexicon)
    if referring is not None:
        return referring
    old = standardize(to_single_line(last.question), lexicon)
    if not heard.places and _is_a_place(hear(old, lexicon)) and _asks_for_figures(heard.text):
        # Who has just named a place, and was told what there is, asks of that.
        return Completion(hear(_beside(heard.text.strip(" ?!."), old, heard, heard.text), lexicon))
    if heard.places:
        of_place = last.of_place or bool(find_asked_places(old))
        old = without_numbers_of_place(old, of_place=of_place)
    return _of_what_was_shown(heard, old, lexicon) or _move_on(heard, old, lexicon)


def _refer(heard: Utterance, last: Turn, lexicon: Lexicon) -> Completion | None:
    """A question of what is only pointed at, quoted, or not named at all."""
    if last.quoted and _counted(heard) <= FEW_WORDS:
        whole = _beside(last.quoted, heard.text, heard)
        return Completion(hear(whole, lexicon), Reference.ARTICLE if last.article_id is not None else None)
    if _only_asks(heard, lexicon):
        # "Năm nào", "theo kế hoạch nào": of what was just told.
        told = Reference.ARTICLE if last.article_id is not None else None
        return Completion(hear(_beside(to_single_line(last.question), heard.text, heard), lexicon), told)
    return _at_the_place(heard, last, lexicon) or _of_the_article(heard, last, lexicon)


def _of_what_was_shown(heard: Utterance, old: str, lexicon: Lexicon) -> Completion | None:
    """What was just shown as a file, or beside another place."""
    if _FILE.fullmatch(fold(heard.text).strip(" ?!.")) is not None:
        shown = _FILE_FIRST.sub("", old)
        return Completion(hear(_beside(heard.text.strip(" ?!."), shown, heard, heard.text), lexicon))
    beside = _WITH.match(heard.text)
    if beside is None or not (find_asked_places(old) or _NATION.search(old)):
        return None
    compared = f"so sánh {old.strip(' ?!.')} với {heard.text[beside.end() :]}"
    return Completion(hear(_beside("", compared, heard, old), lexicon))


def _move_on(heard: Utterance, old: str, lexicon: Lexicon) -> Completion | None:
    """The last question of another place, year, indicator or thing."""
    chosen = _RATHER.fullmatch(heard.text.strip(" ?!."))
    if chosen is not None:
        heard = hear(chosen["this"], lexicon)
    if chosen is None and not (_names_the_next(heard, old, lexicon) or _points_back(heard)):
        return None
    new = _LEFT_OUT.sub("", heard.text.strip(" ?!.")).strip()
    if not new:
        return None
    if _DEFINED.search(fold(new)):
        # "Còn kaizen là gì": nothing of the last question is left in it.
        return Completion(hear(new, lexicon))
    if _DEFINED.search(fold(old)) and not (heard.places or heard.years):
        is_marked = has_marks(old) or has_marks(new)
        return Completion(hear(f"{new} {'là gì' if is_marked else 'la gi'}", lexicon))
    moves = bool(heard.places) or _NATION.search(new) is not None
    said = hear(_beside(_left_of(old, heard, new, lexicon, moves=moves), new, heard), lexicon)
    return Completion(said, keeps_period=moves and not heard.years and bool(said.years))


def _names_the_next(heard: Utterance, old: str, lexicon: Lexicon) -> bool:
    """Whether a name alone is the next: "Hà Nội" is behind "mục tiêu Thanh Hóa", and is not behind "5S là gì"."""
    if _names_only_years(heard):
        return _may_be_of_a_year(old)
    if not _names_only_places(heard) or with_types(heard, lexicon)[1].types:
        return False
    return bool(find_asked_places(old)) and not _names_only_places(hear(old, lexicon))


def _left_of(old: str, heard: Utterance, new: str, lexicon: Lexicon, *, moves: bool) -> str:
    """What of the last question still holds beside the new words."""
    if moves:
        old = _NATION.sub(" ", _without(old, [(place.start, place.end) for place in find_asked_places(old)]))
    if heard.years:
        old = _without(old, [(period.start, period.end) for period in find_asked_periods(old)])
    if _SUPERLATIVE.search(new):
        old = _SUPERLATIVE.sub(" ", old)
    if names_trade(hear(new, lexicon)):
        old = without_trade(hear(old, lexicon), lexicon)
    if any(True for _ in find_asked_predicates(new)):
        old = _without(old, [(each.start, each.end) for each in find_asked_predicates(old)])
    return old


def _points_back(heard: Utterance) -> bool:
    said = fold(heard.text).strip(" ?!.")
    content = _counted(heard)
    if content > FEW_WORDS + 2 * len(heard.places):
        return False
    named = bool(heard.places or heard.years)
    return (
        _OPENS.match(said) is not None
        or _TAKES_BACK.match(heard.text) is not None
        or (_CLOSES.search(said) is not None and content <= FEW_WORDS and named)
        or (_CLOSES_ALONE.search(said) is not None and 0 < content <= _ALONE)
    )


def _only_asks(heard: Utterance, lexicon: Lexicon) -> bool:
    """Whether a question says what is asked for, and of nothing."""
    said, asking = with_types(heard, lexicon)
    if not asking.types or not _OF_WHAT_WAS_TOLD.issuperset(asking.types):
        return False
    return all(
        position in asking.asks or position in asking.frames or not said.is_content(token)
        for position, token in enumerate(said.tokens)
    )


def _names_only_places(heard: Utterance) -> bool:
    return bool(heard.places) and all(heard.is_place(token) for token in heard.tokens if heard.is_content(token))


def _names_only_years(heard: Utterance) -> bool:
    return bool(heard.years) and all(token.marked.isdigit() or token.folded == "nam" for token in heard.tokens)


def _may_be_of_a_year(question: str) -> bool:
    """Whether a question is one that a year can be named in: of a place, of a year, or of figures."""
    return bool(find_asked_places(question) or find_asked_periods(question)) or _asks_for_figures(question)


def _asks_for_figures(question: str) -> bool:
    return any(True for _ in find_asked_predicates(question)) or _TARGETS.search(fold(question)) is not None


def _is_a_place(heard: Utterance) -> bool:
    """Whether nothing but the name of a place was said."""
    return bool(heard.places) and all(heard.is_place(token) or token.folded in _UNITS for token in heard.tokens)


def _at_the_place(heard: Utterance, last: Turn, lexicon: Lexicon) -> Completion | None:
    """A question about "there" with the places of the last one; none where that named none."""
    there = _THERE.search(heard.text)
    old = standardize(to_single_line(last.question), lexicon)
    places = [old[place.start : place.end] for place in find_asked_places(old)]
    if there is None or not places:
        return None
    rest = f"{heard.text[: there.start()]} {heard.text[there.end() :]}".strip(" ?!.,")
    return Completion(hear(_beside("", f"{rest} {' '.join(places)}", heard, old), lexicon), Reference.PLACE)


def _of_the_article(heard: Utterance, last: Turn, lexicon: Lexicon) -> Completion | None:
    """A question about "that plan", without the word that points; where none was quoted, about what was asked."""
    rest = _THAT_PERSON.sub(" ", _THAT_THING.sub(r"\g<thing>", heard.text))
    if rest == heard.text:
        return None
    if last.article_id is None:
        old = standardize(to_single_line(last.question), lexicon)
        return Completion(hear(_beside(old, _THAT_THING.sub(" ", rest), heard), lexicon))
    return Completion(hear(re.sub(r"\s+", " ", rest).strip(), lexicon), Reference.ARTICLE)


def _beside(old: str, new: str, heard: Utterance, like: str | None = None) -> str:
    """Both in one line; beside marks, words typed without them would be read as if they had none of their own."""
    if not heard.typed_without_marks and not has_marks(old if like is None else like):
        new = drop_marks(new)
    return re.sub(r"\s+", " ", f"{old.strip(' ?!.')} {new}").strip()


def _counted(heard: Utterance) -> int:
    return sum(map(heard.is_content, heard.tokens))


def leans_on_event(query: Query) -> bool:
    """Whether a question has so few words of its own that it may be about the event just spoken of."""
    if query.places or QuestionType.DEFINITION in query.types:
        return False  # what a thing is, is the same at every event
    return 0 < len(query.content) <= FEW_WORDS and bool(query.types)


def lacks_subject(query: Query) -> bool:
    """Whether a question says so little of what it is about that the last answer alone can tell: "đầu tư bao nhiêu"."""
    if query.follows_up or not leans_on_event(query) or topic_pairs(query):
        return False
    said = [token for token in query.informative if not token.only_asks]
    return len(said) <= _ONE_WORD and not any(any(map(str.isdigit, token.form)) for token in said)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return re.sub(r"\b(?:của|ở|tại|cua|o|tai|tỉnh|tinh)\s+(?=[\s?.!]|$)", " ", text)
