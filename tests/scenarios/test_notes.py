"""Replies to the bot's answer are notes of that log, and #private keeps a note from everybody else."""

from sqlalchemy import select

from habits.storage.tables.habit import engagement
from tests.scenarios.stage import Actor, Stage


def notes(stage: Stage) -> list[tuple[str, bool]]:
    with stage.database() as conn:
        rows = conn.execute(
            select(engagement.c.note, engagement.c.private).order_by(engagement.c.id)
        )
        return [(row.note, row.private) for row in rows]


def test_a_reply_to_the_answer_is_a_note_of_its_log_and_edits_keep_it(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    number = dana.writes("Talked to Sally on Twitter")
    answer = dana.last().message_id
    dana.edits(number, "Talked to Sally on LinkedIn")
    assert dana.replies(answer, "She likes the new rota") == ["Noted with Sally."]
    dana.replies(answer, "Her goal is 20 a week")
    dana.edits(number, "Talked to Sally on LinkedIn about prices")
    assert notes(stage) == [
        (
            "Talked to Sally on LinkedIn about prices\nShe likes the new rota\nHer goal is 20 a week",
            False,
        )
    ]


def test_a_note_goes_to_whom_it_names_or_to_all_of_the_log(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones on Twitter and Ben on LinkedIn")
    answer = dana.last().message_id
    assert dana.replies(answer, "Ben likes the new rota") == ["Noted with Ben."]
    assert dana.replies(answer, "nice weather there") == ["Noted with Sally Jones, Ben."]
    assert [note.split("\n")[1:] for note, _ in notes(stage)] == [
        ["nice weather there"],
        ["Ben likes the new rota", "nice weather there"],
    ]


def test_a_reply_that_logs_or_mends_is_no_note(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Tim on Twitter")
    answer = dana.last().message_id
    assert dana.replies(answer, "Called Ben")[0].startswith("✓ Ben · phone")
    answer = dana.last().message_id
    assert dana.replies(answer, "it was on LinkedIn")[0].startswith("✓ Ben · LinkedIn")
    answer = dana.last().message_id
    assert dana.replies(answer, "Tom, not Ben")[0].startswith("✓ Tom · LinkedIn")


def test_private_is_shown_by_a_lock_and_is_not_said_in_the_note(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    assert dana.says("Talked to Sally about her illness #private") == [
        "✓ Sally 🔒\n\n1 logged · 1 of 3 today\n[Fix | Undo]"
    ]
    dana.says("Talked to Ben on Twitter")
    told = dana.replies(dana.last().message_id, "#private his son moved out")
    assert told == ["🔒 Noted with Ben. Only you can read it."]
    assert notes(stage) == [
        ("Talked to Sally about her illness", True),
        ("Talked to Ben on Twitter\nhis son moved out", True),
    ]


def test_a_reply_to_anything_else_is_read_as_ever(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("/streak")
    assert dana.replies(dana.last().message_id, "She likes it")[0].startswith("I found nobody")
