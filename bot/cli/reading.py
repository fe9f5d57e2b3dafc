"""`fifteen read`: what the reader takes from a text, for whoever writes texts or rules for it."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer
from pydantic import AwareDatetime, BaseModel, ValidationError

from bot.cli.errors import CommandError
from bot.clock import SystemClock
from config.lexicon import load_lexicon
from habits.parsing import Conversation, Reading, read


class Line(BaseModel):
    """A message to read, and when it was sent in the writer's local time."""

    id: str
    text: str
    now: AwareDatetime


commands = typer.Typer(add_completion=False)


@commands.command()
def show_reading(
    text: Annotated[str | None, typer.Argument(help="The message, in quotes.")] = None,
    now: Annotated[
        str | None, typer.Option("--now", help="When it was sent, like 2026-03-02T09:30+01:00.")
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read lines {"id", "text", "now"} from standard input.')
    ] = False,
) -> None:
    """Show as JSON what is taken from a message: its kind, and the conversations to credit."""
    if jsonl == (text is not None):
        raise CommandError('give one text, like fifteen read "Talked to Sally", or --jsonl')
    if text is None:
        for line in _lines(sys.stdin.buffer):
            facts = facts_of(read(line.text, line.now, load_lexicon()))
            named = {"id": line.id, "kind": facts["kind"], "conversations": facts["conversations"]}
            typer.echo(json.dumps(named, ensure_ascii=False))
        return
    facts = facts_of(read(text, _moment(now), load_lexicon()))
    typer.echo(json.dumps(facts, ensure_ascii=False, indent=2))


def _moment(now: str | None) -> datetime:
    if now is None:
        return SystemClock().now().astimezone()
    try:
        moment = datetime.fromisoformat(now)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise CommandError(
            f"{now!r} is no moment with an offset: take one like 2026-03-02T09:30+01:00"
        )
    return moment


def _lines(source: Iterable[bytes]) -> Iterator[Line]:
    for number, written in enumerate(source, start=1):
        if not written.strip():
            continue
        try:
            yield Line.model_validate_json(written)
        except ValidationError as invalid:
            first = invalid.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "the line"
            raise CommandError(f"line {number}: {where}: {first['msg']}") from None


def facts_of(reading: Reading) -> dict[str, Any]:
    """A reading in plain values: `conversations` as the labels of tests/parsing write them, and whatever else it has."""
    facts: dict[str, Any] = _plain(asdict(reading))
    return facts | {"conversations": [_conversation(one) for one in reading.conversations]}


def _conversation(one: Conversation) -> dict[str, Any]:
    facts: dict[str, Any] = _plain(asdict(one))
    person = facts.pop("person")
    return {"people": [person] if person else [], **facts}


def _plain(value: Any) -> Any:  # noqa: ANN401  (whatever stands in a dataclass)
    match value:
        case dict():
            return {name: _plain(held) for name, held in value.items()}
        case list() | tuple():
            return [_plain(held) for held in value]
        case frozenset():
            return sorted(_plain(held) for held in value)
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case _:
            return value
