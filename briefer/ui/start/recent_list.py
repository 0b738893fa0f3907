"""The recent briefings on the start screen, with a field that finds one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefer.model.names import fold
from briefer.services import recents
from briefer.ui.accessible import Role, named
from briefer.ui.overriding import override
from briefer.ui.start.recent_row import RecentRow
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance

_FIELD = 280


class _Rows(QScrollArea):
    """Takes the height of its rows where there is room, and scrolls where there is not."""

    def __init__(self) -> None:
        super().__init__()
        self._height = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def want(self, height: int) -> None:
        """Ask for another height."""
        self._height = height
        self.setMaximumHeight(height)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(self._height, 60))


class RecentList(QWidget):
    """A card with a row for each briefing, last opened first; hidden while there is none."""

    opened = Signal(str)
    opened_to_read = Signal(str)
    locate_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "recents", tr("Recent briefings"), role=Role.List)
        self._appearance = appearance
        self._rows: list[RecentRow] = []
        px = appearance.px
        column = tight(QVBoxLayout(self), gap=px(12))
        head = tight(QHBoxLayout())
        head.addWidget(look(QLabel(tr("Recent briefings")), scale="big", weight="semibold"))
        head.addStretch(1)
        self._field = SearchField(
            appearance, "recents.field", tr("Find a briefing"), ground="panel"
        )
        self._field.setMaximumWidth(px(_FIELD))
        self._field.textChanged.connect(self._filter)
        head.addWidget(self._field, 4)
        column.addLayout(head)
        self._card = surface(QWidget(), "card")
        self._lines = tight(QVBoxLayout(self._card), (1, 1, 1, 1))
        self._scroll = _Rows()
        holder = surface(QWidget(), "canvas")
        tight(QVBoxLayout(holder)).addWidget(self._card, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(holder)
        column.addWidget(self._scroll)

    @property
    def is_empty(self) -> bool:
        """Whether no briefing was open before."""
        return not self._rows

    def reload(self) -> None:
        """Read the list again."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        now = datetime.now().astimezone()
        self._rows = [RecentRow(self._appearance, entry, now) for entry in recents.load()]
        for row in self._rows:
            self._lines.addWidget(row)
            row.show()
            row.opened.connect(self.opened)
            row.opened_to_read.connect(self.opened_to_read)
            row.locate_asked.connect(self.locate_asked)
            row.removed.connect(self.remove_asked)
            row.moved.connect(self._move)
        self._filter()

    def focus_first(self) -> None:
        """Put the focus on the first row."""
        shown = [row for row in self._rows if not row.isHidden()]
        if shown:
            shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self) -> None:
        words = fold(self._field.text()).split()
        for row in self._rows:
            text = fold(f"{row.recent.title} {row.recent.path}")
            row.setVisible(all(word in text for word in words))
        shown = [row for row in self._rows if not row.isHidden()]
        for row in self._rows:
            row.is_first = bool(shown) and row is shown[0]
            row.is_last = bool(shown) and row is shown[-1]
            row.update()
        self._card.setVisible(bool(shown))
        self.setVisible(bool(self._rows))
        height = sum(row.sizeHint().height() for row in shown) + 2
        self._scroll.want(height)

    def _move(self, by: int) -> None:
        shown = [row for row in self._rows if not row.isHidden()]
        place = next((n for n, row in enumerate(shown) if row.hasFocus()), 0) + by
        if 0 <= place < len(shown):
            shown[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(shown[place], 0, 0)
