"""Claims: each chat in its order, each message in one hand, and only that hand may settle it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from habits.storage import inbox, outbox, workers
from habits.storage.engine import make_engine
from habits.storage.inbox import Fenced, Received
from habits.storage.outbox import Draft, Message, Outcome, Settlement

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
BOT, ME = 1, "me"


@pytest.fixture
def conn(database_url: str) -> Iterator[Connection]:
    engine = make_engine(database_url)
    with engine.begin() as connection:
        workers.register(connection, ME, NOW)
        yield connection
    engine.dispose()


def receive(conn: Connection, *chats: int) -> None:
    updates = [Received(number, chat, "{}") for number, chat in enumerate(chats, 1)]
    inbox.receive(conn, BOT, updates, NOW)


def claimed_updates(conn: Connection, at_most: int = 10) -> list[int]:
    return [claim.update_id for claim in inbox.claim(conn, BOT, ME, at_most)]


def plan(conn: Connection, chat: int, **more: object) -> int:
    return outbox.plan(conn, Draft(chat, "text", {"text": "hello"}, **more), NOW)  # type: ignore[arg-type]


def claim(
    conn: Connection, at_most: int = 10, resting: tuple[int, ...] = (), now: datetime = NOW
) -> list[Message]:
    return outbox.claim(conn, ME, at_most, now, resting)


def ids(messages: list[Message]) -> list[int]:
    return [message.id for message in messages]


def test_of_each_chat_the_oldest_update_is_claimed_and_no_other_until_it_is_done(
    conn: Connection,
) -> None:
    receive(conn, 7, 7, 8)
    first, beside = inbox.claim(conn, BOT, ME, 10)
    assert (first.update_id, beside.update_id) == (1, 3)
    assert claimed_updates(conn) == []
    inbox.finish(conn, first, inbox.State.HANDLED, NOW)
    assert claimed_updates(conn) == [2]


def test_no_more_updates_are_claimed_than_wanted_the_oldest_first(conn: Connection) -> None:
    receive(conn, *range(100, 120))
    assert claimed_updates(conn, 5) == [1, 2, 3, 4, 5]


def test_an_update_that_comes_again_is_kept_once(conn: Connection) -> None:
    receive(conn, 7)
    receive(conn, 7)
    assert claimed_updates(conn) == [1]
    assert claimed_updates(conn) == []


def test_updates_of_another_bot_are_left_alone(conn: Connection) -> None:
    inbox.receive(conn, 2, [Received(1, 7, "{}")], NOW)
    assert claimed_updates(conn) == []
    assert inbox.is_empty(conn, BOT)
    assert not inbox.is_empty(conn, 2)


def test_only_whoever_holds_the_claim_may_say_that_an_update_is_done(conn: Connection) -> None:
    receive(conn, 7)
    (mine,) = inbox.claim(conn, BOT, ME, 1)
    workers.bury(conn, ME)
    with pytest.raises(Fenced):
        inbox.finish(conn, mine, inbox.State.HANDLED, NOW)
    with pytest.raises(Fenced):
        inbox.fail(conn, mine, "late")


def test_an_update_is_done_with_once(conn: Connection) -> None:
    receive(conn, 7)
    (mine,) = inbox.claim(conn, BOT, ME, 1)
    inbox.finish(conn, mine, inbox.State.HANDLED, NOW)
    with pytest.raises(Fenced):
        inbox.finish(conn, mine, inbox.State.HANDLED, NOW)


def test_what_is_old_and_done_with_is_forgotten_and_nothing_else(conn: Connection) -> None:
    receive(conn, 7, 7)
    (mine,) = inbox.claim(conn, BOT, ME, 1)
    inbox.finish(conn, mine, inbox.State.HANDLED, NOW)
    assert inbox.forget(conn, NOW) == 0
    assert inbox.forget(conn, NOW + timedelta(days=30)) == 1
    assert claimed_updates(conn) == [2]


def test_in_a_chat_one_message_at_a_time_is_under_way_in_the_order_of_planning(
    conn: Connection,
) -> None:
    first, second = plan(conn, 7, priority=1), plan(conn, 7, priority=0)
    (flying,) = claim(conn)
    assert flying.id == first
    assert claim(conn) == []
    outbox.settle(conn, [Settlement(flying, Outcome.SENT, number=5)], NOW)
    assert ids(claim(conn)) == [second]


def test_over_all_chats_answers_go_before_what_was_planned(conn: Connection) -> None:
    planned, answer = plan(conn, 7, priority=1), plan(conn, 8, priority=0)
    assert ids(claim(conn, 1)) == [answer]
    assert ids(claim(conn, 1)) == [planned]


def test_a_message_that_is_held_back_lets_later_ones_pass(conn: Connection) -> None:
    plan(conn, 7, not_before=NOW + timedelta(hours=1))
    now = plan(conn, 7)
    assert ids(claim(conn)) == [now]
    assert outbox.next_due(conn, NOW) == NOW + timedelta(hours=1)


def test_a_message_that_falls_due_waits_for_a_later_one_that_is_under_way(
    conn: Connection,
) -> None:
    at = NOW + timedelta(hours=1)
    held_back, _ = plan(conn, 7, not_before=at), plan(conn, 7)
    (flying,) = claim(conn)
    assert claim(conn, now=at) == []
    outbox.settle(conn, [Settlement(flying, Outcome.SENT)], NOW)
    assert ids(claim(conn, now=at)) == [held_back]


def test_a_chat_that_rests_is_passed_over(conn: Connection) -> None:
    plan(conn, 7)
    other = plan(conn, 8)
    assert ids(claim(conn, resting=(7, 9))) == [other]


def test_a_message_that_goes_again_keeps_its_place(conn: Connection) -> None:
    first = plan(conn, 7)
    plan(conn, 7)
    (flying,) = claim(conn)
    outbox.settle(conn, [Settlement(flying, None, "cut", uncertain=True)], NOW)
    (again,) = claim(conn)
    assert (again.id, again.state, again.attempts) == (first, outbox.State.UNCERTAIN, 1)


def test_a_message_that_was_uncertain_once_stays_so_until_it_is_settled(conn: Connection) -> None:
    plan(conn, 7)
    (flying,) = claim(conn)
    outbox.settle(conn, [Settlement(flying, None, uncertain=True)], NOW)
    (again,) = claim(conn)
    outbox.settle(conn, [Settlement(again, None, "refused a connection")], NOW)
    assert claim(conn)[0].state == outbox.State.UNCERTAIN


def test_only_whoever_holds_the_claim_may_settle_a_message(conn: Connection) -> None:
    plan(conn, 7)
    (flying,) = claim(conn)
    workers.bury(conn, ME)
    assert not outbox.settle(conn, [Settlement(flying, Outcome.SENT)], NOW)


def test_a_worker_that_was_given_up_claims_nothing(conn: Connection) -> None:
    plan(conn, 7)
    workers.bury(conn, ME)
    assert claim(conn) == []


def test_what_a_sent_message_is_called_there_is_known_afterwards(conn: Connection) -> None:
    first, second = plan(conn, 7), plan(conn, 8)
    flying, refused = claim(conn)
    ends = [Settlement(flying, Outcome.SENT, number=55), Settlement(refused, Outcome.REFUSED)]
    outbox.settle(conn, ends, NOW)
    assert outbox.numbers(conn, [first, second]) == {first: 55}


def test_how_many_wait_is_counted_no_further_than_asked(conn: Connection) -> None:
    for _ in range(5):
        plan(conn, 7)
    plan(conn, 8, not_before=NOW + timedelta(hours=1))
    assert outbox.waiting(conn, NOW, 3) == 3
    assert outbox.waiting(conn, NOW, 100) == 5
    claim(conn)
    assert outbox.waiting(conn, NOW, 100) == 4


def test_nothing_is_left_to_send_once_all_that_is_due_is_settled(conn: Connection) -> None:
    plan(conn, 7)
    plan(conn, 8, not_before=NOW + timedelta(hours=1))
    assert not outbox.is_empty(conn, NOW)
    (flying,) = claim(conn)
    assert not outbox.is_empty(conn, NOW)
    outbox.settle(conn, [Settlement(flying, Outcome.BLOCKED)], NOW)
    assert outbox.is_empty(conn, NOW)


def test_a_claim_is_cheap_where_a_chat_has_thousands_waiting(conn: Connection) -> None:
    drafts = [Draft(chat, "text", {}) for chat in range(3) for _ in range(700)]
    for draft in drafts:
        outbox.plan(conn, draft, NOW)
    receive(conn, *(draft.chat for draft in drafts))
    assert len(claim(conn, 64)) == 3
    assert len(claimed_updates(conn, 64)) == 3
