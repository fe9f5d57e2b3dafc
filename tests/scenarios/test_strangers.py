"""Whoever has no invitation, and groups."""

import pytest

from bot.sandbox.client import Group
from tests.sandbox.pictures import png
from tests.scenarios.stage import MONDAY, Actor, Stage

SENTENCE = (
    "This is Fifteen, a coach for leaders. It works by invitation: "
    "ask whoever told you about it for a link."
)


@pytest.mark.usefixtures("max_and_dana")
def test_a_stranger_gets_one_polite_sentence_whatever_they_send(stage: Stage) -> None:
    eve = stage.person("Eve")
    for said in ("/start", "hello", "/help", "/invite", "/summary", "/streak", "/stop", "/nonsense",
                 "Talked to Sally on Twitter", "3 today", "/zone Asia/Tokyo"):  # fmt: skip
        assert eve.says(said) == [SENTENCE], said
    under = eve.last().message_id
    for data in ("join:zone", "join:none", "join:times", "anything"):
        assert eve.forges(data, under) == [SENTENCE], data
    eve.person.send_photo(png(10, 10), "Talked to Ben")
    eve.person.send_voice(3)
    eve.person.send_location(52.4, 4.9)
    stage.bot.settle()
    assert eve.reads() == [SENTENCE] * 3
    eve.edits(eve.writes("hello"), "Talked to Sally on Twitter")
    stage.goes_to(MONDAY, "23:00")
    assert eve.reads() == []


def test_in_a_group_it_says_once_that_it_works_in_private(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    group = stage.group("Acme leaders", owner, dana)
    said = ["Thank you for having me. I work in private chats only, and will be quiet here."]
    assert _said_in(group) == said
    for text in ("/streak", "/start", "/summary", "/nonsense", f"@{stage.bot.username} 3 today",
                 "Talked to Sally on Twitter"):  # fmt: skip
        dana.person.send(text, chat=group.id)
    stage.bot.settle()
    assert (_said_in(group), dana.reads()) == (said, [])
    assert dana.says("/streak")[0].startswith("0 in a row")


def _said_in(group: Group) -> list[str]:
    return [one.text for one in group.see() if one.by_bot]
