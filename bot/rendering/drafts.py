"""Models to drafts for the outbox."""

from datetime import datetime

from bot.rendering.split import split
from bot.rendering.texts import Text, render
from habits.actions.unasked import Notice
from habits.storage.outbox import Draft

ANSWER, PLANNED = 0, 1


def answer(
    chat: int,
    model: object,
    language: str | None,
    *,
    replaces: int | None = None,
    not_before: datetime | None = None,
) -> list[Draft]:
    """What answers a person, in place of an earlier message where it replaces one; not before an instant (UTC)."""
    bodies = _bodies(render(model, language))
    first, rest = bodies[0], bodies[1:]
    drafts = [Draft(chat, "text", first, ANSWER, not_before, replaces=replaces)]
    return drafts + [Draft(chat, "text", body, ANSWER, not_before) for body in rest]


def notice(planned: Notice) -> list[Draft]:
    """What nobody asked for; how its first part fares is told back under its purpose."""
    bodies = _bodies(render(planned.model, planned.language))
    return [
        Draft(
            planned.chat,
            "text",
            body,
            PLANNED,
            not_after=planned.not_after,
            purpose=planned.purpose if part == 0 else None,
            reference=planned.reference if part == 0 else None,
        )
        for part, body in enumerate(bodies)
    ]


def _bodies(text: Text) -> list[dict[str, object]]:
    """The bodies of a text's parts; the buttons stand below the last."""
    bodies: list[dict[str, object]] = [{"text": part} for part in split(text.html)]
    if text.buttons:
        rows = [[{"text": one.label, "data": one.data} for one in row] for row in text.buttons]
        bodies[-1]["buttons"] = rows
    return bodies
