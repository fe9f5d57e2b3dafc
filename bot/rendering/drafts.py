"""Models to drafts for the outbox."""

from dataclasses import dataclass
from datetime import datetime

from bot.rendering.commands import commands_of
from bot.rendering.pictures.bodies import has_text, picture_of
from bot.rendering.split import split
from bot.rendering.texts import Text, caption, render
from habits.actions.unasked import Notice
from habits.domain.members import Role
from habits.storage.outbox import Body, Draft, Picture

ANSWER, PLANNED = 0, 1


@dataclass(frozen=True, slots=True)
class _Part:
    """One message of those that a model makes."""

    kind: str
    body: Body


def answer(
    chat: int,
    model: object,
    language: str | None,
    *,
    replaces: int | None = None,
    not_before: datetime | None = None,
) -> list[Draft]:
    """What answers a person, in place of an earlier message where it replaces one; not before an instant (UTC)."""
    first, *rest = _parts(model, language)
    drafts = [Draft(chat, first.kind, first.body, ANSWER, not_before, replaces=replaces)]
    return drafts + [Draft(chat, part.kind, part.body, ANSWER, not_before) for part in rest]


def turned(
    chat: int, message: int, model: object, language: str | None, above: Picture | None
) -> list[Draft]:
    """A model put in the place of a message by a press under it, and its picture in that of the one above.

    One of several texts, or with a picture where no such picture stands above, is sent anew.
    """
    *pictures, text = _parts(model, language)
    if any(part.kind == "text" for part in pictures):
        return answer(chat, model, language)
    edits = [_Part("edit", text.body | {"message_id": message})]
    for part in pictures:
        if above is None or above.body["drawing"] != part.body["drawing"]:
            return answer(chat, model, language)
        edits.insert(0, _Part("picture", part.body | {"message_id": above.number}))
    return [Draft(chat, part.kind, part.body, ANSWER) for part in edits]


def commands(chat: int, role: Role, language: str | None) -> Draft:
    """What has Telegram offer somebody the commands of a role."""
    return Draft(chat, "commands", {"commands": commands_of(role, language)}, ANSWER)


def notice(planned: Notice) -> list[Draft]:
    """What nobody asked for; how its first part fares is told back under its purpose."""
    return [
        Draft(
            planned.chat,
            part.kind,
            part.body,
            PLANNED,
            not_after=planned.not_after,
            purpose=planned.purpose if number == 0 else None,
            reference=planned.reference if number == 0 else None,
        )
        for number, part in enumerate(_parts(planned.model, planned.language))
    ]


def _parts(model: object, language: str | None) -> list[_Part]:
    """The messages of a model: its picture where it has one, then its text where it has one."""
    parts: list[_Part] = []
    if (picture := picture_of(model, language)) is not None:
        parts.append(_Part("picture", picture | {"caption": caption(model, language)}))
    if has_text(model):
        parts += [_Part("text", body) for body in _bodies(render(model, language))]
    return parts


def _bodies(text: Text) -> list[Body]:
    """The bodies of a text's parts; the buttons stand below the last."""
    bodies: list[Body] = [{"text": part} for part in split(text.html)]
    if text.buttons:
        rows = [[{"text": one.label, "data": one.data} for one in row] for row in text.buttons]
        bodies[-1]["buttons"] = rows
    return bodies
