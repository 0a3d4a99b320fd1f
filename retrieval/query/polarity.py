"""Whether a question can be answered with yes or no, what it takes for true, and what kind of figure it is after."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from knowledge.targets import Comparator, TargetKind
from knowledge.targets.quantities import Quantity, find_quantities
from knowledge.vietnamese.normalization import to_match
from knowledge.vietnamese.numbers import find_numbers
from knowledge.vietnamese.units import without_marks


class ClaimForm(StrEnum):
    """How it is asked: whether something is so ("… chưa", "có … không"), or that it is ("…, đúng không", "…?")."""

    OPEN = "open"
    PREMISE = "premise"


@dataclass(frozen=True)
class Claim:
    """What a question of yes or no says that may be so.

    ``figures`` are those it names; ``asking`` is where it only asks ("đúng không") or bounds a figure
    ("trên"), as offsets.
    """

    form: ClaimForm
    figures: tuple[Quantity, ...] = ()
    asking: tuple[tuple[int, int], ...] = ()

    def only_asks(self, start: int) -> bool:
        """Whether the word that starts there only asks: no document says it so."""
        return any(first <= start < last for first, last in self.asking)

    def names_figure(self, start: int) -> bool:
        """Whether the word that starts there is of a figure: it need not be found, for it may be wrong."""
        return any(each.start <= start < each.end for each in self.figures)


# Without marks these are rivers and comparisons as well: "sông Hồng", "sạch hơn".
_SOUTHERN = "|hong|hông|hôn"
_NOT = rf"(?:không|khong|ko|k|kg|hk|hok|khum|hem|0{_SOUTHERN})"
# What may stand behind the asking word: politeness, and who is spoken to.
_COURTESY = (
    r"(?:[\s,.!?…)]|(?:ạ|vậy|thế|nhỉ|nhé|nha|nhen|hen|em|anh|chị|ad|admin|bạn|ơi|mọi người|cả nhà|mn|ta|đó|đấy|bác|cô|"
    r"chú|thầy|bot|ac|v|z|dz|xin|cảm ơn|cám ơn|thanks|tks|please|hay sao)(?!\w))*$"
)
_PREMISE = (
    rf"(?<!\w)(?:(?:đúng|phải|chính xác|thật|chuẩn)(?: vậy| thế| rồi| là)? ?(?:{_NOT}|chứ|hả|chưa|hay sai|hay {_NOT})"
    rf"|right|correct|isn't it|is that (?:so|true|right|correct))(?!\w){_COURTESY}"
)
# "Có khó không nhỉ" asks openly all the same: these come behind the others. Without marks they are names and the
# polite "ạ" too: there a figure must be named.
_DOUBT = rf"(?<!\w)(?:à|hả|hở|chứ|nhỉ)(?!\w){_COURTESY}"
_PREMISE_LEAD = (
    r"(?<!\w)(?:có (?:phải|đúng|thật|chắc)(?: là)?|phải chăng|đúng là|nghe nói|is it (?:true|correct|right)|"
    r"is this (?:true|correct|right))(?!\w)"
)
# "20 kg" and "20 k" are amounts; without marks "sữa chua" is yoghurt.
_OPEN = rf"(?<!\w)(?<!\d )(?:(?:hay |rồi )?(?<!sữa )(?<!cà )(?<!lên )chưa|(?:hay |được )?{_NOT})(?!\w){_COURTESY}"
_OPEN_LEAD = r"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must) "
# "Anh có biết Hà Nội đạt bao nhiêu không": who asks for a thing wants no yes. "May" without marks is a machine as well.
_ASKS_FOR_A_THING = (
    r"(?<!\w)(?:bao nhiêu|bao lâu|bao giờ|m[ấ]y|gì|nào|ai|đâu(?! tu)|vì sao|tại sao|ra sao|làm sao|thế nào|what|which|"
    r"who|when|where|how|why)(?!\w)"
)
# "đã đạt mục tiêu 25% chưa" asks for the result, "đã đặt mục tiêu nào" for the target.
_REACHED = (
    r"(?<!\w)(?:(?:đã|có) (?:\w+ ){0,2}(?:đạt|vượt|hoàn thành)(?: được)? (?:mục tiêu|chỉ tiêu|kế hoạch)|"
    r"đã (?:\w+ ){0,2}(?:đạt|vượt|hoàn thành)|đạt được|thực hiện được|kết quả|đạt rồi|thực tế|thực đạt|tổng kết"
    r"|(?:đạt|vượt|hoàn thành|thực hiện|xong)(?: \S+){0,9} (?:chưa|rồi)|achieved?|reach(?:ed)?|results?)(?!\w)"
)
_BRINGS = r"(?<!\w)được (?:\S+ ){0,2}(?:bao nhiêu|mấy|nhiêu)(?!\w)"
_SET = r"(?<!\w)(?:mục tiêu|chỉ tiêu|phấn đấu|đặt ra|đề ra|targets?|goals?)(?!\w)"
# Without its mark "đã" is leather as well.
_DONE = (
    r"(?<!\w)(?:(?<!ngành )(?<!thuộc )(?<!hàng )(?<!may )đã(?! giày| giầy| dạng| nẵng| ngành| thuộc)"
    r"|rồi|hiện có|chưa(?=\W*$)|has|have)(?!\w)"
)
_INTENDED = r"(?<!\w)(?:sẽ|dự kiến|dự định|theo kế hoạch|kế hoạch là|will|planned|plans)(?!\w)"

# What stands before a claimed figure and may be worded otherwise, as the figure may be another.
_BOUND = (
    r"(?<!\w)(?:tối đa|tối thiểu|không quá|ít nhất|nhiều nhất|trên|hơn|dưới|gần|khoảng|chừng|tận|tới tận|"
    r"lên (?:tới|đến)|tới|cỡ|những|over|about|nearly|at (?:most|least))(?: là)?\s+$"
)

# From here on a number with nothing behind it is a sum: nothing else is counted in millions.
_LEAST_OF_MONEY = 1_000_000


def read_claim(asked: str, said: str, *, typed_without_marks: bool) -> Claim | None:
    """What a question of yes or no says; none for a question that asks for a thing, or for no question at all.

    ``said`` is the question in standard words: offsets are in it. English openings stand in ``asked`` alone.
    """
    text = to_match(asked)

    def says(pattern: str) -> bool:
        return _pattern(pattern, folded=typed_without_marks).search(text) is not None

    if says(_ASKS_FOR_A_THING):
        return None
    asking = [
        found.span()
        for pattern in (_PREMISE, _PREMISE_LEAD, _OPEN, _DOUBT)
        for found in _pattern(pattern, folded=typed_without_marks).finditer(said.lower())
    ]
    figures = _figures(_without(said, asking))
    if says(_PREMISE) or says(_PREMISE_LEAD):
        form = ClaimForm.PREMISE
    elif says(_OPEN) or says(_OPEN_LEAD):
        form = ClaimForm.OPEN
    elif (says(_DOUBT) and (figures or not typed_without_marks)) or (figures and text.rstrip().endswith("?")):
        form = ClaimForm.PREMISE
    else:
        return None
    bound = _pattern(_BOUND, folded=typed_without_marks)
    bounds = (bound.search(said.lower(), 0, figure.start) for figure in figures)
    return Claim(form, figures, (*asking, *(found.span() for found in bounds if found is not None)))


def read_asked_kind(question: str, *, typed_without_marks: bool) -> TargetKind | None:
    """Whether a question is after a result, a target or a plan; none where it does not say."""
    text = to_match(question)
    for kind, pattern in (
        (TargetKind.RESULT, _REACHED),
        (TargetKind.TARGET, _SET),
        (TargetKind.PLAN, _INTENDED),
        (TargetKind.RESULT, _DONE),
    ):
        if _pattern(pattern, folded=typed_without_marks).search(text) is not None:
            return kind
    return None


def asks_what_was_reached(question: str, *, typed_without_marks: bool) -> bool:
    """Whether a question is after a result in so many words; "đã áp dụng" may be said of what is planned as well."""
    return _pattern(_REACHED, folded=typed_without_marks).search(to_match(question)) is not None


def asks_what_it_brings(question: str, *, typed_without_marks: bool) -> bool:
    """Whether a question asks how much something saves or brings: "tiết kiệm được bao nhiêu"."""
    return _pattern(_BRINGS, folded=typed_without_marks).search(to_match(question)) is not None


def _without(question: str, spans: Iterable[tuple[int, int]]) -> str:
    """A question, as long as before, in which what only asks is a pause: "20 tấn chưa" counts no "tấn chưa"."""
    for start, end in spans:
        question = f"{question[:start]},{' ' * (end - start - 1)}{question[end:]}"
    return question


def _figures(question: str) -> tuple[Quantity, ...]:
    """The figures named; a bare "150 triệu" of a question is money."""
    found = list(find_quantities(question))
    for number in find_numbers(question):
        if number.scale >= _LEAST_OF_MONEY and not any(
            each.start < number.end and number.start < each.end for each in found
        ):
            value = float(number.value)
            found.append(
                Quantity(number.start, number.end, value, value, None, Comparator.EXACT, "đồng", counted=False)
            )
    return tuple(sorted(found, key=lambda each: each.start))


@cache
def _pattern(pattern: str, *, folded: bool) -> re.Pattern[str]:
    return re.compile(without_marks(pattern.replace(_SOUTHERN, "")) if folded else pattern)
