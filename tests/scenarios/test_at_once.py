"""What comes twice, at once, or before what it changes: the log is right in each."""

from tests.scenarios.stage import Actor, Stage


def test_two_messages_in_the_same_second_are_two_logs(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.reads()
    stage.shuts()
    for said in ("Talked to Ann", "Talked to Ben"):
        dana.person.send(said)
    stage.opens()
    assert dana.reads() == [
        "✓ Ann\n\n1 logged · 1 of 3 today\n[Fix | Undo]",
        "✓ Ben\n\n1 logged · 2 of 3 today\n[Fix | Undo]",
    ]


def test_an_edit_that_comes_before_its_message_was_handled_is_the_log(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.reads()
    stage.shuts()
    number = dana.person.send("Talked to Ann")
    dana.person.edit(number, "Talked to Ben on LinkedIn")
    stage.opens()
    assert dana.reads() == ["✓ Ben · LinkedIn\n\n1 logged · 1 of 3 today\n[Fix | Undo]"]


def test_a_double_tap_does_what_one_does(stage: Stage, max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally")
    dana.says("3 on LinkedIn")
    for taps, seen in (
        (("Fix", "What came of it", "Idea"), "3 people · LinkedIn · idea\n"),
        (("Done", "Fix", "Person", "Sally"), "✓ 2 people · LinkedIn · idea\n✓ Sally · Link"),
        (("Undo",), "Taken back.\n\n1 of 3 today"),
    ):
        for tap in taps[:-1]:
            dana.presses(tap)
        stage.shuts()
        for _ in range(2):
            dana.person.press(taps[-1])
        stage.opens()
        assert dana.sees()[-1].startswith(seen), taps


def test_a_press_on_a_second_device_finds_the_log_as_it_stands(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally and Ben")
    here = dana.last().message_id
    undo = dana.last().buttons[0][1].data or ""
    fix = dana.last().buttons[0][0].data or ""
    stage.shuts()
    for data in (undo, f"{fix}:0:platform:x", f"{fix}:1:none"):
        dana.person.press(data, message_id=here, forged=True)
    stage.opens()
    assert dana.sees()[-1] == "Nothing is logged from that message any more.\n\n0 of 3 today"
