"""A style sheet as a file: `templates/<name>/style.toml`, read with every value checked.

A role takes what it does not say from the role that it is `like`, else from the built-in values.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from briefer.errors import InputError
from briefer.memo import picture
from briefer.memo.style import (
    LEAST_HEIGHT,
    MOST_AWAY,
    MOST_HEIGHT,
    PAGE_SIZES,
    PICTURES,
    Align,
    Font,
    Grid,
    Head,
    Hyphens,
    Letterhead,
    Line,
    Mark,
    Page,
    Role,
    RoleName,
    Style,
    Word,
)
from briefer.model.toml import parsed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_PICTURES: Final = ", ".join(PICTURES)
_LONGEST: Final = 10_000.0
"""Points of any length: far more than any paper has."""
_LEAST_ROOM: Final = 72.0
"""Points of width and height that text has on a page."""
_LEAST_TYPE: Final = 1.0
"""Points of letters and of their lines; nothing could be measured by less."""
_COLOUR: Final = re.compile("#[0-9A-Fa-f]{6}")
_FONT_FILE: Final = re.compile("[A-Za-z0-9]+")
"""A shipped file: a sheet from anywhere may name no other place of this computer or a network."""


def load(path: Path) -> Style:
    """Read a style sheet and its picture from files; raise InputError where they are not such."""
    try:
        style = parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The style sheet {path} cannot be read.") from error
    if style.letterhead is None:
        return style
    name = style.letterhead.picture
    try:
        image = picture.read(path.with_name(name).read_bytes())
    except OSError as error:
        raise InputError(
            f"The style sheet {path} asks for “{name}”, which is not there."
        ) from error
    return replace(style, letterhead=replace(style.letterhead, image=image))


def parse(text: str) -> Style:
    """Read a style sheet; raise InputError naming what is wrong or missing."""
    data = parsed(text, "The style sheet")
    known = {"page", "fonts", "roles", "head", "line", "grid", "marks", "letterhead", "word"}
    if unknown := sorted(set(data) - known):
        raise InputError(f"The style sheet has an unknown part “{unknown[0]}”.")
    marks = data.get("marks", [])
    if not isinstance(marks, list):
        raise InputError("In the style sheet, “marks” must be a list of tables.")
    style = Style(
        page=_value(Page, data.get("page", {}), "page"),
        fonts={key: _value(Font, given, key) for key, given in _tables(data, "fonts").items()},
        roles=_roles(_tables(data, "roles")),
        head=_value(Head, data.get("head", {}), "head"),
        line=_value(Line, data.get("line", {}), "line"),
        grid=_value(Grid, data.get("grid", {}), "grid"),
        marks=tuple(_value(Mark, given, "marks") for given in marks),
        letterhead=_letterhead(data.get("letterhead")),
        word=_word(data.get("word", {})),
    )
    _check(style)
    return style


def _tables(data: Mapping[str, Any], name: str) -> dict[str, dict[str, Any]]:
    """Return a part that is made of named tables."""
    part = data.get(name, {})
    if not isinstance(part, dict) or not all(isinstance(given, dict) for given in part.values()):
        raise InputError(f"In the style sheet, “{name}” must be made of tables.")
    return part


def _word(given: object) -> Word:
    word = _value(Word, given, "word")
    if not all(-1 <= length <= MOST_AWAY for length in (word.header, word.footer)):
        raise InputError(f"In the style sheet, “word” has lengths of {MOST_AWAY:g} at the most.")
    return word


def _letterhead(given: object) -> Letterhead | None:
    if given is None:
        return None
    found = _value(Letterhead, given, "letterhead")
    if found.picture not in PICTURES:
        raise InputError(f"In the style sheet, a letterhead’s picture is one of: {_PICTURES}.")
    if not found.alt.strip():
        raise InputError("In the style sheet, “alt” says in words what the letterhead shows.")
    if not LEAST_HEIGHT <= found.height <= MOST_HEIGHT:
        raise InputError(
            f"In the style sheet, a letterhead is {LEAST_HEIGHT:g} to {MOST_HEIGHT:g} points high."
        )
    return found


_LATER: Final[Mapping[str, dict[str, Any]]] = {RoleName.REFERENCE: {"like": RoleName.NOTE}}
"""Roles that came later: a sheet that is older says nothing about them."""


def _roles(given: Mapping[str, dict[str, Any]]) -> dict[RoleName, Role]:
    data = {**_LATER, **given}
    if unknown := sorted(set(data) - set(RoleName)):
        raise InputError(f"The style sheet has an unknown role “{unknown[0]}”.")
    if missing := [name for name in RoleName if name not in data]:
        raise InputError(f"The style sheet says nothing about the role “{missing[0]}”.")
    return {name: _settled(name, _value(Role, _inherited(name, data), name)) for name in RoleName}


_RUNNING: Final = frozenset(
    {
        *(RoleName.BODY, RoleName.BOTTOM_LINE, RoleName.POSITION, RoleName.BULLET, RoleName.SMALL),
        *(RoleName.OWN_WORDS, RoleName.OWN_WORDS_TRANSLATION, RoleName.TRANSLATION),
        *(RoleName.REPORT, RoleName.REPORT_TRANSLATION),
    }
)
"""What is made of sentences, in a language that is known."""
_JUSTIFIABLE: Final = _RUNNING | {RoleName.NOTE, RoleName.REFERENCE}


def _settled(name: RoleName, role: Role) -> Role:
    """Return a role without what it only has from the one that it is like, and cannot have."""
    hyphens = role.hyphens if name in _RUNNING else Hyphens.NONE
    ragged = role.align is Align.JUSTIFIED and name not in _JUSTIFIABLE
    return replace(role, hyphens=hyphens, align=Align.LEFT if ragged else role.align)


def _inherited(name: str, data: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return what a role says, over what the role says that it is like."""
    chain: list[str] = []
    while name:
        if name in chain or name not in data:
            raise InputError(f"In the style sheet, a role is like “{name}”, which leads nowhere.")
        chain.append(name)
        name = str(data[name].get("like", ""))
    merged: dict[str, Any] = {}
    for link in reversed(chain):
        merged.update(data[link])
    merged.pop("like", None)
    return merged


_Part = TypeVar("_Part", Page, Font, Role, Head, Line, Grid, Mark, Letterhead, Word)


def _value(kind: type[_Part], given: object, where: str) -> _Part:
    """Build one part, with every value of the type that the part declares."""
    if not isinstance(given, dict):
        raise InputError(f"In the style sheet, “{where}” must be a table of entries.")
    declared = {item.name: item.type for item in fields(kind)}
    values = {}
    for key, value in given.items():
        if key not in declared:
            raise InputError(f"In the style sheet, “{where}” has an unknown entry “{key}”.")
        values[key] = _typed(value, str(declared[key]), f"“{key}” of “{where}”")
        if values[key] is Align.JUSTIFIED and kind is not Role:
            raise InputError(f"In the style sheet, “{key}” of “{where}” cannot be “justified”.")
    try:
        return kind(**values)
    except TypeError as error:
        raise InputError(f"In the style sheet, “{where}” lacks an entry.") from error


def _typed(value: object, declared: str, what: str) -> Any:  # noqa: ANN401 - fits `declared`
    if declared == "Align" and isinstance(value, str) and value in set(Align):
        return Align(value)
    if declared == "Hyphens" and isinstance(value, str) and value in set(Hyphens):
        return Hyphens(value)
    if declared == "bool" and isinstance(value, bool):
        return value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if declared == "float" and is_number and -_LONGEST <= cast("float", value) <= _LONGEST:
        return value
    if declared == "str" and isinstance(value, str):
        return value
    raise InputError(f"In the style sheet, {what} cannot be “{value}”.")


def _check(style: Style) -> None:
    if style.page.size not in PAGE_SIZES:
        raise InputError(f"The style sheet asks for the paper “{style.page.size}”.")
    page = style.page
    if min(page.top, page.right, page.bottom, page.left, page.header, page.footer) < 0:
        raise InputError("In the style sheet, “page” has a length below zero.")
    if min(page.measure, page.height - page.top - page.bottom) < _LEAST_ROOM:
        raise InputError("In the style sheet, the margins leave no room for text.")
    for name, role in style.roles.items():
        if min(role.size, role.leading) < _LEAST_TYPE:
            raise InputError(f"In the style sheet, the type of “{name}” is too small to be read.")
    _check_fonts(style)
    colours = [style.line.colour, style.grid.colour, style.grid.row_colour]
    for mark in style.marks:
        colours += [mark.colour, mark.shade or mark.colour]
    for role in style.roles.values():
        colours += [role.colour, role.bar_colour, role.shade or role.colour]
    for colour in colours:
        if not _COLOUR.fullmatch(colour):
            raise InputError(f"The style sheet has a colour “{colour}”; write #RRGGBB.")


def _check_fonts(style: Style) -> None:
    for font in style.fonts.values():
        if not _FONT_FILE.fullmatch(font.embedded):
            raise InputError(f"The style sheet asks for the font file “{font.embedded}”.")
    for name, role in style.roles.items():
        if role.font not in style.fonts:
            raise InputError(f"The role “{name}” asks for the font “{role.font}”.")
