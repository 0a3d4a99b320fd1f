"""The digests that ship: valid headers, every key figure, and no sentence copied from the articles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import knowledge
from knowledge.places import find_article_places, make_places
from knowledge.records import Basis, ExtractedLine, LineRole, SourceDate
from knowledge.vietnamese.sentences import split_sentences

FOLDER = Path(knowledge.__file__).parent / "collection"
DIGESTS = sorted(FOLDER.glob("*.md"))
# A run of this many words shared with an article would be a copied sentence.
COPIED = 14
# One passage snippet shows at most 400 characters.
LONGEST_SENTENCE = 390

# Beside each digest: what its article reports, read by hand.
FACTS = {
    "ha-noi-thach-that-2018.md": (
        "21/8/2018 23/08/2018 1048/KH-SCT 15/3/2018 Hơn_100_đại_biểu Vương_Đăng_Hoa Phó_Giám_đốc 5S làng_nghề "
        "Phòng_Kinh_tế Trung_tâm_Khuyến_công_và_Tư_vấn_phát_triển_công_nghiệp_Hà_Nội Sở_Công_Thương_Hà_Nội SXSH.vn"
    ),
    "vinh-phuc-2020.md": (
        "10/11/2020 Hội_thảo_chuyên_đề Xanh_Gannam Nguyễn_Văn_Chính Giám_đốc_Trung_tâm_Phát_triển_Công_Thương 5S "
        "10-20% chiến_lược_phòng_ngừa_tổng_hợp 2_doanh_nghiệp huyện_Sông_Lô huyện_Lập_Thạch tiểu_thủ_công_nghiệp"
    ),
    "thanh-hoa-2018.md": (
        "11/10/2018 17/10/2018 Sở_Công_Thương_tỉnh_Thanh_Hóa hơn_100_doanh_nghiệp ISO_14000 4.0 năm_2020 "
        "90%_cơ_sở_sản_xuất_công_nghiệp_nhận_thức 50%_cơ_sở_sản_xuất_công_nghiệp 8–13% "
        "90%_doanh_nghiệp_vừa_và_lớn 100%_cán_bộ_chuyên_trách sxsh.vn"
    ),
    "ha-noi-truyen-thong-2014.md": (
        "2014 ECC_Hà_Nội Hoàng_Minh_Lâm 10.000_bộ_tờ_rơi 4_phóng_sự 6_hội_nghị gần_500_học_viên 2012-2015 "
        "50%_cơ_sở_sản_xuất_công_nghiệp 25%_cơ_sở_sản_xuất_công_nghiệp 5-8% 70%_UBND trên_25% Thu_Hường "
        "báo_giấy báo_mạng da_giày công_ty_điện_lực"
    ),
    "dak-lak-2018.md": (
        "17/09/2018 12:03 7.000_doanh_nghiệp huyện_Ea_Kar 01_lớp 60_học_viên 02_ngày trên_10% 15-20% năm_2020 "
        "100%_đơn_vị_sản_xuất_công_nghiệp Văn_phòng_SXSH_và_SXTDBV chính_sách_khuyến_công"
    ),
}


def parts(path: Path) -> tuple[dict[str, Any], str]:
    _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(header), body.strip()


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def longest_shared_run(text: str, source: str) -> int:
    """The largest number of consecutive words that both texts hold, by the textbook table of common suffixes."""
    theirs = words(source)
    longest, before = 0, [0] * (len(theirs) + 1)
    for word in words(text):
        now = [0, *(before[place] + 1 if word == other else 0 for place, other in enumerate(theirs))]
        longest, before = max(longest, *now), now
    return longest


def test_there_is_a_digest_for_each_article_read() -> None:
    """Five articles, five digests, each with its list of facts."""
    assert [path.name for path in DIGESTS] == sorted(FACTS)


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_header_is_valid(path: Path) -> None:
    """Title, a date with its basis, known provinces, districts of theirs, and nothing made up."""
    header, _ = parts(path)
    assert set(header) <= {"title", "publisher", "url", "date", "basis", "provinces", "districts", "kind"}
    assert header["kind"] == "digest"
    assert header["title"].strip()
    date = SourceDate.of(Basis(header["basis"]), *map(int, header["date"].split("-")))
    assert date.value == header["date"]
    places = make_places(header["provinces"], header.get("districts", []))
    assert [place.district for place in places if place.district] == header.get("districts", [])
    assert places[0].province == header["provinces"][0]


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_holds_the_facts_of_its_article(path: Path) -> None:
    """Every figure, name, date and document number is there, figures with whom they count."""
    _, body = parts(path)
    missing = [fact for fact in FACTS[path.name].split() if fact.replace("_", " ").lower() not in body.lower()]
    assert missing == []


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_sentence_fits_a_snippet(path: Path) -> None:
    """Each sentence can be quoted whole; targets stand in one sentence with province and deadline."""
    _, body = parts(path)
    lengths = {end - start for start, end in split_sentences(body)}
    assert max(lengths) <= LONGEST_SENTENCE


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_speaks_of_its_own_province(path: Path) -> None:
    """What the text itself says of its place agrees with the header."""
    header, body = parts(path)
    written = [line for line in body.split("\n") if line]
    lines = [ExtractedLine(number=n, text=text, role=LineRole.BODY) for n, text in enumerate(written)]
    found = find_article_places(header["title"], lines)
    assert tuple(each.place for each in found) == make_places(header["provinces"], header.get("districts", []))


def test_a_shared_run_is_counted_in_words() -> None:
    """ "a b c d" and "x b c y" share two words in a row; punctuation and capitals don't count."""
    assert longest_shared_run("Một, hai ba bốn", "năm HAI ba. sáu") == 2


def test_no_sentence_is_copied(seeds: Path) -> None:
    """No digest shares fourteen words in a row with any of the articles."""
    sources = [path.read_text(encoding="utf-8") for path in sorted(seeds.iterdir())]
    for path in DIGESTS:
        _, body = parts(path)
        assert max(longest_shared_run(body, source) for source in sources) < COPIED, path.name


def test_titles_are_as_printed(seeds: Path) -> None:
    """A digest's title is a line of one of the articles, so that the original takes its place."""
    lines = {line.strip() for path in seeds.iterdir() for line in path.read_text(encoding="utf-8").split("\n")}
    assert all(parts(path)[0]["title"] in lines for path in DIGESTS)
