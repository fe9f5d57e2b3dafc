"""Who is on the screen, who comes, who follows an invitation."""

import pytest
from playwright.async_api import expect

from bot.sandbox.client import Person, SandboxBot
from tests.pages.desk import OpenDesk
from tests.sandbox.conftest import Raw

INVITED = "https://t.me/fifteen_bot?start=the-token_1"


async def test_on_a_desk_chats_lie_side_by_side_as_many_as_fit(
    desk: OpenDesk, bot: SandboxBot
) -> None:
    for name in ("Ann", "Bo", "Cy", "Dee"):
        bot.person(name)
    page = await desk()
    for name in ("Ann", "Bo", "Cy"):
        await expect(page.chat(name).place).to_be_visible()
    await expect(page.chat("Dee").place).to_be_hidden()
    await page.person("Dee").click()
    await expect(page.chat("Dee").place).to_be_visible()
    await expect(page.person("Dee")).to_have_attribute("aria-pressed", "true")
    await page.person("Dee").click()
    await expect(page.chat("Dee").place).to_be_hidden()


async def test_a_chat_that_grows_narrower_stays_at_its_newest_message(
    desk: OpenDesk, bot: SandboxBot, dana: Person
) -> None:
    for number in range(12):
        dana.send(f"{number}: a message that is so long that it takes more lines in a chat " * 3)
    for name in ("Max", "Lee"):
        bot.person(name, front=name == "Max").start()
    page = await desk()
    await page.person("Dana").click()
    await expect(page.chat("Dana").messages.last).to_be_in_viewport(ratio=1)
    await page.person("Lee").click()
    await expect(page.chat("Lee").place).to_be_visible()
    await expect(page.chat("Dana").messages.last).to_be_in_viewport(ratio=1)
    await expect(page.chat("Dana").button("To the newest message")).to_be_hidden()


async def test_those_in_front_are_open_first_and_notes_stand_beside_names(
    desk: OpenDesk, bot: SandboxBot
) -> None:
    bot.person("Ida", note="sample")
    bot.person("Dana", front=True)
    bot.person("Max", front=True, note="sample")
    page = await desk()
    await expect(page.chat("Dana").place).to_be_visible()
    await expect(page.chat("Max").place).to_contain_text("sample")
    await expect(page.chat("Ida").place).to_be_hidden()
    await expect(page.person("Ida")).to_contain_text("sample")


async def test_on_a_phone_one_chat_is_open_and_the_others_count_what_is_unread(
    desk: OpenDesk, bot: SandboxBot, dana: Person, raw: Raw
) -> None:
    bot.person("Max").start()
    page = await desk("phone")
    await expect(page.chat("Dana").place).to_be_visible()
    await page.person("Max").click()
    await expect(page.chat("Dana").place).to_be_hidden()
    for text in ("Good morning", "2 of 3"):
        await raw("sendMessage", chat_id=dana.id, text=text)
    await expect(page.person("Dana").locator(".badge")).to_have_text("2")
    await expect(page.page.locator("#aloud")).to_have_text("New for Dana")
    await page.person("Dana").click()
    await page.chat("Dana").reads("Good morning", "2 of 3")
    await expect(page.chat("Dana").messages.last).to_be_in_viewport()
    await expect(page.person("Dana").locator(".badge")).to_be_hidden()


async def test_somebody_new_opens_the_bot(desk: OpenDesk, raw: Raw, size: str) -> None:
    page = await desk(size)
    await page.page.get_by_role("button", name="New person").click()
    await expect(page.dialog.get_by_label("Name")).to_be_focused()
    await page.dialog.get_by_label("Name").fill("Sam")
    await page.dialog.get_by_label("Language").select_option("Dutch")
    await page.dialog.get_by_role("button", name="Open the chat").click()
    await page.chat("Sam").button("Start").click()
    await page.chat("Sam").reads("/start")
    message = (await raw("getUpdates")).result[-1]["message"]
    assert (message["from"]["language_code"], message["text"]) == ("nl", "/start")


async def test_somebody_new_comes_by_an_invitation(desk: OpenDesk, raw: Raw) -> None:
    page = await desk()
    await page.page.get_by_role("button", name="New person").click()
    await page.dialog.get_by_label("Name").fill("Sam")
    await page.dialog.get_by_label("Invitation link").fill("https://t.me/other_bot?start=x")
    await page.page.keyboard.press("Enter")
    await expect(page.dialog.get_by_role("alert")).to_contain_text("That is no link to Fifteen")
    await page.dialog.get_by_label("Invitation link").fill(INVITED)
    await page.page.keyboard.press("Enter")
    await page.chat("Sam").reads("/start")
    (update,) = (await raw("getUpdates")).result
    assert update["message"]["text"] == "/start the-token_1"


@pytest.mark.parametrize("text", [INVITED, INVITED.removeprefix("https://")])
async def test_an_invitation_in_a_chat_is_followed_as_whom_one_likes(
    desk: OpenDesk, bot: SandboxBot, dana: Person, raw: Raw, text: str
) -> None:
    lee = bot.person("Lee")
    await raw("sendMessage", chat_id=dana.id, text=f"Here is a link: {text}")
    page = await desk()
    await page.chat("Dana").place.get_by_role("link").click()
    await page.dialog.get_by_role("button", name="Lee").click()
    await page.chat("Lee").reads("/start")
    message = (await raw("getUpdates")).result[-1]["message"]
    assert (message["from"]["id"], message["text"]) == (lee.id, "/start the-token_1")


async def test_an_invitation_in_a_chat_is_followed_by_somebody_new(
    desk: OpenDesk, dana: Person, raw: Raw
) -> None:
    markup = {"inline_keyboard": [[{"text": "Join", "url": INVITED}]]}
    await raw("sendMessage", chat_id=dana.id, text="Here", reply_markup=markup)
    page = await desk()
    await page.chat("Dana").place.get_by_role("link", name="Join").click()
    await page.dialog.get_by_role("button", name="Somebody new").click()
    await page.dialog.get_by_label("Name").fill("Sam")
    await expect(page.dialog.get_by_label("Invitation link")).to_have_value(INVITED)
    await page.dialog.get_by_role("button", name="Open the chat").click()
    await page.chat("Sam").reads("/start")


async def test_an_invitation_pasted_onto_the_desk_is_followed(desk: OpenDesk, dana: Person) -> None:
    page = await desk()
    await expect(page.chat("Dana").messages).to_have_count(1)
    await page.page.evaluate(
        """text => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
        }""",
        INVITED,
    )
    await page.dialog.get_by_role("button", name="Dana").click()
    await expect(page.chat("Dana").messages).to_have_count(2)
    assert dana.see()[-1].text == "/start the-token_1"


async def test_the_same_chats_are_open_after_a_reload(desk: OpenDesk, bot: SandboxBot) -> None:
    for name in ("Ann", "Bo"):
        bot.person(name)
    page = await desk()
    await page.person("Ann").click()
    await expect(page.chat("Ann").place).to_be_hidden()
    await page.page.reload()
    await expect(page.chat("Bo").place).to_be_visible()
    await expect(page.chat("Ann").place).to_be_hidden()
