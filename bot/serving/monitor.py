"""An address at which machines look at this process: ``/metrics``, ``/healthz`` and ``/readyz``."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import texts
from bot.serving.health import NOT_KEPT, say_alive
from bot.serving.http import open_socket, serving
from bot.serving.metrics import Metrics
from bot.serving.readiness import Readiness
from bot.settings import SettingsError
from bot.tracing.listening import listened_to
from retrieval.snapshots.snapshot import Snapshots

# Prometheus, a supervisor and a person beside them.
_AT_ONCE = 20
_LAST_SECONDS = 1


class Monitor:
    """Measures, and serves what it has measured, as long as the doors of a process are open."""

    def __init__(self, snapshots: Snapshots, readiness: Readiness, host: str, port: int) -> None:
        self._snapshots = snapshots
        self._readiness = readiness
        self._metrics = Metrics(snapshots)
        self._place = host, port

    @contextlib.asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Within it, it is served; raises `SettingsError` where nothing can listen there."""
        routes = [
            Route("/metrics", self._tell_metrics),
            Route("/healthz", self._tell_health),
            Route("/readyz", self._tell_readiness),
        ]
        with listened_to(self._metrics):
            async with serving(Starlette(routes=routes), self._open(), at_once=_AT_ONCE, last_seconds=_LAST_SECONDS):
                yield

    async def _tell_metrics(self, _request: Request) -> Response:
        return Response(generate_latest(self._metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _tell_health(self, _request: Request) -> Response:
        known = self._snapshots.latest()
        return say_alive(known.version if known is not None else 0)

    async def _tell_readiness(self, _request: Request) -> Response:
        found = await self._readiness.look()
        ready = not any(found.values())
        things = {
            thing: {"ok": True} if trouble is None else {"ok": False, "reason": trouble}
            for thing, trouble in found.items()
        }
        return JSONResponse({"ready": ready, **things}, 200 if ready else 503, headers=NOT_KEPT)

    def _open(self) -> socket.socket:
        host, port = self._place
        try:
            return open_socket(host, port)
        except (OSError, UnicodeError) as problem:
            raise SettingsError("SXSH_METRICS_PORT", texts.errors.port_unusable(host, port)) from problem
