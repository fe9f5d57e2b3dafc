"""The weekly accountability summary."""

from datetime import timedelta

from sqlalchemy import select, update

from habits.storage.tables.habit import decision
from habits.storage.tables.people import member
from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage, rows_of

NEXT_MONDAY = MONDAY + 7 * ONE_DAY


def names_of(text: str) -> list[str]:
    return [row.split(" ·")[0] for row in rows_of(text)]


def test_on_monday_at_eight_the_week_before_arrives_own_row_first_and_others_by_name(
    stage: Stage,
) -> None:
    owner, zoe, anna, dana = stage.team("zoe", "Anna", "Dana")
    stage.goes_to(MONDAY, "12:00")
    dana.says("3 today")
    zoe.says("Talked to Ann and Bob")
    stage.goes_to(MONDAY + ONE_DAY, "12:00")
    dana.says("4 today")
    owner.says("Talked to Sally on Twitter")
    stage.goes_to(MONDAY + 3 * ONE_DAY, "12:00")
    anna.says("/stop")
    stage.goes_to(MONDAY + 4 * ONE_DAY, "12:00")
    zoe.person.block()
    stage.goes_to(NEXT_MONDAY, "07:59")
    owner.reads()
    stage.goes_to(NEXT_MONDAY, "08:00")
    assert owner.reads() == [
        ("Acme, week of Monday 2 March\n2 of 19 days kept · 10 conversations, 0 the week before"),
        (
            "Acme, week of Monday 2 March\n\n"
            "Max · 0 of 5 days · 1 conversation · 0 in a row\n"
            "Anna · 0 of 4 days · 0 conversations · 0 in a row · stopped since Thursday 5 March\n"
            "Dana · 2 of 5 days · 7 conversations · 0 in a row\n"
            "zoe · 0 of 5 days · 2 conversations · 0 in a row · blocked since Friday 6 March\n\n"
            "Together: 2 of 19 days kept · 10 conversations, 0 the week before\n"
            "[Max | Anna]\n"
            "[Dana | zoe]\n"
            "[9 Mar ›]"
        ),
    ]
    picture = owner.person.see()[-2]
    assert (picture.kind, owner.last().kind) == ("photo", "text")
    assert all("week of" not in text for text in dana.sees())


def test_the_picture_shows_the_days_of_the_team_and_is_drawn_anew_for_every_week(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    before = picture_in(stage, owner, "/summary")
    dana.says("3 today")
    after = picture_in(stage, owner, "/summary")
    assert before.startswith(b"\x89PNG")
    assert before != after
    stage.goes_to(NEXT_MONDAY, "09:00")
    assert picture_in(stage, owner, "/summary") not in (before, after)


def picture_in(stage: Stage, owner: Actor, said: str) -> bytes:
    owner.says(said)
    photo = next(one for one in reversed(owner.person.see()) if one.kind == "photo")
    assert photo.path is not None
    return stage.bot.download(photo.path)


def test_the_summary_counts_against_the_week_before_and_any_week_can_be_asked_for(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    for day in range(5):
        stage.goes_to(MONDAY + day * ONE_DAY, "12:00")
        dana.says("3 today")
    stage.goes_to(NEXT_MONDAY, "12:00")
    dana.says("5 today")
    (caption, now), (_, before) = (owner.says(f"/summary{ago}") for ago in ("", " 1"))
    assert caption.splitlines() == [
        "Acme, week of Monday 9 March", "1 of 2 days kept, 1 still open · 5 conversations, 15 the week before"
    ]  # fmt: skip
    together = now.splitlines()[-3]
    assert together == f"Together: {caption.splitlines()[1]}"
    assert rows_of(now)[-1] == "Dana · 1 of 1 day · 5 conversations · 6 in a row"
    assert rows_of(before)[-1] == "Dana · 5 of 5 days · 15 conversations · 5 in a row"
    began = "Acme began here on Monday 2 March, so there is no week before that one. "
    for ago in ("2", "52", "999"):
        assert owner.says(f"/summary {ago}") == [f"{began}/summary 1 shows it."]
    how = ["Send /summary for this week so far, /summary 1 for last week."]
    for said in ("/summary x", "/summary -1", "/summary ½"):
        assert owner.says(said) == how, said


def test_a_late_log_shows_in_the_week_when_it_is_asked_for_again(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    stage.goes_to(NEXT_MONDAY, "08:01")
    assert rows_of(owner.reads()[-1])[-1] == "Dana · 0 of 5 days · 0 conversations · 0 in a row"
    dana.says("On Friday: Ann, Bob and Cleo")
    row = rows_of(owner.says("/summary 1")[-1])[-1]
    assert row == "Dana · 1 of 5 days · 3 conversations · 1 in a row"


def test_it_comes_at_eight_where_the_manager_is(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, _ = max_and_dana
    owner.says("/zone Asia/Tokyo")
    stage.goes_to(NEXT_MONDAY, "08:10", "Asia/Tokyo")
    assert owner.reads_with_times("Asia/Tokyo")[-1] == "Mon 09 08:00 Acme, week of Monday 2 March"
    owner.says("/zone Pacific/Honolulu")
    stage.goes_to(NEXT_MONDAY + 7 * ONE_DAY, "08:10", "Pacific/Honolulu")
    assert [one for one in owner.reads_with_times("Pacific/Honolulu") if "week of" in one] == [
        "Mon 16 08:00 Acme, week of Monday 9 March"
    ] * 2


def test_days_that_are_still_open_further_west_are_shown_open(stage: Stage) -> None:
    owner = stage.joins("Max", stage.organisation())
    dana = stage.joins("Dana", owner.says("/invite")[0], zone="Pacific/Honolulu")
    stage.goes_to(MONDAY + 2 * ONE_DAY, "12:00")
    assert rows_of(owner.says("/summary")[-1]) == [
        "Max · 0 of 3 days · 0 conversations · 0 in a row · 1 day open",
        "Dana · 0 of 3 days · 0 conversations · 0 in a row · 2 days open",
    ]
    dana.says("Yesterday: Ann, Bob and Cleo")
    assert rows_of(owner.says("/summary")[-1])[-1] == (
        "Dana · 1 of 3 days · 3 conversations · 1 in a row · 1 day open"
    )


def test_two_managers_of_one_team_each_see_their_own_row_first(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, _ = max_and_dana
    anna = stage.joins("Anna", owner.says("/invite manager")[0])
    stage.goes_to(NEXT_MONDAY, "08:01")
    rows = [names_of(one.reads()[-1]) for one in (owner, anna)]
    assert rows == [["Max", "Anna", "Dana"], ["Anna", "Dana", "Max"]]


def test_an_owner_sees_every_team_that_is_managed_by_nobody_else(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, _ = max_and_dana
    link = owner.says("/invite manager Sales")[0]
    assert [one.splitlines()[0] for one in owner.says("/summary")] == [
        *["Acme, week of Monday 2 March"] * 2,
        *["Sales, week of Monday 2 March"] * 2,
    ]
    mia = stage.joins("Mia", link)
    stage.joins("Sam", mia.says("/invite")[0])
    assert [one.splitlines()[0] for one in mia.says("/summary")] == [
        "Sales, week of Monday 2 March"
    ] * 2
    assert names_of(mia.says("/summary")[-1]) == ["Mia", "Sam"]
    assert [one.splitlines()[0] for one in owner.says("/summary")] == [
        "Acme, week of Monday 2 March"
    ] * 2


def test_a_leader_asks_in_vain(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    refused = ["That is for managers and owners. /help shows what you can do."]
    assert [dana.says(said) for said in ("/summary", "/summary 1")] == [refused, refused]


def test_forty_leaders_are_forty_rows_however_many_messages_they_take(stage: Stage) -> None:
    owner = stage.joins("Max", stage.organisation())
    token = owner.says("/invite team")[0].split("start=")[1].split()[0]
    people = stage.bot.people(40, "Bartholomew Featherstonehaugh-Cholmondeley of the Long Name")
    for one in people:
        one.start(token)
    stage.bot.settle()
    for button in ("join:zone", "join:times"):
        for one in people:
            one.press(button)
        stage.bot.settle()
    picture, *parts = owner.says("/summary")
    assert picture.startswith("Acme, week of")
    assert len(parts) == 2
    assert all(len(one.text) <= 4096 for one in owner.person.see())
    rows = rows_of("\n".join(parts))
    assert [row.split(" ·")[0] for row in rows] == ["Max", *sorted(one.name for one in people)]


def test_its_hour_is_kept_when_the_clocks_change(dark_stage: Stage) -> None:
    stage = dark_stage
    stage.jumps_to(MONDAY + timedelta(days=25), "07:00")
    stage.opens()
    owner = stage.joins("Max", stage.organisation())
    stage.goes_to(MONDAY + timedelta(days=28), "08:10")
    assert owner.reads_with_times()[-1] == "Mon 30 08:00 Acme, week of Monday 23 March"


def test_a_leader_whose_days_cannot_be_worked_out_keeps_nobody_else_from_the_summary(
    stage: Stage,
) -> None:
    owner, _, dana = stage.team("Anna", "Dana")
    stage.goes_to(MONDAY, "12:00")
    dana.says("3 today")
    stage.goes_to(NEXT_MONDAY - ONE_DAY, "20:00")
    with stage.database() as conn:
        broken = update(decision).where(decision.c.subject == "target")
        of_anna = select(member.c.id).where(member.c.name == "Anna").scalar_subquery()
        conn.execute(broken.where(decision.c.member_id == of_anna).values(value="many"))
    anna_unknown = "Anna · I cannot work out their days; whoever looks after me is told"
    for asked in (owner.says("/summary"), _on_monday(stage, owner)):
        assert names_of(asked[-1]) == ["Max", "Anna", "Dana"]
        assert rows_of(asked[-1])[1] == anna_unknown
        assert "3 conversations" in rows_of(asked[-1])[2]
    owner.presses("Anna")
    assert owner.sees()[-1].splitlines()[0] == anna_unknown


def _on_monday(stage: Stage, owner: Actor) -> list[str]:
    stage.goes_to(NEXT_MONDAY, "08:01")
    return owner.reads()


def test_a_row_says_who_was_off_and_who_came_later(stage: Stage) -> None:
    owner, anna, ben = stage.team("Anna", "Ben")
    anna.says("off until 16 March")
    stage.goes_to(MONDAY + 2 * ONE_DAY, "07:30")
    ben.says("off until 16 March")
    stage.goes_to(MONDAY + 4 * ONE_DAY, "09:00")
    stage.joins("Cleo", owner.says("/invite")[0])
    stage.goes_to(NEXT_MONDAY, "07:59")
    stage.joins("Dan", owner.says("/invite")[0])
    owner.reads()
    stage.goes_to(NEXT_MONDAY, "08:00")
    assert rows_of(owner.reads()[-1])[1:] == [
        "Anna · off · 0 conversations · 0 in a row",
        "Ben · 0 of 2 days · 0 conversations · 0 in a row · off from Wednesday 4 March",
        "Cleo · joined on Friday 6 March · 0 conversations · 0 in a row",
        "Dan · joined later",
    ]


def test_days_before_joining_are_neither_asked_nor_counted_and_say_so(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, _ = max_and_dana
    stage.goes_to(MONDAY + 2 * ONE_DAY, "08:00")
    cleo = stage.joins("Cleo", owner.says("/invite")[0])
    assert cleo.says("yesterday Maya and Ann") == [
        (
            "✓ Maya · Tuesday, late\n✓ Ann · Tuesday, late\n\n"
            "Tuesday: 2, before you joined\n2 logged · 0 of 3 today\n[Fix | Undo]"
        )
    ]
    stage.goes_to(MONDAY + 3 * ONE_DAY, "12:00")
    cleo.says("Talked to Sally")
    cleo_so_far = "Cleo · 0 of 2 days · 1 conversation · 0 in a row · 1 day open · joined on Wednesday 4 March"
    assert rows_of(owner.says("/summary")[-1])[1] == cleo_so_far
    owner.presses("Cleo")
    assert owner.sees()[-1].splitlines()[:5] == [
        cleo_so_far,
        "Week of Monday 2 March",
        "",
        "We ❄ · Th ○ 1",
        "",
    ]
    assert owner.sees()[-1].splitlines()[5] == "1 by name"


def test_who_stopped_or_blocked_had_not_yet_done_so_in_the_weeks_before(stage: Stage) -> None:
    owner, anna, zoe = stage.team("Anna", "Zoe")
    stage.goes_to(NEXT_MONDAY, "12:00")
    anna.says("/stop")
    stage.goes_to(NEXT_MONDAY + 5 * ONE_DAY, "12:00")
    zoe.person.block()
    stage.goes_to(NEXT_MONDAY + 7 * ONE_DAY, "12:00")
    assert rows_of(owner.says("/summary")[-1])[1:] == [
        "Anna · stopped since Monday 9 March · 0 conversations · 0 in a row",
        (
            "Zoe · 0 of 1 day · 0 conversations · 0 in a row · 1 day open"
            " · blocked since Saturday 14 March"
        ),
    ]
    assert [row.split(" · ")[4:] for row in rows_of(owner.says("/summary 1")[-1])[1:]] == [
        ["stopped since Monday 9 March"],
        ["blocked since Saturday 14 March"],
    ]
    assert [row.split(" · ")[4:] for row in rows_of(owner.says("/summary 2")[-1])[1:]] == [[], []]
