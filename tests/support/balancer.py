"""A plain TCP balancer: each connection goes to the next process that takes it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from itertools import count


@contextlib.asynccontextmanager
async def balance(ports: list[int]) -> AsyncIterator[int]:
    """Listen on a port of loopback, which it gives, and hand connections on in turn, past those that are dead."""
    turns = count()
    writers: set[asyncio.StreamWriter] = set()

    async def hand_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        turn = next(turns)
        writers.add(writer)
        for offset in range(len(ports)):
            try:
                behind, onward = await asyncio.open_connection("127.0.0.1", ports[(turn + offset) % len(ports)])
            except OSError:
                continue
            writers.add(onward)
            await asyncio.gather(_copy(reader, onward), _copy(behind, writer))
            await _close(onward)
            break
        await _close(writer)

    server = await asyncio.start_server(hand_on, "127.0.0.1", 0)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()
        for writer in writers:
            await _close(writer)
        await asyncio.sleep(0.1)  # lets the copying notice


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    await _close(writer)


async def _close(writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        writer.close()
        await writer.wait_closed()
