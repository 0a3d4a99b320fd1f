"""Who issued a paper, by the lines of its letterhead's left column."""

from __future__ import annotations

import pytest

from knowledge.extraction.issuers import join_agencies


@pytest.mark.parametrize(
    ("pieces", "issuer"),
    [
        (
            ["SỞ CÔNG THƯƠNG", "TRUNG TÂM KHUYẾN CÔNG", "VÀ XÚC TIẾN THƯƠNG MẠI", "NINH THUẬN"],
            "Trung tâm Khuyến công và Xúc tiến thương mại Ninh Thuận",
        ),
        (["BỘ CÔNG THƯƠNG", "VỤ TIẾT KIỆM NĂNG LƯỢNG"], "Vụ Tiết kiệm năng lượng"),
        (["UBND TỈNH NINH THUẬN", "SỞ CÔNG THƯƠNG"], "Sở Công Thương tỉnh Ninh Thuận"),
        (["UBND TỈNH NINH THUẬN", "SỞ CÔNG THƯƠNG NINH THUẬN"], "Sở Công Thương Ninh Thuận"),
        (["BỘ CÔNG THƯƠNG CỤC HÓA CHẤT"], "Cục Hóa chất"),
        (["ĐẢNG BỘ TỈNH NINH THUẬN", "BAN CHẤP HÀNH"], "Ban Chấp hành Đảng bộ tỉnh Ninh Thuận"),
        (["VĂN PHÒNG UBND TỈNH NINH THUẬN"], "Văn phòng UBND tỉnh Ninh Thuận"),
        (["ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG SỞ CÔNG THƯƠNG"], "Sở Công Thương thành phố Hải Phòng"),
        (["UBND HUYỆN NINH SƠN PHÒNG KINH TẾ VÀ HẠ TẦNG"], "Phòng Kinh tế và Hạ tầng huyện Ninh Sơn"),
    ],
)
def test_the_lowest_agency_issued_a_paper(pieces: list[str], issuer: str) -> None:
    """Said whole and without its superior; a department whose name lacks its province has it from the council."""
    assert join_agencies(pieces) == issuer


@pytest.mark.parametrize(
    ("pieces", "issuer"),
    [
        (["CHỦ TỊCH UBND", "TỈNH BẾN TRE"], "Chủ tịch UBND tỉnh Bến Tre"),
        (["UBND TỈNH SÓC TRĂNG", "LIÊN SỞ: CÔNG THƯƠNG - XÂY DỰNG"], "Liên sở Công Thương - Xây dựng tỉnh Sóc Trăng"),
        (["LIÊN SỞ: SỞ CÔNG THƯƠNG - SỞ TÀI CHÍNH"], "Sở Công Thương - Sở Tài chính"),
        (["LIÊN BỘ CÔNG THƯƠNG - TÀI CHÍNH"], "Liên bộ Công Thương - Tài chính"),
    ],
)
def test_a_chairman_and_several_agencies_together_issue_papers(pieces: list[str], issuer: str) -> None:
    """As the letterhead names them, over however many lines."""
    assert join_agencies(pieces) == issuer
