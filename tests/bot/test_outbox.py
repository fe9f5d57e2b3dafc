"""Everything planned is sent: at least once, in a chat in order, at the pace that is allowed."""

import base64
from datetime import datetime, timedelta

import pytest

from bot.outbox import Limits, Pace
from habits.storage.outbox import Draft, Outcome
from tests.bot.running import GENEROUS, Bench, eventually, said

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


def text(
    chat: int,
    words: str,
    *,
    priority: int = 0,
    not_before: datetime | None = None,
    not_after: datetime | None = None,
    replaces: int | None = None,
) -> Draft:
    body = {"text": words}
    return Draft(chat, "text", body, priority, not_before, not_after, replaces=replaces)


def outcomes(bench: Bench) -> list[Outcome]:
    return [outcome for _, outcome in bench.echo.settled]


def test_messages_of_a_chat_arrive_in_the_order_in_which_they_were_planned(bench: Bench) -> None:
    ann = bench.friend()
    bench.plan(*(text(ann.id, str(number), priority=number % 2) for number in range(10)))
    with bench.running():
        bench.bot.settle()
    assert said(ann) == [*map(str, range(10)), "/start"]


def test_an_answer_overtakes_what_was_planned_for_other_chats(bench: Bench) -> None:
    ann, ben = bench.friend("Ann"), bench.friend("Ben")
    bench.plan(text(ann.id, "planned", priority=1), text(ben.id, "answer", priority=0))
    with bench.running(Limits(rate=5)):
        bench.bot.settle()
    sent = [call.text for call in bench.bot.calls("sendMessage")]
    assert sent.index("answer") < sent.index("planned")


def test_a_message_that_was_held_back_comes_at_its_time_and_lets_others_pass(bench: Bench) -> None:
    ann = bench.friend()
    at = bench.bot.now() + timedelta(hours=3)
    with bench.running():
        bench.bot.settle()
        bench.plan(text(ann.id, "later", not_before=at), text(ann.id, "now"))
        bench.bot.settle()
        assert said(ann) == ["/start", "now"]
        assert bench.bot.next() == at
        bench.bot.move_to(at)
        assert said(ann) == ["/start", "now", "later"]


def test_a_message_whose_time_has_passed_is_not_sent(bench: Bench) -> None:
    ann = bench.friend()
    bench.plan(text(ann.id, "too late", not_after=bench.bot.now() - timedelta(minutes=1)))
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["/start"]
    assert Outcome.EXPIRED in outcomes(bench)


def test_a_call_that_was_cut_before_it_arrived_is_made_again(bench: Bench) -> None:
    ann = bench.friend()
    bench.bot.fault("drop_before", "sendMessage")
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["/start"]


def test_a_message_whose_answer_was_cut_goes_again_since_it_may_not_have_arrived(
    bench: Bench,
) -> None:
    ann = bench.friend()
    bench.bot.fault("drop_after", "sendMessage")
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["/start", "/start"]
    assert outcomes(bench) == [Outcome.SENT]


@pytest.mark.parametrize(
    ("kind", "status", "html"),
    [("error", 502, True), ("error", 500, False), ("error", 403, True), ("garbled", 200, False)],
    ids=["a proxy's failure", "a server's failure", "a proxy's page", "broken JSON"],
)
def test_what_is_no_answer_leaves_a_message_uncertain_and_it_goes_again(
    bench: Bench, kind: str, status: int, html: bool
) -> None:
    ann = bench.friend()
    bench.bot.fault(kind, "sendMessage", status=status, html=html)
    with bench.running():
        bench.bot.settle()
    assert said(ann)[-1] == "/start"
    assert bench.rows("SELECT state, attempts FROM outbox") == [("sent", 1)]


def test_an_uncertain_message_keeps_its_place_before_later_ones(bench: Bench) -> None:
    ann = bench.friend()
    bench.plan(*(text(ann.id, str(number)) for number in range(3)))
    bench.bot.fault("drop_before", "sendMessage")
    with bench.running():
        bench.bot.settle()
    assert said(ann)[:3] == ["0", "1", "2"]


def test_an_uncertain_message_whose_time_passes_is_never_said_to_have_failed(bench: Bench) -> None:
    ann = bench.friend()
    soon = bench.bot.now() + timedelta(minutes=5)
    with bench.running():
        bench.bot.settle()
        bench.bot.fault("drop_before", "sendMessage", times=None)
        bench.plan(text(ann.id, "perhaps", not_after=soon))
        while not bench.rows("SELECT id FROM outbox WHERE state = 'uncertain'"):
            pass
        bench.bot.advance(minutes=10)
    assert outcomes(bench)[-1] is Outcome.UNKNOWN
    assert bench.rows("SELECT state FROM outbox ORDER BY id DESC LIMIT 1") == [("uncertain",)]


def test_when_telegram_asks_for_patience_the_message_waits_and_is_sent(bench: Bench) -> None:
    ann = bench.friend()
    bench.bot.fault("flood", "sendMessage", seconds=1)
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["/start"]
    assert [call.outcome for call in bench.bot.calls("sendMessage")] == ["refused", "accepted"]


def test_a_bot_that_is_started_again_still_has_the_patience_that_was_asked_of_it(
    bench: Bench,
) -> None:
    ann = bench.friend()
    with bench.running():
        bench.bot.settle()
        bench.bot.fault("flood", "sendMessage", seconds=2)
        bench.plan(text(ann.id, "one"))
        eventually(lambda: bench.rows("SELECT id FROM outbox WHERE not_before IS NOT NULL"))
    bench.plan(text(ann.id, "two"), text(ann.id, "three", not_before=bench.bot.now()))
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["/start", "one", "two", "three"]
    told, again = (
        call["at"]
        for call in bench.bot.whole_calls("sendMessage")
        if call["arguments"].get("text") == "one"
    )
    assert 2 <= _seconds_between(told, again) < 10


def test_somebody_who_blocked_the_bot_is_told_of_once_and_holds_up_nobody(bench: Bench) -> None:
    ann, ben = bench.friend("Ann"), bench.friend("Ben")
    ann.block()
    with bench.running():
        bench.bot.settle()
    assert said(ben) == ["/start"]
    blocked = [message.chat for message, end in bench.echo.settled if end is Outcome.BLOCKED]
    assert blocked == [ann.id]


def test_what_telegram_refuses_fails_and_what_comes_after_it_is_sent(bench: Bench) -> None:
    ann = bench.friend()
    bench.plan(text(ann.id, "<b>never closed"), text(ann.id, "fine"))
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["fine", "/start"]
    ((error,),) = bench.rows("SELECT error FROM outbox WHERE state = 'failed'")
    assert error.startswith("BadRequest: ")


def test_a_body_that_cannot_be_sent_fails_and_what_comes_after_it_is_sent(bench: Bench) -> None:
    ann = bench.friend()
    bench.plan(Draft(ann.id, "text", {}), Draft(ann.id, "picture", {"drawing": "nobody knows"}))
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["/start"]
    assert outcomes(bench).count(Outcome.REFUSED) == 2


def test_a_message_takes_the_place_of_an_earlier_one(bench: Bench) -> None:
    ann = bench.friend()
    (first,) = bench.plan(text(ann.id, "one"))
    (second,) = bench.plan(text(ann.id, "two", replaces=first))
    bench.plan(text(ann.id, "three", replaces=second))
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["three", "/start"]


def test_the_same_words_again_count_as_sent(bench: Bench) -> None:
    ann = bench.friend()
    (first,) = bench.plan(text(ann.id, "one"))
    bench.plan(text(ann.id, "one", replaces=first))
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["one", "/start"]
    assert outcomes(bench).count(Outcome.SENT) == 3


def test_what_should_take_the_place_of_a_message_that_never_was_is_sent_anew(bench: Bench) -> None:
    ann = bench.friend()
    (first,) = bench.plan(Draft(ann.id, "text", {}))
    bench.plan(text(ann.id, "two", replaces=first))
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["two", "/start"]


def test_what_should_edit_a_message_that_is_gone_is_sent_anew(bench: Bench) -> None:
    ann = bench.friend()
    (first,) = bench.plan(text(ann.id, "one"))
    with bench.running():
        bench.bot.settle()
        with bench.connected() as engine, engine.begin() as conn:
            conn.exec_driver_sql("UPDATE outbox SET message = 987654")
        bench.plan(text(ann.id, "two", replaces=first))
        bench.bot.settle()
    assert said(ann)[-1] == "two"


def test_a_picture_is_drawn_when_it_is_sent(bench: Bench) -> None:
    ann = bench.friend()
    bench.echo.draws = PIXEL
    bench.plan(Draft(ann.id, "picture", {"drawing": "plain", "caption": "a <b>week</b>"}))
    with bench.running():
        bench.bot.settle()
    (picture,) = [message for message in ann.see() if message.picture]
    assert (picture.text, picture.picture) == ("a week", (1, 1))


def test_a_chat_gets_a_few_at_once_and_then_one_each_interval(bench: Bench) -> None:
    ann, ben = bench.friend("Ann"), bench.friend("Ben")
    bench.bot.limits(chat=4.0, burst=2, bot=None)
    bench.plan(*(text(ann.id, str(number)) for number in range(5)), text(ben.id, "hello"))
    with bench.running(Limits(rate=1000, private=Pace(interval=0.26, burst=2))):
        bench.bot.settle()
    assert [call.outcome for call in bench.bot.calls("sendMessage")] == ["accepted"] * 8


def test_over_all_chats_no_more_goes_out_in_a_second_than_is_allowed(bench: Bench) -> None:
    bench.bot.limits(chat=None, bot=None)
    people = bench.bot.people(40)
    bench.bot.send_many([(person, "/start") for person in people])
    with bench.running(Limits(rate=20, private=GENEROUS.private)):
        bench.bot.settle()
    times = [call["at"] for call in bench.bot.whole_calls("sendMessage")]
    assert len(times) == 40
    pairs = zip(times, times[20:], strict=False)
    assert all(_seconds_between(*pair) > 0.9 for pair in pairs)


def test_a_hook_that_fails_does_not_send_a_message_again(bench: Bench) -> None:
    ann = bench.friend()
    bench.echo.breaks_on = "one"
    bench.plan(text(ann.id, "one"), text(ann.id, "two"))
    with bench.running():
        bench.bot.settle()
    assert said(ann) == ["one", "two", "/start"]


def _seconds_between(earlier: str, later: str) -> float:
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()
