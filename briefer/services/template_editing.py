"""Changing one of the user's own templates: its sections, head, look, notes and length.

Each change is checked before a file is touched and on the disk when the call returns. What a
template's files say besides, comments included, stays as it is.
"""

from __future__ import annotations

import re
import tempfile
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import tomlkit

from briefer.errors import InputError
from briefer.memo import picture
from briefer.memo import template as memo_template
from briefer.memo.style import (
    LEAST_HEIGHT,
    MOST_AWAY,
    MOST_HEIGHT,
    PAGE_SIZES,
    PICTURES,
    RoleName,
)
from briefer.memo.template import SectionKind
from briefer.memo.word import screening
from briefer.memo.word.letterhead_file import prepared
from briefer.services import template_file, templates
from briefer.services.template_documents import (
    Documents,
    drop_entry,
    entry_of,
    find,
    insert,
    put_first,
    remove,
    set_values,
)
from briefer.store.new_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefer.memo.document import NotesAt
    from briefer.memo.style import Align
    from briefer.memo.template import Template

FONTS: Final = {
    "Times New Roman": ("Liberation Serif", "LiberationSerif"),
    "Arial": ("Liberation Sans", "LiberationSans"),
    "Noto Serif": ("Noto Serif", "NotoSerif"),
    "Noto Sans": ("Noto Sans", "NotoSans"),
}
"""The fonts to choose from, each with Word's alternative and the shipped files for a PDF."""

SMALLEST, LARGEST = 8.0, 18.0
"""Points of the body's text."""
LEAST_MARGIN, MOST_MARGIN = 28.0, 180.0
"""Points: from one centimetre to two and a half inches."""

NO_ALT: Final = "Say in a few words what the picture shows, for those who cannot see it."

_LENGTHS: Final = ("size", "leading", "before", "after")
"""What of a role grows with its text."""
_ONCE: Final = frozenset(SectionKind) - {SectionKind.WRITTEN}
"""A template has each of these but once: what they gather is the same everywhere."""


@dataclass(frozen=True, slots=True)
class _State:
    """A template's files, and what the last change was called."""

    files: Mapping[str, bytes]
    change: str = ""


@dataclass
class TemplateEditing:
    """One of the user's templates while it is changed. Raises InputError for a shipped one.

    Every change can be taken back while this object lives.
    """

    name: str
    _past: list[_State] = field(default_factory=list, repr=False)
    _future: list[_State] = field(default_factory=list, repr=False)
    _now: _State = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Read the template's files."""
        folder = templates.own_folder(self.name)
        self._now = _State({p.name: p.read_bytes() for p in template_file.files(folder)})

    @property
    def template(self) -> Template:
        """The template as it is now."""
        return templates.get(self.name)

    # ---- taking back

    @property
    def undo_words(self) -> str:
        """What the last change was called, or nothing."""
        return self._now.change if self._past else ""

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            before = self._now
            self._put(self._past[-1])
            self._past.pop()
            self._future.append(before)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._future:
            before = self._now
            self._put(self._future[-1])
            self._future.pop()
            self._past.append(before)

    def restore(self) -> Template:
        """Put the template back as it was, after it was deleted."""
        _check(self.name, self._now.files)
        return templates.put_back(self.name, self._now.files)

    # ---- sections

    def add_section(self, kind: SectionKind, title: str, place: int) -> str:
        """Add a section at a place, counted from 0; return its key."""
        words = _words(title, "Give the section a title.")
        if kind not in addable(self.template):
            raise InputError("The template has such a section already.")
        key = self._free_key(words, [section.key for section in self.template.sections])
        with self._change(f"Add section “{words}”") as files:
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
        with self._change(f"Remove section “{title}”") as files:
            remove(files.memo["section"], key)

    def move_section(self, key: str, place: int) -> None:
        """Move a section to a place, counted from 0 without it."""
        with self._change(f"Move section “{self.title_of(key)}”") as files:
            insert(files.memo["section"], place, remove(files.memo["section"], key))

    def retitle_section(self, key: str, language: str, title: str) -> None:
        """Give a section another title in one language."""
        words = _words(title, "Give the section a title.")
        with self._change(f"Rename section “{words}”") as files:
            entry_of(files.toml(f"wording.{language}.toml"), "sections")[key] = words

    def set_fixed_words(self, key: str, language: str, words: str) -> None:
        """Set the words of a section whose words are always the same."""
        with self._change(f"Words of “{self.title_of(key)}”") as files:
            entry_of(files.toml(f"wording.{language}.toml"), "fixed")[key] = words.strip()

    def annex_section(self, key: str, *, annex: bool) -> None:
        """Make a section an annex, on a page of its own outside the limit, or part of the body."""
        with self._change(f"Place of “{self.title_of(key)}”") as files:
            set_values(find(files.memo["section"], key), {"annex": annex})

    def limit_section(self, key: str, *, lines: int = 0, items: int = 0) -> None:
        """Say how long a section should be: in lines, in points, or with neither as it comes."""
        if lines and items:
            raise InputError("A section is counted in lines or in points, not in both.")
        with self._change(f"Length of “{self.title_of(key)}”") as files:
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
        key = self._free_key(words, [spec.key for spec in self.template.fields])
        with self._change(f"Add line “{words}”") as files:
            for language in self.template.wordings:
                entry_of(files.toml(f"wording.{language}.toml"), "fields")[key] = words
            made = tomlkit.table()
            made.update({"key": key, "name": words})
            insert(files.memo["field"], place, made)
        return key

    def remove_field(self, key: str) -> None:
        """Remove a line of the head; raise InputError for a setting, which every memo needs."""
        spec = self._printed(key)
        with self._change(f"Remove line “{spec}”") as files:
            remove(files.memo["field"], key)

    def move_field(self, key: str, place: int) -> None:
        """Move a line of the head to a place, counted from 0 without it."""
        spec = self._printed(key)
        with self._change(f"Move line “{spec}”") as files:
            insert(files.memo["field"], place, remove(files.memo["field"], key))

    def relabel_field(self, key: str, language: str, label: str) -> None:
        """Give a line of the head another printed name in one language."""
        words = _words(label, "Give the line a name.")
        self._printed(key)
        with self._change(f"Rename line “{words}”") as files:
            entry_of(files.toml(f"wording.{language}.toml"), "fields")[key] = words
            if language == self.template.language:
                find(files.memo["field"], key)["name"] = words

    def require_field(self, key: str, *, required: bool) -> None:
        """Say whether a memo without that line is a finding."""
        spec = self._printed(key)
        with self._change(f"Line “{spec}”") as files:
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
        with self._change(f"Paper {size}") as files:
            entry_of(files.style, "page")["size"] = size

    def set_margins(self, *, top: float, right: float, bottom: float, left: float) -> None:
        """Set the margins, in points."""
        margins = {"top": top, "right": right, "bottom": bottom, "left": left}
        if not all(LEAST_MARGIN <= points <= MOST_MARGIN for points in margins.values()):
            raise InputError("A margin is between 1 cm (0.4 in) and 6.3 cm (2.5 in).")
        with self._change("Margins") as files:
            page = entry_of(files.style, "page")
            for side, points in margins.items():
                page[side] = round(points, 1)

    def set_font(self, use: str, name: str) -> None:
        """Set the font that is called `use` in the style sheet (serif, sans) to one of FONTS."""
        if name not in FONTS or use not in self.template.style.fonts:
            raise InputError(f"The font is one of: {', '.join(FONTS)}.")
        alternative, embedded = FONTS[name]
        with self._change(f"Font {name}") as files:
            font = entry_of(entry_of(files.style, "fonts"), use)
            font.update({"name": name, "alternative": alternative, "embedded": embedded})

    def set_size(self, points: float) -> None:
        """Set the size of the body's text, in points; all other text grows with it."""
        if not SMALLEST <= points <= LARGEST:
            raise InputError(f"Text is between {SMALLEST:g} and {LARGEST:g} points.")
        factor = points / self.template.style[RoleName.BODY].size
        with self._change(f"Text of {points:g} points") as files:
            for role in files.style["roles"].values():
                for length in _LENGTHS:
                    if length in role:
                        role[length] = round(float(role[length]) * factor, 2)

    # ---- the letterhead

    def set_letterhead(self, path: Path) -> tuple[str, ...]:
        """Take a Word file as the letterhead, with its paper, margins, fonts and colours.

        Return plain sentences: what it is, what was added to it, and what was left out.
        """
        name = f"“{path.name}”"
        made = prepared(_read(path, screening.LARGEST), name, self.template.style)
        with self._change(f"Letterhead {name}") as files:
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

    def remove_letterhead(self) -> None:
        """Go back to the template's own base document; paper and margins stay."""
        with self._change("Take the letterhead away") as files:
            files.drop(template_file.LETTERHEAD)
            drop_entry(files.style, "word")

    def set_own_letters(self, *, own: bool) -> None:
        """Say whether a memo in Word has the letterhead's fonts and colours, or the template's."""
        with self._change("Fonts of the letterhead" if own else "Fonts of the template") as files:
            entry_of(files.style, "word")["own_letters"] = own

    def set_picture(self, path: Path, alt: str) -> None:
        """Put a picture at the head of the first page; `alt` says in words what it shows."""
        words = templates.clean(alt, NO_ALT)
        made = picture.prepared(_read(path, picture.LARGEST))
        name = f"letterhead{made.suffix}"
        with self._change(f"Picture “{path.name}”") as files:
            files.drop(*PICTURES)
            files.put(name, made.data)
            entry_of(files.style, "letterhead").update({"picture": name, "alt": words})

    def remove_picture(self) -> None:
        """Take the picture away."""
        with self._change("Take the picture away") as files:
            files.drop(*PICTURES)
            drop_entry(files.style, "letterhead")

    def set_picture_words(self, alt: str) -> None:
        """Say in other words what the picture shows."""
        words = templates.clean(alt, NO_ALT)
        with self._change("What the picture shows") as files:
            self._letterhead(files)["alt"] = words

    def set_picture_height(self, points: float) -> None:
        """Set how high the picture is, in points."""
        if not LEAST_HEIGHT <= points <= MOST_HEIGHT:
            raise InputError("A picture is between half a centimetre and 7 cm (2.8 in) high.")
        with self._change("Height of the picture") as files:
            self._letterhead(files)["height"] = round(points, 1)

    def set_picture_place(self, align: Align) -> None:
        """Set where the picture stands: left, in the middle or right."""
        with self._change("Place of the picture") as files:
            self._letterhead(files)["align"] = align.value

    def _letterhead(self, files: Documents) -> Any:  # noqa: ANN401 - what a TOML document holds
        if self.template.style.letterhead is None:
            raise InputError("The template has no picture any more.")
        return entry_of(files.style, "letterhead")

    # ---- notes, numbers, length

    def set_citations(self, form: str) -> None:
        """Set the form of notes."""
        with self._change("Form of notes") as files:
            entry_of(files.memo, "citations")["form"] = form

    def set_notes(self, place: NotesAt) -> None:
        """Set where the notes stand."""
        with self._change("Place of the notes") as files:
            entry_of(files.memo, "notes")["place"] = place.value

    def set_numbered(self, *, numbered: bool) -> None:
        """Say whether sections have numbers."""
        with self._change("Numbers of sections") as files:
            put_first(files.memo, "numbered", numbered)

    def set_length(self, pages: float) -> None:
        """Set how many pages the body may have; a memo that comes near is told of."""
        if not 0.5 <= pages <= 500:
            raise InputError("A memo has between half a page and 500 pages.")
        with self._change(f"Length of {pages:g} pages") as files:
            entry_of(files.memo, "length").update({"pages": pages, "warn": round(pages * 0.9, 2)})

    def set_title(self, title: str) -> None:
        """Give the template another title; its name, which memos keep, stays."""
        words = templates.clean(title, templates.NO_TITLE)
        with self._change(f"Title “{words}”") as files:
            files.memo["title"] = words

    def set_summary(self, words: str) -> None:
        """Set the sentence that says what the template is for."""
        with self._change("What it is for") as files:
            files.memo["summary"] = _words(words, "Say in a few words what the template is for.")

    # ---- files

    @contextmanager
    def _change(self, words: str) -> Iterator[Documents]:
        """Yield the files to change; then check them all, and write those that differ."""
        files = Documents(self._now.files)
        yield files
        state = _State(files.written(), words)
        if state.files == self._now.files:
            return
        before = self._now
        self._put(state)
        self._past.append(before)
        self._future.clear()

    def _put(self, state: _State) -> None:
        _check(self.name, state.files)
        folder = templates.own_folder(self.name)
        # What memo.toml names must be there before it: wordings go first.
        for name in sorted(state.files, key=lambda name: name == "memo.toml"):
            if state.files[name] != self._now.files.get(name):
                write_whole(folder / name, state.files[name])
        for name in self._now.files.keys() - state.files.keys():
            (folder / name).unlink(missing_ok=True)
        self._now = state
        templates.refresh()

    def _free_key(self, words: str, taken: Sequence[str]) -> str:
        """Return a key made from words that nothing in the template or its wordings has."""
        plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
        stem = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:30].strip("-") or "part"
        key, number = f"own-{stem}", 1
        while key in taken:
            number += 1
            key = f"own-{stem}-{number}"
        return key


def addable(template: Template) -> frozenset[SectionKind]:
    """Return the kinds of section that the template can have one more of."""
    there = {section.kind for section in template.sections}
    return frozenset(SectionKind) - (there & _ONCE)


def _check(name: str, files: Mapping[str, bytes]) -> None:
    """Raise InputError where these files are no template."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / name
        folder.mkdir()
        for file, data in files.items():
            (folder / file).write_bytes(data)
        memo_template.load(folder)


def _read(path: Path, most: int) -> bytes:
    """Return a chosen file; one that is too large is read as far as that shows."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise InputError(f"“{path.name}” cannot be read. Nothing was changed.") from error


def _words(text: str, missing: str) -> str:
    # Braces would be places for values.
    return templates.clean(text, missing).replace("{", "(").replace("}", ")")
