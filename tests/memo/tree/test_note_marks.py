"""On which side of a stop the mark of a note stands."""

from __future__ import annotations

import pytest

from briefer.memo.note_marks import beside_stops
from briefer.model.inline import Emph, NoteRef, Text

A, B = NoteRef("a"), NoteRef("b")


@pytest.mark.parametrize(
    ("language", "kept"),
    [
        ("en", (Text("aid;"), A, Text(" ports."), B)),
        ("es", (Text("aid"), A, Text("; ports"), B, Text("."))),
    ],
)
def test_the_mark_stands_behind_the_stop_and_in_spanish_before_it(
    language: str, kept: tuple[object, ...]
) -> None:
    for written in (
        (Text("aid"), A, Text("; ports"), B, Text(".")),
        (Text("aid;"), A, Text(" ports."), B),
    ):
        assert beside_stops(written, language) == kept


@pytest.mark.parametrize("language", ["en", "es"])
def test_other_signs_and_stressed_words_keep_their_place(language: str) -> None:
    kept = (Text("aid (Cuba"), A, Text(") and "), Emph("Kirby."), B)
    assert beside_stops(kept, language) == kept


@pytest.mark.parametrize("language", ["en", "es"])
def test_neighbouring_texts_are_joined_and_empty_ones_dropped(language: str) -> None:
    assert beside_stops((Text(""), Text("a"), Text(" b"), A), language) == (Text("a b"), A)


def test_marks_that_stand_together_stay_together() -> None:
    assert beside_stops((Text("a"), A, B, Text(";")), "en") == (Text("a;"), A, B)
    assert beside_stops((Text("a;"), A, B), "es") == (Text("a"), A, B, Text(";"))
    assert beside_stops((A, Text(". b")), "en") == (A, Text(". b"))
