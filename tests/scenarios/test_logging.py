"""What a leader writes, and what is made of it."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

HOW = (
    "I found nobody in that whom I could log.\n"
    "Tell me who it was, like “Talked to Sally on Twitter and Ben on LinkedIn”, "
    "or how many: “3 today”.\n[It was a conversation]"
)


def test_named_people_and_bare_numbers_are_logged_and_today_is_shown(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    assert dana.says("Talked to Sally on Twitter and Ben on LinkedIn") == [
        "✓ Sally · Twitter\n✓ Ben · LinkedIn\n\n2 logged · 2 of 3 today\n[Fix | Undo]"
    ]
    assert dana.says("called Joe for 10 minutes") == [
        "✓ Joe · phone · 10 min\n\n1 logged · 3 of 3 today · 1 in a row\n[Fix | Undo]"
    ]
    stage.goes_to(MONDAY + ONE_DAY, "09:00")
    assert dana.says("3 today") == [
        "✓ 3 people\n\n3 logged · 3 of 3 today · 2 in a row\n[Fix | Undo]"
    ]
    stage.goes_to(MONDAY + 5 * ONE_DAY, "09:00")
    assert dana.says("Talked to Sally on Twitter") == [
        "✓ Sally · Twitter\n\n1 logged · 1 today, a day off\n[Fix | Undo]"
    ]


def test_somebody_who_counted_today_already_is_said_to_have_and_adds_nothing(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally on Twitter")
    assert dana.says("Called Sally and Ben") == [
        "✓ Sally · phone · counted already\n✓ Ben · phone\n\n1 logged · 2 of 3 today\n[Fix | Undo]"
    ]
    assert dana.says("Sally and Ben again, on Slack") == [
        "✓ Sally · Slack · counted already\n✓ Ben · Slack · counted already\n\n2 of 3 today\n[Fix | Undo]"
    ]


def test_what_is_no_conversation_is_answered_and_credits_nothing(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    broadcast = ["Good that it’s out. Did anybody answer? That reply counts."]
    intention = ["Good plan. Tell me once you have talked; then it counts."]
    question = ["I can show you /streak; /help says what else I know."]
    thanks = [
        (
            "Good to hear from you. When you have talked to somebody, tell me in a sentence, "
            "like “Talked to Sally on Twitter”."
        )
    ]
    expected = {
        "posted our launch": broadcast,
        "200 new followers": broadcast,
        "will call Ben tomorrow": intention,
        "I am going to talk to Sally on Friday": intention,
        "who talked to Sally?": question,
        "thanks": thanks,
        "asdf qwer": [HOW],
        "👍": thanks,
        "/nonsense": ["I don’t know /nonsense. /help shows what I know."],
        "/STREAK": ["0 in a row\n0 of 3 today\n\n❄ 1 freeze held · 0 of 5 kept days towards the next\n\nScore: new, day 0"],
    }  # fmt: skip
    assert {said: dana.says(said) for said in expected} == expected
    assert "0 of 3 today" in dana.says("/streak")[0]


def test_questions_are_answered_with_the_standing_or_explained(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    standing = dana.says("/streak")
    for asked in ("how am I doing?", "what is my streak?", "how many more today?", "my score?"):
        assert dana.says(asked) == standing
    explained = {
        "what is a freeze?": "A freeze saves your streak",
        "How does the score work?": "The score, 0 to 100,",
        "who can see this?": "Once a week your manager sees",
        "what counts?": "A conversation counts when",
        "why should I?": "Because people follow people.",
    }
    for asked, answer in explained.items():
        assert dana.says(asked)[0].startswith(answer)


def test_an_edit_changes_the_log_and_its_answer_in_place(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    number = dana.writes("Talked to Sally on Twitter")
    before = len(dana.sees())
    edits = {
        "Talked to Sally on Twitter and Ben on LinkedIn": "✓ Sally · Twitter\n✓ Ben · LinkedIn\n\n"
        "2 logged · 2 of 3 today\n[Fix | Undo]",
        "3 today": "✓ 3 people\n\n3 logged · 3 of 3 today · 1 in a row\n[Fix | Undo]",
        "nevermind": "Nothing is logged from that message any more.\n\n0 of 3 today",
        "Talked to Ben": "✓ Ben\n\n1 logged · 1 of 3 today\n[Fix | Undo]",
    }
    dana.reads()
    for text, answer in edits.items():
        assert dana.edits(number, text) == []
        assert dana.sees()[before - 1 :] == [answer]
    assert "1 of 3 today" in dana.says("/streak")[0]


def test_an_edit_makes_a_log_of_a_message_that_was_none(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    number = dana.writes("nice weather")
    assert dana.edits(number, "Talked to Ben") == ["✓ Ben\n\n1 logged · 1 of 3 today\n[Fix | Undo]"]


def test_an_edit_the_day_after_stays_with_the_day_of_its_message(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "12:00")
    number = dana.writes("Talked to Ann and Bob")
    stage.goes_to(MONDAY + ONE_DAY, "12:00")
    dana.reads()
    assert dana.edits(number, "Talked to Ann, Bob and Cleo") == []
    answer = "✓ Ann · Monday\n✓ Bob · Monday\n✓ Cleo · Monday, late\n\n"
    assert dana.sees()[-3].startswith(answer)
    assert dana.says("/streak")[0].startswith("1 in a row\n0 of 3 today\n\n❄ 1 freeze held")


def test_the_same_message_twice_and_the_same_person_twice_count_once(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally on Twitter")
    chat = {"id": dana.person.id, "type": "private", "first_name": "Dana"}
    sender = {"id": dana.person.id, "is_bot": False, "first_name": "Dana"}
    message = {"message_id": 9000, "date": int(stage.bot.now().timestamp()), "chat": chat,
               "from": sender, "text": "Talked to Ben"}  # fmt: skip
    (number,) = stage.bot.inject({"message": message})
    stage.bot.settle()
    assert len(dana.reads()) == 1
    stage.bot.inject({"update_id": number, "message": message})
    stage.bot.settle()
    assert dana.reads() == []
    assert dana.says("wrote sally again, and SALLY called back")[0].endswith(
        "2 of 3 today\n[Fix | Undo]"
    )


def test_a_conversation_is_credited_to_the_day_that_is_named_up_to_three_days_back(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY + 3 * ONE_DAY, "12:00")
    expected = {
        "Talked to Ann on Monday": "✓ Ann · Monday, late\n\n"
        "Monday: 1 of 3, freeze used\n1 logged · 0 of 3 today\n[Fix | Undo]",
        "Talked to Ann last Sunday": "Sunday 1 March is too far back: a conversation can be logged "
        "for up to three days. The earliest is Monday 2 March.",
        "Talked to Ann on the 20th": "Friday 20 February is too far back: a conversation can be "
        "logged for up to three days. The earliest is Monday 2 March.",
        "Talked to Ann last Friday and to Dirk yesterday": "✓ Dirk · Wednesday, late\n"
        "Friday 27 February is too far back: three days is the most.\n\n"
        "Wednesday: 1 of 3\n1 logged · 0 of 3 today\n[Fix | Undo]",
        "I’ll talk to Ann tomorrow": "Good plan. Tell me once you have talked; then it counts.",
        "Yesterday: Ann and Bob": "✓ Ann · Wednesday, late\n✓ Bob · Wednesday, late\n\n"
        "Wednesday: 3 of 3\n2 logged · 0 of 3 today · 1 in a row\n[Fix | Undo]",
    }
    assert {said: "".join(dana.says(said)) for said in expected} == expected


def test_after_midnight_yesterday_is_still_on_time_until_three(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY + ONE_DAY, "01:30")
    assert dana.says("yesterday: Ann, Bob and Cleo") == [
        (
            "✓ Ann · Monday\n✓ Bob · Monday\n✓ Cleo · Monday\n"
            "It is past midnight, so I took “yesterday” as Monday. If you meant Sunday, tap below.\n\n"
            "Monday: 3 of 3\n3 logged · 0 of 3 today · 1 in a row\n[Fix | Undo | For Sunday]"
        )
    ]
    stage.goes_to(MONDAY + ONE_DAY, "03:01")
    assert "✓ Dirk · Monday, late" in dana.says("Talked to Dirk yesterday")[0]


def test_a_late_log_gives_the_freeze_and_the_streak_back(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY + 2 * ONE_DAY, "12:00")
    dana.says("3 today")
    stage.goes_to(MONDAY + 3 * ONE_DAY, "12:00")
    assert dana.says("/streak")[0].startswith("1 in a row\n0 of 3 today\n\nNo freeze held")
    dana.says("On Tuesday: Ann, Bob and Cleo")
    assert dana.says("/streak")[0].startswith("2 in a row\n0 of 3 today\n\nNo freeze held")
    dana.says("On Monday: Ann, Bob and Cleo")
    assert dana.says("/streak")[0].startswith(
        "3 in a row\n0 of 3 today\n\n❄ 1 freeze held · 3 of 5 kept days towards the next"
    )


def test_names_of_every_script_are_shown_as_written(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    names = ("Zoë", "Łukasz", "שרה", "محمد", "Мария", "李雷")
    lines = {name: dana.says(f"Talked to {name} on LinkedIn")[0].split("\n")[0] for name in names}
    assert lines == {name: f"✓ {name} · LinkedIn" for name in names}


def test_a_bare_number_is_all_of_the_day_with_what_was_logged_before(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally on Twitter")
    as_all = (
        "I took the number as all of the day, with what was logged before. Were there more? Tell "
        "me who, or edit your message."
    )
    assert dana.says("3 today") == [
        f"✓ 2 people\n{as_all}\n\n2 logged · 3 of 3 today · 1 in a row\n[Fix | Undo]"
    ]
    assert dana.says("3 today") == [f"{as_all}\n\n3 of 3 today · 1 in a row"]
    assert dana.says("2 more on LinkedIn")[0].endswith(
        "2 logged · 5 of 3 today · 1 in a row\n[Fix | Undo]"
    )
