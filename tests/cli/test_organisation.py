"""`fifteen organisation create`."""

import json
from pathlib import Path

import pytest

from bot.sandbox.client import SandboxBot
from tests.command import Fifteen

CREATE = ("organisation", "create", "Acme", "--time-zone")


def test_an_organisation_comes_with_its_owners_link(
    fifteen: Fifteen, bot: SandboxBot, here: dict[str, str]
) -> None:
    made = fifteen(*CREATE, "Europe/Amsterdam", "--json", **here)
    assert (made.returncode, made.stderr) == (0, "")
    facts = json.loads(made.stdout)
    assert facts.keys() == {"organisation", "token", "link"}
    assert facts["organisation"] == "Acme"
    assert facts["link"] == f"https://t.me/{bot.username}?start={facts['token']}"
    assert len(facts["token"]) == 43


def test_for_people_it_says_what_the_link_is_good_for(
    fifteen: Fifteen, bot: SandboxBot, here: dict[str, str]
) -> None:
    made = fifteen(*CREATE, "Europe/Amsterdam", **here)
    first, link = made.stdout.splitlines()
    assert first == "Acme is there. Its owner joins by this link, once, within 7 days:"
    assert link.startswith(f"https://t.me/{bot.username}?start=")


def test_the_token_itself_is_kept_nowhere(
    fifteen: Fifteen, tmp_path: Path, here: dict[str, str]
) -> None:
    here |= {"FIFTEEN_DATA_DIR": str(tmp_path)}
    token = json.loads(fifteen(*CREATE, "Europe/Amsterdam", "--json", **here).stdout)["token"]
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("fifteen.db*"))
    assert b"Acme" in kept
    assert token.encode() not in kept


@pytest.mark.parametrize(
    ("name", "zone", "says"),
    [
        ("Acme", "Mars/Olympus", "there is no time zone 'Mars/Olympus'"),
        ("Acme", "../../etc/passwd", "there is no time zone"),
        (" \t ", "Europe/Amsterdam", "needs a name"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(
    fifteen: Fifteen, here: dict[str, str], name: str, zone: str, says: str
) -> None:
    refused = fifteen("organisation", "create", name, "--time-zone", zone, **here)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert says in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_without_telegram_nothing_is_created(
    fifteen: Fifteen, bot: SandboxBot, tmp_path: Path, here: dict[str, str]
) -> None:
    bot.revoke()
    refused = fifteen(*CREATE, "Europe/Amsterdam", FIFTEEN_DATA_DIR=str(tmp_path), **here)
    assert refused.returncode == 2
    assert "Telegram refuses the token" in refused.stderr
    assert bot.token not in refused.stderr
    assert list(tmp_path.glob("fifteen.db*")) == []
