"""What ``sxsh check`` looks at, one finding after the other; nothing is made or changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot import texts
from bot.cli.port_check import channels_of, describe_collisions
from bot.cli.secret_files import describe_secret_files, may
from bot.composition.assistant import index_folder
from bot.redaction.secrets import redact
from bot.settings import ENV_FILE, IndexEngine, Settings, SettingsError
from knowledge.errors import LibraryUnavailable, Trouble
from knowledge.records import Record
from knowledge.store.database import check_writable, open_unchanged, read_url
from knowledge.store.faults import name_of
from knowledge.store.revisions import known_revision
from knowledge.store.schema import SCHEMA_REVISION, articles

# Room for a copy of a large library, and for a year of a busy bot's journal at 5 kB a question.
_ROOM_MB = 200
_MB = 1024 * 1024
_TELEGRAM_SECONDS = 10.0


class Finding(Record):
    """One thing looked at: its name in `texts.check.NAMES`, whether it is good, and what is to be said of it."""

    check: str
    good: bool
    said: str


def examine_all(settings: Settings, problems: Sequence[SettingsError], database: str) -> list[Finding]:
    """Everything, in the order in which it is mended."""
    # Where its address is refused, what would be looked at is another database.
    known = all(problem.variable != "SXSH_DATABASE_URL" for problem in problems)
    lies_somewhere = known and _is_usable(database)
    return [
        *_settings_file(problems),
        *_settings(settings, problems),
        *_secrets(settings, _file_of(database) if known else None),
        *(_database(settings, database) if known else ()),
        *_search(settings),
        *(_disk(settings, database) if lies_somewhere else ()),
        *_telegram(settings, problems),
        *_zalo(settings, problems),
    ]


def _settings_file(problems: Sequence[SettingsError]) -> Iterator[Finding]:
    """Which file was read; where it cannot be, that is a fault of the settings."""
    file = Path(ENV_FILE).absolute()
    if any(problem.variable == ENV_FILE for problem in problems):
        return
    said = texts.check.settings_read(str(file)) if file.is_file() else texts.check.no_settings_file(str(file.parent))
    yield _good("settings_file", said)


def _settings(settings: Settings, problems: Sequence[SettingsError]) -> Iterator[Finding]:
    for problem in problems:
        yield _bad("settings", str(problem))
    collisions = [_bad("settings", said) for said in describe_collisions(settings, channels_of(settings))]
    yield from collisions
    if not problems and not collisions:
        yield _good("settings", texts.check.SETTINGS_GOOD)


def _secrets(settings: Settings, database: Path | None) -> Iterator[Finding]:
    for good, said in describe_secret_files(settings, database):
        yield Finding(check="secrets", good=good, said=said)


def _database(settings: Settings, database: str) -> Iterator[Finding]:
    file = _file_of(database)
    if file is not None and not file.exists():
        yield _new_database(file)
        return
    try:
        engine = open_unchanged(database)
    except LibraryUnavailable as problem:
        yield _bad("database", texts.errors.library_unavailable(problem))
        return
    try:
        yield from _opened(engine, settings, database)
    finally:
        engine.dispose()


def _new_database(file: Path) -> Finding:
    folder = _nearest(file)
    if may(folder, os.W_OK):
        return _good("database", f"{file}: {texts.check.DATABASE_NEW}")
    return _bad("database", texts.errors.library_unavailable(LibraryUnavailable(Trouble.NO_PERMISSION, str(folder))))


def _opened(engine: Engine, settings: Settings, database: str) -> Iterator[Finding]:
    try:
        revision = known_revision(engine)
        yield _good("database", texts.check.database_good(name_of(engine.url), _count_whole(engine, revision)))
    except LibraryUnavailable as problem:
        yield _bad("database", texts.errors.library_unavailable(problem))
        return
    yield _good("schema", texts.check.SCHEMA_GOOD if revision == SCHEMA_REVISION else texts.check.SCHEMA_OLDER)
    try:
        if revision is not None:
            check_writable(engine)
        yield _good("writing", texts.check.WRITING_GOOD)
    except LibraryUnavailable as problem:
        yield _bad("writing", texts.errors.library_unavailable(problem))
    yield _index(engine, settings, database)


def _count_whole(engine: Engine, revision: str | None) -> int:
    """The number of articles, when every page of the file is what it was; raises `LibraryUnavailable`."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if said != "ok":
                raise LibraryUnavailable(Trouble.DAMAGED, name_of(engine.url), str(said))
        if revision is None:
            return 0
        return int(connection.execute(sa.select(sa.func.count()).select_from(articles)).scalar_one())


def _index(engine: Engine, settings: Settings, database: str) -> Finding:
    if settings.index is IndexEngine.POSTGRES:
        return _index_in_postgres(engine)
    folder = index_folder(settings, database)
    if folder.exists() and not folder.is_dir():
        return _bad("index", texts.check.index_is_file(str(folder)))
    blocked = [each for each in (_nearest(folder), *folder.rglob("*")) if not may(each, os.R_OK | os.W_OK)]
    if blocked:
        return _bad("index", texts.check.index_unwritable(str(blocked[0])))
    return _good("index", f"{folder}: {texts.check.INDEX_GOOD}")


def _index_in_postgres(engine: Engine) -> Finding:
    trouble = Trouble.NOT_POSTGRES
    if engine.dialect.name == "postgresql":
        trouble = Trouble.NO_EXTENSION
        query = sa.text("SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_textsearch'")
        with engine.connect() as connection:
            if connection.execute(query).scalar():
                return _good("index", texts.check.INDEX_IN_POSTGRES)
    return _bad("index", texts.errors.library_unavailable(LibraryUnavailable(trouble, name_of(engine.url))))


def _search(settings: Settings) -> Iterator[Finding]:
    """The servers that questions are read from, where they are others."""
    if settings.search_url is None or settings.index is not IndexEngine.POSTGRES:
        return
    try:
        open_unchanged(settings.search_url).dispose()
        yield _good("search", name_of(settings.search_url))
    except LibraryUnavailable as problem:
        yield _bad("search", texts.errors.library_unavailable(problem))


def _disk(settings: Settings, database: str) -> Iterator[Finding]:
    """The disk of the file, or of the index beside a server."""
    folder = _nearest(_file_of(database) or index_folder(settings, database))
    free = shutil.disk_usage(folder).free // _MB
    if free < _ROOM_MB:
        yield _bad("disk", texts.check.little_room(str(folder), free, _ROOM_MB))
    else:
        yield _good("disk", texts.check.enough_room(free))


def _telegram(settings: Settings, problems: Sequence[SettingsError]) -> Iterator[Finding]:
    if any(problem.variable.startswith("TELEGRAM_") for problem in problems):
        return
    if settings.telegram_bot_token is None:
        others = settings.zalo_bot_token is not None or settings.web_url is not None
        yield _good("telegram", texts.check.TELEGRAM_LEFT_OUT if others else texts.check.TELEGRAM_NOT_SET)
        return
    import httpx

    address = f"{settings.telegram_api_url}/bot{settings.telegram_bot_token.get_secret_value()}/getMe"
    try:
        answer = httpx.get(address, timeout=_TELEGRAM_SECONDS, proxy=settings.telegram_proxy_url)
        if answer.status_code in {401, 404}:
            yield _bad("telegram", texts.errors.TOKEN_REFUSED)
            return
        yield _good("telegram", texts.check.telegram_good(answer.json()["result"]["username"]))
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        proxy = redact(settings.telegram_proxy_url) if settings.telegram_proxy_url is not None else None
        yield _bad("telegram", texts.errors.telegram_unreachable(redact(settings.telegram_api_url), proxy))


def _zalo(settings: Settings, problems: Sequence[SettingsError]) -> Iterator[Finding]:
    """Whether Zalo knows the token, where there is one."""
    if settings.zalo_bot_token is None or any(problem.variable.startswith("ZALO_") for problem in problems):
        return
    import asyncio

    from bot.zalo.client import ZaloClient
    from bot.zalo.errors import TokenRefused, ZaloError

    token, url = settings.zalo_bot_token.get_secret_value(), settings.zalo_api_url

    async def ask() -> tuple[str, str]:
        async with ZaloClient(token, url) as client:
            return (await client.get_me()).name, await client.webhook_url()

    try:
        yield _good("zalo", texts.check.zalo_good(*asyncio.run(ask())))
    except TokenRefused:
        yield _bad("zalo", texts.errors.ZALO_TOKEN_REFUSED)
    except ZaloError:
        yield _bad("zalo", texts.errors.zalo_unreachable(redact(url)))


def _is_usable(database: str) -> bool:
    try:
        read_url(database)
    except LibraryUnavailable:
        return False
    return True


def _file_of(database: str) -> Path | None:
    """The file of a database, none for a server and for what is no URL."""
    url = read_url(database) if _is_usable(database) else None
    if url is None or url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database)).expanduser()


def _nearest(path: Path) -> Path:
    """The path itself, or the nearest folder above it that is there."""
    return next(each for each in (path.absolute(), *path.absolute().parents) if each.exists())


def _good(check: str, said: str) -> Finding:
    return Finding(check=check, good=True, said=said)


def _bad(check: str, said: str) -> Finding:
    return Finding(check=check, good=False, said=said)
