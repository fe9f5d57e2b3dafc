"""`fifteen read`: what is taken from a text, and lines in, lines out."""

import json

import pytest

from tests.command import Fifteen
from tests.parsing.corpora import FOLDER, corpus

NOW = "2026-03-02T09:30+01:00"


def test_it_shows_whom_a_text_credits_and_everything_else_that_it_says(fifteen: Fifteen) -> None:
    said = "DM'd Zoë (Contoso) on LinkedIn yesterday, 10 min. Will call Ben tomorrow #private"
    shown = json.loads(fifteen("read", said, "--now", NOW).stdout)
    (talk,) = shown["conversations"]
    assert talk["people"] == [{"name": "Zoë", "handle": None}]
    assert (talk["platform"], talk["day"], talk["minutes"]) == ("linkedin", "2026-03-01", 10)
    assert talk["company"] == "Contoso"
    assert shown["promises"][0]["day"] == "2026-03-03"
    assert (shown["kind"], shown["private"]) == ("log", True)


def test_lines_in_are_lines_out_in_the_form_of_the_labels(fifteen: Fifteen) -> None:
    given = (FOLDER / "given.jsonl").read_text("utf-8")
    read = [
        json.loads(line) for line in fifteen("read", "--jsonl", typed=given).stdout.splitlines()
    ]
    asked = [json.loads(line) for line in given.splitlines()]
    assert [one["id"] for one in read] == [one["id"] for one in asked]
    assert [one["kind"] for one in read] == [one.kind for one in corpus("given")]
    people = [[talk["people"] for talk in one["conversations"]] for one in read]
    assert people == [[talk["people"] for talk in one["conversations"]] for one in asked]


@pytest.mark.parametrize(
    ("arguments", "typed", "problem"),
    [
        (["read"], "", "give one text"),
        (["read", "hello", "--jsonl"], "", "give one text"),
        (["read", "hello", "--now", "yesterday"], "", "'yesterday' is no moment with an offset"),
        (["read", "hello", "--now", "2026-03-02T09:30"], "", "is no moment with an offset"),
        (["read", "--jsonl"], "\nhello\n", "line 2: the line: Invalid JSON"),
        (["read", "--jsonl"], '{"id": "1", "text": "x"}', "line 1: now: Field required"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(
    fifteen: Fifteen, arguments: list[str], typed: str, problem: str
) -> None:
    refused = fifteen(*arguments, typed=typed)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert len(refused.stderr.splitlines()) == 1
    assert problem in refused.stderr
