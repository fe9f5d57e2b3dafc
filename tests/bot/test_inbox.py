"""Nothing said is lost, nothing is handled twice, and nothing holds up what comes after it."""

import json
import secrets

import pytest
from sqlalchemy import Connection

from bot.inbox.reception import AT_ONCE, LARGEST, Json, Reception, chat_of, received
from tests.bot.running import Bench, core, said


def test_what_is_said_is_answered(bench: Bench) -> None:
    with bench.running():
        ann = bench.friend()
        ann.send("hello")
        bench.bot.settle()
        assert said(ann) == ["/start", "hello"]


def test_what_was_said_while_the_bot_was_off_is_answered_in_order(bench: Bench) -> None:
    ann, ben = bench.friend("Ann"), bench.friend("Ben")
    for number in range(5):
        ann.send(f"ann {number}")
        ben.send(f"ben {number}")
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["/start", *(f"ann {number}" for number in range(5))]
    assert said(ben) == ["/start", *(f"ben {number}" for number in range(5))]


def test_an_update_that_comes_again_is_handled_once(bench: Bench) -> None:
    ann = bench.friend()
    message = {
        "message_id": 77,
        "date": 1,
        "chat": {"id": ann.id, "type": "private", "first_name": "Ann"},
        "from": {"id": ann.id, "is_bot": False, "first_name": "Ann"},
        "text": "once",
    }
    again = {"update_id": 900_000_000, "message": message}
    with bench.running():
        bench.bot.inject(again)
        bench.bot.settle()
        bench.bot.inject(again)
        bench.bot.settle()
    assert said(ann).count("once") == 1


def test_a_press_is_acknowledged_and_answered(bench: Bench) -> None:
    with bench.running():
        ann = bench.friend()
        bench.bot.settle()
        ann.press("Again")
        bench.bot.settle()
        assert said(ann)[-1] == "again"
        bench.bot.settle()
        assert [toast.text for toast in ann.screen().toasts] == ["Noted"]


def test_a_poison_update_is_set_aside_with_a_word_and_stops_neither_its_batch_nor_its_chat(
    bench: Bench,
) -> None:
    ann, ben = bench.friend("Ann"), bench.friend("Ben")
    ann.send("boom")
    ann.send("after")
    ben.send("beside")
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["/start", "Sorry.", "after"]
    assert said(ben) == ["/start", "beside"]
    assert bench.rows("SELECT attempts, error FROM inbox WHERE state = 'dead'") == [
        (3, "ValueError('this one cannot be handled')")
    ]


def test_an_update_of_which_no_handler_says_that_it_is_done_is_not_taken_for_handled(
    bench: Bench,
) -> None:
    ann = bench.friend()
    ann.send("mute")
    with bench.running():
        bench.bot.settle()
    (error,) = bench.rows("SELECT error FROM inbox WHERE state = 'dead'")
    assert "no handler said" in error[0]


def test_what_no_handler_takes_is_ignored_by_the_last_of_them(bench: Bench) -> None:
    ann = bench.friend()
    ann.send_voice(3)
    with bench.running():
        bench.bot.settle()
    assert bench.rows("SELECT state, count(*) FROM inbox GROUP BY state ORDER BY state") == [
        ("handled", 1),
        ("ignored", 1),
    ]


def test_a_database_that_drops_every_connection_loses_nothing(bench: Bench) -> None:
    if bench.database_url.startswith("sqlite"):
        pytest.skip("a file has no connections to drop")
    people = bench.bot.people(20)
    with bench.running():
        bench.bot.send_many([(one, "/start") for one in people])
        for number in range(5):
            bench.rows(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            bench.bot.send_many([(one, str(number)) for one in people])
        bench.bot.settle()
    for one in people:
        assert list(dict.fromkeys(said(one))) == ["/start", *map(str, range(5))]


def test_an_update_that_is_too_large_is_kept_as_a_dead_letter_without_its_content() -> None:
    update = {"update_id": 5, "message": {"chat": {"id": 7}, "text": "x" * LARGEST}}
    kept = received(update)
    assert (kept.update_id, kept.chat, kept.payload) == (5, 7, "{}")
    assert kept.error is not None


def test_the_token_of_a_link_is_gone_from_a_dead_letter(bench: Bench) -> None:
    token = secrets.token_urlsafe(32)
    ann = bench.friend()
    ann.send(f"boom /start {token}")
    with bench.running():
        bench.bot.settle()
    ((payload,),) = bench.rows("SELECT payload FROM inbox WHERE state = 'dead'")
    assert json.loads(payload)["message"]["text"] == "boom /start …"
    unreadable = received({"update_id": 5, "message": {"chat": {}, "text": f"/start {token}"}})
    assert unreadable.error is not None
    assert token not in unreadable.payload


def test_the_chat_of_an_update_is_where_it_happened_or_who_did_it() -> None:
    cases: list[tuple[Json, int]] = [
        ({"message": {"chat": {"id": 1}, "from": {"id": 9}}}, 1),
        ({"callback_query": {"from": {"id": 9}, "message": {"chat": {"id": 2}}}}, 2),
        ({"callback_query": {"from": {"id": 9}}}, 9),
        ({"my_chat_member": {"chat": {"id": -3}, "from": {"id": 9}}}, -3),
        ({"poll": {"question": "?"}}, 0),
    ]
    for update, chat in cases:
        assert chat_of({"update_id": 1, **update}) == chat


def test_a_payload_is_kept_as_it_came() -> None:
    update = {"update_id": 5, "message": {"chat": {"id": 7}, "text": "Ünïcode 🎯 \u0000 \ud83d"}}
    assert json.loads(received(update).payload) == update


async def test_a_chat_that_says_too_much_is_cut_short_and_others_are_not(
    database_url: str,
) -> None:
    def said_in(chat: int, numbers: range) -> list[Json]:
        return [{"update_id": n, "message": {"chat": {"id": chat}}} for n in numbers]

    def counted(conn: Connection) -> dict[int, int]:
        rows = conn.exec_driver_sql("SELECT chat, count(*) FROM inbox GROUP BY chat")
        return {row[0]: row[1] for row in rows}

    async with core(database_url) as parts:
        reception = Reception(parts, lambda: None)
        await reception.receive(said_in(7, range(AT_ONCE + 100)) + said_in(8, range(5000, 5001)))
        kept = await parts.transactions.read(counted)
    assert AT_ONCE <= kept[7] <= AT_ONCE + 2
    assert kept[8] == 1
