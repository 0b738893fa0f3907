from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import UnreadableError
from briefer.intake import plain
from briefer.model.anchor import holds, locate

if TYPE_CHECKING:
    from tests.intake.makers import SourceMaker

TEXT = (
    "Ports reopen after the talks\n"
    "Example Courier\n"
    "By Ana de la Muestra\n"
    "4 January 2024\n"
    "\n"
    "Four ports of entry opened again on Thursday.\n"
    "\n\n"
    "Traders had asked for it.  \n"
    "Nobody was told more.\n\n"
)
BODY = (
    "Four ports of entry opened again on Thursday.\n\n\n"
    "Traders had asked for it.  \nNobody was told more."
)


def test_an_article_in_the_usual_layout_is_read_whole(source: SourceMaker) -> None:
    draft = plain.read(source("ports.txt", TEXT))
    assert draft.title == "Ports reopen after the talks"
    assert (draft.outlet, draft.authors) == ("Example Courier", ("Ana de la Muestra",))
    assert (draft.published, draft.url, draft.language) == ("2024-01-04", None, "en")
    assert draft.body == BODY
    assert [fact.field for fact in draft.facts] == [
        *("title", "outlet", "authors", "published", "language"),
    ]


def test_what_the_text_does_not_say_stays_unknown(source: SourceMaker) -> None:
    draft = plain.read(source("2023-12-27_by-jane-doe_courier.example.txt", "Talks\nThey began.\n"))
    assert (draft.outlet, draft.authors, draft.published, draft.url) == (None, (), None, None)
    assert [fact.field for fact in draft.facts] == ["title"]


def test_without_a_title_nothing_is_removed_and_the_file_names_it(source: SourceMaker) -> None:
    draft = plain.read(source("notes of a meeting.txt", "\nThey met on Monday.\nThey left.\n"))
    assert (draft.title, draft.body) == ("notes of a meeting", "They met on Monday.\nThey left.")
    assert draft.facts[0].found_in == "file name"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_every_encoding_gives_the_same_words(source: SourceMaker, encoding: str) -> None:
    text = "Diálogo en la capital\nDiario Muestra\n¿Qué pasará mañana? «Es una señal», dijo.\n"
    draft = plain.read(source("a.txt", text.encode(encoding)))
    assert (draft.title, draft.outlet) == ("Diálogo en la capital", "Diario Muestra")
    assert draft.body == "¿Qué pasará mañana? «Es una señal», dijo."


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u0085", "\u2028", "\u2029"])
def test_every_line_end_is_a_line_end(source: SourceMaker, end: str) -> None:
    draft = plain.read(source("a.txt", TEXT.replace("\n", end)))
    assert draft.body == BODY
    assert draft.outlet == "Example Courier"


def test_the_original_is_kept_to_the_byte_with_its_encoding(source: SourceMaker) -> None:
    data = "Diálogo\r\nDiario Muestra\r\nEllos hablaron.\x00\r\n".encode("cp1252")
    draft = plain.read(source("a.txt", data))
    assert draft.original.data == data
    assert draft.original.name == "a.txt"
    assert draft.original.media_type == "text/plain; charset=cp1252"


def test_signs_that_no_document_may_have_are_dropped(source: SourceMaker) -> None:
    draft = plain.read(source("a.txt", "Talks\nExample Wire\nThey be\x00gan\ufdd0 to\x0b talk.\n"))
    assert draft.body == "They began to talk."


def test_words_in_every_script_keep_their_places(source: SourceMaker) -> None:
    words = "The \U0001f600 envoy e\u0301crit שלום \u202bمرحبا\u202c, a\u00a0day\u00ad."
    draft = plain.read(source("a.txt", f"Talks\r\nExample Wire\r\n{words}\u2028He left.\r\n"))
    assert draft.body == f"{words}\nHe left."
    span = locate(draft.body, "שלום")
    assert holds(draft.body, span.start, span.end, "שלום")


@pytest.mark.parametrize("content", [" \n\t\r\n", "\ufeff", "\u00a0\u200b\n", "***\n---\n"])
def test_a_text_without_words_is_refused(source: SourceMaker, content: str) -> None:
    with pytest.raises(UnreadableError, match=r"There are no words in it\."):
        plain.read(source("a.txt", content))


def test_a_name_that_is_no_text_still_gives_a_title(source: SourceMaker) -> None:
    draft = plain.read(source("acta-m\udce9xico.txt", "They met on Monday.\nThey left.\n"))
    assert draft.title == "acta-m?xico"
    assert draft.original.name == "acta-m?xico.txt"
