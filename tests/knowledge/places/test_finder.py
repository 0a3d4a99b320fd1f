"""Places named in questions and documents, however they are written; and what only looks like one."""

from __future__ import annotations

import unicodedata

import pytest

from knowledge.places import Level, Strength, find_places

HCM = "Hồ Chí Minh"
HUE = "Thừa Thiên Huế"
BRVT = "Bà Rịa - Vũng Tàu"


def certain(text: str) -> list[tuple[str, str]]:
    """What was written and the province meant first, for each mention that is certain."""
    return [(found.written, found.provinces[0]) for found in find_places(text) if found.certain]


@pytest.mark.parametrize(
    ("text", "written", "province"),
    [
        ("Mục tiêu của tỉnh Thanh Hóa là gì?", "Thanh Hóa", "Thanh Hóa"),
        ("Mục tiêu của Thanh Hoá", "Thanh Hoá", "Thanh Hóa"),
        ("muc tieu sxsh cua thanh hoa", "thanh hoa", "Thanh Hóa"),
        ("Thanh Hoa đặt mục tiêu gì", "Thanh Hoa", "Thanh Hóa"),
        ("thanhhoa co muc tieu gi", "thanhhoa", "Thanh Hóa"),
        ("ThanhHoa", "ThanhHoa", "Thanh Hóa"),
        ("thoa dat muc tieu gi den 2020", "thoa", "Thanh Hóa"),
        ("người xứ Thanh làm sxsh", "xứ Thanh", "Thanh Hóa"),
        ("THANH HÓA ĐẶT MỤC TIÊU GÌ", "THANH HÓA", "Thanh Hóa"),
        ("Đắk Lắk có bao nhiêu doanh nghiệp", "Đắk Lắk", "Đắk Lắk"),
        ("Đắc Lắc giảm được gì", "Đắc Lắc", "Đắk Lắk"),
        ("Đăk Lăk giảm được gì", "Đăk Lăk", "Đắk Lắk"),
        ("Đăk Lắk giảm được gì", "Đăk Lắk", "Đắk Lắk"),
        ("Đak Lak giảm được gì", "Đak Lak", "Đắk Lắk"),
        ("Dac Lac giam duoc gi", "Dac Lac", "Đắk Lắk"),
        ("dak lak giam duoc gi", "dak lak", "Đắk Lắk"),
        ("Daklak giam duoc gi", "Daklak", "Đắk Lắk"),
        ("đl có mục tiêu gì", "đl", "Đắk Lắk"),
        ("Ðắk Lắk viết bằng chữ Eth", "Ðắk Lắk", "Đắk Lắk"),
        ("TP.HCM làm gì", "HCM", HCM),
        ("TPHCM làm gì", "TPHCM", HCM),
        ("tp hcm lam gi", "hcm", HCM),
        ("o hcm co gi", "hcm", HCM),
        ("Sài Gòn làm gì", "Sài Gòn", HCM),
        ("saigon lam gi", "saigon", HCM),
        ("sg lam gi", "sg", HCM),
        ("Tp. Hồ Chí Minh làm gì", "Hồ Chí Minh", HCM),
        ("Ho Chi Minh City", "Ho Chi Minh City", HCM),
        ("BR-VT có chương trình gì", "BR-VT", BRVT),
        ("Bà Rịa – Vũng Tàu có chương trình gì", "Bà Rịa – Vũng Tàu", BRVT),
        ("Bà Rịa-Vũng Tàu", "Bà Rịa-Vũng Tàu", BRVT),
        ("ba ria vung tau co gi", "ba ria vung tau", BRVT),
        ("Vũng Tàu có gì", "Vũng Tàu", BRVT),
        ("Thừa Thiên Huế có gì", "Thừa Thiên Huế", HUE),
        ("Thừa Thiên - Huế có gì", "Thừa Thiên - Huế", HUE),
        ("TT Huế có gì", "TT Huế", HUE),
        ("T.T.Huế có gì", "T.T.Huế", HUE),
        ("Huế có gì", "Huế", HUE),
        ("muc tieu o hue", "hue", HUE),
        ("tp hue lam gi", "hue", HUE),
        ("hanoi co muc tieu gi", "hanoi", "Hà Nội"),
        ("Ha Nội có mục tiêu gì", "Ha Nội", "Hà Nội"),
        ("hnoi dat bao nhieu", "hnoi", "Hà Nội"),
        ("hn dat muc tieu bao nhieu", "hn", "Hà Nội"),
        ("muc tieu sxsh cua hn", "hn", "Hà Nội"),
        ("sxsh ở hn", "hn", "Hà Nội"),
        ("còn hn thì sao", "hn", "Hà Nội"),
        ("Thủ đô đặt mục tiêu gì?", "Thủ đô", "Hà Nội"),
        ("vphuc tap huan o dau", "vphuc", "Vĩnh Phúc"),
        ("HN: Tập huấn cho làng nghề", "HN", "Hà Nội"),
        ("HN, ngày 5/6/2019", "HN", "Hà Nội"),
        ("TPHN hỗ trợ làng nghề", "TPHN", "Hà Nội"),
        ("B.Dương: Hỗ trợ làng nghề", "B.Dương", "Bình Dương"),
        ("Sở Công Thương Q.Ngãi", "Q.Ngãi", "Quảng Ngãi"),
        ("vinhphuc tap huan o dau", "vinhphuc", "Vĩnh Phúc"),
        ("tập huấn tỉnh vp", "vp", "Vĩnh Phúc"),
        ("dnang co gi", "dnang", "Đà Nẵng"),
        ("tp dn co gi", "dn", "Đà Nẵng"),
        ("tỉnh dn có gì", "dn", "Đồng Nai"),
        ("cthơ có gì", "cthơ", "Cần Thơ"),
        ("tp ct co gi", "ct", "Cần Thơ"),
        ("sxsh tại hp", "hp", "Hải Phòng"),
        ("muc tieu sxsh cua hai phong", "hai phong", "Hải Phòng"),
        ("hoa binh dat muc tieu gi", "hoa binh", "Hòa Bình"),
        ("Hòa Bình có mục tiêu gì", "Hòa Bình", "Hòa Bình"),
        ("muc tieu sxsh tinh hoa binh", "hoa binh", "Hòa Bình"),
        ("còn hòa bình thì sao", "hòa bình", "Hòa Bình"),
        ("so cong thuong da nang", "da nang", "Đà Nẵng"),
        ("muc tieu sxsh da nang 2020", "da nang", "Đà Nẵng"),
        ("mục tiêu sxsh cao bằng đến năm 2020", "cao bằng", "Cao Bằng"),
        ("thai binh co bao nhieu co so", "thai binh", "Thái Bình"),
        ("bac ninh, thai nguyen", "bac ninh", "Bắc Ninh"),
        ("Bắc Cạn có gì", "Bắc Cạn", "Bắc Kạn"),
        ("Hà Tây trước đây", "Hà Tây", "Hà Nội"),
        ("tỉnh Hà Bắc", "Hà Bắc", "Bắc Giang"),
        ("Sở Công Thương Long An", "Long An", "Long An"),
        ("huyện Thạch Thất", "Thạch Thất", "Hà Nội"),
        ("thach that tap huan gi", "thach that", "Hà Nội"),
        ("hội nghị ở Sông Lô", "Sông Lô", "Vĩnh Phúc"),
        ("lap thach co may doanh nghiep", "lap thach", "Vĩnh Phúc"),
        ("Ea Kar tập huấn mấy ngày", "Ea Kar", "Đắk Lắk"),
        ("EaKar tập huấn mấy ngày", "EaKar", "Đắk Lắk"),
        ("Ea-Kar tập huấn mấy ngày", "Ea-Kar", "Đắk Lắk"),
        ("huyện Cư M’gar", "Cư M’gar", "Đắk Lắk"),
        ("Quận 1 có gì", "Quận 1", HCM),
        ("TP Vinh có gì", "Vinh", "Nghệ An"),
        ("TX. Sơn Tây", "Sơn Tây", "Hà Nội"),
        ("Q.7 có gì", "Q.7", HCM),
        ("ECC HN làm gì", "HN", "Hà Nội"),
        ("thoi tiet da nang hom nay", "da nang", "Đà Nẵng"),
        ("sxsh gia lai co gi", "gia lai", "Gia Lai"),
        ("ca mau, soc trang", "ca mau", "Cà Mau"),
        ("quận Hoàng Mai", "Hoàng Mai", "Hà Nội"),
        ("huyện Quảng Ninh làm gì", "Quảng Ninh", "Quảng Bình"),
        ("tỉnh Quảng Ninh làm gì", "Quảng Ninh", "Quảng Ninh"),
        ("Buôn Mê Thuột", "Buôn Mê Thuột", "Đắk Lắk"),
        ("cho moi an giang lam gi", "cho moi", "An Giang"),
        ("nhà máy Thanh Hóa tiết kiệm bao nhiêu", "Thanh Hóa", "Thanh Hóa"),
    ],
)
def test_a_place_is_found_however_it_is_written(text: str, written: str, province: str) -> None:
    """Marks, capitals, old spellings, one word, abbreviations: the same province."""
    assert certain(text)[:1] == [(written, province)]


@pytest.mark.parametrize(
    "text",
    [
        "muon song hoa binh",
        "cuộc sống hòa bình",
        "nhat quan chu trong sxsh",
        "người đầu tiên du học",
        "may da nang co tiet kiem dien",
        "doanh nghiep tham gia lai can gi",
        "Hòa bình là mong muốn của mọi người",
        "5s la gi",
        "san xuat sach hon la gi",
        "viet nam dinh huong gi ve sxsh",
        "Việt Nam Định hướng phát triển",
        "danh gia lai hieu qua sxsh",
        "tham gia lai tạo giống",
        "sxsh da nang cao nhan thuc the nao",
        "máy đa năng tiết kiệm điện",
        "tinh hinh dien bien the nao",
        "mức tiết kiệm cao bằng năm trước",
        "van ban nao quy dinh",
        "san xuat sach hon dat bao nhieu",
        "muc tieu can dat la gi",
        "cac buoc can duoc thuc hien",
        "cho don vi nao",
        "nong cong nghiep phat trien",
        "anh minh hoa",
        "thống nhất cách làm",
        "thỏa thuận hợp tác",
        "thoa thuan hop tac",
        "hue",
        "vinh quang",
        "gia dien hn bao nhieu",
        "dn nao tham gia",
        "cty cp nao lam sxsh",
        "o dn cua toi",
        "kh so 1048",
        "th nao duoc ho tro",
        "Q1 năm 2020",
        "Hà Năm",
        "Thành Hóa",
        "Ông Nguyễn Thái Bình là ai",
        "Lê Hòa Bình",
        "Trần Văn Hà Nam phát biểu",
        "Nguyen Thai Binh la ai",
        "bà Hà Giang cho biết",
        "ông Lò Thái Bình",
        "chị Thanh Thủy",
        "Ảnh: Thái Bình",
        "khu vực châu Á - Thái Bình Dương",
        "xã Hòa Bình",
        "phường Thanh Xuân",
        "thị trấn Yên Lạc",
        "thủ đô nước nào",
        "Thủ đô Paris",
        "thủ đô của Pháp",
        "huyện Châu Thành",
        "Tam Nông có gì",
        "Vinh có gì",
        "",
        "?!",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    """Everyday words, people, communes, wrong marks and unsupported abbreviations name no place."""
    assert certain(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "đường Điện Biên Phủ",
        "phố Huế",
        "bia Hà Nội",
        "Bia Sài Gòn",
        "Công ty CP Bia Thanh Hóa tiết kiệm bao nhiêu",
        "Công ty CP Bắc Giang",
        "Ngân hàng TMCP Sài Gòn",
        "Đại học Bách khoa Hà Nội",
        "Báo Thanh Hóa",
        "Chủ tịch Hồ Chí Minh",
        "tỉnh bt",
        "Tân Hiệp Phát",
    ],
)
def test_a_name_inside_another_name_is_weak(text: str) -> None:
    """Streets, beers, companies, papers: found, and not certain."""
    assert [found.strength for found in find_places(text)] in ([Strength.WEAK], [])
    assert certain(text) == []


def test_offsets_point_into_the_given_text() -> None:
    """The written name is the text between its offsets, in decomposed text too."""
    text = unicodedata.normalize("NFD", "Ở Vĩnh Phúc và tỉnh Đắk Lắk, huyện Ea Kar")
    found = find_places(text)
    assert [text[each.start : each.end] for each in found] == [each.written for each in found]
    assert [each.provinces[0] for each in found] == ["Vĩnh Phúc", "Đắk Lắk", "Đắk Lắk"]
    assert found[2].district == "Ea Kar"


def test_a_name_of_today_covers_what_it_took_in() -> None:
    """ "Phú Thọ" may mean three provinces of before; "Vĩnh Phúc" means itself."""
    phu_tho, vinh_phuc, huyen = find_places("Phú Thọ, Vĩnh Phúc và thị xã Phú Thọ")
    assert phu_tho.level is Level.PROVINCE_NOW
    assert phu_tho.provinces == ("Phú Thọ", "Hòa Bình", "Vĩnh Phúc")
    assert (vinh_phuc.level, vinh_phuc.provinces) == (Level.PROVINCE, ("Vĩnh Phúc",))
    assert (huyen.level, huyen.district, huyen.provinces) == (Level.DISTRICT, "Phú Thọ", ("Phú Thọ",))


@pytest.mark.parametrize(
    ("text", "district", "province"),
    [
        ("huyện Châu Thành, tỉnh Tiền Giang", "Châu Thành", "Tiền Giang"),
        ("Tiền Giang tập huấn ở huyện Châu Thành", "Châu Thành", "Tiền Giang"),
        ("Tam Nông (Đồng Tháp)", "Tam Nông", "Đồng Tháp"),
        ("huyện Tam Nông, Phú Thọ", "Tam Nông", "Phú Thọ"),
        ("TP Hòa Bình", "Hòa Bình", "Hòa Bình"),
        ("huyện Hòa Bình", "Hòa Bình", "Bạc Liêu"),
        ("huyện Tân Phú", "Tân Phú", "Đồng Nai"),
        ("quận Tân Phú", "Tân Phú", "Hồ Chí Minh"),
    ],
)
def test_a_shared_district_name_is_told_by_its_province_or_kind(text: str, district: str, province: str) -> None:
    """ "Châu Thành" needs its province; "quận" and "huyện" part two places of one name."""
    found = [each for each in find_places(text) if each.level is Level.DISTRICT]
    assert [(each.district, each.provinces) for each in found] == [(district, (province,))]


def test_two_of_one_name_belong_to_the_province_behind_each() -> None:
    """Each "Châu Thành" takes the province that follows it."""
    found = find_places("Châu Thành (Tiền Giang) và Châu Thành (Long An)")
    assert [each.provinces[0] for each in found if each.district] == ["Tiền Giang", "Long An"]


def test_a_locality_of_another_province_is_no_district() -> None:
    """ "Yên Lạc, Thanh Hóa" is not the Yên Lạc of Vĩnh Phúc."""
    assert certain("Yên Lạc, Thanh Hóa") == [("Thanh Hóa", "Thanh Hóa")]


def test_the_longest_name_wins() -> None:
    """ "Hà Nam Ninh" is not Hà Nam, and "Bà Rịa - Vũng Tàu" is one place."""
    assert certain("tỉnh Hà Nam Ninh cũ") == []
    assert len(find_places("tỉnh Bà Rịa - Vũng Tàu")) == 1


def test_an_office_makes_a_name_strong() -> None:
    """ "Sở Công Thương Hà Nội", "địa bàn tỉnh Hà Nam" and "huyện" leave no doubt; "cơ sở" is no office."""
    strengths = {
        text: find_places(text)[0].strength
        for text in ("Sở Công Thương Hà Nội", "Trung tâm Khuyến công Hà Nội", "huyện Ea Kar", "cơ sở Hà Nội")
    }
    assert list(strengths.values()) == [Strength.STRONG] * 3 + [Strength.FAIR]


def test_a_foreign_word_makes_a_brand_of_a_name() -> None:
    """A person's name, a district or a unit behind it does not."""
    assert certain("Công ty Nam Định Foods mở xưởng") == []
    assert certain("Nam Định Foods mở xưởng ở Thanh Hóa") == [("Thanh Hóa", "Thanh Hóa")]
    assert certain("Chủ tịch UBND tỉnh Nam Định Phạm Đình Nghị") == [("Nam Định", "Nam Định")]
    assert certain("Ở Đắk Lắk Krông Búk dẫn đầu")[0] == ("Đắk Lắk", "Đắk Lắk")
    assert certain("Sở Công Thương Hà Nội UNIDO phối hợp") == [("Hà Nội", "Hà Nội")]


def test_a_shared_district_is_told_by_others() -> None:
    """Another district of one of its provinces, or all those named lying in one province alone."""
    assert certain("huyện Châu Thành và huyện Càng Long") == [("Châu Thành", "Trà Vinh"), ("Càng Long", "Trà Vinh")]
    assert certain("huyện Châu Thành, huyện Phú Tân") == [("Châu Thành", "An Giang"), ("Phú Tân", "An Giang")]
    assert certain("huyện Châu Thành") == []
    # What today's Cần Thơ took in is further than a district beside: Hậu Giang has a Châu Thành as well.
    found = certain("Hàng của huyện Châu Thành được thị xã Vĩnh Châu lấy về, bán đi Cần Thơ.")
    assert found[:2] == [("Châu Thành", "Sóc Trăng"), ("Vĩnh Châu", "Sóc Trăng")]


@pytest.mark.parametrize("text", ["Ú.Mường hát", "Ổ.Bình", "Z.Dương: tin", "ẩ.Giang"])
def test_a_letter_that_opens_no_province_is_no_short_form(text: str) -> None:
    """Any letter may stand before a point and a capital."""
    assert find_places(text) == ()
