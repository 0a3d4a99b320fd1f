"""The stand-in refuses what Telegram refuses; otherwise the tests that use it would prove nothing."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from telegram import Update

from tests.support.bot_api import BotApi
from tests.support.bot_api.refusal import Refusal


def call(api: BotApi, method: str, token: str | None = None, **params: Any) -> tuple[int, str]:
    # Without TLS there is nothing to verify, and certificates take longer to read than the call does.
    answer = httpx.post(f"{api.url}/bot{token or api.token}/{method}", json=params, trust_env=False, verify=False)
    return answer.status_code, answer.json().get("description", "")


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<b>x", "Can't find end tag"),
        ("<b><i>x</b></i>", "Unmatched end tag"),
        ("x</b>", "Unexpected end tag"),
        ("<h1>x</h1>", "Unsupported start tag"),
        ("a < b", "Unclosed start tag"),
        ('<b class="x">x</b>', "Unexpected attributes"),
        ("<a>x</a>", "Unexpected attributes"),
        ("<blockquote><blockquote>x</blockquote></blockquote>", "nested"),
    ],
)
def test_broken_html_is_refused(api: BotApi, html: str, problem: str) -> None:
    """Tags must be known, closed, nested, and carry allowed attributes alone."""
    code, said = call(api, "sendMessage", chat_id=1, text=html, parse_mode="HTML")
    assert code == 400
    assert said.startswith("Bad Request: can't parse entities")
    assert problem in said


def test_good_html_is_read_as_people_see_it(api: BotApi) -> None:
    """Markup and entities are taken out before anything is counted."""
    html = '<b>A &lt; B</b> <blockquote expandable>x &amp; <i>y</i></blockquote> <a href="https://e.org">z</a> &#8211;'
    assert call(api, "sendMessage", chat_id=1, text=html, parse_mode="HTML")[0] == 200
    assert api.sent[0].text == "A < B x & y z –"


@pytest.mark.parametrize(
    ("text", "code"), [("x" * 4096, 200), ("x" * 4097, 400), ("😀" * 2048, 200), ("😀" * 2049, 400), (" ", 400)]
)
def test_length_is_counted_in_utf16_units(api: BotApi, text: str, code: int) -> None:
    """An emoji counts twice; nothing at all is refused as well."""
    assert call(api, "sendMessage", chat_id=1, text=text)[0] == code


@pytest.mark.parametrize(("letters", "code"), [("a" * 64, 200), ("a" * 65, 400), ("đ" * 32, 200), ("đ" * 33, 400)])
def test_button_data_is_counted_in_bytes(api: BotApi, letters: str, code: int) -> None:
    """64 bytes, not characters."""
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": letters}]]}
    assert call(api, "sendMessage", chat_id=1, text="x", reply_markup=keyboard)[0] == code


def asked(api: BotApi) -> str:
    """The id of an inline query that has just been asked."""
    api.ask_inline("điện")
    return api.queries[-1]


def article(identity: str = "a", text: str = "x", **more: Any) -> dict[str, Any]:
    content = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": identity, "title": "x", "input_message_content": content, **more}


def test_inline_results_are_limited(api: BotApi) -> None:
    """At most fifty, with ids of at most 64 bytes, each once."""
    fifty = [article(str(number)) for number in range(50)]
    assert call(api, "answerInlineQuery", inline_query_id=asked(api), results=fifty)[0] == 200
    for bad in ([*map(str, range(51))], ["a" * 65], ["a", "a"], [""]):
        results = [article(identity) for identity in bad]
        assert "RESULT" in call(api, "answerInlineQuery", inline_query_id=asked(api), results=results)[1]


def test_an_edit_must_change_something(api: BotApi) -> None:
    """The same text again is refused, and so is a message nobody sent."""
    call(api, "sendMessage", chat_id=1, text="x")
    message_id = api.sent[0].message_id
    assert "not modified" in call(api, "editMessageText", chat_id=1, message_id=message_id, text="x")[1]
    assert call(api, "editMessageText", chat_id=1, message_id=message_id, text="y")[0] == 200
    assert "not found" in call(api, "editMessageText", chat_id=1, message_id=1, text="y")[1]


def test_strangers_and_unknown_methods_are_refused(api: BotApi) -> None:
    """A wrong token is 401, an unknown method 404, a long toast and a bad command name 400."""
    assert call(api, "getMe", token="1:x")[0] == 401  # a made-up token
    assert call(api, "getEverything")[0] == 404
    assert "TOO_LONG" in call(api, "answerCallbackQuery", callback_query_id="1", text="x" * 201)[1]
    assert call(api, "setMyCommands", commands=[{"command": "Hỏi", "description": "x"}])[0] == 400


def test_failures_can_be_scripted(api: BotApi) -> None:
    """The next call fails as told, the one after it does not."""
    api.refuse_next("sendMessage", Refusal(429, "Too Many Requests: retry after 3", retry_after=3))
    assert call(api, "sendMessage", chat_id=1, text="x")[0] == 429
    assert call(api, "sendMessage", chat_id=1, text="x")[0] == 200


def test_a_malformed_token_is_no_address() -> None:
    """A wrong token is 401, what cannot be one is 404, as at Telegram."""
    with BotApi() as api:
        assert call(api, "getMe", token="x")[0] == 404


def test_captions_are_shorter_than_messages(api: BotApi) -> None:
    """1,024 units, and a file must be there."""
    form = {"chat_id": "1", "caption": "x" * 1024}
    for caption, file, code in (("x" * 1024, b"png", 200), ("x" * 1025, b"png", 400), ("x", None, 400)):
        files = {"photo": ("a.png", file)} if file else {"other": ("b", b"x")}
        url = f"{api.url}/bot{api.token}/sendPhoto"
        answer = httpx.post(url, data={**form, "caption": caption}, files=files, trust_env=False)
        assert answer.status_code == code
    assert api.sent[0].text == "x" * 1024


@pytest.mark.parametrize("options", [{"disabled": True}, {"is_disabled": "yes"}, [1]])
def test_link_preview_options_have_a_shape(api: BotApi, options: object) -> None:
    """Known fields of the right kind; a slip would bring the preview back unseen."""
    assert call(api, "sendMessage", chat_id=1, text="x", link_preview_options=options)[0] == 400
    assert call(api, "sendMessage", chat_id=1, text="x", link_preview_options={"is_disabled": True})[0] == 200


def test_a_deleted_message_is_gone(api: BotApi) -> None:
    """It can be deleted once, and not edited afterwards."""
    call(api, "sendMessage", chat_id=1, text="x")
    gone = {"chat_id": 1, "message_id": api.sent[0].message_id}
    assert call(api, "deleteMessage", **gone)[0] == 200
    assert "not found" in call(api, "deleteMessage", **gone)[1]
    assert "not found" in call(api, "editMessageText", text="y", **gone)[1]


def test_webhooks_and_files_are_checked(api: BotApi) -> None:
    """Only HTTPS is called back, and a file needs its id."""
    assert call(api, "setWebhook", url="http://example.org")[0] == 400
    assert call(api, "setWebhook", url="https://example.org")[0] == 200
    assert call(api, "getFile")[0] == 400
    assert call(api, "setMyDescription", description="x" * 513)[0] == 400


@pytest.mark.parametrize(("written", "shown"), [("a & b", "a & b"), ("&nbsp;", "&nbsp;"), ("&#x27;&#39;", "''")])
def test_only_known_entities_are_replaced(api: BotApi, written: str, shown: str) -> None:
    """Four names and numbers; a bare ampersand is no fault."""
    assert call(api, "sendMessage", chat_id=1, text=written, parse_mode="HTML")[0] == 200
    assert api.sent[0].text == shown


def message_of(api: BotApi, **params: Any) -> Any:
    """The message just sent by the bot."""
    code, said = call(api, "sendMessage", **{"chat_id": 7, "text": "x", **params})
    assert code == 200, said
    return api.sent[-1]


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


def test_the_library_reads_every_update(api: BotApi) -> None:
    """Whatever people do makes an update that python-telegram-bot takes, of the kind that was meant."""
    sent = message_of(api, chat_id=-5, reply_markup=keyboard({"text": "Nguồn", "callback_data": "s"}))
    api.administrators[-5] = {42}
    with api.withheld() as updates:
        api.say("x @sxsh_bot", chat_id=-5, chat_type="group", reply_to=sent, from_bot=True, forwarded=True)
        api.say("x", chat_id=-1009, chat_type="channel")
        api.edit("y", 501, chat_id=-5, chat_type="group")
        api.press(sent, "Nguồn")
        api.press_forged("zz")
        api.press_inline("i", "s")
        api.ask_inline("điện")
        api.choose_inline("a", "điện", inline_message_id="i")
        api.send_file("a.pdf", b"x", caption="/them")
        api.add_bot_to(-6)
        api.remove_bot_from(-6)
        api.react(sent, "👍")
        api.migrate(-5, -1005)
    read = [Update.de_json(update, None) for update in updates]
    kinds = [next(name for name in update if name != "update_id") for update in updates]
    assert all(getattr(one, kind) is not None for one, kind in zip(read, kinds, strict=True))
    assert kinds[:3] == ["message", "channel_post", "edited_message"]
    assert kinds[3:8] == ["callback_query"] * 3 + ["inline_query", "chosen_inline_result"]
    assert kinds[8:11] == ["message", "my_chat_member", "my_chat_member"]
    assert kinds[11:] == ["message_reaction", "message", "message"]
    assert len({update["update_id"] for update in updates}) == len(updates)


def test_a_group_is_no_person(api: BotApi) -> None:
    """It has a title and a negative id; a topic makes it a forum, an anonymous writer is signed for."""
    one = api.message("x", -5, 9, "supergroup", thread_id=3, sender_chat={"id": -5, "type": "supergroup"})
    assert one["chat"] == {"id": -5, "type": "supergroup", "title": "Nhóm", "is_forum": True}
    assert (one["message_thread_id"], one["is_topic_message"]) == (3, True)
    assert one["from"]["username"] == "GroupAnonymousBot"
    with pytest.raises(ValueError, match="no id of a group"):
        api.message("x", 5, 9, "group")


def test_mentions_are_counted_in_utf16_units(api: BotApi) -> None:
    """The emoji before them counts twice; a command keeps the name that is addressed."""
    assert api.message("😀 @sxsh_bot x")["entities"] == [{"type": "mention", "offset": 3, "length": 9}]
    assert api.message("/hoi@sxsh_bot x")["entities"] == [{"type": "bot_command", "offset": 0, "length": 13}]


def test_an_answer_carries_what_it_answers(api: BotApi) -> None:
    """The bot's message with its author, a person's as it was; what was never written cannot be answered."""
    sent = message_of(api)
    to_bot = api.message("y", reply_to=sent)["reply_to_message"]
    assert (to_bot["from"]["is_bot"], to_bot["from"]["username"], to_bot["text"]) == (True, "sxsh_bot", "x")
    first = api.message("a", -5, 9, "group")
    assert api.message("b", -5, 8, "group", reply_to=first)["reply_to_message"]["from"]["id"] == 9
    with pytest.raises(KeyError):
        api.say("c", reply_to=1)


def test_a_press_is_answered_once(api: BotApi) -> None:
    """A button is found by data or text; its query is answered once, an invented one never."""
    sent = message_of(api, reply_markup=keyboard({"text": "Nguồn", "callback_data": "s1"}))
    api.press(sent, "s1")
    answer = {"callback_query_id": api.queries[-1], "text": "Xong", "show_alert": True}
    assert call(api, "answerCallbackQuery", **answer)[0] == 200
    assert api.toasts == [answer]
    for identity in (api.queries[-1], "1"):
        assert "query ID is invalid" in call(api, "answerCallbackQuery", callback_query_id=identity)[1]
    with pytest.raises(KeyError, match="Nguồn"):
        api.press(sent, "Khác")


@pytest.mark.parametrize(
    ("button", "code"),
    [
        ({"text": "x"}, 400),
        ({"text": "x", "callback_data": "a", "url": "https://e.org"}, 400),
        ({"text": "x", "url": "javascript:alert(1)"}, 400),
        ({"text": "x", "url": "http://localhost/a"}, 400),
        ({"text": "x", "url": "https://e.org/a?b=1"}, 200),
        ({"text": "x", "url": "tg://user?id=1"}, 200),
        ({"text": "x", "switch_inline_query": ""}, 200),
    ],
)
def test_a_button_does_one_thing(api: BotApi, button: dict[str, Any], code: int) -> None:
    """Exactly one action, and a link only to the web or into Telegram."""
    assert call(api, "sendMessage", chat_id=1, text="x", reply_markup=keyboard(button))[0] == code


@pytest.mark.parametrize(("count", "code"), [(100, 200), (101, 400)])
def test_a_keyboard_has_at_most_a_hundred_buttons(api: BotApi, count: int, code: int) -> None:
    """Telegram refuses the whole message for one more."""
    many = keyboard(*[{"text": "x", "callback_data": "a"}] * count)
    assert call(api, "sendMessage", chat_id=1, text="x", reply_markup=many)[0] == code


def test_an_edit_without_a_keyboard_removes_it(api: BotApi) -> None:
    """Buttons stay only if they are sent along; they can also be changed alone."""
    buttons = keyboard({"text": "x", "callback_data": "a"})
    sent = message_of(api, reply_markup=buttons)
    place = {"chat_id": 7, "message_id": sent.message_id}
    assert "not modified" in call(api, "editMessageReplyMarkup", **place, reply_markup=buttons)[1]
    assert call(api, "editMessageText", **place, text="y")[0] == 200
    assert sent.keyboard is None
    assert call(api, "editMessageReplyMarkup", **place, reply_markup=buttons)[0] == 200
    assert sent.buttons == [{"text": "x", "callback_data": "a"}]
    assert "keyboard expected" in call(api, "editMessageText", **place, text="z", reply_markup={"keyboard": []})[1]


def test_only_what_is_there_can_be_answered(api: BotApi) -> None:
    """In that chat, unless the bot does not mind; a person's message is there once it is written."""
    api.say("x", message_id=501)
    assert message_of(api, reply_parameters={"message_id": 501}).reply_to == 501
    gone = {"message_id": 502}
    assert "to be replied not found" in call(api, "sendMessage", chat_id=7, text="x", reply_parameters=gone)[1]
    assert call(api, "sendMessage", chat_id=8, text="x", reply_parameters={"message_id": 501})[0] == 400
    assert message_of(api, reply_parameters={**gone, "allow_sending_without_reply": True}).reply_to is None


def test_a_topic_must_be_known(api: BotApi) -> None:
    """The bot writes where somebody has written, and nowhere else."""
    api.say("x", chat_id=-5, chat_type="supergroup", thread_id=3)
    assert message_of(api, chat_id=-5, message_thread_id=3).thread_id == 3
    assert "thread not found" in call(api, "sendMessage", chat_id=-5, text="x", message_thread_id=4)[1]


def test_lost_chats_are_refused(api: BotApi) -> None:
    """Blocked, thrown out, left, moved: each in Telegram's words, the last with the new address."""
    api.blocked.add(7)
    assert call(api, "sendMessage", chat_id=7, text="x") == (403, "Forbidden: bot was blocked by the user")
    api.add_bot_to(-5, chat_type="group")
    api.remove_bot_from(-5)
    assert call(api, "sendMessage", chat_id=-5, text="x") == (403, "Forbidden: bot was kicked from the group chat")
    api.add_bot_to(-6, chat_type="group")
    assert call(api, "leaveChat", chat_id=-6)[0] == 200
    assert call(api, "sendMessage", chat_id=-6, text="x")[0] == 403
    api.add_bot_to(-8, chat_type="group")
    api.migrate(-8, -1008)
    body = {"chat_id": -8, "text": "x"}
    refused = httpx.post(f"{api.url}/bot{api.token}/sendMessage", json=body, trust_env=False).json()
    assert refused["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused["parameters"] == {"migrate_to_chat_id": -1008}
    assert message_of(api, chat_id=-1008)


def test_files_are_fetched_by_their_id(api: BotApi) -> None:
    """The bytes a person sent, up to 20 MB; no invented id, and no stranger."""
    for content in (b"%PDF", bytes(20 * 1024 * 1024 + 1)):
        api.send_file("a.pdf", content)
    small, large = api.files
    assert [one["document"]["mime_type"] for one in api.messages[7].values()] == ["application/pdf"] * 2
    url = f"{api.url}/bot{api.token}/getFile"
    path = httpx.post(url, json={"file_id": small}, trust_env=False).json()["result"]["file_path"]
    assert httpx.get(f"{api.url}/file/bot{api.token}/{path}", trust_env=False).content == b"%PDF"
    assert httpx.get(f"{api.url}/file/bot1:x/{path}", trust_env=False).status_code == 401
    assert call(api, "getFile", file_id=large) == (400, "Bad Request: file is too big")
    assert call(api, "getFile", file_id="x") == (400, "Bad Request: invalid file_id")


@pytest.mark.parametrize(
    "bad",
    [
        {"results": [{"type": "article", "id": "a", "title": "x"}]},
        {"results": [article(title="")]},
        {"results": [article(text="<b>x")]},
        {"results": [article(description=5)]},
        {"results": [article(reply_markup={"inline_keyboard": [[{"text": "x"}]]})]},
        {"results": [], "next_offset": "x" * 65},
        {"results": [], "button": {"text": "x"}},
        {"results": [], "button": {"text": "", "start_parameter": "a"}},
        {"results": [], "button": {"text": "x", "start_parameter": "a b"}},
        {"results": [], "button": {"text": "x", "start_parameter": "a", "web_app": {"url": "https://e.org"}}},
    ],
)
def test_an_inline_answer_is_complete(api: BotApi, bad: dict[str, Any]) -> None:
    """Articles with title and valid message, a button with one aim; its query is answered once."""
    query = asked(api)
    assert call(api, "answerInlineQuery", inline_query_id=query, **bad)[0] == 400
    good = {"inline_query_id": query, "results": [article()], "button": {"text": "x", "start_parameter": "a-1"}}
    assert call(api, "answerInlineQuery", **good)[0] == 200
    assert "query ID is invalid" in call(api, "answerInlineQuery", **good)[1]
    assert api.inline_answers[0]["button"] == good["button"]


def test_a_message_sent_inline_is_edited_by_its_own_id(api: BotApi) -> None:
    """Once somebody has sent it; no invented id."""
    call(api, "answerInlineQuery", inline_query_id=asked(api), results=[article()])
    api.choose_inline("a", "điện", inline_message_id="i")
    assert call(api, "editMessageText", inline_message_id="i", text="y")[0] == 200
    assert (api.inline_messages["i"].text, api.inline_messages["i"].edits) == ("y", ["x"])
    assert "MESSAGE_ID_INVALID" in call(api, "editMessageText", inline_message_id="j", text="y")[1]


def test_administrators_are_those_the_test_names(api: BotApi) -> None:
    """Others who wrote are members; whom nobody has seen is not found, nor is a chat."""
    api.administrators[-5] = {9}
    api.say("x", chat_id=-5, user_id=8, chat_type="group")
    url = f"{api.url}/bot{api.token}/getChatMember"
    for user_id, status in ((9, "administrator"), (8, "member")):
        answer = httpx.post(url, json={"chat_id": -5, "user_id": user_id}, trust_env=False).json()
        assert answer["result"]["status"] == status
    assert call(api, "getChatMember", chat_id=-5, user_id=10) == (400, "Bad Request: member not found")
    assert call(api, "getChatAdministrators", chat_id=-5)[0] == 200
    assert call(api, "getChatAdministrators", chat_id=7)[0] == 400
    assert call(api, "getChat", chat_id=-99) == (400, "Bad Request: chat not found")


def test_menus_are_recorded_with_their_scope(api: BotApi) -> None:
    """Whom a menu is for is one of Telegram's scopes."""
    menu = {"commands": [{"command": "hoi", "description": "Hỏi"}], "scope": {"type": "all_group_chats"}}
    assert call(api, "setMyCommands", **menu)[0] == 200
    assert api.menus == [{**menu, "language_code": ""}]
    for scope in ({"type": "everybody"}, {"type": "chat"}):
        assert call(api, "setMyCommands", **{**menu, "scope": scope})[0] == 400


def test_a_webhook_excludes_polling(api: BotApi) -> None:
    """Its secret has known letters; until it is deleted, nothing can be polled."""
    url = "https://example.org/hook"
    for bad in ({"secret_token": "a b"}, {"secret_token": "a" * 257}, {"url": "https://example.org:8080/"}):
        assert call(api, "setWebhook", **{"url": url, **bad})[0] == 400
    assert call(api, "setWebhook", url=url, secret_token="a-1", allowed_updates=["message"])[0] == 200
    assert api.webhook is not None
    assert (api.webhook["secret_token"], api.webhook["allowed_updates"]) == ("a-1", ["message"])
    assert call(api, "getUpdates")[0] == 409
    assert call(api, "deleteWebhook")[0] == 200
    assert call(api, "getUpdates")[0] == 200


def test_only_wanted_updates_are_polled(api: BotApi) -> None:
    """What the bot has not asked for by name never reaches it."""
    api.ask_inline("điện")
    api.say("x")
    url = f"{api.url}/bot{api.token}/getUpdates"
    answer = httpx.post(url, json={"allowed_updates": ["message"]}, trust_env=False).json()
    assert ["message" in update for update in answer["result"]] == [True]


def test_an_update_can_be_pushed(api: BotApi) -> None:
    """It is posted as JSON, and the status of the answer comes back; nothing is queued meanwhile."""
    with api.withheld() as updates:
        api.say("x")
    assert api.push(f"{api.url}/bot{api.token}/getMe", updates[0], "s") == 200
    assert api.called("getMe")[0].params == updates[0]
    assert api.push(f"{api.url}/nowhere", api.next_update("message", {})) == 404
    assert api.answer(f"/bot{api.token}/getUpdates", {}) == []


def test_privacy_mode_keeps_talk_from_the_bot(api: BotApi) -> None:
    """Of a group that it does not administer it gets commands that may be its own, replies to it, and service messages.

    A mention is none of these (core.telegram.org/bots/features#privacy-mode).
    """
    group: dict[str, Any] = {"chat_id": -1001, "user_id": 8, "chat_type": "supergroup"}
    for text in ("ừ", "@sxsh_bot 5S là gì", "/hoi@other_bot 5S"):
        api.say(text, **group)
    assert api.waiting() == 0
    call(api, "sendMessage", chat_id=-1001, text="x")
    for text in ("/hoi 5S", "/hoi@sxsh_bot 5S"):
        api.say(text, **group)
    api.say("thế còn?", reply_to=api.sent[0], **group)
    api.attach(-1001, 8, "supergroup", new_chat_title="Nhóm mới")
    assert api.waiting() == 4
    api.administrators[-1001] = {42}
    api.say("@sxsh_bot 5S là gì", **group)
    assert api.waiting() == 5


def test_reactions_are_told_to_administrators_alone(api: BotApi) -> None:
    """And in private; only to who asks for such updates by name."""
    call(api, "sendMessage", chat_id=-1001, text="x")
    assert api.react(api.sent[0], "👍") is None
    api.administrators[-1001] = {42}
    assert api.react(api.sent[0], "👍", user_id=8) is not None
    call(api, "getUpdates")
    assert api.waiting() == 0


@pytest.mark.parametrize(
    ("reaction", "refused"),
    [
        ([{"type": "emoji", "emoji": "👍"}], None),
        ([], None),
        ([{"type": "emoji", "emoji": "👋"}], "REACTION_INVALID"),
        ([{"type": "custom_emoji", "custom_emoji_id": "1"}], "REACTION_INVALID"),
        ([{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "🔥"}], "REACTIONS_TOO_MANY"),
    ],
)
def test_a_bot_reacts_once_with_what_telegram_has(api: BotApi, reaction: object, refused: str | None) -> None:
    """To a message that is there."""
    asked = api.message("x")
    code, said = call(api, "setMessageReaction", chat_id=7, message_id=asked["message_id"], reaction=reaction)
    assert (code, said) == ((200, "") if refused is None else (400, f"Bad Request: {refused}"))
    gone = call(api, "setMessageReaction", chat_id=7, message_id=5, reaction=reaction)
    assert gone == (400, "Bad Request: message to react not found")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://t.me/sxsh_bot?start=b_1_p_1", 200),
        ("https://t.me/other_bot?start=x", 400),
        ("https://example.org", 400),
        (f"https://t.me/sxsh_bot?start={'x' * 65}", 400),
    ],
)
def test_a_press_opens_the_bot_alone(api: BotApi, url: str, code: int) -> None:
    """With a parameter of at most 64 letters."""
    pressed = keyboard({"text": "x", "callback_data": "x"})
    call(api, "sendMessage", chat_id=7, text="x", reply_markup=pressed)
    api.press(api.sent[0], "x")
    assert call(api, "answerCallbackQuery", callback_query_id=api.queries[-1], url=url)[0] == code


def test_whom_the_bot_knows_from_groups_must_write_first(api: BotApi) -> None:
    """Nobody gets a message in private who never began to talk there."""
    api.say("/hoi 5S", chat_id=-1001, user_id=8, chat_type="supergroup")
    assert call(api, "sendMessage", chat_id=8, text="x") == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    api.say("/start", chat_id=8)
    assert call(api, "sendMessage", chat_id=8, text="x")[0] == 200
