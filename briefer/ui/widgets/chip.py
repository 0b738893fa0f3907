"""A stakeholder as a neutral chip: initials, name, part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer.ui.accessible import Role, acts_as
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.initials import initials_width, paint_initials

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from briefer.ui.appearance import Appearance

_SIZE = 12.5
_PART_SIZE = 12
_HEIGHT = 22
_GAP = 6
_CROSS = 11
_OPENING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu}


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip says, perhaps without initials; `inferred` marks what the text does not say.

    `tentative` is what nobody has accepted yet: dashed as well.
    """

    name: str
    initials: str
    part: str = ""
    inferred: bool = False
    tentative: bool = False

    @property
    def is_dashed(self) -> bool:
        """Whether its frame is dashed."""
        return self.inferred or self.tentative

    @property
    def part_words(self) -> str:
        """The words behind the name."""
        return " · ".join(filter(None, (self.part, tr("inferred") if self.inferred else "")))


class Chip(QWidget):
    """Somebody with a part in a statement; dashed where the text does not say it.

    `clicked` comes with Space, Enter or the mouse, `removed` with the cross, Delete or Backspace.
    A chip that is neither `removable` nor `active` takes no focus.
    """

    clicked = Signal()
    removed = Signal()

    def __init__(
        self,
        appearance: Appearance,
        face: ChipFace,
        *,
        removable: bool = False,
        active: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._removable = removable
        self._active = active
        self._hovered = False
        self._over_cross = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if removable or active:
            acts_as(self, Role.Button)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setMouseTracking(True)
        self.show_face(face)
        appearance.changed.connect(self.updateGeometry)

    @property
    def face(self) -> ChipFace:
        """What it says."""
        return self._face

    def show_face(self, face: ChipFace) -> None:
        """Say something else."""
        self._face = face
        self._part = face.part_words
        self.setAccessibleName(", ".join(filter(None, (face.name, self._part))))
        self.setAccessibleDescription(tr("Delete removes it") if self._removable else "")
        self.updateGeometry()
        self.update()

    def press(self) -> None:
        """Do what a click on it does."""
        if self._active:
            self.clicked.emit()

    @override
    def sizeHint(self) -> QSize:
        px = self._appearance.px
        name, part = self._metrics()
        width = px(9)
        if self._face.initials:
            width = px(2) + initials_width(self._appearance, self._face.initials) + px(_GAP)
        width += name.horizontalAdvance(self._face.name)
        if self._part:
            width += px(_GAP) + part.horizontalAdvance(self._part)
        if self._removable:
            width += px(_GAP) + px(_CROSS)
        return QSize(width + px(9), px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.px(60), self._appearance.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        px = self._appearance.px
        middle = self.height() / 2
        x: float = px(9)
        if initials := self._face.initials:
            x = px(2) + paint_initials(painter, self._appearance, px(2), middle, initials) + px(6)
        right = self.width() - px(9)
        if self._removable:
            cross = self._cross()
            role = "ink" if self._over_cross else "muted"
            self._appearance.paint_icon(painter, cross, "close", role)
            right = int(cross.left()) - px(_GAP)
        part = self._metrics()[1]
        part_width = part.horizontalAdvance(self._part) + px(_GAP) if self._part else 0
        x += self._paint_text(painter, self._face.name, x, right - part_width, _SIZE, "ink")
        if self._part:
            self._paint_text(painter, self._part, x + px(_GAP), right, _PART_SIZE, "muted")

    def _paint_frame(self, painter: QPainter) -> None:
        colour = self._appearance.colour
        pen = QPen(colour("edge"), 1)
        if self.hasFocus():
            pen = QPen(colour("accent"), 2)
        elif self._face.is_dashed:
            pen.setColor(colour("muted"))
        if self._face.is_dashed:
            pen.setDashPattern([3, 2])
        ground = QColor(colour("hover" if self._hovered and self._active else "panel"))
        painter.setPen(pen)
        painter.setBrush(ground)
        inset = pen.widthF() / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _paint_text(
        self, painter: QPainter, text: str, x: float, right: float, size: float, role: str
    ) -> float:
        font = self._appearance.sans(size)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(right - x) + 1))
        painter.setFont(font)
        painter.setPen(self._appearance.colour(role))
        box = QRectF(x, 0, metrics.horizontalAdvance(shown) + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        sans = self._appearance.sans
        return QFontMetrics(sans(_SIZE)), QFontMetrics(sans(_PART_SIZE))

    def _cross(self) -> QRectF:
        side = self._appearance.px(_CROSS)
        right = self.width() - self._appearance.px(9)
        return QRectF(right - side, (self.height() - side) / 2, side, side)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.rect().contains(
            event.position().toPoint()
        ):
            return
        if self._removable and event.position().x() >= self._cross().left() - 3:
            self.removed.emit()
        elif self._active:
            self.clicked.emit()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._removable and event.position().x() >= self._cross().left() - 3
        if over != self._over_cross:
            self._over_cross = over
            self.setToolTip(tr("Remove") if over else "")
            self.update()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = self._over_cross = False
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._removable and key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif self._active and key in _OPENING:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
