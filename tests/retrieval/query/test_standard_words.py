"""Phone spellings and English terms become standard words."""

from __future__ import annotations

import pytest

from knowledge.places.gazetteer_tables import load_tables
from knowledge.vietnamese.normalization import fold
from retrieval.analysis.lexicon import Lexicon
from retrieval.query.standard_words import standardize


@pytest.mark.parametrize(
    ("asked", "standard"),
    [
        ("sxsh la j z", "sxsh la gi vay"),
        ("tiết kiệm đc bn %", "tiết kiệm được bao nhiêu %"),
        ("tiet kiem dc bn %", "tiet kiem duoc bao nhieu %"),
        ("tập huấn ntn?", "tập huấn như thế nào?"),
        ("bột cá bao nhiêu một kg", "bột cá bao nhiêu một kg"),
        ("20 kg/ngay co nhieu kg", "20 kg/ngay co nhieu khong"),
        ("có tốt k", "có tốt không"),
        ("NQ 09 do ai ký", "nghị quyết 09 do ai ký"),
        ("qd so 28/2015 ai ky", "quyet dinh so 28/2015 ai ky"),
        ("tt 39/2014", "thong tu 39/2014"),
        ("lớp học, tt 15 người", "lớp học, tt 15 người"),
        ("cleaner production targets of Thanh Hoa to 2020", "sản xuất sạch hơn mục tiêu Thanh Hoa 2020"),
        ("how many workers in Thach That", "bao nhiêu công nhân Thach That"),
        ("What are the targets of Đắk Lắk?", "mục tiêu Đắk Lắk"),
        ("cleaner production là gì", "sản xuất sạch hơn là gì"),
        ("cleaner production la gi", "sản xuất sạch hơn la gi"),
        ("what does ECC stand for", "ECC viết tắt của từ gì"),
        ("how much coal do brick kilns in an giang save", "bao nhiêu than lò gạch an giang tiết kiệm"),
        ("who signed the plan of An Giang", "ai ký kế hoạch An Giang"),
        ("How many factories installed boliers?", "bao nhiêu cơ sở sản xuất lắp đặt lò hơi"),
        ("do can bo the nao", "do can bo the nao"),
        ("hoi thao the thao o dau", "hoi thao the thao o dau"),
        ("ban than to chuc an toan", "ban than to chuc an toan"),
        ("", ""),
    ],
)
def test_phone_spellings(asked: str, standard: str) -> None:
    """A question without tone marks stays without them; an English one becomes Vietnamese."""
    assert standardize(asked, Lexicon.shipped()) == standard


def test_no_name_of_a_place_is_short_for_anything() -> None:
    """Typed without tone marks in small letters, as people do: "binh thuan", "hong bang hai phong"."""
    districts = load_tables().districts
    names = [*districts, *(f"{name} {province}" for province, named in districts.items() for name in named)]
    typed = [f"muc tieu sxsh {fold(name)} 2020" for name in names]
    assert len(typed) > 700
    lexicon = Lexicon.shipped()
    assert [(each, standardize(each, lexicon)) for each in typed if standardize(each, lexicon) != each] == []
