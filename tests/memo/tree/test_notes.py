"""Notes: outlet, title and date of each source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.citations.locale import LOCALES
from briefer.memo.citations.record import Record
from briefer.memo.citations.style import CitationForm
from briefer.memo.notes import brief_title, brief_titles, short_title, source_note
from briefer.model.article import Fact
from briefer.model.inline import Link, plain_text

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from tests.memo.tree.conftest import Desk

LONG = (
    "Joint Communique: The Two Governments Reaffirm Their Shared Commitments on Orderly Crossings"
)


def test_the_first_note_gives_outlet_title_author_and_date(desk: Desk, wording: Wording) -> None:
    article = desk.article("x", authors=("Ivo Reed", "Sal Mar"))
    note = plain_text(source_note(article, wording, is_first=True))
    assert note == "Harbour Wire, “Ministers Meet,” by Ivo Reed and Sal Mar, 27 December 2023."


def test_a_later_note_keeps_outlet_title_and_date(desk: Desk, wording: Wording) -> None:
    article = desk.article("x", title=LONG, authors=("Ivo Reed",))
    note = plain_text(source_note(article, wording, is_first=False))
    assert note == "Harbour Wire, “Joint Communique,” 27 December 2023."


def test_a_date_of_the_analysts_is_marked_once_and_about_always(
    desk: Desk, wording: Wording
) -> None:
    article = desk.article("x", facts=(Fact("published", "analyst", about=True),))
    first = plain_text(source_note(article, wording, is_first=True))
    later = plain_text(source_note(article, wording, is_first=False))
    assert first.endswith("about 27 December 2023 (date set by the analyst; none in the source).")
    assert later.endswith("“Ministers Meet,” about 27 December 2023.")


def test_a_date_of_the_source_is_not_called_the_analysts(desk: Desk, wording: Wording) -> None:
    article = desk.article("x", facts=(Fact("published", "source"),))
    assert "analyst" not in plain_text(source_note(article, wording, is_first=True))


def test_what_is_not_known_is_said_to_be_so(desk: Desk, wording: Wording) -> None:
    article = desk.article("x", outlet=None, published=None)
    note = plain_text(source_note(article, wording, is_first=True))
    assert note == "Outlet not named in the source, “Ministers Meet,” no date in the source."


def test_a_title_leads_to_its_page(desk: Desk, wording: Wording) -> None:
    article = desk.article("x", url="https://example.org/a")
    first = source_note(article, wording, is_first=True)
    assert Link("Ministers Meet", "https://example.org/a") in first
    assert not any(isinstance(i, Link) for i in source_note(article, wording, is_first=False))


def test_marks_inside_a_title_become_single_ones(desk: Desk, wording: Wording) -> None:
    article = desk.article("x", title='Minister: “Open” the "gates".')
    note = plain_text(source_note(article, wording, is_first=True))
    assert note.startswith("Harbour Wire, “Minister: ‘Open’ the ’gates’,” ")


def test_notes_speak_spanish(desk: Desk, template: Template) -> None:
    facts = (Fact("published", "analyst", about=True),)
    article = desk.article("x", facts=facts)
    note = plain_text(source_note(article, template.wording("es"), is_first=True))
    assert note == (
        "Harbour Wire, “Ministers Meet”, hacia el 27 de diciembre de 2023 "
        "(fecha fijada por el analista; la fuente no la indica)."
    )


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Ministers Meet", "Ministers Meet"),
        ("A" * 80, "A" * 80),
        (LONG, "Joint Communique"),
        (
            "Readout of the visit of Dr. Ada Stone, the adviser, to the Northport ferry " * 2,
            "Readout of the visit of Dr. Ada Stone, the adviser, to the Northport ferry",
        ),
        ("word " * 30, "word " * 15 + "word"),
        ("x" * 100, "x" * 80),
        ("word " * 14 + "office for the minister", "word " * 13 + "word office"),
        ("for " * 30, "for"),
    ],
)
def test_a_short_title_is_the_beginning_of_the_title(title: str, short: str) -> None:
    assert short_title(title) == short
    assert title.startswith(short_title(title))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (
            "house",
            "Harbour Wire, “Ministers Meet,” 27 December 2023; Harbour Post, “Gates",
        ),
        (
            "chicago",
            "“Ministers Meet,” Harbour Wire, December 27, 2023; “Gates Open",
        ),
        ("bluebook", "Ministers Meet, Harbour Wire (Dec. 27, 2023); Gates Open, Harbour Post"),
    ],
)
def test_one_note_names_every_source_that_is_cited_at_one_place(
    desk: Desk, wording: Wording, form: str, said: str
) -> None:
    one = desk.article("x")
    other = desk.article("y", "Harbour Post", "Gates Open", "2023-12-28")
    records = [Record(article, None) for article in (one, other, one)]
    notes = list(CitationForm(form, LOCALES["en-US"], wording).notes([records, records[2:]]))
    joined = plain_text(notes[0])
    assert joined.casefold().startswith(said.casefold())
    assert (joined.count(";"), joined.count("Ministers Meet")) == (1, 1)
    assert joined.endswith(".")
    # A note that names several sources is none that "id." could stand for.
    assert "id." not in plain_text(notes[1]).casefold()


@pytest.mark.parametrize(
    ("title", "brief"),
    [
        ("Ministers Meet", "Ministers Meet"),
        ("Envoys Meet with the Minister amid a Surge in Ferry Crossings", "Envoys Meet"),
        ("Daily Briefing by the Secretary and the Coordinator for the Strait", "Daily Briefing"),
        ("Joint Note: The Governments Reaffirm Their Shared Commitments", "Joint Note"),
        ("Versión estenográfica. Conferencia de prensa de la ministra", "Versión estenográfica"),
        (
            "La ministra pide aliviar los peajes en la línea del sur",
            "La ministra pide aliviar los peajes",
        ),
        ("After the visit, open piers and open questions for all", "After the visit"),
        (
            "Three Envoys and One Long Strait: The Team Visits the Capital",
            "Three Envoys and One Long Strait",
        ),
        (
            "Of Boats and of People and of a Long Way Home",
            "Of Boats and of People and of a Long Way Home",
        ),
        (
            "He calls it “a matter of life and death” in the House",
            "He calls it “a matter of life and death”",
        ),
        ("Readout of Adviser Dr. Ada Stone’s Visit", "Readout of Adviser Dr. Ada Stone’s Visit"),
        ("Waiting", "Waiting"),
    ],
)
def test_a_brief_title_has_the_first_words_that_make_sense(title: str, brief: str) -> None:
    assert brief_title(title) == brief


def test_brief_titles_tell_an_outlets_articles_apart(desk: Desk) -> None:
    first = desk.article("a", title="Envoys Meet with the Minister of Ports")
    other = desk.article("b", title="Envoys Meet with the Minister of Storms")
    elsewhere = desk.article("c", outlet="Post", title="Envoys Meet with the Minister of Ports")
    again = desk.article("d", title="Envoys Meet with the Minister of Storms")
    assert brief_titles([first, other, elsewhere]) == {
        first.id: "Envoys Meet with the Minister of Ports",
        other.id: "Envoys Meet with the Minister of Storms",
        elsewhere.id: "Envoys Meet",
    }
    assert set(brief_titles([other, again]).values()) == {other.title}
    later = desk.article("e", title=first.title, published="2023-12-28")
    assert brief_titles([first, later]) == {first.id: "Envoys Meet", later.id: "Envoys Meet"}


def test_a_later_note_of_the_house_form_is_brief(desk: Desk, template: Template) -> None:
    long = desk.article("x", title="Envoys Meet with the Minister amid a Surge in Ferry Crossings")
    form = CitationForm("house", LOCALES["en-US"], template.wording("en"))
    first, later = form.notes([[Record(long)], [Record(long)]])
    assert "“Envoys Meet with the Minister amid a Surge in Ferry Crossings,”" in plain_text(first)
    assert plain_text(later) == "Harbour Wire, “Envoys Meet,” 27 December 2023."
