"""Every text that a person reads, on one page for a reader to correct: docs/texts.md.

python -m tests.rendering.page    writes it anew
"""

import re
from collections.abc import Iterator
from pathlib import Path

from markupsafe import escape

from bot.rendering.pictures.bodies import picture_of
from bot.rendering.texts import Text, caption, label, render, template_of
from tests.rendering.routines import HOSTILE
from tests.rendering.samples import MODELS

PAGE = Path(__file__).parents[2] / "docs" / "texts.md"
_HEAD = """\
# What Fifteen says

Every message, as it looks in chat, by the template of `config/messages` that it comes from; the
words of a picture's caption stand above its text. Made by `python -m tests.rendering.page` from
the samples that the tests render: correct the template, not this page.
"""
_LONGEST = 26
"""Lines of a message that are shown: a team of forty says the same over and over."""
_NAME = "Zoë"
_LABEL = label(HOSTILE)
_CUT = re.compile("|".join(re.escape(_LABEL[:end]) for end in range(len(_LABEL), 8, -1)))


def page() -> str:
    """The page, as Markdown with the messages as HTML."""
    shown: dict[str, list[str]] = {}
    for model in MODELS:
        texts = shown.setdefault(template_of(type(model)).removesuffix(".j2"), [])
        texts += [one for one in _shown(model) if one not in texts]
    sections = [f"## {name}\n\n" + "\n".join(texts) for name, texts in sorted(shown.items())]
    return "\n".join([_HEAD, *(f"{one}\n" for one in sections)])


def _shown(model: object) -> Iterator[str]:
    if picture_of(model, "en-GB") is not None:
        yield _quoted(Text(caption(model, "en-GB")))
    yield _quoted(render(model, "en-GB"))


def _quoted(text: Text) -> str:
    words = text.html.replace(str(escape(HOSTILE)), _NAME)
    rows = (" ".join(f"<kbd>{_named(one.label)}</kbd>" for one in row) for row in text.buttons)
    first, rest = words.split("\n")[:_LONGEST], words.split("\n")[_LONGEST:]
    lines = "<br>\n".join([*first, *(["…"] if rest else []), *rows])
    return f"<blockquote>\n{lines}\n</blockquote>\n"


def _named(label: str) -> str:
    """What a button says, which cuts a long name short."""
    return str(escape(_CUT.sub(_NAME, label)))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
