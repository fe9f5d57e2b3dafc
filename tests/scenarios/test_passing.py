"""What comes without words of the leader's own: forwarded messages, contacts, pictures, voices."""

from sqlalchemy import select

from habits.storage.tables.contacts import contact, handle
from habits.storage.tables.habit import engagement
from tests.sandbox.pictures import png
from tests.scenarios.stage import Actor, Stage

WORDS_ONLY = (
    "I can only read words. Tell me in a sentence whom you talked to; "
    "your keyboard’s microphone writes what you say."
)
NOT_HEARD = (
    "I can’t listen, I can only read. Your keyboard’s microphone writes what you say: tap it, "
    "tell me whom you talked to, and send the words."
)


def test_a_forwarded_message_is_a_conversation_with_whoever_wrote_it(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    for origin, name in (("Sally Hidden", "Sally Hidden"), (owner.person, "Max")):
        dana.person.forward("The new rota works", origin)
        stage.bot.settle()
        assert f"✓ {name} · elsewhere\n" in dana.reads()[-1]
    with stage.database() as conn:
        notes = set(conn.execute(select(engagement.c.note)).scalars())
    assert notes == {"The new rota works"}


def test_what_the_leader_wrote_before_is_read_as_ever_when_forwarded(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.reads()
    dana.person.forward("Talked to Ben on LinkedIn", dana.person)
    stage.bot.settle()
    assert dana.reads() == ["✓ Ben · LinkedIn\n\n1 logged · 1 of 3 today\n[Fix | Undo]"]


def test_a_shared_contact_is_kept_and_asked_about(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    for name, button, answer in (
        ("Sally", "Yes, today", "✓ Sally\n\n1 logged · 1 of 3 today\n[Fix | Undo]"),
        ("Ben", "Just add", "Ben is among your people. Tell me when you have talked."),
    ):
        dana.reads()
        dana.person.send_contact(name, f"+31 6 1234 {name}")
        stage.bot.settle()
        asked = f"{name} is among your people. Did you talk?\n[Yes, today | Just add]"
        assert dana.reads() == [asked]
        dana.presses(button)
        assert dana.sees()[-1] == answer
    with stage.database() as conn:
        assert set(conn.execute(select(handle.c.handle)).scalars()) == {
            "+3161234Sally",
            "+3161234Ben",
        }


def test_somebody_brought_in_keeps_their_number_when_a_log_is_put_right(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.reads()
    dana.person.send_contact("Sally", "+31 6 1234")
    stage.bot.settle()
    dana.says("Talked to Sally on Twitter")
    dana.says("not Sally, I meant Ann")
    with stage.database() as conn:
        of_sally = select(contact.c.name).join(handle, handle.c.contact_id == contact.c.id)
        assert conn.execute(of_sally).scalars().all() == ["Sally"]


def test_nobody_is_told_of_anothers_contact(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    dana.person.send_contact("Sally", "+31 6 1234")
    stage.bot.settle()
    data = dana.last().buttons[0][1].data or ""
    lee.says("thanks")
    told = lee.forges(data, lee.last().message_id)
    assert told == ["That person is not on record any more. /people shows who is."]


def test_a_picture_with_words_is_a_log_and_one_without_asks_who_it_was(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.reads()
    dana.person.send_photo(png(10, 10), caption="Talked to Sally on Twitter")
    stage.bot.settle()
    assert dana.reads() == ["✓ Sally · Twitter\n\n1 logged · 1 of 3 today\n[Fix | Undo]"]
    dana.person.send_photo(png(10, 10))
    stage.bot.settle()
    assert dana.reads() == [
        "Whom was it with? Tap, or write the name.\n[Sally]\n[I don’t know the name]"
    ]
    assert dana.says("Ben Ortiz") == ["✓ Ben Ortiz\n\n1 logged · 2 of 3 today\n[Fix | Undo]"]


def test_a_voice_is_answered_honestly_and_a_file_politely(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.reads()
    dana.person.send_voice(3)
    dana.person.send_document("people.csv", b"Sally")
    stage.bot.settle()
    assert dana.reads() == [NOT_HEARD, WORDS_ONLY]
