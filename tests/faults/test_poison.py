"""Updates that nobody can handle: they are set aside, and stop neither their batch nor their chat."""

from typing import Any

from tests.faults.company import company
from tests.faults.leaders import SUNDAY, ZONES
from tests.faults.records import dead_letters
from tests.faults.scene import Scene

Json = dict[str, Any]


def _message(chat: object, **other: object) -> Json:
    sender = {"id": 1, "is_bot": False, "first_name": "Dana"}
    message = {"message_id": 99, "date": int(SUNDAY.timestamp()), "text": "Talked to Dana"}
    return {"message": message | {"chat": chat, "from": sender} | other}


def test_a_poison_update_is_set_aside_and_its_batch_and_chat_go_on(scene: Scene) -> None:
    firm = company(scene, ZONES)
    chats = [{"id": leader.person.id, "type": "private"} for leader in firm.leaders]
    poison = [
        _message(chats[0], **{"from": None}),
        _message(chats[1], date="yesterday"),
        _message(chats[2], entities=[{"type": "bold"}]),
        _message("nowhere"),
        _message({"id": None, "type": "private"}),
        _message({"id": "many", "type": "private"}),
    ]
    scene.bot.inject(*poison)
    firm.talk.everybody()
    scene.start()
    firm.calm()
    errors = scene.look(dead_letters)
    assert len(errors) == len(poison), errors
    assert all(errors)
    wrong = [line for line in firm.account().wrong if not line.startswith("set aside")]
    assert not wrong
