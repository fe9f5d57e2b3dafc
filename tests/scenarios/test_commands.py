"""The commands that Telegram offers, by role."""

import json

from tests.scenarios.stage import Actor, Stage

MANAGERS = ["summary", "invite", "join"]


def offered(actor: Actor) -> list[str]:
    return [
        one["command"]
        for known in actor.bot.state()["commands"]
        if json.loads(known["scope"]) == {"type": "chat", "chat_id": actor.person.id}
        for one in known["commands"]
    ]


def test_everybody_who_joins_is_offered_the_commands_of_their_role(stage: Stage) -> None:
    stranger = stage.person("Eve")
    stranger.says("/help")
    owner, dana = stage.team("Dana")
    assert offered(stranger) == []
    assert "streak" in offered(dana)
    assert not {*offered(dana)}.intersection(MANAGERS)
    assert {*offered(owner)} == {*offered(dana), *MANAGERS}


def test_what_is_offered_is_there(stage: Stage) -> None:
    (owner,) = stage.team()
    for command in offered(owner):
        answer = owner.says(f"/{command}")
        assert not any("don’t know" in one for one in answer), command


def test_help_offers_them_anew(stage: Stage) -> None:
    _, dana = stage.team("Dana")
    before = offered(dana)
    dana.says("/help")
    assert offered(dana) == before != []
