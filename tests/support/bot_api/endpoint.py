"""The HTTP side: requests as Telegram takes them, on loopback."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.support.bot_api.multipart import parse_multipart
from tests.support.bot_api.records import Params
from tests.support.bot_api.refusal import Refusal


class Raw(Exception):
    """An answer that is none of Telegram's: a status with whatever bytes."""

    def __init__(self, code: int, body: bytes) -> None:
        self.code = code
        self.body = body
        super().__init__(code)


class Server(ThreadingHTTPServer):
    """Takes calls of methods, and requests for the files that people have sent."""

    daemon_threads = True
    # The default of five turns connections away when many people write at once.
    request_queue_size = 256

    def __init__(self, answer: Callable[[str, Params], Any], download: Callable[[str], bytes]) -> None:
        self.answer = answer
        self.download = download
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong here; a bot that hangs up in the middle of a long poll is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    # Header and body in one packet and at once: two small ones cost a delayed acknowledgement of 40 ms every call.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        if self.path.startswith("/file/"):
            try:
                self._reply(200, self.server.download(self.path), "application/octet-stream")
            except Refusal as refusal:
                self._refuse(refusal)
        else:
            address = urlsplit(self.path)
            self._call(address.path, dict(parse_qsl(address.query, keep_blank_values=True)))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        content_type = self.headers.get("content-type") or ""
        if "json" in content_type:
            params = json.loads(body or b"{}")
        elif "multipart" in content_type:
            params = parse_multipart(content_type, body)
        else:
            params = dict(parse_qsl(body.decode(), keep_blank_values=True))
        self._call(self.path, params)

    def log_message(self, *_: object) -> None:
        """Say nothing; the calls are recorded."""

    def _call(self, path: str, params: Params) -> None:
        try:
            self._reply(200, json.dumps({"ok": True, "result": self.server.answer(path, params)}).encode())
        except Refusal as refusal:
            self._refuse(refusal)
        except Raw as raw:
            self._reply(raw.code, raw.body)
        except ConnectionAbortedError:
            self.close_connection = True  # hangs up without a word

    def _refuse(self, refusal: Refusal) -> None:
        self._reply(refusal.code, json.dumps(refusal.answer).encode())

    def _reply(self, code: int, body: bytes, content_type: str = "application/json") -> None:
        self.send_response(code)
        self.send_header("content-type", content_type)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
