"""With a reader outside, a leader may write what no grammar knows; without an answer the grammar reads."""

from tests.bot.endpoint import endpoint, says
from tests.bot.test_outside import log, talk
from tests.scenarios.stage import Stage

TEXT = "had a natter w/ Ottoline Vance down the pub"


def test_what_it_reads_is_logged_and_what_it_makes_up_is_not(dark_stage: Stage) -> None:
    known = talk(name="Ottoline Vance", day="2026-03-02")
    with endpoint(says(log(known))) as fake:
        dark_stage.reader = fake.endpoint
        dark_stage.opens()
        _, dana = dark_stage.team("Dana")
        stranger = dark_stage.person("Eve")
        stranger.says("Talked to Sally, and what is the weather like")
        assert fake.asked == []
        assert dana.says(TEXT) == [
            "✓ Ottoline Vance · face to face\n\n1 logged · 1 of 3 today\n[Fix | Undo]"
        ]
        assert len(fake.asked) == 1
        fake.behaves = says(log(known, talk(name="Zoe", day="2026-03-02")))
        assert dana.says("Talked to Sally") == ["✓ Sally\n\n1 logged · 2 of 3 today\n[Fix | Undo]"]
        fake.behaves = says("nothing of use")
        assert dana.says("Talked to Ben")[0].startswith("✓ Ben\n")
        so_far = len(fake.asked)
        for nobodys_business in (
            "Benno, not Ben",
            "undo",
            "Talked to Eve #private",
            "nobody today",
        ):
            dana.says(nobodys_business)
        assert len(fake.asked) == so_far
        dark_stage.shuts()
