"""The bar that finds words in the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.ui.appearance import Appearance

_SPACE = re.compile(r"\s+")


def find_hits(text: str, words: str) -> list[tuple[int, int]]:
    """Return where `words` stand, in code points; case and kinds of space do not count."""
    parts = [re.escape(part) for part in _SPACE.split(words.strip()) if part]
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)]


class FindBar(QWidget):
    """A field with the number of hits; hits are pairs of code points.

    Enter goes to the next hit, Shift+Enter to the one before, Alt+Enter asks to tag them all, Esc
    closes.
    """

    hits_changed = Signal(list)
    hit_wanted = Signal(int, int)
    all_wanted = Signal(list)
    closed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._text = ""
        self._hits: list[tuple[int, int]] = []
        self._current = -1
        self._from = 0
        named(self, "findBar", tr("Find in this article"))
        surface(self, "bar")
        px = appearance.px
        row = tight(QHBoxLayout(self), (px(12), px(6), px(10), px(6)), px(8))
        self.field = SearchField(appearance, "findField", tr("Find in this article"))
        self.field.textEdited.connect(self._search)
        self._count = look(named(QLabel(), "findCount"), tone="muted", scale="small")
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for icon, name, says, step in (
            ("chevron-up", "findPrevious", tr("Hit before (Shift+Enter)"), -1),
            ("chevron-down", "findNext", tr("Next hit (Enter)"), 1),
        ):
            button = IconButton(appearance, icon, name, says)
            button.clicked.connect(lambda _checked=False, step=step: self._go(step))
            row.addWidget(button)
        self._all = look(named(QPushButton(tr("Tag all")), "findTagAll"), kind="small")
        self._all.setToolTip(tr("Tag every hit in one step (Alt+Enter)"))
        self._all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._all.clicked.connect(self._tag_all)
        row.addWidget(self._all)
        close = IconButton(appearance, "close", "findClose", tr("Close (Esc)"))
        close.clicked.connect(self.close_bar)
        row.addWidget(close)
        self.hide()

    def open_bar(self, text: str, at: int, words: str = "") -> None:
        """Find in `text`, from code point `at` on; `words` take the place of the last ones."""
        self._text, self._from = text, at
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search(self.field.text())

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.field.text().strip()

    def step(self, text: str, at: int, by: int) -> None:
        """Go to the first hit from `at` on, or to the last one before it; the bar may be closed."""
        self._text = text
        self._hits = find_hits(text, self.words)
        self._current = bisect_left(self._hits, (at, 0)) - (0 if by > 0 else 1)
        self._go(0)

    def close_bar(self) -> None:
        """Close; the hit stays selected."""
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() == Qt.Key.Key_F3:
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            modifiers = event.modifiers()
            if modifiers & Qt.KeyboardModifier.AltModifier:
                self._tag_all()
            else:
                self._go(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _search(self, words: str) -> None:
        self._hits = find_hits(self._text, words)
        self._current = -1
        self.hits_changed.emit(self._hits)
        if self._hits:
            self._current = bisect_left(self._hits, (self._from, 0)) % len(self._hits)
            self.hit_wanted.emit(*self._hits[self._current])
        self._tell(words)

    def _go(self, step: int) -> None:
        if not self._hits:
            return
        self._current = (self._current + step) % len(self._hits)
        self._from = self._hits[self._current][0]
        self.hit_wanted.emit(*self._hits[self._current])
        self._tell(self.field.text())

    def _tag_all(self) -> None:
        if self._hits:
            self.all_wanted.emit(self._hits)

    def _tell(self, words: str) -> None:
        if self._hits:
            count = tr("{n} of {count}").format(n=self._current + 1, count=len(self._hits))
        else:
            count = tr("not found") if words.strip() else ""
        self._count.setText(count)
        self._all.setEnabled(bool(self._hits))
        announce(self.field, count)
