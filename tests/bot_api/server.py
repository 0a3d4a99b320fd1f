"""The stand-in itself: an HTTP server on loopback with a queue of updates and a record of every call."""

from __future__ import annotations

import asyncio
import json
import re
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl

from tests.bot_api.limits import (
    Params,
    check_commands,
    check_inline_results,
    check_keyboard,
    check_preview,
    check_text,
    check_toast,
)
from tests.bot_api.multipart import parse_multipart
from tests.bot_api.refusal import Refusal

TOKEN = "123456789:AAstandinstandinstandinstandinstand"  # made up; only the stand-in takes it
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


@dataclass
class Call:
    """One request: the method, its parameters, and the refusal if it was refused."""

    method: str
    params: Params
    refusal: Refusal | None = None


@dataclass
class Sent:
    """A message the bot has sent: what a reader sees, and how it was written."""

    message_id: int
    chat_id: int
    text: str
    written: str
    html: bool
    keyboard: Any = None
    reply_to: int | None = None
    edits: list[str] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # The default of five turns connections away when many people write at once.
    request_queue_size = 256

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong here; a bot that hangs up in the middle of a long poll is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class BotApi:
    """A Bot API server for one bot, with its updates queued by the test."""

    def __init__(self) -> None:
        self.token = TOKEN
        self.calls: list[Call] = []
        self.sent: list[Sent] = []
        self._updates: list[dict[str, Any]] = []
        self._scripted: list[tuple[str, int | None, Refusal]] = []
        self._changed = threading.Condition()
        self._next_id = 1000
        self._closing = False
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def say(
        self,
        text: str,
        *,
        chat_id: int = 7,
        user_id: int | None = None,
        chat_type: str = "private",
        update_id: int | None = None,
        message_id: int | None = None,
    ) -> int:
        """A person writes; returns the id of the update. The same id again is the same update delivered twice."""
        message = self._message(chat_id, user_id or chat_id, chat_type, text=text, **_command(text))
        return self.deliver(message if message_id is None else {**message, "message_id": message_id}, update_id)

    def attach(self, chat_id: int = 7, **content: Any) -> int:
        """A person sends something that is no text."""
        return self.deliver(self._message(chat_id, chat_id, "private", **content))

    def deliver(self, message: dict[str, Any], update_id: int | None = None, kind: str = "message") -> int:
        """Queue an update around a message."""
        with self._changed:
            number = update_id if update_id is not None else self._number()
            self._updates.append({"update_id": number, kind: message})
            self._changed.notify_all()
        return number

    def edit(self, text: str, message_id: int, *, chat_id: int = 7) -> int:
        """A person edits what they wrote; returns the id of the update."""
        message = self._message(chat_id, chat_id, "private", text=text, **_command(text))
        return self.deliver({**message, "message_id": message_id, "edit_date": 1_760_000_060}, kind="edited_message")

    def refuse_next(self, method: str, refusal: Refusal, chat_id: int | None = None) -> None:
        """Answer the next call of a method (in one chat) with an error."""
        self._scripted.append((method, chat_id, refusal))

    async def until(self, condition: Callable[[], bool], seconds: float = 5) -> None:
        """Wait for a condition; raises ``TimeoutError`` with all calls when it does not come true."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError("\n".join(f"{call.method} {call.params} {call.refusal}" for call in self.calls))
            await asyncio.sleep(0.01)

    async def replies(self, count: int, chat_id: int | None = None) -> list[Sent]:
        """The messages sent (to a chat), once there are at least so many."""

        def there() -> list[Sent]:
            return [sent for sent in self.sent if chat_id is None or sent.chat_id == chat_id]

        await self.until(lambda: len(there()) >= count)
        return there()

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.calls if call.method == method]

    def _number(self) -> int:
        with self._changed:
            self._next_id += 1
            return self._next_id

    def _message(self, chat_id: int, user_id: int, chat_type: str, **content: Any) -> dict[str, Any]:
        return {
            "message_id": self._number(),
            "date": 1_760_000_000,
            "chat": {"id": chat_id, "type": chat_type, "first_name": "Lan"},
            "from": {"id": user_id, "is_bot": False, "first_name": "Lan"},
            **content,
        }

    def answer(self, path: str, params: Params) -> Any:
        """The result of one call; raises `Refusal`."""
        _, _, rest = path.partition("/bot")
        token, _, method = rest.partition("/")
        call = Call(method, params)
        if method != "getUpdates":
            self.calls.append(call)
        try:
            return self._result(token, method, params)
        except Refusal as refusal:
            call.refusal = refusal
            raise

    def _result(self, token: str, method: str, params: Params) -> Any:
        if not re.fullmatch(r"\d+:[\w-]+", token, re.ASCII):
            raise Refusal(404, "Not Found")
        if token != self.token:
            raise Refusal(401, "Unauthorized")
        self._follow_script(method, params)
        result = getattr(self, f"_do_{method}", None)
        if result is None:
            raise Refusal(404, "Not Found")
        return result(params)

    def _follow_script(self, method: str, params: Params) -> None:
        for number, (scripted, chat_id, refusal) in enumerate(self._scripted):
            if scripted == method and chat_id in {None, int(params.get("chat_id", 0))}:
                del self._scripted[number]
                raise refusal

    def _do_getMe(self, _params: Params) -> Any:  # noqa: N802 - named as the Bot API names it, like all below
        return {"id": 42, "is_bot": True, "first_name": "SXSH", "username": "sxsh_bot", "can_join_groups": True}

    def _do_getUpdates(self, params: Params) -> Any:  # noqa: N802
        offset = int(params.get("offset", 0))
        with self._changed:
            self._updates = [update for update in self._updates if update["update_id"] >= offset]
            self._changed.wait_for(lambda: self._updates or self._closing, timeout=float(params.get("timeout", 0)))
            return list(self._updates)

    def _do_deleteWebhook(self, _params: Params) -> Any:  # noqa: N802
        return True

    def _do_setWebhook(self, params: Params) -> Any:  # noqa: N802
        if not str(params.get("url", "")).startswith("https://"):
            raise Refusal.bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        return True

    def _do_getFile(self, params: Params) -> Any:  # noqa: N802
        if not params.get("file_id"):
            raise Refusal.bad_request("invalid file_id")
        return {"file_id": params["file_id"], "file_unique_id": "u", "file_path": "documents/file_1"}

    def _do_setMyDescription(self, params: Params) -> Any:  # noqa: N802
        if len(str(params.get("description", ""))) > 512:
            raise Refusal.bad_request("description is too long")
        return True

    def _do_setMyCommands(self, params: Params) -> Any:  # noqa: N802
        check_commands(params)
        return True

    def _do_setMyShortDescription(self, params: Params) -> Any:  # noqa: N802
        if len(str(params.get("short_description", ""))) > 120:
            raise Refusal.bad_request("short description is too long")
        return True

    def _do_sendChatAction(self, _params: Params) -> Any:  # noqa: N802
        return True

    def _do_sendMessage(self, params: Params) -> Any:  # noqa: N802
        check_preview(params)
        sent = Sent(
            message_id=self._number(),
            chat_id=int(params["chat_id"]),
            text=check_text(params, "text", 4096),
            written=str(params["text"]),
            html=params.get("parse_mode") == "HTML",
            keyboard=check_keyboard(params),
            reply_to=json.loads(params["reply_parameters"])["message_id"] if "reply_parameters" in params else None,
        )
        self.sent.append(sent)
        return self._as_message(sent)

    def _do_sendPhoto(self, params: Params) -> Any:  # noqa: N802
        return self._send_file(params, "photo")

    def _do_sendDocument(self, params: Params) -> Any:  # noqa: N802
        return self._send_file(params, "document")

    def _send_file(self, params: Params, kind: str) -> Any:
        if not params.get(kind):
            raise Refusal.bad_request(f"there is no {kind} in the request")
        text, written = check_text(params, "caption", 1024), str(params.get("caption", ""))
        html, keyboard = params.get("parse_mode") == "HTML", check_keyboard(params)
        sent = Sent(self._number(), int(params["chat_id"]), text, written, html, keyboard)
        self.sent.append(sent)
        return {**self._as_message(sent), "text": None, "caption": text}

    def _do_deleteMessage(self, params: Params) -> Any:  # noqa: N802
        self.sent.remove(self._find_sent(params, "delete"))
        return True

    def _find_sent(self, params: Params, purpose: str) -> Sent:
        wanted = int(params.get("chat_id", 0)), int(params.get("message_id", 0))
        for sent in self.sent:
            if (sent.chat_id, sent.message_id) == wanted:
                return sent
        raise Refusal.bad_request(f"message to {purpose} not found")

    def _do_editMessageText(self, params: Params) -> Any:  # noqa: N802
        sent = self._find_sent(params, "edit")
        check_preview(params)
        text, keyboard = check_text(params, "text", 4096), check_keyboard(params)
        if (str(params["text"]), keyboard) == (sent.written, sent.keyboard):
            raise Refusal.bad_request(_UNCHANGED)
        sent.edits.append(sent.text)
        sent.text, sent.written, sent.keyboard = text, str(params["text"]), keyboard
        return self._as_message(sent)

    def _do_answerCallbackQuery(self, params: Params) -> Any:  # noqa: N802
        check_toast(params)
        return True

    def _do_answerInlineQuery(self, params: Params) -> Any:  # noqa: N802
        check_inline_results(params)
        return True

    def _as_message(self, sent: Sent) -> dict[str, Any]:
        return {
            "message_id": sent.message_id,
            "date": 1_760_000_000,
            "chat": {"id": sent.chat_id, "type": "private"},
            "text": sent.text,
        }

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                content_type = self.headers.get("content-type") or ""
                if "json" in content_type:
                    params = json.loads(body or b"{}")
                elif "multipart" in content_type:
                    params = parse_multipart(content_type, body)
                else:
                    params = dict(parse_qsl(body.decode(), keep_blank_values=True))
                try:
                    self._reply(200, {"ok": True, "result": api.answer(self.path, params)})
                except Refusal as refusal:
                    parameters = {"retry_after": refusal.retry_after} if refusal.retry_after is not None else {}
                    error = {"ok": False, "error_code": refusal.code, "description": refusal.description}
                    self._reply(refusal.code, {**error, "parameters": parameters})

            def log_message(self, *_: object) -> None:
                """Say nothing; the calls are recorded."""

            def _reply(self, code: int, answer: dict[str, Any]) -> None:
                body = json.dumps(answer).encode()
                self.send_response(code)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        return Handler


def _command(text: str) -> dict[str, Any]:
    """The entity with which Telegram marks a command."""
    if not text.startswith("/"):
        return {}
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]}
