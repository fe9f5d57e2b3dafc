"""Texts: their limits, their HTML, what Telegram finds in them."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.client import Person
from bot.sandbox.html import parse_html
from bot.sandbox.showing import as_html
from tests.sandbox.conftest import Raw


def _entity(kind: str, offset: int, length: int, **more: object) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b> <strong>b</strong>", "a b", [_entity("bold", 0, 1), _entity("bold", 2, 1)]),
        ("<i>a</i><em>b</em>", "ab", [_entity("italic", 0, 1), _entity("italic", 1, 1)]),
        ("<u>a</u> <ins>b</ins>", "a b", [_entity("underline", 0, 1), _entity("underline", 2, 1)]),
        (
            "<s>a</s> <strike>b</strike> <del>c</del>",
            "a b c",
            [_entity("strikethrough", place, 1) for place in (0, 2, 4)],
        ),
        (
            '<tg-spoiler>a</tg-spoiler> <span class="tg-spoiler">b</span>',
            "a b",
            [_entity("spoiler", 0, 1), _entity("spoiler", 2, 1)],
        ),
        ("<code>x = 1</code>", "x = 1", [_entity("code", 0, 5)]),
        ('<code class="language-py">x</code>', "x", [_entity("code", 0, 1)]),
        ("<pre>x</pre>", "x", [_entity("pre", 0, 1)]),
        (
            '<pre><code class="language-py">x</code></pre>',
            "x",
            [_entity("pre", 0, 1, language="py")],
        ),
        ("<blockquote>q</blockquote>", "q", [_entity("blockquote", 0, 1)]),
        (
            "<blockquote expandable>q</blockquote>",
            "q",
            [_entity("expandable_blockquote", 0, 1)],
        ),
        (
            '<a href="https://x.com/a?b=1&amp;c=2">go</a>',
            "go",
            [_entity("text_link", 0, 2, url="https://x.com/a?b=1&c=2")],
        ),
        ("<a href='x.com'>go</a>", "go", [_entity("text_link", 0, 2, url="http://x.com/")]),
        ('<a href="http://localhost/">go</a>', "go", []),
        ("<b><i>a</i>b</b>", "ab", [_entity("bold", 0, 2), _entity("italic", 0, 1)]),
        ("😀<b>é</b>", "😀é", [_entity("bold", 2, 1)]),
        ("<b></b>x", "x", []),
        ("<B>a</B>", "a", [_entity("bold", 0, 1)]),
        ("&lt;b&gt; &amp; &quot; &#39; &#x1F600; &nbsp; & &lt", "<b> & \" ' 😀 &nbsp; & <", []),
        ("  <b> a </b>  ", " a", [_entity("bold", 0, 2)]),
        ("\n\n a \n", "a", []),
        ("a\tb\rc", "a bc", []),
    ],
)
async def test_html_becomes_text_and_entities(
    raw: Raw, dana: Person, source: str, text: str, entities: list[dict[str, object]]
) -> None:
    answer = await raw("sendMessage", chat_id=dana.id, text=source, parse_mode="HTML")
    assert answer.result["text"] == text
    marked = answer.result.get("entities", [])
    assert [one for one in marked if one["type"] not in ("url", "bot_command")] == entities


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("ab <br> c", 'Unsupported start tag "br" at byte offset 3'),
        ("é <p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ('<a "x">z</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_a_mistake_in_html_is_named_with_its_place(
    raw: Raw, dana: Person, source: str, reason: str
) -> None:
    answer = await raw("sendMessage", chat_id=dana.id, text=source, parse_mode="html")
    assert answer.refusal == f"Bad Request: can't parse entities: {reason}"


async def test_without_a_parse_mode_tags_are_text(raw: Raw, dana: Person) -> None:
    await raw("sendMessage", chat_id=dana.id, text="<b>a</b>")
    assert (dana.see()[-1].text, dana.see()[-1].html) == ("<b>a</b>", "&lt;b&gt;a&lt;/b&gt;")


async def test_entities_may_be_given_instead(raw: Raw, dana: Person) -> None:
    bold = [_entity("bold", 0, 2)]
    answer = await raw("sendMessage", chat_id=dana.id, text="hi you", entities=bold)
    assert answer.result["entities"] == bold


async def test_a_parse_mode_that_is_not_played_is_refused(raw: Raw, dana: Person) -> None:
    answer = await raw("sendMessage", chat_id=dana.id, text="*a*", parse_mode="MarkdownV2")
    assert answer.refusal == "Bad Request: unsupported parse_mode"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("a" * 4096, 200),
        ("a" * 4097, 400),
        ("<b>" + "a" * 4096 + "</b>", 200),
        ("&amp;" * 4096, 200),
        ("😀" * 2048, 200),
        ("😀" * 2049, 400),
        (" " * 10 + "a" * 4096 + " " * 10, 200),
    ],
)
async def test_a_text_has_4096_units_of_utf16_after_parsing(
    raw: Raw, dana: Person, text: str, status: int
) -> None:
    answer = await raw("sendMessage", chat_id=dana.id, text=text, parse_mode="HTML")
    assert answer.status == status
    if status != 200:
        assert answer.refusal == "Bad Request: message is too long"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "<b></b>", "<i> </i>"])
async def test_a_text_of_nothing_is_refused(raw: Raw, dana: Person, text: str) -> None:
    answer = await raw("sendMessage", chat_id=dana.id, text=text, parse_mode="HTML")
    assert answer.refusal == "Bad Request: message text is empty"


async def test_half_a_surrogate_pair_is_refused(raw: Raw, dana: Person) -> None:
    answer = await raw("sendMessage", chat_id=dana.id, text="a\ud83d")
    assert answer.refusal == "Bad Request: strings must be encoded in UTF-8"


async def test_commands_mentions_tags_and_addresses_are_found(raw: Raw, dana: Person) -> None:
    text = "/start@fifteen_bot 😀 @sally_k #ideas x.com/a, https://y.org/b. joe@x.com 3/4 a@b"
    answer = await raw("sendMessage", chat_id=dana.id, text=text)
    units = text.encode("utf-16-le")
    found = [
        (
            one["type"],
            units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"),
        )
        for one in answer.result["entities"]
    ]
    assert found == [
        ("bot_command", "/start@fifteen_bot"),
        ("mention", "@sally_k"),
        ("hashtag", "#ideas"),
        ("url", "x.com/a"),
        ("url", "https://y.org/b"),
        ("email", "joe@x.com"),
    ]


async def test_nothing_is_found_inside_code(raw: Raw, dana: Person) -> None:
    text = "<code>/start</code>"
    answer = await raw("sendMessage", chat_id=dana.id, text=text, parse_mode="HTML")
    assert [one["type"] for one in answer.result["entities"]] == ["code"]


_TAG = st.sampled_from(["b", "i", "u", "s", "code", "tg-spoiler", "blockquote"])
_PIECE = st.text(alphabet=st.sampled_from('ab<>&"é😀 \n'), max_size=6).map(html.escape)
_HTML = st.recursive(
    _PIECE,
    lambda inner: st.lists(
        st.one_of(_PIECE, st.tuples(_TAG, inner).map(lambda pair: "<{0}>{1}</{0}>".format(*pair))),
        max_size=4,
    ).map("".join),
)


@given(_HTML)
def test_what_is_shown_parses_back_to_the_same(source: str) -> None:
    text, entities = parse_html(source)
    assert parse_html(as_html(text, entities)) == (text, entities)
