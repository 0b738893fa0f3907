"""From a block's inlines to a Qt document and back.

A note and a passage's own words stand in the document as real text, so that they wrap, can be
selected and are read out; each use carries a key of its own, under which its inline is kept. What
is read back is that inline and never the document's text: words of a source cannot change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor

from briefer.memo.sentence import opens
from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text
from briefer.ui.memo.composer.lettering import ATOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment

    from briefer.model.inline import Inline
    from briefer.ui.memo.composer.lettering import Lettering

    Run = tuple[Inline, ...]
    Numbers = tuple[tuple[str, int], ...]
    Piece = tuple[int, Inline]
    Atom = NoteRef | InlineExtract

_NO_NUMBER = "•"
_LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class AtomSpan:
    """Where an atom stands in the document, in UTF-16 units."""

    key: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The text of an atom in the document: its words, then the number of its note."""

    words: str = ""
    number: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return self.words + self.number


class Runs:
    """Writes runs into one document and reads them back; knows the atoms that it has written.

    `numbers` is the passage and the printed number of each note, in order.
    """

    def __init__(self, document: QTextDocument, lettering: Lettering) -> None:
        self._document = document
        self._lettering = lettering
        self._atoms: dict[int, Atom] = {}
        self._shown: dict[int, Shown] = {}
        self._keys = count(1)

    def restyle(self, lettering: Lettering) -> None:
        """Use other formats from the next `write` on."""
        self._lettering = lettering

    def write(self, runs: Sequence[Run], numbers: Numbers, *, bulleted: bool) -> None:
        """Put these runs into the document in place of everything in it."""
        self._atoms.clear()
        self._shown.clear()
        self._document.clear()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.setBlockFormat(self._lettering.block(bulleted=bulleted))
        cursor.setBlockCharFormat(self._lettering.plain)
        left = list(numbers)
        for place, run in enumerate(runs):
            if place:
                form = self._lettering.block(bulleted=bulleted)
                cursor.insertBlock(form, self._lettering.plain)
            self._insert(cursor, run, left)
        cursor.endEditBlock()

    def insert(self, cursor: QTextCursor, run: Run) -> None:
        """Insert inlines at the cursor; their notes have no number yet."""
        self._insert(cursor, run, [])

    def read(self) -> tuple[Run, ...]:
        """Return what the document says, paragraph by paragraph."""
        return self.cut(0, self._document.characterCount())

    def cut(self, start: int, end: int) -> tuple[Run, ...]:
        """Return what stands between two places, paragraph by paragraph."""
        seen: set[int] = set()
        found = []
        for block in self._blocks():
            first, last = start - block.position(), end - block.position()
            if last >= 0 and first < block.length():
                pieces = self._pieces(block, max(first, 0), min(last, block.length() - 1))
                found.append(_joined(_once(pieces, seen)))
        return tuple(found)

    def atoms(self) -> list[AtomSpan]:
        """Return where every atom stands, or each part of it."""
        spans: list[AtomSpan] = []
        for block in self._blocks():
            for fragment in _fragments(block):
                key = _key(fragment)
                start, end = fragment.position(), fragment.position() + fragment.length()
                if key and spans and (spans[-1].key, spans[-1].end) == (key, start):
                    spans[-1] = replace(spans[-1], end=end)
                elif key:
                    spans.append(AtomSpan(key, start, end))
        return spans

    def atom(self, span: AtomSpan) -> Atom | None:
        """Return the inline that an atom stands for."""
        return self._atoms.get(span.key)

    @property
    def is_whole(self) -> bool:
        """Whether every atom in the document stands there as it was written, and once."""
        spans = self.atoms()
        if len({span.key for span in spans}) < len(spans):
            return False
        return all(self._is_whole(span) for span in spans)

    def heal(self) -> None:
        """Put back every atom that was cut into, taken apart or written into."""
        seen: set[int] = set()
        for span in reversed(self.atoms()):
            if span.key in seen or span.key not in self._atoms:
                self._select(span).removeSelectedText()
            elif not self._is_whole(span):
                self._put(span)
            seen.add(span.key)

    def number(self, numbers: Numbers) -> None:
        """Show these numbers at the notes, where others stand."""
        left = list(numbers)
        spans = self.atoms()
        atoms = [self._atoms[span.key] for span in spans]
        shown = [
            _shown(atom, atoms[place + 1 :], left, self._text_before(span.start))
            for place, (span, atom) in enumerate(zip(spans, atoms, strict=True))
        ]
        for span, new in reversed(list(zip(spans, shown, strict=True))):
            if new != self._shown[span.key]:
                self._shown[span.key] = new
                self._put(span)

    def _insert(self, cursor: QTextCursor, run: Run, numbers: list[tuple[str, int]]) -> None:
        for place, item in enumerate(run):
            if isinstance(item, NoteRef | InlineExtract):
                key = next(self._keys)
                before = self._text_before(cursor.position())
                self._atoms[key] = item
                self._shown[key] = _shown(item, run[place + 1 :], numbers, before)
                self._write_atom(cursor, key)
            else:
                cursor.insertText(_outward(item.text), self._format(item))

    def _put(self, span: AtomSpan) -> None:
        """Write an atom in place of what stands of it."""
        cursor = self._select(span)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._write_atom(cursor, span.key)
        cursor.endEditBlock()

    def _write_atom(self, cursor: QTextCursor, key: int) -> None:
        shown = self._shown[key]
        for words, form in (
            (shown.words, self._lettering.extract),
            (shown.number, self._lettering.note),
        ):
            if words:
                marked = QTextCharFormat(form)
                marked.setProperty(ATOM, key)
                cursor.insertText(words, marked)

    def _is_whole(self, span: AtomSpan) -> bool:
        shown = self._shown.get(span.key)
        return shown is not None and self._select(span).selectedText() == shown.text

    def _format(self, item: Inline) -> QTextCharFormat:
        form = QTextCharFormat(self._lettering.of(item))
        if isinstance(item, Link):
            form.setAnchorHref(item.url)
        return form

    def _text_before(self, position: int) -> str:
        block = self._document.findBlock(position)
        return _between(block.text(), 0, position - block.position())

    def _select(self, span: AtomSpan) -> QTextCursor:
        cursor = QTextCursor(self._document)
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self._document.begin()
        while block.isValid():
            yield block
            block = block.next()

    def _pieces(self, block: QTextBlock, first: int, last: int) -> Iterator[Piece]:
        """Yield what stands between two places of a paragraph, with the keys of atoms."""
        for fragment in _fragments(block):
            start = fragment.position() - block.position()
            words = _inward(_between(fragment.text(), first - start, last - start))
            key = _key(fragment)
            if words and not key:
                yield 0, self._written(words, fragment.charFormat())
            elif words and key in self._atoms:
                yield key, self._atoms[key]

    def _written(self, words: str, form: QTextCharFormat) -> Inline:
        """Return words of the analyst's as an inline."""
        if form.anchorHref():
            return Link(words, form.anchorHref())
        if self._lettering.is_strong(form):
            return Emph(words, strong=True)
        return Emph(words) if form.fontItalic() else Text(words)


def normal(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs as they would be read back from a document: pieces joined, one run at least."""
    kept = (_joined((0, item) for item in run if item != Text("")) for run in runs)
    return tuple(kept) or ((),)


def _once(pieces: Iterable[Piece], seen: set[int]) -> Iterator[Piece]:
    """Yield each atom once, however many fragments it has."""
    for key, item in pieces:
        if key not in seen:
            yield key, item
        if key:
            seen.add(key)


def _joined(pieces: Iterable[Piece]) -> Run:
    items: list[Inline] = []
    for _, item in pieces:
        both = _one(items[-1], item) if items else None
        if both is not None:
            items[-1] = both
        else:
            items.append(item)
    return tuple(items)


def _one(before: Inline, item: Inline) -> Inline | None:
    """Return two neighbours as one where they are of one kind, else None."""
    match before, item:
        case Text(a), Text(b):
            return Text(a + b)
        case Emph(a, x), Emph(b, y) if x == y:
            return Emph(a + b, strong=x)
        case Link(a, x), Link(b, y) if x == y:
            return Link(a + b, x)
    return None


def _shown(
    item: Atom, following: Sequence[Inline], numbers: list[tuple[str, int]], before: str
) -> Shown:
    """Return the text of an atom; takes the number of its note out of `numbers`."""
    if isinstance(item, NoteRef):
        return Shown(number=_take(item.passage, numbers) or _NO_NUMBER)
    words = _outward(item.words)
    words = words if opens(before) else f"“{words}”"
    return Shown(words, "" if _noted(following, item.passage) else _take(item.passage, numbers))


def _take(passage: str, numbers: list[tuple[str, int]]) -> str:
    if numbers and numbers[0][0] == passage:
        return str(numbers.pop(0)[1] or "")
    return ""


def _noted(following: Sequence[Inline], passage: str) -> bool:
    """Say whether a note on the passage follows before the next extract, as when it is printed."""
    for item in following:
        if isinstance(item, NoteRef) and item.passage == passage:
            return True
        if isinstance(item, InlineExtract):
            return False
    return False


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1


def _key(fragment: QTextFragment) -> int:
    """Return the key of the atom that a fragment belongs to, or 0."""
    return fragment.charFormat().intProperty(ATOM)


def _outward(words: str) -> str:
    """Return words as they stand in the document, where a line feed would end the paragraph."""
    return words.replace("\n", _LINE_BREAK)


def _inward(words: str) -> str:
    return words.replace(_LINE_BREAK, "\n")


def _between(text: str, first: int, last: int) -> str:
    """Return the part of a text between two places, in UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    first, last = max(first, 0), max(min(last, len(units) // 2), 0)
    return units[2 * first : 2 * last].decode("utf-16-le", "surrogatepass")
