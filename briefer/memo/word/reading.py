"""A Word file of a memo, read back after somebody has edited it.

The file comes from anywhere: it is read part by part with limits, and nothing in it is followed.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from lxml import etree

from briefer.errors import InputError
from briefer.memo.edited_file import COMMENT, DELETED, INSERTED, EditedFile, Mark, Paragraph, Remark
from briefer.memo.style import RoleName
from briefer.memo.word.bookmarks import CONTROL, QUOTATION
from briefer.memo.word.dressing import OWN
from briefer.memo.word.looks import FOOT_MARK, MARK, PARAGRAPHS
from briefer.memo.word.markup import W
from briefer.memo.word.package import CUSTOM_PART
from briefer.memo.word.zipped import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lxml.etree import _Element as Element

_HEAD_LINE: Final = PARAGRAPHS[RoleName.HEADER_VALUE]
_OWN: Final = OWN.lower()
_MEMBERS: Final = 2_000
_PART: Final = 64 * 1024 * 1024
_NOT_WORD: Final = "The file is no Word document, or it is damaged. Save it again as .docx."
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DELETED: Final = frozenset({f"{{{W}}}del", f"{{{W}}}moveFrom"})
_TEXTS: Final = {
    f"{{{W}}}t": "",
    f"{{{W}}}tab": " ",
    f"{{{W}}}br": "\n",
    f"{{{W}}}cr": "\n",
    f"{{{W}}}noBreakHyphen": "\u2011",
}
"""What stands for words, and for which; an empty one has its own."""
_SILENT: Final = frozenset({f"{{{W}}}pPr", f"{{{W}}}rPr", f"{_MC}Fallback"})
_INSERTED: Final = frozenset({f"{{{W}}}ins", f"{{{W}}}moveTo"})


def read(data: bytes) -> EditedFile:
    """Read a Word file; raise InputError where it is none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = _Parts(archive)
            body = parts.root("word/document.xml")
            styles = parts.root_or_none("word/styles.xml")
            levels, signs = _levels(styles), _named(styles, {MARK, FOOT_MARK})
            heads = _named(styles, {_HEAD_LINE.lower()})
            comments = _comments(parts.root_or_none("word/comments.xml"))
            properties = _properties(parts.root_or_none(CUSTOM_PART.lstrip("/")))
    except (*UNREADABLE, etree.LxmlError) as error:
        raise InputError(_NOT_WORD) from error
    reader = _Reader(levels, signs, heads, comments)
    reader.walk(body)
    return replace(reader.file(), properties=properties)


class _Parts:
    """The parts of a Word file, each no larger than a memo needs."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        if len(archive.infolist()) > _MEMBERS:
            raise InputError(_NOT_WORD)

    def root(self, name: str) -> Element:
        """Return a part's root; raise KeyError where there is no such part."""
        with self._archive.open(name) as part:
            # What the archive says of a size may be a lie, so no more is read than fits.
            data = part.read(_PART + 1)
        if len(data) > _PART:
            raise InputError("The file is too large to be a memo.")
        if b"<!DOCTYPE" in data[:4096]:
            raise InputError(_NOT_WORD)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return etree.fromstring(data, parser)

    def root_or_none(self, name: str) -> Element | None:
        """Return a part's root, None where there is no such part."""
        return self.root(name) if name in self._archive.namelist() else None


def _levels(styles: Element | None) -> dict[str, int]:
    """Return the level of heading of each paragraph style that is one."""
    found: dict[str, int] = {}
    for style in () if styles is None else styles.iter(f"{{{W}}}style"):
        name = style.find(f"{{{W}}}name")
        words = (_get(name, "val") if name is not None else "").lower().removeprefix(_OWN)
        if words in {"heading 1", "heading 2"}:
            found[_get(style, "styleId")] = int(words[-1])
    return found


def _named(styles: Element | None, names: Collection[str]) -> frozenset[str]:
    """Return the ids of the styles that have one of these names."""
    found = set()
    for style in () if styles is None else styles.iter(f"{{{W}}}style"):
        name = style.find(f"{{{W}}}name")
        words = (_get(name, "val") if name is not None else "").lower()
        if words in names or words.removeprefix(_OWN) in names:
            found.add(_get(style, "styleId"))
    return frozenset(found)


def _comments(root: Element | None) -> dict[str, tuple[str, str]]:
    """Return who wrote each comment, and its words."""
    comments = () if root is None else root.iter(f"{{{W}}}comment")
    return {
        _get(comment, "id"): (_get(comment, "author"), "".join(_texts(comment)).strip())
        for comment in comments
    }


def _properties(root: Element | None) -> dict[str, str]:
    """Return the properties that are the file's own."""
    entries = () if root is None else root
    return {entry.get("name") or "": "".join(map(str, entry.itertext())) for entry in entries}


def _texts(element: Element) -> Iterator[str]:
    for child in element.iter(f"{{{W}}}t", f"{{{W}}}delText", f"{{{W}}}p"):
        yield "\n" if child.tag == f"{{{W}}}p" else child.text or ""


def _get(element: Element, name: str) -> str:
    return element.get(f"{{{W}}}{name}") or ""


@dataclass
class _Reader:
    """Walks the body once and collects."""

    levels: Mapping[str, int]
    signs: frozenset[str]
    heads: frozenset[str]
    comments: Mapping[str, tuple[str, str]]
    _paragraphs: list[Paragraph] = field(default_factory=list)
    _remarks: list[Remark] = field(default_factory=list)
    _open: dict[str, int] = field(default_factory=dict)
    _marks: list[tuple[str, list[str], int]] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _controlled: list[Mark] = field(default_factory=list)

    def file(self) -> EditedFile:
        """Return what was collected."""
        marks = [Mark(guid, "".join(words).strip(), at) for guid, words, at in self._marks]
        bookmarked = {(mark.passage, mark.paragraph) for mark in marks if mark.words}
        controls = (m for m in self._controlled if (m.passage, m.paragraph) not in bookmarked)
        return EditedFile(tuple(self._paragraphs), (*marks, *controls), tuple(self._remarks))

    def walk(self, element: Element) -> None:
        """Take up an element and what is in it."""
        for child in element:
            if isinstance(child.tag, str):
                self._take(child)

    def _take(self, child: Element) -> None:
        """Take up one element by its name; what has no meaning here is walked through."""
        if child.tag in _TEXTS:
            self._add(_TEXTS[child.tag] or child.text or "")
        elif child.tag in _DELETED:
            self._remark(DELETED, child, "".join(_texts(child)))
        elif child.tag in _INSERTED:
            before = len(self._text)
            self.walk(child)
            self._remark(INSERTED, child, "".join(self._text[before:]))
        elif child.tag not in _SILENT:
            _TAKERS.get(child.tag, _Reader.walk)(self, child)

    def _end(self, element: Element) -> None:
        self._open.pop(_get(element, "id"), None)

    def _comment(self, element: Element) -> None:
        who, words = self.comments.get(_get(element, "id"), ("", ""))
        self._remarks.append(Remark(COMMENT, who, words, len(self._paragraphs)))

    def _paragraph(self, element: Element) -> None:
        outer, self._text = self._text, []
        self.walk(element)
        style = element.find(f"{{{W}}}pPr/{{{W}}}pStyle")
        level = self.levels.get(_get(style, "val"), 0) if style is not None else 0
        if any("PAGEREF" in (code.text or "") for code in element.iter(f"{{{W}}}instrText")):
            self._text.clear()  # a line of the contents repeats a heading
        self._paragraphs.append(Paragraph("".join(self._text).strip(), level))
        self._text = outer
        for number in self._open.values():
            self._marks[number][1].append("\n")

    def _row(self, element: Element) -> None:
        """Take up a row of a table; label and value of the memo's head are one line."""
        first = len(self._paragraphs)
        self.walk(element)
        style = element.find(f"{{{W}}}tc/{{{W}}}p/{{{W}}}pPr/{{{W}}}pStyle")
        if style is None or _get(style, "val") not in self.heads:
            return
        line = " ".join(paragraph.text for paragraph in self._paragraphs[first:])
        self._paragraphs[first:] = [Paragraph(line.strip(), 0)]
        self._remarks = [replace(r, paragraph=min(r.paragraph, first)) for r in self._remarks]
        self._marks = [(guid, words, min(at, first)) for guid, words, at in self._marks]

    def _run(self, element: Element) -> None:
        """Take up a run; the comma that we write between two notes is no word of the memo."""
        style = element.find(f"{{{W}}}rPr/{{{W}}}rStyle")
        is_sign = style is not None and _get(style, "val") in self.signs
        if not (is_sign and "".join(_texts(element)) == ","):
            self.walk(element)

    def _sdt(self, element: Element) -> None:
        alias = element.find(f"{{{W}}}sdtPr/{{{W}}}alias")
        named = CONTROL.fullmatch(_get(alias, "val")) if alias is not None else None
        before = len(self._text)
        for content in element.findall(f"{{{W}}}sdtContent"):
            self.walk(content)
        words = "".join(self._text[before:]).strip()
        if named and words:
            self._controlled.append(Mark(named[1].lower(), words, len(self._paragraphs)))

    def _begin(self, element: Element) -> None:
        named = QUOTATION.fullmatch(_get(element, "name"))
        if named:
            digits = named[1].lower()
            guid = "-".join(digits[a:b] for a, b in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)))
            self._open[_get(element, "id")] = len(self._marks)
            self._marks.append((guid, [], len(self._paragraphs)))

    def _add(self, words: str) -> None:
        self._text.append(words)
        for number in self._open.values():
            self._marks[number][1].append(words)

    def _remark(self, kind: str, element: Element, words: str) -> None:
        if words.strip():
            who = _get(element, "author")
            self._remarks.append(Remark(kind, who, words.strip(), len(self._paragraphs)))


_TAKERS: Final = {
    f"{{{W}}}p": _Reader._paragraph,  # noqa: SLF001 - its own table
    f"{{{W}}}tr": _Reader._row,  # noqa: SLF001
    f"{{{W}}}r": _Reader._run,  # noqa: SLF001
    f"{{{W}}}sdt": _Reader._sdt,  # noqa: SLF001
    f"{{{W}}}bookmarkStart": _Reader._begin,  # noqa: SLF001
    f"{{{W}}}bookmarkEnd": _Reader._end,  # noqa: SLF001
    f"{{{W}}}commentReference": _Reader._comment,  # noqa: SLF001
}
