"""The headings: propositions above in the colours of their topics, stakeholders at left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QHeaderView

from briefer.ui.evidence.matrix.grid import GroupLine, SilentLine, StakeholderLine, TotalLine
from briefer.ui.evidence.matrix.grid_model import COLUMN, LINE
from briefer.ui.fonts import MEDIUM, SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.widgets.initials import initials_width, paint_initials

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from briefer.ui.appearance import Appearance
    from briefer.ui.evidence.matrix.grid import GridColumn, Line

_BAR, _UNDER_BAR, _BELOW = 3, 4, 4
_GOOD_LINES, _MOST_LINES = 3, 4
_WIDEST, _STEP, _BESIDE = 118, 4, 4
_PAD = 3
_LEFT = 14


class PropositionHeader(QHeaderView):
    """A bar in the topic's colour, and the label on as many lines as it needs."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._appearance = appearance
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def wanted_width(self, column: GridColumn) -> int:
        """Return the width in which a label stands on a few lines, no word cut, in pixels."""
        px = self._appearance.px
        metrics = QFontMetrics(self._font(column))
        words = column.label.replace("-", "- ").split()
        width = max((metrics.horizontalAdvance(word) for word in words), default=0) + 2
        while width < px(_WIDEST) and len(self._broken(column, width)) > _GOOD_LINES:
            width += px(_STEP)
        return min(width, px(_WIDEST)) + 2 * px(_PAD) + px(_BESIDE)

    @override
    def sizeHint(self) -> QSize:
        px = self._appearance.px
        most = max((self._text_height(section) for section in range(self.count())), default=0)
        height = px(_BAR) + px(_UNDER_BAR) + most + px(_BELOW)
        return QSize(super().sizeHint().width(), height)

    def _text_height(self, section: int) -> int:
        """Return the height of a label in its column, up to a few lines of it."""
        column = self._column(section)
        metrics = QFontMetrics(self._font(column))
        if column is None:
            return metrics.height()
        return len(self._lines(section, column)) * metrics.lineSpacing()

    def _lines(self, section: int, column: GridColumn) -> list[str]:
        room = max(self.sectionSize(section) - 2 * self._appearance.px(_PAD), 20)
        return self._broken(column, room)

    def _broken(self, column: GridColumn, room: int) -> list[str]:
        """Return a label as it is broken into lines; the last one is cut where there are more."""
        font = self._font(column)
        layout = QTextLayout(column.label, font)
        layout.beginLayout()
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            start = line.textStart()
            lines.append(column.label[start : start + line.textLength()].strip())
            if len(lines) == _MOST_LINES:
                rest = column.label[start:]
                metrics = QFontMetrics(font)
                lines[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
                break
        layout.endLayout()
        return lines

    def _column(self, section: int) -> GridColumn | None:
        found: GridColumn | None = self.model().headerData(section, self.orientation(), COLUMN)
        return found

    def _font(self, column: GridColumn | None) -> QFont:
        is_plain = column is None or column.is_topic
        return self._appearance.sans(12, MEDIUM if is_plain else SEMIBOLD)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        px, theme = self._appearance.px, self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("panel"))
        column = self._column(logicalIndex)
        painter.setFont(self._font(column))
        if column is None:
            painter.setPen(theme.colour("muted"))
            words = str(self.model().headerData(logicalIndex, self.orientation()))
            box = QRectF(rect).adjusted(0, 0, 0, -px(_BELOW))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(box, flags, words)
        else:
            height = self._text_height(logicalIndex)
            box = QRectF(rect).adjusted(px(_PAD), 0, -px(_PAD), -px(_BELOW))
            box.setTop(box.bottom() - height)
            painter.setPen(theme.colour("muted" if column.is_topic else "ink"))
            words = "\n".join(self._lines(logicalIndex, column))
            painter.drawText(box, Qt.AlignmentFlag.AlignTop, words)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tint(column.colour).strong)
            top = box.top() - px(_UNDER_BAR) - px(_BAR)
            bar = QRectF(rect.left() + px(3), top, rect.width() - px(6), px(_BAR))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.restore()


class StakeholderHeader(QHeaderView):
    """Initials and name, sides as small headings, those not heard in grey."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._appearance = appearance
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def wanted_width(self) -> int:
        """The width at which no name is cut, in pixels."""
        px = self._appearance.px
        names = QFontMetrics(self._appearance.sans(12.5))
        bold = QFontMetrics(self._appearance.sans(12.5, SEMIBOLD))
        widest = 0
        for section in range(self.count()):
            line: Line = self.model().headerData(section, self.orientation(), LINE)
            words = str(self.model().headerData(section, self.orientation()))
            width = (bold if isinstance(line, TotalLine) else names).horizontalAdvance(words)
            if isinstance(line, StakeholderLine | SilentLine) and line.initials:
                width += initials_width(self._appearance, line.initials) + px(4)
            widest = max(widest, width)
        return px(_LEFT) + widest + px(10)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        px, colour = self._appearance.px, self._appearance.colour
        line: Line = self.model().headerData(logicalIndex, self.orientation(), LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour("panel"))
        left = rect.left() + px(_LEFT)
        font, role = self._appearance.sans(12.5), "ink"
        match line:
            case GroupLine():
                font, role = self._appearance.sans(11, SEMIBOLD), "muted"
            case StakeholderLine():
                left += self._initials(painter, left, rect, line.initials)
            case SilentLine():
                role = "muted"
                left += self._initials(painter, left, rect, line.initials)
            case _:
                font = self._appearance.sans(12.5, SEMIBOLD)
        words = str(self.model().headerData(logicalIndex, self.orientation()))
        room = rect.right() - left - px(4)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(room))
        painter.setFont(font)
        painter.setPen(colour(role))
        box = QRectF(left, rect.top(), room, rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _initials(self, painter: QPainter, left: float, rect: QRect, letters: str) -> int:
        if not letters:
            return 0
        middle = rect.top() + rect.height() / 2
        width = paint_initials(painter, self._appearance, left, middle, letters)
        return int(width) + self._appearance.px(4)
