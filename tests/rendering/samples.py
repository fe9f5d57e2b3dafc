"""One of every model that a person may be shown, with a name in it that tries everything."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from bot.rendering import replies
from habits.actions import (
    absences,
    adding,
    daily_prompt,
    fixing,
    logged,
    noting,
    passing,
    prompts,
    reflecting,
    routine,
    sessions,
    standing,
)
from habits.actions import postponing as postponing_actions
from habits.domain import details, errors, own_week, postponing, suggestions, summaries
from habits.domain.contacts import Known
from habits.domain.engagements import Audience, Mendable, Outcome, Platform
from habits.domain.members import Role
from habits.domain.standing import START, Kind, Standing
from habits.parsing import MessageKind
from habits.storage.engagements import Engagement
from tests.rendering.acquaintances import ACQUAINTANCES
from tests.rendering.routines import HOSTILE, NOW, ROUTINES, TODAY, USUAL

STEADY = Standing(streak=13, freezes=2, earned=0, score=55.25, judged=20)


def an_engagement(platform: Platform = Platform.X, **facts: object) -> Engagement:
    """A conversation as kept."""
    usual: dict[str, object] = {
        "date": TODAY,
        "name": HOSTILE,
        "contact_id": 1,
        "counts_as": 1,
        "unsure": False,
        "said_as": HOSTILE,
        "anonymous": 0,
        "platform": platform,
        "audience": Audience.CUSTOMER,
        "minutes": None,
        "outcomes": frozenset({Outcome.LEAD}),
        "note": HOSTILE,
        "late": False,
    }
    return Engagement(**(usual | facts))  # type: ignore[arg-type]


def a_log(
    *lines: Engagement,
    kind: Kind | None = Kind.OPEN,
    total: bool = False,
    refused: Sequence[date] = (),
    repeated: frozenset[int] = frozenset(),
) -> logged.Logged:
    """The answer to a log."""
    return logged.Logged(
        log_id=1,
        answer_id=None,
        organisation=HOSTILE,
        lines=lines,
        refused=refused,
        today=standing.DayState(TODAY, kind, 2, 3),
        standing=STEADY,
        repeated=repeated,
        corrected=False,
        total=total,
    )


LATE = an_engagement(
    name=None,
    contact_id=None,
    counts_as=None,
    said_as=None,
    anonymous=3,
    minutes=10,
    date=date(2026, 3, 1),
    late=True,
)
LONGEST_ID, LONGEST_PLACE = 10**18 - 1, 10**9 - 1
A_PERSON = Known(LONGEST_ID, HOSTILE, HOSTILE, LONGEST_ID, is_own=True, company=HOSTILE)


def a_fixing(**facts: object) -> fixing.Fixing:
    """A step of putting a log right."""
    line = an_engagement(position=LONGEST_PLACE)
    usual: dict[str, object] = {
        "log_id": LONGEST_ID,
        "today": TODAY,
        "lines": (line,),
        "line": line,
    }
    return fixing.Fixing(**(usual | facts))  # type: ignore[arg-type]


ROWS = (
    summaries.Row(LONGEST_ID, HOSTILE, summaries.State.NO_ROUTINE),
    summaries.Row(2, HOSTILE, summaries.State.ACTIVE, None, 4, 5, 1, 14, 12),
    summaries.Row(3, HOSTILE, summaries.State.BLOCKED, TODAY, 0, 5),
    summaries.Row(4, "|", summaries.State.STOPPED, TODAY),
    *(
        summaries.Row(5 + asked, HOSTILE, state, since, 0, asked)
        for state, since in (
            (summaries.State.UNKNOWN, None),
            (summaries.State.OFF, TODAY),
            (summaries.State.OFF, None),
            (summaries.State.HOLIDAY, None),
            (summaries.State.JOINED, TODAY),
            (summaries.State.EXCUSED, None),
            (summaries.State.NOT_YET, None),
        )
        for asked in (0, 2)
    ),
)
WEEK = tuple(
    summaries.PastDay(TODAY + timedelta(days=place), kind, place % 3, 3, STEADY)
    for place, kind in enumerate(Kind)
)


def a_summary(rows: tuple[summaries.Row, ...], page: int = 0) -> summaries.WeeklySummary:
    """A week of a team, with weeks before and after it."""
    heat_map = summaries.heat_map_of(HOSTILE, TODAY, rows, [WEEK] * len(rows))
    before = replace(
        heat_map, rows=tuple(replace(row, days=(Kind.KEPT,) * 56) for row in heat_map.rows)
    )
    return summaries.WeeklySummary(
        team_id=LONGEST_ID,
        team=HOSTILE,
        week=TODAY,
        rows=rows,
        conversations=14,
        conversations_before=9,
        heat_map=before,
        newest=TODAY + timedelta(days=7),
        page=page,
    )


PEOPLE = tuple(
    suggestions.Suggested(
        HOSTILE, company, audience, platform, days_ago, profile, turn, done, company
    )
    for company, audience, platform, days_ago, profile, turn, done in (
        (HOSTILE, Audience.CUSTOMER, Platform.LINKEDIN, 7, "https://x.com/sally", 20, False),
        (None, Audience.EMPLOYEE, Platform.UNKNOWN, 21, None, 3, False),
        (None, Audience.UNKNOWN, Platform.PHONE, 200, None, 4, True),
    )
)


def a_prompt(**facts: object) -> daily_prompt.DailyPrompt:
    """The prompt of a day."""
    usual: dict[str, object] = {
        "member_id": LONGEST_ID,
        "day": TODAY,
        "target": 3,
        "count": 0,
        "streak": 13,
        "freezes": 2,
        "frozen_on": TODAY,
        "people": PEOPLE,
        "places": tuple(suggestions.turns(TODAY)),
        "summary_waits": True,
    }
    return daily_prompt.DailyPrompt(**(usual | facts))  # type: ignore[arg-type]


def a_leader_week(
    row: summaries.Row, standing: Standing = STEADY, **mix: int
) -> details.LeaderWeek:
    """What lies behind a row."""
    return details.LeaderWeek(
        LONGEST_ID, TODAY, row, WEEK, details.Mix(**mix), standing, standing, page=12
    )


MODELS: tuple[object, ...] = (
    *(replies.Explained(topic) for topic in replies.Topic),
    *ROUTINES,
    *ACQUAINTANCES,
    a_prompt(),
    a_prompt(count=1, streak=0, freezes=0, frozen_on=None, people=(), summary_waits=False),
    a_prompt(count=3, people=PEOPLE[:2], comes_again_at=NOW),
    a_prompt(choices=tuple(postponing.Later)),
    a_prompt(runs_until=NOW),
    *(
        prompts.Reminder(TODAY, 3, count, person, 7)
        for count in (0, 2)
        for person in (*PEOPLE, None)
    ),
    a_log(an_engagement(), LATE),
    replace(
        a_log(an_engagement(unsure=True)),
        asked=logged.Asked(
            an_engagement(unsure=True, position=LONGEST_PLACE),
            [A_PERSON],
        ),
    ),
    a_log(an_engagement(), refused=[TODAY - timedelta(days=4)]),
    a_log(an_engagement(), an_engagement(), repeated=frozenset({1})),
    a_log(an_engagement(), repeated=frozenset({0})),
    *(a_log(kind=kind) for kind in (Kind.REST, Kind.HOLIDAY, Kind.JOINING, None)),
    a_log(total=True),
    *(a_log(an_engagement(platform)) for platform in Platform),
    *(a_log(an_engagement(audience=audience)) for audience in Audience),
    a_log(an_engagement(outcomes=frozenset(Outcome))),
    a_log(an_engagement(private=True)),
    noting.Noted((HOSTILE,), 0, private=True),
    noting.Noted(("Sally", "Ben"), 1, private=False),
    noting.Noted((), 3, private=False),
    a_fixing(line=None, lines=(an_engagement(position=LONGEST_PLACE), LATE)),
    a_fixing(),
    adding.NotUnderstood(LONGEST_ID),
    adding.Adding(LONGEST_ID, (A_PERSON,)),
    a_fixing(part=Mendable.WHOM, people=(A_PERSON,)),
    a_fixing(part=Mendable.WHOM, people=(A_PERSON,), typed=HOSTILE),
    a_fixing(part=Mendable.PLATFORM, platforms=tuple(Platform)[:-1]),
    a_fixing(part=Mendable.PLATFORM, platforms=(Platform.X, Platform.LINKEDIN), more=True),
    a_fixing(part=Mendable.AUDIENCE),
    a_fixing(part=Mendable.DAY, days=(TODAY, TODAY - timedelta(days=3))),
    a_fixing(part=Mendable.OUTCOMES),
    *(
        standing.StandingShown(standing.DayState(TODAY, kind, 1, 3), stands)
        for kind in (*Kind, None)
        for stands in (START, STEADY)
    ),
    *(
        routine.Changed(part, TODAY, waits, 4, USUAL, time(8, 30), time(18), "Asia/Tokyo", prompt)
        for part in routine.Part
        for waits in (True, False)
        for prompt in (NOW, None)
    ),
    standing.StandingShown(standing.DayState(TODAY, Kind.REST, 0, 3), STEADY, is_stopped=True),
    routine.Resumed(was_stopped=True, next_prompt_at=NOW),
    routine.Resumed(was_stopped=False, next_prompt_at=None),
    routine.Stopped(),
    absences.Away(TODAY, None, 7),
    absences.Away(TODAY, TODAY, None),
    absences.Away(TODAY, date(2026, 3, 9), None),
    absences.ConsentAsked(7, HOSTILE, TODAY, TODAY),
    absences.ConsentAsked(7, HOSTILE, TODAY, date(2026, 3, 4)),
    absences.Consented(HOSTILE, HOSTILE, TODAY, TODAY),
    absences.Consented(HOSTILE, HOSTILE, TODAY, date(2026, 3, 4)),
    absences.Back(were_away=True, cancelled=False, next_prompt_at=NOW, is_stopped=False),
    absences.Back(were_away=False, cancelled=True, next_prompt_at=NOW, is_stopped=False),
    absences.Back(were_away=False, cancelled=False, next_prompt_at=None, is_stopped=False),
    absences.Back(were_away=False, cancelled=False, next_prompt_at=None, is_stopped=True),
    absences.Silenced(LONGEST_ID, TODAY, asks=True),
    absences.Silenced(1, TODAY, asks=False),
    postponing_actions.PutOff(NOW),
    postponing_actions.AskedAfterAll(NOW),
    sessions.Session(NOW),
    *(
        sessions.SessionOver(logged, standing.DayState(TODAY, kind, count, 3))
        for logged, count, kind in (
            (0, 1, Kind.OPEN),
            (1, 1, Kind.OPEN),
            (2, 3, Kind.KEPT),
            (2, 2, Kind.REST),
        )
    ),
    absences.StillAway(TODAY),
    a_summary(ROWS),
    a_summary(ROWS * 10, page=1),
    *(a_leader_week(row) for row in ROWS),
    a_leader_week(ROWS[1], START, named=3, audience_unknown=3, off_networks=1, place_unknown=2),
    a_leader_week(
        ROWS[1],
        START,
        named=3,
        anonymous=2,
        customers=2,
        employees=1,
        others=1,
        audience_unknown=1,
        on_networks=5,
        late=1,
    ),
    a_leader_week(ROWS[1], START, anonymous=1, audience_unknown=1, place_unknown=1),
    reflecting.Reflected(),
    replies.Stranger(),
    replies.GroupGreeting(),
    *(replies.Help(role) for role in Role),
    replies.UnknownCommand(f"/{HOSTILE}"),
    *(replies.Usage(command) for command in ("later", "invite", "summary", "who", "remember")),
    *(replies.NotCredited(kind) for kind in MessageKind),
    replies.HonestZero(),
    replies.Doubted((HOSTILE,), LONGEST_ID),
    replies.Doubted(("Bob", "Sue"), 7),
    replies.CutShort(),
    replies.AnsweredBelow(),
    replies.NotInYet(),
    replies.NoHurry(),
    replies.NobodyYet(),
    replies.Kept((HOSTILE, "Ben"), 1),
    replies.Kept((), 1),
    replies.Kept((), 3),
    replies.CannotHear(),
    replies.CannotRead(),
    passing.ContactShared(LONGEST_ID, LONGEST_ID, HOSTILE),
    passing.ContactAdded(HOSTILE),
    replies.PressedLate(),
    replies.SetAside(),
    replies.LinkMade(
        "https://t.me/fifteen_bot?start=abc", HOSTILE, "leader", False, TODAY, makes_team=False
    ),
    replies.LinkMade(
        "https://t.me/fifteen_bot?start=abc", HOSTILE, "manager", True, TODAY, makes_team=True
    ),
    replies.WithoutRoutine(HOSTILE, NOW),
    errors.TargetOutOfRange(target=7),
    errors.TooFewDays(fewest=3),
    errors.DayTooFarBack(day=TODAY, earliest=TODAY),
    errors.DayInTheFuture(day=TODAY),
    errors.NoSuchLog(),
    errors.NoSuchContact(),
    errors.UnknownZone(zone=HOSTILE),
    errors.NoCityNear(),
    errors.VanityMeasure(said=HOSTILE),
    errors.InvitationUnknown(),
    errors.InvitationUsed(),
    errors.InvitationExpired(),
    errors.AlreadyMember(organisation=HOSTILE),
    errors.NotAllowed(),
    errors.BeforeTheBeginning(organisation=HOSTILE, began_on=TODAY, weeks_ago=0),
    errors.BeforeTheBeginning(organisation=HOSTILE, began_on=TODAY, weeks_ago=3),
    errors.NotYourTeam(team=HOSTILE),
    errors.NoRoutine(),
    errors.EmptyName(),
    errors.HasStopped(),
    errors.NotATime(said=HOSTILE),
    errors.NothingAwaitsConsent(),
    errors.DayEndsTooEarly(prompt_at=time(8, 30)),
    errors.PromptIsOver(day=TODAY),
    errors.AsksNothing(),
    errors.TooLateToday(),
    errors.AlreadyKept(),
)


def an_own_week(*kinds: Kind | None, question: int = 0) -> own_week.OwnWeek:
    """A leader's own week, its days of these kinds."""
    days = tuple(
        own_week.OwnDay(TODAY + timedelta(days=place), kind, place % 3, 3)
        for place, kind in enumerate(kinds)
    )
    return own_week.OwnWeek(HOSTILE, TODAY, days, 12, STEADY, question)


CAPTIONED = (
    an_own_week(*[Kind.KEPT] * 4, Kind.OPEN, None, None),
    *(an_own_week(*[kind] * 7, question=number) for number, kind in enumerate(Kind)),
)
"""What is shown as a picture and its caption alone."""
