"""One paragraph, or one list of bullets, as a field for typing."""

from __future__ import annotations

from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit
from typing_extensions import override

from briefer.model.inline import InlineExtract, NoteRef
from briefer.ui.memo.composer.clipping import clipped, unclipped
from briefer.ui.memo.composer.field_commands import FieldCommands
from briefer.ui.memo.composer.field_keys import Meaning, is_ours, meaning
from briefer.ui.memo.composer.field_painter import paint_bullets, paint_hint
from briefer.ui.memo.composer.lettering import Lettering
from briefer.ui.memo.composer.pen import Pen
from briefer.ui.memo.composer.runs import Runs, normal
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QMouseEvent,
        QPaintEvent,
        QWheelEvent,
    )

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.runs import Numbers, Run

_PASSING = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}


class TextField(QTextEdit):
    """A field as high as its text, in which words of a source can only be removed whole.

    It knows nothing of undo: Ctrl+Z is the window's. `edited` comes when something was typed,
    `resized` when the height of the text changed, `left` when the focus goes elsewhere in the
    window. What reaches beyond the field is asked for: `entered` (Enter), `joined(forward)` at an
    end, `crossed(forward, x)` by an arrow key, `slash_typed` in an empty field, `lines_pasted`
    with the paragraphs after the first, `source_asked(guid)` for the passage of an atom.
    """

    edited = Signal()
    resized = Signal()
    left = Signal()
    entered = Signal()
    joined = Signal(bool)
    crossed = Signal(bool, int)
    slash_typed = Signal()
    lines_pasted = Signal(object)
    source_asked = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._lettering = Lettering(appearance)
        self._quiet = 0
        self._bulleted = False
        self._dirty = False
        self._hint = ""
        self._numbers: Numbers = ()
        look(self, bare="true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        document = self.document()
        document.setDocumentMargin(0)
        self._runs = Runs(document, self._lettering)
        self._pen = Pen(self, self._runs, self._lettering)
        self._commands = commands = FieldCommands(self, self._pen)
        commands.entered.connect(self.entered)
        commands.joined.connect(self.joined)
        commands.crossed.connect(self.crossed)
        commands.slash_typed.connect(self.slash_typed)
        commands.list_begun.connect(lambda: self.set_bulleted(bulleted=True))
        self._watchdog = QTimer(self)
        self._watchdog.setSingleShot(True)
        self._watchdog.setInterval(0)
        self._watchdog.timeout.connect(self._heal)
        document.contentsChanged.connect(self._note_change)
        document.documentLayout().documentSizeChanged.connect(self.resized)
        appearance.changed.connect(self._restyle)
        self._write(((),))

    # ---- what it holds

    @property
    def runs(self) -> tuple[Run, ...]:
        """What stands in the field, a run for each paragraph of it."""
        return self._runs.read()

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the field."""
        return self.document().isEmpty()

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed since `show_runs` or `settle`."""
        return self._dirty

    @property
    def is_bulleted(self) -> bool:
        """Whether its paragraphs are bullets."""
        return self._bulleted

    def settle(self) -> None:
        """Take what stands in the field as kept."""
        self._dirty = False

    def show_runs(self, runs: Sequence[Run], numbers: Numbers = (), *, bulleted: bool) -> None:
        """Show what is kept, with the numbers of its notes; the caret stays where it can."""
        wanted = normal(runs)
        if (wanted, bulleted) == (self.runs, self._bulleted):
            if numbers != self._numbers:
                self._numbers = numbers
                with self._unheard():
                    self._runs.number(numbers)
            return
        before, caret = self.toPlainText(), self.caret
        self._bulleted, self._numbers = bulleted, numbers
        self._write(wanted)
        self._dirty = False
        after = self.toPlainText()
        self.put_caret(caret if before == after else _end_of_change(before, after))

    def show_hint(self, words: str) -> None:
        """Show these words while the field is empty."""
        if words != self._hint:
            self._hint = words
            self.viewport().update()

    @property
    def is_hinting(self) -> bool:
        """Whether a hint is shown."""
        return bool(self._hint) and self.is_blank

    def height_for(self, width: int) -> int:
        """Return the height of the text at a width, in pixels."""
        self.document().setTextWidth(width)
        return ceil(self.document().size().height())

    # ---- the caret

    @property
    def caret(self) -> int:
        """Where the caret stands, in UTF-16 units from the start."""
        return self.textCursor().position()

    def put_caret(self, position: int) -> None:
        """Put the caret at a place, as near as the field reaches."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(position, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self._pen.snap()

    def enter(self, *, forward: bool, x: int = 0) -> None:
        """Take the focus from the row before (`forward`) or after, at `x` of that line; -1: end."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        block = self.document().begin() if forward else self.document().lastBlock()
        layout = block.layout()
        lines = layout.lineCount()
        if x < 0 or not lines:
            self.put_caret(0 if forward else self.document().characterCount())
            return
        line = layout.lineAt(0 if forward else lines - 1)
        self.put_caret(block.position() + line.xToCursor(x - layout.position().x()))

    def split(self) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        """Remove the selection and return what stands before the caret, and what after it."""
        self._pen.remove_selection()
        end = self.document().characterCount()
        return self._runs.cut(0, self.caret), self._runs.cut(self.caret, end)

    # ---- changes that are the field's own

    def set_bulleted(self, *, bulleted: bool) -> None:
        """Turn the paragraph into a list, or a list into a paragraph."""
        caret, runs = self.caret, self.runs
        self._bulleted = bulleted
        self._write(runs)
        self.put_caret(caret)
        self._changed()

    def begin_bullet(self) -> None:
        """Begin another bullet at the caret."""
        self._pen.begin_bullet()

    @property
    def stands_in_empty_bullet(self) -> bool:
        """Whether the caret stands in the last bullet and that is empty."""
        block = self.textCursor().block()
        return self._bulleted and block.length() <= 1 and not block.next().isValid()

    def drop_empty_bullet(self) -> None:
        """Remove the bullet in which the caret stands."""
        cursor = self.textCursor()
        cursor.deletePreviousChar()
        self.setTextCursor(cursor)

    # ---- keys

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if is_ours(event):
                event.accept()
                return True
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = meaning(event)
        if self._commands.do(asked, event.text()):
            event.accept()
        elif is_ours(event):
            before = self.caret
            super().keyPressEvent(event)
            self._pen.snap(before)
        else:
            event.ignore()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly():
            return
        if event.commitString() or event.preeditString():
            self._pen.remove_selection()
        self.setCurrentCharFormat(self._pen.format_here())
        start = self.caret + event.replacementStart()
        end = start + event.replacementLength()
        outside = start < 0 or end >= self.document().characterCount()
        spoilt = end > start and (outside or self._pen.touches_atom(start, end))
        if spoilt or "\n" in event.commitString():
            safe = QInputMethodEvent(event.preeditString(), event.attributes())
            safe.setCommitString(event.commitString().replace("\n", " "))
            super().inputMethodEvent(safe)
            event.accept()
        else:
            super().inputMethodEvent(event)

    # ---- mouse and clipboard

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pen.snap()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pen.snap()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        guid = self.atom_at(self.cursorForPosition(event.position().toPoint()).position())
        if guid:
            self.source_asked.emit(guid)
            return
        super().mouseDoubleClickEvent(event)
        self._pen.snap()

    def atom_at(self, position: int) -> str:
        """Return the guid of the passage whose words or note stand at a place, or nothing."""
        for span in self._runs.atoms():
            atom = self._runs.atom(span)
            if span.start <= position <= span.end and isinstance(atom, NoteRef | InlineExtract):
                return atom.passage
        return ""

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        return clipped(self._runs.cut(cursor.selectionStart(), cursor.selectionEnd()))

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        runs = unclipped(source)
        if not runs:
            return
        self._pen.insert(runs[0])
        if self._bulleted:
            for run in runs[1:]:
                self._pen.begin_bullet()
                self._pen.insert(run)
        elif runs[1:]:
            self.lines_pasted.emit(runs[1:])

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        guid = self.atom_at(self.cursorForPosition(event.pos()).position())
        if guid:
            menu.addAction(tr("Open source"), lambda: self.source_asked.emit(guid))
            menu.addSeparator()
        has_selection = self.textCursor().hasSelection()
        writable = not self.isReadOnly()
        do = self._commands.do
        offers: tuple[tuple[str, Callable[[], object], bool], ...] = (
            (tr("Cut"), lambda: do(Meaning.CUT), has_selection and writable),
            (tr("Copy"), self.copy, has_selection),
            (tr("Paste"), lambda: do(Meaning.PASTE), self.canPaste() and writable),
            (tr("Bold"), lambda: do(Meaning.STRONG), writable),
            (tr("Italic"), lambda: do(Meaning.SLANTED), writable),
            (tr("Select all"), self.selectAll, not self.is_blank),
        )
        for words, slot, possible in offers:
            menu.addAction(words, slot).setEnabled(possible)
        menu.popup(event.globalPos())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the column scrolls

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()

    # ---- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._bulleted:
            paint_bullets(painter, self._appearance, self)
        if self.is_hinting:
            indent = self._lettering.indent if self._bulleted else 1
            box = QRectF(self.viewport().rect()).adjusted(indent, 0, 0, 0)
            paint_hint(painter, self._appearance, self._hint, box)

    # ---- within

    def _write(self, runs: Sequence[Run]) -> None:
        self._commands.takes_list = not self._bulleted
        with self._unheard():
            self._runs.write(runs, self._numbers, bulleted=self._bulleted)

    @contextmanager
    def _unheard(self) -> Iterator[None]:
        """Change the document without taking it for typing."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    def _note_change(self) -> None:
        if self._quiet:
            return
        if not self._runs.is_whole:
            self._watchdog.start()
        self._changed()

    def _changed(self) -> None:
        self._dirty = True
        self.edited.emit()

    def _heal(self) -> None:
        """Put back words of a source that something has changed past the keys."""
        with self._unheard():
            self._runs.heal()
        self._pen.snap()

    def _restyle(self) -> None:
        """Write everything anew in the colours of another theme."""
        caret, runs = self.caret, self.runs
        self._lettering = Lettering(self._appearance)
        self._runs.restyle(self._lettering)
        self._pen.restyle(self._lettering)
        self._write(runs)
        self.put_caret(caret)


def _end_of_change(before: str, after: str) -> int:
    """Return where the part in which two texts differ ends in the second, in UTF-16 units."""
    room = min(len(before), len(after))
    start = next((i for i in range(room) if before[i] != after[i]), room)
    same = 0
    while same < room - start and before[-1 - same] == after[-1 - same]:
        same += 1
    return len(after[: len(after) - same].encode("utf-16-le", "surrogatepass")) // 2
