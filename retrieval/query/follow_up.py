"""Follow-ups: what the last question of one person in one chat left behind for the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from knowledge.places import find_asked_places
from knowledge.records import Record
from knowledge.targets.asked import find_asked_predicates
from knowledge.targets.periods import find_asked_periods
from knowledge.vietnamese.normalization import drop_marks, fold, has_marks
from knowledge.vietnamese.units import either_typing
from retrieval.analysis.lexicon import Lexicon
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType
from retrieval.query.reference import Reference
from retrieval.query.standard_words import standardize
from retrieval.query.utterance import Utterance, hear, to_single_line
from retrieval.records import Answer, Reason, Status

# After so long a silence a question stands for itself; whoever keeps the turns keeps to it.
SILENCE_SECONDS = 15 * 60
# A question that leans on the last one has hardly any words of its own.
FEW_WORDS = 4

# "còn Đắk Lắk?", "thế năm 2015 thì sao", "vậy ở Hà Nội": an opening or a closing that points back.
_OPENS = re.compile(r"^(?:the con|vay con|con|the|vay|the thi|vay thi|roi)\s+(?!nao\b|gioi\b)")
_CLOSES = re.compile(r"\b(?:thi sao|thi the nao|the nao|ra sao|sao)\s*\??$")
# Behind a word or two that name nothing but a thing to be told of: "nhận thức thì sao", "nước thì thế nào".
_CLOSES_ALONE = re.compile(r"\bthi (?:sao|the nao)\s*\??$")
_ALONE = 2
_LEFT_OUT = re.compile(
    r"^(?:thế còn|vậy còn|còn|thế thì|vậy thì|thế|vậy|rồi|the con|vay con|con|the thi|vay thi|the|vay|roi)\s+|"
    r"\s*\b(?:thì sao|thì thế nào|thi sao|thi the nao|thế nào|the nao|ra sao)\s*\??$",
    re.IGNORECASE,
)
# No place of a name, but one all the same.
_NATION = re.compile(
    rf"(?<!\w)(?:{either_typing('của cả nước|cả nước|toàn quốc|trung ương|quốc gia')})(?!\w)", re.IGNORECASE
)
_FILE = re.compile(
    r"(?:(?:cho|xin|cho xin|cho minh|gui|gui minh|xuat|tai|lay|ve|lam|xem|toi muon|minh muon) )*"
    r"(?:file |bang |ra )*(?:excel|xlsx|xls|bieu do|do thi)(?: (?:di|nhe|voi|a|minh|cho minh|duoc khong|ra|giup))*"
)
_DEFINED = re.compile(r"\b(?:la gi|nghia la gi|la cai gi)\W*$")
_TARGETS = re.compile(r"\b(?:muc tieu|chi tieu|ket qua|so lieu)\b")
# "Ở đó", "chỗ đó": the place of the last question, said without its name.
_THERE = re.compile(
    r"(?<!\w)(?:(?:ở|tại|o|tai) )?(?:(?:ở|tại|chỗ|nơi|tỉnh|o|tai|cho|noi|tinh) (?:đó|đấy|do|day|ấy|ay))(?!\w)",
    re.IGNORECASE,
)
# "Quyết định đó", "làng này": what the last answer told of; "ông ấy": whom it named.
_THINGS = either_typing(
    "quyết định|kế hoạch|chương trình|dự án|đề án|nghị định|thông tư|văn bản|bài viết|bài báo|bài|hội thảo|hội nghị|"
    "lớp tập huấn|lớp|buổi|công ty|nhà máy|doanh nghiệp|cơ sở|xưởng|làng nghề|làng|mô hình|mục tiêu|giải pháp"
)
_THAT = either_typing("đó|đấy|này|ấy|nói trên|trên")
_THAT_THING = re.compile(rf"(?<!\w)(?P<thing>{_THINGS}) (?:{_THAT})(?!\w)", re.IGNORECASE)
_THAT_PERSON = re.compile(
    rf"(?<!\w)(?:(?:{either_typing('ông|bà|anh|chị|người|vị')}) (?:{either_typing('ấy|đó|này')})|ổng|bả)(?!\w)",
    re.IGNORECASE,
)


class Turn(Record):
    """What one question left: itself as it was searched, and the article its answer quoted first, if any.

    ``quoted`` is the part of the answer that the next question replies to.
    """

    question: str
    article_id: str | None = None
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


_LEAVES = {None, Reason.NOT_COVERED, Reason.NO_DOCUMENT_FOR_PLACE, Reason.ABOUT_LAST, Reason.OVERVIEW}


def turn_left_by(answer: Answer) -> Turn | None:
    """What the next question may lean on; none after small talk, which changes no subject.

    Of passages that are only near nobody knows whether theirs is the article spoken of: the question alone is left.
    """
    if answer.reason not in _LEAVES:
        return None
    first = answer.citations[0].article_id if answer.citations and answer.status is not Status.NEAR else None
    return Turn(question=answer.searched or answer.question, article_id=first)


def complete(heard: Utterance, last: Turn, lexicon: Lexicon) -> Completion | None:
    """A question that points back, with the words of the last one; none when it stands for itself.

    A new place takes the old place's stead, a new year the old year's, another indicator the old one's; what else is
    said is added.
    """
    if not heard.places:
        referring = _at_the_place(heard, last, lexicon) or _of_the_article(heard, last, lexicon)
        if referring is not None:
            return referring
    if last.quoted and not heard.places and _counted(heard) <= FEW_WORDS:
        whole = _beside(last.quoted, heard.text, heard)
        return Completion(hear(whole, lexicon), Reference.ARTICLE if last.article_id is not None else None)
    old = standardize(to_single_line(last.question), lexicon)
    if _FILE.fullmatch(fold(heard.text).strip(" ?!.")) is not None:
        # "Xuất excel đi": what was just shown, as a file.
        return Completion(hear(_beside(heard.text.strip(" ?!."), old, heard, heard.text), lexicon))
    # "Hà Nội" behind "mục tiêu Thanh Hóa" is the next place; behind "5S là gì" it is a name and no more.
    moves_on = _names_only_places(heard) and bool(find_asked_places(old)) and not _names_only_places(hear(old, lexicon))
    # "2015" behind "mục tiêu Hà Nội" is the next year, and behind "5S là gì" a number and no more.
    of_another_year = _names_only_years(heard) and _may_be_of_a_year(old)
    if not (moves_on or of_another_year or _points_back(heard)):
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
    said = hear(_beside(_left_of(old, heard, new, moves=moves), new, heard), lexicon)
    return Completion(said, keeps_period=moves and not heard.years and bool(said.years))


def _left_of(old: str, heard: Utterance, new: str, *, moves: bool) -> str:
    """What of the last question still holds beside the new words."""
    if moves:
        old = _NATION.sub(" ", _without(old, [(place.start, place.end) for place in find_asked_places(old)]))
    if heard.years:
        old = _without(old, [(period.start, period.end) for period in find_asked_periods(old)])
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
        or (_CLOSES.search(said) is not None and content <= FEW_WORDS and named)
        or (_CLOSES_ALONE.search(said) is not None and 0 < content <= _ALONE)
    )


def _names_only_places(heard: Utterance) -> bool:
    return bool(heard.places) and all(heard.is_place(token) for token in heard.tokens if heard.is_content(token))


def _names_only_years(heard: Utterance) -> bool:
    return bool(heard.years) and all(token.marked.isdigit() or token.folded == "nam" for token in heard.tokens)


def _may_be_of_a_year(question: str) -> bool:
    """Whether a question is one that a year can be named in: of a place, of a year, or of figures."""
    return (
        bool(find_asked_places(question) or find_asked_periods(question))
        or any(True for _ in find_asked_predicates(question))
        or _TARGETS.search(fold(question)) is not None
    )


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


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return re.sub(r"\b(?:của|ở|tại|cua|o|tai|tỉnh|tinh)\s+(?=[\s?.!]|$)", " ", text)
