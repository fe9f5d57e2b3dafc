"""What people said while the bot was off is taken in the order in which they said it."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Stage


def test_what_is_said_after_a_press_holds_though_the_press_is_dated_by_its_arrival(
    stage: Stage,
) -> None:
    owner = stage.joins("Max", stage.organisation())
    dana = stage.person("Dana")
    dana.opens(owner.says("/invite")[0])
    dana.presses("join:zone")
    stage.shuts()
    stage.jumps_to(MONDAY, "07:10")
    dana.person.press("join:times")
    stage.jumps_to(MONDAY, "07:11")
    dana.person.send("/zone Asia/Tokyo")
    stage.jumps_to(MONDAY, "07:40")
    stage.opens()
    assert [one[:12] for one in dana.reads()[:2]] == ["Good: 08:30,", "Your clock i"]
    stage.goes_to(MONDAY + ONE_DAY, "08:31", "Asia/Tokyo")
    assert dana.reads_with_times("Asia/Tokyo")[-1][:12] == "Tue 03 08:30"
