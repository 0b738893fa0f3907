"""What is painted under and over the text of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from briefer.ui.memo.composer.card_painter import CardPainter
from briefer.ui.memo.composer.figure_painter import FigurePainter
from briefer.ui.memo.composer.lettering import SIZE
from briefer.ui.memo.composer.measures import is_card_rtl
from briefer.ui.memo.composer.piece import Kind
from briefer.ui.memo.composer.plan import (
    CardRow,
    FigureRow,
    HeadingRow,
    TableRow,
    TextRow,
    invitation,
)
from briefer.ui.memo.composer.table_painter import TablePainter
from briefer.ui.translation import tr
from briefer.ui.widgets.initials import paint_initials
from briefer.ui.widgets.key_cap import key_cap_size, paint_key_cap

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.geometry import Geometry
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.sheet import Sheet

KEY = "/"
"""In a hint this stands for the key as it looks on a keyboard."""


class SheetPainter:
    """Paints boxes, bars, bullets and hints.

    `lit` is the card over whose link the mouse is, `grip` the block beside which it is.
    """

    def __init__(self, appearance: Appearance, sheet: Sheet, geometry: Geometry) -> None:
        self._appearance = appearance
        self._sheet = sheet
        self._geometry = geometry
        self._cards = CardPainter(appearance)
        self._tables = TablePainter(appearance)
        self._figures = FigurePainter(appearance)
        self.lit: Piece | None = None
        self.grip: Piece | None = None

    # ---- under the text

    def paint_under(self, painter: QPainter, area: QRectF, chosen: Piece | None) -> None:
        """Draw the ground of what has one."""
        for piece in self._geometry.visible(area.top(), area.bottom()):
            if isinstance(piece.row, CardRow):
                is_chosen = piece is chosen or piece is self._sheet.lead
                box, rtl = self._geometry.box(piece), is_card_rtl(piece)
                voice = piece.row.face.voice
                self._cards.paint_box(painter, box, voice, chosen=is_chosen, rtl=rtl)
            elif piece.kind is Kind.GENERATED:
                self._paint_generated(painter, self._geometry.box(piece))
            elif piece.kind is Kind.BREAK:
                self._paint_break(painter, self._geometry.box(piece), chosen=piece is chosen)
            elif isinstance(piece.row, TableRow):
                self._tables.paint(
                    painter, self._geometry.box(piece), piece.row, chosen=piece is chosen
                )
            elif isinstance(piece.row, FigureRow):
                self._figures.paint(
                    painter, self._geometry.box(piece), piece.row, chosen=piece is chosen
                )
            elif piece.kind is Kind.BULLETS:
                self._paint_bullets(painter, piece)
            elif isinstance(piece.row, HeadingRow):
                self._paint_heading(painter, piece, piece.row, chosen=piece is chosen)

    def _paint_generated(self, painter: QPainter, box: QRectF) -> None:
        colour = self._appearance.colour
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("canvas"))
        radius = self._appearance.px(8)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_break(self, painter: QPainter, box: QRectF, *, chosen: bool) -> None:
        metrics = QFontMetrics(self._sheet.lettering.quiet_label.font())
        width = metrics.horizontalAdvance(tr("Page break")) + self._appearance.px(20)
        middle = round(box.center().y())
        pen = QPen(self._appearance.colour("accent" if chosen else "edge"), 2 if chosen else 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        left = box.left() + (box.width() - width) / 2
        painter.drawLine(QPointF(box.left(), middle), QPointF(left, middle))
        painter.drawLine(QPointF(left + width, middle), QPointF(box.right(), middle))

    def _paint_bullets(self, painter: QPainter, piece: Piece) -> None:
        px = self._appearance.px
        radius = max(2.0, px(5) / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.colour("ink"))
        for line in self._sheet.lines_of(piece):
            box = self._geometry.line(line)
            block = self._sheet.block(line)
            rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
            x = box.right() - px(5) if rtl else box.left() + px(5)
            middle = box.top() + block.blockFormat().lineHeight() / 2 + 2
            painter.drawEllipse(QPointF(x, middle), radius, radius)

    def _paint_heading(
        self, painter: QPainter, piece: Piece, row: HeadingRow, *, chosen: bool
    ) -> None:
        box = self._geometry.box(piece)
        if row.initials and not row.number:
            block = self._sheet.block(self._sheet.first_line(piece))
            middle = box.top() + block.blockFormat().lineHeight() / 2 + self._appearance.px(2)
            paint_initials(painter, self._appearance, box.left(), middle, row.initials)
        if chosen:
            painter.setPen(QPen(self._appearance.colour("accent"), 2))
            painter.drawLine(
                QPointF(box.left(), box.bottom() + 1), QPointF(box.right(), box.bottom() + 1)
            )

    # ---- over the text

    def paint_over(
        self, painter: QPainter, area: QRectF, *, current: int, caret: Piece | None, writable: bool
    ) -> None:
        """Draw the lines below extracts, and the hints of empty places.

        `current` is the section of the caret, `caret` the piece in which it stands.
        """
        for piece in self._geometry.visible(area.top(), area.bottom()):
            if isinstance(piece.row, CardRow):
                meta = self._geometry.meta(piece)
                face, rtl = piece.row.face, is_card_rtl(piece)
                self._cards.paint_meta(painter, meta, face, lit=piece is self.lit, rtl=rtl)
            if not writable:
                continue
            if piece is self.grip:
                self._paint_grip(painter, self._geometry.box(piece))
            hint = self.hint(piece, current, caret)
            if hint:
                line = self._sheet.first_line(piece)
                block, box = self._sheet.block(line), self._geometry.line(line)
                box.setHeight(block.blockFormat().lineHeight())
                self._paint_hint(
                    painter, hint, box.adjusted(block.blockFormat().leftMargin() + 1, 0, 0, 0)
                )

    def hint(self, piece: Piece, current: int, caret: Piece | None) -> str:
        """Return what an empty place says: the first of a section, and where the analyst works."""
        if piece is self._sheet.lead and not self._sheet.read(piece):
            return tr("Write a lead-in that names the outlet, or leave it to the program")
        if piece.kind is not Kind.PARAGRAPH or not self._sheet.is_blank(piece):
            return ""
        block = self._sheet.block(self._sheet.first_line(piece))
        if block.layout().preeditAreaText():
            return ""
        if isinstance(piece.row, TextRow) and piece.is_standing:
            here = piece.section_id == current or piece.row.position == 0
            return piece.row.hint if here else ""
        return invitation() if piece is caret else ""

    def link(self, piece: Piece) -> QRectF:
        """Return where the link of a card to its source is; nowhere without one."""
        if not isinstance(piece.row, CardRow) or piece.row.face.passage is None:
            return QRectF()
        return self._cards.link_box(self._geometry.meta(piece), rtl=is_card_rtl(piece))

    def _paint_grip(self, painter: QPainter, box: QRectF) -> None:
        """Draw six dots in the margin, by which a block is taken up with the mouse."""
        px = self._appearance.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.colour("muted"))
        middle = min(box.center().y(), box.top() + px(14))
        for column in (0, 1):
            for row in (-1, 0, 1):
                at = QPointF(box.left() - px(15) + column * px(5), middle + row * px(5))
                painter.drawEllipse(at, px(3) / 2, px(3) / 2)

    def _paint_hint(self, painter: QPainter, words: str, box: QRectF) -> None:
        """Draw the words of a hint on one line, its key as a cap."""
        appearance = self._appearance
        font = appearance.serif(SIZE)
        metrics = QFontMetrics(font)
        x = box.left()
        for part in words.partition(KEY):
            if part == KEY:
                size = key_cap_size(appearance, part)
                top = box.center().y() - size.height() / 2 + 1
                cap = QRectF(x, top, size.width(), size.height())
                paint_key_cap(painter, appearance, cap, part)
                x += size.width()
            else:
                room = max(0.0, box.right() - x)
                shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, int(room))
                rest = QRectF(x, box.top() + 2, room, box.height())
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
                painter.setFont(font)
                painter.setPen(appearance.colour("muted"))
                painter.drawText(rest, flags, shown)
                x += metrics.horizontalAdvance(part)
