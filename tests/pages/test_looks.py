"""How it looks and sounds: to everybody, on any screen, with anything in it."""

from importlib.resources import files
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.sandbox.client import Person, SandboxBot
from tests.pages.desk import OpenDesk, Scheme
from tests.sandbox.conftest import Raw
from tests.sandbox.pictures import png

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
HOSTILE = [
    "<script>document.title = 'taken'</script>",
    "<img src=x onerror=\"document.title = 'taken'\">",
    "'\"><b>bold</b>&amp;&lt;",
    "\u202egnorw eht si siht\u202c ثلاث محادثات 👩\u200d👩\u200d👧 \u0301",
    "x" * 200,
]
RICH = (
    "<b>13 in a row</b> ❄ <i>three</i> <u>today</u> <s>four</s> <code>3</code> "
    '<a href="https://example.com/sally">Sally</a> @ben_ortiz #lunch '
    "<tg-spoiler>a secret</tg-spoiler><blockquote>likes short calls</blockquote>"
    "<blockquote expandable>one\ntwo\nthree\nfour\nfive</blockquote><pre>a  b</pre>"
)
BUTTONS = {
    "inline_keyboard": [
        [{"text": "Start 15 minutes", "callback_data": "start"}],
        [{"text": "Later", "callback_data": "l"}, {"text": "A page", "url": "https://example.com"}],
    ]
}


@pytest_asyncio.fixture(loop_scope="session")
async def full(bot: SandboxBot, dana: Person, raw: Raw) -> Person:
    """Dana, in a chat that has some of everything."""
    sent = await raw(
        "sendMessage", chat_id=dana.id, text=RICH, parse_mode="HTML", reply_markup=BUTTONS
    )
    dana.send("Talked to Sally", reply_to=sent.result["message_id"])
    dana.edit(dana.send("and Tim"), "and Tom")
    dana.send_photo(png(300, 200), "With Sally")
    dana.send_document("people.csv", b"Sally")
    dana.send_contact("Ben", "+31201234567")
    dana.forward("We love it", "Sally King")
    await raw("setMyCommands", commands=[{"command": "help", "description": "Help"}])
    bot.person("Max", note="sample", zone="Asia/Tokyo")
    return dana


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_keeps_anybody_out(
    desk: OpenDesk, full: Person, size: str, scheme: Scheme
) -> None:
    page = await desk(size, scheme)
    await expect(page.chat(full.name).messages).to_have_count(8)
    assert await _barriers(page.page) == []


@pytest.mark.usefixtures("full")
async def test_nothing_is_wider_than_the_screen(desk: OpenDesk, size: str) -> None:
    page = (await desk(size)).page
    await expect(page.locator(".message")).to_have_count(8)
    for element in ("document.documentElement", "document.querySelector('.log')"):
        assert await page.evaluate(f"{element}.scrollWidth <= {element}.clientWidth")


@pytest.mark.usefixtures("full")
async def test_nor_does_anything_in_a_dialog(desk: OpenDesk) -> None:
    page = await desk()
    await page.page.get_by_role("button", name="New person").click()
    await expect(page.dialog).to_be_visible()
    assert await _barriers(page.page) == []


async def test_whatever_people_write_stays_text(desk: OpenDesk, bot: SandboxBot, raw: Raw) -> None:
    for text in HOSTILE:
        person = bot.person(text, surname=text, note=text, front=text == HOSTILE[0])
        person.start()
    first = bot.person(HOSTILE[0], front=True)
    first.send(HOSTILE[1])
    first.forward(HOSTILE[2], HOSTILE[1])
    first.send_document(f"{HOSTILE[1]}.csv", b"x")
    first.send_contact(HOSTILE[0], HOSTILE[1])
    markup = {"inline_keyboard": [[{"text": HOSTILE[1], "callback_data": HOSTILE[2]}]]}
    for text in HOSTILE:
        await raw("sendMessage", chat_id=first.id, text=text, reply_markup=markup)
    await raw("setMyCommands", commands=[{"command": "help", "description": HOSTILE[1]}])
    page = await desk()
    chat = page.chat(HOSTILE[0])
    await expect(chat.messages).to_have_count(4 + len(HOSTILE))
    await chat.reads(*(seen.text for seen in first.see()[-len(HOSTILE) :]))
    await chat.input.fill("/")
    await expect(chat.place.get_by_role("option")).to_contain_text(HOSTILE[1])
    await chat.input.fill("")
    await chat.place.get_by_role("button", name=HOSTILE[1]).last.click()
    press = (await raw("getUpdates")).result[-1]["callback_query"]
    await raw("answerCallbackQuery", callback_query_id=press["id"], text=HOSTILE[1])
    await expect(chat.place.locator(".notice")).to_have_text(HOSTILE[1])
    assert await page.page.title() == "Fifteen · chats"
    assert await page.page.locator("#chats img, #chats script, #chats b b").count() == 0


async def test_links_lead_out_safely_and_dangerous_ones_nowhere(
    desk: OpenDesk, dana: Person, raw: Raw
) -> None:
    entities = [
        {"type": "text_link", "offset": 0, "length": 4, "url": "javascript:alert(1)"},
        {"type": "text_link", "offset": 5, "length": 4, "url": "https://example.com/a?b=c"},
    ]
    await raw("sendMessage", chat_id=dana.id, text="evil good", entities=entities)
    link = (await desk()).chat("Dana").place.get_by_role("link")
    await expect(link).to_have_text("good")
    await expect(link).to_have_attribute("href", "https://example.com/a?b=c")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_what_is_hidden_shows_on_demand(desk: OpenDesk, full: Person) -> None:
    chat = (await desk()).chat(full.name)
    message = chat.messages.nth(1)
    await message.get_by_role("button", name="Show what is hidden").click()
    await expect(message.get_by_text("a secret")).to_be_visible()
    more = message.get_by_role("button", name="More")
    await expect(more).to_have_attribute("aria-expanded", "false")
    await more.click()
    await expect(message.get_by_role("button", name="Less")).to_have_attribute(
        "aria-expanded", "true"
    )


@pytest.mark.usefixtures("full")
async def test_all_is_reached_by_the_keyboard(desk: OpenDesk) -> None:
    page = await desk()
    chat = page.chat("Dana")
    await chat.place.get_by_role("log").focus()
    await page.page.keyboard.press("ArrowUp")
    await expect(chat.messages.last).to_be_focused()
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert await page.page.evaluate(outline) == "solid"
    await page.page.keyboard.press("r")
    await expect(chat.input).to_be_focused()
    await expect(chat.place).to_contain_text("Reply to")
    await page.page.keyboard.press("Escape")
    await chat.button("Start 15 minutes").focus()
    await page.page.keyboard.press("Enter")
    await expect(chat.button("Start 15 minutes")).to_have_attribute("aria-busy", "true")


async def _barriers(page: Page) -> list[Any]:
    """What axe finds, as its rule and the place of each."""
    await page.evaluate(AXE)
    found = await page.evaluate("axe.run().then(found => found.violations)")
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
