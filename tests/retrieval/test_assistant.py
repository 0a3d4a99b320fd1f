"""Questions get quoted, cited answers; what the documents do not say is refused."""

from __future__ import annotations

import datetime as dt
import math
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.records import ArticleKind, Basis, Digest, LineRole, PartRead, SourceDate, Validity
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.errors import UnknownProvince
from retrieval.query.follow_up import turn_left_by
from retrieval.ranking.answerability import load_model
from retrieval.ranking.spans import SNIPPET_LIMIT, WIDE_LIMIT
from retrieval.records import Answer, Reason, Status
from tests.factories import make_draft
from tests.support.database import new_sqlite
from tests.wording import PlainWording

NGHE_AN = make_draft(
    "Nghệ An mở lớp về sản xuất sạch hơn",
    "Ngày 5/6/2019, Sở Công Thương Nghệ An mở lớp tập huấn SXSH cho 45 học viên tại thành phố Vinh. "
    "Bà Trần Thu Lan, Phó Giám đốc Sở, phát biểu khai mạc lớp học.",
    "Theo kế hoạch 77/KH-UBND, đến năm 2020 tỉnh phấn đấu có 60% cơ sở sản xuất nhận thức được lợi ích; "
    "35% cơ sở sản xuất áp dụng SXSH. Các cơ sở áp dụng giảm được 12% lượng điện.",
    "Sản xuất sạch hơn là việc phòng ngừa ô nhiễm ngay từ nguồn phát sinh chất thải.",
    province="Nghệ An",
    date=SourceDate.of(Basis.PUBLISHED, 2019, 6, 7),
)
HOA_BINH = make_draft(
    "Hòa Bình hỗ trợ doanh nghiệp đo nước",
    "Trung tâm Khuyến công Hòa Bình lắp 20 đồng hồ đo nước cho xưởng giấy. Xưởng giấy đã giảm 18% lượng nước thải.",
    province="Hòa Bình",
    now="Phú Thọ",
    date=SourceDate.of(Basis.CONTENT, 2017),
)
TODAY = dt.date(2026, 1, 15)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library, to be read alone."""
    file = tmp_path_factory.mktemp("library") / "library.sqlite3"
    opened = Library.open(new_sqlite(file))
    for draft in (NGHE_AN, HOA_BINH):
        opened.put(draft)
    opened.close()
    return file


@pytest.fixture(scope="module")
def assistant(filled: Path) -> Iterator[Assistant]:
    """To be asked alone."""
    opened = Library.open(f"sqlite:///{filled}")
    yield Assistant(opened, PlainWording(), today=lambda: TODAY)
    opened.close()


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Iterator[Library]:
    """One to be changed."""
    opened = Library.open(f"sqlite:///{shutil.copy(filled, tmp_path)}")
    yield opened
    opened.close()


@pytest.fixture
def following(library: Library) -> Assistant:
    """What follows the library that is changed."""
    return Assistant(library, PlainWording(), today=lambda: TODAY)


def first(answer: Answer) -> str:
    assert answer.status is Status.ANSWERED, answer.headline
    return answer.citations[0].snippet


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Nghệ An phấn đấu bao nhiêu phần trăm cơ sở áp dụng sxsh?", "35% cơ sở sản xuất áp dụng"),
        ("nghe an muc tieu nhan thuc", "60% cơ sở sản xuất nhận thức"),
        ("ai phát biểu khai mạc lớp học ở Nghệ An", "Trần Thu Lan"),
        ("sản xuất sạch hơn là gì", "Sản xuất sạch hơn là việc phòng ngừa"),
        ("lop tap huan nghe an co bn hoc vien", "45 học viên"),
        ("ke hoach 77", "77/KH-UBND"),
        ("xuong giay giam bao nhieu nuoc thai", "18% lượng nước thải"),
    ],
)
def test_the_first_citation_holds_the_answer(assistant: Assistant, question: str, expected: str) -> None:
    """What was asked for is in the first snippet, with marks or without."""
    assert expected in first(assistant.ask(question))


def test_a_citation_says_where_and_when_it_is_from(assistant: Assistant) -> None:
    """Title, date with basis, province then and now, and offsets of the highlights come with a quotation."""
    citation = assistant.ask("xưởng giấy giảm nước thải").citations[0]
    assert (citation.title, citation.province, citation.province_now) == (
        "Hòa Bình hỗ trợ doanh nghiệp đo nước",
        "Hòa Bình",
        "Phú Thọ",
    )
    assert (citation.date.value, citation.date.basis) == ("2017", Basis.CONTENT)
    assert {"giấy", "nước"} <= {
        word for start, end in citation.highlights for word in citation.snippet[start:end].lower().split()
    }


def test_snippets_are_quoted_and_short(assistant: Assistant) -> None:
    """Every snippet stands word for word in its article and fits a phone."""
    answer = assistant.ask("mục tiêu áp dụng sản xuất sạch hơn", k=10)
    texts = {NGHE_AN.article.title: NGHE_AN.article.text, HOA_BINH.article.title: HOA_BINH.article.text}
    for citation in answer.citations:
        assert citation.snippet.strip("…") in texts[citation.title]
        assert len(citation.snippet) <= SNIPPET_LIMIT
    assert any(answer.headline in text for text in texts.values())


def test_a_province_without_documents_is_refused_by_name(assistant: Assistant) -> None:
    """Never another province's number in its place."""
    answer = assistant.ask("Mục tiêu áp dụng SXSH của Cần Thơ?")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.NO_DOCUMENT_FOR_PLACE)
    assert answer.headline == "no_document_for_place Cần Thơ [Hòa Bình, Nghệ An]"
    assert (answer.citations, answer.confidence) == ((), 0.0)


def test_a_national_document_answers_for_the_province_it_names(library: Library, following: Assistant) -> None:
    """Only with the sentence that names the province: another province's number never takes its place."""
    text = (
        "Cả nước có 47 trung tâm khuyến công. An Giang đạt 31% cơ sở áp dụng SXSH. Bến Tre đạt 12% cơ sở áp dụng SXSH."
    )
    library.put(make_draft("Mười năm sản xuất sạch hơn trong cả nước", text))
    assert following.ask("An Giang bao nhiêu phần trăm cơ sở áp dụng SXSH").headline.startswith("An Giang đạt 31%")
    assert following.ask("ben tre bao nhieu phan tram co so ap dung sxsh").headline.startswith("Bến Tre đạt 12%")
    assert following.ask("Cần Thơ bao nhiêu phần trăm cơ sở áp dụng SXSH").reason is Reason.NO_DOCUMENT_FOR_PLACE


def test_the_next_provinces_number_is_no_answer(library: Library, following: Assistant) -> None:
    """Of two provinces in one sentence, each answers with its own part of it."""
    text = "Một số tỉnh có cách làm hay: Bến Tre chi 3 tỷ đồng; An Giang mở 12 lớp học."
    library.put(make_draft("Sản xuất sạch hơn trong cả nước", text))
    assert following.ask("Bến Tre chi bao nhiêu tiền").status is Status.ANSWERED
    other = following.ask("An Giang chi bao nhiêu tiền")
    assert (other.status, other.because) == (Status.NEAR, "missing money")


def test_a_refusal_offers_what_is_nearest(assistant: Assistant) -> None:
    """Vĩnh Phúc and Hòa Bình are one province today: who asks for the one is shown the other first."""
    answer = assistant.ask("Vĩnh Phúc lắp đồng hồ đo nước")
    assert answer.headline == "no_document_for_place Vĩnh Phúc [Hòa Bình, Nghệ An]"
    assert answer.suggestions[0].endswith(" of Hòa Bình")
    assert [citation.province for citation in answer.related] == ["Hòa Bình"]


def test_an_explanation_adds_up(assistant: Assistant) -> None:
    """Terms sum to the BM25 score, factors multiply to what is held, and what is weighed makes the confidence."""
    question = "Nghệ An phấn đấu bao nhiêu phần trăm cơ sở áp dụng sxsh?"
    first_passage = assistant.explain(question).passages[0]
    assert sum(term.score for term in first_passage.terms) == pytest.approx(first_passage.bm25, abs=1e-3)
    product = 1.0
    for factor in first_passage.factors:
        product *= factor.share
    assert product == pytest.approx(first_passage.held, abs=1e-3)
    explained = assistant.explain(question)
    logit = load_model().intercept + sum(each.value * each.weight for each in explained.weighed)
    assert 1 / (1 + math.exp(-logit)) == pytest.approx(explained.confidence, abs=1e-3)
    assert assistant.ask(question).confidence == explained.confidence


def test_what_the_documents_do_not_say_is_refused(assistant: Assistant) -> None:
    """Off topic and nonsense; the nearest documents are no answer."""
    for question in ("giá vàng hôm nay", "zzz qqq www", "gia xang dau"):
        answer = assistant.ask(question)
        assert (question, answer.status, answer.citations) == (question, Status.NOT_FOUND, ())
        assert len(answer.related) <= 2


def test_what_is_near_lacks_what_was_asked_for_and_says_so(assistant: Assistant) -> None:
    """On topic without an answer: passages, wider than those of an answer, the reason and a next step."""
    answer = assistant.ask("số điện thoại xưởng giấy ở Nghệ An")
    assert (answer.status, answer.headline, answer.because) == (Status.NEAR, "near", "missing contact")
    assert answer.citations
    assert len(answer.citations) <= 3
    assert all(len(citation.snippet) <= WIDE_LIMIT for citation in answer.citations)
    assert answer.advice


def test_todays_province_covers_those_it_took_in(assistant: Assistant) -> None:
    """ "Phú Thọ" finds Hòa Bình's articles and says so; "Hòa Bình" says where it belongs today."""
    assert "includes Phú Thọ < Hòa Bình" in assistant.ask("Phú Thọ lắp đồng hồ đo nước").notes
    assert "merged Hòa Bình > Phú Thọ" in assistant.ask("tỉnh Hòa Bình lắp đồng hồ đo nước").notes


def test_a_passed_deadline_and_an_unusual_date_are_noted(assistant: Assistant) -> None:
    """A target to 2020 read in 2026 is over; a year named in the text is no day of publication."""
    assert "passed 2020" in assistant.ask("mục tiêu Nghệ An").notes
    assert "basis content 2017" in assistant.ask("xưởng giấy giảm nước thải").notes


def hue(**given: object) -> Draft:
    return make_draft("Huế làm sạch", "Huế thu gom 9 tấn bùn mỗi ngày.", province="Thừa Thiên Huế", **given)  # type: ignore[arg-type]


def test_a_digest_is_marked(library: Library) -> None:
    """Who reads our own summary is told so, and what is known of its page comes along."""
    page = Digest(read=PartRead.WHOLE, conflict="Hai trang ghi hai số.")
    library.put(hue(digest=page))
    answer = Assistant(library, PlainWording()).ask("thu gom bao nhiêu tấn bùn")
    assert (answer.citations[0].kind, answer.citations[0].digest) == (ArticleKind.DIGEST, page)
    assert {"digest of Huế làm sạch", "conflict Hai trang ghi hai số."} <= set(answer.notes)
    assert answer.warning == ""


def test_an_original_is_no_digest(assistant: Assistant) -> None:
    """It is cited as ever, without a word of summaries."""
    answer = assistant.ask("nghe an muc tieu nhan thuc")
    assert (answer.citations[0].digest, answer.citations[0].validity, answer.warning) == (None, None, "")
    assert not any(note.startswith("digest") for note in answer.notes)


@pytest.mark.parametrize("digest", [None, Digest()])
def test_a_paper_that_was_replaced_answers_with_a_warning(library: Library, digest: Digest | None) -> None:
    """Answered or near: what it said is told, and that it holds no more, also once the day has come."""
    replaced = Validity(until="2025", replaced_by="889/QĐ-TTg")
    library.put(hue(digest=digest, validity=replaced))
    ask = Assistant(library, PlainWording(), today=lambda: TODAY).ask
    answer = ask("thu gom bao nhiêu tấn bùn")
    assert (answer.status, answer.warning) == (Status.ANSWERED, "until 2025, replaced by 889/QĐ-TTg")
    near = ask("Huế thu gom bao nhiêu tấn bùn năm 1999")
    assert near.status is Status.NEAR
    assert near.warning == answer.warning


def test_what_only_a_weak_page_says_is_near(library: Library) -> None:
    """With its passage and why it is no answer, and neither frame nor figures; the same of a sound page answers."""
    library.put(hue(digest=Digest(is_weak=True)))
    answer = Assistant(library, PlainWording()).ask("thu gom bao nhiêu tấn bùn")
    assert (answer.status, answer.headline, answer.because) == (Status.NEAR, "near", "weak page")
    assert "9 tấn bùn" in answer.citations[0].snippet
    assert (answer.frame, answer.targets) == ("", ())
    library.put(hue(digest=Digest()))
    assert Assistant(library, PlainWording()).ask("thu gom bao nhiêu tấn bùn").status is Status.ANSWERED


def test_the_province_option_restricts_and_is_checked(assistant: Assistant) -> None:
    """Under any of its names; a name of no province is an error that carries it."""
    assert {c.province for c in assistant.ask("giảm bao nhiêu", province="hoa binh").citations} <= {"Hòa Bình"}
    with pytest.raises(UnknownProvince) as refused:
        assistant.ask("giảm bao nhiêu", province="Atlantis")
    assert refused.value.name == "Atlantis"


@pytest.mark.parametrize(
    "question", ["", "   ", "?!", "…", "gì", "sao", "có không", "o dau", "có bắt buộc không", "bao nhieu tien"]
)
def test_an_empty_question_is_no_search(assistant: Assistant, question: str) -> None:
    """Nothing to look for is said kindly: no word, or none but those that ask."""
    assert assistant.ask(question).reason is Reason.EMPTY_QUESTION


@pytest.mark.parametrize("question", ["thời tiết ở Nghệ An", "thoi tiet nghe an", "giá vàng"])
def test_what_is_of_another_world_is_not_searched_for(assistant: Assistant, question: str) -> None:
    """The syllables of "thời tiết" stand in other words of the trade, and answer nothing."""
    answer = assistant.ask(question)
    assert (answer.status, answer.reason, answer.related) == (Status.NOT_FOUND, Reason.NOT_COVERED, ())


@pytest.mark.parametrize("question", ["học phí lớp quản lý năng lượng", "hoc phi lop quan ly nang luong"])
def test_what_a_document_tells_is_of_this_world(question: str, tmp_path: Path) -> None:
    """No list of words is stronger than what is stored."""
    with closing(Library.open(new_sqlite(tmp_path / "library.sqlite3"))) as library:
        text = "Học phí lớp quản lý năng lượng là 2 triệu đồng mỗi học viên, nhà nước hỗ trợ một nửa."
        library.put(make_draft("Lớp quản lý năng lượng tại Hải Dương", text, province="Hải Dương"))
        answer = Assistant(library, PlainWording()).ask(question)
    assert [citation.snippet for citation in answer.citations][:1] == [text]


def test_words_that_never_stand_together_answer_nothing_for_certain(library: Library) -> None:
    """ "Lớp học" and "đo nước" are told, "lớp nước" is not."""
    assert Assistant(library, PlainWording()).ask("lớp nước").status is not Status.ANSWERED


def test_an_empty_collection_says_so(tmp_path: Path) -> None:
    """Before the first document every question gets the same honest sentence."""
    library = Library.open(new_sqlite(tmp_path / "library.sqlite3"))
    assert Assistant(library, PlainWording()).ask("sxsh là gì").reason is Reason.EMPTY_COLLECTION
    library.close()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("xin chào", Reason.GREETING),
        ("Chào bạn nhé", Reason.GREETING),
        ("cảm ơn bạn nhiều", Reason.THANKS),
        ("bạn là ai?", Reason.WHO_ARE_YOU),
        ("help", Reason.HELP),
    ],
)
def test_small_talk_gets_a_fitting_sentence(assistant: Assistant, said: str, reason: Reason) -> None:
    """Greetings and thanks are answered in kind, with no search behind them."""
    assert assistant.ask(said).reason is reason


def test_a_greeting_before_a_question_is_passed_over(assistant: Assistant) -> None:
    """Politeness does not hide what is asked."""
    assert "45 học viên" in first(assistant.ask("chào bạn, lớp ở Nghệ An có bao nhiêu học viên ạ"))


def test_slips_are_corrected_and_said(assistant: Assistant) -> None:
    """A mistyped word is searched as the collection writes it, and the answer says so; numbers are never touched."""
    answer = assistant.ask("lớp tập huấn Nghệ An có bao nhiêu học vieen")
    assert "45 học viên" in first(answer)
    assert "searched as lớp tập huấn Nghệ An có bao nhiêu học viên" in answer.notes
    other = assistant.ask("ke hoach 78")
    assert (other.status, other.because) == (Status.NEAR, "without 78")


def test_equal_questions_get_equal_answers(library: Library) -> None:
    """The same input gives the same answer, whoever asks and in whatever thread."""
    assistant = Assistant(library, PlainWording())
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: assistant.ask("mục tiêu Nghệ An").model_dump_json(), range(32)))
    assert len(answers) == 1


def test_a_new_document_is_found_without_a_restart(library: Library, following: Assistant) -> None:
    """The index follows the library."""
    assert following.ask("Lào Cai nuôi cá hồi").status is Status.NOT_FOUND
    text = "Lào Cai nuôi cá hồi bằng nước suối."
    added = library.put(make_draft("Lào Cai nuôi cá hồi sạch", text, province="Lào Cai"))
    assert "cá hồi" in first(following.ask("Lào Cai nuôi cá hồi"))
    library.remove(str(added.article_id))
    assert following.ask("Lào Cai nuôi cá hồi").status is Status.NOT_FOUND


def test_follow_ups_take_over_what_was_asked(assistant: Assistant) -> None:
    """A new place takes the old one's stead; who and how many lean on the event just spoken of."""
    event = turn_left_by(assistant.ask("lớp tập huấn ở Nghệ An"))
    who = assistant.ask("ai phát biểu?", last=event)
    assert "Trần Thu Lan" in first(who)
    assert "45 học viên" in first(assistant.ask("có bao nhiêu học viên", last=turn_left_by(who)))
    place = turn_left_by(assistant.ask("Nghệ An giảm được bao nhiêu"))
    assert assistant.ask("còn Hòa Bình thì sao?", last=place).citations[0].province == "Hòa Bình"


def test_a_fresh_question_is_not_dragged_into_the_old_context(assistant: Assistant) -> None:
    """A question with words of its own stands for itself."""
    event = turn_left_by(assistant.ask("lớp tập huấn ở Nghệ An"))
    assert "18% lượng nước thải" in first(assistant.ask("xưởng giấy giảm bao nhiêu nước thải", last=event))


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Two papers with what stands around them."""
    library = Library.open(new_sqlite(tmp_path_factory.mktemp("plans") / "library.sqlite3"))
    told = "Tỉnh hỗ trợ cơ sở lắp đồng hồ đo nước. Đến năm 2025 có 50% cơ sở áp dụng sản xuất sạch hơn."
    around = {LineRole.LETTERHEAD: "UBND TỈNH CÀ MAU\nSố: 91/KH-UBND", LineRole.SIGNATURE: "PHÓ CHỦ TỊCH\nLâm Văn Bi"}
    library.put(make_draft("Kế hoạch sản xuất sạch hơn năm 2022", told, province="Cà Mau", around=around))
    other = {LineRole.LETTERHEAD: "Số: 88/QĐ-UBND"}
    library.put(make_draft("Quyết định phê duyệt đề án", "Phê duyệt đề án đo điện của tỉnh.", around=other))
    yield Assistant(library, PlainWording())
    library.close()


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("kế hoạch 91/KH-UBND nói gì", "Số: 91/KH-UBND"),
        ("văn bản số 88/QĐ-UBND", "Số: 88/QĐ-UBND"),
        ("van ban so 88/qd-ubnd", "Số: 88/QĐ-UBND"),
        ("Lâm Văn Bi là ai", "Lâm Văn Bi"),
    ],
)
def test_what_stands_around_an_article_answers_what_nothing_told_does(
    plans: Assistant, question: str, quoted: str
) -> None:
    """A number or a signer finds the paper, and the line itself is quoted."""
    answer = plans.ask(question)
    assert answer.status is Status.ANSWERED
    assert quoted in answer.citations[0].snippet


@pytest.mark.parametrize("question", ["kế hoạch số 92/KH-UBND nói gì", "kế hoạch 91/KH-UBND của Hà Nội", "văn bản 91"])
def test_what_no_line_says_is_not_answered_from_around(plans: Assistant, question: str) -> None:
    """Another number, another place, or less than the number: the same threshold holds."""
    assert plans.ask(question).status is not Status.ANSWERED


def test_what_an_article_tells_goes_before_what_stands_around(plans: Assistant) -> None:
    """A line of the letterhead with the same words takes nobody's place."""
    answer = plans.ask("bao nhiêu cơ sở áp dụng sản xuất sạch hơn đến năm 2025")
    assert [each.passage_id[-4:] for each in answer.citations] == ["0000"]


def test_an_article_about_another_place_answers_for_the_place_it_names(library: Library, following: Assistant) -> None:
    """Only where no article about the place does, and never with a figure of its own place."""
    text = (
        "Nghệ An chi 7 tỷ đồng cho lò gốm, cao hơn Quảng Bình. Quảng Bình chi 3 tỷ đồng cho lò gốm. "
        "Cùng với Bến Tre, tỉnh chi 5 tỷ đồng cho lò sấy."
    )
    library.put(make_draft("Nghệ An chi cho làng nghề", text, province="Nghệ An"))
    answer = following.ask("Quảng Bình chi bao nhiêu tiền cho lò gốm")
    assert answer.headline == "Quảng Bình chi 3 tỷ đồng cho lò gốm."
    assert answer.citations[0].province == "Nghệ An"
    refused = following.ask("Bến Tre chi bao nhiêu tiền cho lò sấy")
    assert refused.status is not Status.ANSWERED
    own = make_draft("Quảng Bình hỗ trợ làng nghề", "Quảng Bình chi 4 tỷ đồng cho lò gốm.", province="Quảng Bình")
    library.put(own)
    assert first(following.ask("Quảng Bình chi bao nhiêu tiền cho lò gốm")) == "Quảng Bình chi 4 tỷ đồng cho lò gốm."


def test_no_document_is_only_said_where_no_text_names_the_place(library: Library, following: Assistant) -> None:
    """A mention in another place's article, a short form, a district; a company's name is none."""
    assert following.ask("Huế có mô hình gì").reason is Reason.NO_DOCUMENT_FOR_PLACE
    text = "Đoàn đã thăm một xưởng ở Huế và một lò gạch ở huyện Củ Chi. Công ty Giấy Hải Dương cung cấp bao bì."
    library.put(make_draft("Nghệ An thăm xưởng", text, province="Nghệ An"))
    assert following.ask("Huế có bao nhiêu lớp tập huấn").reason is Reason.NOT_COVERED
    assert following.ask("TP.HCM có bao nhiêu lớp tập huấn").reason is Reason.NOT_COVERED
    assert following.ask("Hải Dương có bao nhiêu lớp tập huấn").reason is Reason.NO_DOCUMENT_FOR_PLACE


def test_an_article_of_no_place_is_near(library: Library, following: Assistant) -> None:
    """It names the place in one passage, and what was asked stands in another."""
    library.put(
        make_draft("Lò hơi đốt trấu", "Nhóm thợ quê ở Kiên Giang.", "Lò hơi đốt trấu giảm 15% chi phí nhiên liệu.")
    )
    answer = following.ask("lò hơi đốt trấu ở Kiên Giang giảm bao nhiêu chi phí nhiên liệu")
    assert answer.status is Status.NEAR
    assert "Lò hơi đốt trấu" in [citation.title for citation in answer.citations]


def test_a_short_name_is_the_province(library: Library, following: Assistant) -> None:
    """ "Huế" and "TP.HCM" in an article about the country answer for their provinces."""
    library.put(
        make_draft("Làng nghề trong cả nước", "Huế mở 12 lớp học. TP.HCM mở 30 lớp học. Cả nước mở 99 lớp học.")
    )
    assert following.ask("Huế mở bao nhiêu lớp học").headline.startswith("Huế mở 12 lớp học")
    assert following.ask("tphcm mo bao nhieu lop hoc").headline.startswith("TP.HCM mở 30 lớp học")


def test_what_is_asked_of_it_must_be_told(library: Library, following: Assistant) -> None:
    """A turnover, a wage, a district: who tells of the factory alone is only near, and what is missing is said."""
    library.put(
        make_draft("Nhà máy đường Tây Sơn", "Nhà máy đường Tây Sơn giảm 11% lượng hơi. Ông Lê Nam là quản đốc.")
    )
    for question in ("doanh thu nhà máy đường Tây Sơn", "lương quản đốc nhà máy đường Tây Sơn"):
        assert (question, following.ask(question).status) == (question, Status.NEAR)
    asked = following.ask("nhà máy đường Tây Sơn ở huyện nào")
    assert (asked.status, asked.because) == (Status.NEAR, "missing district")
    assert following.ask("nhà máy đường Tây Sơn giảm bao nhiêu phần trăm hơi").status is Status.ANSWERED


def test_who_signed_is_told_or_only_near(library: Library, following: Assistant) -> None:
    """A sentence that names a paper without its signer does not answer who signed it."""
    text = "Tỉnh có Quyết định số 77/QĐ-UBND về lò gạch Phú Hòa. Ông Lê Văn Nam – Phó Giám đốc Trung tâm có mặt."
    library.put(make_draft("Lò gạch Phú Hòa", text))
    for question in ("ai ký Quyết định 77/QĐ-UBND", "ai ky quyet dinh 77/qd-ubnd"):
        assert (question, following.ask(question).status) == (question, Status.NEAR)
    told = "Thủ tướng Chính phủ đã ký ban hành Quyết định số 78/QĐ-TTg về lò vôi."
    library.put(make_draft("Lò vôi Phú Hòa", told))
    answer = following.ask("ai ký Quyết định 78/QĐ-TTg")
    assert (answer.status, answer.headline) == (Status.ANSWERED, told)


def test_a_place_and_a_year_alone_are_no_answer(library: Library, following: Assistant) -> None:
    """Of what is asked about besides them something must be told."""
    library.put(make_draft("Kon Tum có kế hoạch số 9", "Tỉnh Kon Tum có kế hoạch số 9 trong năm 2018 về lò vôi."))
    for question in ("dân số Kon Tum năm 2018", "dan so kon tum nam 2018"):
        assert following.ask(question).status is not Status.ANSWERED
    assert following.ask("kế hoạch của Kon Tum năm 2018").status is Status.ANSWERED


SON_LA = ("Khuyến công Sơn La", "Sơn La có 65 đề án khuyến công. Sơn La đặt mục tiêu 92% củ sắn vào chế biến.")


@pytest.mark.parametrize("question", ["sản xuất sạch hơn ở Sơn La", "sxsh o son la", "Mục tiêu SXSH của Sơn La"])
def test_a_summary_of_something_else_does_not_answer_for_the_topic(library: Library, question: str) -> None:
    """What a province has of support, or of a crop, is none of its cleaner production, and neither are its figures."""
    library.put(make_draft(*SON_LA, province="Sơn La", digest=Digest()))
    assistant = Assistant(library, PlainWording())
    answer = assistant.ask(question)
    assert answer.status is not Status.ANSWERED
    assert answer.targets == ()
    assert assistant.ask("Sơn La có bao nhiêu đề án khuyến công").status is Status.ANSWERED


def test_what_other_pages_say_is_told_with_a_summary(library: Library) -> None:
    """A question about the clash is answered by the page that has it, and the clash stands below."""
    clash = "Số hiệu thông tư: trang A ghi 221/2012, trang B ghi 22/2012."
    said = "Cơ sở đánh giá lò vôi từng được hỗ trợ 50 triệu đồng theo thông tư liên tịch."
    library.put(make_draft("Mức hỗ trợ lò vôi", said, digest=Digest(conflict=clash)))
    answer = Assistant(library, PlainWording()).ask("thông tư hỗ trợ lò vôi số hiệu là 221 hay 22")
    assert answer.citations[0].title == "Mức hỗ trợ lò vôi"
    assert f"conflict {clash}" in answer.notes
