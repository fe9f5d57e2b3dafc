from datetime import date, datetime

import pytest

from habits.domain.engagements import Audience, Outcome, Platform
from habits.parsing import Absence, Correction, MessageKind, Person
from tests.parsing.stages import names_of, reading_of


def test_each_person_stands_with_the_own_platform() -> None:
    reading = reading_of("Talked to Sally on Twitter and Ben on LinkedIn")
    assert reading.kind is MessageKind.LOG
    assert [(t.person, t.platform) for t in reading.conversations] == [
        (Person("Sally", None), Platform.X),
        (Person("Ben", None), Platform.LINKEDIN),
    ]


def test_whoever_says_something_among_others_was_talked_to() -> None:
    text = (
        "Talked to Sally on Twitter about her weekly goal, dm'd Ben Ortiz (Contoso) re the donation, "
        "and joe from support says the new rota works"
    )
    assert names_of(reading_of(text)) == ["Sally", "Ben Ortiz", "joe"]


def test_a_conversation_carries_what_the_words_beside_it_tell() -> None:
    text = "yesterday dm'd Ben Ortiz (Contoso, LinkedIn, 10 min) re the rota, he ordered two more"
    (talk,) = reading_of(text).conversations
    assert (talk.person, talk.company) == (Person("Ben Ortiz", None), "Contoso")
    assert (talk.platform, talk.audience) == (Platform.LINKEDIN, Audience.CUSTOMER)
    assert (talk.day, talk.day_said, talk.minutes) == (date(2026, 3, 17), True, 10)
    assert talk.outcomes == {Outcome.SALE}
    assert talk.note.endswith("re the rota he ordered two more")


def test_a_day_that_was_not_said_is_today_and_says_so() -> None:
    (talk,) = reading_of("Talked to Sally").conversations
    assert (talk.day, talk.day_said) == (date(2026, 3, 18), False)
    (talk,) = reading_of("Talked to Sally this morning").conversations
    assert (talk.day, talk.day_said) == (date(2026, 3, 18), True)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Talked to Ann, Bob and Cleo yesterday", {"Ann": 17, "Bob": 17, "Cleo": 17}),
        ("Talked to Ann, Bob and Cleo on Monday", {"Ann": 16, "Bob": 16, "Cleo": 16}),
        ("Talked to Ann, Bob and Cleo last night", {"Ann": 17, "Bob": 17, "Cleo": 17}),
        ("Talked to Ann, Bob and Cleo on the 1st", {"Ann": 1, "Bob": 1, "Cleo": 1}),
        ("Good chat with Ann, with Bob yesterday", {"Ann": 17, "Bob": 17}),
        ("spoke to Ann yesterday and Bob today", {"Ann": 17, "Bob": 18}),
        ("spoke to Ann just now and Bob yesterday", {"Ann": 18, "Bob": 17}),
        ("spoke to Ann today, Bob and Cleo yesterday", {"Ann": 18, "Bob": 17, "Cleo": 17}),
        ("spoke to Ann and Bob yesterday and Cleo today", {"Ann": 17, "Bob": 17, "Cleo": 18}),
        ("Talked to Ann and messaged Bob yesterday", {"Ann": None, "Bob": 17}),
        ("Talked to Ann, Bob tomorrow", {"Ann": None}),
        ("Talked to Ann, and Bob is back on Monday", {"Ann": None}),
        ("Talked to:\n- Ada\n- Ben yesterday", {"Ada": None, "Ben": 17}),
    ],
)
def test_a_day_behind_a_list_of_people_holds_for_all_of_them(
    text: str, days: dict[str, int | None]
) -> None:
    assert _days_of(text) == days


def test_a_day_behind_a_list_of_people_to_come_holds_for_all_of_them() -> None:
    promises = reading_of("Will call Ann, Bob and Cleo on Friday").promises
    assert [promise.day for promise in promises] == [date(2026, 3, 20)] * 3


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("yesterday Ann, Bob and Cleo", {"Ann": 17, "Bob": 17, "Cleo": 17}),
        ("On Tuesday Ann, Bob and Cleo", {"Ann": 17, "Bob": 17, "Cleo": 17}),
        ("Last Monday Ann and Bob", {"Ann": 16, "Bob": 16}),
        ("Yesterday Ann, Bob and Cleo on LinkedIn", {"Ann": 17, "Bob": 17, "Cleo": 17}),
        ("Yesterday Ann and Bob, today Cleo", {"Ann": 17, "Bob": 17, "Cleo": 18}),
        ("Ann, Bob and Cleo yesterday", {"Ann": 17, "Bob": 17, "Cleo": 17}),
        ("Ann and Bob Friday", {}),
        ("Tomorrow Ann, Bob and Cleo", {}),
        ("Yesterday Ann", {}),
        ("Yesterday Ann, Bob and Cleo were off", {}),
        ("Yesterday Ann, Bob and I went to the fair", {}),
        ("Happy birthday yesterday Ann and Bob", {}),
    ],
)
def test_a_day_beside_nothing_but_names_tells_of_talks(
    text: str, days: dict[str, int | None]
) -> None:
    assert _days_of(text) == days


def _days_of(text: str) -> dict[str, int | None]:
    """The day of the month on which each person was talked to, where one was said."""
    talks = reading_of(text).conversations
    return {
        t.person.name: t.day.day if t.day_said else None
        for t in talks
        if t.person and t.person.name
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Talked to:\n- Ada\n- Ben", ["Ada", "Ben"]),
        ("I talked to:\n1. Ada\n2. Ben", ["Ada", "Ben"]),
        ("Spoke with:\n* Ada (LinkedIn)\n* Ben about the rota", ["Ada", "Ben"]),
        ("Conversations today:\nAda\nBen", ["Ada", "Ben"]),
        ("Called:\n- Ada\n- Ben", ["Ada", "Ben"]),
        ("Talked to:\n- Ada\nStill to call:\n- Ben", ["Ada"]),
        ("Talked to:\n- Ada\nTried:\n- Ben", ["Ada"]),
        ("Talked to:\n- Ada\nOff sick:\n- Ben", ["Ada"]),
        ("Talked to:\n- Ada\n\nTomorrow:\n- Ben", ["Ada"]),
        ("Didn't talk to:\n- Ada\n- Ben", []),
        ("We had talks about:\n- Ada\n- Ben", []),
        ("My assistant talked to:\n- Ada\n- Ben", []),
    ],
)
def test_a_verb_of_talking_heads_the_names_below_its_colon(text: str, names: list[str]) -> None:
    assert names_of(reading_of(text)) == names


def test_a_heading_ends_the_one_above_it() -> None:
    assert _days_of("Yesterday:\n- Ada\nToday:\n- Ben") == {"Ada": 17, "Ben": 18}


def test_today_is_the_date_where_the_writer_is() -> None:
    night = datetime.fromisoformat("2026-03-18T23:50:00-10:00")
    assert reading_of("Talked to Sally", night).conversations[0].day == date(2026, 3, 18)


@pytest.mark.parametrize(
    ("text", "total"),
    [("3 today", True), ("3 in total", True), ("6 this morning", False), ("4 on LinkedIn today", False)],
)  # fmt: skip
def test_a_bare_count_may_claim_all_of_the_day(text: str, total: bool) -> None:
    reading = reading_of(text)
    assert reading.kind is MessageKind.LOG
    assert reading.total is total


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("5 chats, among them Lee and Max", ["Lee", "Max", 3]),
        ("2 chats: Lee, Max", ["Lee", "Max"]),
        ("Nina and two of her neighbours on X", ["Nina", 2]),
        ("talked to a shopper from Leeds", [1]),
        ("Talked to Ben on X. Ben again on LinkedIn.", ["Ben"]),
        ("talked to Nina, she says Kurt is moving", ["Nina"]),
        ("Talked to Nina; she talked to Kurt and Olga", ["Nina"]),
        ("Posted on X, tagged Ana and Ben", []),
        ("My assistant talked to Ben and Olga", []),
        ("wrote to Ben on X, no answer", []),
        ("Ben wrote me on LinkedIn, haven't answered him yet", []),
        ("Ben wrote me on LinkedIn and I answered", ["Ben"]),
        ("Eva and Jan on LinkedIn. Scratch Jan.", ["Eva"]),
        ("Sally and Ben", ["Sally", "Ben"]),
        ("Ramadan Kareem", []),
        ("no conversations", []),
        ("good talk", []),
        ("", []),
    ],
)
def test_only_conversations_are_credited(text: str, credited: list[str | int]) -> None:
    talks = reading_of(text).conversations
    people = [talk.person.name if talk.person else talk.anonymous for talk in talks]
    assert sorted(people, key=str) == sorted(credited, key=str)


def test_an_intention_names_whom_to_bring_back() -> None:
    reading = reading_of("will call Ben tomorrow")
    assert reading.kind is MessageKind.INTENTION
    (promise,) = reading.promises
    assert (promise.person, promise.day) == (Person("Ben", None), date(2026, 3, 19))


def test_a_log_may_hold_a_promise() -> None:
    reading = reading_of("Spoke to Kasia on LinkedIn. Still need to answer Tomek.")
    assert names_of(reading) == ["Kasia"]
    assert [promise.person.name for promise in reading.promises] == ["Tomek"]


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("off until Monday", Absence(None, date(2026, 3, 22))),
        ("day off", Absence(date(2026, 3, 18), date(2026, 3, 18))),
        ("off until further notice", Absence(None, None)),
        ("off tomorrow and Friday", Absence(date(2026, 3, 19), date(2026, 3, 20))),
        ("sick today", Absence(date(2026, 3, 18), date(2026, 3, 18))),
        ("On leave from Friday, back on the 30th", Absence(date(2026, 3, 20), date(2026, 3, 29))),
        ("on holiday next week", Absence(date(2026, 3, 23), date(2026, 3, 29))),
        ("I'm out the rest of the week", Absence(date(2026, 3, 18), date(2026, 3, 22))),
        ("off 5 April", Absence(date(2026, 4, 5), date(2026, 4, 5))),
        ("off 9-11 April", Absence(date(2026, 4, 9), date(2026, 4, 11))),
        ("off 9th to 11th of April", Absence(date(2026, 4, 9), date(2026, 4, 11))),
        ("away 2026-03-30 to 2026-04-03", Absence(date(2026, 3, 30), date(2026, 4, 3))),
    ],
)
def test_an_absence_ends_with_the_day_before_the_return(text: str, absence: Absence) -> None:
    reading = reading_of(text)
    assert reading.kind is MessageKind.ABSENCE
    assert reading.absence == absence


@pytest.mark.parametrize(
    ("text", "correction"),
    [
        ("Tom, not Tim", Correction("Tim", "Tom")),
        ("actually it was Tom not Tim", Correction("Tim", "Tom")),
        ("I meant Katharina, not Katrin", Correction("Katrin", "Katharina")),
        ("it was LinkedIn not Facebook", None),
    ],
)
def test_a_typed_correction_mends_and_adds_nothing(
    text: str, correction: Correction | None
) -> None:
    reading = reading_of(text)
    assert (reading.kind, reading.conversations) == (MessageKind.NONE, ())
    assert reading.correction == correction


def test_private_is_asked_for_by_its_hashtag() -> None:
    assert reading_of("Talked to Sally on X #private").private
    assert not reading_of("Talked to Sally on X in private").private


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("how am I doing?", MessageKind.QUESTION),
        ("thanks", MessageKind.SMALLTALK),
        ("posted our launch", MessageKind.BROADCAST),
        ("200 new followers", MessageKind.BROADCAST),
        ("milk\neggs", MessageKind.NONE),
        ("Talked to Ben on X. How many is that?", MessageKind.LOG),
    ],
)
def test_a_message_has_one_main_kind(text: str, kind: MessageKind) -> None:
    assert reading_of(text).kind is kind


@pytest.mark.parametrize(
    "text",
    ["Thank you Fifteen, great!", "thanks 15", "see you at 5", "at 10", "monday to friday at 13"],
)
def test_a_name_or_a_time_of_day_is_no_number_of_people(text: str) -> None:
    assert reading_of(text).conversations == ()


@pytest.mark.parametrize(("text", "people"), [("thanks, 3 today", 3), ("15 today", 15), ("3", 3)])
def test_a_number_by_itself_is_one(text: str, people: int) -> None:
    assert [one.anonymous for one in reading_of(text).conversations] == [people]
