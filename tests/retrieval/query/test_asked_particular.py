"""A question about a document itself is told from one about what the document tells."""

from __future__ import annotations

import pytest

from knowledge.vietnamese.normalization import fold
from retrieval.analysis.lexicon import Lexicon
from retrieval.index.embedded import EmbeddedIndex
from retrieval.query.asked_particular import AskedParticular, read_asked_particular
from retrieval.query.parser import parse_query
from retrieval.query.particular_phrases import Particular

LEXICON = Lexicon.shipped()
EMPTY = EmbeddedIndex.of(0, [], LEXICON)


def read(question: str) -> AskedParticular | None:
    return read_asked_particular(parse_query(question, EMPTY, LEXICON))


def subject_of(asked: AskedParticular) -> str:
    return " ".join(token.token.folded for token in asked.subject)


@pytest.mark.parametrize(
    ("question", "particular", "paper", "subject"),
    [
        (
            "ai ký quyết định phê duyệt kế hoạch khuyến công của Hà Nội",
            Particular.SIGNER,
            "quyet dinh",
            "phe duyet ke hoach khuyen cong ha noi",
        ),
        ("Ai là người ký kế hoạch khuyến công Nghệ An?", Particular.SIGNER, "ke hoach", "khuyen cong nghe an"),
        ("Kế hoạch Nghệ An số mấy ạ?", Particular.NUMBER, "ke hoach", "nghe an"),
        ("Quyết định của Hà Nội về khuyến công mang số hiệu gì", Particular.NUMBER, "quyet dinh", "ha noi khuyen cong"),
        ("cho em hỏi bài về làng nghề bún đăng ngày nào ạ", Particular.PUBLISHED, None, "lang nghe bun"),
        ("bài về lò gạch của tác giả nào", Particular.AUTHOR, None, "lo gach"),
        ("bài về lò gạch do ai viết", Particular.AUTHOR, None, "lo gach"),
        ("bài cá khô Gò Công đã ai viết", Particular.AUTHOR, None, "ca kho go cong"),
        ("nghiên cứu lò gạch là của những ai", Particular.AUTHOR, None, "lo gach"),
        ("văn bản về lò gạch là văn bản nào", Particular.NUMBER, "van ban", "lo gach"),
        ("bài về lò gạch theo báo nào", Particular.SOURCE, None, "lo gach"),
        ("bài về lò gạch đăng ở đâu", Particular.SOURCE, None, "lo gach"),
        ("Kế hoạch của Thanh Hóa ban hành ngày nào?", Particular.ISSUED, "ke hoach", "thanh hoa"),
        ("ngày ký quyết định của Nghệ An", Particular.ISSUED, "quyet dinh", "nghe an"),
        ("đơn vị nào ra thông báo về khuyến công", Particular.ISSUER, "thong bao", "khuyen cong"),
        (
            "quyết định khuyến công Nghệ An thay thế quyết định nào",
            Particular.REPLACES,
            "quyet dinh",
            "khuyen cong nghe an",
        ),
        ("số quyết định khuyến công Nghệ An là bao nhiêu", Particular.NUMBER, "quyet dinh", "khuyen cong nghe an"),
        ("quyết định nào phê duyệt quy chế Nghệ An", Particular.NUMBER, "quyet dinh", "phe duyet quy che nghe an"),
        ("Kế hoạch khuyến công được phê duyệt theo quyết định nào", Particular.NUMBER, "quyet dinh", "khuyen cong"),
        ("Nghệ An ban hành kế hoạch khuyến công khi nào", Particular.ISSUED, "ke hoach", "nghe an khuyen cong"),
        ("khi nào Hà Nội ban hành kế hoạch khuyến công", Particular.ISSUED, "ke hoach", "ha noi khuyen cong"),
        ("ai viết bài về lò gạch", Particular.AUTHOR, None, "lo gach"),
        ("báo nào viết về lò gạch", Particular.SOURCE, None, "lo gach"),
        ("chức vụ người ký kế hoạch Nghệ An", Particular.SIGNER, "ke hoach", "nghe an"),
        ("kế hoạch của Nghệ An căn cứ vào quyết định nào", Particular.RESTS_ON, "ke hoach", "nghe an"),
    ],
)
@pytest.mark.parametrize("typed", [str, fold], ids=["with marks", "without"])
def test_what_is_asked_of_which_document(
    question: str, particular: Particular, paper: str | None, subject: str, typed: type[str]
) -> None:
    """The words that ask, the kind of document, and what is left to find it by; with tone marks and without."""
    asked = read(typed(question))
    assert asked is not None
    assert (asked.particular, asked.paper, subject_of(asked)) == (particular, paper, subject)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("ai ký quyết định 1419/QĐ-TTg", ("1419/qd-ttg",)),
        ("công văn số 1073 có hiệu lực từ ngày nào", ("1073",)),
        ("quyết định 28/2015 của Lâm Đồng do ai ký", ("28/2015",)),
        ("kế hoạch năm 2015 của Lâm Đồng do ai ký", ()),
        ("thông báo ngày 12/8/2022 của Hòa Bình ai ký", ()),
    ],
)
def test_a_paper_is_called_by_its_number(question: str, numbers: tuple[str, ...]) -> None:
    """A number is one behind the kind of paper, or with letters; a year or a day is none."""
    asked = read(question)
    assert asked is not None
    assert asked.numbers == numbers


@pytest.mark.parametrize("question", ["ai viết", "bài đó đăng ngày nào", "văn bản này số mấy", "số mấy"])
def test_of_no_document_it_is_the_one_shown_before(question: str) -> None:
    """Nothing is left that would say which document."""
    asked = read(question)
    assert asked is not None
    assert not asked.says_which


@pytest.mark.parametrize(
    "question",
    [
        "bao nhiêu doanh nghiệp ký cam kết",
        "Hà Nội hỗ trợ theo quyết định nào",
        "có bao nhiêu bài báo về làng nghề",
        "số doanh nghiệp áp dụng của kế hoạch Hà Nội là bao nhiêu",
        "kế hoạch Hà Nội tổng kinh phí là bao nhiêu",
        "hỗ trợ đăng ký nhãn hiệu khi nào",
        "doanh nghiệp cập nhật số liệu khi nào",
        "trưng bày sản phẩm do ai tổ chức",
        "kinh phí thực hiện kế hoạch Hà Nội lấy từ nguồn nào",
        "số điện thoại của tác giả bài báo về lò gạch",
        "tác giả của sáng kiến tiết kiệm nước là ai",
        "số chương trình tập huấn của kế hoạch là bao nhiêu",
        "bài hát của làng nghề do ai viết",
        "tổng số kế hoạch của Hà Nội là bao nhiêu",
        "quyết định 28/2015 của Lâm Đồng là quy định về cái gì?",
    ],
)
@pytest.mark.parametrize("typed", [str, fold], ids=["with marks", "without"])
def test_what_a_document_tells_is_no_particular_of_it(question: str, typed: type[str]) -> None:
    """Figures, support and people in a text are asked of the text."""
    assert read(typed(question)) is None
