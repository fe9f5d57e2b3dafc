"""People as Telegram names them: whatever stands in a name is shown as it is."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Stage

NAMES = (
    "<b>Tom & Jerry</b> </a>",
    "{{ 7 * 7 }} {% raw %} %(name)s",
    "🦊 Fox 👩‍👩‍👧",
    "שרה כהן",
    "Wolfe" * 40,
    "Ann\n---\nYes => join:none | b",
)


def test_a_name_is_shown_as_it_is_on_one_line(stage: Stage) -> None:
    owner = stage.joins("Max", stage.organisation())
    link = owner.says("/invite team")[0]
    for name in NAMES:
        strange, shown = stage.person(name), name.replace("\n", "")
        welcome = strange.opens(link)[0]
        assert welcome.startswith(f"Hello {shown}. This is Fifteen, for Acme.\n\nFifteen minutes")
        assert welcome.endswith("[Yes, it is 07:00]")
        strange.presses("join:zone")
        strange.presses("join:times")
        row = f"{shown} · 0 of 1 day · 0 conversations · 0 in a row · 1 day open"
        assert row in owner.says("/summary")[-1].splitlines()


def test_an_organisation_and_a_team_are_shown_as_they_are_named(stage: Stage) -> None:
    owner = stage.person("Max")
    assert (
        "This is Fifteen, for <Fish> & Chips."
        in owner.opens(stage.organisation("<Fish> & Chips"))[0]
    )
    owner.presses("join:none")
    assert owner.says("/invite leader R&D <3>")[0].startswith(
        "Here is a link for a leader of R&D <3>:"
    )
    stage.goes_to(MONDAY + 7 * ONE_DAY, "08:01")
    assert [one.splitlines()[0] for one in owner.sees()[-4:]] == [
        *["<Fish> & Chips, week of Monday 2 March"] * 2,
        *["R&D <3>, week of Monday 2 March"] * 2,
    ]


def test_times_are_shown_as_the_readers_language_has_them(stage: Stage) -> None:
    token = stage.organisation()
    american = stage.person("Max", language="en-US")
    assert "It is 7:00\u202fAM where you are, right?" in american.opens(token)[0]
