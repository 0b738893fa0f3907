"""What a reader would take for a quotation."""

from __future__ import annotations

import pytest

from briefer.memo.marks import quoted
from briefer.model.inline import Emph, InlineExtract, Text, plain_text
from briefer.model.voice import Voice

WORDS = "seeks lower tolls now"


def _quoted(text: str) -> list[str]:
    return [found.words for found in quoted((Text(text),))]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"),
        ("‟", "”"),
        ("„", "“"),
        ("„", "”"),
        ("”", "”"),
        ('"', '"'),
        ("“", '"'),
        ('"', "”"),
        ("«", "»"),
        ("»", "«"),
        ("»", "»"),
        ("‹", "›"),
        ("›", "‹"),
        ("‘", "’"),
        ("‚", "‘"),
        ("’", "’"),
        ("'", "'"),
        ("‘", "'"),
        ("``", "''"),
        ("''", "''"),
        ("「", "」"),
        ("『", "』"),
        ("〝", "〞"),
        ("❝", "❞"),
        ("＂", "＂"),
        ("″", "″"),
        ("“", ""),
        ('"', ""),
        ("«", ""),
    ],
)
def test_marks_of_every_kind_quote(opening: str, closing: str) -> None:
    end = "" if not closing else " today."
    run = (Text(f"It is said: {opening}{WORDS}{closing}{end}"),)
    (found,) = quoted(run)
    assert (found.words, found.before, found.typed) == (WORDS, "It is said: ", WORDS)
    text = plain_text(run)
    assert text[found.start : found.end] == WORDS
    assert text[found.end : found.closes] == closing


@pytest.mark.parametrize(
    "text",
    [
        "It's Biden’s idea, isn't it, and the workers' rights and the states' rights",
        'a pipe of 6" and a pipe of 8"',
        "in the ’90s, in the '90s, rock 'n' roll, ’tis so",
        "he said “” and left",
        "a stray ” mark and a stray “",
        "a board of 6” and 8” wide",
        "a range of 5–7, a dash — and another — in a sentence",
        "— an item of a list",
    ],
)
def test_apostrophes_inches_and_stray_marks_quote_nothing(text: str) -> None:
    assert [words for words in _quoted(text) if words] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“we want “peace” and no more” so", ["we want “peace” and no more"]),
        ("‘the workers’ rights and lower tolls’ are", ["the workers’ rights and lower tolls"]),
        ("‘we want “peace” now’ and", ["we want “peace” now"]),
        ("“one” and ‘two’ and «three»", ["one", "two", "three"]),
        ("“one “two” three", ["one “two” three"]),
        ("lower tolls now” is said", ["lower tolls now"]),
        ("“one” and two” so", ["one", " and two"]),
        ("—Quiero ayuda —dijo él—. La quiero ya.", ["Quiero ayuda", ". La quiero ya."]),
        ("–¿Vienes? –dijo él.", ["¿Vienes?"]),
    ],
)
def test_nested_open_and_spoken_words_are_found_whole(text: str, words: list[str]) -> None:
    assert _quoted(text) == words


def test_what_is_typed_beside_an_extract_is_told_from_it() -> None:
    own = InlineExtract("g", "the “open” gates", Voice.OWN)
    (found,) = quoted((Text("She said “we will never "), own, Emph(" close"), Text(" them”.")))
    assert found.extracts == (own,)
    assert found.words == "we will never “the “open” gates” close them"
    assert "open" not in found.typed
    assert found.typed.split() == ["we", "will", "never", "“", "”", "close", "them"]


def test_words_that_are_closed_by_hidden_marks_move_no_place() -> None:
    turned = InlineExtract("g", "\u202bwords", Voice.REPORT)
    _, found = quoted((Text("“"), turned, Text("” and “more words typed”")))
    assert found.words == "more words typed"
