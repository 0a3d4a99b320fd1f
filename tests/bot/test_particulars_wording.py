"""Whatever is asked of a document has its words."""

from __future__ import annotations

import pytest

from bot.texts.particulars import NOT_STATED, PARTICULARS, SENTENCES
from bot.texts.wording import VietnameseWording
from knowledge.records import Basis, SourceDate
from retrieval.answers.stated_particulars import Stated
from retrieval.query.particular_phrases import Particular

WORDING = VietnameseWording()


@pytest.mark.parametrize("particular", Particular)
def test_every_particular_is_named_told_and_missed(particular: Particular) -> None:
    """A label above the quotation, a sentence without one, and words for where nothing is stated."""
    assert PARTICULARS[particular]
    assert "{}" in SENTENCES[particular]
    assert NOT_STATED[particular]


def test_what_the_line_does_not_show_stands_above_it() -> None:
    """A post and a day in digits are added; a name that is read in the line is not said twice."""
    signed = Stated(Particular.SIGNER, "Y Blen Niê", "Phó Giám đốc")
    assert WORDING.particular_frame([signed], "Y Blen Niê") == "Người ký: Y Blen Niê (Phó Giám đốc)"
    assert WORDING.particular_frame([Stated(Particular.AUTHOR, "Vàng Thị Sáo")], "Bài: Vàng Thị Sáo") == "Tác giả"
    day = Stated(Particular.ISSUED, SourceDate.of(Basis.ISSUED, 2017, 3, 7))
    assert WORDING.particular_frame([day], "ngày 7 tháng 3 năm 2017") == "Ngày ban hành: 07/03/2017"


def test_without_a_line_it_is_a_sentence() -> None:
    """Two authors are listed as a sentence lists them."""
    authors = [Stated(Particular.AUTHOR, "Hoàng Kim Liễu"), Stated(Particular.AUTHOR, "Phạm Sỹ Hùng")]
    assert WORDING.particular_sentence(authors) == "Bài của Hoàng Kim Liễu và Phạm Sỹ Hùng."


def test_one_or_several_documents_may_be_meant() -> None:
    """The number is said where there are several."""
    assert WORDING.which_document(1) == "Mình chưa chắc đây là bài bạn hỏi."
    assert WORDING.which_document(3) == "Có 3 bài giống như bạn hỏi, mình chưa chắc là bài nào."
