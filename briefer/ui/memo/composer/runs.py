"""From a block's inlines to the text of a Qt document and back.

A note, a reference and a passage's own words stand in the document as real text, so that they
wrap, can be selected and are read out; each use carries a key of its own, under which its inline is
kept. What is read back is that inline and never the document's text: words of a source cannot
change. Text that is nobody's to change (a heading, a card) stands under such a key too, without an
inline.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor

from briefer.memo.cross_refs import as_printed, said
from briefer.memo.sentence import opens
from briefer.model.inline import CrossRef, Emph, InlineExtract, Link, NoteRef, Text
from briefer.ui.memo.composer.lettering import ATOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment

    from briefer.model.inline import Inline
    from briefer.ui.memo.composer.lettering import Lettering

    Run = tuple[Inline, ...]
    Numbers = tuple[tuple[str, int], ...]
    Atom = NoteRef | InlineExtract | CrossRef
    Shown = tuple[tuple[str, QTextCharFormat], ...]
    """The text of an atom in the document, part by part."""

_NO_NUMBER = "•"
_FURTHER = "+"
"""Stands at a place of a note that names one passage more."""
LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class AtomSpan:
    """Where an atom stands in the document, in UTF-16 units."""

    key: int
    start: int
    end: int


class Runs:
    """Writes runs into a document and reads them back; knows the atoms that it has written.

    `numbers` is the passage and the printed number of each note, in order. `references` has what a
    reference prints, and `names` what is called how, both by the target (a guid).
    """

    def __init__(self, document: QTextDocument, lettering: Lettering) -> None:
        self._document = document
        self._lettering = lettering
        self._atoms: dict[int, Atom] = {}
        self._shown: dict[int, Shown] = {}
        self._keys = count(1)
        self.references: Mapping[str, str] = {}
        self.names: Mapping[str, str] = {}

    def restart(self, lettering: Lettering) -> None:
        """Forget every atom, and write in these formats from now on."""
        self._lettering = lettering
        self._atoms.clear()
        self._shown.clear()

    # ---- writing

    def insert(self, cursor: QTextCursor, run: Run, numbers: list[tuple[str, int]]) -> None:
        """Insert inlines at the cursor; takes the numbers of their notes out of `numbers`."""
        for place, item in enumerate(run):
            if isinstance(item, NoteRef | InlineExtract | CrossRef):
                key = next(self._keys)
                before = self._text_before(cursor.position())
                self._atoms[key] = item
                self._shown[key] = self._show(item, run[place + 1 :], numbers, before)
                self._write(cursor, key)
            else:
                cursor.insertText(outward(item.text), self._format(item))

    def guard(self, cursor: QTextCursor, parts: Shown) -> None:
        """Insert text that is nobody's to change."""
        key = next(self._keys)
        self._shown[key] = tuple((text, form) for text, form in parts if text)
        self._write(cursor, key)

    def number(self, block: QTextBlock, numbers: list[tuple[str, int]]) -> None:
        """Show these numbers at the notes of a line, and what its references print now."""
        spans = self.spans(block)
        atoms = [self._atoms[span.key] for span in spans if span.key in self._atoms]
        if len(atoms) < len(spans):
            return
        shown = [
            self._show(atom, atoms[place + 1 :], numbers, self._text_before(span.start))
            for place, (span, atom) in enumerate(zip(spans, atoms, strict=True))
        ]
        for span, new in reversed(list(zip(spans, shown, strict=True))):
            if new != self._shown[span.key]:
                self._shown[span.key] = new
                self._put(span)

    # ---- reading

    def printed(self, run: Run) -> Run:
        """Return a run with its references as they print."""
        return as_printed(run, self.references)

    def read(self, block: QTextBlock, first: int = 0, last: int | None = None) -> Run:
        """Return what stands in a line, or between two places of it counted from its start."""
        end = block.length() - 1 if last is None else last
        return joined(self._pieces(block, first, end))

    def spans(self, block: QTextBlock) -> list[AtomSpan]:
        """Return where every atom of a line stands, or each part of it."""
        spans: list[AtomSpan] = []
        for fragment in _fragments(block):
            key = _key(fragment)
            start, end = fragment.position(), fragment.position() + fragment.length()
            if key and spans and (spans[-1].key, spans[-1].end) == (key, start):
                spans[-1] = replace(spans[-1], end=end)
            elif key:
                spans.append(AtomSpan(key, start, end))
        return spans

    def atom(self, key: int) -> Atom | None:
        """Return the inline that an atom stands for."""
        return self._atoms.get(key)

    def is_guarded(self, block: QTextBlock) -> bool:
        """Say whether nothing stands in a line but text that is nobody's to change, and all of it.

        A line of no text at all is one, too.
        """
        spans = self.spans(block)
        if not spans:
            return block.length() <= 1
        only = len(spans) == 1 and spans[0].end - spans[0].start == block.length() - 1
        return only and spans[0].key not in self._atoms and self._is_whole(spans[0])

    def is_whole(self, block: QTextBlock, guards: int = 0) -> bool:
        """Whether every atom of a line stands there as it was written, and once.

        `guards` is how many of them are text that is nobody's to change.
        """
        spans = self.spans(block)
        if len({span.key for span in spans}) < len(spans):
            return False
        if sum(span.key not in self._atoms for span in spans) != guards:
            return False
        return all(self._is_whole(span) for span in spans)

    def heal(self, block: QTextBlock) -> None:
        """Put back every atom of a line that was cut into, taken apart or written into.

        What is left there of another line, which is nobody's to change, goes.
        """
        seen: set[int] = set()
        for span in reversed(self.spans(block)):
            if span.key in seen or span.key not in self._atoms:
                self._select(span).removeSelectedText()
            elif not self._is_whole(span):
                self._put(span)
            seen.add(span.key)

    # ---- within

    def _put(self, span: AtomSpan) -> None:
        """Write an atom in place of what stands of it."""
        cursor = self._select(span)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._write(cursor, span.key)
        cursor.endEditBlock()

    def _write(self, cursor: QTextCursor, key: int) -> None:
        for words, form in self._shown[key]:
            marked = QTextCharFormat(form)
            marked.setProperty(ATOM, key)
            cursor.insertText(words, marked)

    def _show(
        self, item: Atom, following: Sequence[Inline], numbers: list[tuple[str, int]], before: str
    ) -> Shown:
        """Return the text of an atom; takes the number of its note out of `numbers`."""
        note = self._lettering.note
        if isinstance(item, CrossRef):
            is_lost = bool(self.references) and item.target not in self.references
            form = self._lettering.lost if is_lost else self._lettering.reference
            return ((said(item, self.references), form),)
        if isinstance(item, NoteRef):
            return ((_take(item.passage, numbers) or _NO_NUMBER, note),)
        words = outward(item.words)
        words = words if opens(before) else f"“{words}”"
        number = "" if _noted(following, item.passage) else _take(item.passage, numbers)
        parts = ((words, self._lettering.extract), (number, note))
        return tuple(part for part in parts if part[0])

    def _is_whole(self, span: AtomSpan) -> bool:
        shown = self._shown.get(span.key)
        return shown is not None and self._select(span).selectedText() == _text(shown)

    def _format(self, item: Inline) -> QTextCharFormat:
        form = QTextCharFormat(self._lettering.of(item))
        if isinstance(item, Link):
            form.setAnchorHref(item.url)
        return form

    def _text_before(self, position: int) -> str:
        block = self._document.findBlock(position)
        return between(block.text(), 0, position - block.position())

    def _select(self, span: AtomSpan) -> QTextCursor:
        cursor = QTextCursor(self._document)
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _pieces(self, block: QTextBlock, first: int, last: int) -> Iterator[Inline]:
        """Yield what stands between two places of a line, each atom once."""
        seen: set[int] = set()
        for fragment in _fragments(block):
            start = fragment.position() - block.position()
            words = inward(between(fragment.text(), first - start, last - start))
            key = _key(fragment)
            if words and not key:
                yield self._written(words, fragment.charFormat())
            elif words and key in self._atoms and key not in seen:
                seen.add(key)
                yield self._atoms[key]

    def _written(self, words: str, form: QTextCharFormat) -> Inline:
        """Return words of the analyst's as an inline."""
        if form.anchorHref():
            return Link(words, form.anchorHref())
        if self._lettering.is_strong(form):
            return Emph(words, strong=True)
        return Emph(words) if form.fontItalic() else Text(words)


def normal(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs as they would be read back from a document: pieces joined, one run at least."""
    kept = (joined(item for item in run if item != Text("")) for run in runs)
    return tuple(kept) or ((),)


def outward(words: str) -> str:
    """Return words as they stand in the document, where a line feed would end the paragraph."""
    return words.replace("\n", LINE_BREAK)


def inward(words: str) -> str:
    """Return words of the document as they are kept."""
    return words.replace(LINE_BREAK, "\n")


def between(text: str, first: int, last: int) -> str:
    """Return the part of a text between two places, in UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    first, last = max(first, 0), max(min(last, len(units) // 2), 0)
    return units[2 * first : 2 * last].decode("utf-16-le", "surrogatepass")


def units(text: str) -> int:
    """Return how long a text is in the document, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cells(run: Run) -> list[Inline]:
    """Return a run letter by letter, what is no letter as it is."""
    found: list[Inline] = []
    for item in run:
        if isinstance(item, NoteRef | InlineExtract | CrossRef):
            found.append(item)
        else:
            found += [replace(item, text=letter) for letter in item.text]
    return found


def joined(pieces: Iterable[Inline]) -> Run:
    """Return pieces as one run: neighbours of one kind are one."""
    items: list[Inline] = []
    for item in pieces:
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


def _take(passage: str, numbers: list[tuple[str, int]]) -> str:
    if numbers and numbers[0][0] == passage:
        number = numbers.pop(0)[1]
        return _FURTHER if number < 0 else str(number or "")
    return ""


def _noted(following: Sequence[Inline], passage: str) -> bool:
    """Say whether a note on the passage follows before the next extract, as when it is printed."""
    for item in following:
        if isinstance(item, NoteRef) and item.passage == passage:
            return True
        if isinstance(item, InlineExtract):
            return False
    return False


def _text(shown: Shown) -> str:
    return "".join(words for words, _ in shown)


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1


def _key(fragment: QTextFragment) -> int:
    """Return the key of the atom that a fragment belongs to, or 0."""
    return fragment.charFormat().intProperty(ATOM)
