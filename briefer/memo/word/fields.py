"""Fields of a letterhead: those that count and date stay, all others become the words they show.

A field can read a file, start a program or ask an address. None of those passes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefer.memo.word.markup import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

KEPT: Final = frozenset(
    {
        "AUTHOR", "CREATEDATE", "DATE", "FILENAME", "KEYWORDS", "NUMPAGES", "PAGE", "PRINTDATE",
        "SAVEDATE", "SECTION", "SECTIONPAGES", "STYLEREF", "SUBJECT", "SYMBOL", "TIME", "TITLE",
    }
)  # fmt: skip
_FOLIO: Final = "PAGE"
_STORY: Final = f"{{{W}}}txbxContent"
_MARK: Final = f"{{{W}}}fldChar"
_SIMPLE: Final = f"{{{W}}}fldSimple"
_CODES: Final = frozenset({f"{{{W}}}instrText", f"{{{W}}}delInstrText"})


@dataclass
class _Field:
    """A field that is read: its marks, what stands between its begin and its result, its code.

    It is `odd` where its code is not plain: Word would put it together from other fields or words.
    """

    marks: list[Element] = field(default_factory=list)
    inner: list[Element] = field(default_factory=list)
    code: str = ""
    shows: bool = False
    odd: bool = False

    @property
    def is_kept(self) -> bool:
        return not self.odd and name_of(self.code) in KEPT


def name_of(code: str) -> str:
    """Return the name of the field that has this code."""
    return (code.split() or [""])[0].upper()


def has_folio(root: Element) -> bool:
    """Say whether the number of the page stands in it."""
    codes = [each.get(f"{{{W}}}instr") or "" for each in root.iter(_SIMPLE)]
    for story in (root, *root.iter(_STORY)):
        codes += _read(story).codes
    return any(name_of(code) == _FOLIO for code in codes)


def flatten(root: Element) -> bool:
    """Let the fields that may not pass be the words they show; say whether there were some."""
    found = False
    for simple in list(root.iter(_SIMPLE)):
        if name_of(simple.get(f"{{{W}}}instr") or "") not in KEPT:
            unwrap(simple)
            found = True
    for story in (root, *root.iter(_STORY)):
        found = _flatten_story(story) or found
    return found


def unwrap(element: Element) -> None:
    """Put the content of an element in its place."""
    parent = element.getparent()
    if parent is not None:
        for child in list(element):
            element.addprevious(child)
        parent.remove(element)


def _flatten_story(story: Element) -> bool:
    """Flatten the fields of one text; a text box within it is a text of its own."""
    dropped = _read(story).dropped()
    for element in dropped:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return bool(dropped)


def _read(story: Element) -> _Reader:
    reader = _Reader()
    for child in _contents(story):
        reader.take(child)
    return reader


class _Reader:
    """Reads what the runs of a text hold, and collects what has to go.

    `codes` are those of the fields that end, however many runs a code is spread over.
    """

    def __init__(self) -> None:
        self.codes: list[str] = []
        self._open: list[_Field] = []
        self._dropped: list[Element] = []

    def dropped(self) -> list[Element]:
        """Return what has to go, once all is read: fields that do not end go, too."""
        for one in self._open:
            self._drop(one)
        self._open.clear()
        return self._dropped

    def take(self, child: Element) -> None:
        """Read one more element."""
        kind = child.get(f"{{{W}}}fldCharType") or "" if child.tag == _MARK else None
        begins = kind == "begin"
        if (kind is not None or child.tag in _CODES) and not (begins or self._open):
            self._dropped.append(child)
            return
        own = self._open[-1] if kind in {"separate", "end"} else None
        for outer in self._open:
            if not outer.shows and outer is not own:
                outer.inner.append(child)
                outer.odd = outer.odd or child.tag not in _CODES
        if begins:
            self._open.append(_Field())
        if kind is not None:
            self._mark(child, kind)
        elif child.tag in _CODES and not self._open[-1].shows:
            self._open[-1].code += child.text or ""

    def _mark(self, child: Element, kind: str) -> None:
        own = self._open[-1]
        own.marks.append(child)
        own.shows = own.shows or kind == "separate"
        if kind == "end":
            self._open.pop()
            self.codes.append(own.code)
            if not own.is_kept:
                self._drop(own)

    def _drop(self, one: _Field) -> None:
        self._dropped += [*one.marks, *one.inner]


def _contents(story: Element) -> Iterator[Element]:
    """Yield what the runs of a text hold, in order."""
    for run in list(story.iter(f"{{{W}}}r")):
        if _story_of(run) is story:
            for child in list(run):
                if child.tag != f"{{{W}}}rPr":
                    yield child


def _story_of(run: Element) -> Element:
    """Return the text that a run belongs to: the nearest text box, or the whole part."""
    return next(run.iterancestors(_STORY), run.getroottree().getroot())
