"""What the window calls the values of a memo's settings, which a template has, too."""

from __future__ import annotations

from briefer.memo.document import NotesAt
from briefer.memo.translations import Printed
from briefer.ui.translation import tr


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


def translation_words() -> dict[Printed, str]:
    """Return what is printed of a passage in another language."""
    return {
        Printed.BOTH: tr("original and translation"),
        Printed.ORIGINAL: tr("original only"),
        Printed.TRANSLATION: tr("translation only"),
    }


def switch_words() -> dict[str, str]:
    """Return what a setting is called that is on or off."""
    return {"yes": tr("yes"), "no": tr("no")}
