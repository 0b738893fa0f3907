from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import UnreadableError
from briefer.intake import pasted

if TYPE_CHECKING:
    from pathlib import Path


def test_pasted_text_is_read_in_the_usual_layout() -> None:
    draft = pasted.read(
        "Talks end\r\nExample Courier\r\nBy Jane Doe\r\n\r\nThey left on Friday.\r\n"
    )
    assert (draft.title, draft.outlet) == ("Talks end", "Example Courier")
    assert (draft.authors, draft.body) == (("Jane Doe",), "They left on Friday.")
    assert draft.original.name == "pasted text"
    assert draft.original.media_type == "text/plain; charset=utf-8"
    assert draft.original.data.startswith(b"Talks end\r\n")


def test_without_a_title_the_first_words_are_one() -> None:
    text = "The envoys met the president on Wednesday and spoke of ports. Nothing was signed."
    draft = pasted.read(text)
    assert draft.title == "The envoys met the president on Wednesday and spoke of port…"
    assert draft.body == text
    assert draft.facts[0].found_in == "first words"


def test_a_whole_page_is_read_as_one(data: Path) -> None:
    draft = pasted.read((data / "page.html").read_text(encoding="utf-8"))
    assert draft.title == "Ports of entry reopen after the talks"
    assert draft.body.startswith("Four ports of entry opened again on Thursday")
    assert draft.original.media_type == "text/html; charset=utf-8"


def test_a_page_that_declares_another_encoding_is_already_text() -> None:
    page = (
        "<html><meta charset=koi8-r><body><p>¿Qué pasará mañana? Nadie lo sabe.</p></body></html>"
    )
    assert pasted.read(page).body == "¿Qué pasará mañana? Nadie lo sabe."


def test_a_piece_of_markup_is_only_text() -> None:
    assert pasted.read("He said <b>no</b>.\nThen he left.").body.startswith("He said <b>no</b>.")


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "—"])
def test_nothing_pasted_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="There are no words in it") as caught:
        pasted.read(text)
    assert caught.value.path == "pasted text"


def test_too_much_is_refused() -> None:
    with pytest.raises(UnreadableError, match="too long; Briefer takes up to 20 MB"):
        pasted.read("words " * 4_000_000)


def test_a_lone_surrogate_does_no_harm() -> None:
    assert pasted.read("They le\ud800ft on Friday.").body == "They left on Friday."
