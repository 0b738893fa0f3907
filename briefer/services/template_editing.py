"""Changing one of the user's own templates: its sections, head, look, notes and length.

What a template's files say besides, comments included, stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

import tomlkit

from briefer.errors import InputError
from briefer.memo.style import (
    PAGE_SIZES,
    RoleName,
)
from briefer.memo.template import SectionKind
from briefer.model.text import counted
from briefer.services import templates
from briefer.services.letterhead_editing import LetterheadEditing
from briefer.services.template_choices import FONTS, LARGEST, LEAST_MARGIN, MOST_MARGIN, SMALLEST
from briefer.services.template_documents import (
    entry_of,
    find,
    insert,
    put_first,
    remove,
    set_values,
)
from briefer.services.template_history import TemplateHistory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.document import NotesAt
    from briefer.memo.template import Template

_LENGTHS: Final = ("size", "leading", "before", "after")
"""What of a role grows with its text."""
_ONCE: Final = frozenset(SectionKind) - {SectionKind.WRITTEN}
"""A template has each of these but once: what they gather is the same everywhere."""


class TemplateEditing:
    """One of the user's templates while it is changed. Raises InputError for a shipped one.

    Every change can be taken back in its `history` while this object lives.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.history = TemplateHistory(name)
        self.letterhead = LetterheadEditing(self.history)

    @property
    def template(self) -> Template:
        """The template as it is now."""
        return templates.get(self.name)

    # ---- sections

    def add_section(self, kind: SectionKind, title: str, place: int) -> str:
        """Add a section at a place, counted from 0; return its key."""
        words = _words(title, "Give the section a title.")
        if kind not in addable(self.template):
            raise InputError("The template has such a section already.")
        key = _free_key(words, [section.key for section in self.template.sections])
        with self.history.change(f"Add section “{words}”") as files:
            for language in self.template.wordings:
                entry_of(files.toml(f"wording.{language}.toml"), "sections")[key] = words
                if kind is SectionKind.FIXED:
                    entry_of(files.toml(f"wording.{language}.toml"), "fixed")[key] = words
            sections = files.memo["section"]
            made = tomlkit.table()
            made.update({"key": key, "kind": kind.value})
            insert(sections, place, made)
        return key

    def remove_section(self, key: str) -> None:
        """Remove a section; memos that have it keep it."""
        title = self.title_of(key)
        with self.history.change(f"Remove section “{title}”") as files:
            remove(files.memo["section"], key)

    def move_section(self, key: str, place: int) -> None:
        """Move a section to a place, counted from 0 without it."""
        with self.history.change(f"Move section “{self.title_of(key)}”") as files:
            insert(files.memo["section"], place, remove(files.memo["section"], key))

    def retitle_section(self, key: str, language: str, title: str) -> None:
        """Give a section another title in one language."""
        words = _words(title, "Give the section a title.")
        with self.history.change(f"Rename section “{words}”") as files:
            entry_of(files.toml(f"wording.{language}.toml"), "sections")[key] = words

    def set_fixed_words(self, key: str, language: str, words: str) -> None:
        """Set the words of a section whose words are always the same."""
        with self.history.change(f"Words of “{self.title_of(key)}”") as files:
            entry_of(files.toml(f"wording.{language}.toml"), "fixed")[key] = words.strip()

    def annex_section(self, key: str, *, annex: bool) -> None:
        """Make a section an annex, on a page of its own outside the limit, or part of the body."""
        with self.history.change(f"Place of “{self.title_of(key)}”") as files:
            set_values(find(files.memo["section"], key), {"annex": annex})

    def limit_section(self, key: str, *, lines: int = 0, items: int = 0) -> None:
        """Say how long a section should be: in lines, in points, or with neither as it comes."""
        if lines and items:
            raise InputError("A section is counted in lines or in points, not in both.")
        with self.history.change(f"Length of “{self.title_of(key)}”") as files:
            set_values(find(files.memo["section"], key), {"lines": lines, "items": items})

    def title_of(self, key: str) -> str:
        """Return a section's title in the template's language."""
        if self.template.section(key) is None:
            raise InputError("The template has no such section any more.")
        return self.template.wording().say(f"sections.{key}")

    # ---- the head

    def add_field(self, label: str, place: int) -> str:
        """Add a line to the head; return its key."""
        words = _words(label, "Give the line a name.")
        key = _free_key(words, [spec.key for spec in self.template.fields])
        with self.history.change(f"Add line “{words}”") as files:
            for language in self.template.wordings:
                entry_of(files.toml(f"wording.{language}.toml"), "fields")[key] = words
            made = tomlkit.table()
            made.update({"key": key, "name": words})
            insert(files.memo["field"], place, made)
        return key

    def remove_field(self, key: str) -> None:
        """Remove a line of the head; raise InputError for a setting, which every memo needs."""
        spec = self._printed(key)
        with self.history.change(f"Remove line “{spec}”") as files:
            remove(files.memo["field"], key)

    def move_field(self, key: str, place: int) -> None:
        """Move a line of the head to a place, counted from 0 without it."""
        spec = self._printed(key)
        with self.history.change(f"Move line “{spec}”") as files:
            insert(files.memo["field"], place, remove(files.memo["field"], key))

    def relabel_field(self, key: str, language: str, label: str) -> None:
        """Give a line of the head another printed name in one language."""
        words = _words(label, "Give the line a name.")
        self._printed(key)
        with self.history.change(f"Rename line “{words}”") as files:
            entry_of(files.toml(f"wording.{language}.toml"), "fields")[key] = words
            if language == self.template.language:
                find(files.memo["field"], key)["name"] = words

    def require_field(self, key: str, *, required: bool) -> None:
        """Say whether a memo without that line is a finding."""
        spec = self._printed(key)
        with self.history.change(f"Line “{spec}”") as files:
            set_values(find(files.memo["field"], key), {"required": required})

    def _printed(self, key: str) -> str:
        spec = self.template.field(key)
        if spec is None or not spec.printed:
            raise InputError("The template has no such line in its head.")
        return spec.name

    # ---- the look

    def set_paper(self, size: str) -> None:
        """Set the paper: Letter or A4."""
        if size not in PAGE_SIZES:
            raise InputError(f"The paper is one of: {', '.join(PAGE_SIZES)}.")
        with self.history.change(f"Paper {size}") as files:
            entry_of(files.style, "page")["size"] = size

    def set_margins(self, *, top: float, right: float, bottom: float, left: float) -> None:
        """Set the margins, in points."""
        margins = {"top": top, "right": right, "bottom": bottom, "left": left}
        if not all(LEAST_MARGIN <= points <= MOST_MARGIN for points in margins.values()):
            raise InputError("A margin is between 1 cm (0.4 in) and 6.3 cm (2.5 in).")
        with self.history.change("Margins") as files:
            page = entry_of(files.style, "page")
            for side, points in margins.items():
                page[side] = round(points, 1)

    def set_font(self, use: str, name: str) -> None:
        """Set the font that is called `use` in the style sheet (serif, sans) to one of FONTS."""
        if name not in FONTS or use not in self.template.style.fonts:
            raise InputError(f"The font is one of: {', '.join(FONTS)}.")
        alternative, embedded = FONTS[name]
        with self.history.change(f"Font {name}") as files:
            font = entry_of(entry_of(files.style, "fonts"), use)
            font.update({"name": name, "alternative": alternative, "embedded": embedded})

    def set_size(self, points: float) -> None:
        """Set the size of the body's text, in points; all other text grows with it."""
        if not SMALLEST <= points <= LARGEST:
            raise InputError(f"Text is between {SMALLEST:g} and {LARGEST:g} points.")
        factor = points / self.template.style[RoleName.BODY].size
        with self.history.change(f"Text of {counted(points, 'point')}") as files:
            for role in files.style["roles"].values():
                for length in _LENGTHS:
                    if length in role:
                        role[length] = round(float(role[length]) * factor, 2)

    # ---- notes, numbers, length

    def set_citations(self, form: str) -> None:
        """Set the form of notes."""
        with self.history.change("Form of notes") as files:
            entry_of(files.memo, "citations")["form"] = form

    def set_notes(self, place: NotesAt) -> None:
        """Set where the notes stand."""
        with self.history.change("Place of the notes") as files:
            entry_of(files.memo, "notes")["place"] = place.value

    def set_numbered(self, *, numbered: bool) -> None:
        """Say whether sections have numbers."""
        with self.history.change("Numbers of sections") as files:
            put_first(files.memo, "numbered", numbered)

    def set_length(self, pages: float) -> None:
        """Set how many pages the body may have; a memo that comes near is told of."""
        if not 0.5 <= pages <= 500:
            raise InputError("A memo has between half a page and 500 pages.")
        with self.history.change(f"Length of {counted(pages, 'page')}") as files:
            entry_of(files.memo, "length").update({"pages": pages, "warn": round(pages * 0.9, 2)})

    def set_title(self, title: str) -> None:
        """Give the template another title; its name, which memos keep, stays."""
        words = templates.clean(title, templates.NO_TITLE)
        with self.history.change(f"Title “{words}”") as files:
            files.memo["title"] = words

    def set_summary(self, words: str) -> None:
        """Set the sentence that says what the template is for."""
        with self.history.change("What it is for") as files:
            files.memo["summary"] = _words(words, "Say in a few words what the template is for.")


def addable(template: Template) -> frozenset[SectionKind]:
    """Return the kinds of section that the template can have one more of."""
    there = {section.kind for section in template.sections}
    return frozenset(SectionKind) - (there & _ONCE)


def _words(text: str, missing: str) -> str:
    # Braces would be places for values.
    return templates.clean(text, missing).replace("{", "(").replace("}", ")")


def _free_key(words: str, taken: Sequence[str]) -> str:
    """Return a key made from words that nothing in the template or its wordings has."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:30].strip("-") or "part"
    key, number = f"own-{stem}", 1
    while key in taken:
        number += 1
        key = f"own-{stem}-{number}"
    return key
