"""What stands under a picture or file is a question like any other, but for what an operator wants to add."""

from __future__ import annotations

from typing import Any

import pytest

from bot import texts
from tests.support.bot_api import BotApi, Sent
from tests.support.conversation import said
from tests.support.serving import CannedAnswerer, make_answer, serving

GROUP: dict[str, Any] = {"chat_id": -1001, "user_id": 8, "chat_type": "supergroup"}
PHOTO: dict[str, Any] = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]}


@pytest.fixture
def answerer() -> CannedAnswerer:
    return CannedAnswerer(lambda question: make_answer(question, headline=f"Về {question}."))


async def sent_after(api: BotApi, **content: Any) -> Sent:
    """Somebody sends something with or without words; what the bot sends next."""
    count = len(api.sent)
    api.attach(**content)
    await api.until(lambda: len(api.sent) > count)
    return api.sent[-1]


@pytest.mark.parametrize("kind", ["photo", "file", "operator's photo", "command"])
async def test_a_caption_is_answered(api: BotApi, answerer: CannedAnswerer, kind: str) -> None:
    """Of a photo or a file, an operator's photo too; ``/hoi`` in front of it is left out."""
    operators = "7" if kind.startswith("operator") else ""
    async with serving(api, answerer, SXSH_OPERATOR_IDS=operators):
        if kind == "file":
            api.send_file("anh.pdf", b"x", caption="5S là gì")
            (sent,) = await api.replies(1)
        else:
            sent = await sent_after(api, caption="/hoi 5S là gì" if kind == "command" else "5S là gì", **PHOTO)
    assert sent.text.startswith("Về 5S là gì.")
    assert [asked for asked, _ in answerer.asked] == ["5S là gì"]


async def test_an_operators_file_stays_a_document(api: BotApi, answerer: CannedAnswerer) -> None:
    """Whatever stands under it, and when that is edited."""
    async with serving(api, answerer, SXSH_OPERATOR_IDS="7"):
        with api.withheld() as updates:
            api.send_file("a.txt", "Xưởng giấy tiết kiệm nước.".encode(), caption="5S là gì")
        (update,) = updates
        api.deliver(update["message"], update["update_id"])
        await api.replies(1)
        edited = {**update["message"], "caption": "mục tiêu là gì", "edit_date": 1_760_000_060}
        api.deliver(edited, kind="edited_message")
        await said(api, "câu sau", chat_id=9)
    assert [asked for asked, _ in answerer.asked] == ["câu sau"]


async def test_an_edited_caption_edits_its_answer(api: BotApi, answerer: CannedAnswerer) -> None:
    """As an edited text does."""
    async with serving(api, answerer):
        sent = await sent_after(api, caption="một", **PHOTO)
        asked = next(iter(api.messages[7].values()))
        api.deliver({**asked, "caption": "hai", "edit_date": 1_760_000_060}, kind="edited_message")
        await api.until(lambda: sent.text.startswith("Về hai."))
    assert len(api.sent) == 1


async def test_an_album_is_asked_once(api: BotApi, answerer: CannedAnswerer) -> None:
    """The picture with the caption asks; the others are not declined. Without words all are, once."""
    async with serving(api, answerer):
        await sent_after(api, caption="một", media_group_id="1", **PHOTO)
        for _ in range(2):
            api.attach(media_group_id="1", **PHOTO)
        declined = await sent_after(api, caption="😂", media_group_id="2", **PHOTO)
        assert declined.text == texts.telegram.TEXT_ONLY
        api.attach(media_group_id="2", **PHOTO)
        await said(api, "câu sau", chat_id=9)
    assert len(api.sent) == 3


async def test_in_a_group_a_caption_is_answered_where_it_is_meant(api: BotApi, answerer: CannedAnswerer) -> None:
    """In reply to the bot, with ``/hoi`` in front, or with a mention where that is delivered; never otherwise."""
    where = {**GROUP, **PHOTO}
    async with serving(api, answerer):
        sent = await sent_after(api, caption="/hoi@sxsh_bot một", **where)
        assert sent.text.startswith("Về một.")
        assert (await sent_after(api, caption="hai", reply_to=sent, **where)).text.startswith("Về hai.")
        api.administrators[-1001] = {42}
        entity = {"caption_entities": [{"type": "mention", "offset": 0, "length": 9}]}
        named = await sent_after(api, caption="@sxsh_bot ba", **entity, **where)
        assert named.text.startswith("Về ba.")
        api.attach(caption="bốn", **where)
        api.attach(caption="/hoi@other_bot năm", **where)
        await said(api, "câu sau", chat_id=9)
    assert len(api.sent) == 4
