"""The page over HTTP: who gets it, what it is told, what it may do."""

import asyncio
import json
from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.sandbox.client import ControlError, Person, Sandbox, SandboxBot
from tests.sandbox.conftest import Raw, Tasks
from tests.sandbox.followers import Follower
from tests.sandbox.pictures import jpeg, png

News = list[dict[str, Any]]
SOON = 8.0  # real seconds


@dataclass(frozen=True, slots=True)
class Browser:
    """What a browser sends and gets, without one."""

    session: aiohttp.ClientSession
    page: str

    async def get(self, path: str = "", **headers: str) -> aiohttp.ClientResponse:
        response = await self.session.get(self.page + path, headers=headers, allow_redirects=False)
        await response.read()
        return response

    async def act(self, verb: str, headers: dict[str, str] | None = None, **given: object) -> Any:  # noqa: ANN401 - JSON
        url = f"{self.page}do/{verb}"
        async with self.session.post(url, json=given, headers=headers) as response:
            return response.status, await response.json()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["Line"]:
        async with self.session.get(f"{self.page}events") as response:
            assert response.content_type == "text/event-stream"
            yield Line(response)


@dataclass(frozen=True, slots=True)
class Line:
    """An open line to the page."""

    response: aiohttp.ClientResponse

    async def news(self) -> News:
        """The next news: at once, and not when somebody looks for them again."""
        async with asyncio.timeout(SOON):
            while not (line := await self.response.content.readline()).startswith(b"data: "):
                assert line, "the line was cut"
        news: News = json.loads(line.removeprefix(b"data: "))
        return news

    async def until(self, kind: str) -> dict[str, Any]:
        """The first piece of news of a kind."""
        while True:
            for piece in await self.news():
                if kind in piece:
                    return piece


@pytest.fixture
async def browser(bot: SandboxBot) -> AsyncIterator[Browser]:
    async with aiohttp.ClientSession() as session:
        yield Browser(session, bot.page())


async def test_the_page_and_all_of_its_files_are_there(browser: Browser) -> None:
    page = await browser.get()
    assert page.content_type == "text/html"
    for name, kind in (("base.css", "text/css"), ("main.js", "text/javascript")):
        assert name in await page.text()
        assert (await browser.get(name)).content_type == kind
    for name in ("nothing.js", "__init__.py", "../site.py", "file/..%2f..%2fsite.py"):
        assert (await browser.get(name)).status == 404


async def test_nothing_from_elsewhere_can_run_in_it(browser: Browser) -> None:
    policy = (await browser.get()).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy


async def test_whoever_does_not_know_the_address_sees_nothing(
    sandbox: Sandbox, bot: SandboxBot, browser: Browser
) -> None:
    key = urlsplit(browser.page).path.split("/")[2]
    assert len(key) >= 32
    assert bot.token not in browser.page
    for path in ("/", "/chat/", "/chat/guessed/", f"/chat/{key[:-1]}/", f"/chat/{bot.token}/"):
        async with browser.session.get(sandbox.url + path) as response:
            assert response.status == 404
    async with browser.session.get(f"{sandbox.url}/chat/{key}") as response:
        assert str(response.url) == browser.page


async def test_the_address_says_in_which_zone_times_are_shown(bot: SandboxBot) -> None:
    assert bot.page("America/New_York") == f"{bot.page()}?zone=America/New_York"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_other_sites_can_neither_see_nor_act(
    sandbox: Sandbox, bot: SandboxBot, dana: Person, browser: Browser, headers: dict[str, str]
) -> None:
    assert (await browser.get(**headers)).status == 403
    assert (await browser.get("events", **headers)).status == 403
    status, _ = await browser.act("send", headers, person=dana.id, text="hello")
    assert status == 403
    control = f"{sandbox.url}/control/{bot.token}/send"
    given = {"person": dana.id, "text": "hello"}
    async with browser.session.post(control, json=given, headers=headers) as response:
        assert response.status == 403
    assert [seen.text for seen in dana.see()] == ["/start"]


async def test_a_form_of_another_site_does_nothing(dana: Person, browser: Browser) -> None:
    body = json.dumps({"person": dana.id, "text": "hello"})
    plain = {"Content-Type": "text/plain"}
    url = f"{browser.page}do/send"
    async with browser.session.post(url, data=body, headers=plain) as response:
        assert response.status == 400
    assert [seen.text for seen in dana.see()] == ["/start"]


async def test_a_page_plays_people_and_nothing_else(browser: Browser, dana: Person) -> None:
    assert (await browser.act("send", person=dana.id, text="three today"))[0] == 200
    assert dana.see()[-1].text == "three today"
    for verb in ("fault", "inject", "revoke", "drop", "calls", "nonsense"):
        status, answer = await browser.act(verb)
        assert (status, answer["error"]) == (400, f"no page can do '{verb}'")


async def test_mistakes_are_said(browser: Browser, dana: Person) -> None:
    dana.block()
    status, answer = await browser.act("send", person=dana.id, text="hello")
    assert (status, answer["error"]) == (400, "the bot is blocked here: unblock it first")


async def test_a_page_is_told_of_everything_there_is(
    bot: SandboxBot, dana: Person, raw: Raw, browser: Browser
) -> None:
    max_ = bot.person("Max", note="sample", front=True, zone="America/New_York")
    await raw("sendMessage", chat_id=dana.id, text="<b>Hi</b>", parse_mode="HTML")
    await raw("setMyCommands", commands=[{"command": "help", "description": "Help"}])
    async with browser.listening() as line:
        who, clock, first, messages, second = await line.news()
    assert who["bot"] == {"name": "Sandbox Bot", "username": bot.username}
    assert clock["clock"]["now"] == pytest.approx(bot.now().timestamp(), abs=60)
    assert (clock["clock"]["followed"], clock["clock"]["moving"]) == (False, False)
    assert (first["person"]["id"], first["person"]["begun"]) == (dana.id, True)
    assert first["person"]["commands"] == [{"command": "help", "description": "Help"}]
    assert [one["text"] for one in messages["messages"]] == ["/start", "Hi"]
    assert messages["messages"][1]["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    labels = {name: second["person"][name] for name in ("id", "note", "front", "zone", "begun")}
    assert labels == {
        "id": max_.id,
        "note": "sample",
        "front": True,
        "zone": "America/New_York",
        "begun": False,
    }


async def test_then_it_is_told_what_changes(
    bot: SandboxBot, dana: Person, raw: Raw, browser: Browser
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Fix", "callback_data": "fix"}]]}
    sent = await raw("sendMessage", chat_id=dana.id, text="2 logged", reply_markup=keyboard)
    number = sent.result["message_id"]
    async with browser.listening() as line:
        await line.news()
        await raw("editMessageText", chat_id=dana.id, message_id=number, text="3 logged")
        (edited,) = (await line.until("messages"))["messages"]
        assert (edited["message_id"], edited["text"], edited["edited"]) == (
            number,
            "3 logged",
            True,
        )
        await raw("sendChatAction", chat_id=dana.id, action="typing")
        assert (await line.until("person"))["person"]["action"] == "typing"
        await raw("deleteMessage", chat_id=dana.id, message_id=number)
        assert (await line.until("gone"))["gone"] == [number]
        bot.person("Max")
        assert (await line.until("person"))["person"]["name"] == "Max"
        dana.block()
        assert (await line.until("person"))["person"]["blocked"]
        bot.advance(hours=1, settled=False)
        told = (await line.until("clock"))["clock"]["now"]
        assert told == pytest.approx(bot.now().timestamp(), abs=60)


async def test_a_press_waits_until_it_is_answered(
    bot: SandboxBot, dana: Person, raw: Raw, browser: Browser
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Fix", "callback_data": "fix"}]]}
    sent = await raw("sendMessage", chat_id=dana.id, text="2 logged", reply_markup=keyboard)
    number = sent.result["message_id"]
    async with browser.listening() as line:
        await line.news()
        query = dana.press("Fix")
        assert (await line.until("person"))["person"]["waiting"] == [[number, "fix"]]
        await raw("answerCallbackQuery", callback_query_id=query, text="What is wrong?")
        first, second = await line.news()
        assert first["person"]["waiting"] == []
        assert second == {"toast": {"text": "What is wrong?", "alert": False}, "chat": dana.id}
        dana.press("Fix")
        await line.until("person")
        bot.advance(seconds=151, settled=False)
        assert (await line.until("person"))["person"]["waiting"] == []


async def test_a_page_ends_with_its_bot(sandbox: Sandbox, browser: Browser) -> None:
    doomed = sandbox.bot()
    async with Browser(browser.session, doomed.page()).listening() as line:
        await line.news()
        doomed.drop()
        assert b"data" not in await line.response.content.read()


@pytest.mark.parametrize(("picture", "kind"), [(png(4, 3), "png"), (jpeg(4, 3), "jpeg")])
async def test_pictures_are_shown_as_what_they_are(
    dana: Person, browser: Browser, picture: bytes, kind: str, raw: Raw
) -> None:
    form = aiohttp.FormData({"chat_id": str(dana.id)})
    form.add_field("photo", picture, filename="week.html", content_type="text/html")
    await raw.post("sendPhoto", data=form)
    async with browser.listening() as line:
        shown = (await line.until("messages"))["messages"][-1]
    answer = await browser.get(shown["path"])
    assert (answer.content_type, await answer.read()) == (f"image/{kind}", picture)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_files_are_kept_and_never_opened_in_the_page(dana: Person, browser: Browser) -> None:
    dana.send_document("page.html", b"<script>alert(1)</script>")
    async with browser.listening() as line:
        shown = (await line.until("messages"))["messages"][-1]
    answer = await browser.get(shown["path"])
    assert answer.content_type == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == "attachment"


async def test_commands_are_those_of_the_narrowest_scope(
    dana: Person, bot: SandboxBot, browser: Browser, raw: Raw
) -> None:
    piet = bot.person("Piet", language="nl")
    owner = {"type": "chat", "chat_id": dana.id}
    for name, more in (
        ("all", {}),
        ("alle", {"language_code": "nl"}),
        ("own", {"scope": owner}),
    ):
        await raw("setMyCommands", commands=[{"command": name, "description": name}], **more)
    async with browser.listening() as line:
        people = [one["person"] for one in await line.news() if "person" in one]
    offered = {one["id"]: [each["command"] for each in one["commands"]] for one in people}
    assert offered == {dana.id: ["own"], piet.id: ["alle"]}


def test_a_zone_that_does_not_exist_is_refused(bot: SandboxBot) -> None:
    with pytest.raises(ControlError, match="no time zone 'America'"):
        bot.person(zone="America")


@pytest.mark.parametrize(
    ("now", "day", "week"),
    [
        ("2027-03-03T12:00+01:00", "2027-03-03T23:45:00+01:00", "2027-03-07T23:45:00+01:00"),
        ("2027-03-03T23:46+01:00", "2027-03-04T23:45:00+01:00", "2027-03-07T23:45:00+01:00"),
        ("2027-03-07T23:46+01:00", "2027-03-08T23:45:00+01:00", "2027-03-14T23:45:00+01:00"),
        ("2027-03-27T23:50+01:00", "2027-03-28T23:45:00+02:00", "2027-03-28T23:45:00+02:00"),
    ],
)
async def test_days_and_weeks_end_late_on_the_readers_calendar(
    bot: SandboxBot, browser: Browser, now: str, day: str, week: str
) -> None:
    bot.move_to(datetime.fromisoformat(now), settled=False)
    status, ends = await browser.act("ends", zone="Europe/Amsterdam")
    assert (status, ends) == (200, {"day": day, "week": week})


async def test_time_goes_on_until_one_of_those_on_the_screen_is_written_to(
    sandbox: Sandbox, bot: SandboxBot, dana: Person, raw: Raw, browser: Browser, tasks: Tasks
) -> None:
    max_, start = bot.person("Max"), datetime(2027, 3, 1, 8, 30, tzinfo=UTC)
    max_.start()
    offset = 0
    for update in (await raw("getUpdates")).result:
        offset = update["update_id"] + 1
    await raw("getUpdates", offset=offset)
    follower = Follower(sandbox.url, bot, due=next_hour)
    tasks.start(follower.run())
    await to_thread(bot.move_to, start)
    written = {9: max_, 10: dana}
    follower.work = lambda now: write(raw, written.pop(now.astimezone(UTC).hour, None))
    until = (start + timedelta(days=1)).isoformat()
    _, gone = await browser.act("live", until=until, once_written_to=[dana.id])
    assert (gone["written"], gone["arrived"]) == (True, False)
    assert start.replace(hour=10, minute=0) <= datetime.fromisoformat(gone["now"])
    assert datetime.fromisoformat(gone["now"]) < start.replace(hour=10, minute=1)
    assert dana.see()[-1].text == "Good morning"
    _, gone = await browser.act("live", until=until, once_written_to=[dana.id])
    assert (gone["written"], gone["arrived"]) == (False, True)


def next_hour(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


async def write(raw: Raw, person: Person | None) -> None:
    if person:
        await raw("sendMessage", chat_id=person.id, text="Good morning")
