"""Every sentence that a person reads is a template of config/messages, and shows what its model holds."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest

import config.messages
from bot.rendering import drafts
from bot.rendering.pictures.bodies import picture_of
from bot.rendering.split import LONGEST, parsed_length, split
from bot.rendering.texts import Text, caption, environment, render, template_of
from bot.sandbox.html import parse_html
from habits.domain import summaries
from habits.domain.errors import Refusal
from habits.domain.own_week import OwnWeek
from tests.rendering.page import PAGE, page
from tests.rendering.routines import HOSTILE
from tests.rendering.samples import CAPTIONED, LONGEST_ID, MODELS, a_summary

MESSAGES = Path(config.messages.__file__).parent
TEMPLATES = {
    template
    for template in environment().list_templates(extensions=["j2"])
    if not template.startswith(("parts/", "captions/"))
}
CAPTIONS = environment().list_templates(filter_func=lambda name: name.startswith("captions/"))
LONGEST_CAPTION = 1024
OURS = frozenset(
    {"zone", "role", "link", "profile", "country", "part", "command", "examples", "better"}
)
"""Fields whose words are ours: nobody types them."""

KINDS = sorted({type(model) for model in MODELS}, key=lambda kind: kind.__name__)
EVERYTHING = (*MODELS, *CAPTIONED)


def shown(kind: type) -> list[Text]:
    return [render(model, "en-US") for model in MODELS if type(model) is kind]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_model_is_shown_as_html_that_telegram_takes(kind: type) -> None:
    for text in shown(kind):
        check(text)


def check(text: Text) -> None:
    assert parse_html(text.html)[0].strip()
    assert "<b>Zoë" not in text.html
    assert "{" not in text.html
    for row in text.buttons:
        for button in row:
            assert button.label
            assert 1 <= len(button.data.encode()) <= 64


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_name_is_read_as_it_was_written(kind: type) -> None:
    for text in shown(kind):
        if "x" * 160 in text.html:
            assert HOSTILE.rstrip("x") in parse_html(text.html)[0]
        for button in (one for row in text.buttons for one in row):
            assert "&" not in button.label.replace("Zoë & <", "")


@pytest.mark.parametrize("kind", [*KINDS, OwnWeek], ids=lambda kind: kind.__name__)
def test_every_word_that_a_person_may_have_typed_is_tried_with_a_hostile_one(kind: type) -> None:
    found: dict[str, set[str]] = {}
    for model in (one for one in EVERYTHING if type(one) is kind):
        for name, words in _words(model):
            found.setdefault(name, set()).add(words)
    assert len(HOSTILE) == 200
    assert [name for name, words in found.items() if not any(HOSTILE in one for one in words)] == []


def _words(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """The texts in a model that are not ours, each with the names of the fields that lead to it."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield name, value
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from _words(one, name)
    elif is_dataclass(value):
        for field in (one.name for one in fields(value) if one.name not in OURS):
            yield from _words(getattr(value, field), f"{name}.{field}")


@pytest.mark.parametrize("kind", [*KINDS, OwnWeek], ids=lambda kind: kind.__name__)
def test_every_message_goes_out_in_parts_that_telegram_takes(kind: type) -> None:
    for model in (one for one in EVERYTHING if type(one) is kind):
        bodies = [draft.body for draft in drafts.answer(1, model, "en-GB")]
        assert all(parsed_length(body.get("text", "")) <= LONGEST for body in bodies)
        assert all(parsed_length(body.get("caption", "")) <= LONGEST_CAPTION for body in bodies)


def test_the_page_that_shows_every_text_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.rendering.page"


def test_every_template_is_shown_by_a_model() -> None:
    assert TEMPLATES - {template_of(type(model)) for model in MODELS} == set()


def test_every_picture_has_a_caption_that_telegram_takes() -> None:
    pictured = [model for model in EVERYTHING if picture_of(model, None) is not None]
    assert {f"captions/{template_of(type(model))}" for model in pictured} == set(CAPTIONS)
    for model in pictured:
        check(Text(caption(model, "en-US")))
        assert parsed_length(caption(model)) <= LONGEST_CAPTION


def test_a_name_on_a_button_makes_no_other_button() -> None:
    name = "A | B => week:1\n| C | " + "long " * 40
    row = summaries.Row(7, name, summaries.State.ACTIVE)
    [[button], *_] = render(a_summary((row,))).buttons
    assert button.label == ("A B => week:1 C " + "long " * 40)[:32]
    assert button.data == f"leader:{LONGEST_ID}:2026-03-02:0:7"


def test_every_refusal_has_its_words() -> None:
    assert {template_of(refusal) for refusal in Refusal.__subclasses__()} <= TEMPLATES


def test_no_text_leaves_gaps_or_stray_white_space() -> None:
    for model in MODELS:
        lines = render(model).html.split("\n")
        assert lines[0]
        assert "\n\n\n" not in "\n".join(lines)
        assert all(line == line.strip() for line in lines), (type(model).__name__, lines)


def test_no_sentence_stands_outside_gettext() -> None:
    catalogue = {
        message
        for template in environment().list_templates(extensions=["j2"])
        for _, _, message in environment().extract_translations(  # type: ignore[attr-defined]
            (MESSAGES / template).read_text(encoding="utf-8")
        )
    }
    assert len(catalogue) > 60
    assert not any(sentence in "".join(map(str, catalogue)) for sentence in ("{{", "{%"))


def test_a_long_text_is_cut_between_lines_into_parts_that_telegram_takes() -> None:
    lines = [f"<b>line {number}</b> 👩‍🚀 &amp;" for number in range(600)]
    parts = split("\n".join(lines))
    assert len(parts) > 1
    assert all(parsed_length(part) <= LONGEST for part in parts)
    assert "\n".join(parts).split("\n") == lines


def test_a_single_endless_line_is_cut_as_well() -> None:
    parts = split("<i>" + "👩🚀<" * 9000 + "</i>")
    assert all(0 < parsed_length(part) <= LONGEST for part in parts)
