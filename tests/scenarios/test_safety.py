"""What a member of one organisation can do to another: nothing. And what the log tells: no secret."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from bot.sandbox.client import Sandbox
from habits.storage.tables import metadata
from tests.command import command_in, environment
from tests.scenarios.stage import AMSTERDAM, MONDAY, ONE_DAY, Actor, Stage, at, token_of


def test_a_member_of_one_organisation_reaches_nothing_of_another(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    olga, otto = stage.team("Otto", owner="Olga", organisation="Beta")
    mia = stage.joins("Mia", owner.says("/invite manager Sales")[0])
    assert mia.says("/invite leader Beta")[0].startswith("You can invite into the teams that you")
    assert owner.says("/invite leader Beta")[0].startswith("Here is a link for a leader of Beta:")
    assert "This is Fifteen, for Acme." in stage.person("Eve").opens(owner.last().text)[0]
    stage.goes_to(MONDAY, "12:00")
    dana.says("Talked to Sally on Twitter")
    assert otto.says("Talked to Sally on Twitter")[0].endswith(
        "1 logged · 1 of 3 today\n[Fix | Undo]"
    )
    stage.goes_to(MONDAY + 7 * ONE_DAY, "08:01")
    for one, strangers in ((owner, "Olga|Otto"), (dana, "Olga|Otto"), (mia, "Olga|Otto|Dana"),
                           (olga, "Acme|Max|Dana|Mia"), (otto, "Acme|Max|Dana|Mia")):  # fmt: skip
        assert not re.search(strangers, "\n".join(one.sees())), one.name


def test_a_press_in_one_organisation_answers_no_question_of_another(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _owner, dana = max_and_dana
    newcomer = stage.person("Nina")
    newcomer.opens(stage.organisation("Beta"))
    assert dana.forges("join:zone", dana.last().message_id) == [
        "That button has done its work. /help shows what you can do now."
    ]
    assert newcomer.presses("join:zone")[0].startswith("Good: Europe/Amsterdam.")


def test_no_row_keeps_the_token_of_a_link_that_was_made_and_used(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    tokens = [token_of(owner.says(said)[0]) for said in ("/invite", "/invite team", "/invite")]
    used, shared, unused = tokens
    stage.joins("Eve", used)
    stage.joins("Fay", shared)
    for token in (used, shared):
        dana.opens(token)
    stage.person("Gil").says(f"/start {used}")
    dana.says(f"What is https://t.me/fifteen_bot?start={unused}")
    for token in tokens:
        assert columns_with(stage, token) == []
    assert stage.person("Hal").opens(unused)[0].startswith("Hello Hal.")


def columns_with(stage: Stage, token: str) -> list[str]:
    """The columns of the database that hold a token."""
    with stage.database() as conn:
        return [
            f"{table.name}.{column.name}"
            for table in metadata.sorted_tables
            for column in table.c
            if any(token in str(value) for value in conn.execute(select(column)).scalars())
        ]


def test_the_command_runs_from_setting_up_to_sigterm_and_no_secret_is_in_its_log(
    sandbox: Sandbox, database_url: str, tmp_path: Path
) -> None:
    bot = sandbox.bot()
    bot.move_to(at(MONDAY, "07:00", AMSTERDAM), settled=False)
    settings = {
        "FIFTEEN_TELEGRAM_TOKEN": bot.token,
        "FIFTEEN_TELEGRAM_API_URL": sandbox.url,
        "FIFTEEN_DATABASE_URL": database_url,
        "FIFTEEN_DATA_DIR": str(tmp_path),
        "FIFTEEN_CLOCK": "sandbox",
        "FIFTEEN_LOG_LEVEL": "DEBUG",
    }
    answer = command_in(tmp_path)(
        "organisation", "create", "Acme", "--time-zone", AMSTERDAM, "--json", **settings
    )
    token = json.loads(answer.stdout)["token"]
    written = tmp_path / "log"
    with (
        written.open("w") as stderr,
        subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=tmp_path,
            env=environment(tmp_path) | settings,
            stderr=stderr,
        ) as process,
    ):
        owner = Actor(bot.person("Max"), bot)
        owner.person.start(token)
        bot.settle()
        owner.presses("join:zone")
        owner.presses("join:times")
        link = owner.says("/invite")[0]
        owner.says("Talked to Sally about the merger that nobody may know of")
        owner.person.send(f"/start@{bot.username} {bot.token}")
        bot.settle()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    log = written.read_text()
    assert "DEBUG" in log.upper()
    for secret in (bot.token, bot.token.partition(":")[2], token, token_of(link), "merger"):
        assert secret not in log
