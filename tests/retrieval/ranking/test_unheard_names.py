"""What is told of another firm answers no question about one that no document names."""

from __future__ import annotations

import pytest

from tests.retrieval.ranking.known_words import weighted

WORDS = "giấy thu hồi kiềm sữa hà nam minh phú ocean food xi măng frieslandcampina"
KNOWN = (*WORDS.split(), "hà nam", "ocean food")


@pytest.mark.parametrize(
    "question",
    [
        "nhà máy Giấy Bãi Bằng thu hồi bao nhiêu kiềm",
        "thủy sản Minh Phú ra mấy giải pháp",
        "Vinamilk làm sữa tốn bao nhiêu điện",
        "sữa của Vinamilk ra sao",
    ],
)
def test_a_name_that_no_document_has_is_unheard(question: str) -> None:
    """ "minh" and "phú" are known, but not beside one another; "Vinamilk" is no word that opens a sentence."""
    assert weighted(question, *KNOWN).names_unheard


@pytest.mark.parametrize(
    "question",
    [
        "công ty Ocean Food dùng bao nhiêu điện",
        "sữa FrieslandCampina Hà Nam tiết kiệm bao nhiêu",
        "Nhà máy giấy thu hồi bao nhiêu kiềm",
        "giấy bãi bằng thu hồi bao nhiêu kiềm",
        "GIẤY BÃI BẰNG THU HỒI BAO NHIÊU KIỀM",
        "Mục Tiêu Sản Xuất Sạch Hơn Của Tỉnh",
        "mục tiêu của Thanh Hóa",
        "5S là gì",
    ],
)
def test_what_is_told_or_is_no_name_is_not(question: str) -> None:
    """A part of a name is enough; capitals of every word, of a sentence's first and of places say nothing."""
    assert not weighted(question, *KNOWN).names_unheard
