"""The pages under each other, as wide as the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from briefer.ui.accessible import Role, named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import surface
from briefer.ui.widgets.shadow import paint_shadow

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from briefer.memo.pdf.writer import Place
    from briefer.memo.style import Page
    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.preview.page_images import PageImages

_SIDE, _GAP, _BELOW = 16, 14, 16
_PAD, _BAR = 5.0, 2.0
"""Points by which the mark of a block is wider than the text, and the width of its bar."""
_TINT, _TINT_BAR = "#E5EFFA", "#1F5FA8"
"""The paper is white in both themes."""


class PagesView(QAbstractScrollArea):
    """Shows the pages of a PDF, and on them the block in which the caret stands.

    `page_shown(number)` comes with the page in the middle of the view, counted from 1;
    `clicked(page, points)` with a click on a page, from the top of the paper.
    """

    page_shown = Signal(int)
    clicked = Signal(int, float)

    def __init__(self, appearance: Appearance, images: PageImages) -> None:
        super().__init__()
        named(self, "memo.pages", tr("Pages of the memo"), role=Role.Document)
        surface(self, "shade")
        self.viewport().setAutoFillBackground(False)
        self._appearance = appearance
        self._images = images
        self._paper: Page | None = None
        self._count = 0
        self._place: Place | None = None
        self._shown = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._note_page)
        images.arrived.connect(self.viewport().update)

    def show_pages(self, paper: Page, count: int) -> None:
        """Show so many pages of this paper."""
        self._paper, self._count = paper, count
        self._set_range()
        self.viewport().update()

    def show_nothing(self) -> None:
        """Show no page."""
        self._paper, self._count, self._place = None, 0, None
        self._set_range()
        self.viewport().update()

    def show_place(self, place: Place | None, *, follow: bool) -> None:
        """Mark a block, and bring it into view where it is not."""
        self._place = place
        self.viewport().update()
        if place is None or not follow or self._paper is None:
            return
        top = self._page_top(place.page) + place.top * self._zoom()
        bottom = self._page_top(place.page) + place.bottom * self._zoom()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        air = min(self._appearance.px(40), height // 8)
        if top - air < bar.value() or bottom + air > bar.value() + height:
            bar.setValue(round(top - height / 3))

    @property
    def page(self) -> int:
        """The page in the middle of the view, counted from 1; 0 where there is none."""
        if not self._count:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        return min(max(int(middle // self._pitch()) + 1, 1), self._count)

    def page_box(self, page: int) -> QRectF:
        """Return where a page (from 0) stands in the viewport."""
        assert self._paper is not None  # noqa: S101 - asked only while pages are shown
        zoom = self._zoom()
        x = (self.viewport().width() - self._paper.width * zoom) / 2
        y = self._page_top(page) - self.verticalScrollBar().value()
        return QRectF(x, y, self._paper.width * zoom, self._paper.height * zoom)

    def _zoom(self) -> float:
        """Return the pixels for a point of the paper."""
        if self._paper is None:
            return 1.0
        room = max(self.viewport().width() - 2 * self._appearance.px(_SIDE), 40)
        return room / self._paper.width

    def _pitch(self) -> float:
        assert self._paper is not None  # noqa: S101 - asked only while pages are shown
        return self._paper.height * self._zoom() + self._appearance.px(_GAP)

    def _page_top(self, page: int) -> float:
        return page * self._pitch()

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        if self._paper is None:
            bar.setRange(0, 0)
            return
        whole = self._count * self._pitch() - self._appearance.px(_GAP - _BELOW)
        bar.setRange(0, max(0, round(whole - self.viewport().height())))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._appearance.px(24))
        self._note_page()

    def _note_page(self) -> None:
        self.viewport().update()
        if self.page != self._shown:
            self._shown = self.page
            self.page_shown.emit(self._shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self.verticalScrollBar().maximum()
        part = self.verticalScrollBar().value() / before if before else 0.0
        self._set_range()
        self.verticalScrollBar().setValue(round(part * self.verticalScrollBar().maximum()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._paper is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.viewport().rect())
        seen = [page for page in range(self._count) if self.page_box(page).intersects(area)]
        if seen:
            near = (*seen, seen[-1] + 1, seen[0] - 1)
            ratio = self.viewport().devicePixelRatioF()
            pages = tuple(page for page in near if 0 <= page < self._count)
            self._images.want(pages, round(self._zoom() * ratio, 4))
        for page in seen:
            self._paint_page(painter, page)
        if self.hasFocus():
            painter.setPen(QPen(self._appearance.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        box = self.page_box(page)
        paint_shadow(painter, box, 2, self._appearance.px(8), 60)
        painter.fillRect(box, QColor("#FFFFFF"))
        picture = self._images.picture(page)
        if picture is not None:
            painter.drawImage(box, picture)
        if self._place is not None and self._place.page == page and self._paper is not None:
            self._paint_place(painter, box, self._place, self._paper)

    def _paint_place(self, painter: QPainter, box: QRectF, place: Place, paper: Page) -> None:
        zoom = self._zoom()
        left = box.left() + (paper.left - _PAD) * zoom
        width = (paper.width - paper.left - paper.right + 2 * _PAD) * zoom
        mark = QRectF(left, box.top() + place.top * zoom - 2, width, 4)
        mark.setBottom(box.top() + place.bottom * zoom + 3)
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(mark, QColor(_TINT))
        painter.restore()
        painter.fillRect(QRectF(left, mark.top(), _BAR * zoom, mark.height()), QColor(_TINT_BAR))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._paper is None or event.button() != Qt.MouseButton.LeftButton:
            return
        for page in range(self._count):
            box = self.page_box(page)
            if box.contains(event.position()):
                self.clicked.emit(page, (event.position().y() - box.top()) / self._zoom())
                return
