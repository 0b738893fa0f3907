"""How a row of the list of articles is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.model.utf16 import Utf16Map
from briefer.ui.fonts import MEDIUM, SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.read.articles.listing import date_words, is_unread, outlet_words
from briefer.ui.read.articles.model import ARTICLE
from briefer.ui.widgets.row_ground import paint_row_ground

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

    from briefer.model.article import Article
    from briefer.ui.appearance import Appearance

_LEFT = 30
_TOP = 8
_LINE = 17
_META = 17
_RIGHT = 12
_PLAIN_LANGUAGES = {None, "", "en"}


class ArticleDelegate(QStyledItemDelegate):
    """Title in up to two lines (three where chosen), outlet and date, passages, unread dot."""

    def __init__(self, appearance: Appearance, view: QListView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._widths: dict[tuple[str, bool], int] = {}
        self._count_widths: dict[str, int] = {}
        appearance.changed.connect(self._measure_anew)

    def row_height(self, article: Article, width: int, *, chosen: bool) -> int:
        """Return the height of a row in a list of that width, in logical pixels."""
        px = self._appearance.px
        room = width - px(_LEFT) - px(_RIGHT) - self._count_width(article)
        if chosen:
            font = self._title_font(article, chosen=True)
            lines = len(_broken(article.title, font, room, 3))
        else:
            lines = 1 if self._title_width(article) <= room else 2
        return 2 * px(_TOP) + lines * px(_LINE) + px(_META) + 2

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        article: Article = index.data(ARTICLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state)
        if is_unread(article):
            self._paint_dot(painter, rect)
        self._paint_count(painter, rect, article)
        bottom = self._paint_title(painter, rect, article, chosen=chosen)
        self._paint_meta(painter, rect, bottom, article)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        colour = self._appearance.colour
        paint_row_ground(painter, self._appearance, QRectF(rect), state, line=True)
        if state & QStyle.StateFlag.State_KeyboardFocusChange and (
            state & QStyle.StateFlag.State_HasFocus
        ):
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))

    def _paint_dot(self, painter: QPainter, rect: QRect) -> None:
        px = self._appearance.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.colour("accent"))
        painter.drawEllipse(QRectF(rect.left() + px(14), rect.top() + px(13), px(7), px(7)))

    def _paint_count(self, painter: QPainter, rect: QRect, article: Article) -> None:
        px = self._appearance.px
        painter.setFont(self._appearance.sans(12))
        painter.setPen(self._appearance.colour("muted"))
        area = QRect(rect.left(), rect.top() + px(_TOP), rect.width() - px(_RIGHT), px(_LINE))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, _count(article))

    def _paint_title(
        self, painter: QPainter, rect: QRect, article: Article, *, chosen: bool
    ) -> float:
        px = self._appearance.px
        font = self._title_font(article, chosen=chosen)
        room = rect.width() - px(_LEFT) - px(_RIGHT) - self._count_width(article)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("ink"))
        y = rect.top() + px(_TOP)
        for line in _broken(article.title, font, room, 3 if chosen else 2):
            area = QRectF(rect.left() + px(_LEFT), y, room + px(4), px(_LINE))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, line)
            y += px(_LINE)
        return y

    def _paint_meta(self, painter: QPainter, rect: QRect, top: float, article: Article) -> None:
        px = self._appearance.px
        font = self._appearance.sans(12)
        metrics = QFontMetrics(font)
        badge = (article.language or "").upper() if _is_foreign(article) else ""
        badge_font = self._appearance.sans(10, SEMIBOLD)
        badge_width = QFontMetrics(badge_font).horizontalAdvance(badge) + px(8) if badge else 0
        room = rect.width() - px(_LEFT) - px(_RIGHT) - (badge_width + px(5) if badge else 0)
        date = f" · {date_words(article)}"
        left_over = max(0, room - metrics.horizontalAdvance(date))
        outlet = metrics.elidedText(outlet_words(article), Qt.TextElideMode.ElideRight, left_over)
        line = outlet + date if outlet else date_words(article)
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        left = rect.left() + px(_LEFT)
        area = QRectF(left, top + 1, room + px(2), px(_META))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        if badge:
            x = left + metrics.horizontalAdvance(shown) + px(4)
            frame = QRectF(x, top + 2 + px(1), badge_width, px(14))
            painter.setPen(QPen(self._appearance.colour("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.setFont(badge_font)
            painter.setPen(self._appearance.colour("muted"))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, badge)

    def _title_font(self, article: Article, *, chosen: bool) -> QFont:
        strong = chosen or is_unread(article)
        return self._appearance.sans(13, SEMIBOLD if strong else MEDIUM)

    def _title_width(self, article: Article) -> int:
        key = (article.title, is_unread(article))
        if key not in self._widths:
            metrics = QFontMetrics(self._title_font(article, chosen=False))
            self._widths[key] = metrics.horizontalAdvance(article.title)
        return self._widths[key]

    def _count_width(self, article: Article) -> int:
        count = _count(article)
        if count not in self._count_widths:
            metrics = QFontMetrics(self._appearance.sans(12))
            self._count_widths[count] = metrics.horizontalAdvance(count)
        return self._count_widths[count] + self._appearance.px(6)

    def _measure_anew(self) -> None:
        self._widths.clear()
        self._count_widths.clear()


def _count(article: Article) -> str:
    return f"{article.passages:,}" if article.passages else "–"


def _is_foreign(article: Article) -> bool:
    return article.language not in _PLAIN_LANGUAGES


def _broken(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Return `text` in at most `most` lines of that width, the last one cut with an ellipsis."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    points = Utf16Map(text)
    lines: list[str] = []
    start = end = 0
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, 0))
        start = points.to_point(line.textStart())
        end = points.to_point(line.textStart() + line.textLength())
        lines.append(text[start:end].rstrip())
    layout.endLayout()
    if end < len(text):
        lines[-1] = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
    return lines
