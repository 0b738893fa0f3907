"""What a codebook would bring: what is left out and why, then what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate

from briefer.ui.accessible import named
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.read.palette.catalogue import ARROW
from briefer.ui.translation import tr
from briefer.ui.widgets.row_focus import paint_row_focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem

    from briefer.services.codebook_copies import Compared
    from briefer.ui.appearance import Appearance

DETAIL = Qt.ItemDataRole.UserRole + 1
"""The role of a row's second line."""
HEADING = Qt.ItemDataRole.UserRole + 2
"""The role that says that a row is a heading."""

Row = tuple[str, str, bool]
"""Words, a second line, and whether it is a heading."""
Index = QModelIndex | QPersistentModelIndex

_WRAP = int(Qt.TextFlag.TextWordWrap)


def import_rows(found: Compared, refused: Sequence[tuple[str, str]]) -> list[Row]:
    """Return the rows of a comparison."""
    parts = (
        (tr("Left out"), list(refused)),
        (tr("New topics"), [(path.replace("/", ARROW), "") for path in found.topics]),
        (tr("New propositions"), [(label, "") for label in found.propositions]),
        (tr("New stakeholders"), [(name, "") for name in found.stakeholders]),
    )
    rows: list[Row] = []
    for heading, entries in parts:
        if entries:
            rows.append((heading, "", True))
            rows += [(words, detail, False) for words, detail in entries]
    return rows


class ImportRows(QAbstractListModel):
    """Headings with their entries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words, detail, is_heading = self._rows[index.row()]
        values = {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.ToolTipRole: detail or words,
            Qt.ItemDataRole.AccessibleTextRole: ": ".join(filter(None, (words, detail))),
            DETAIL: detail,
            HEADING: is_heading,
        }
        return values.get(role)


class ImportDelegate(QStyledItemDelegate):
    """A row for each entry; below one that is left out the reason."""

    def __init__(self, appearance: Appearance, view: QListView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px = self._appearance.px
        detail = str(index.data(DETAIL))
        height = px(28 if index.data(HEADING) else 24)
        if detail:
            metrics = QFontMetrics(self._appearance.sans(12))
            room = self._view.viewport().rect().adjusted(0, 0, -px(4), 0)
            height += metrics.boundingRect(room, _WRAP, detail).height() + px(4)
        return QSize(0, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, colour = self._appearance.px, self._appearance.colour
        box = QRectF(option.rect)
        is_heading = index.data(HEADING)
        painter.save()
        painter.setFont(self._appearance.sans(12 if is_heading else 13, SEMIBOLD))
        if not is_heading:
            painter.setFont(self._appearance.sans(13))
            painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1), colour("line"))
        painter.setPen(colour("muted" if is_heading else "ink"))
        first = QRectF(box.left(), box.top(), box.width(), px(28 if is_heading else 24))
        words = QFontMetrics(painter.font()).elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, int(first.width())
        )
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, words)
        if detail := str(index.data(DETAIL)):
            painter.setFont(self._appearance.sans(12))
            painter.setPen(colour("warn"))
            painter.drawText(box.adjusted(0, px(23), -px(4), 0), _WRAP, detail)
        paint_row_focus(painter, self._appearance, box, option.state)
        painter.restore()


def import_view(appearance: Appearance, name: str, model: ImportRows) -> QListView:
    """Return the list."""
    view = named(QListView(), name, tr("What it brings"))
    view.setModel(model)
    view.setItemDelegate(ImportDelegate(appearance, view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
