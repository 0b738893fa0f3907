"""What the page of templates calls the parts of a template."""

from __future__ import annotations

from typing import Final

from briefer.memo.document import NotesAt
from briefer.memo.template import SectionKind
from briefer.ui.translation import tr

POINTS_PER_CM: Final = 72 / 2.54


def kind_words() -> dict[SectionKind, str]:
    """Return what each kind of section holds, in the order in which they are offered."""
    return {
        SectionKind.WRITTEN: tr("you write it"),
        SectionKind.SUMMARY: tr("who asks for what, a line each"),
        SectionKind.POSITIONS: tr("positions by stakeholder"),
        SectionKind.SAID: tr("what each party said"),
        SectionKind.TOPICS: tr("passages by topic"),
        SectionKind.MATRIX: tr("table of positions"),
        SectionKind.AGREEMENTS: tr("agreements and disputes"),
        SectionKind.ACTIONS: tr("actions by date"),
        SectionKind.FIGURES: tr("figures"),
        SectionKind.PEOPLE: tr("who speaks, in which post"),
        SectionKind.GAPS: tr("who is not heard"),
        SectionKind.COVERAGE: tr("table of outlets"),
        SectionKind.LINKS: tr("articles with addresses"),
        SectionKind.FIXED: tr("words that stay the same"),
        SectionKind.SOURCES: tr("statement on the sources"),
        SectionKind.FURTHER: tr("further passages"),
        SectionKind.NOTES: tr("the numbered notes"),
    }


def language_words(code: str) -> str:
    """Return a language by its name."""
    return {"en": tr("English"), "es": tr("Spanish")}.get(code, code)


def form_words() -> dict[str, str]:
    """Return the forms of notes by their names."""
    return {
        "house": tr("House"),
        "chicago": tr("Chicago"),
        "apa": tr("APA"),
        "bluebook": tr("Bluebook"),
        "intelligence": tr("Intelligence community"),
    }


def notes_words() -> dict[NotesAt, str]:
    """Return the places of notes."""
    return {
        NotesAt.END: tr("at the end"),
        NotesAt.FOOT: tr("at the foot of the page"),
        NotesAt.NONE: tr("none"),
    }
