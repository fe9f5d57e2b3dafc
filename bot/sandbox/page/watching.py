"""What one open page has been told, and what is news to it."""

from dataclasses import dataclass, field

from bot.sandbox.chats import Chat
from bot.sandbox.page.view import bot_view, clock_view, message_view, person_view
from bot.sandbox.state import Bot
from bot.sandbox.wire import Json


@dataclass(slots=True)
class _Told:
    """What the page knows of a chat; contents are replaced and never changed, so `is` compares."""

    person: Json | None = None
    contents: dict[int, Json] = field(default_factory=dict)
    toasts: int = 0


@dataclass(slots=True)
class Watch:
    """A page that watches a bot."""

    bot: Bot
    _chats: dict[int, _Told] = field(default_factory=dict)
    _clock: Json | None = None
    _offset: float | None = None

    def news(self) -> list[Json]:
        """What has changed since the last time: all there is, the first time. Empty if nothing.

        `bot` (the first time only, before everything else), `clock`, `person`, and with the
        number of a `chat`: `messages` new or changed, those `gone`, a `toast`.
        """
        first: list[Json] = [] if self._clock else [{"bot": bot_view(self.bot)}]
        news = first + self._clock_news()
        for person in self.bot.people.values():
            chat = self.bot.chats[person.id]
            if chat.id not in self._chats:
                self._chats[chat.id] = _Told(toasts=len(chat.toasts))
            told = self._chats[chat.id]
            now = person_view(self.bot, person, chat)
            if now != told.person:
                told.person = now
                news.append({"person": now})
            news += self._chat_news(chat, told)
        return news

    def _clock_news(self) -> list[Json]:
        clock, offset = clock_view(self.bot), self.bot.clock.offset
        if (clock, offset) == (self._clock, self._offset):
            return []
        self._clock, self._offset = clock, offset
        return [{"clock": clock | {"now": self.bot.clock.now()}}]

    def _chat_news(self, chat: Chat, told: _Told) -> list[Json]:
        fresh, gone = [], []
        for number, message in chat.messages.items():
            if message.deleted:
                if told.contents.pop(number, None):
                    gone.append(number)
            elif told.contents.get(number) is not message.content:
                told.contents[number] = message.content
                fresh.append(message_view(self.bot, message))
        toasts, told.toasts = chat.toasts[told.toasts :], len(chat.toasts)
        news: list[Json] = [{"messages": fresh}] if fresh else []
        news += [{"gone": gone}] if gone else []
        news += [{"toast": {"text": one.text, "alert": one.alert}} for one in toasts]
        return [one | {"chat": chat.id} for one in news]
