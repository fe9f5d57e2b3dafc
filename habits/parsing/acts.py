"""What a clause says was done: the grammar of one statement."""

from dataclasses import dataclass, field
from enum import StrEnum

from habits.domain.engagements import Platform
from habits.parsing.clauses import Clause, Opener
from habits.parsing.details import Details, take_aside, take_detail
from habits.parsing.cursor import Cursor
from habits.parsing.lexicon import Tag
from habits.parsing.people import Who, find_name, find_who, is_capital, is_name
from habits.parsing.pieces import Piece
from habits.parsing.style import Style
from habits.parsing.tokens import Form


class Did(StrEnum):
    """What happened in a clause, as far as it matters for a conversation."""

    TALK = "talk"  # the writer and somebody, or the writer to somebody
    CAME = "came"  # somebody to the writer
    TOLD = "told"  # somebody said or asked something
    REACTED = "reacted"  # somebody replied to a post; not yet a conversation
    PRESENT = "present"  # somebody stands there, and the verb is unknown
    ROSTER = "roster"  # somebody stands there, and there is no verb
    COUNT = "count"  # a number of conversations
    WITH = "with"  # goes on: "with Dexter about parking"
    DETAIL = "detail"  # a platform, a day, minutes, a role and nobody
    ANSWERED = "answered"  # the writer to somebody who was named before
    BROADCAST = "broadcast"
    SPOKE = "spoke"  # somebody spoke; to whom decides
    ELSEWHERE = "elsewhere"  # somebody else talked to somebody
    WATCHED = "watched"
    TRIED = "tried"
    NOTE = "note"


@dataclass(slots=True)
class Act:
    """What one clause says; `before` and `after` stand on either side of the people."""

    clause: Clause
    style: Style
    did: Did = Did.NOTE
    whos: list[Who] = field(default_factory=list)
    count: int | None = None
    before: Details = field(default_factory=Details)
    after: Details = field(default_factory=Details)
    is_self: bool = False
    is_third: bool = False
    is_it: bool = False
    has_be: bool = False
    is_silent: bool = False
    is_total: bool = False
    is_theirs: bool = False
    is_negated: bool = False
    is_future: bool = False
    is_correction: bool = False
    is_nobody: bool = False
    has_note: bool = False
    is_base: bool = False
    has_done: bool = False
    asks: bool = False
    mention: Platform | None = None
    is_reached: bool = False
    has_him: bool = False
    is_answer: bool = False
    has_chat: bool = False


def read_clause(clause: Clause, style: Style) -> Act:
    """What a clause says."""
    act = Act(clause, style)
    cursor = Cursor(clause.pieces, style)
    if clause.opener is Opener.QUOTE:
        _read_quote(cursor, act)
        return act
    _read_lead(cursor, act)
    _read_body(cursor, act)
    act.has_note = act.has_note or not cursor.ended
    _read_end(cursor, act)
    if act.did is Did.NOTE and _may_have_talked(act):
        _read_anyway(clause, act)
    act.is_silent = _is_silent(clause.pieces, act)
    act.is_theirs = clause.pieces[0].low in _THEIRS
    pieces = clause.pieces if act.did is Did.BROADCAST else _plain(clause.pieces)
    act.mention = next((p.platform for p in pieces if _is_place(p)), None)
    if act.is_base and not act.has_done and not act.is_negated:
        act.is_future = True
    return act


def _may_have_talked(act: Act) -> bool:
    if act.is_third or act.is_negated or act.is_future or act.asks:
        return False
    pieces = act.clause.pieces
    told = any(piece.has(Tag.BROADCAST, Tag.SPREAD, Tag.WATCH, Tag.METRIC) for piece in pieces)
    return not told and not pieces[0].low.endswith("ing") and pieces[0].low not in _THEIRS


def _read_anyway(clause: Clause, act: Act) -> None:
    """An unknown verb, with a name and a platform: "grabbed a bench with Ana off Facebook"."""
    cursor = Cursor(clause.pieces, act.style)
    if not cursor.seek_with():
        return
    cursor.advance()
    if cursor.ended:
        return
    named = is_capital(cursor.piece) or cursor.piece.handle is not None or act.style is not Style.MIXED
    if named and _read_who(cursor, act) and act.whos and act.whos[0].is_named:
        if act.after.platform or any(_is_place(piece) for piece in clause.pieces):
            act.did = Did.TALK
            _read_end(cursor, act)
            return
    act.whos.clear()


def _plain(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces before the words about something."""
    about = next((at for at, piece in enumerate(pieces) if piece.has(Tag.ABOUT)), len(pieces))
    return pieces[:about]


def _is_place(piece: Piece) -> bool:
    return piece.platform is not None and not piece.has(Tag.REACH, Tag.REACHING, Tag.CHAT, Tag.TALK)


def _read_end(cursor: Cursor, act: Act) -> None:
    """What ends a clause behind its note: "about the roof on Slack", "... for an hour"."""
    if act.did not in (Did.TALK, Did.ANSWERED, Did.WITH, Did.CAME) or cursor.ended:
        return
    last = cursor.pieces[-1]
    still = not any(piece.low.endswith(("ing", "ed")) for piece in cursor.pieces[cursor.at :])
    if last.minutes is not None and act.after.minutes is None and act.before.minutes is None:
        act.after.minutes = last.minutes if still and cursor.pieces[-2].has(Tag.FOR) else None
    if last.low == "yesterday" and still and act.after.day is None and act.before.day is None:
        act.after.day = last.day
    if act.after.platform is None and act.before.platform is None and (act.whos or act.count):
        cursor.seek_platform()
        if not cursor.ended:
            act.after.platform = cursor.piece.platform


def _is_silent(pieces: tuple[Piece, ...], act: Act) -> bool:
    """Whether the clause says that somebody did not answer."""
    if any(piece.has(Tag.SILENT) for piece in pieces[:_OPENING]):
        return True
    return act.is_negated and not act.is_self and any(p.low in _ANSWERS for p in pieces[:_OPENING])


_ANSWERS = frozenset(
    ("answered", "replied", "responded", "reacted", "answer", "reply", "called back")
)


def _read_quote(cursor: Cursor, act: Act) -> None:
    """A pasted message, by its own words: "Hi, it's Helen from Barlow Steel"."""
    for place, piece in enumerate(cursor.pieces[:_OPENING]):
        follows = cursor.pieces[place + 1] if place + 1 < len(cursor.pieces) else None
        if piece.low in _INTRODUCTIONS or (follows is not None and follows.low == "here"):
            at = place + (piece.low in _INTRODUCTIONS)
            name, _ = find_name(cursor.pieces, at, cursor.style, strong=False)
            if name is not None:
                act.whos.append(Who(name=name))
                act.did = Did.REACTED
                return


_OPENING = 8
_INTRODUCTIONS = frozenset(("it's", "this is", "this", "i'm", "is", "am", "name's"))
_VERBS = (
    Tag.TALK, Tag.TALKING, Tag.REACH, Tag.REACHING, Tag.CHAT, Tag.BROADCAST, Tag.TRY, Tag.WATCH,
    Tag.GIVE,
)  # fmt: skip


def _read_lead(cursor: Cursor, act: Act) -> None:
    """Everything before the verb or the people: when, where, who did it, whether at all."""
    while not cursor.ended:
        if cursor.stands_for_name() or not _take_lead(cursor, act):
            return


def _take_lead(cursor: Cursor, act: Act) -> bool:
    piece = cursor.piece
    if take_detail(cursor, act.before):
        return True
    if (act.is_third and not act.is_it) or _is_verb(cursor, act):
        return False
    if piece.has(Tag.SELF):
        act.is_self = True
    elif piece.has(Tag.THIRD) and not act.is_self:
        act.is_third = True
        act.is_it = piece.low in _IT
    elif piece.has(Tag.CORRECT) and not act.is_self:
        act.is_correction = True
    known = (
        piece.has(*_SKIPPED)
        or piece.form is Form.HASHTAG
        or _leads_to_source(cursor)
        or (piece.has(Tag.TURN) and act.before.platform is not None)
    )
    infinitive = piece.has(Tag.TO) and act.is_future
    if (piece.low == "one" and cursor.is_before_verb()) or piece.low.endswith("ly"):
        known = bool(piece.tags)
    if not (known or infinitive or cursor.leads_to_chat()):
        return False
    act.before.is_each = act.before.is_each or piece.has(Tag.EACH)
    _weigh(piece, act)
    cursor.advance()
    return True


_SKIPPED = (
    Tag.SELF, Tag.THIRD, Tag.CORRECT, Tag.FILL, Tag.HAVE, Tag.NEG, Tag.FUTURE, Tag.GREET, Tag.ALL,
    Tag.TOTAL, Tag.BE, Tag.AND, Tag.EACH, Tag.FORWARD, Tag.BUT, Tag.ASK, Tag.COMMAND,
)  # fmt: skip


_IT = frozenset(("it", "that", "this", "it's", "that's", "this is", "that is", "it was", "that was"))


def _leads_to_source(cursor: Cursor) -> bool:
    """ "An answer from Lars": an article before what came from somebody."""
    if not cursor.piece.has(Tag.DET):
        return False
    left = cursor.left()
    return any(
        piece.has(Tag.TURN) and after.low == "from"
        for piece, after in zip(left[1:4], left[2:5], strict=False)
    )


def _weigh(piece: Piece, act: Act) -> None:
    act.is_negated = act.is_negated or piece.has(Tag.NEG)
    act.is_future = act.is_future or piece.has(Tag.FUTURE)
    act.is_nobody = act.is_nobody or piece.has(Tag.NOBODY)
    act.asks = act.asks or piece.has(Tag.ASK)
    act.is_total = act.is_total or piece.has(Tag.TOTAL)
    act.has_done = act.has_done or not _DONE.isdisjoint(piece.low.split())
    act.has_be = act.has_be or piece.has(Tag.BE)


_DONE = frozenset("did managed manage able got finished had been was were has just wrapped".split())


def _is_verb(cursor: Cursor, act: Act) -> bool:
    piece = cursor.piece
    if not piece.has(*_VERBS):
        return False
    if piece.has(Tag.HAVE, Tag.FILL, Tag.GREET, Tag.CORRECT) and not piece.has(
        Tag.TALK, Tag.BROADCAST
    ):
        return cursor.verb_has_object()
    return True


def _read_body(cursor: Cursor, act: Act) -> None:
    if cursor.ended:
        act.did = Did.DETAIL
        act.is_future = act.is_future and act.before.minutes is None
        return
    piece = cursor.piece
    if piece.has(Tag.ABOUT) and not piece.has(Tag.TALK, Tag.REACH):
        act.did = Did.DETAIL
    elif act.is_third:
        _read_third(cursor, act)
    elif piece.has(Tag.NOBODY):
        act.is_nobody = act.is_negated = True
        act.did = Did.TALK
        cursor.advance()
    elif cursor.stands_for_name():
        _read_people(cursor, act)
    else:
        _read_verb(cursor, act)


def _read_third(cursor: Cursor, act: Act) -> None:
    act.did = Did.NOTE
    if cursor.piece.has(Tag.INBOX):
        act.did = Did.CAME


def _read_verb(cursor: Cursor, act: Act) -> None:
    piece = cursor.piece
    for tags, read in _READERS:
        if piece.has(*tags):
            read(cursor, act)
            return
    if piece.number is not None and cursor.counts():
        _read_count(cursor, act)
    else:
        _read_people(cursor, act)


def _read_talk(cursor: Cursor, act: Act) -> None:
    """A verb or noun that takes "with": talked, chat, coffee."""
    if cursor.piece.has(Tag.REACH) and not cursor.leads_to_with():
        _read_reach(cursor, act)
        return
    verb = cursor.take()
    act.did = Did.TALK
    act.has_chat = act.has_chat or verb.has(Tag.CHAT)
    act.is_base = act.is_base or (verb.has(Tag.TALKING) and not verb.has(Tag.TALK, Tag.CHAT))
    act.before.put_platform(verb)
    if act.is_negated and not cursor.ended and cursor.piece.low in _NOT_LONG:
        act.is_negated = False
    if verb.has(Tag.CHAT) and not cursor.ended and cursor.piece.has(Tag.REACH, Tag.TALK, Tag.CHAT):
        act.before.put_platform(cursor.take())
    _read_partner(cursor, act, direct=verb.low in _DIRECT)


def _read_chat(cursor: Cursor, act: Act) -> None:
    """ "Ring Mr. Abbott" is a verb, "ring with Mr. Abbott" a noun."""
    after = cursor.ahead()
    takes = after is not None and (after.has(Tag.TITLE) or is_name(after, cursor.style, strong=False))
    if takes and cursor.piece.has(Tag.REACHING, Tag.TALKING):
        cursor.advance()
        act.did, act.is_base = Did.TALK, True
        _read_who(cursor, act)
    else:
        _read_talk(cursor, act)


_NOT_LONG = frozenset(("long", "much", "for long"))
_DIRECT = frozenset(
    ("met", "facetimed", "skyped", "bumped into", "ran into", "meet", "got hold of")
)


def _read_partner(cursor: Cursor, act: Act, *, direct: bool) -> None:
    while not cursor.ended:
        if cursor.is_mass():
            act.did = Did.BROADCAST
            return
        if direct and _read_who(cursor, act):
            return
        if take_detail(cursor, act.before):
            continue
        piece = cursor.piece
        if piece.has(Tag.WITH, Tag.TO) or (act.has_chat and piece.low == "from"):
            cursor.advance()
            if not cursor.ended and cursor.piece.low == "with":
                cursor.advance()
            if _read_who(cursor, act):
                return
        elif piece.has(Tag.ABOUT):
            act.has_note = True
            if not cursor.seek_with():
                return
        elif not _pass_over(cursor, act):
            return


def _pass_over(cursor: Cursor, act: Act) -> bool:
    """Words between a verb and the people: adverbs, articles, a number of conversations."""
    piece = cursor.piece
    if piece.has(Tag.NOBODY):
        act.is_nobody = act.is_negated = True
    _weigh(piece, act)
    if piece.form not in (Form.WORD, Form.NUMBER):
        return False
    cursor.advance()
    return True


def _read_reach(cursor: Cursor, act: Act) -> None:
    """A verb that takes the person itself: answered, messaged, called."""
    verb = cursor.take()
    if verb.has(Tag.TURN, Tag.CHAT) and not cursor.ended and cursor.piece.has(Tag.WITH):
        cursor.at -= 1
        _read_talk(cursor, act)
        return
    act.did, act.is_reached = Did.TALK, True
    if verb.has(Tag.TURN) and not cursor.ended and cursor.piece.low == "from":
        _read_source(cursor, act)
        return
    act.is_base = verb.has(Tag.REACHING) and not verb.has(Tag.REACH)
    act.before.put_platform(verb)
    while not cursor.ended:
        if cursor.piece.has(Tag.ALL) or not _is_between(cursor):
            break
        if not take_detail(cursor, act.before):
            cursor.advance()
    if cursor.ended:
        act.did = Did.ANSWERED
    elif cursor.piece.number is not None and cursor.leads_to_turn():
        _read_count(cursor, act)
        return
    elif cursor.is_mass():
        act.did, act.has_note = Did.BROADCAST, True
        return
    elif not _read_owner(cursor, act) and not _read_who(cursor, act):
        act.did = Did.ANSWERED
    act.is_answer = verb.low.startswith(_ANSWERING)
    if verb.low == "heard from" and not cursor.ended and cursor.piece.low == "that":
        act.did = Did.WATCHED
    if (
        act.did is Did.ANSWERED
        and not verb.has(Tag.REACH, Tag.REACHING, Tag.REACT)
        and not act.has_him
    ):
        act.did, act.has_note = Did.NOTE, True


def _read_source(cursor: Cursor, act: Act) -> None:
    """ "A message from Hugo": he came to the writer."""
    cursor.advance()
    act.did = Did.NOTE
    if not cursor.ended and _read_who(cursor, act) and act.whos:
        act.did = Did.CAME


_ANSWERING = (
    "answer", "repl", "respon", "got back", "get back", "wrote", "write", "writing", "react",
    "call back", "message back",
)  # fmt: skip


def _is_between(cursor: Cursor) -> bool:
    piece = cursor.piece
    if cursor.stands_for_name() or cursor.describes_people():
        return False
    if piece.handle is not None:
        return False
    link = piece.has(
        Tag.TO, Tag.WITH, Tag.TURN, Tag.FROM, Tag.FILL, Tag.CHAT, Tag.PART, Tag.NOW, Tag.ON
    )
    article = piece.has(Tag.DET, Tag.OUR) and cursor.leads_to_turn()
    return link or article or piece.platform is not None or piece.day is not None


def _read_owner(cursor: Cursor, act: Act) -> bool:
    """A comment or question by its owner: "answered Milan's question"."""
    if not cursor.owns_turn():
        return False
    owner = cursor.take_owner()
    name = " ".join(piece.text for piece in owner)
    is_role = owner[-1].has(Tag.PEOPLE, Tag.TRADE) or owner[-1].audience is not None
    act.whos.append(Who(count=1, audience=owner[-1].audience) if is_role else Who(name=name))
    _read_tail(cursor, act)
    return True


def _read_who(cursor: Cursor, act: Act) -> bool:
    """The people in the place of an object, and what stands behind them."""
    piece = cursor.piece
    if (piece.has(Tag.HIM) or cursor.is_all()) and not cursor.describes_people():
        cursor.advance()
        act.did, act.has_him = Did.ANSWERED, True
        _read_tail(cursor, act)
        return True
    if piece.has(Tag.NOBODY):
        act.is_nobody = act.is_negated = True
        cursor.advance()
        return True
    who, after = find_who(cursor.pieces, cursor.at, cursor.style, strong=True)
    if who is None:
        return False
    cursor.at = after
    act.whos.append(who)
    _read_tail(cursor, act)
    return True


def _read_tail(cursor: Cursor, act: Act) -> None:
    """What stands behind people, until something is told about them."""
    while not cursor.ended:
        piece = cursor.piece
        if take_detail(cursor, act.after) or take_aside(cursor, act.after):
            continue
        if piece.form is Form.HASHTAG:
            pass
        elif piece.has(Tag.FUTURE) and act.is_base:
            act.is_future = True
        elif piece.low in _COMPANY and act.whos:
            _take_company(cursor, act)
            continue
        elif piece.handle is not None:
            _take_handle(cursor, act)
            continue
        elif cursor.take_place():
            continue
        elif piece.has(Tag.ABOUT) or not piece.has(
            Tag.FILL, Tag.ALL, Tag.EACH, Tag.TOTAL, Tag.TURN
        ):
            return
        act.after.is_each = act.after.is_each or piece.has(Tag.EACH)
        cursor.advance()


def _take_handle(cursor: Cursor, act: Act) -> None:
    """A handle or link behind a name is that person's, behind a handle somebody else's."""
    piece = cursor.take()
    last = act.whos[-1] if act.whos else None
    if last is not None and last.name is not None and last.handle is None:
        act.whos[-1] = Who(last.name, piece.handle, 0, last.audience, piece.platform, last.company)
    else:
        act.whos.append(Who(handle=piece.handle, platform=piece.platform))


_COMPANY = frozenset(("from", "of", "at", "over at"))


def _take_company(cursor: Cursor, act: Act) -> None:
    cursor.advance()
    words = []
    while not cursor.ended and cursor.in_company(started=bool(words)):
        words.append(cursor.take().text)
    if words and words[-1][0].isupper():
        act.after.company = " ".join(words)


def _read_count(cursor: Cursor, act: Act) -> None:
    """A number of conversations, with or without the noun."""
    act.count = cursor.take().number
    act.did = Did.COUNT
    while not cursor.ended:
        piece = cursor.piece
        if take_detail(cursor, act.after) or take_aside(cursor, act.after):
            continue
        if piece.has(Tag.BROADCAST, Tag.METRIC) and not (piece.has(Tag.CHAT) or act.is_reached):
            act.did = Did.BROADCAST
            return
        act.is_total = act.is_total or piece.has(Tag.TOTAL)
        if piece.has(Tag.WITH, Tag.TO) and act.has_chat:
            cursor.advance()
            _read_who(cursor, act)
            return
        if (
            not piece.has(
                Tag.FILL, Tag.CHAT, Tag.TURN, Tag.PEOPLE, Tag.REST, Tag.TOTAL, Tag.DET, Tag.FROM
            )
            and piece.audience is None
        ):
            return
        act.has_chat = act.has_chat or piece.has(Tag.CHAT)
        act.after.audience = act.after.audience or piece.audience
        cursor.advance()


def _read_people(cursor: Cursor, act: Act) -> None:
    """People where a sentence has its subject, and what they did."""
    capital = cursor.piece.text[0].isupper()
    strong = cursor.stands_for_name() or (act.before.platform is not None and capital)
    who, after = find_who(cursor.pieces, cursor.at, cursor.style, strong=strong)
    if who is None or cursor.is_amount(after) or (act.has_be and not capital):
        _read_unknown(cursor, act)
        return
    cursor.at = after
    act.whos.append(who)
    act.did = Did.ROSTER
    _read_tail(cursor, act)
    _read_predicate(cursor, act)


def _read_unknown(cursor: Cursor, act: Act) -> None:
    """No verb and nobody that is known: "went to the comments with Ezra"."""
    act.did = Did.NOTE
    act.has_note = True
    left = cursor.left()
    came = next((step for step, piece in enumerate(left) if piece.has(Tag.INBOX)), None)
    if came is not None and not act.is_self:
        cursor.at += came
        act.did = Did.CAME
        _read_rest(cursor, act)
        return
    if not act.is_self and any(piece.has(Tag.TALK, Tag.REACH) for piece in left[1:]):
        act.did = Did.ELSEWHERE
        return
    if not act.is_third and cursor.seek_turn():
        _read_talk(cursor, act)
        return
    if (act.is_self or act.before.platform is not None) and cursor.seek_with():
        cursor.advance()
        if not cursor.ended and _read_who(cursor, act) and act.whos:
            act.did = Did.TALK


def _read_predicate(cursor: Cursor, act: Act) -> None:
    if cursor.ended or cursor.piece.has(Tag.ABOUT, Tag.ON, Tag.FOR, Tag.WITH):
        return
    while (
        not cursor.ended
        and cursor.piece.has(Tag.FILL, Tag.ALL, Tag.NEG)
        and not cursor.piece.has(*_PREDICATES_TAGS)
    ):
        _weigh(cursor.piece, act)
        cursor.advance()
    if cursor.ended:
        return
    piece = cursor.piece
    if piece.has(Tag.CHAT) and any(later.has(Tag.WITH) for later in cursor.left()):
        act.whos.clear()
        _read_talk(cursor, act)
        return
    act.did = next((did for tag, did in _PREDICATES if piece.has(tag)), Did.PRESENT)
    after = cursor.ahead()
    if act.did in (Did.TOLD, Did.REACTED) and after is not None and after.low in _THEM:
        act.did = Did.ELSEWHERE
    if cursor.pieces[0].low in _THEIRS:
        act.did, act.has_note = Did.NOTE, True
        return
    if act.did is Did.REACTED and not _is_to_us(cursor):
        act.did = Did.ELSEWHERE
    if act.did is Did.SPOKE:
        act.did = Did.ELSEWHERE if cursor.seek_with() else Did.TOLD
    if act.did is Did.PRESENT and piece.form is not Form.WORD:
        act.did = Did.ROSTER
        return
    if act.did is Did.PRESENT and piece.has(Tag.BE) and act.whos[0].count:
        _read_complement(cursor, act)
        return
    if act.did is Did.PRESENT:
        _weigh(piece, act)
        if any(p.has(Tag.INBOX) for p in cursor.left()):
            act.did = Did.CAME
    _read_rest(cursor, act)


_THEM = frozenset(("him", "them"))
_THEIRS = frozenset(("his", "her", "their", "its"))


def _is_to_us(cursor: Cursor) -> bool:
    """Whether a reply of somebody else's is one to the writer."""
    after = cursor.left()[1:4]
    if not after or after[0].has(Tag.ABOUT, Tag.ON, Tag.FILL) or after[0].platform or after[0].day:
        return True
    return any(piece.has(Tag.ME) or piece.low in ("my", "our", "on my") for piece in after)


def _read_rest(cursor: Cursor, act: Act) -> None:
    """Platform and day right behind the verb."""
    act.has_note = True
    if act.did is Did.PRESENT:
        return
    act.before.put_platform(cursor.piece)
    cursor.advance()
    while not cursor.ended:
        if take_detail(cursor, act.after):
            continue
        if not cursor.piece.has(Tag.ME, Tag.OUR, Tag.TURN, Tag.FILL, Tag.ON, Tag.TO, Tag.DET):
            return
        cursor.advance()


def _read_complement(cursor: Cursor, act: Act) -> None:
    """ "The other three were followers on Facebook"."""
    cursor.advance()
    who, after = find_who(cursor.pieces, cursor.at, cursor.style, strong=True)
    if who is None:
        act.did = Did.PRESENT
        return
    cursor.at = after
    act.did = Did.ROSTER
    act.after.audience = who.audience
    if who.is_named and act.whos[0].count == 1:
        act.whos[0] = who
    _read_tail(cursor, act)


_PREDICATES = (
    (Tag.INBOX, Did.CAME),
    (Tag.NOBODY, Did.TRIED),
    (Tag.BROADCAST, Did.BROADCAST),
    (Tag.TELL, Did.TOLD),
    (Tag.REACT, Did.REACTED),
    (Tag.TALK, Did.SPOKE),
    (Tag.REACH, Did.ELSEWHERE),
    (Tag.TALKING, Did.ELSEWHERE),
    (Tag.REACHING, Did.ELSEWHERE),
    (Tag.FUTURE, Did.NOTE),
)
_PREDICATES_TAGS = tuple(tag for tag, _ in _PREDICATES)


def _read_with(cursor: Cursor, act: Act) -> None:
    """Goes on with another person: "with Dexter about parking", "for Cheryl"."""
    cursor.advance()
    if cursor.ended or not _read_who(cursor, act):
        act.did, act.has_note = Did.NOTE, True
    elif act.did is Did.NOTE:
        placed = act.before.platform is not None or act.before.minutes is not None
        act.did = Did.TALK if placed else Did.WITH


def _read_broadcast(cursor: Cursor, act: Act) -> None:
    act.did, act.has_note = Did.BROADCAST, True
    cursor.advance()
    while not cursor.ended and not act.before.platform:
        if not take_detail(cursor, act.before):
            cursor.advance()


def _read_give(cursor: Cursor, act: Act) -> None:
    """ "Gave Ben a ring": counts with the thing that was given."""
    left = cursor.left()
    if any(piece.has(Tag.TURN, Tag.CHAT, Tag.HIM) for piece in left[1:]):
        _read_reach(cursor, act)
    else:
        act.did, act.has_note = Did.NOTE, True


def _read_inbox(cursor: Cursor, act: Act) -> None:
    """ "Wrote to me on Instagram": whoever was named before came to the writer."""
    act.did = Did.CAME
    _read_rest(cursor, act)


def _read_turn(cursor: Cursor, act: Act) -> None:
    """ "Long thread with Marcus": a part of a conversation that stands for all of it."""
    if any(piece.has(Tag.WITH) for piece in cursor.left()):
        _read_talk(cursor, act)
    else:
        act.did, act.has_note = Did.NOTE, True


def _read_tell(cursor: Cursor, act: Act) -> None:
    """ "Asked Ben about it" is the writer's; "asked for prices" is not."""
    if not (act.is_self or cursor.verb_has_object()):
        act.did, act.has_note = Did.NOTE, True
        return
    _read_reach(cursor, act)
    if not cursor.ended and cursor.piece.has(Tag.TO) and act.did is Did.TALK:
        act.did = Did.ELSEWHERE


def _read_watch(cursor: Cursor, act: Act) -> None:
    act.did, act.has_note = Did.WATCHED, True


def _read_try(cursor: Cursor, act: Act) -> None:
    act.did, act.has_note = Did.TRIED, True


_READERS = (
    ((Tag.TALK,), _read_talk),
    ((Tag.TRY,), _read_try),
    ((Tag.REACH,), _read_reach),
    ((Tag.BROADCAST,), _read_broadcast),
    ((Tag.CHAT, Tag.TALKING), _read_chat),
    ((Tag.TELL,), _read_tell),
    ((Tag.REACT,), _read_reach),
    ((Tag.REACHING,), _read_reach),
    ((Tag.WATCH,), _read_watch),
    ((Tag.GIVE,), _read_give),
    ((Tag.INBOX,), _read_inbox),
    ((Tag.WITH, Tag.TO, Tag.FOR), _read_with),
    ((Tag.TURN,), _read_turn),
)
