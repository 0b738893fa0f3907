"""Templates: what a kind of memo consists of, read from a folder of data files.

A folder `<name>` holds `memo.toml` (fields, sections, limits), one `wording.<language>.toml` for
each language, `style.toml`, and `base.docx` where Word needs named styles; `letterhead.docx` is the
user's own, `letterhead.png` or `.jpg` the picture that `style.toml` names. Nothing of it is code.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from briefer import paths
from briefer.errors import InputError
from briefer.memo import style_sheet
from briefer.memo.citations.locale import LOCALES
from briefer.memo.citations.style import FORMS, HOUSE
from briefer.memo.document import NotesAt, ParaRole
from briefer.memo.settings import (
    CHOICES,
    CONTENTS,
    DESIGNATION,
    NO,
    NOTES,
    PORTIONS,
    SOURCE_LIST,
    YES,
)
from briefer.memo.wording import Wording, parse_wording
from briefer.model.kinds import require_kinds
from briefer.model.toml import parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefer.memo.style import Style


BASE: Final = "position"
"""The template that gives the words which another does not have."""


LANGUAGE: Final = "language"
"""The field of a memo that names its language."""
CITATIONS: Final = "citations"
"""The field of a memo that names the form of its notes."""


OLD_DAYS: Final = "old-days"
"""The setting of a memo that says from how many days on a passage is old."""


class SectionKind(StrEnum):
    """What a section takes its content from."""

    WRITTEN = "written"
    """The analyst alone."""
    POSITIONS = "positions"
    """One subsection for each speaker, then the actions reported."""
    MATRIX = "matrix"
    """The table of speakers and propositions."""
    AGREEMENTS = "agreements"
    """Who is on the same side, who is on opposite sides, and disputes."""
    GAPS = "gaps"
    """Who is not heard, and what rests on a single source."""
    SUMMARY = "summary"
    """One bullet for each speaker: who asks for what, each with a note."""
    SAID = "said"
    """One subsection for each speaker with the best `items` passages, to be answered."""
    TOPICS = "topics"
    """One subsection for each topic with its passages."""
    ACTIONS = "actions"
    """The actions reported, the earliest first."""
    FIGURES = "figures"
    """The tagged figures, each with its outlet."""
    PEOPLE = "people"
    """Who speaks, in which post, how often and when last."""
    COVERAGE = "coverage"
    """The table of outlets with their articles and passages."""
    LINKS = "links"
    """The articles with their addresses."""
    FIXED = "fixed"
    """Words that the wording gives under `fixed` and the section's key."""
    SOURCES = "sources"
    """The statement on the sources."""
    FURTHER = "further"
    """The passages that the body has no room for."""
    NOTES = "notes"
    """The numbered notes, which writers place."""


COUNTED: Final = frozenset(
    {
        SectionKind.FIGURES,
        SectionKind.PEOPLE,
        SectionKind.COVERAGE,
        SectionKind.LINKS,
        SectionKind.FIXED,
    }
)
"""What the program writes anew at each export, from the tags or from the wording."""


class FieldSource(StrEnum):
    """Where the value of a header field comes from until the analyst sets it."""

    NONE = ""
    READER = "reader"
    WHO = "who"
    DATE = "date"
    PERIOD = "period"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A header field. `name` is the window's word; the printed label is in the wording.

    A field that is not `printed` in the head is a setting: the language, the handling mark.
    """

    key: str
    name: str
    required: bool = False
    printed: bool = True
    strong: bool = False
    source: FieldSource = FieldSource.NONE


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section. `lines` or `items` hint at how long it should be; 0 says nothing.

    `role` is that of its paragraphs; `annex` starts a new page, unnumbered, outside the limit.
    `numbered` counts its paragraphs and bullets, `confidence` asks for one with each judgement.
    """

    key: str
    kind: SectionKind
    role: ParaRole = ParaRole.BODY
    lines: int = 0
    items: int = 0
    annex: bool = False
    numbered: bool = False
    confidence: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """The limit of the body, in pages, and from where on to warn."""

    pages: float
    warn: float


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of memo.

    `per_topic` is how many passages the body takes in for each speaker and topic; `columns` how
    many columns a table can have; `leading` the types whose own verbs lead a position; `numbered`
    whether its sections have numbers, `numbered_paragraphs` whether its paragraphs have, through
    all the body; `citations` the form of its notes and `locales` the locale of each language that
    has one of its own, `source_list` whether it ends with a list of its sources; `notes_at` says
    where the notes stand, `portions` whether portion marks are printed, `contents` whether its
    headings are listed in front; a passage of more than `old_days` ago is old. `letterhead_docx` is
    the user's own letterhead, which Word takes in the place of `base_docx`.
    """

    name: str
    title: str
    summary: str
    fields: tuple[FieldSpec, ...]
    sections: tuple[SectionSpec, ...]
    wordings: Mapping[str, Wording]
    length: Length
    style: Style
    base_docx: bytes | None = None
    letterhead_docx: bytes | None = None
    language: str = "en"
    per_topic: int = 3
    columns: int = 7
    leading: tuple[str, ...] = ()
    numbered: bool = True
    numbered_paragraphs: bool = False
    citations: str = HOUSE
    locales: Mapping[str, str] = field(default_factory=dict)
    source_list: bool = False
    notes_at: NotesAt = NotesAt.END
    portions: bool = False
    contents: bool = False
    old_days: int = 365

    def wording(self, language: str | None = None) -> Wording:
        """Return the wording in a language; raise InputError where the template has none."""
        wanted = language or self.language
        if wanted not in self.wordings:
            known = ", ".join(sorted(self.wordings))
            raise InputError(f"The template has no wording in “{wanted}”; it has: {known}.")
        return self.wordings[wanted]

    def section(self, key: str) -> SectionSpec | None:
        """Return the section of that key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    def field(self, key: str) -> FieldSpec | None:
        """Return the header field of that key, or None."""
        return next((entry for entry in self.fields if entry.key == key), None)

    def default(self, key: str) -> str:
        """Return what a setting of `CHOICES` is on this template until a memo says otherwise."""
        switches = {
            SOURCE_LIST: self.source_list,
            PORTIONS: self.portions,
            CONTENTS: self.contents,
        }
        if key in switches:
            return YES if switches[key] else NO
        return self.notes_at if key == NOTES else CHOICES[key].values[0]

    def check_field(self, key: str, value: str) -> FieldSpec:
        """Return the field of that key; raise InputError without one, or for no value of it."""
        spec = self.field(key) or _SETTINGS.get(key)
        if spec is None:
            known = ", ".join(spec.key for spec in self.fields)
            raise InputError(f"The template has no field “{key}”; it has: {known}.")
        if key == LANGUAGE and value:
            self.wording(value)
        if key == CITATIONS and value and value not in FORMS:
            raise InputError(f"There is no form of notes “{value}”; there is: {', '.join(FORMS)}.")
        if key in CHOICES and value:
            CHOICES[key].check(value)
        if key == OLD_DAYS and value and not _is_days(value):
            raise InputError(f"“{value}” is no number of days; write 90 or 365.")
        return spec


_SETTINGS: Final = {
    OLD_DAYS: FieldSpec(OLD_DAYS, "Old after days", printed=False),
    **{key: FieldSpec(key, choice.name, printed=False) for key, choice in CHOICES.items()},
    **{key: FieldSpec(key, name) for key, name in DESIGNATION.items()},
}
"""What a memo on any template can be told, though no template has a field for it."""


def old_days(fields: Mapping[str, str], template: Template) -> int:
    """Return from how many days on a passage is old: as the memo's fields say, or its template."""
    asked = fields.get(OLD_DAYS, "")
    return int(asked) if _is_days(asked) else template.old_days


def _is_days(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 6


def available(folders: Iterable[Path]) -> tuple[Template, ...]:
    """Return every template in these folders, by name; an earlier folder's own copy wins.

    Raises InputError naming the file that is wrong.
    """
    return tuple(load(path) for path in places(folders).values())


def places(folders: Iterable[Path]) -> dict[str, Path]:
    """Return where each template in these folders is, by name; an earlier folder's copy wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        with suppress(OSError):  # a folder that cannot be looked into offers none
            for path in sorted(folder.iterdir()):
                if (path / "memo.toml").is_file():
                    found.setdefault(path.name, path)
    return dict(sorted(found.items()))


def load(folder: Path) -> Template:
    """Read the template in a folder, whose name it takes; raise InputError naming a wrong file."""
    path = folder / "memo.toml"
    data = _toml(path)
    try:
        template = Template(
            name=folder.name,
            title=data["title"],
            summary=data["summary"],
            fields=tuple(_field(entry) for entry in data["field"]),
            sections=tuple(_section(entry) for entry in data["section"]),
            wordings=_wordings(folder, data["language"]),
            length=Length(**data["length"]),
            style=style_sheet.load(folder / "style.toml"),
            base_docx=_bytes(folder / "base.docx"),
            letterhead_docx=_bytes(folder / "letterhead.docx"),
            language=data["language"],
            per_topic=data["positions"]["per_topic"],
            columns=data["matrix"]["columns"],
            leading=tuple(data["positions"]["leading"]),
            numbered=bool(data.get("numbered", True)),
            numbered_paragraphs=bool(data.get("numbered_paragraphs", False)),
            contents=bool(data.get("contents", False)),
            notes_at=NotesAt(data.get("notes", {}).get("place", NotesAt.END)),
            portions=bool(data.get("handling", {}).get("portions", False)),
            old_days=int(data.get("checks", {}).get("old_days", 365)),
            **_citations(data.get("citations", {})),
        )
        require_kinds(template, template.length, *template.fields, *template.sections)
    except KeyError as error:
        raise InputError(f"{path} lacks {error}.") from error
    except (ArithmeticError, AttributeError, TypeError, ValueError) as error:
        raise InputError(f"{path} has an entry that does not fit: {error}.") from error
    return template


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _citations(table: Mapping[str, Any]) -> dict[str, Any]:
    form, locales = table.get("form", HOUSE), dict(table.get("locales", {}))
    if form not in FORMS:
        raise ValueError(f"there is no form of citation “{form}”")
    if unknown := set(locales.values()) - set(LOCALES):
        raise ValueError(f"there is no locale “{unknown.pop()}”")
    listed = bool(table.get("list", False))
    return {"citations": form, "locales": locales, "source_list": listed}


def _field(entry: Mapping[str, Any]) -> FieldSpec:
    given = dict(entry)
    return FieldSpec(source=FieldSource(given.pop("source", "")), **given)


def _section(entry: Mapping[str, Any]) -> SectionSpec:
    given = dict(entry)
    kind, role = SectionKind(given.pop("kind")), ParaRole(given.pop("role", ParaRole.BODY))
    return SectionSpec(kind=kind, role=role, **given)


def _wordings(folder: Path, language: str) -> dict[str, Wording]:
    wordings = {}
    for path in sorted(folder.glob("wording.*.toml")):
        code = path.name.split(".")[1]
        own = parse_wording(_read(path), code)
        wordings[code] = _completed(own, code)
    if language not in wordings:
        raise InputError(f"{folder} lacks wording.{language}.toml.")
    return wordings


def _completed(own: Wording, language: str) -> Wording:
    """Return a wording over the shipped position memo's, so that it need hold its own words only.

    A user's template thus goes on working where an update of Briefer brings patterns it lacks.
    """
    path = paths.templates() / BASE / f"wording.{language}.toml"
    if not path.is_file():
        return own
    base = parse_wording(_read(path), language)
    return Wording(language, {**base.patterns, **own.patterns}, own.numbers or base.numbers)


def _toml(path: Path) -> dict[str, Any]:
    return parsed(_read(path), str(path))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The template file {path} cannot be read.") from error
