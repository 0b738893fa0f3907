"""The bar that finds words in a text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.overriding import override
from briefer.ui.searched import FindOptions, Hits, SearchedText
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance

_LEAST_FIELD = 150
_SWITCHES = ("whole_words", "case", "accents")
"""Those of the bar, by their names in `FindOptions`."""
_KEYS = {Qt.Key.Key_W: "whole_words", Qt.Key.Key_C: "case", Qt.Key.Key_A: "accents"}


class FindBar(QWidget):
    """A field with the number of hits; hits are pairs of code points.

    Enter goes to the next hit, Shift+Enter to the one before, Alt+Enter asks for all of them, Alt
    and a letter turn what counts, Esc closes. `all_button` does the same as Alt+Enter.
    """

    hits_changed = Signal(object)
    hit_wanted = Signal(int, int)
    all_wanted = Signal(object)
    options_changed = Signal(object)
    closed = Signal()

    def __init__(self, appearance: Appearance, title: str, all_button: QPushButton) -> None:
        super().__init__()
        self._text = SearchedText("")
        self._hits = Hits([], 0)
        self._options = FindOptions()
        self._current = -1
        self._from = 0
        named(self, "findBar", title)
        surface(self, "bar")
        px = appearance.px
        self._appearance = appearance
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(12), px(6), px(10), px(6))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(0, 1)
        self._rest = QWidget()
        row = FlowLayout(self._rest, gap=px(8), line_gap=px(4))
        self.field = SearchField(appearance, "findField", title)
        self.field.textEdited.connect(self._search)
        self.field.installEventFilter(self)
        self._count = look(named(ElidedLabel(), "findCount"), tone="muted", scale="small")
        self.switches = {name: self._switch(name) for name in _SWITCHES}
        switches = QWidget()
        joined = tight(QHBoxLayout(switches))
        for switch in self.switches.values():
            joined.addWidget(switch)
        row.addWidget(switches)
        row.addWidget(self._count)
        steps = []
        for icon, name, says, step in (
            ("chevron-up", "findPrevious", tr("Hit before (Shift+Enter)"), -1),
            ("chevron-down", "findNext", tr("Next hit (Enter)"), 1),
        ):
            button = IconButton(appearance, icon, name, says)
            button.clicked.connect(lambda _checked=False, step=step: self._go(step))
            row.addWidget(button)
            steps.append(button)
        self._all = look(all_button, kind="small")
        self._all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._all.clicked.connect(self.ask_for_all)
        row.addWidget(self._all)
        close = IconButton(appearance, "close", "findClose", tr("Close (Esc)"))
        close.clicked.connect(self.close_bar)
        self._beside = (switches, self._count, *steps, self._all)
        self._grid.addWidget(self.field, 0, 0)
        self._grid.addWidget(close, 0, 2)
        self._place()
        self.hide()

    def open_bar(self, text: str, at: int, words: str = "") -> None:
        """Find in `text`, from code point `at` on; `words` take the place of the last ones."""
        self._read(text)
        self._from = at
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search(self.field.text())

    def look_again(self, text: str) -> None:
        """Find the same words in what the text is now, without going to one of them."""
        self._read(text)
        self._hits = self._text.find(self.words, self._options)
        self._current = -1
        self.hits_changed.emit(self._hits)
        self._tell(self.words)

    def _place(self) -> None:
        """Put what is beside the field below it where the field needs the room."""
        px = self._appearance.px
        wanted = sum(one.sizeHint().width() + px(8) for one in self._beside)
        if px(_LEAST_FIELD) + wanted + px(60) > self.width():
            self._grid.addWidget(self._rest, 1, 0, 1, 3)
            self._rest.setMinimumWidth(0)
            self.field.setMinimumWidth(0)
        else:
            self._grid.addWidget(self._rest, 0, 1)
            self._rest.setMinimumWidth(wanted)
            self.field.setMinimumWidth(px(_LEAST_FIELD))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.field.text().strip()

    def step(self, text: str, at: int, by: int) -> None:
        """Go to the first hit from `at` on, or to the last one before it; the bar may be closed."""
        self._read(text)
        self._hits = self._text.find(self.words, self._options)
        self._current = bisect_left(self._hits, (at, 0)) - (1 if by > 0 else 0)
        self._go(by)

    @property
    def options(self) -> FindOptions:
        """What counts."""
        return self._options

    def show_options(self, options: FindOptions) -> None:
        """Let this count from now on."""
        self._options = options
        for name, switch in self.switches.items():
            switch.setChecked(getattr(options, name))
        if self.isVisible():
            self._search(self.field.text())

    def turn(self, name: str) -> None:
        """Turn one of the switches."""
        self.show_options(replace(self._options, **{name: not getattr(self._options, name)}))
        self.options_changed.emit(self._options)

    def close_bar(self) -> None:
        """Close; the hit stays selected."""
        self.hide()
        self.closed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the switches before the field writes them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            name = _KEYS.get(Qt.Key(event.key()))
            if name and event.modifiers() == Qt.KeyboardModifier.AltModifier:
                self.turn(name)
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() == Qt.Key.Key_F3:
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            modifiers = event.modifiers()
            if modifiers & Qt.KeyboardModifier.AltModifier:
                self.ask_for_all()
            else:
                self._go(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _search(self, words: str) -> None:
        self._hits = self._text.find(words, self._options)
        self._current = -1
        self.hits_changed.emit(self._hits)
        if self._hits:
            self._current = bisect_left(self._hits, (self._from, 0)) % len(self._hits)
            self.hit_wanted.emit(*self._hits[self._current])
        self._tell(words)

    def _go(self, step: int) -> None:
        if not self._hits:
            return
        wanted = self._current + step
        self._current = wanted % len(self._hits)
        self._from = self._hits[self._current][0]
        self.hit_wanted.emit(*self._hits[self._current])
        wrapped = ""
        if wanted != self._current:
            wrapped = tr("from the top") if step > 0 else tr("from the end")
        self._tell(self.field.text(), wrapped)

    def _read(self, text: str) -> None:
        """Look in this text from now on."""
        if self._text.text is not text:
            self._text = SearchedText(text)
        self._text.prepare(self._options)

    def _switch(self, name: str) -> QPushButton:
        words, says = {
            "whole_words": (tr("Words"), tr("Whole words only (Alt+W)")),
            "case": (tr("Aa"), tr("Capital letters count (Alt+C)")),
            "accents": (tr("é"), tr("Accents count (Alt+A)")),
        }[name]
        place = {_SWITCHES[0]: "first", _SWITCHES[-1]: "last"}.get(name, "middle")
        switch = look(named(QPushButton(words), f"find.{name}", says), kind="segment", place=place)
        switch.setToolTip(says)
        switch.setCheckable(True)
        switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        switch.clicked.connect(lambda _checked=False: self.turn(name))
        return switch

    def ask_for_all(self) -> None:
        """Ask for every hit."""
        if self._hits:
            self.all_wanted.emit(self._hits)

    def _tell(self, words: str, wrapped: str = "") -> None:
        if self._hits and self._current < 0:
            count = tr("{count} found").format(count=len(self._hits))
        elif self._hits:
            count = tr("{n} of {count}").format(n=self._current + 1, count=len(self._hits))
        else:
            count = tr("not found") if words.strip() else ""
        told = f"{count} · {wrapped}" if wrapped else count
        self._count.setText(told)
        self._place()
        self._all.setEnabled(bool(self._hits))
        announce(self.field, told)
