"""A proxy that leads every name to one server of this machine: HTTP's absolute form, CONNECT, and SOCKS5 (RFC 1928)."""

from __future__ import annotations

import base64
import socket
import socketserver
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Self

USER, PASSWORD = "ban", "mat khau/bi:mat@"  # with everything that an address has to encode
ENCODED = "ban:mat%20khau%2Fbi%3Amat%40"
_HEAD_BYTES = 65_536


class Proxy(socketserver.ThreadingTCPServer):
    """Listens on a port of its own, and notes which hosts were asked for and who was turned away."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, target: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = target
        self.asked: list[str] = []
        self.refused = 0

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()


class _Handler(socketserver.BaseRequestHandler):
    server: Proxy
    request: socket.socket

    def handle(self) -> None:
        with suppress(OSError):
            (self._socks if self.request.recv(1, socket.MSG_PEEK) == b"\x05" else self._http)()

    def _socks(self) -> None:
        self._take(2 + self._take(2, peek=True)[1])
        self.request.sendall(b"\x05\x02")  # name and password, please
        _, length = self._take(2)
        user = self._take(length)
        password = self._take(self._take(1)[0])
        if (user.decode(), password.decode()) != (USER, PASSWORD):
            self.server.refused += 1
            self.request.sendall(b"\x01\x01")
            return
        self.request.sendall(b"\x01\x00")
        kind = self._take(4)[3]
        host = self._take(4) if kind == 1 else self._take(self._take(1)[0])
        self._take(2)
        self.server.asked.append(socket.inet_ntoa(host) if kind == 1 else host.decode())
        with socket.create_connection(("127.0.0.1", self.server.target)) as beyond:
            self.request.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
            self._relay(beyond)

    def _http(self) -> None:
        head = b""
        while b"\r\n\r\n" not in head and len(head) < _HEAD_BYTES:
            head += self.request.recv(1)
        first, *lines = head.decode().split("\r\n")
        method, asked, version = first.split(" ")
        given = next((line.split()[-1] for line in lines if line.lower().startswith("proxy-authorization:")), "")
        if given != base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode():
            self.server.refused += 1
            self.request.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            return
        host, _, path = asked.partition("://")[2].partition("/")
        self.server.asked.append(asked.partition(":")[0] if method == "CONNECT" else host)
        with socket.create_connection(("127.0.0.1", self.server.target)) as beyond:
            if method == "CONNECT":
                self.request.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            else:
                # One request a connection: the next may be for another host.
                kept = [line for line in lines if not line.lower().startswith(("proxy-", "connection:"))]
                beyond.sendall("\r\n".join([f"{method} /{path} {version}", "Connection: close", *kept]).encode())
                self._answer(beyond)
                return
            self._relay(beyond)

    def _answer(self, beyond: socket.socket) -> None:
        """The answer to one request, after which nothing else comes."""
        threading.Thread(target=_pour, args=(self.request.recv, beyond), daemon=True).start()
        status = b""
        while not status.endswith(b"\r\n") and (taken := beyond.recv(1)):
            status += taken
        self.request.sendall(status + b"Connection: close\r\n")
        _pour(beyond.recv, self.request)

    def _take(self, count: int, *, peek: bool = False) -> bytes:
        flags = socket.MSG_WAITALL | (socket.MSG_PEEK if peek else 0)
        return self.request.recv(count, flags)

    def _relay(self, beyond: socket.socket) -> None:
        upwards = threading.Thread(target=_pour, args=(self.request.recv, beyond), daemon=True)
        upwards.start()
        _pour(beyond.recv, self.request)


def _pour(take: Callable[[int], bytes], into: socket.socket) -> None:
    with suppress(OSError):
        while taken := take(_HEAD_BYTES):
            into.sendall(taken)
        into.shutdown(socket.SHUT_WR)
