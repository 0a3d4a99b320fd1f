"""Settings from the environment and ``.env``, checked once, with errors that never show a secret."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import texts

# What @BotFather hands out: the bot's number, a colon, a secret of 35 characters (30 and more are accepted, since
# Telegram promises no length).
_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{30,}")


class SettingsError(Exception):
    """A setting that cannot be used; ``variable`` names it, the message says what it should be."""

    def __init__(self, variable: str, problem: str) -> None:
        self.variable = variable
        super().__init__(f"{variable}: {problem}")


class Settings(BaseSettings):
    """Everything that can be set from outside; a blank value counts as not set."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_bot_token: SecretStr | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN")
    telegram_api_url: str = Field(default="https://api.telegram.org", validation_alias="TELEGRAM_API_URL")
    database_url: str | None = Field(default=None, validation_alias="SXSH_DATABASE_URL")
    document_limit_mb: int = Field(default=20, ge=1, le=2000, validation_alias="SXSH_DOCUMENT_LIMIT_MB")

    @field_validator("telegram_bot_token")
    @classmethod
    def _check_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value().strip()):
            raise ValueError(texts.SETTING_TOKEN)
        return SecretStr(token.get_secret_value().strip()) if token is not None else None

    @field_validator("telegram_api_url")
    @classmethod
    def _check_api_url(cls, url: str) -> str:
        if not re.fullmatch(r"https?://[^\s/]+(?:/[^\s]*)?", url):
            raise ValueError(texts.SETTING_URL)
        return url.rstrip("/")


def load_settings() -> Settings:
    """The settings as they are now; raises `SettingsError` for the first that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        own = first["type"] == "value_error"
        # Only our own wording is kept: pydantic's may repeat the value, and the value may be a secret.
        problem = first["msg"].removeprefix("Value error, ") if own else texts.SETTING_NUMBER
        raise SettingsError(str(first["loc"][0]), problem) from None
    except UnicodeDecodeError:
        raise SettingsError(".env", texts.SETTING_FILE_ENCODING) from None


def default_database_url() -> str:
    """One SQLite file in the platform's folder for a user's data."""
    from platformdirs import user_data_path

    return f"sqlite:///{Path(user_data_path('sxsh', appauthor=False)) / 'sxsh.sqlite3'}"
