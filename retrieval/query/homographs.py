"""Words of asking that, typed without tone marks, may be another one: "may" (mấy, máy), "dau" (đâu, đầu), "vay"."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.query.phrase_spans import PhraseSpan

# What is counted has in everyday speech a counter, a unit or a person in front: "mấy cái", "mấy tiếng", "mấy ông".
_COUNTERS = frozenset(
    (  # noqa: SIM905 - a paragraph of words is read at a glance
        "cai chiec con lop nguoi ong ba nha xa huyen tinh thon ban lang ngay thang nam gio tieng tuan lan bua phut "
        "tan ta kg ky trieu ty ti nghin ngan tram chuc dong phan loai buoc bai co don ho doanh diem mo dai hoc "
        "hoi khoa dot du vu do muc xuong lit khoi met m2 m3 ha kwh"
    ).split()
)
# "ngày mấy", "số mấy".
_ORDERED = frozenset({"ngay", "thang", "thu", "so", "hang", "lop", "khoa", "dot", "lan", "khoan", "dieu", "quy", "muc"})
# The machine or the trade of sewing stands behind these, and before what the machine does.
_BEFORE_MACHINES = frozenset(
    (  # noqa: SIM905
        "nha det nganh theu cong cac nhung cai chiec bo mua chay mot hai thiet dan lap xuong thay"
    ).split()
)
_BEHIND_MACHINES = frozenset(
    (  # noqa: SIM905
        "moc mac say ep bom nen xay cua nghien nhuom phat tinh cat tron hut han det giat tien in bien roi do"
    ).split()
)
# "dau" asks behind these, and not before those.
_WHITHER = frozenset({"o", "tu", "tai", "ve", "di", "nam", "den"})
_NOT_WHERE_BEFORE = frozenset(
    {"tu", "tien", "nam", "vao", "ra", "moi", "nguon", "ky", "to", "may", "cau", "do", "mo", "khi", "thau", "gia"}
)
_NOT_WHERE_BEHIND = frozenset({"bat", "ban", "dung", "hang", "lan", "xang", "cam", "mo", "buoc", "doi", "tuoi", "ep"})
# "Nhà máy phân bón" is no "mấy phần".
_OF_A_MILL = ("nha", "may")
# "Dùng lại bao nhiêu nước": what is used again, what is left, and no gain ("lãi bao nhiêu"), but of money.
_AGAIN_BEHIND = frozenset({"dung", "xai", "quay", "con", "giu", "gom"})
_MEASURED = frozenset({"tan", "ta", "kg", "m3", "khoi", "lit", "kwh"})
_OF_MONEY = frozenset({"tien", "dong", "trieu", "ty", "ti", "von"})
# "Vay vốn", "cho vay" and "lãi vay" borrow; "gì vậy", "như vậy thì" do not.
_LENT_BEHIND = frozenset({"von", "tien", "ngan", "uu", "tin", "lai", "muon", "duoc"})
_LENT_BEFORE = frozenset({"cho", "lai", "von", "khoan", "muon", "di", "goi"})
# "Vay quỹ môi trường", and not "vậy quy định thế nào".
_FUNDS = frozenset({"bao", "moi", "khuyen", "dau", "ho", "phat", "tin", "cua", "tinh", "nao", "bvmt"})
_ASKS_YES_OR_NO = frozenset({"khong", "chua"})


def is_meant(span: PhraseSpan[str], spans: Sequence[PhraseSpan[str]], words: Sequence[str]) -> bool:
    """Whether a phrase found in folded words is the asking one where it stands; ``spans`` are all that were found."""
    before = words[span.start - 1] if span.start else ""
    after = words[span.end] if span.end < len(words) else ""
    others = any(each is not span and not each.what <= {"frame"} for each in spans)
    asks_alone = not others and words[-1] not in _ASKS_YES_OR_NO
    if (before, words[span.start]) == _OF_A_MILL:
        return False
    if words[span.end - 1] == "dau":
        return _asks_where(before, after, alone=span.end - span.start == 1, asks_alone=asks_alone)
    if tuple(words[span.start : span.end]) == ("may",):
        return _counts(before, after, asks_alone=asks_alone)
    return True


def means_again(span: PhraseSpan[str], words: Sequence[str]) -> bool:
    """Whether the "lai" that a phrase of folded words opens with says that something is done again."""
    before = words[span.start - 1] if span.start else ""
    after = words[span.end] if span.end < len(words) else ""
    again = after in _MEASURED or (before in _AGAIN_BEHIND and after not in _OF_MONEY)
    return words[span.start] == "lai" and again


def means_loan(words: Sequence[str], position: int) -> bool:
    """Whether a "vay" among folded words borrows money, and does not only end a question ("vậy")."""
    after, next_after = (*words[position + 1 : position + 3], "", "")[:2]
    of_fund = after == "quy" and next_after in _FUNDS
    return of_fund or after in _LENT_BEHIND or (position > 0 and words[position - 1] in _LENT_BEFORE)


def _asks_where(before: str, after: str, *, alone: bool, asks_alone: bool) -> bool:
    if after in _NOT_WHERE_BEFORE or (alone and before in _NOT_WHERE_BEHIND):
        return False
    return not alone or before in _WHITHER or (not after and asks_alone)


def _counts(before: str, after: str, *, asks_alone: bool) -> bool:
    if before in _BEFORE_MACHINES or after in _BEHIND_MACHINES:
        return False
    if not after:
        return before in _ORDERED
    return after in _COUNTERS or before in _ORDERED or asks_alone
