"""What stands in the place of the reader while there is no article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.dashed_frame import DashedFrame
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.steps import Steps

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance

_WIDTH, _EDGE = 460, 26
_ALL = 1_000


class NoArticles(QWidget):
    """Says how articles come in, and what happens then."""

    import_asked = Signal()
    paste_asked = Signal()

    def __init__(self, appearance: Appearance, due: str = "") -> None:
        """`due` is the due date in words, or nothing."""
        super().__init__()
        named(self, "no-articles", tr("No article yet"))
        surface(self, "canvas")
        self._appearance = appearance
        px = appearance.px
        outer = tight(QVBoxLayout(self), (px(_EDGE), px(_EDGE), px(_EDGE), px(_EDGE)))
        frame = DashedFrame(appearance)
        outer.addWidget(frame)
        middle = tight(QHBoxLayout(frame), (px(10), 0, px(10), 0))
        inner = QWidget()
        inner.setMaximumWidth(px(_WIDTH))
        middle.addStretch(1)
        middle.addWidget(inner, _ALL)
        middle.addStretch(1)
        column = tight(QVBoxLayout(inner), gap=px(6))
        column.addStretch(1)
        self._icon = IconLabel(appearance, "drop-articles", role="accent", size=64)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(10))
        column.addLayout(self._headline())
        words = tr(
            "Web pages and plain text, with or without Markdown. "
            "Files are read on this computer and kept as they were."
        )
        hint = look(QLabel(words), tone="muted")
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(hint)
        column.addSpacing(px(12))
        column.addLayout(self._buttons(px(10)))
        column.addSpacing(px(28))
        steps = Steps(appearance, _steps(due))
        surface(steps, "", edge="top")
        steps.layout_column.setContentsMargins(0, px(18), 0, 0)
        column.addWidget(steps)
        column.addStretch(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the picture and the key where the words need the room."""
        super().resizeEvent(event)
        px = self._appearance.px
        roomy = self.width() >= px(_WIDTH) + 2 * px(_EDGE)
        self._icon.setVisible(roomy)
        self._key.setVisible(roomy)
        words = tr("Drop articles here or paste text")
        self._words.setText(f"{words}," if roomy else words)
        self._words.setWordWrap(not roomy)
        self._row.setStretchFactor(self._words, 0 if roomy else _ALL)

    def _headline(self) -> QHBoxLayout:
        row = self._row = tight(QHBoxLayout(), gap=self._appearance.px(8))
        row.addStretch(1)
        self._words = QLabel()
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row.addWidget(look(self._words, scale="huge", weight="semibold"))
        self._key = KeyCap(self._appearance, "Ctrl+V", size=14)
        row.addWidget(self._key)
        row.addStretch(1)
        return row

    def _buttons(self, gap: int) -> QHBoxLayout:
        row = tight(QHBoxLayout(), gap=gap)
        choose = look(named(QPushButton(tr("Choose files…")), "no-articles.choose"), kind="primary")
        choose.clicked.connect(self.import_asked)
        paste = named(QPushButton(tr("Paste text")), "no-articles.paste")
        paste.clicked.connect(self.paste_asked)
        row.addStretch(1)
        row.addWidget(choose)
        row.addWidget(paste)
        row.addStretch(1)
        return row


def _steps(due: str) -> tuple[str, ...]:
    memo = tr("Write and export the memo")
    return (
        tr("Read and tag: who says what, about what"),
        tr("Compare in Evidence"),
        tr("{memo}, due {due}").format(memo=memo, due=due) if due else memo,
    )
