"""Places named in questions: short forms made by rule, names nearly written, and what is in doubt."""

from __future__ import annotations

import pytest

from knowledge.places import Level, Strength, find_asked_places, find_places, find_unsure_places

HCM = "Hồ Chí Minh"
HUE = "Thừa Thiên Huế"
BRVT = "Bà Rịa - Vũng Tàu"


def certain(text: str) -> list[tuple[str, str]]:
    """What was written and the province meant first, for each mention that is certain."""
    return [(found.written, found.provinces[0]) for found in find_asked_places(text) if found.certain]


@pytest.mark.parametrize(
    ("text", "written", "province"),
    [
        ("sxsh ở hphong", "hphong", "Hải Phòng"),
        ("qninh có gì", "qninh", "Quảng Ninh"),
        ("hn mục tiêu 2015", "hn", "Hà Nội"),
        ("qninh sxsh 2020", "qninh", "Quảng Ninh"),
        ("QNinh có gì", "QNinh", "Quảng Ninh"),
        ("qbinh co gi", "qbinh", "Quảng Bình"),
        ("bduong thế nào", "bduong", "Bình Dương"),
        ("BDương thế nào", "BDương", "Bình Dương"),
        ("bđịnh thế nào", "bđịnh", "Bình Định"),
        ("tnguyen lam sxsh", "tnguyen", "Thái Nguyên"),
        ("thnguyen lam sxsh", "thnguyen", "Thái Nguyên"),
        ("làng nghề tninh", "tninh", "Tây Ninh"),
        ("sxsh dlak", "dlak", "Đắk Lắk"),
        ("sxsh đlắk", "đlắk", "Đắk Lắk"),
        ("ktum co gi", "ktum", "Kon Tum"),
        ("tt hue co gi", "tt hue", HUE),
        ("t.hoa co gi", "t.hoa", "Thanh Hóa"),
        ("sxsh th.hóa", "th.hóa", "Thanh Hóa"),
        ("thhoa co gi", "thhoa", "Thanh Hóa"),
        ("sxsh q.ninh", "q.ninh", "Quảng Ninh"),
        ("sxsh d.nang", "d.nang", "Đà Nẵng"),
        ("thanhhoa co gi", "thanhhoa", "Thanh Hóa"),
        ("tp hcm", "hcm", HCM),
        ("sài gòn làm gì", "sài gòn", HCM),
        ("sgon lam gi", "sgon", HCM),
        ("tpdanang co gi", "tpdanang", "Đà Nẵng"),
        ("tphue co gi", "tphue", HUE),
        ("hanoi co gi", "hanoi", "Hà Nội"),
        ("muc tieu sxsh hn", "hn", "Hà Nội"),
        ("tỉnh HN", "HN", "Hà Nam"),
        ("tp HN", "HN", "Hà Nội"),
        ("tỉnh HY có gì", "HY", "Hưng Yên"),
        ("tỉnh TB có gì", "TB", "Thái Bình"),
        ("Sở Công Thương TB", "TB", "Thái Bình"),
        ("tỉnh BĐ có gì", "BĐ", "Bình Định"),
        ("tp ĐN", "ĐN", "Đà Nẵng"),
        ("vtau co gi", "vtau", BRVT),
        ("bmt co gi", "bmt", "Đắk Lắk"),
        ("ntrang co gi", "ntrang", "Khánh Hòa"),
        ("Vỹnh Phúc có gì", "Vỹnh Phúc", "Vĩnh Phúc"),
        ("vỉnh long có gì", "vỉnh long", "Vĩnh Long"),
        ("Quảng Ngải có gì", "Quảng Ngải", "Quảng Ngãi"),
        ("Lay Châu có gì", "Lay Châu", "Lai Châu"),
        ("Lào Kai có gì", "Lào Kai", "Lào Cai"),
        ("Bắc Cạn có gì", "Bắc Cạn", "Bắc Kạn"),
        ("Kà Mau có gì", "Kà Mau", "Cà Mau"),
        ("Mĩ Tho có gì", "Mĩ Tho", "Tiền Giang"),
        ("Phủ Lí có gì", "Phủ Lí", "Hà Nam"),
        ("hải fòng có gì", "hải fòng", "Hải Phòng"),
        ("Đăc Lăc có gì", "Đăc Lăc", "Đắk Lắk"),
        ("hà nôi có gì", "hà nôi", "Hà Nội"),
        ("nghê an có gì", "nghê an", "Nghệ An"),
        ("ninh thuân có gì", "ninh thuân", "Ninh Thuận"),
        ("thah hoa co gi", "thah hoa", "Thanh Hóa"),
        ("bình dươg có gì", "bình dươg", "Bình Dương"),
        ("qunag ninh co gi", "qunag ninh", "Quảng Ninh"),
        ("sxsh o da lat", "da lat", "Lâm Đồng"),
        ("bien hoa co gi", "bien hoa", "Đồng Nai"),
        ("ở Vinh có gì", "Vinh", "Nghệ An"),
        ("Pleiku có gì", "Pleiku", "Gia Lai"),
        ("nha trang co gi", "nha trang", "Khánh Hòa"),
        ("sxsh o hai duong", "hai duong", "Hải Dương"),
        ("hai duong co bao nhieu doanh nghiep", "hai duong", "Hải Dương"),
        ("so sanh thanh hoa va hai duong", "thanh hoa", "Thanh Hóa"),
        ("hai duong day manh sxsh", "hai duong", "Hải Dương"),
        ("nam dinh huong dan doanh nghiep", "nam dinh", "Nam Định"),
        ("lam dong bo tri von", "lam dong", "Lâm Đồng"),
    ],
)
def test_a_place_is_understood_however_it_is_shortened(text: str, written: str, province: str) -> None:
    """By rule from its name, by exceptions, by its sound, or with one letter gone astray."""
    assert certain(text)[:1] == [(written, province)]


@pytest.mark.parametrize(
    ("text", "written", "provinces"),
    [
        ("tỉnh BD có mục tiêu gì", "BD", ("Bình Dương", "Bình Định")),
        ("sxsh ở BD", "BD", ("Bình Dương", "Bình Định")),
        ("muc tieu sxsh bd", "bd", ("Bình Dương", "Bình Định")),
        ("mục tiêu sxsh QN", "QN", ("Quảng Nam", "Quảng Ngãi", "Quảng Ninh")),
        ("tỉnh dn có gì", "dn", ("Đắk Nông", "Đồng Nai")),
        ("tỉnh TN có gì", "TN", ("Thái Nguyên", "Tây Ninh")),
        ("tỉnh bt", "bt", ("Bình Thuận", "Bến Tre")),
        ("hgiang co gi", "hgiang", ("Hà Giang", "Hậu Giang")),
        ("tỉnh LC có gì", "LC", ("Lai Châu", "Lào Cai")),
    ],
)
def test_a_short_form_of_several_is_open(text: str, written: str, provinces: tuple[str, ...]) -> None:
    """Nobody is to guess which."""
    (found,) = find_asked_places(text)
    assert (found.written, found.level, found.strength) == (written, Level.OPEN, Strength.DOUBTFUL)
    assert sorted(found.provinces) == sorted(provinces)


@pytest.mark.parametrize(
    ("text", "provinces"),
    [
        ("muc tieu sxsh hn va bd", [["Hà Nội"], ["Bình Dương", "Bình Định"]]),
        ("nghe an, qn", [["Nghệ An"], ["Quảng Nam", "Quảng Ngãi", "Quảng Ninh"]]),
    ],
)
def test_a_short_form_listed_with_a_place_is_one(text: str, provinces: list[list[str]]) -> None:
    """In a list of places nothing else is meant."""
    assert [sorted(found.provinces) for found in find_asked_places(text)] == provinces


def test_another_place_settles_a_short_form_of_several() -> None:
    """A city of one of them, or its name."""
    assert certain("ở Quy Nhơn tỉnh BD") == [("Quy Nhơn", "Bình Định"), ("BD", "Bình Định")]
    assert certain("tỉnh Quảng Ninh (tỉnh QN)")[1:] == [("QN", "Quảng Ninh")]


@pytest.mark.parametrize(
    "text",
    [
        "di hai duong",
        "san xuat theo hai duong",
        "co hai phong khong",
        "hai duong ong dan nuoc",
        "nuoc o hai duong ong",
        "nam dinh nghia sxsh",
        "da nang luc san xuat",
    ],
)
def test_a_name_that_is_other_words_too_is_doubtful(text: str) -> None:
    """ "di hai duong" may be đi hai đường: it gives a weight, and shuts nothing out."""
    (found,) = find_asked_places(text)
    assert found.strength is Strength.DOUBTFUL
    assert len(found.provinces) == 1 or found.level is Level.PROVINCE_NOW
    assert certain(text) == []


def test_another_place_beside_other_words_is_the_one_meant() -> None:
    """Unless both stand in one list."""
    assert certain("di hai duong thanh hoa") == [("thanh hoa", "Thanh Hóa")]
    assert certain("hai duong thanh hoa") == [("thanh hoa", "Thanh Hóa")]
    assert [province for _, province in certain("hai duong, thanh hoa")] == ["Hải Dương", "Thanh Hóa"]


@pytest.mark.parametrize(
    "text",
    [
        "o dn cua toi",
        "gia dien hn bao nhieu",
        "kh so 1048",
        "khoa nao day sxsh",
        "may tinh la gi",
        "muc tieu cua thoa thuan la gi",
        "bn doanh nghiep ap dung",
        "dn co bao nhieu lao dong",
        "máy đa năng",
        "Hà Năm",
        "Thành Hóa",
        "đồng này",
        "cao bằng năm trước",
        "vinh quang",
        "sxsh hoa chat",
        "lean an toan",
        "v.v",
        "ví dụ tp.vn",
        "",
    ],
)
def test_what_only_looks_like_a_short_form_is_none(text: str) -> None:
    """Words of the language and what is mostly short for other things."""
    assert find_asked_places(text) == ()


def test_documents_are_read_as_before() -> None:
    """Short forms by rule and slips are understood in questions alone."""
    assert find_places("sxsh ở hphong, thah hoa, tỉnh BD") == ()


@pytest.mark.parametrize(
    ("text", "written", "provinces"),
    [
        ("mục tiêu hp", "hp", ("Hải Phòng",)),
        ("BD 2020", "BD", ("Bình Dương", "Bình Định")),
        ("mục tiêu LA", "LA", ("Long An",)),
    ],
)
def test_letters_that_are_no_word_may_be_short_for_provinces(
    text: str, written: str, provinces: tuple[str, ...]
) -> None:
    """A guess, for somebody to confirm: all of them are open."""
    (found,) = find_unsure_places(text)
    assert (found.written, found.level, sorted(found.provinces)) == (written, Level.OPEN, sorted(provinces))
    assert not found.certain


@pytest.mark.parametrize("text", ["máy tính la gì", "nan", "giá vàng hôm nay", "5S", ""])
def test_words_are_no_guess(text: str) -> None:
    """Nor is what is short for no province."""
    assert find_unsure_places(text) == ()
