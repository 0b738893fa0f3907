"""The memo in one scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.memo.composer.card_row import CardRowView
from briefer.ui.memo.composer.column import Column
from briefer.ui.memo.composer.heading_row import HeadingRowView
from briefer.ui.memo.composer.plan import (
    BreakRow,
    CardRow,
    GeneratedRow,
    HeadingRow,
    TextRow,
    UnusedRow,
)
from briefer.ui.memo.composer.small_rows import BreakRowView, GeneratedRowView
from briefer.ui.memo.composer.text_row import TextRowView
from briefer.ui.memo.composer.unused_row import UnusedRowView
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.plan import Key, Row
    from briefer.ui.memo.composer.row import AnyView

_COMFORT = 60
_MAKERS: dict[type[Row], Callable[[Appearance], AnyView]] = {
    HeadingRow: HeadingRowView,
    TextRow: TextRowView,
    CardRow: CardRowView,
    BreakRow: BreakRowView,
    GeneratedRow: GeneratedRowView,
    UnusedRow: UnusedRowView,
}


class Composer(QScrollArea):
    """Shows a plan; a row that stays keeps its widget, and with it caret, focus and typed text.

    `made(view)` comes with every new row, `entered(view)` when the focus comes into a row.
    """

    made = Signal(object)
    entered = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "memo.composer", tr("Memo text"))
        self._appearance = appearance
        self._views: dict[Key, AnyView] = {}
        self._is_writable = True
        self.column = Column(appearance)
        self.column.shifted.connect(self._keep_place)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.column)
        self._anchor: tuple[AnyView, int] | None = None
        self.verticalScrollBar().valueChanged.connect(self._note_place)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    @property
    def views(self) -> Sequence[AnyView]:
        """The rows, from the top."""
        return self.column.views

    def set_writable(self, *, writable: bool) -> None:
        """Allow changes, or refuse them."""
        self._is_writable = writable
        self.column.takes_drops = writable
        for view in self.views:
            view.set_writable(writable=writable)

    def view(self, key: Key) -> AnyView | None:
        """Return the row of that key."""
        return self._views.get(key)

    def rekey(self, old: Key, new: Key) -> None:
        """Let the widget of one row show another one from now on."""
        if old in self._views:
            self._views[new] = self._views.pop(old)

    def show_plan(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        kept, self._views = self._views, {}
        for row in rows:
            view = kept.pop(row.key, None)
            if view is None:
                view = self._make(row)
                self.made.emit(view)
            self._views[row.key] = view
            view.show_row(row)
        self.column.set_views(list(self._views.values()))
        for view in kept.values():
            view.hide()
            view.deleteLater()

    def clear(self) -> None:
        """Show nothing."""
        self._anchor = None
        self.show_plan(())

    def focused(self) -> AnyView | None:
        """Return the row in which the focus is."""
        return self._row_of(QApplication.focusWidget())

    def next_of(self, view: AnyView, *, forward: bool, x: int = 0) -> AnyView | None:
        """Move the focus to the next row that takes it, and return that row."""
        place = self._index(view)
        step = 1 if forward else -1
        place += step
        while 0 <= place < len(self.views):
            if self.views[place].enter(forward=forward, x=x):
                return self.views[place]
            place += step
        return None

    def neighbour(self, view: AnyView, by: int) -> AnyView | None:
        """Return the row `by` places further down."""
        place = self._index(view) + by
        return self.views[place] if 0 <= place < len(self.views) else None

    def reveal(self, view: AnyView, *, at_top: bool = False) -> None:
        """Bring a row into view, with some air around it where it fits."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, bottom = view.y(), view.y() + view.height()
        comfort = min(self._appearance.px(_COMFORT), height // 6)
        if at_top or bottom - top > height - 2 * comfort:
            bar.setValue(top - min(comfort, self._appearance.px(16)))
        elif top - comfort < bar.value():
            bar.setValue(top - comfort)
        elif bottom + comfort > bar.value() + height:
            bar.setValue(bottom + comfort - height)

    def reveal_caret(self, view: TextRowView) -> None:
        """Bring the caret of a row into view."""
        caret = view.field.cursorRect()
        top = view.field.mapTo(self.column, QPoint(0, caret.top())).y()
        self.ensureVisible(0, top + caret.height() // 2, 0, self._appearance.px(_COMFORT))

    def _index(self, view: AnyView) -> int:
        return list(self.views).index(view)

    def _make(self, row: Row) -> AnyView:
        view = _MAKERS[type(row)](self._appearance)
        view.set_writable(writable=self._is_writable)
        view.setParent(self.column)
        view.resized.connect(lambda: self.column.measure(view))
        return view

    def _row_of(self, widget: QWidget | None) -> AnyView | None:
        while widget is not None and widget is not self.column:
            if widget in self.column.views:
                return widget  # type: ignore[return-value]  # the views are row views
            widget = widget.parentWidget()
        return None

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        view = self._row_of(now)
        if view is not None:
            self.entered.emit(view)

    # ---- the place in view stays where it is while rows above it change

    def _note_place(self) -> None:
        top = self.verticalScrollBar().value()
        first = next((v for v in self.views if v.y() + v.height() > top), None)
        focused = self.focused()
        if focused is not None and top <= focused.y() <= top + self.viewport().height():
            first = focused
        self._anchor = (first, first.y() - top) if first is not None else None

    def _keep_place(self) -> None:
        if self._anchor is None or self._anchor[0] not in self._views.values():
            return
        view, offset = self._anchor
        bar = self.verticalScrollBar()
        wanted = view.y() - offset
        if wanted != bar.value():
            self.column.resize(self.column.width(), self.column.minimumHeight())
            bar.setValue(wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note_place()
