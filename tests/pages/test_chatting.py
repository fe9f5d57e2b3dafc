"""Writing, reading, pressing, correcting: what one does in a messenger."""

from asyncio import to_thread
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from bot.sandbox.client import Person, SandboxBot
from tests.pages.desk import OpenDesk
from tests.sandbox.conftest import Raw
from tests.sandbox.pictures import png


def keyboard(*texts: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": text.lower()} for text in texts]]}


async def test_what_is_typed_is_sent_and_the_answer_appears(
    desk: OpenDesk, dana: Person, raw: Raw, size: str
) -> None:
    chat = (await desk(size)).chat("Dana")
    await chat.say("Talked to Sally and Ben")
    await chat.reads("/start", "Talked to Sally and Ben")
    await expect(chat.input).to_have_value("")
    updates = (await raw("getUpdates")).result
    assert updates[-1]["message"]["text"] == "Talked to Sally and Ben"
    await raw("sendMessage", chat_id=dana.id, text="2 logged")
    await chat.reads("Talked to Sally and Ben", "2 logged")
    await expect(chat.messages.last).to_be_in_viewport()


async def test_shift_and_enter_makes_a_line_and_blanks_are_not_sent(
    desk: OpenDesk, dana: Person
) -> None:
    chat = (await desk()).chat("Dana")
    await chat.say("  ")
    await chat.input.fill("Sally")
    await chat.input.press("Shift+Enter")
    await chat.input.press_sequentially("Ben")
    await chat.button("Send").click()
    await chat.reads("/start", "Sally\nBen")
    assert [seen.text for seen in dana.see()] == ["/start", "Sally\nBen"]


async def test_a_press_waits_for_its_answer_and_shows_it(
    desk: OpenDesk, dana: Person, raw: Raw
) -> None:
    await raw("sendMessage", chat_id=dana.id, text="2 logged", reply_markup=keyboard("Fix", "Undo"))
    chat = (await desk()).chat("Dana")
    await chat.button("Undo").click()
    await expect(chat.button("Undo")).to_have_attribute("aria-busy", "true")
    await expect(chat.button("Fix")).to_have_attribute("aria-busy", "false")
    query = (await raw("getUpdates")).result[-1]["callback_query"]
    assert query["data"] == "undo"
    await raw("answerCallbackQuery", callback_query_id=query["id"], text="Taken back")
    await expect(chat.place.get_by_role("status")).to_have_text("Taken back")
    await expect(chat.button("Undo")).to_have_attribute("aria-busy", "false")


async def test_an_alert_has_to_be_closed(desk: OpenDesk, dana: Person, raw: Raw) -> None:
    await raw("sendMessage", chat_id=dana.id, text="2 logged", reply_markup=keyboard("Fix"))
    page = await desk()
    await page.chat("Dana").button("Fix").click()
    query = (await raw("getUpdates")).result[-1]["callback_query"]
    await raw("answerCallbackQuery", callback_query_id=query["id"], text="Sure?", show_alert=True)
    await expect(page.dialog).to_contain_text("Sure?")
    await page.dialog.get_by_role("button", name="OK").click()
    await expect(page.dialog).to_have_count(0)


async def test_an_edited_message_changes_in_its_place_and_keeps_the_focus(
    desk: OpenDesk, dana: Person, raw: Raw
) -> None:
    sent = await raw("sendMessage", chat_id=dana.id, text="Days?", reply_markup=keyboard("Mon"))
    number = sent.result["message_id"]
    await raw("sendMessage", chat_id=dana.id, text="below")
    chat = (await desk()).chat("Dana")
    await chat.button("Mon").focus()
    await raw(
        "editMessageText",
        chat_id=dana.id,
        message_id=number,
        text="Which days?",
        reply_markup=keyboard("Tue"),
    )
    await chat.reads("/start", "Which days?", "below")
    await expect(chat.messages.nth(1)).to_contain_text("edited")
    await expect(chat.button("Tue")).to_be_focused()
    await raw("deleteMessage", chat_id=dana.id, message_id=number)
    await expect(chat.messages).to_have_count(2)


async def test_arrow_up_corrects_the_last_text_of_ones_own(
    desk: OpenDesk, dana: Person, raw: Raw
) -> None:
    dana.send("Talked to Tim")
    await raw("sendMessage", chat_id=dana.id, text="1 logged")
    chat = (await desk()).chat("Dana")
    await expect(chat.messages).to_have_count(3)
    await chat.input.press("ArrowUp")
    await expect(chat.input).to_have_value("Talked to Tim")
    await chat.say("Talked to Tom")
    await chat.reads("Talked to Tom", "1 logged")
    await expect(chat.messages.nth(1)).to_contain_text("edited")
    assert (await raw("getUpdates")).result[-1]["edited_message"]["text"] == "Talked to Tom"
    await chat.input.press("ArrowUp")
    await chat.input.press("Escape")
    await expect(chat.input).to_have_value("")
    await chat.say("and Ann")
    assert dana.see()[-1].text == "and Ann"


async def test_a_reply_shows_what_it_replies_to(desk: OpenDesk, dana: Person, raw: Raw) -> None:
    sent = await raw("sendMessage", chat_id=dana.id, text="Whom did you last talk to?")
    chat = (await desk()).chat("Dana")
    await chat.messages.last.hover()
    await chat.messages.last.get_by_role("button", name="Reply").click()
    await chat.say("Ben")
    await chat.reads("Ben")
    await expect(chat.messages.last.locator(".quote")).to_have_text(
        "FifteenWhom did you last talk to?"
    )
    reply = (await raw("getUpdates")).result[-1]["message"]["reply_to_message"]
    assert reply["message_id"] == sent.result["message_id"]


async def test_pictures_are_shown_and_made_large(desk: OpenDesk, dana: Person) -> None:
    dana.send_photo(png(320, 200), "With Sally")
    page = await desk("phone")
    shown = page.chat("Dana").messages.last.get_by_role("img")
    await expect(shown).to_have_js_property("naturalWidth", 320)
    await page.chat("Dana").messages.last.get_by_role("button", name="Enlarge").click()
    await expect(page.dialog.get_by_role("img", name="With Sally")).to_be_visible()
    await page.page.keyboard.press("Escape")
    await expect(page.dialog).to_have_count(0)


async def test_files_come_down_as_they_went_up(
    desk: OpenDesk, dana: Person, tmp_path: Path
) -> None:
    dana.send_document("summary <W10>.csv", b"Sally,3")
    page = await desk()
    async with page.page.expect_download() as coming:
        await page.chat("Dana").place.get_by_role("link", name="summary <W10>.csv").click()
    download = await coming.value
    await download.save_as(tmp_path / download.suggested_filename)
    assert (tmp_path / "summary _W10_.csv").read_bytes() == b"Sally,3"


async def test_a_photo_from_this_machine_is_sent_with_its_caption(
    desk: OpenDesk, dana: Person, bot: SandboxBot, tmp_path: Path
) -> None:
    photo = tmp_path / "lunch.png"
    photo.write_bytes(png(40, 30))
    page = await desk()
    await page.chat("Dana").button("Attach").click()
    async with page.page.expect_file_chooser() as asked:
        await page.page.get_by_role("menuitem", name="Photo").click()
    await (await asked.value).set_files(photo)
    await page.dialog.get_by_label("Caption").fill("Lunch with Sally")
    await page.dialog.get_by_role("button", name="Send").click()
    await page.chat("Dana").reads("Lunch with Sally")
    (sent,) = dana.see()[1:]
    assert sent.path
    assert await to_thread(bot.download, sent.path) == png(40, 30)


@pytest.mark.usefixtures("dana")
async def test_contacts_and_places_are_shared(desk: OpenDesk, raw: Raw) -> None:
    page = await desk()
    chat = page.chat("Dana")
    await chat.button("Attach").click()
    await page.page.get_by_role("menuitem", name="Contact").click()
    await page.dialog.get_by_label("First name").fill("Ben")
    await page.dialog.get_by_label("Phone number").fill("+31201234567")
    await page.page.keyboard.press("Enter")
    await expect(chat.messages.last).to_contain_text("Ben")
    await chat.button("Attach").click()
    await page.page.get_by_role("menuitem", name="Location").click()
    await page.dialog.get_by_label("Place").select_option("Tokyo")
    await page.dialog.get_by_role("button", name="Share").click()
    await expect(chat.messages.last).to_contain_text("35.6764, 139.65")
    contact, place = (one["message"] for one in (await raw("getUpdates")).result[-2:])
    assert contact["contact"] == {"first_name": "Ben", "phone_number": "+31201234567"}
    assert place["location"] == {"latitude": 35.6764, "longitude": 139.65}


async def test_commands_are_offered_and_sent(desk: OpenDesk, dana: Person, raw: Raw) -> None:
    named = {"streak": "Your streak", "summary": "The week", "help": "Help"}
    offered = [{"command": name, "description": words} for name, words in named.items()]
    await raw("setMyCommands", commands=offered)
    chat = (await desk()).chat("Dana")
    await chat.input.press_sequentially("/s")
    await expect(chat.place.get_by_role("option")).to_have_text(
        ["/streakYour streak", "/summaryThe week"]
    )
    await chat.input.press("ArrowDown")
    await chat.input.press("ArrowDown")
    await chat.input.press("Enter")
    await chat.reads("/summary")
    await chat.button("Commands").click()
    await chat.place.get_by_role("option", name="/help").click()
    await chat.reads("/summary", "/help")
    assert [seen.text for seen in dana.see()] == ["/start", "/summary", "/help"]


async def test_typing_shows_until_the_message_is_there(
    desk: OpenDesk, dana: Person, raw: Raw
) -> None:
    chat = (await desk()).chat("Dana")
    await expect(chat.place).to_contain_text("with Fifteen")
    await raw("sendChatAction", chat_id=dana.id, action="typing")
    await expect(chat.place).to_contain_text("Fifteen is typing…")
    await raw("sendMessage", chat_id=dana.id, text="Good morning")
    await expect(chat.place).to_contain_text("with Fifteen")


async def test_the_keys_that_a_bot_lays_out_send_their_words(
    desk: OpenDesk, dana: Person, raw: Raw
) -> None:
    markup = {"keyboard": [["Europe/Amsterdam", {"text": "Here", "request_location": True}]]}
    await raw("sendMessage", chat_id=dana.id, text="Which zone?", reply_markup=markup)
    page = await desk()
    await page.chat("Dana").button("Europe/Amsterdam").click()
    await page.chat("Dana").reads("Which zone?", "Europe/Amsterdam")
    await page.chat("Dana").button("Here").click()
    await expect(page.dialog).to_contain_text("Share a location")


@pytest.mark.usefixtures("dana")
async def test_whoever_blocks_the_bot_can_only_unblock_it(desk: OpenDesk) -> None:
    page = await desk()
    chat = page.chat("Dana")
    await chat.button("More").click()
    await page.page.get_by_role("menuitem", name="Block the bot").click()
    await expect(chat.input).to_be_hidden()
    await expect(chat.place).to_contain_text("has blocked Fifteen")
    await chat.button("Unblock").click()
    await expect(chat.input).to_be_visible()


async def test_whoever_reads_the_end_stays_at_the_end_and_nobody_else_is_moved(
    desk: OpenDesk, dana: Person, raw: Raw
) -> None:
    for number in range(30):
        dana.send(f"Message {number}")
    chat = (await desk("phone")).chat("Dana")
    await expect(chat.messages.last).to_be_in_viewport()
    for text in ("first", "second", "third"):
        await raw("sendMessage", chat_id=dana.id, text=text)
        await chat.reads(text)
        await expect(chat.messages.last).to_be_in_viewport()
    await chat.messages.nth(4).scroll_into_view_if_needed()
    await raw("sendMessage", chat_id=dana.id, text="fourth")
    await chat.reads("fourth")
    await expect(chat.messages.nth(4)).to_be_in_viewport()
    await expect(chat.messages.last).not_to_be_in_viewport()
    await chat.button("To the newest message").click()
    await expect(chat.messages.last).to_be_in_viewport()
    await expect(chat.button("To the newest message")).to_be_hidden()
