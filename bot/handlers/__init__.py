"""Update → action → answer. The routing table; the first line that fits takes the update."""

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
)
from telegram.ext.filters import (
    AUDIO,
    CAPTION,
    COMMAND,
    CONTACT,
    FORWARDED,
    LOCATION,
    PHOTO,
    TEXT,
    VIDEO,
    VIDEO_NOTE,
    VOICE,
    ChatType,
    UpdateType,
)

from bot.context import FifteenApplication
from bot.handlers import (
    absences,
    chats,
    day,
    doubts,
    expectations,
    fixing,
    habit,
    joining,
    logging,
    mending,
    passing,
    people,
    places,
    policy,
    routine,
    summaries,
    team,
)

_PRIVATE = ChatType.PRIVATE
_NEW = _PRIVATE & UpdateType.MESSAGE


def register(application: FifteenApplication) -> None:
    """Have every update find its handler; each says itself that the update is handled."""
    application.add_handlers(
        [
            CommandHandler("start", joining.start, _NEW),
            CommandHandler("join", joining.join, _NEW),
            CommandHandler("streak", habit.streak, _NEW),
            CommandHandler("zone", places.zone, _NEW),
            CommandHandler("routine", routine.show, _NEW),
            CommandHandler(["time", "days", "target", "dayend"], routine.change, _NEW),
            CommandHandler("name", routine.name, _NEW),
            CommandHandler("expectation", expectations.expectation, _NEW),
            CommandHandler("stop", habit.stop, _NEW),
            CommandHandler("resume", habit.resume, _NEW),
            CommandHandler("session", day.session, _NEW),
            CommandHandler("later", day.later, _NEW),
            CommandHandler("skip", absences.skip, _NEW),
            CommandHandler("back", absences.back, _NEW),
            CommandHandler("people", people.people, _NEW),
            CommandHandler("who", people.who, _NEW),
            CommandHandler("remember", people.remember, _NEW),
            CommandHandler("policy", policy.policy, _NEW),
            CommandHandler("invite", team.invite, _NEW),
            CommandHandler("summary", team.summary, _NEW),
            CommandHandler("help", chats.help_, _NEW),
            MessageHandler(_NEW & COMMAND, chats.unknown_command),
            MessageHandler(_NEW & FORWARDED & (TEXT | CAPTION), passing.forwarded),
            MessageHandler(_PRIVATE & (TEXT | CAPTION) & UpdateType.MESSAGES, logging.text),
            MessageHandler(_NEW & LOCATION, places.location),
            MessageHandler(_NEW & CONTACT, passing.contact),
            MessageHandler(_NEW & (PHOTO | VIDEO), passing.picture),
            MessageHandler(_NEW & (VOICE | AUDIO | VIDEO_NOTE), passing.voice),
            MessageHandler(_NEW, passing.other_content),
            CallbackQueryHandler(joining.choose, "^join:(at|day):"),
            CallbackQueryHandler(expectations.press, "^expect:"),
            CallbackQueryHandler(routine.ask, "^routine:(zone|expectation)$"),
            CallbackQueryHandler(routine.press, "^routine:"),
            CallbackQueryHandler(places.press, "^place:"),
            CallbackQueryHandler(joining.press, "^join:"),
            CallbackQueryHandler(mending.press, "^(undo|day|whom):"),
            CallbackQueryHandler(fixing.press, "^(add|fix|log):"),
            CallbackQueryHandler(passing.press, "^shared:"),
            CallbackQueryHandler(doubts.press, "^doubt:"),
            CallbackQueryHandler(day.press, "^prompt:"),
            CallbackQueryHandler(absences.consent, "^consent:"),
            CallbackQueryHandler(people.turn_page, "^people:"),
            CallbackQueryHandler(people.press, "^who:"),
            CallbackQueryHandler(people.part, "^part:"),
            CallbackQueryHandler(people.recall, "^recall:"),
            CallbackQueryHandler(policy.press, "^policy:"),
            CallbackQueryHandler(summaries.press, "^(week|leader):"),
            CallbackQueryHandler(chats.other_press),
            ChatMemberHandler(chats.membership, ChatMemberHandler.MY_CHAT_MEMBER),
            TypeHandler(Update, chats.ignore),
        ]
    )
