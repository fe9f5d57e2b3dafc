"""Whom a prompt suggests, and how it says so."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

BUTTONS = "[Start 15 minutes]\n[Later | Not today]"
TELL = "Tell me afterwards whom you talked to, in a sentence."
FRIDAY, NEXT_MONDAY = MONDAY + 4 * ONE_DAY, MONDAY + 7 * ONE_DAY


def talked(stage: Stage, dana: Actor, *said: str) -> None:
    """Have somebody say on Friday whom they talked to, and read Monday's prompt."""
    stage.goes_to(FRIDAY, "12:00")
    for one in said:
        dana.says(one)
    stage.goes_to(NEXT_MONDAY, "08:31")
    dana.reads()


def body(prompt: str) -> str:
    """What a prompt says between today's state and its last line."""
    return prompt.split("\n\n", 2)[2].removesuffix(f"\n\n{TELL}\n{BUTTONS}")


def names(prompt: str) -> list[str]:
    """The people in a prompt, in order."""
    return [line.split(" · ")[0] for line in prompt.splitlines() if line.endswith(" ago")]


def test_a_prompt_names_the_longest_overdue_with_a_link_and_a_question(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    talked(
        stage,
        dana,
        "Talked to Sally (Contoso) on LinkedIn linkedin.com/in/sally-kim",
        "Called Ben",
        "Talked to @ida on Twitter",
        "Talked to Tom on Facebook",
    )
    assert body(dana.sees()[-1]) == (
        "Sally (Contoso) · LinkedIn, 3 days ago\n“If you were in my place, what would you change first?”\n\n"
        "Ben · phone, 3 days ago\n“What do you like about us, and what don’t you?”\n\n"
        "ida · Twitter, 3 days ago\n“What should we never change?”"
    )
    assert 'href="https://www.linkedin.com/in/sally-kim/"' in dana.last().html
    assert 'href="https://x.com/ida"' in dana.last().html
    stage.goes_to(MONDAY + 22 * ONE_DAY, "08:31")
    assert body(dana.sees()[-1]).startswith("Tom · Facebook, 2 weeks ago\n“")


def test_the_first_people_come_back_in_the_first_week_and_not_within_three_days(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "12:00")
    dana.says("Talked to Ann")
    suggested = []
    for days in (1, 2, 3):
        stage.goes_to(MONDAY + days * ONE_DAY, "08:31")
        suggested.append(names(dana.sees()[-1]))
    assert suggested == [[], [], ["Ann"]]


def test_nobody_is_suggested_who_was_just_talked_to_or_twice_in_a_week(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    talked(stage, dana, "Talked to Ann, Bob, Cleo and Dan")
    assert names(dana.sees()[-1]) == ["Ann", "Bob", "Cleo"]
    dana.says("Talked to Bob")
    suggested: dict[int, list[str]] = {}
    for days in (8, 9, 14, 15, 16):
        stage.goes_to(MONDAY + days * ONE_DAY, "08:31")
        suggested[days] = names(dana.sees()[-1])
    assert suggested == {8: ["Dan"], 9: [], 14: ["Ann", "Cleo", "Bob"], 15: ["Dan"], 16: []}


def test_a_customer_and_an_employee_are_among_them(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    talked(
        stage,
        dana,
        "Talked to Ann, Bob and Cleo on LinkedIn",
        "Talked to Dora, a customer",
        "Talked to Eli, an employee",
    )
    assert names(dana.sees()[-1]) == ["Ann", "Dora", "Eli"]
    assert "Eli · 3 days ago\n“What would you like to try?”" in dana.sees()[-1]


def test_whoever_was_talked_to_since_is_ticked_off_when_the_prompt_changes(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    talked(stage, dana, "Talked to Ann on Twitter")
    prompt = dana.last().message_id
    dana.says("Talked to Ann")
    dana.person.press("Start 15 minutes", message_id=prompt)
    stage.bot.settle()
    shown = next(one.text for one in dana.person.see() if one.message_id == prompt)
    assert "\n\n✓ Ann · Twitter, 3 days ago\n\nOr start here:" in shown


def test_the_reminder_names_somebody_of_the_prompt_who_was_not_talked_to(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    max_, dana = max_and_dana
    stage.goes_to(MONDAY, "12:00")
    max_.says("Talked to Ann and Ben")
    talked(stage, dana, "Talked to Ann and Ben")
    dana.says("Talked to Ann")
    max_.says("Talked to Ann and Cleo")
    max_.reads()
    stage.goes_to(NEXT_MONDAY, "16:10")
    assert dana.reads() == ["1 of 3. Ben is the easy one to start with."]
    stage.goes_to(NEXT_MONDAY + ONE_DAY, "16:00")
    max_.says("Talked to Cleo and Dan")
    max_.reads()
    stage.goes_to(NEXT_MONDAY + ONE_DAY, "16:10")
    assert max_.reads() == ["2 of 3. Ben is the easy one."]


def test_without_anybody_suggested_that_day_the_reminder_names_the_longest_overdue(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    talked(stage, dana, "Talked to Ann and Ben")
    stage.goes_to(MONDAY + 10 * ONE_DAY, "16:10")
    assert names(dana.sees()[-2]) == []
    assert dana.sees()[-1] == "0 of 3. Ann is the easy one to start with."


def test_places_do_not_repeat_within_a_working_week_nor_on_the_same_day_of_the_next(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    places = []
    for day in (*range(5), *range(7, 12)):
        stage.goes_to(MONDAY + day * ONE_DAY, "08:31")
        places.append({one for one in dana.sees()[-1].splitlines() if one.startswith("• ")})
    assert len(set.union(*places[:5])) == 15
    assert [len(now & before) for before, now in zip(places, places[5:], strict=False)] == [0] * 5
