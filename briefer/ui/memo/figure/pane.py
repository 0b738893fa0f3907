"""The panel in which a picture of the memo is described."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from briefer.model.memo import NARROWEST, WIDEST
from briefer.model.text import single_line
from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.memo.beside import PanelBeside
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from briefer.model.memo import KeptFigure
    from briefer.ui.appearance import Appearance

_WIDTH = 420
_LINES = 3
_STEP = 5
_PAUSE = 400
"""Milliseconds without a key after which what was typed is kept."""


class FigurePane(PanelBeside):
    """`described(words)`, `captioned(words)` and `widened(percent)` come with what is changed.

    `exchange_asked` asks for another picture.
    """

    described = Signal(str)
    captioned = Signal(str)
    widened = Signal(int)
    exchange_asked = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent, "memo.figure", tr("Picture"), _WIDTH)
        self._shown: KeptFigure | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.flush)
        self._build_words()
        self._build_width()
        self.fault = wrapped_label("", "memo.figure.fault", tone="danger", scale="small")
        self.fault.hide()
        self._column.addWidget(self.fault)

    def _build_words(self) -> None:
        column = self._column
        says = tr("Description for people who cannot see it")
        column.addWidget(look(QLabel(says), tone="muted", scale="small"))
        self.alt = named(QPlainTextEdit(), "memo.figure.alt", says)
        self.alt.setPlaceholderText(tr("such as: Map of the harbour with its two cranes"))
        self.alt.setTabChangesFocus(True)
        self.alt.setFixedHeight(
            QFontMetrics(self.alt.font()).lineSpacing() * _LINES + self._appearance.px(14)
        )
        self.alt.textChanged.connect(self._wait)
        self.alt.installEventFilter(self)
        column.addWidget(self.alt)
        says = tr("Caption")
        column.addWidget(look(QLabel(says), tone="muted", scale="small"))
        self.caption = named(QLineEdit(), "memo.figure.caption", says)
        self.caption.setPlaceholderText(tr("Stands under the picture, after its number"))
        self.caption.textChanged.connect(self._wait)
        self.caption.returnPressed.connect(self.close_panel)
        column.addWidget(self.caption)

    def _build_width(self) -> None:
        px = self._appearance.px
        row = tight(QHBoxLayout(), gap=px(8))
        label = look(QLabel(tr("Width")), tone="muted", scale="small")
        self.width_box = named(QSpinBox(), "memo.figure.width", tr("Width of the picture"))
        self.width_box.setRange(NARROWEST, WIDEST)
        self.width_box.setSingleStep(_STEP)
        self.width_box.setSuffix(tr(" % of the text"))
        self.width_box.setKeyboardTracking(False)
        self.width_box.lineEdit().setTextMargins(px(8), 0, 0, 0)  # no style sheet reaches it
        self.width_box.valueChanged.connect(self._widen)
        label.setBuddy(self.width_box)
        self.exchange = look(
            named(QPushButton(tr("Replace picture…")), "memo.figure.replace"), scale="small"
        )
        self.exchange.clicked.connect(lambda _checked=False: self._ask_exchange())
        row.addWidget(label)
        row.addWidget(self.width_box)
        row.addStretch(1)
        row.addWidget(self.exchange)
        self._column.addLayout(row)

    def show_figure(self, figure: KeptFigure) -> None:
        """Show what is kept; what is just being typed stays."""
        before, self._shown = self._shown, None
        if before is None or before.alt != figure.alt:
            self._say(figure.alt)
        if before is None or before.caption != figure.caption:
            self._caption(figure.caption)
        self.width_box.setValue(figure.width)
        self._shown = figure
        show_fault(self.fault, "")

    def _say(self, alt: str) -> None:
        if single_line(self.alt.toPlainText()) != alt:
            self.alt.setPlainText(alt)

    def _caption(self, words: str) -> None:
        if single_line(self.caption.text()) != words:
            self.caption.setText(words)

    def refuse(self, sentence: str) -> None:
        """Say why something cannot be done."""
        show_fault(self.fault, sentence)
        self._show_beside(self._beside)

    def open_beside(self, figure: KeptFigure, box: QRect) -> None:
        """Show a figure below a place of the screen, above it where there is no room."""
        self._pause.stop()
        self._shown = None
        self.alt.setPlainText(figure.alt)
        self.caption.setText(figure.caption)
        self.show_figure(figure)
        self._beside = box
        self._show_beside(box)
        self.alt.setFocus(Qt.FocusReason.PopupFocusReason)
        self.alt.selectAll()

    def flush(self) -> None:
        """Keep what was typed."""
        self._pause.stop()
        if self._shown is None:
            return
        shown = self._shown
        alt, caption = single_line(self.alt.toPlainText()), single_line(self.caption.text())
        if alt != shown.alt:
            self.described.emit(alt)
        if caption != shown.caption:
            self.captioned.emit(caption)

    @override
    def close_panel(self) -> None:
        """Hide it; what was being typed is kept."""
        if not self.isHidden():
            self.width_box.interpretText()
            self.flush()
        super().close_panel()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.alt and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.close_panel()
                return True
        return super().eventFilter(watched, event)

    def _wait(self) -> None:
        if self._shown is not None:
            self._pause.start()

    def _widen(self, percent: int) -> None:
        if self._shown is not None and percent != self._shown.width:
            self.widened.emit(percent)

    def _ask_exchange(self) -> None:
        self.flush()
        self.exchange_asked.emit()

    _beside = QRect()
