"""What stands in the place of the reader while there is no article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.dashed_frame import DashedFrame
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.steps import Steps

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance

_WIDTH = 460


class NoArticles(QWidget):
    """Says how articles come in, and what happens then."""

    import_asked = Signal()
    paste_asked = Signal()

    def __init__(self, appearance: Appearance, due: str = "") -> None:
        """`due` is the due date in words, or nothing."""
        super().__init__()
        named(self, "no-articles", tr("No article yet"))
        surface(self, "canvas")
        px = appearance.px
        outer = tight(QVBoxLayout(self), (px(26), px(26), px(26), px(26)))
        frame = DashedFrame(appearance)
        outer.addWidget(frame)
        middle = tight(QHBoxLayout(frame))
        inner = QWidget()
        inner.setFixedWidth(px(_WIDTH))
        middle.addStretch(1)
        middle.addWidget(inner)
        middle.addStretch(1)
        column = tight(QVBoxLayout(inner), gap=px(6))
        column.addStretch(1)
        icon = IconLabel(appearance, "drop-articles", role="accent", size=64)
        column.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(10))
        column.addLayout(self._headline(appearance))
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

    def _headline(self, appearance: Appearance) -> QHBoxLayout:
        row = tight(QHBoxLayout(), gap=appearance.px(8))
        row.addStretch(1)
        words = tr("Drop articles here or paste text,")
        row.addWidget(look(QLabel(words), scale="huge", weight="semibold"))
        row.addWidget(KeyCap(appearance, "Ctrl+V", size=14))
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
