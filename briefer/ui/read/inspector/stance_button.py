"""Where the speaker stands: a mark with its word, and the menu that sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QFontMetrics,
    QIcon,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from briefer.model.vocabulary import stance_key
from briefer.ui.accessible import Role, named
from briefer.ui.fonts import REGULAR, SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.read.inspector.part_menu import with_letter
from briefer.ui.read.inspector.stances import (
    STRONGEST,
    signed,
    stance_of,
    stance_words,
    stronger,
)
from briefer.ui.translation import tr
from briefer.ui.widgets.choice_menu import open_below
from briefer.ui.widgets.stance_mark import paint_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent

    from briefer.model.vocabulary import Stance, Vocabulary
    from briefer.ui.appearance import Appearance

_HEIGHT, _PAD, _MARK, _GAP, _CHEVRON = 22, 8, 9, 5, 13
_SIZE = 12.5
_OPENING = {
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Down,
    Qt.Key.Key_Menu,
}
_NONE = "none"


class StanceButton(QAbstractButton):
    """`chosen(stance)` comes from the menu, from + and -, and from a stance's letter.

    Delete takes the stance away. Without `can_stand` there is nothing to be for or against.
    """

    chosen = Signal(object)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary, name: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._vocabulary = vocabulary
        self._stance: Stance | None = None
        self._about = ""
        self._letters = {term.letter: term.key for term in vocabulary.stances.terms}
        named(self, name, role=Role.ButtonMenu)
        self.can_stand = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.show_menu)

    @property
    def stance(self) -> Stance | None:
        """The stance that is shown."""
        return self._stance

    def show_stance(self, stance: Stance | None, about: str) -> None:
        """Show a stance towards `about`."""
        self._stance, self._about = stance, about
        self.setText(stance_words(self._vocabulary, stance))
        self.setAccessibleName(
            tr("Stance on {about}: {stance}").format(about=about, stance=self.text())
        )
        self.updateGeometry()
        self.update()

    def allow(self, *, writable: bool) -> None:
        """Let the user choose, or show the stance plainly."""
        self.setEnabled(writable)
        self.updateGeometry()

    def show_menu(self) -> None:
        """Offer the stances, the strengths, and none."""
        menu = named(QMenu(self), "inspector.stance-menu", self.accessibleName())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        now = _NONE if self._stance is None else stance_key(self._stance)
        if not self.can_stand:
            hint = menu.addAction(tr("A stance needs a proposition: click the topic"))
            hint.setEnabled(False)
        for term in self._vocabulary.stances.terms:
            stance = stance_of(term.key)
            action = self._offer(menu, group, with_letter(term.label, term.letter), term.key)
            action.setIcon(self._icon(stance))
            action.setToolTip(term.hint)
            action.setChecked(term.key == now)
            if term.key == now:  # an icon leaves no room for the check mark
                action.setFont(self._appearance.sans(13, SEMIBOLD))
            action.triggered.connect(lambda _checked=False, stance=stance: self._choose(stance))
        if isinstance(self._stance, int) and self._stance:
            self._offer_strengths(menu, 1 if self._stance > 0 else -1)
        menu.addSeparator()
        none = self._offer(menu, group, tr("no stance"), _NONE)
        none.setEnabled(True)
        none.setChecked(now == _NONE)
        none.triggered.connect(lambda _checked=False: self._choose(None))
        open_below(self, menu)

    def _offer(self, menu: QMenu, group: QActionGroup, words: str, key: str) -> QAction:
        action = QAction(words, group)
        action.setObjectName(f"inspector.stance.{key}")
        action.setCheckable(True)
        action.setEnabled(self.can_stand)
        menu.addAction(action)
        return action

    def _offer_strengths(self, menu: QMenu, side: int) -> None:
        menu.addSeparator()
        group = QActionGroup(menu)
        names = (tr("weakly"), tr("usual"), tr("strongly"))
        for number, name in zip(range(1, STRONGEST + 1), names, strict=True):
            strength = number * side
            words = f"{signed(strength)}  {name}"
            action = self._offer(menu, group, words, str(strength))
            action.setChecked(strength == self._stance)
            action.triggered.connect(lambda _checked=False, s=strength: self._choose(s))

    def _choose(self, stance: Stance | None) -> None:
        if stance != self._stance:
            self.chosen.emit(stance)

    def _icon(self, stance: Stance) -> QIcon:
        side = self._appearance.px(14)
        scale = self.devicePixelRatioF()
        pixmap = QPixmap(round(side * scale), round(side * scale))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        inset = (side - self._appearance.px(_MARK)) / 2
        box = QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset)
        paint_mark(painter, box, stance, self._appearance.theme.stance(stance))
        painter.end()
        return QIcon(pixmap)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text().lower()
        if event.key() in _OPENING:
            self.show_menu()
        elif not self.can_stand:
            super().keyPressEvent(event)
        elif text in {"+", "-"}:
            self._choose(stronger(self._stance, 1 if text == "+" else -1))
        elif text and text in self._letters:
            self._choose(stance_of(self._letters[text]))
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        px = self._appearance.px
        width = self._metrics().horizontalAdvance(self.text()) + 2 * px(_PAD) + 1
        if self._stance is not None:
            width += px(_MARK) + px(_GAP)
        if self.isEnabled():
            width += px(_GAP) + px(_CHEVRON)
        return QSize(width, px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._appearance.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled():
            self._paint_frame(painter)
        x: float = px(_PAD)
        ink = self._appearance.colour("muted")
        if self._stance is not None:
            ink = self._appearance.theme.stance(self._stance)
            box = QRectF(x, (self.height() - px(_MARK)) / 2, px(_MARK), px(_MARK))
            paint_mark(painter, box, self._stance, ink)
            x += px(_MARK) + px(_GAP)
        painter.setPen(ink)
        painter.setFont(self._font())
        room = QRectF(x, 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.isEnabled():
            side = px(_CHEVRON)
            left = self.width() - px(_PAD) - side + 2
            chevron = QRectF(left, (self.height() - side) / 2, side, side)
            self._appearance.paint_icon(painter, chevron, "chevron-down")

    def _paint_frame(self, painter: QPainter) -> None:
        colour = self._appearance.colour
        pen = QPen(colour("edge"), 1)
        if self.hasFocus():
            pen = QPen(colour("accent"), 2)
        elif self.underMouse():
            pen.setColor(colour("muted"))
        painter.setPen(pen)
        painter.setBrush(colour("panel"))
        inset = pen.widthF() / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, self._appearance.px(6), self._appearance.px(6))

    def _font(self) -> QFont:
        weight = REGULAR if self._stance is None else SEMIBOLD
        return self._appearance.sans(_SIZE, weight)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())
