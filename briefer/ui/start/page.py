"""The start screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer import __version__
from briefer.ui.accessible import named
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.start.big_button import BigButton
from briefer.ui.start.recent_list import RecentList
from briefer.ui.translation import tr
from briefer.ui.widgets.dashed_frame import DashedFrame
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.scrolled import scrolled
from briefer.ui.widgets.steps import Steps

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance

_SIDE = 430


class StartPage(QWidget):
    """New, open, the sample, recent briefings, and a place to drop articles."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    keys_asked = Signal()
    preferences_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "start")
        self._appearance = appearance
        self.recents = RecentList(appearance)
        self._busy = look(named(QLabel(), "start.busy"), tone="muted")
        self.frame = DashedFrame(appearance)
        row = tight(QHBoxLayout(self))
        self._left = scrolled(self._side())
        row.addWidget(self._left)
        row.addWidget(self._main(), 1)
        appearance.changed.connect(self._measure)

    def reload(self) -> None:
        """Read the recent briefings again."""
        self._busy.clear()
        self.recents.reload()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Give the margins of the design where there is room for them."""
        px = self._appearance.px
        self._name.setFont(self._appearance.serif(27, SEMIBOLD))
        tall = min(px(70), self.height() // 13)
        side, main = min(px(52), self.width() // 27), min(px(60), self.width() // 24)
        self._left.setFixedWidth(min(px(_SIDE), self.width() * 9 // 20))
        self._side_column.setContentsMargins(side, tall, side, tall)
        self._main_column.setContentsMargins(main, tall, main, tall)

    def show_busy(self, words: str) -> None:
        """Say what is being done, or nothing."""
        self._busy.setText(words)

    def _side(self) -> QWidget:
        px = self._appearance.px
        side = surface(QWidget(), "panel", edge="right")
        column = self._side_column = tight(QVBoxLayout(side))
        column.addLayout(self._brand())
        column.addSpacing(px(12))
        motto = look(
            QLabel(tr("From a stack of articles to a sourced briefing memo.")), kind="motto"
        )
        motto.setWordWrap(True)
        column.addWidget(motto)
        column.addSpacing(px(34))
        for button, signal in self._buttons():
            button.clicked.connect(signal)
            column.addWidget(button)
            column.addSpacing(px(10))
        column.addSpacing(px(24))
        column.addWidget(look(QLabel(tr("How it works")), weight="semibold"))
        column.addSpacing(px(8))
        column.addWidget(Steps(self._appearance, _steps()))
        column.addStretch(1)
        column.addLayout(self._links())
        return side

    def _brand(self) -> QHBoxLayout:
        row = tight(QHBoxLayout(), gap=self._appearance.px(12))
        row.addWidget(IconLabel(self._appearance, "briefer", size=44))
        name = self._name = QLabel("Briefer")
        row.addWidget(name)
        row.addStretch(1)
        return row

    def _buttons(self) -> tuple[tuple[BigButton, SignalInstance], ...]:
        look_ = self._appearance
        return (
            (
                BigButton(look_, "start.new", tr("New briefing…"), keys="Ctrl+N", primary=True),
                self.new_asked,
            ),
            (BigButton(look_, "start.open", tr("Open…"), keys="Ctrl+O"), self.open_asked),
            (
                BigButton(
                    look_,
                    "start.sample",
                    tr("Try the sample: Border talks"),
                    remark=tr("opens as a copy"),
                ),
                self.sample_asked,
            ),
        )

    def _links(self) -> QHBoxLayout:
        px = self._appearance.px
        row = tight(QHBoxLayout(), gap=px(16))
        for name, words, signal in (
            ("start.keys", tr("Keys"), self.keys_asked),
            ("start.preferences", tr("Preferences"), self.preferences_asked),
        ):
            button = look(named(QPushButton(words), name), kind="link")
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(look(QLabel(__version__), tone="muted", scale="small"))
        return row

    def _main(self) -> QWidget:
        px = self._appearance.px
        main = surface(QWidget(), "canvas")
        column = self._main_column = tight(QVBoxLayout(main), gap=px(20))
        column.addWidget(self.recents)
        inside = tight(QVBoxLayout(self.frame), gap=px(4))
        inside.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(IconLabel(self._appearance, "drop"), 0, centre)
        inside.addSpacing(px(2))
        words = tr("Drop articles here to start a new briefing from them")
        sentence = look(QLabel(words), scale="drop")
        sentence.setWordWrap(True)
        sentence.setAlignment(centre)
        inside.addWidget(sentence)
        line = tight(QHBoxLayout(), gap=px(4))
        line.addStretch(1)
        line.addWidget(look(QLabel(tr("or paste text,")), tone="muted", scale="small"))
        line.addWidget(KeyCap(self._appearance, "Ctrl+V"))
        line.addStretch(1)
        inside.addLayout(line)
        inside.addWidget(self._busy, 0, centre)
        inside.addStretch(1)
        self.frame.setMinimumHeight(px(150))
        column.addWidget(self.frame, 1)
        return main


def _steps() -> tuple[str, ...]:
    return (
        tr("Drop articles in: web pages, text, Markdown"),
        tr("Tag passages: who says what, about what"),
        tr("Compare, write, export Word or PDF"),
    )
