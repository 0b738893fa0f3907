"""Whether a Word file is sound: what Word would stumble over, and what leads nowhere in it."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.memo.formats.active import active
from tests.memo.formats.lines import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NOTES: Final = ("endnote", "footnote")


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a Word file."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "memo.docx")
        path.write_bytes(data)
        audited = [error.description for error in OpenXmlValidator().validate(path).errors]
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    return [*audited, *own_faults(parts), *(f"acts: {what}" for what in active(data, WORD))]


def own_faults(parts: dict[str, bytes]) -> list[str]:
    """Return what the validator does not look for."""
    roots = {
        name: etree.fromstring(part)
        for name, part in parts.items()
        if name.startswith("word/") and name.endswith(".xml")
    }
    found = [*_bookmarks(roots), *_notes(roots), *_relationships(roots, parts)]
    for name, root in roots.items():
        found += (f"{name}: {what}" for what in _fields(root))
    return found


def _values(roots: Iterable[etree._Element], tag: str, name: str) -> list[str]:
    return [each.get(f"{W}{name}", "") for root in roots for each in root.iter(f"{W}{tag}")]


def _twice(what: str, values: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {value} is there twice" for value, n in Counter(values).items() if n > 1)


def _bookmarks(roots: dict[str, etree._Element]) -> Iterator[str]:
    """Yield bookmarks that are not one, and what leads to one that is not there."""
    every = roots.values()
    names = _values(every, "bookmarkStart", "name")
    starts, ends = _values(every, "bookmarkStart", "id"), _values(every, "bookmarkEnd", "id")
    yield from _twice("the bookmark", (name.lower() for name in names))
    yield from _twice("the number of a bookmark", starts)
    yield from _twice("the end of a bookmark", ends)
    if set(starts) != set(ends):
        yield f"bookmarks {set(starts) ^ set(ends)} have no beginning or no end"
    controls = [each for root in every for each in root.iter(f"{W}sdtPr")]
    yield from _twice("the control", (i for one in controls for i in _values([one], "id", "val")))
    anchors = [a for a in _values(every, "hyperlink", "anchor") if a]
    codes = ((each.text or "").split() for root in every for each in root.iter(f"{W}instrText"))
    anchors += [words[1] for words in codes if words[:1] == ["PAGEREF"]]
    yield from (f"nothing is called {name}" for name in set(anchors) - set(names))


def _notes(roots: dict[str, etree._Element]) -> Iterator[str]:
    """Yield marks without a note, notes without a mark, and kinds of notes that are not there."""
    for kind in _NOTES:
        marks = _values(roots.values(), f"{kind}Reference", "id")
        part = roots.get(f"word/{kind}s.xml")
        notes = [] if part is None else [each for each in part if each.get(f"{W}type") is None]
        ids = [note.get(f"{W}id", "") for note in notes]
        yield from _twice(f"the {kind}", ids)
        yield from _twice(f"the mark of {kind}", marks)
        if set(marks) != set(ids):
            yield f"{kind}s {set(marks) ^ set(ids)} have no mark or no text"
        yield from (
            f"a {kind} says nothing"
            for note in notes
            if not "".join(text.text or "" for text in note.iter(f"{W}t")).strip()
        )


def _fields(root: etree._Element) -> Iterator[str]:
    """Yield fields that are left open, closed twice, or without a result."""
    open_: list[str] = []
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType", "")
        if kind == "begin":
            open_.append(kind)
        elif not open_ or (kind == "separate" and open_[-1] != "begin"):
            yield f"a field has its {kind} at a wrong place"
        elif kind == "separate":
            open_[-1] = kind
        else:
            yield from [] if open_.pop() == "separate" else ["a field has no result"]
    yield from ("a field is left open" for _ in open_)


def _relationships(roots: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    """Yield what names a relationship that the part does not have, and targets that are not."""
    for name, root in roots.items():
        rels = parts.get(f"word/_rels/{name.removeprefix('word/')}.rels")
        known = {} if rels is None else {each.get("Id"): each for each in etree.fromstring(rels)}
        used = {
            str(value)
            for each in root.iter("*")
            for key, value in each.attrib.items()
            if str(key).startswith(R)
        }
        yield from (
            f"{name}: there is no relationship {i}" for i in used.difference(map(str, known))
        )
        for each in known.values():
            target = each.get("Target", "")
            if each.get("TargetMode") != "External" and f"word/{target}" not in parts:
                yield f"{name}: there is no part {target}"
