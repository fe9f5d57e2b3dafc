"""What leaders say about people in words: who somebody is, how they are called, where they work."""

import re
from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from bot.handlers.replying import Moment
from config.lexicon import load_lexicon
from habits.actions import merging, profile, sharing
from habits.actions.brief import Brief, brief
from habits.actions.profile import ASKS_PART, Part
from habits.actions.seeking import WhichOne, seek, whom
from habits.domain.contacts import Cadence
from habits.domain.engagements import Audience
from habits.domain.members import Member
from habits.parsing import read
from habits.storage import questions
from habits.storage.questions import Question

_NAME = r"(?P<name>@?[^\W\d_][^\n?!,;:]{0,80}?)"
_WHO = re.compile(
    rf"(?:(?:so )?who(?:'s| is| was)|(?:what|anything)(?: do (?:i|we) know)? about|tell me about) {_NAME}(?: again)?[?.! ]*",
    re.IGNORECASE,
)
_ALSO = re.compile(
    rf"{_NAME} is (?:also (?:called|known as)|aka|the same(?: person)? as) (?P<said>[^\n]{{1,200}}?)[. ]*",
    re.IGNORECASE,
)
_SAME = re.compile(
    rf"{_NAME} and (?P<said>[^\n]{{1,200}}?) are (?:the same(?: person)?|one person)[. ]*",
    re.IGNORECASE,
)
_WORKS = re.compile(rf"{_NAME} works (?:at|for|with) (?P<said>[^\n]{{1,200}}?)[. ]*", re.IGNORECASE)
_RHYTHM = re.compile(rf"{_NAME} is (?P<said>close|wider)[. ]*", re.IGNORECASE)
_RENAMED = re.compile(
    rf"(?:rename {_NAME} to|{_NAME.replace('?P<name>', '?P<whose>')}(?:'s| is) (?:full |real )?name(?: is)?) (?P<said>[^\n]{{1,200}}?)[. ]*",
    re.IGNORECASE,
)
_REACHED = re.compile(
    rf"{_NAME} is (?P<said>(?:@|https?://|www\.|u/)\S+(?: [^\n]{{1,30}})?)", re.IGNORECASE
)
_REMEMBER = re.compile(
    r"(?:please )?(?:remember|note)(?: that|:)? (?P<said>\S[^\n]{0,600})", re.IGNORECASE
)
_AUDIENCES: Mapping[str, Audience] = {
    **{one.value: one for one in Audience if one is not Audience.UNKNOWN},
    "colleague": Audience.EMPLOYEE,
    "client": Audience.CUSTOMER,
    "journalist": Audience.PRESS,
    "supplier": Audience.PARTNER,
}
_IS_A = re.compile(
    rf"{_NAME} is (?:an?|our|one of our) (?P<said>{'|'.join(_AUDIENCES)})[. ]*", re.IGNORECASE
)
ASKS_OF_WHOM = "of_whom"
"""The question of whom something is to be remembered."""
_NAME_WORDS = 4
"""How many words a name may have that begins a sentence."""
_FEW_WORDS = 6
"""An answer to what was asked is hardly longer."""


def heard(
    conn: Connection,
    whose: Member,
    moment: Moment,
    asked: Question | None,
    text: str,
    *,
    is_log: bool,
) -> object | None:
    """What comes of a text that asks or tells about somebody known, or says what was asked; None for all others."""
    plain = text.strip().replace("’", "'")
    if asked is not None and asked.kind == ASKS_PART and asked.member_id == whose.id:
        answer = _answered(conn, whose, moment, asked, plain, is_log=is_log)
        if answer is not None:
            return answer
    if is_log or "\n" in plain:
        return None
    wanted = _WHO.fullmatch(plain)
    if wanted is not None:
        known = whom(conn, whose, wanted["name"])
        is_name = bool(known) or wanted["name"][:1].isupper()
        return seek(conn, whose, wanted["name"], moment.at) if is_name else None
    said = _REMEMBER.fullmatch(plain)
    if said is not None:
        return remember(conn, whose, moment, said["said"])
    return _told(conn, whose, moment, plain)


def remember(conn: Connection, whose: Member, moment: Moment, said: str) -> Brief | WhichOne | None:
    """What comes of words that begin with a name, the rest of which is to be remembered; None where nobody has it."""
    words = said.strip().replace("’", "'").split()
    for end in range(min(_NAME_WORDS, len(words) - 1), 0, -1):
        name = re.sub(r"'s?$", "", " ".join(words[:end])).strip(",:")
        known, rest = whom(conn, whose, name), " ".join(words[end:])
        if len(known) == 1:
            sharing.remember(conn, whose, known[0].person, rest, moment.at)
            return brief(conn, whose, known[0].person, moment.at)
        if known:
            questions.ask(conn, whose, ASKS_OF_WHOM, {"said": rest}, moment.at)
            return WhichOne(name, known, remembers=True)
    return None


_Tell = Callable[[Connection, Member, Moment, int, str], object | None]


def _told(conn: Connection, whose: Member, moment: Moment, plain: str) -> object | None:
    for pattern, tell in _TOLD:
        said = pattern.fullmatch(plain)
        if said is None:
            continue
        name = said["name"] or said.groupdict().get("whose") or ""
        known = whom(conn, whose, name)
        if len(known) > 1:
            return WhichOne(name, known)
        return _done(conn, whose, moment, known[0].person, tell, said["said"]) if known else None
    return None


def _done(
    conn: Connection, whose: Member, moment: Moment, person: int, tell: _Tell, said: str
) -> object | None:
    return tell(conn, whose, moment, person, said.strip()) or brief(conn, whose, person, moment.at)


def _answered(
    conn: Connection, whose: Member, moment: Moment, asked: Question, plain: str, *, is_log: bool
) -> object | None:
    """What the words say that were asked for; None where they log a conversation, or are too many."""
    part = Part(asked.facts["part"])
    reaches = part is Part.HANDLE and plain.startswith(("@", "http", "www.", "u/"))
    asks = plain.endswith("?") or _WHO.fullmatch(plain) or _REMEMBER.fullmatch(plain)
    if asks or (is_log and not reaches) or len(plain.split()) > _FEW_WORDS:
        return None
    questions.close(conn, moment.chat)
    return _done(conn, whose, moment, asked.facts["person"], _PARTS[part], plain)


def _same(conn: Connection, whose: Member, moment: Moment, person: int, said: str) -> object | None:
    """One more record or name of somebody; where it may be several people, they are shown to choose from."""
    known = [one for one in whom(conn, whose, said) if one.person != person]
    exact = [one for one in known if one.name.casefold() == said.casefold()] or known
    if len(exact) > 1:
        kept = brief(conn, whose, person, moment.at)
        return merging.SameAsked(merging.found(conn, whose, kept.person.id), exact)
    if exact:
        return merging.merge(conn, whose, person, exact[0].person, moment.at)
    return merging.also_called(conn, whose, person, said, moment.at)


def _reach(conn: Connection, whose: Member, moment: Moment, person: int, said: str) -> None:
    """A handle or a link, read as the reader of logs does."""
    reading = read(f"Talked to {said}", moment.at, load_lexicon())
    for one in (*reading.conversations, *reading.doubts):
        if one.person is not None and one.person.handle:
            profile.add_handle(conn, whose, person, one.platform, one.person.handle)


_rename: _Tell = lambda conn, whose, _, person, said: profile.rename(conn, whose, person, said)  # noqa: E731
_company: _Tell = lambda conn, whose, _, person, said: profile.set_company(  # noqa: E731
    conn, whose, person, said
)
_audience: _Tell = lambda conn, whose, _, person, said: profile.set_audience(  # noqa: E731
    conn, whose, person, _AUDIENCES[said.casefold()]
)
_cadence: _Tell = lambda conn, whose, _, person, said: profile.set_cadence(  # noqa: E731
    conn, whose, person, Cadence(said.casefold())
)
_PARTS: Mapping[Part, _Tell] = {
    Part.NAME: _rename,
    Part.COMPANY: _company,
    Part.HANDLE: _reach,
    Part.SAME: _same,
}
_TOLD: tuple[tuple[re.Pattern[str], _Tell], ...] = (
    (_ALSO, _same),
    (_SAME, _same),
    (_WORKS, _company),
    (_RENAMED, _rename),
    (_REACHED, _reach),
    (_RHYTHM, _cadence),
    (_IS_A, _audience),
)
