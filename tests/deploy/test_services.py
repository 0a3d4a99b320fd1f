"""What starts the assistant on a server: the compose file's presets and systemd's unit."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli.endings import WRONG_USE
from bot.serving.doors import DoorUnreachable
from bot.settings import Settings, SettingsError
from tests.deploy.conftest import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
UNIT = (ROOT / "deploy" / "sxsh.service").read_text(encoding="utf-8")
CADDY = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
ALIASES = {str(field.validation_alias) for field in Settings.model_fields.values()}
# Read by PostgreSQL's own client, and by the image's health check.
OTHERS = {"PGPASSWORD", "SXSH_METRICS_PORT"}
# Of a scale from 0 to 10; what is left over is the network, and that it has no root directory of its own.
MOST_EXPOSED = 1.5


def test_there_are_two_presets() -> None:
    """One process on a file; two on PostgreSQL behind one address."""
    presets: dict[str, set[str]] = {}
    for name, service in SERVICES.items():
        for profile in service["profiles"]:
            presets.setdefault(profile, set()).add(name)
    assert presets == {"sqlite": {"sxsh"}, "postgres": {"bot", "postgres", "proxy"}}
    assert SERVICES["bot"]["deploy"] == {"replicas": 2}
    assert [name for name in ("sxsh", "bot") if SERVICES[name].get("build") != "."] == []


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_can_write_into_its_volumes_alone(name: str) -> None:
    """And has no right beyond those that it is given by name."""
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    volumes = [each.partition(":")[0] for each in service["volumes"]]
    assert {each for each in volumes if not each.startswith("./")} <= set(COMPOSE["volumes"])
    assert all((ROOT / each).is_file() for each in volumes if each.startswith("./"))


@pytest.mark.parametrize("name", ["sxsh", "bot"])
def test_what_is_set_there_can_be_set(name: str) -> None:
    """Each setting is one of the program's, and takes the value."""
    given = SERVICES[name]["environment"]
    assert set(given) <= ALIASES | OTHERS
    values = {key: re.sub(r"\$\{\w+:-(.*?)\}", r"\1", value) for key, value in given.items() if key in ALIASES}
    settings = Settings(_env_file=None, **values)
    assert settings.web_listen == "0.0.0.0"


def test_the_proxy_leads_to_where_the_bot_listens() -> None:
    """The webhook's path and port, Zalo's port, and that of the pages."""
    fields = Settings.model_fields
    assert re.findall(r"dynamic a bot (\d+)", CADDY) == [
        str(fields[name].default) for name in ("webhook_port", "zalo_webhook_port", "web_port")
    ]
    path = SERVICES["bot"]["environment"]["SXSH_WEBHOOK_URL"].rpartition("/")[2]
    assert re.findall(r"handle /(\w+)", CADDY) == [path, "zalo"]


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with a command that is there."""
    file = tmp_path / "sxsh.service"
    file.write_text(UNIT.replace("/opt/sxsh/bin/sxsh", shutil.which("true") or "/bin/true"), encoding="utf-8")
    return file


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_finds_nothing_wrong_with_the_unit(unit: Path) -> None:
    """Nor says that it is more exposed than what answers over the network has to be."""
    checked = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, encoding="utf-8", check=True)
    assert checked.stderr == ""
    weighed = ["systemd-analyze", "security", "--offline=true", "--no-pager", unit]
    told = subprocess.run(weighed, capture_output=True, encoding="utf-8", check=True).stdout
    (level,) = re.findall(r"Overall exposure level for sxsh\.service: ([\d.]+)", told)
    assert float(level) <= MOST_EXPOSED


def test_the_unit_waits_for_what_is_away_and_not_for_a_wrong_setting() -> None:
    """Started again without end, but not after the exit code of a setting that somebody has to mend."""
    assert "\nStartLimitIntervalSec=0\n" in UNIT
    assert "\nRestart=on-failure\n" in UNIT
    assert re.findall(r"\nRestartPreventExitStatus=(.*)", UNIT) == [str(WRONG_USE)]
    assert not SettingsError.may_pass
    assert DoorUnreachable.may_pass


def test_the_unit_keeps_data_where_the_program_looks_for_it() -> None:
    """The user's data folder is the service's own."""
    assert "XDG_DATA_HOME=/var/lib " in UNIT
    assert "\nStateDirectory=sxsh\n" in UNIT
    assert "\nExecStart=/opt/sxsh/bin/sxsh run\n" in UNIT


def test_a_command_beside_the_service_leaves_its_files_as_they_are() -> None:
    """Whom it runs as, where it keeps things and who may read them: what is said to be typed is what the unit has."""
    head, unit = UNIT.split("[Unit]")
    given = dict(re.findall(r"--property (\w+)=(\S+)", head))
    assert {"DynamicUser", "User", "StateDirectory", "StateDirectoryMode", "UMask", "EnvironmentFile"} <= set(given)
    assert {name: value for name, value in given.items() if f"\n{name}={value}\n" not in unit} == {}
