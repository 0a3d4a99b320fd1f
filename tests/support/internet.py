"""An internet of a test's own: names and public addresses that lead to servers on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore

from knowledge.readers.public_network import PublicNetwork


class Internet(httpcore.NetworkBackend):
    """What a name resolves to, and which local port stands behind an address; it keeps what it was asked.

    The answers for a name are given one after the other, the last one again and again.
    """

    def __init__(self, names: Mapping[str, Sequence[Sequence[str]]], ports: Mapping[str, int]) -> None:
        self._names = {name: list(answers) for name, answers in names.items()}
        self._ports = ports
        self.resolved: list[str] = []
        self.connected: list[tuple[str, int]] = []

    def resolve(self, host: str, port: int) -> Sequence[str]:
        self.resolved.append(host)
        if host not in self._names:
            return [host]
        answers = self._names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect_tcp(self, host: str, port: int, *given: Any, **named: Any) -> httpcore.NetworkStream:
        self.connected.append((host, port))
        if host not in self._ports:
            raise httpcore.ConnectError(host)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self._ports[host], *given, **named)

    def network(self, *, private: bool = False, seconds: float = 60.0) -> PublicNetwork:
        return PublicNetwork(private=private, seconds=seconds, resolve=self.resolve, wire=self)


@contextmanager
def serve(handler: type[BaseHTTPRequestHandler]) -> Iterator[ThreadingHTTPServer]:
    """A server on a free port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
