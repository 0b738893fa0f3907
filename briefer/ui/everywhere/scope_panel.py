"""Where to look, and what to leave out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.everywhere.rows import Look, Scope, titles
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.scrolled import scrolled
from briefer.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.ui.appearance import Appearance


class ScopePanel(QWidget):
    """The parts of the briefing with their counts, and boxes; `asked(Look)` comes with a change."""

    asked = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "everywhere.scope", tr("Find everywhere"))
        surface(self, "panel", edge="right")
        self._look = Look()
        px = appearance.px
        inner = surface(QWidget(), "panel")
        tight(QVBoxLayout(self), (0, 0, 1, 0)).addWidget(scrolled(inner))
        column = tight(QVBoxLayout(inner), (0, px(12), 0, px(12)), px(3))
        head = tight(QHBoxLayout(), (px(14), 0, px(14), px(6)))
        title = look(ElidedLabel(tr("Find everywhere"), tall=True), weight="semibold")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(KeyCap(appearance, "Esc"))
        column.addLayout(head)
        column.addWidget(self._section(appearance, tr("In")))
        self._parts: dict[Scope, tuple[QPushButton, QLabel]] = {}
        for scope, words in titles().items():
            column.addWidget(self._part(appearance, scope, words))
        column.addSpacing(px(8))
        column.addWidget(self._section(appearance, tr("Narrow")))
        grid = QGridLayout()
        grid.setContentsMargins(px(14), 0, px(14), 0)
        grid.setColumnStretch(0, 1)
        self._boxes: list[tuple[str, QCheckBox, QLabel]] = []
        for row, (name, words) in enumerate(
            (
                ("own_words", tr("Own words only")),
                ("not_tagged", tr("Not tagged yet")),
                ("not_in_memo", tr("Not in the memo")),
            )
        ):
            box = named(QCheckBox(words), f"everywhere.{name}")
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setToolTip(words)
            count = look(QLabel(), tone="muted", scale="small")
            box.clicked.connect(self._narrow)
            grid.addWidget(box, row, 0)
            grid.addWidget(count, row, 1)
            self._boxes.append((name, box, count))
        column.addLayout(grid)
        column.addStretch(1)
        hint = look(QLabel(tr("“two words” together\nsanct finds sanctions")), tone="muted")
        hint.setWordWrap(True)
        hint.setContentsMargins(px(14), 0, px(14), 0)
        column.addWidget(look(hint, scale="small"))
        self.show_look(self._look)

    @property
    def look(self) -> Look:
        """What is asked for."""
        return self._look

    def show_look(self, asked: Look) -> None:
        """Show what is asked for, without a signal."""
        self._look = asked
        for scope, (button, _) in self._parts.items():
            button.setChecked(scope is asked.scope)
        for name, box, _ in self._boxes:
            box.setChecked(bool(getattr(asked, name)))

    def show_counts(self, counts: Mapping[Scope, int], narrowed: tuple[int, int, int]) -> None:
        """Show how much was found in each part, and how much each box leaves."""
        for scope, (button, label) in self._parts.items():
            label.setText(f"{counts[scope]:,}")
            button.setAccessibleDescription(f"{counts[scope]:,}")
        for (_, _, label), count in zip(self._boxes, narrowed, strict=True):
            label.setText(f"{count:,}")

    def _section(self, appearance: Appearance, words: str) -> QWidget:
        label = SectionLabel(appearance, words)
        label.setContentsMargins(appearance.px(14), 0, 0, appearance.px(2))
        return label

    def _part(self, appearance: Appearance, scope: Scope, words: str) -> QPushButton:
        px = appearance.px
        button = look(named(QPushButton(words), f"everywhere.{scope}"), kind="row")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        count = look(QLabel("0"), tone="muted")
        count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = tight(QHBoxLayout(button), (0, 0, px(14), 0))
        line.addStretch(1)
        line.addWidget(count)
        button.clicked.connect(lambda _checked=False: self._choose(scope))
        self._parts[scope] = (button, count)
        return button

    def _choose(self, scope: Scope) -> None:
        self._look = replace(self._look, scope=scope)
        self.asked.emit(self._look)

    def _narrow(self) -> None:
        own_words, not_tagged, not_in_memo = (box.isChecked() for _, box, _ in self._boxes)
        self._look = replace(
            self._look, own_words=own_words, not_tagged=not_tagged, not_in_memo=not_in_memo
        )
        self.asked.emit(self._look)
