"""The letterhead of one of the user's templates: a Word file, and a picture on the first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefer.errors import InputError
from briefer.memo import picture
from briefer.memo.style import LEAST_HEIGHT, MOST_AWAY, MOST_HEIGHT, PICTURES
from briefer.memo.word import screening
from briefer.memo.word.letterhead_file import prepared
from briefer.services import template_file, templates
from briefer.services.template_choices import LEAST_MARGIN, MOST_MARGIN
from briefer.services.template_documents import drop_entry, entry_of

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.style import Align
    from briefer.memo.template import Template
    from briefer.services.template_documents import Documents
    from briefer.services.template_history import TemplateHistory

NO_ALT: Final = "Say in a few words what the picture shows, for those who cannot see it."


@dataclass(frozen=True, slots=True)
class LetterheadEditing:
    """Sets, changes and takes away the letterhead; each change is a step of the history."""

    _history: TemplateHistory

    @property
    def _template(self) -> Template:
        return templates.get(self._history.name)

    def set_file(self, path: Path) -> tuple[str, ...]:
        """Take a Word file as the letterhead, with its paper, margins, fonts and colours.

        Return plain sentences: what it is, what was added to it, and what was left out.
        """
        name = f"“{path.name}”"
        made = prepared(_read(path, screening.LARGEST), name, self._template.style)
        with self._history.change(f"Letterhead {name}") as files:
            files.put(template_file.LETTERHEAD, made.data)
            word = entry_of(files.style, "word")
            word.update({"own_letters": True})
            for where, points in (("header", made.sheet.header), ("footer", made.sheet.footer)):
                word[where] = min(max(points, 0), MOST_AWAY)
            page = entry_of(files.style, "page")
            if made.sheet.paper:
                page["size"] = made.sheet.paper
            for side in ("top", "right", "bottom", "left"):
                points = getattr(made.sheet, side)
                page[side] = min(max(points, LEAST_MARGIN), MOST_MARGIN)
        return (f"{name} is the letterhead in Word.", *made.told)

    def remove_file(self) -> None:
        """Go back to the template's own base document; paper and margins stay."""
        with self._history.change("Take the letterhead away") as files:
            files.drop(template_file.LETTERHEAD)
            drop_entry(files.style, "word")

    def set_own_letters(self, *, own: bool) -> None:
        """Say whether a memo in Word has the letterhead's fonts and colours, or the template's."""
        words = "Fonts of the letterhead" if own else "Fonts of the template"
        with self._history.change(words) as files:
            entry_of(files.style, "word")["own_letters"] = own

    def set_picture(self, path: Path, alt: str) -> None:
        """Put a picture at the head of the first page; `alt` says in words what it shows."""
        words = templates.clean(alt, NO_ALT)
        made = picture.prepared(_read(path, picture.LARGEST))
        name = f"letterhead{made.suffix}"
        with self._history.change(f"Picture “{path.name}”") as files:
            files.drop(*PICTURES)
            files.put(name, made.data)
            entry_of(files.style, "letterhead").update({"picture": name, "alt": words})

    def remove_picture(self) -> None:
        """Take the picture away."""
        with self._history.change("Take the picture away") as files:
            files.drop(*PICTURES)
            drop_entry(files.style, "letterhead")

    def set_picture_words(self, alt: str) -> None:
        """Say in other words what the picture shows."""
        words = templates.clean(alt, NO_ALT)
        with self._history.change("What the picture shows") as files:
            self._picture(files)["alt"] = words

    def set_picture_height(self, points: float) -> None:
        """Set how high the picture is, in points."""
        if not LEAST_HEIGHT <= points <= MOST_HEIGHT:
            raise InputError("A picture is between half a centimetre and 7 cm (2.8 in) high.")
        with self._history.change("Height of the picture") as files:
            self._picture(files)["height"] = round(points, 1)

    def set_picture_place(self, align: Align) -> None:
        """Set where the picture stands: left, in the middle or right."""
        with self._history.change("Place of the picture") as files:
            self._picture(files)["align"] = align.value

    def _picture(self, files: Documents) -> Any:  # noqa: ANN401 - what a TOML document holds
        if self._template.style.letterhead is None:
            raise InputError("The template has no picture any more.")
        return entry_of(files.style, "letterhead")


def _read(path: Path, most: int) -> bytes:
    """Return a chosen file; one that is too large is read as far as that shows."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise InputError(f"“{path.name}” cannot be read. Nothing was changed.") from error
