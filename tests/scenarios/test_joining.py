"""From a link to the exact moment of the first prompt."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.scenarios.stage import MONDAY, Actor, Stage, token_of

WELCOME = """\
Hello {name}. This is Fifteen, for Acme.

Fifteen minutes a working day, three to five real conversations: you, yourself, with people who \
follow you, buy from you or work for you. I ask once a day. You answer in one sentence.

{seen}

It is 07:00 where you are, right? (Europe/Amsterdam)
If not, type your city, or share your location.
[Yes, it is 07:00]"""
ASKS_TIMES = """\
Good: {zone}.

I ask you at 08:30, Monday to Friday. Does that suit you?
Press another time or other days, or type them, like “7:45” or “Mon Wed Fri”.
[07:30 | ✓ 08:30 | 10:00 | 13:00]
[✓ Mo | ✓ Tu | ✓ We | ✓ Th]
[✓ Fr | Sa | Su]
[Yes, at 08:30, Monday to Friday]"""
ASKS_WHAT = """\
What should come of it, that we can count?
Press one, or say it in your own words, like “5 referrals a quarter”.
[2 leads a month | 4 ideas a month]
[3 complaints resolved a month]
[5 talks with employees a week]
[10 talks with customers a week]
[Later]"""
IS_IN = """\
{begins}

Your first prompt comes on {moment}.
3 conversations keep a day. Miss a day and a freeze covers it; you hold one already.

One question to begin: whom did you last talk to? A sentence does, like “Talked to Sally on \
Twitter and Ben on LinkedIn”."""
SEEN_BY_MAX = (
    "Once a week your manager, Max, sees how many days you kept, how many conversations you had "
    "and your streak. Never the hour at which you logged."
)
SEEN_BY_NOBODY = (
    "Once a week you see how many days everybody in Acme kept, how many conversations they had and "
    "their streaks, your own row first. Nobody else sees yours unless somebody manages Acme "
    "beside you."
)
ZONE_AGAIN = (
    "It is 07:00 where you are, right? (Europe/Amsterdam)\n"
    "If not, type your city, or share your location.\n[Yes, it is 07:00]"
)
NO_PROMPTS = "[No prompts for me, only the summary]"
EXPECTS = "You are in. What should come of it: {}."
USUAL = "08:30, Monday to Friday"
DONE_ITS_WORK = "That button has done its work. /help shows what you can do now."


def is_in(moment: str, begins: str = "You are in.") -> list[str]:
    return [IS_IN.format(begins=begins, moment=moment)]


def agreed(what: str) -> list[str]:
    return [f"Good: {what}.\n\n{ASKS_WHAT}"]


def typed(what: str) -> list[str]:
    return [f"Good: {what}. Not what you meant? Type it again.\n\n{ASKS_WHAT}"]


def test_a_leader_is_in_after_four_taps_and_knows_the_moment_of_the_first_prompt(
    stage: Stage,
) -> None:
    owner = stage.joins("Max", stage.organisation())
    dana = stage.person("Dana")
    assert dana.opens(owner.says("/invite")[0]) == [WELCOME.format(name="Dana", seen=SEEN_BY_MAX)]
    assert dana.presses("Yes, it is 07:00") == [ASKS_TIMES.format(zone="Europe/Amsterdam")]
    assert dana.presses("Yes, at 08:30, Monday to Friday") == agreed("08:30, Monday to Friday")
    assert dana.presses("2 leads a month") == is_in(
        "Monday 2 March at 08:30", EXPECTS.format("2 leads a month")
    )
    assert dana.says("Sally, on Twitter")[0].startswith("✓ Sally · Twitter")
    stage.goes_to(MONDAY, "08:29")
    assert dana.reads() == []
    stage.goes_to(MONDAY, "08:31")
    assert dana.reads_with_times() == ["Mon 02 08:30 A new count starts today. ❄"]


def test_zone_and_time_can_be_typed_and_what_cannot_be_read_is_asked_again(stage: Stage) -> None:
    owner = stage.joins("Max", stage.organisation())
    dana = stage.person("Dana")
    dana.opens(owner.says("/invite")[0])
    wrong_zones = {said: dana.says(said) for said in ("soon", "../../etc/passwd", "<b>&")}
    assert wrong_zones == {
        said: [
            (
                f"I know no city “{said}”. Type the nearest big one, with its country if you like: "
                "“Portland, Maine”. Or share your location."
            )
        ]
        for said in wrong_zones
    }
    assert dana.says("Europe/London") == [ASKS_TIMES.format(zone="Europe/London")]
    wrong_times = {said: dana.says(said) for said in ("25:00", "8:77", "soon")}
    assert wrong_times == {
        said: [f"I could not read “{said}” as a time of day. Type it like 8:30 or 17:15."]
        for said in wrong_times
    }
    assert dana.says("7.45") == typed("07:45, Monday to Friday")
    assert dana.says("later") == is_in("Monday 2 March at 07:45")


@pytest.mark.parametrize(
    ("day", "clock", "typed", "moment"),
    [
        (0, "08:29", None, "Monday 2 March at 08:30"),
        (0, "08:31", None, "Tuesday 3 March at 08:30"),
        (4, "12:00", "7pm", "Friday 6 March at 19:00"),
        (4, "19:30", "19:00", "Monday 9 March at 19:00"),
        (5, "10:00", None, "Monday 9 March at 08:30"),
        (32, "10:00", None, "Tuesday 7 April at 08:30"),
    ],
    ids=["before today's", "after today's", "tonight", "over the weekend", "Saturday", "Easter"],
)
def test_the_moment_that_was_promised_is_the_moment_of_the_first_prompt(
    dark_stage: Stage, day: int, clock: str, typed: str | None, moment: str
) -> None:
    stage = dark_stage
    stage.jumps_to(MONDAY + timedelta(days=day), clock)
    stage.opens()
    owner = stage.joins("Max", stage.organisation(), clock=typed)
    assert owner.sees()[-1:] == is_in(moment, EXPECTS.format("2 leads a month"))
    stage.goes_to(MONDAY + timedelta(days=day + 5), clock)
    first = next(one for one in owner.person.see() if one.text.startswith("A new count"))
    assert f"{first.date.astimezone(_amsterdam()):%A %-d %B at %H:%M}" == moment


def _amsterdam() -> ZoneInfo:
    return ZoneInfo("Europe/Amsterdam")


def test_invite_makes_a_link_for_whom_it_was_asked(stage: Stage) -> None:
    owner = stage.joins("Max", stage.organisation())
    one = "It lets one person in, until Monday 9 March. Make another for the next: /invite"
    everybody = "Everybody in the team can use it, until Monday 9 March."
    new = "{} is a new team. Did you mean another? Leave this link unused."
    asked = {
        "/invite": ("a leader of Acme", [one]),
        "/invite manager": ("a manager of Acme", [one]),
        "/invite team": ("a leader of Acme", [everybody]),
        "/invite leader Sales": ("a leader of Sales", [one, "", new.format("Sales")]),
        "/invite team Sales": ("a leader of Sales", [everybody]),
        "/invite manager R & D": ("a manager of R & D", [one, "", new.format("R & D")]),
    }
    for said, (whom, rest) in asked.items():
        first, _, link, _, *last = owner.says(said)[0].split("\n")
        assert (first, last) == (f"Here is a link for {whom}:", rest)
        assert link.startswith(f"https://t.me/{stage.bot.username}?start=")
    assert owner.says("/invite the whole world") == [
        (
            "Send /invite for a leader, /invite manager for a manager, or /invite team for a link that "
            "a whole team can use."
        )
    ]


def test_leaders_invite_nobody_and_managers_only_into_their_own_team(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    refused = ["That is for managers and owners. /help shows what you can do."]
    assert dana.says("/invite") == refused
    assert dana.says("/invite manager") == refused
    manager = stage.joins("Mia", owner.says("/invite manager Sales")[0])
    assert manager.says("/invite")[0].startswith("Here is a link for a leader of Sales:")
    for name in ("Acme", "Nowhere"):
        assert manager.says(f"/invite leader {name}") == [
            (
                f"You can invite into the teams that you manage, and “{name}” is not one of them. "
                "/invite without a name takes your own."
            )
        ]


def test_a_link_for_one_lets_one_in_and_a_link_for_a_team_everybody(stage: Stage) -> None:
    owner = stage.joins("Max", stage.organisation())
    single, shared = owner.says("/invite")[0], owner.says("/invite team")[0]
    stage.joins("Dana", single)
    assert stage.person("Eve").opens(single) == [
        "Somebody has joined by this link already; each lets one person in. Ask for one of your own."
    ]
    for name in ("Fay", "Gus"):
        assert stage.person(name).opens(shared) == [WELCOME.format(name=name, seen=SEEN_BY_MAX)]


def test_links_that_let_nobody_in_say_why(stage: Stage) -> None:
    owner = stage.joins("Max", stage.organisation())
    link, shared = owner.says("/invite")[0], owner.says("/invite team")[0]
    unknown = [
        "I don’t know this invitation. Was the link cut off? Ask for a new one from whoever sent it."
    ]
    eve = stage.person("Eve")
    assert [eve.opens(one) for one in ("nonsense", token_of(link)[:-1])] == [unknown] * 2
    stage.goes_to(MONDAY + timedelta(days=7), "07:05")
    expired = [
        "This link was good for seven days, and they are over. Ask for a new one from whoever sent it."
    ]
    assert [eve.opens(one) for one in (link, shared)] == [expired] * 2


def test_whoever_is_in_already_leaves_a_link_as_it_is(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    link = owner.says("/invite")[0]
    is_in = ["You are in Acme already, so I left the link as it was."]
    assert dana.opens(link) == is_in
    assert dana.opens(dana.person.see()[0].text.removeprefix("/start ")) == is_in
    assert stage.person("Eve").opens(link) == [WELCOME.format(name="Eve", seen=SEEN_BY_MAX)]


def test_a_link_opened_again_in_the_middle_of_joining_goes_on_with_it(stage: Stage) -> None:
    token = stage.organisation()
    owner = stage.person("Max")
    welcome = [f"{WELCOME.format(name='Max', seen=SEEN_BY_NOBODY)}\n{NO_PROMPTS}"]
    assert owner.opens(token) == welcome
    assert owner.opens(token) == welcome
    owner.presses("join:zone")
    assert owner.opens(token) == welcome


def test_a_member_of_one_organisation_joins_another_by_its_link(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    other = stage.joins("Olga", stage.organisation("Beta"))
    assert "This is Fifteen, for Beta." in dana.opens(other.says("/invite")[0])[0]


def test_a_manager_may_take_the_summary_and_no_prompts(stage: Stage) -> None:
    owner = stage.person("Max")
    assert owner.opens(stage.organisation()) == [
        f"{WELCOME.format(name='Max', seen=SEEN_BY_NOBODY)}\n{NO_PROMPTS}"
    ]
    assert owner.presses("No prompts for me, only the summary") == [
        (
            "Good. No prompts for you; the summary of Acme comes on Monday 9 March at 08:00.\n\n"
            "Your own row stands first in it, and will say that you have no routine. "
            "When you want one, send /join."
        )
    ]
    no_routine = [
        "You have no routine yet, so there are no days to count. Send /join to begin one; it takes a minute."
    ]
    assert [owner.says(said) for said in ("/streak", "/stop", "/target 4")] == [no_routine] * 3
    assert owner.says("Talked to Sally on Twitter") == no_routine
    stage.goes_to(MONDAY + timedelta(days=8), "07:00")
    assert owner.reads_with_times() == ["Mon 09 08:00 Acme, week of Monday 2 March"] * 2
    assert "Max · no routine" in owner.sees()[-1]
    owner.says("/join")
    owner.presses("join:zone")
    owner.presses("join:times")
    assert owner.presses("Later") == is_in("Tuesday 10 March at 08:30")


def test_times_and_days_are_pressed_in_place_until_they_suit(stage: Stage) -> None:
    owner = stage.person("Max")
    owner.opens(stage.organisation())
    owner.presses("join:zone")
    asked = owner.last().message_id
    for button in ("10:00", "✓ Mo", "✓ We", "Sa"):
        assert owner.presses(button) == []
    assert owner.last().message_id == asked
    assert owner.sees()[-1] == (
        "Good: Europe/Amsterdam.\n\n"
        "I ask you at 10:00, Tuesday, Thursday, Friday, Saturday. Does that suit you?\n"
        "Press another time or other days, or type them, like “7:45” or “Mon Wed Fri”.\n"
        "[07:30 | 08:30 | ✓ 10:00 | 13:00]\n[Mo | ✓ Tu | We | ✓ Th]\n[✓ Fr | ✓ Sa | Su]\n"
        "[Yes, at 10:00, Tu Th Fr Sa]"
    )
    assert owner.presses("join:times") == agreed("10:00, Tuesday, Thursday, Friday, Saturday")
    assert owner.presses("Later") == is_in("Tuesday 3 March at 10:00")


def test_fewer_than_three_days_are_not_taken_off(stage: Stage) -> None:
    owner = stage.person("Max")
    owner.opens(stage.organisation())
    owner.presses("join:zone")
    for button in ("✓ Mo", "✓ Tu", "✓ We", "✓ Th"):
        owner.presses(button)
    _, question, advice, *rows = [line for line in owner.sees()[-1].splitlines() if line]
    assert question == "I ask you at 08:30, Wednesday, Thursday, Friday. Does that suit you?"
    assert advice == "Three days a week are the fewest: add one before you take one off."
    assert rows[1:3] == ["[Mo | Tu | ✓ We | ✓ Th]", "[✓ Fr | Sa | Su]"]
    assert owner.says("just Mondays") == [
        "A habit needs at least 3 days a week. Which ones would suit you?"
    ]
    assert owner.says("Mon Wed Fri") == typed("08:30, Monday, Wednesday, Friday")


@pytest.mark.parametrize(
    ("said", "taken", "moment"),
    [
        ("half past eight", "08:30, Monday to Friday", "Monday 2 March at 08:30"),
        ("weekdays at 9", "09:00, Monday to Friday", "Monday 2 March at 09:00"),
        ("Tue-Thu, 7:45", "07:45, Tuesday, Wednesday, Thursday", "Tuesday 3 March at 07:45"),
        ("ok", "08:30, Monday to Friday", "Monday 2 March at 08:30"),
        ("every day", "08:30, every day", "Monday 2 March at 08:30"),
    ],
)
def test_time_and_days_can_be_said_in_words(
    stage: Stage, said: str, taken: str, moment: str
) -> None:
    owner = stage.person("Max")
    owner.opens(stage.organisation())
    owner.says("yes, it is")
    assert owner.says(said) == (agreed(taken) if taken == USUAL else typed(taken))
    assert owner.presses("Later") == is_in(moment)


def test_a_button_whose_question_is_answered_says_so(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    assert dana.presses("Yes, it is 07:00") == [DONE_ITS_WORK]
    assert dana.presses("join:times") == [DONE_ITS_WORK]


def test_a_forged_press_opens_no_step_that_is_not_open(stage: Stage) -> None:
    owner = stage.joins("Max", stage.organisation())
    dana = stage.person("Dana")
    dana.opens(owner.says("/invite")[0])
    under = dana.last().message_id
    assert dana.forges("join:none", under) == [
        "That is for managers and owners. /help shows what you can do.",
        ZONE_AGAIN,
    ]
    for data in ("join:", "join:zone:Mars", "join:at:09:00", "join:day:5", "join:at:25:61",
                 "place:7", "place:x", "x" * 64, "summary:1"):  # fmt: skip
        assert dana.forges(data, under) == [DONE_ITS_WORK, ZONE_AGAIN], data
    assert dana.forges("join:times", under) == [ZONE_AGAIN]
    assert dana.forges("join:zone", under) == [ASKS_TIMES.format(zone="Europe/Amsterdam")]


def test_joining_goes_on_where_it_was_when_the_bot_comes_back(stage: Stage) -> None:
    token = stage.organisation()
    owner = stage.person("Max")
    owner.opens(token)
    stage.shuts()
    owner.person.press("Yes, it is 07:00")
    stage.opens()
    assert owner.reads() == [ASKS_TIMES.format(zone="Europe/Amsterdam")]
    stage.shuts()
    stage.opens()
    assert owner.says("9") == typed("09:00, Monday to Friday")
    stage.shuts()
    stage.opens()
    assert owner.presses("Later") == is_in("Monday 2 March at 09:00")
