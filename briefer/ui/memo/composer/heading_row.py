"""The heading of a section, and its name as it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from briefer.ui.accessible import Role, named
from briefer.ui.fonts import BOLD, SEMIBOLD
from briefer.ui.memo.composer.row import RowView
from briefer.ui.translation import tr
from briefer.ui.widgets.initials import initials_width, paint_initials

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QRect
    from PySide6.QtGui import QContextMenuEvent, QFont, QMouseEvent, QPaintEvent, QResizeEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.plan import HeadingRow

_FLAGS = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_FINISHES = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class HeadingRowView(RowView["HeadingRow"]):
    """F2 or a double click renames it; Enter opens a place to write below it.

    `renamed(title)` comes when the name was changed, `entered` with Enter.
    """

    renamed = Signal(str)
    entered = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.row: HeadingRow | None = None
        self._name = QLineEdit(self)
        self._name.hide()
        self._name.installEventFilter(self)
        self._name.editingFinished.connect(self.flush)

    @override
    def show_row(self, row: HeadingRow) -> None:
        if row == self.row:
            return
        self.row = row
        self.section_id = row.section_id
        says = " ".join(filter(None, (row.number, row.title)))
        named(self, f"memo.section.{row.section_id}", says, role=Role.Heading)
        named(self._name, f"memo.section.{row.section_id}.name", tr("Name of the section"))
        self.resized.emit()
        self.update()

    def rename(self) -> None:
        """Begin to change the name."""
        if self.row is None or not self._is_writable:
            return
        self._name.setText(self.row.title)
        self._name.setFont(self._font())
        self._name.setGeometry(self._name_box())
        self._name.show()
        self._name.selectAll()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def flush(self) -> None:
        if self._name.isHidden() or self.row is None:
            return
        title = " ".join(self._name.text().split())
        had_focus = self._name.hasFocus()
        self._name.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if title and title != self.row.title:
            self.renamed.emit(title)

    @property
    @override
    def gap(self) -> int:
        return self._appearance.px(22 if self.row and self.row.level == 1 else 14)

    @override
    def height_for(self, width: int) -> int:
        left = int(self._left())
        metrics = QFontMetrics(self._font())
        title = self.row.title if self.row else ""
        room = max(width - left, 10)
        box = metrics.boundingRect(0, 0, room, 100_000, _FLAGS, title)
        return max(box.height(), metrics.height()) + self._appearance.px(2)

    def _font(self) -> QFont:
        if self.row is None or self.row.level == 1:
            return self._appearance.serif(19, SEMIBOLD)
        # Among the shipped fonts there is no italic of this weight: Qt makes one of the bold.
        return self._appearance.serif(15, BOLD, italic=True)

    def _left(self) -> float:
        """Return where the title begins, behind the number or the initials."""
        px = self._appearance.px
        if self.row is None:
            return 0
        if self.row.number:
            return QFontMetrics(self._font()).horizontalAdvance(self.row.number) + px(11)
        if self.row.initials:
            return initials_width(self._appearance, self.row.initials) + px(7)
        return 0

    def _name_box(self) -> QRect:
        left = int(self._left())
        return self.rect().adjusted(max(left - 9, 0), -2, 0, 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._name.setGeometry(self._name_box())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._font()
        metrics = QFontMetrics(font)
        is_printed = self.row.level > 1 or bool(self.row.number)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("ink" if is_printed else "muted"))
        left = self._left()
        if self.row.number:
            painter.drawText(QRectF(0, 0, left, self.height()), _FLAGS, self.row.number)
        elif self.row.initials:
            paint_initials(painter, self._appearance, 0, metrics.height() / 2, self.row.initials)
        if self._name.isHidden():
            box = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(box, _FLAGS, self.row.title)
        if self.hasFocus():
            painter.setPen(QPen(self._appearance.colour("accent"), 2))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            forward = key == Qt.Key.Key_Down
            if alt:
                self.moved.emit(forward)
            else:
                self.crossed.emit(forward, 0)
        elif key == Qt.Key.Key_F2:
            self.rename()
        elif key in _FINISHES:
            self.entered.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.rename()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.show_menu(event.pos())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress and self.row is not None:
                self._name.setText(self.row.title)
                self.flush()
            return True
        return super().eventFilter(watched, event)
