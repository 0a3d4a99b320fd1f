"""Operators go through what was asked in vain with a thumb: answer, look again, pass over, merge; and take back."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.composition.assistant import make_assistant
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.factories import make_draft
from tests.support.bot_api import BotApi, Sent
from tests.support.conversation import pressed, said, said_leaving
from tests.support.serving import serving

BIOGAS = "Cần Thơ có mô hình khí sinh học không"
PRICE = "lò hơi sinh khối giá bao nhiêu"
ANSWER = "Có, ở Thới Lai. Nguồn: Sở Công Thương Cần Thơ, ngày 05/03/2024"


@pytest.fixture
def library(engine: Engine) -> Library:
    library = Library(engine)
    library.put(make_draft("Tập huấn ở Bình Định", "Lớp tập huấn có 45 học viên.", province="Bình Định", now="Gia Lai"))
    return library


@pytest.fixture
def assistant(library: Library) -> Assistant:
    return make_assistant(library)


def labels(sent: Sent) -> list[str]:
    return [button["text"] for button in sent.buttons]


async def asked_in_vain(api: BotApi, *questions: str) -> None:
    for person, question in enumerate(questions, 8):
        await said(api, question, chat_id=person)


async def prompted(api: BotApi, sent: Sent, button: str) -> Sent:
    """An operator presses a button that asks for something; the message that asks."""
    await pressed(api, sent, button)
    await api.until(lambda: (api.sent[-1].keyboard or {}).get("force_reply", False))
    return api.sent[-1]


async def became(api: BotApi, sent: Sent, words: str) -> None:
    await api.until(lambda: words in sent.text)


async def test_a_group_is_a_card_and_the_next_is_one_tap_away(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """What was asked most comes first, with how often, when last and in which other words; all edits in place."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        await asked_in_vain(api, PRICE, BIOGAS, "can tho co mo hinh khi sinh hoc khong")
        card = await said(api, "/chuatraloi")
        assert card.text.startswith("3 câu chưa trả lời được, 2 nhóm\n1/2")
        assert "2 lần, gần nhất" in card.text
        assert f"Cũng hỏi: {BIOGAS}" in card.text
        desk = texts.desk
        assert labels(card) == [
            *(desk.BUTTON_ANSWER, desk.BUTTON_COVERED, desk.BUTTON_SKIP, desk.BUTTON_MERGE),
            texts.choices.BUTTON_NEXT,
        ]
        count = len(api.sent)
        await pressed(api, card, texts.choices.BUTTON_NEXT)
        await became(api, card, PRICE)
        assert labels(card)[-1] == texts.choices.BUTTON_PREVIOUS
    assert len(api.sent) == count


async def test_an_answer_is_asked_for_previewed_corrected_pinned_and_taken_back(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """A reply to what asks is the answer; without a source it is asked for again; pinned, its group leaves the list."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        await asked_in_vain(api, BIOGAS)
        card = await said(api, "/chuatraloi")
        prompt = await prompted(api, card, texts.desk.BUTTON_ANSWER)
        assert prompt.keyboard["force_reply"] is True
        assert labels(card) == [texts.desk.BUTTON_STOP_ASKING]
        no_source = await said(api, "Có, ở Thới Lai.", reply_to=prompt)
        assert no_source.text == texts.desk.ANSWER_NEEDS_SOURCE
        draft = await said(api, ANSWER, reply_to=prompt)
        assert draft.text.startswith(texts.desk.DRAFT_TITLE)
        for shown in (BIOGAS, texts.answers.EDITORIAL_LABEL, "Có, ở Thới Lai.", "05/03/2024"):
            assert shown in draft.text
        assert texts.answers.EDITORIAL_LABEL not in (await said(api, BIOGAS, chat_id=9)).text
        again = await prompted(api, draft, texts.desk.BUTTON_EDIT)
        corrected = await said(api, "Có, ở Thới Lai và Cờ Đỏ. Nguồn: Sở Công Thương Cần Thơ", reply_to=again)
        assert "Cờ Đỏ" in corrected.text
        assert texts.desk.DRAFT_WITHOUT_DATE in corrected.text
        await pressed(api, corrected, texts.desk.BUTTON_PIN)
        await became(api, corrected, "Đã duyệt giải đáp")
        assert (await said(api, BIOGAS, chat_id=10)).text.startswith(texts.answers.EDITORIAL_LABEL)
        await pressed(api, corrected, texts.desk.BUTTON_NEXT_QUESTION)
        await became(api, corrected, texts.operators.NOTHING_UNANSWERED)
        pinned = await said(api, "/goy")
        assert "1 giải đáp đang ghim" in pinned.text
        await pressed(api, pinned, "1")
        await became(api, pinned, texts.answers.EDITORIAL_LABEL)
        assert await pressed(api, pinned, texts.desk.BUTTON_UNPIN) == texts.desk.UNPINNED
        await became(api, pinned, texts.desk.NONE_PINNED)
        assert texts.answers.EDITORIAL_LABEL not in (await said(api, BIOGAS, chat_id=11)).text
        assert BIOGAS in (await said(api, "/chuatraloi")).text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Khoảng 2 tỷ. Nguồn: báo giá", "[1] báo giá"),
        ("2 tỷ, nguồn báo giá công ty A 3/2025", "báo giá công ty A · đăng 03/2025"),
        ("Khoảng 2 tỷ (theo nguồn báo giá công ty A)", "[1] báo giá công ty A"),
    ],
)
@pytest.mark.parametrize("under_picture", [False, True])
async def test_a_source_is_read_as_people_name_it_in_a_text_or_under_a_picture(
    api: BotApi, assistant: Assistant, engine: Engine, typed: str, shown: str, under_picture: bool
) -> None:
    """What stands under a picture is the answer that was asked for, and no question."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        await asked_in_vain(api, PRICE)
        prompt = await prompted(api, await said(api, "/chuatraloi"), texts.desk.BUTTON_ANSWER)
        count = len(api.sent)
        if under_picture:
            api.attach(caption=typed, photo=[{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}])
        else:
            api.say(typed, reply_to=prompt)
        await api.until(lambda: len(api.sent) > count)
        draft = api.sent[-1]
        assert draft.text.startswith(texts.desk.DRAFT_TITLE)
        assert shown in draft.text
        assert "2 tỷ" in draft.text.partition(texts.answers.EDITORIAL_LABEL)[2]


async def test_a_draft_that_is_left_pins_nothing(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Neither by its button, nor by another operator's press."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7 8"):
        await asked_in_vain(api, BIOGAS)
        card = await said(api, "/chuatraloi")
        await prompted(api, card, texts.desk.BUTTON_ANSWER)
        draft = await said(api, ANSWER)
        data = draft.buttons[0]["callback_data"]
        api.press_forged(data, chat_id=7, user_id=8, message_id=draft.message_id)
        await api.until(lambda: api.toasts[-1]["text"] == texts.desk.DRAFT_GONE)
        api.press_forged(data, chat_id=9, user_id=9)
        await api.until(lambda: api.toasts[-1]["text"] == texts.choices.EXPIRED)
        await pressed(api, draft, texts.desk.BUTTON_DROP)
        await became(api, draft, texts.desk.DRAFT_DROPPED)
        assert (await said(api, "/goy")).text.startswith(texts.desk.NONE_PINNED)


async def test_a_group_that_is_passed_over_comes_back_when_it_is_asked_again(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """In whatever words; what stands behind it moves up."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        await asked_in_vain(api, BIOGAS, PRICE)
        card = await said(api, "/chuatraloi")
        first, second = (PRICE, BIOGAS) if PRICE in card.text else (BIOGAS, PRICE)
        assert await pressed(api, card, texts.desk.BUTTON_SKIP) == texts.desk.GROUP_SKIPPED
        await became(api, card, second)
        assert texts.desk.BUTTON_MERGE not in labels(card)
        await pressed(api, card, texts.desk.BUTTON_SKIP)
        await became(api, card, texts.operators.NOTHING_UNANSWERED)
        await said(api, f"{first} ạ", chat_id=12)
        assert first in (await said(api, "/chuatraloi")).text


async def test_two_groups_that_ask_the_same_are_merged_and_answered_together(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """By the number of the other; one answer is for both from then on."""
    other = "hầm ủ biogas tại Cần Thơ làm chưa"
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        await asked_in_vain(api, BIOGAS, other)
        card = await said(api, "/chuatraloi")
        await pressed(api, card, texts.desk.BUTTON_MERGE)
        await became(api, card, "vào nhóm nào?")
        assert labels(card) == ["2", texts.choices.BUTTON_BACK]
        assert await pressed(api, card, "2") == texts.desk.GROUP_MERGED
        await became(api, card, "2 câu chưa trả lời được, 1 nhóm")
        code = card.written.partition("<code>")[2][:6]
        await said(api, f"/goy {code} {ANSWER}")
        for question in (BIOGAS, other):
            assert (await said(api, question, chat_id=13)).text.startswith(texts.answers.EDITORIAL_LABEL)
        assert (await said(api, "/chuatraloi")).text == texts.operators.NOTHING_UNANSWERED


async def test_what_a_new_document_answers_leaves_the_list_by_itself_and_when_looked_for(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library
) -> None:
    """Until then a toast says that it is still open."""
    question = "lớp học ở Phú Yên có bao nhiêu học viên"
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        await asked_in_vain(api, question)
        card = await said(api, "/chuatraloi")
        still = {texts.desk.GROUP_STILL_OPEN, texts.desk.GROUP_STILL_NEAR}
        assert await pressed(api, card, texts.desk.BUTTON_COVERED) in still
        told = "Lớp học ở Phú Yên có 30 học viên về sản xuất sạch hơn."
        library.put(make_draft("Lớp học ở Phú Yên", told, province="Phú Yên", now="Đắk Lắk"))
        toast = await pressed(api, card, texts.desk.BUTTON_COVERED)
        assert toast in {texts.desk.GROUP_COVERED, texts.desk.GROUP_GONE}
        await became(api, card, texts.operators.NOTHING_UNANSWERED)
        assert (await said(api, "/chuatraloi")).text == texts.operators.NOTHING_UNANSWERED


async def test_what_stands_there_already_is_not_sent_again(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """A toast says what there is to say of it; the way out of an answer gives the card its buttons in one edit."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        await asked_in_vain(api, BIOGAS)
        card = await said(api, "/chuatraloi")
        still = {texts.desk.GROUP_STILL_OPEN, texts.desk.GROUP_STILL_NEAR}
        assert await pressed(api, card, texts.desk.BUTTON_COVERED) in still
        assert await pressed(api, card, texts.desk.BUTTON_COVERED) in still
        assert api.called("editMessageText") == []
        await prompted(api, card, texts.desk.BUTTON_ANSWER)
        await pressed(api, card, texts.desk.BUTTON_STOP_ASKING)
        await api.until(lambda: labels(card)[0] == texts.desk.BUTTON_ANSWER)
        found = await said(api, "/bai")
        await pressed(api, found, "1")
        await became(api, found, texts.desk.LABEL_ID)
        api.press_forged("b:l::0:", chat_id=7, user_id=7, message_id=(await said(api, "/bai")).message_id)
        await api.until(lambda: api.toasts[-1]["text"] == texts.telegram.JUST_ANSWERED)
    assert [call.refusal for call in api.calls if call.refusal] == []


@pytest.mark.parametrize(
    "text", ["chào bạn", "cảm ơn nhiều", "đồ ngu", "đm bot", "/khongco", "😀😀", "?", "bạn khoẻ không", "vcl"]
)
async def test_what_asks_nothing_is_no_open_question(
    api: BotApi, assistant: Assistant, engine: Engine, text: str
) -> None:
    """Greetings, thanks, curses, commands and signs."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        await said(api, text, chat_id=8)
        assert (await said(api, "/chuatraloi")).text == texts.operators.NOTHING_UNANSWERED


async def test_a_question_or_a_command_meanwhile_is_no_answer(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """Nor is "thôi", /huy or the button; each takes the message that asked away, and nothing is pinned."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        await asked_in_vain(api, BIOGAS)
        card = await said(api, "/chuatraloi")

        async def leaves(text: str) -> Sent:
            prompt = await prompted(api, card, texts.desk.BUTTON_ANSWER)
            there = await said_leaving(api, prompt, text)
            await api.until(lambda: labels(card)[0] == texts.desk.BUTTON_ANSWER)
            return there

        assert "45 học viên" in (await leaves("lớp tập huấn ở Bình Định có bao nhiêu học viên?")).text
        assert texts.telegram.SHORT_DESCRIPTION in (await leaves("/help")).text
        assert (await leaves("/huy")).text == texts.desk.ASKING_LEFT
        assert (await leaves("thôi")).text == texts.desk.ASKING_LEFT
        assert (await leaves("Thôi không trả lời nữa")).text == texts.desk.ASKING_LEFT
        # Without a mark, and as the reply that apps make of it: what the documents answer surely is asked.
        assert "45 học viên" in (await leaves("số học viên của lớp tập huấn ở Bình Định")).text
        assert (await said(api, "/huy")).text == texts.desk.NOTHING_ASKED
        prompt = await prompted(api, card, texts.desk.BUTTON_ANSWER)
        await pressed(api, card, texts.desk.BUTTON_STOP_ASKING)
        await api.until(lambda: labels(card)[0] == texts.desk.BUTTON_ANSWER)
        assert prompt not in api.sent
        assert (await said(api, "/goy")).text.startswith(texts.desk.NONE_PINNED)


async def test_an_answer_that_was_not_liked_is_a_card_until_another_is_given(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library
) -> None:
    """With the reason and what was said; a pinned answer, or a document that answers better, takes it off the list."""
    question = "lớp tập huấn ở Bình Định có bao nhiêu học viên"
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        answer = await said(api, question, chat_id=8)
        await pressed(api, answer, "👎")
        await api.until(lambda: texts.choices.FAULTS["content"] in labels(answer))
        await pressed(api, answer, texts.choices.FAULTS["content"])
        card = await said(api, "/chuatraloi")
        assert card.text.startswith("1 câu bị 👎\n")
        for shown in ("👎 1 lần", texts.choices.FAULTS["content"], question, "45 học viên"):
            assert shown in card.text
        assert await pressed(api, card, texts.desk.BUTTON_COVERED) == texts.desk.GROUP_STILL_DISLIKED
        await prompted(api, card, texts.desk.BUTTON_ANSWER)
        draft = await said(api, "54 học viên, bao nhiêu cũng đủ chỗ. Nguồn: Sở Công Thương Bình Định, 12/05/2019")
        await pressed(api, draft, texts.desk.BUTTON_PIN)
        await became(api, draft, "Đã duyệt giải đáp")
        assert (await said(api, "/chuatraloi")).text == texts.operators.NOTHING_UNANSWERED
