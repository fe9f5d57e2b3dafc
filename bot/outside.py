"""The optional reader: any endpoint that speaks OpenAI's chat completions, asked only where an operator names one.

Nothing leaves the machine without. Whatever goes wrong, the grammar's reading stands, and a leader waits no longer than
`SECONDS`; after an endpoint could not be reached it is left alone for a while.
"""

import json
import logging
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

import aiohttp
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.clock import Clock
from config.reader import instructions, schema
from habits.domain.engagements import Audience, Outcome, Platform
from habits.parsing import MessageKind
from habits.parsing.outside import OutsideConversation, OutsideReading

log = logging.getLogger(__name__)

#: How long an answer may take, and for how long an endpoint that cannot be reached is not asked again.
SECONDS, REST = 5.0, 60.0
#: Bytes of an answer; a longer one is no reading of a message.
LONGEST = 64_000

Text = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Conversation(_Strict):
    name: Text | None
    handle: Text | None
    anonymous: Annotated[int, Field(strict=True, ge=0, le=999)]
    platform: Platform
    audience: Audience
    day: date
    minutes: Annotated[int, Field(strict=True, ge=1, le=1440)] | None
    outcomes: frozenset[Outcome]


class _Message(_Strict):
    kind: MessageKind
    conversations: Annotated[list[_Conversation], Field(max_length=100)]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a reader is (`…/v1`, without a slash at its end), which model it is to use, and the key if it wants one."""

    url: str
    model: str
    key: str | None


class OutsideReader:
    """Asks an endpoint what messages say."""

    def __init__(self, endpoint: Endpoint, clock: Clock) -> None:
        self._endpoint = endpoint
        self._clock = clock
        self._rests_until = float("-inf")

    async def reading(self, text: str, now: datetime) -> OutsideReading | None:
        """What the endpoint says of a message that was written at `now`, local time; None where it says nothing of use."""
        if self._clock.monotonic() < self._rests_until:
            return None
        try:
            return _reading(await self._ask(text, now))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            self._rests_until = self._clock.monotonic() + REST
            log.warning("the reader outside cannot be asked (%s)", type(error).__name__)
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            log.warning("the reader outside gave no reading (%s)", type(error).__name__)
        return None

    async def _ask(self, text: str, now: datetime) -> str:
        key = self._endpoint.key
        async with (
            aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=SECONDS),
                headers={"Authorization": f"Bearer {key}"} if key else None,
            ) as session,
            session.post(
                f"{self._endpoint.url}/chat/completions",
                json=_question(self._endpoint.model, text, now),
                allow_redirects=False,
                raise_for_status=True,
            ) as response,
        ):
            body = bytearray()
            async for chunk in response.content.iter_any():
                body += chunk
                if len(body) > LONGEST:
                    raise ValueError("more than a reading")
        answer = json.loads(body)["choices"][0]["message"]["content"]
        if not isinstance(answer, str):
            raise TypeError("no text")
        return answer


def _question(model: str, text: str, now: datetime) -> dict[str, Any]:
    form = {"name": "reading", "strict": True, "schema": schema()}
    return {
        "model": model,
        "temperature": 0,
        "response_format": {"type": "json_schema", "json_schema": form},
        "messages": [
            {"role": "system", "content": instructions()},
            {"role": "user", "content": f"{now:%A %Y-%m-%d %H:%M}\n\n{text}"},
        ],
    }


def _reading(answer: str) -> OutsideReading:
    message = _Message.model_validate_json(answer)
    conversations = tuple(OutsideConversation(**dict(one)) for one in message.conversations)
    return OutsideReading(message.kind, conversations)
