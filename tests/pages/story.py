"""Dana's first day and Max's Monday, as a visitor of the demo plays them: on a phone as on a desk."""

from dataclasses import dataclass

from playwright.async_api import expect

from tests.pages.camera import Camera
from tests.pages.desk import Chat, Desk

MOVING = 60_000  # milliseconds: a week has many stops
TRIES = 4
"""How often the next prompt may be somebody else's who is on the screen too."""


@dataclass(frozen=True, slots=True)
class Story:
    """A page, and somebody who takes pictures of it."""

    desk: Desk
    camera: Camera

    async def moves(self, name: str) -> None:
        """Move the clock by one of its buttons, and wait until it stands again."""
        await self.desk.move(name).click()
        await expect(self.desk.clock).to_have_attribute("data-moving", "false", timeout=MOVING)

    async def opens(self, name: str) -> Chat:
        """Have somebody's chat on the screen."""
        chat = self.desk.chat(name)
        if not await chat.place.is_visible():
            await self.desk.person(name).click()
        await expect(chat.place).to_be_visible()
        return chat

    async def waits_for(self, chat: Chat, words: str) -> None:
        """Let time go on until the last message of a chat holds some words."""
        for _ in range(TRIES):
            await self.moves("Next prompt")
            if words in await chat.messages.last.inner_text():
                break
        await chat.reads(words)
        await expect(chat.messages.last).to_be_in_viewport()

    async def joins(self, name: str) -> None:
        """Somebody new follows the link in Max's chat, and is in after a few taps."""
        max_ = await self.opens("Max")
        await max_.place.get_by_role("link", name="t.me/").last.click()
        await self.desk.dialog.get_by_role("button", name="Somebody new").click()
        await self.desk.dialog.get_by_label("Name").fill(name)
        await self.camera.take("link")
        await self.desk.dialog.get_by_role("button", name="Open the chat").click()
        chat = self.desk.chat(name)
        await chat.reads("This is Fifteen")
        await self.camera.take("welcome")
        await _press(chat, "Yes, it is")
        await chat.reads("Does that suit you?")
        await self.camera.take("times")
        await _press(chat, "Yes, at")
        await chat.reads("What should come of it, that we can count?")
        await self.camera.take("expectation")
        await _press(chat, "2 leads a month")
        await chat.reads("whom did you last talk to?")
        await self.camera.take("joined")

    async def dana_has_her_day(self) -> None:
        """A prompt, fifteen minutes, a sentence, a reminder, a day kept, and the next one."""
        dana = await self.opens("Dana")
        await self.waits_for(dana, "Today: 3 conversations")
        await self.camera.take("prompt")
        await _press(dana, "Start 15 minutes")
        await dana.reads("Running until")
        await self.camera.take("session")
        await self.moves("+15 minutes")
        await dana.reads("Who did you talk to?")
        await dana.say("Talked to Sally on LinkedIn, dm'd Ben on Twitter re the donation")
        await dana.reads("2 logged · 2 of 3 today")
        await self.camera.take("logged")
        await self.waits_for(dana, "2 of 3.")
        await self.camera.take("reminder")
        await dana.say("Maya Rao by phone, 10 min, she is happy with her new bike")
        await dana.reads("3 of 3 today")
        await self.camera.take("kept")
        await self.waits_for(dana, "Today: 3 conversations")
        await self.camera.take("next-day")

    async def max_has_his_monday(self) -> None:
        """The summary: a picture, his own row first, a leader's detail, another week."""
        await self.moves("End of week")
        await self.camera.take("week-over")
        max_ = await self.opens("Max")
        await self.waits_for(max_, "Max · ")
        await max_.reads("Noor · 4 of ")  # those whom the visitor does not play have had a week too
        await self.camera.take("summary")
        await max_.place.get_by_role("button", name="Enlarge").last.click()
        await expect(self.desk.dialog.get_by_role("img")).to_be_visible()
        await self.camera.take("picture")
        await self.desk.page.keyboard.press("Escape")
        await _press(max_, "Dana")
        await max_.reads("Week of")
        await self.camera.take("detail")
        await _press(max_, "‹ Back")
        await max_.reads("Together: ")
        week, *_ = (await max_.messages.last.locator(".text").inner_text()).splitlines()
        await _press(max_, "‹")
        await expect(max_.messages.last).not_to_contain_text(week)
        await max_.reads("Together: ")
        await self.camera.take("another-week")


async def _press(chat: Chat, words: str) -> None:
    await chat.messages.last.get_by_role("button", name=words).first.click()
