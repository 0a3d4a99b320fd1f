"""The digests that ship: valid headers, one for a page, as long as a reader's patience, and no sentence copied."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.intake.digest_faults import find_faults
from knowledge.intake.prepared_digests import hash_files, read_digest
from knowledge.places import legacy_provinces
from knowledge.records import ArticleKind, Basis, SourceDate
from knowledge.store.identity import address_key
from knowledge.vietnamese.normalization import fold
from knowledge.vietnamese.sentences import split_sentences
from tests.collection.scoring import COLLECTION

# The rows of the README's table, whose first cells name the fields.
FIELDS = "".join(re.findall(r"^\|([^|]*)\|", (COLLECTION / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
TOPICS = json.loads((COLLECTION / "topics.json").read_text(encoding="utf-8"))
NAMES = [name.removesuffix(".md") for name in hash_files(COLLECTION)]
# The folders of what is about no single province.
SHARED = {"huong-dan", "nganh", "quoc-gia"}
# A run of this many words shared with an article would be a copied sentence.
COPIED = 14
# One passage snippet shows at most 400 characters.
LONGEST_SENTENCE = 390

# What five articles report that were read whole, by hand; publisher, day and author stand in the headers.
FACTS = {
    "ha-noi/2018-hoi-nghi-thach-that": (
        "21/8/2018 23/08/2018 1048/KH-SCT 15/3/2018 Hơn_100_đại_biểu Vương_Đăng_Hoa Phó_Giám_đốc 5S làng_nghề "
        "Phòng_Kinh_tế Trung_tâm_Khuyến_công_và_Tư_vấn_phát_triển_công_nghiệp_Hà_Nội Sở_Công_Thương_Hà_Nội SXSH.vn"
    ),
    "vinh-phuc/2020-hoi-thao-nang-cao-nhan-thuc": (
        "10/11/2020 Hội_thảo_chuyên_đề Xanh_Gannam Nguyễn_Văn_Chính Giám_đốc_Trung_tâm_Phát_triển_Công_Thương 5S "
        "10-20% chiến_lược_phòng_ngừa_tổng_hợp 2_doanh_nghiệp huyện_Sông_Lô huyện_Lập_Thạch tiểu_thủ_công_nghiệp"
    ),
    "thanh-hoa/2018-hoi-nghi-nang-cao-nang-luc": (
        "11/10/2018 Sở_Công_Thương_tỉnh_Thanh_Hóa hơn_100_doanh_nghiệp ISO_14000 4.0 năm_2020 "
        "90%_cơ_sở_sản_xuất_công_nghiệp_nhận_thức 50%_cơ_sở_sản_xuất_công_nghiệp 8–13% "
        "90%_doanh_nghiệp_vừa_và_lớn 100%_cán_bộ_chuyên_trách"
    ),
    "ha-noi/2014-truyen-thong": (
        "2014 ECC_Hà_Nội Hoàng_Minh_Lâm 10.000_bộ_tờ_rơi 4_phóng_sự 6_hội_nghị gần_500_học_viên 2012-2015 "
        "50%_cơ_sở_sản_xuất_công_nghiệp 25%_cơ_sở_sản_xuất_công_nghiệp 5-8% 70%_UBND trên_25% "
        "báo_giấy báo_mạng da_giày công_ty_điện_lực"
    ),
    "dak-lak/2018-ap-dung-sxsh": (
        "17/09/2018 12:03 7.000_doanh_nghiệp huyện_Ea_Kar 01_lớp 60_học_viên 02_ngày trên_10% 15-20% năm_2020 "
        "100%_đơn_vị_sản_xuất_công_nghiệp chính_sách_khuyến_công"
    ),
}


@cache
def parts(name: str) -> tuple[dict[str, Any], str]:
    """The header and the text of a digest, which nobody changes: every promise here is looked at in all of them."""
    _, header, body = (COLLECTION / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(header), body.strip()


def folder_of(province: str) -> str:
    return fold(province).lower().replace("tp. ", "").replace(" - ", "-").replace(" ", "-")


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of so many words of a text."""
    said = words(text)
    return {tuple(said[start : start + length]) for start in range(len(said) - length + 1)}


def test_every_province_has_what_there_is() -> None:
    """Each of the 63 of before July 2025 is what some digest is about."""
    named = {province for name in NAMES for province in parts(name)[0].get("provinces", [])}
    assert named == set(legacy_provinces())


def test_nothing_is_to_be_mended() -> None:
    """No unknown field, word, place or topic, and no address twice: as `make collection` says it."""
    assert list(find_faults(COLLECTION, hash_files(COLLECTION))) == []


def test_a_header_is_valid() -> None:
    """Fields of the README alone, a title that says whose it is, a date with its basis, known places and topics."""
    fields = set(re.findall(r"`[a-z_]+`", FIELDS.replace(": ", "` `")))
    for name in NAMES:
        header, _ = parts(name)
        assert {f"`{field}`" for field in header} <= fields, name
        assert header["kind"] == "digest", name
        assert header["title"].strip(), name
        assert header["title_basis"] in {"printed", "own"}, name
        assert header["read"] in {"excerpt", "whole"}, name
        assert set(header.get("provinces", [])) <= set(legacy_provinces()), name
        assert header["topics"], name
        assert set(header["topics"]) <= TOPICS.keys(), name
        assert len(header.get("conflict", "")) <= 200, name
        assert ("date" in header) == ("basis" in header), name
        if "date" in header:
            date = SourceDate.of(Basis(header["basis"]), *map(int, header["date"].split("-")))
            assert date.value == header["date"], name


def test_every_topic_is_that_of_some_digest() -> None:
    """The list holds no word that nobody uses."""
    assert {topic for name in NAMES for topic in parts(name)[0]["topics"]} == TOPICS.keys()


def test_it_is_read_as_its_header_says() -> None:
    """A digest with the places of its header and no others; the first names its folder."""
    for name in NAMES:
        header, _ = parts(name)
        draft = read_digest(COLLECTION, f"{name}.md")
        assert draft.article.kind is ArticleKind.DIGEST, name
        named = [each.province for each in draft.article.places]
        assert list(dict.fromkeys(named)) == header.get("provinces", []), name
        folder = name.split("/")[0]
        assert folder in SHARED or folder == folder_of(named[0]), name


def test_all_were_read_beforehand() -> None:
    """Each line is of its file as it stands and as it is read today (`make collection`): a first start reads none."""
    lines = map(json.loads, (COLLECTION / "prepared.jsonl").read_text(encoding="utf-8").splitlines())
    assert {line["name"]: line["hash"] for line in lines} == hash_files(COLLECTION)


def test_its_name_begins_with_a_year_or_says_that_none_is_known() -> None:
    """A year of four digits that the header or the text has, in words of letters without marks."""
    for name in NAMES:
        file = name.split("/")[1]
        assert re.fullmatch(r"(\d{4}|khong-ro-nam)(-[a-z0-9]+)+", file), name
        year = file[:4]
        assert year == "khon" or year in (COLLECTION / f"{name}.md").read_text(encoding="utf-8"), name


def test_it_is_as_long_as_is_read() -> None:
    """One to eight sentences, each short enough to be shown whole."""
    for name in NAMES:
        _, body = parts(name)
        lengths = [end - start for start, end in split_sentences(body)]
        assert 1 <= len(lengths) <= 8, name
        assert max(lengths) <= LONGEST_SENTENCE, name


def test_nobody_is_called_up_from_it() -> None:
    """No telephone number and no mail address: operators keep those of offices."""
    called = re.compile(r"(?<!\d)0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?!\d)|@")
    assert [name for name in NAMES if called.search(parts(name)[1])] == []


def test_there_is_one_for_a_page() -> None:
    """No address twice, however it is written; two of one page are named."""
    named: dict[str, list[str]] = {}
    for name in NAMES:
        if url := parts(name)[0].get("url"):
            named.setdefault(address_key(url), []).append(name)
    assert [names for names in named.values() if len(names) > 1] == []


@pytest.mark.parametrize("name", FACTS)
def test_a_digest_holds_the_facts_of_its_article(name: str) -> None:
    """Every figure, name, date and document number is there, figures with whom they count."""
    _, body = parts(name)
    missing = [fact for fact in FACTS[name].split() if fact.replace("_", " ").lower() not in body.lower()]
    assert missing == []


def test_a_shared_run_is_counted_in_words() -> None:
    """ "a b c d" and "x b c y" share two words in a row; punctuation and capitals don't count."""
    assert runs("Một, hai ba bốn", 2) & runs("năm HAI ba. sáu", 2) == {("hai", "ba")}
    assert not runs("Một, hai ba bốn", 3) & runs("năm HAI ba. sáu", 3)


def test_no_sentence_is_copied(seeds: Path) -> None:
    """No digest shares fourteen words in a row with any of the articles."""
    theirs = {run for path in seeds.iterdir() for run in runs(path.read_text(encoding="utf-8"), COPIED)}
    assert {name: shared for name in NAMES if (shared := runs(parts(name)[1], COPIED) & theirs)} == {}


def test_titles_are_as_printed(seeds: Path) -> None:
    """The title of a digest of an article is a line of it, so that the original takes its place."""
    lines = {line.strip() for path in seeds.iterdir() for line in path.read_text(encoding="utf-8").split("\n")}
    assert all(parts(name)[0]["title"] in lines for name in FACTS)
