"""A talk in Zalo: questions, what is no question, and numbers in the place of buttons."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.journal.entry import Channel, Fault, Verdict
from bot.journal.reports import Reports
from bot.texts.wording import TelegramWording
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.factories import make_draft
from tests.support.serving import NAMES, CannedAnswerer, make_answer, make_near
from tests.support.zalo_api import ZaloApi
from tests.support.zalo_api.people import name_of
from tests.support.zalo_serving import handled, told, zalo_serving

SAVED = "Xưởng giấy Vạn Phúc tiết kiệm 18% lượng nước nhờ tuần hoàn nước trắng."
BEFORE = "Xưởng giấy Vạn Phúc được lập năm 1990 bên bờ sông. " * 12
AFTER = "Năm tới xưởng sẽ thay nồi hơi đốt than bằng nồi hơi điện. " * 12
TARGETS = "Đến năm 2020, 90% cơ sở sản xuất công nghiệp của Thanh Hóa nhận thức được lợi ích của sản xuất sạch hơn."
PAGE = "https://example.org/van-phuc"
QUESTION = "xuong giay tiet kiem bao nhieu nuoc"


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    library = Library(engine)
    library.put(make_draft("Xưởng giấy tiết kiệm nước", BEFORE, SAVED * 3, AFTER, province="Nghệ An", url=PAGE))
    library.put(make_draft("Thanh Hóa đặt mục tiêu sản xuất sạch hơn", TARGETS, province="Thanh Hóa"))
    return Assistant(library, TelegramWording())


def number_of(shown: str, label: str) -> str:
    """The number that stands before a label."""
    choices = [each.strip() for line in shown.splitlines() for each in line.split(" · ")]
    return next(each.partition(".")[0] for each in choices if each.endswith(label) and each[:1].isdigit())


async def test_a_question_is_answered_with_sources_and_numbers(
    zalo: ZaloApi, assistant: Assistant, engine: Engine
) -> None:
    """As plain text; the address of a source stands on a line of its own. They see that somebody is at work."""
    async with zalo_serving(zalo, assistant, engine):
        (shown,) = await told(zalo, engine, QUESTION)
    assert "18%" in shown
    assert PAGE in shown.splitlines()
    assert texts.zalo.CHOOSE in shown
    assert "<" not in shown
    assert zalo.typing == [name_of("7")]
    assert [each.question for each in Reports(engine).slowest(1)] == [QUESTION]


async def test_a_number_opens_the_passage_and_another_leads_back(
    zalo: ZaloApi, assistant: Assistant, engine: Engine
) -> None:
    """Each time those below the last message count, in another process too."""
    async with zalo_serving(zalo, assistant, engine):
        (shown,) = await told(zalo, engine, QUESTION)
    async with zalo_serving(zalo, Assistant(Library(engine), TelegramWording()), engine):
        passage = "\n".join(await told(zalo, engine, f"Số {number_of(shown, texts.choices.BUTTON_PASSAGE)} nhé"))
        for expected in (SAVED, BEFORE.strip(), AFTER.strip(), PAGE):
            assert expected in passage
        (again,) = await told(zalo, engine, number_of(passage, texts.choices.BUTTON_BACK))
    assert again == shown


async def test_a_number_that_stands_for_nothing_is_said_so(zalo: ZaloApi, assistant: Assistant, engine: Engine) -> None:
    """Before anything was offered, out of range, and after ten minutes; what was offered stays."""
    now = 1_790_000_000.0
    async with zalo_serving(zalo, assistant, engine, clock=lambda: now):
        assert await told(zalo, engine, "1") == [texts.zalo.NO_CHOICES]
        (shown,) = await told(zalo, engine, QUESTION)
        count = int(number_of(shown, texts.choices.BUTTON_NOT_USEFUL))
        assert await told(zalo, engine, "0") == [texts.zalo.only_numbers(count)]
        assert await told(zalo, engine, str(count + 1)) == [texts.zalo.only_numbers(count)]
        now += 600
        assert SAVED in "".join(await told(zalo, engine, "1"))
        now += 601
        assert await told(zalo, engine, "1") == [texts.zalo.TOO_LATE]


async def test_several_numbers_at_once_are_no_question(zalo: ZaloApi, assistant: Assistant, engine: Engine) -> None:
    """Where there is something to choose from; what was offered stays."""
    async with zalo_serving(zalo, assistant, engine):
        assert await told(zalo, engine, "1 và 2") != [texts.zalo.ONE_NUMBER]
        await told(zalo, engine, QUESTION)
        for several in ("1 va 2", "1, 2", "số 1 2"):
            assert await told(zalo, engine, several) == [texts.zalo.ONE_NUMBER]
        assert SAVED in "".join(await told(zalo, engine, "1"))


async def test_opinions_are_kept_with_their_reasons(zalo: ZaloApi, assistant: Assistant, engine: Engine) -> None:
    """👎 asks why, without showing the answer once more; 👍 leaves the numbers as they are."""
    async with zalo_serving(zalo, assistant, engine):
        (shown,) = await told(zalo, engine, QUESTION)
        assert await told(zalo, engine, number_of(shown, texts.choices.BUTTON_USEFUL)) == [
            texts.choices.THANKS_FOR_LIKING
        ]
        assert _judged(engine) == [(Verdict.UP, None)]
        (why,) = await told(zalo, engine, number_of(shown, texts.choices.BUTTON_NOT_USEFUL))
        assert why.startswith(texts.choices.WHY_DISLIKED)
        assert "18%" not in why
        source = number_of(why, texts.choices.FAULTS[Fault.SOURCE.value])
        assert await told(zalo, engine, source) == [texts.choices.THANKS_FOR_FAULT]
    assert _judged(engine) == [(Verdict.DOWN, Fault.SOURCE)]


def _judged(engine: Engine) -> list[tuple[str, str | None]]:
    return [(each.verdict, each.fault) for each in Reports(engine).judged()]


async def test_an_answer_can_be_had_alone_to_be_forwarded(zalo: ZaloApi, assistant: Assistant, engine: Engine) -> None:
    """With its source, without numbers; those above go on to count."""
    async with zalo_serving(zalo, assistant, engine):
        (shown,) = await told(zalo, engine, QUESTION)
        (copied,) = await told(zalo, engine, number_of(shown, texts.choices.BUTTON_COPY))
        assert "18%" in copied
        assert "example.org, 2018" in copied
        assert texts.zalo.CHOOSE not in copied
        assert SAVED in "".join(await told(zalo, engine, "1"))


async def test_what_follows_on_an_answer_leans_on_it(zalo: ZaloApi, assistant: Assistant, engine: Engine) -> None:
    """ "còn Thanh Hóa?" and "nguồn đâu": of each person's own talk."""
    async with zalo_serving(zalo, assistant, engine):
        await told(zalo, engine, "mục tiêu nhận thức Nghệ An 2020", "8")
        (figures,) = await told(zalo, engine, "còn Thanh Hóa thì sao?", "8")
        assert "90%" in figures
        (sources,) = await told(zalo, engine, "nguồn đâu", "8")
        assert texts.choices.SOURCES_OF_LAST in sources
        assert "90%" not in "".join(await told(zalo, engine, "nguồn đâu", "9"))


async def test_years_and_documents_are_questions(zalo: ZaloApi, engine: Engine) -> None:
    """Though they begin with digits, and though numbers are open."""
    answerer = CannedAnswerer(make_answer)
    asked = ["5s la gi", "2020", "1048/KH-SCT", "1 là gì"]
    zalo.date -= 60_000  # so that none is taken for the rest of the one before
    async with zalo_serving(zalo, answerer, engine):
        for question in asked:
            await told(zalo, engine, question)
    assert [question for question, _ in answerer.asked] == asked


async def test_a_question_in_two_messages_is_answered_whole(
    zalo: ZaloApi, assistant: Assistant, engine: Engine
) -> None:
    """What follows within seconds joins what came before; the first answer stands, for nothing can be edited."""
    async with zalo_serving(zalo, assistant, engine):
        await told(zalo, engine, "mục tiêu nhận thức 2020")
        (shown,) = await told(zalo, engine, "Thanh Hóa")
    assert "90%" in shown


async def test_what_is_near_can_be_judged_but_not_waited_for(zalo: ZaloApi, engine: Engine) -> None:
    """Nobody can be told later in Zalo, so it is not offered; why it is of no use need not be asked."""
    async with zalo_serving(zalo, CannedAnswerer(make_near), engine):
        (shown,) = await told(zalo, engine, "máy giặt nào tốt")
        assert texts.wishes.BUTTON_WISH not in shown
        said = await told(zalo, engine, number_of(shown, texts.choices.BUTTON_NOT_USEFUL))
        assert said == [texts.choices.THANKS_FOR_FAULT]
        (again,) = await told(zalo, engine, number_of(shown, "câu khác"))
    assert "Đoạn gần nhất" in again


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("image", texts.zalo.TEXT_ONLY),
        ("sticker", texts.zalo.TEXT_ONLY),
        ("voice", texts.zalo.TEXT_ONLY),
        ("unsupported", texts.zalo.NOT_PASSED_ON),
    ],
    ids=["image", "sticker", "voice", "unsupported"],
)
async def test_what_has_no_text_gets_one_polite_line(zalo: ZaloApi, engine: Engine, kind: str, said: str) -> None:
    """An album of pictures one as well; in a group none."""
    async with zalo_serving(zalo, CannedAnswerer(make_answer), engine):
        zalo.send(kind, group="100")
        zalo.send(kind)
        await handled(zalo, engine, zalo.send(kind))
    assert [sent.text for sent in zalo.sent] == [said]


async def test_what_stands_under_a_picture_is_asked(zalo: ZaloApi, engine: Engine) -> None:
    """As if it had been typed."""
    answerer = CannedAnswerer(make_answer)
    async with zalo_serving(zalo, answerer, engine):
        await handled(zalo, engine, zalo.send("image", photo="https://e.org/a.jpg", caption="5S là gì"))
    assert answerer.asked[0][0] == "5S là gì"


async def test_a_long_answer_comes_in_messages_that_zalo_takes(zalo: ZaloApi, engine: Engine) -> None:
    """Cut between its paragraphs; the numbers stand together in the last."""
    snippet = "Câu dài gồm nhiều chữ. " * 120

    async with zalo_serving(zalo, CannedAnswerer(lambda question: make_near(question, snippet, 3)), engine):
        shown = await told(zalo, engine, "hỏi dài")
    assert len(shown) > 2
    assert max(len(text) for text in shown) <= 2000
    assert texts.zalo.CHOOSE in shown[-1]


async def test_too_long_a_question_is_not_searched(zalo: ZaloApi, engine: Engine) -> None:
    """A thousand characters are a question."""
    answerer = CannedAnswerer(make_answer)
    async with zalo_serving(zalo, answerer, engine):
        assert await told(zalo, engine, "a" * 1001) == [texts.zalo.TOO_LONG]
        await told(zalo, engine, "b" * 1000)
    assert [len(question) for question, _ in answerer.asked] == [1000]


async def test_the_journal_knows_no_number_of_zalos(zalo: ZaloApi, engine: Engine) -> None:
    """A person of Zalo is nobody of Telegram, whatever the number."""
    async with zalo_serving(zalo, CannedAnswerer(make_answer), engine):
        await told(zalo, engine, "5S là gì")
    with engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT person, face FROM answers").one()
        dump = "".join(
            str(row) for table in _tables(engine) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
        )
    assert kept.face == Channel.ZALO
    assert kept.person == NAMES.person(f"zalo {name_of('7')}")
    assert name_of("7") not in dump
    assert "Lan" not in dump


def _tables(engine: Engine) -> list[str]:
    return ["answers", "answer_messages", "open_choices", "updates", "preferences"]
