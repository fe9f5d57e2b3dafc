"""One way of writing for what phones write in many."""

import re
import unicodedata

_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "…": ".",
        "\u00a0": " ",
        "\u202f": " ",
        "\t": " ",
        "\r": "\n",
        "•": "*",
        "·": "*",
        "●": "*",
        "→": "-",
        "\ufe0f": None,
        "\u200d": None,
        "\u200b": None,
        "\u2060": None,
    },
)
_SPOKEN_BREAK = re.compile(r"\b(?:new ?line|next line|new paragraph)\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"\bsent from (?:my|outlook|gmail|mail|yahoo|samsung)\b[^.\n]{0,40}", re.IGNORECASE
)
_SPOKEN_MARKS = (
    (re.compile(r" (?:period|full stop)(?= |\n|$)", re.IGNORECASE), "."),
    (re.compile(r" comma(?= )", re.IGNORECASE), ","),
    (re.compile(r" dash(?= )", re.IGNORECASE), " -"),
    (re.compile(r" question mark(?= |$)", re.IGNORECASE), "?"),
)


def normalise(text: str) -> str:
    """The text with plain quotes, dashes and spaces, and spoken marks turned into marks.

    "Period" and "comma" are marks only in a text that has none, as dictation writes it.
    """
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    plain = _SIGNATURE.sub("", plain.replace(" @ ", " at "))
    plain = _SPOKEN_BREAK.sub("\n", plain)
    if any(mark in plain for mark in ".,;?"):
        return plain
    for spoken, mark in _SPOKEN_MARKS:
        plain = spoken.sub(mark, plain)
    return plain
