"""Settings from the environment and ``.env``, checked once, with errors that never show a secret."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import re
import secrets
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import texts
from bot.redaction.secrets import keep_address_secret, keep_secret
from knowledge.intake.limits import ReadingLimits
from knowledge.readers.sources import is_web_address
from knowledge.store.database import url_of
from knowledge.store.private_files import make_private_folder

# What @BotFather hands out: the bot's number, a colon, a secret of 35 characters (30 and more are accepted, since
# Telegram promises no length).
_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{30,}")
# What Zalo Bot Manager hands out is of the same form; nobody has said how long it is.
_ZALO_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{16,}")


# What httpx speaks with the extra that is installed; with "socks5h" the proxy looks names up.
_PROXIES = frozenset({"http", "https", "socks5", "socks5h"})


ENV_FILE = ".env"
"""Where settings stand beside the environment, in the folder that the program is started in."""


class IndexEngine(StrEnum):
    """Where passages are searched: in this process, or inside PostgreSQL."""

    EMBEDDED = "embedded"
    POSTGRES = "postgres"


class SettingsError(Exception):
    """A setting that cannot be used; ``variable`` names it, the message says what it should be."""

    may_pass: ClassVar[bool] = False
    """Whether the same setting may be usable later, so that whoever keeps the process running is to try again."""

    def __init__(self, variable: str, problem: str) -> None:
        self.variable = variable
        super().__init__(f"{variable}: {problem}")


class Settings(BaseSettings):
    """Everything that can be set from outside; a blank value counts as not set."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_bot_token: SecretStr | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN")
    telegram_api_url: str = Field(default="https://api.telegram.org", validation_alias="TELEGRAM_API_URL")
    telegram_proxy_url: str | None = Field(default=None, validation_alias="TELEGRAM_PROXY_URL")
    zalo_bot_token: SecretStr | None = Field(default=None, validation_alias="ZALO_BOT_TOKEN")
    zalo_api_url: str = Field(default="https://bot-api.zaloplatforms.com", validation_alias="ZALO_API_URL")
    zalo_webhook_url: str | None = Field(default=None, validation_alias="ZALO_WEBHOOK_URL")
    zalo_webhook_port: int = Field(default=8081, ge=1, le=65535, validation_alias="ZALO_WEBHOOK_PORT")
    zalo_webhook_secret: SecretStr | None = Field(default=None, validation_alias="ZALO_WEBHOOK_SECRET")
    database_url: str | None = Field(default=None, validation_alias="SXSH_DATABASE_URL")
    index: IndexEngine = Field(default=IndexEngine.EMBEDDED, validation_alias="SXSH_INDEX")
    search_url: str | None = Field(default=None, validation_alias="SXSH_SEARCH_URL")
    index_folder: Path | None = Field(default=None, validation_alias="SXSH_INDEX_FOLDER")
    document_limit_mb: int = Field(default=20, ge=1, le=2000, validation_alias="SXSH_DOCUMENT_LIMIT_MB")
    reading_seconds: int = Field(default=20, ge=1, le=3600, validation_alias="SXSH_READING_SECONDS")
    reading_memory_mb: int = Field(default=1024, ge=256, le=65536, validation_alias="SXSH_READING_MEMORY_MB")
    private_addresses: bool = Field(default=False, validation_alias="SXSH_PRIVATE_ADDRESSES")

    operator_ids: Annotated[tuple[int, ...], NoDecode] = Field(default=(), validation_alias="SXSH_OPERATOR_IDS")
    questions_a_minute: int = Field(default=20, ge=1, le=6000, validation_alias="SXSH_QUESTIONS_A_MINUTE")
    privacy_key: SecretStr | None = Field(default=None, validation_alias="SXSH_PRIVACY_KEY")
    retention_days: int = Field(default=90, ge=1, le=3650, validation_alias="SXSH_RETENTION_DAYS")
    webhook_url: str | None = Field(default=None, validation_alias="SXSH_WEBHOOK_URL")
    webhook_listen: str = Field(default="0.0.0.0", validation_alias="SXSH_WEBHOOK_LISTEN")  # noqa: S104 - for a proxy
    webhook_port: int = Field(default=8080, ge=1, le=65535, validation_alias="SXSH_WEBHOOK_PORT")
    webhook_secret: SecretStr | None = Field(default=None, validation_alias="SXSH_WEBHOOK_SECRET")

    web_listen: str = Field(default="127.0.0.1", validation_alias="SXSH_WEB_LISTEN")
    web_port: int = Field(default=8000, ge=1, le=65535, validation_alias="SXSH_WEB_PORT")
    web_url: str | None = Field(default=None, validation_alias="SXSH_WEB_URL")
    web_proxies: int = Field(default=0, ge=0, le=10, validation_alias="SXSH_WEB_PROXIES")

    metrics_listen: str = Field(default="127.0.0.1", validation_alias="SXSH_METRICS_LISTEN")
    metrics_port: int | None = Field(default=None, ge=1, le=65535, validation_alias="SXSH_METRICS_PORT")

    watch_pages: Annotated[tuple[str, ...], NoDecode] = Field(default=(), validation_alias="SXSH_WATCH")
    watch_pause: float = Field(default=2, ge=0, le=600, validation_alias="SXSH_WATCH_PAUSE")

    def model_post_init(self, _context: object) -> None:
        """What is secret here is never written from now on."""
        for secret in (self.privacy_key, self.webhook_secret, self.zalo_webhook_secret):
            keep_secret(secret.get_secret_value() if secret else None)
        for token in (self.telegram_bot_token, self.zalo_bot_token):
            whole = token.get_secret_value() if token else ""
            keep_secret(whole, whole.partition(":")[2])
        of_telegram = (self.telegram_api_url, self.telegram_proxy_url, self.webhook_url)
        for url in (*of_telegram, self.zalo_api_url, self.zalo_webhook_url, self.database_url, self.search_url):
            keep_address_secret(url)

    @property
    def reading_limits(self) -> ReadingLimits:
        """What reading one document may take, and where it may come from."""
        return ReadingLimits(
            size=self.document_limit_mb * 1024 * 1024,
            seconds=self.reading_seconds,
            memory_mb=self.reading_memory_mb,
            private=self.private_addresses,
        )

    @field_validator("operator_ids", mode="before")
    @classmethod
    def _split_ids(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        parts = [part for part in re.split(r"[\s,;]+", written) if part]
        if not all(re.fullmatch(r"[0-9]{1,18}", part) for part in parts):
            raise ValueError(texts.errors.SETTING_IDS)
        return tuple(int(part) for part in parts)

    @field_validator("watch_pages", mode="before")
    @classmethod
    def _split_addresses(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        parts = written.replace(",", " ").split()
        if not all(is_web_address(part) for part in parts):
            raise ValueError(texts.errors.SETTING_WATCH)
        return tuple(dict.fromkeys(parts))

    @field_validator("privacy_key")
    @classmethod
    def _check_key(cls, key: SecretStr | None) -> SecretStr | None:
        # 16 characters of a random key are more than anybody can try.
        if key is not None and len(key.get_secret_value().strip()) < 16:
            raise ValueError(texts.errors.SETTING_KEY)
        return key

    @field_validator("webhook_url", "zalo_webhook_url")
    @classmethod
    def _check_webhook(cls, url: str | None) -> str | None:
        if url is not None and not re.fullmatch(r"https://[^\s/]+(?:/[^\s]*)?", url):
            raise ValueError(texts.errors.SETTING_WEBHOOK)
        return url

    @field_validator("web_url")
    @classmethod
    def _check_web_url(cls, url: str | None) -> str | None:
        # Pages stand at the root of their host: their addresses begin with "/".
        if url is not None and not re.fullmatch(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?/?", url):
            raise ValueError(texts.errors.SETTING_WEB_URL)
        return url.rstrip("/") if url is not None else None

    @field_validator("webhook_secret")
    @classmethod
    def _check_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            raise ValueError(texts.errors.SETTING_SECRET)
        return secret

    @field_validator("zalo_webhook_secret")
    @classmethod
    def _check_zalo_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        # Zalo's own bounds; a header carries no other letters.
        if secret is not None and not re.fullmatch(r"[!-~]{8,256}", secret.get_secret_value()):
            raise ValueError(texts.errors.SETTING_ZALO_SECRET)
        return secret

    @field_validator("zalo_bot_token")
    @classmethod
    def _check_zalo_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _ZALO_TOKEN.fullmatch(token.get_secret_value().strip()):
            raise ValueError(texts.errors.SETTING_ZALO_TOKEN)
        return SecretStr(token.get_secret_value().strip()) if token is not None else None

    @field_validator("telegram_bot_token")
    @classmethod
    def _check_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value().strip()):
            raise ValueError(texts.errors.SETTING_TOKEN)
        return SecretStr(token.get_secret_value().strip()) if token is not None else None

    @field_validator("database_url", "search_url", "telegram_api_url", "telegram_proxy_url", "zalo_api_url")
    @classmethod
    def _check_password(cls, url: str | None) -> str | None:
        if url is not None and has_unencoded_password(url):
            raise ValueError(texts.errors.SETTING_PASSWORD)
        return url

    @field_validator("telegram_proxy_url")
    @classmethod
    def _check_proxy(cls, url: str | None) -> str | None:
        if url is not None and not _is_proxy(url):
            raise ValueError(texts.errors.SETTING_PROXY)
        return url

    @field_validator("telegram_api_url", "zalo_api_url")
    @classmethod
    def _check_api_url(cls, url: str) -> str:
        if not re.fullmatch(r"https?://[^\s/]+(?:/[^\s]*)?", url):
            raise ValueError(texts.errors.SETTING_URL)
        return url.rstrip("/")


def _is_proxy(url: str) -> bool:
    """Whether an address is one of a proxy, of a kind that the client speaks; behind its port stands nothing."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # a port that is none
        return False
    bare = parts.path in {"", "/"} and not parts.query and not parts.fragment
    return parts.scheme in _PROXIES and bool(parts.hostname) and port != 0 and bare


def has_unencoded_password(url: str) -> bool:
    """Whether a server's URL has more than one @, or one behind its path: libraries would show a part of a password.

    The names of SQLite files may have any number.
    """
    scheme, _, rest = url.partition("://")
    if scheme.partition("+")[0] == "sqlite":
        return False
    return rest.count("@") > 1 or "@" in rest.partition("?")[0].partition("/")[2]


def load_settings() -> Settings:
    """The settings as they are now; raises `SettingsError` for the first that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        raise _problems(error)[0] from None
    except UnicodeDecodeError:
        raise SettingsError(ENV_FILE, texts.errors.SETTING_FILE_ENCODING) from None


def load_usable_settings() -> tuple[Settings, list[SettingsError]]:
    """The settings with their defaults where they cannot be used, and every one that cannot."""
    try:
        return Settings(), []
    except ValidationError as error:
        problems = _problems(error)
    except UnicodeDecodeError:
        return _without_file(texts.errors.SETTING_FILE_ENCODING)
    except OSError as unreadable:
        return _without_file(texts.errors.file_unusable(unreadable))
    defaults = {str(field.validation_alias): field.default for field in Settings.model_fields.values()}
    return Settings(**{problem.variable: defaults[problem.variable] for problem in problems}), problems


def _without_file(problem: str) -> tuple[Settings, list[SettingsError]]:
    """What stands in the environment, when ``.env`` cannot be read."""
    try:
        return Settings(_env_file=None), [SettingsError(ENV_FILE, problem)]
    except ValidationError as error:
        return Settings.model_construct(), [SettingsError(ENV_FILE, problem), *_problems(error)]


def _problems(error: ValidationError) -> list[SettingsError]:
    """Every setting that cannot be used, once; without its value, which may be a secret."""
    found: dict[str, SettingsError] = {}
    for each in error.errors(include_input=False, include_url=False, include_context=False):
        own = each["type"] == "value_error"
        # Only our own wording is kept: pydantic's may repeat the value.
        problem = each["msg"].removeprefix("Value error, ") if own else _expected(each)
        variable = str(each["loc"][0])
        found.setdefault(variable, SettingsError(variable, problem))
    return list(found.values())


def _expected(error: Any) -> str:
    """What a word or a number should have been, from its field."""
    for field in Settings.model_fields.values():
        if field.validation_alias == error["loc"][0]:
            if isinstance(field.annotation, type) and issubclass(field.annotation, StrEnum):
                return texts.errors.setting_choice([each.value for each in field.annotation])
            if field.annotation is bool:
                return texts.errors.setting_choice(["true", "false"])
            bounds = (getattr(each, "ge", getattr(each, "le", None)) for each in field.metadata)
            return texts.errors.setting_number(*(bound for bound in bounds if bound is not None))
    return texts.errors.setting_number()


def default_database_url() -> str:
    """One SQLite file in the platform's folder for a user's data."""
    from platformdirs import user_data_path

    return url_of(Path(user_data_path("sxsh", appauthor=False)) / "sxsh.sqlite3")


def default_privacy_key_file() -> Path:
    """Where the key of the journal's hashes is kept when none is set."""
    from platformdirs import user_data_path

    return Path(user_data_path("sxsh", appauthor=False)) / "privacy.key"


def load_privacy_key(settings: Settings) -> str:
    """The key of the journal's hashes: as set, and otherwise made once and kept in the user's data folder."""
    if settings.privacy_key is not None:
        return settings.privacy_key.get_secret_value().strip()
    path = default_privacy_key_file()
    make_private_folder(path.parent)
    if not path.exists():
        # Complete before it has its name, and whoever is first names it: two processes never read two keys.
        draft = path.with_suffix(f".{os.getpid()}")
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
                new.write(secrets.token_hex(32))
            with contextlib.suppress(FileExistsError):
                path.hardlink_to(draft)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from error
        finally:
            draft.unlink(missing_ok=True)
    key = path.read_text(encoding="ascii").strip()
    keep_secret(key)
    return key


def webhook_secret(settings: Settings) -> str:
    """The secret that Telegram repeats with every update: as set, and otherwise derived from the token.

    So every process behind one address knows it, and nobody without the token does.
    """
    return _secret_of_webhook(settings.webhook_secret, settings.telegram_bot_token)


def zalo_webhook_secret(settings: Settings) -> str:
    """The same of Zalo's, which wants one of 8 to 256 characters."""
    return _secret_of_webhook(settings.zalo_webhook_secret, settings.zalo_bot_token)


def _secret_of_webhook(given: SecretStr | None, token: SecretStr | None) -> str:
    if given is not None:
        return given.get_secret_value()
    secret = hmac.new((token.get_secret_value() if token else "").encode(), b"webhook", hashlib.sha256).hexdigest()
    keep_secret(secret)
    return secret
