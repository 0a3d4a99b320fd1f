"""Settings come from the environment and ``.env``; a bad one is named without showing its value."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_privacy_key, load_settings, webhook_secret

NAMES = tuple(str(field.validation_alias) for field in Settings.model_fields.values())


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_nothing_has_to_be_set() -> None:
    """Without any setting the assistant runs in the terminal."""
    settings = load_settings()
    assert settings.telegram_bot_token is None
    assert (settings.telegram_api_url, settings.document_limit_mb) == ("https://api.telegram.org", 20)


def test_a_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """``.env`` holds what stays, the environment what is different now; an empty value counts as not set."""
    lines = ["SXSH_DOCUMENT_LIMIT_MB=5", "TELEGRAM_API_URL=http://127.0.0.1:1/", "TELEGRAM_BOT_TOKEN="]
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("SXSH_DOCUMENT_LIMIT_MB", "7")
    settings = load_settings()
    assert (settings.document_limit_mb, settings.telegram_api_url) == (7, "http://127.0.0.1:1")
    assert settings.telegram_bot_token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "geheim-geheim"),
        ("TELEGRAM_API_URL", "ftp://geheim"),
        ("SXSH_DOCUMENT_LIMIT_MB", "geheim"),
        ("SXSH_DOCUMENT_LIMIT_MB", "0"),
        ("SXSH_PRIVATE_ADDRESSES", "geheim"),
        ("SXSH_OPERATOR_IDS", "12, geheim"),
        ("SXSH_OPERATOR_IDS", "-100200"),
        ("SXSH_PRIVACY_KEY", "geheim"),
        ("SXSH_RETENTION_DAYS", "0"),
        ("SXSH_WEBHOOK_URL", "http://geheim.example.org/"),
        ("SXSH_WEBHOOK_PORT", "70000"),
        ("SXSH_WEBHOOK_SECRET", "geheim geheim"),
        ("ZALO_BOT_TOKEN", "geheim-geheim"),
        ("ZALO_API_URL", "ftp://geheim"),
        ("ZALO_WEBHOOK_URL", "http://geheim.example.org/"),
        ("ZALO_WEBHOOK_SECRET", "geheim"),
        ("ZALO_WEBHOOK_PORT", "0"),
        ("SXSH_WEB_URL", "geheim.example.org"),
        ("SXSH_WEB_URL", "https://example.org/geheim"),
        ("SXSH_WEB_PORT", "geheim"),
        ("SXSH_WEB_PROXIES", "-1"),
    ],
)
def test_a_bad_value_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """One line says which setting, and keeps its value to itself."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert refused.value.variable == name
    assert "geheim" not in str(refused.value)


def test_every_setting_is_in_the_example() -> None:
    """Who copies ``.env.example`` sees everything there is."""
    example = (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8")
    assert {line.split("=")[0] for line in example.splitlines() if "=" in line and line[0] != "#"} == set(NAMES)


def test_what_is_wrong_is_said_in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the words of a library."""
    monkeypatch.setenv("SXSH_DOCUMENT_LIMIT_MB", "nhiều")
    with pytest.raises(SettingsError, match="phải là một số nguyên từ 1 đến 2000"):
        load_settings()


def test_a_limit_of_none_is_told_with_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """-1 is a whole number, and it is not enough to ask for one."""
    monkeypatch.setenv("SXSH_WEB_PROXIES", "-1")
    with pytest.raises(SettingsError, match="phải là một số nguyên từ 0 đến 10"):
        load_settings()


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    """Some editors save UTF-16; that is one line as well."""
    (tmp_path / ".env").write_text("SXSH_DOCUMENT_LIMIT_MB=5", encoding="utf-16")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert refused.value.variable == ".env"


def test_a_token_keeps_no_spaces_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """They come along when it is copied from a chat; and its value is never part of a representation."""
    token = f"123456:{'x' * 35}"
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", f" {token}\n")
    settings = load_settings()
    assert settings.telegram_bot_token is not None
    assert settings.telegram_bot_token.get_secret_value() == token
    assert token not in repr(settings)


def test_operators_are_parted_as_people_part_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commas, semicolons and spaces; none is nobody."""
    assert load_settings().operator_ids == ()
    monkeypatch.setenv("SXSH_OPERATOR_IDS", "12, 34;56")
    assert load_settings().operator_ids == (12, 34, 56)


def test_a_privacy_key_is_made_once_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another start finds the same key, readable for its owner alone; one that is set goes first."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    key = load_privacy_key(load_settings())
    assert len(key) >= 32
    assert load_privacy_key(load_settings()) == key
    (file,) = tmp_path.rglob("privacy.key")
    assert file.stat().st_mode & 0o077 == 0
    monkeypatch.setenv("SXSH_PRIVACY_KEY", "0123456789abcdef")
    assert load_privacy_key(load_settings()) == "0123456789abcdef"


def test_every_process_of_a_bot_derives_the_same_webhook_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the token, without showing it; one that is set goes first."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", f"123456:{'x' * 35}")
    derived = webhook_secret(load_settings())
    assert derived == webhook_secret(load_settings())
    assert "x" * 10 not in derived
    monkeypatch.setenv("SXSH_WEBHOOK_SECRET", "my-own_secret")
    assert webhook_secret(load_settings()) == "my-own_secret"
