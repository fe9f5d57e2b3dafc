"""The one renderer: a model in, HTML as Telegram takes it and buttons out. Nothing else makes HTML."""

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from html import unescape

from babel import Locale
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from bot.rendering import locales
from habits.domain.errors import Refusal

_BUTTONS = "\n<buttons>"
"""What separates them: nothing that a person typed can hold it, since that is escaped."""

_FILTERS = "clock day short_day weekday day_name short_weekday short_day_name whole country".split()
LONGEST_LABEL = 32
"""Letters of a name on a button: no phone shows more."""


@dataclass(frozen=True, slots=True)
class Button:
    """What a button says, and what its press tells us: 64 bytes at most, and never to be trusted."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Text:
    """A message as a person sees it: HTML, and rows of buttons below it."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()


@lru_cache(maxsize=16)
def environment(locale: Locale = locales.DEFAULT, folder: str = "messages") -> Environment:
    """The templates of a folder of config, everything from outside escaped, nothing undefined passed over.

    Whatever the folder, the words come from config/messages. Dates and numbers are a locale's: an environment for
    each, since Jinja2 keeps what a template imports only where the importing one hands nothing on.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader("config", one) for one in (folder, "messages")]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    for name in _FILTERS:
        made.filters[name] = partial(getattr(locales, name), locale=locale)
    made.filters["label"] = label
    return made


def label(name: str) -> str:
    """A name as a button shows it: on one line, not too long, and without the sign that parts two buttons.

    What a macro made is escaped already: that is taken back first, or it would be cut and escaped again.
    """
    plain = unescape(name) if hasattr(name, "__html__") else name
    return " ".join(plain.replace("|", " ").split())[:LONGEST_LABEL] or "…"


def template_of(model: type) -> str:
    """The template that shows a model, by the name of its class."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
    return f"refusals/{name}.j2" if issubclass(model, Refusal) else f"{name}.j2"


def render(model: object, language: str | None = None) -> Text:
    """A model as its reader sees it, in a language such as "en-US"."""
    words, _, buttons = _filled(template_of(type(model)), model, language).partition(_BUTTONS)
    return Text(_tidy(words), tuple(_rows(buttons)))


def caption(model: object, language: str | None = None) -> str:
    """What stands below the picture that goes with a model: HTML, of 1,024 UTF-16 units at most once parsed."""
    return _tidy(_filled(f"captions/{template_of(type(model))}", model, language))


def _filled(template: str, model: object, language: str | None) -> str:
    locale: Locale = locales.locale_of(language)
    return environment(locale).get_template(template).render(m=model)


def _tidy(words: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", words).strip()


def _rows(buttons: str) -> list[tuple[Button, ...]]:
    lines = [line for line in buttons.splitlines() if line.strip()]
    return [tuple(_button(one) for one in line.split(" | ")) for line in lines]


def _button(written: str) -> Button:
    label, _, data = written.partition(" => ")
    return Button(unescape(label.strip()), data.strip())
