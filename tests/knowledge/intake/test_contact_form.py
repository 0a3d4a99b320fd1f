"""What is typed about an office is read as people type it, and refused by its field where it cannot be shown."""

from __future__ import annotations

import pytest

from knowledge.errors import InvalidCorrection
from knowledge.intake.contact_form import read_contact_details, read_contact_province
from knowledge.store.contacts import ContactDetails


@pytest.mark.parametrize(
    ("typed", "province"),
    [
        ("Nghệ An", "Nghệ An"),
        ("nghe an", "Nghệ An"),
        ("yen bai", "Lào Cai"),
        ("TT Huế", "Huế"),
        ("tỉnh Hoà Bình", "Phú Thọ"),
        ("Đắk Lắk", "Đắk Lắk"),
        ("Ðắk Lắk", "Đắk Lắk"),
        ("cả nước", ""),
        ("CA NUOC", ""),
    ],
)
def test_a_province_is_one_of_today_under_any_of_its_names(typed: str, province: str) -> None:
    """Former ones, without marks, decomposed or with another đ; the nation has words of its own."""
    assert read_contact_province(typed) == province


@pytest.mark.parametrize("typed", ["Atlantis", "", "Hà Bắc"])
def test_what_is_no_province_is_refused_by_name(typed: str) -> None:
    """One that became two as well."""
    with pytest.raises(InvalidCorrection) as refused:
        read_contact_province(typed)
    assert (refused.value.field, refused.value.value) == ("contact_province", typed)


def test_what_was_typed_is_kept_and_nothing_else() -> None:
    """Composed, without the spaces around it; an empty text clears, what was not typed is left alone."""
    details = read_contact_details(phone=" 0238 3844 555 ", address="12 Lê Lợi", link="")
    assert details == ContactDetails(phone="0238 3844 555", address="12 Lê Lợi", link="")


@pytest.mark.parametrize(
    "phone",
    [
        "1022",
        "(84-58) 3822703",
        "+84 238 3844.555",
        "0274 3822563, 0274 3500300",
        "024.2220 2222; 1800 6065",
        "0238 3844 555/556",
    ],
)
def test_a_number_is_taken_as_people_write_it(phone: str) -> None:
    """With a code of country or town, several, or a short one."""
    assert read_contact_details(phone=phone).phone == phone


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"phone": "gọi chị Lan"}, "phone"),
        ({"phone": "113"}, "phone_length"),
        ({"phone": "0238 3844 555, 12"}, "phone_length"),
        ({"phone": "1" * 16}, "phone_length"),
        ({"phone": "0274 3822563 0274 3500300"}, "phone_length"),
        ({"email": "sct.nghean.gov.vn"}, "email"),
        ({"link": "sct.nghean.gov.vn"}, "url"),
        ({"link": "javascript:alert(1)"}, "url"),
        ({"address": "12 Lê Lợi\nVinh"}, "contact_line"),
        ({"name": "x" * 201}, "contact_line"),
    ],
)
def test_what_cannot_be_shown_is_refused_by_its_field(typed: dict[str, str], field: str) -> None:
    """Before anything is changed."""
    with pytest.raises(InvalidCorrection) as refused:
        read_contact_details(**typed)
    assert (refused.value.field, refused.value.value) == (field, next(iter(typed.values())))
