"""Ties to other passages, from here and from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.fold import RING
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.part_head import PartHead
from briefer.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from briefer.model.passage import Link, Passage
    from briefer.ui.appearance import Appearance


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as it is shown: its kind in words, the other passage, and what names that one.

    `link` is None for a link that stands on the other passage.
    """

    words: str
    other: Passage
    name: str
    link: Link | None


class LinkRow(QWidget):
    """`gone_to` comes with a click on the other passage, `removed` with the cross."""

    gone_to = Signal()
    removed = Signal()

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        named(self, name)
        px = appearance.px
        row = tight(QHBoxLayout(self), (0, px(1), 0, px(3)), px(4))
        column = tight(QVBoxLayout())
        self.kind = look(QLabel(), tone="muted", scale="small")
        self.other = look(named(QPushButton(), f"{name}.go"), kind="link", weight="regular")
        self._words = ElidedLabel()
        look(self._words, tone="accent")
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        tight(QHBoxLayout(self.other), (2, 0, 2, 0)).addWidget(self._words)
        self.other.clicked.connect(self.gone_to)
        column.addWidget(self.kind)
        column.addWidget(self.other)
        row.addLayout(column, 1)
        self.gone = IconButton(
            appearance, "close", f"{name}.remove", tr("Remove link"), role="muted", size=11
        )
        self.gone.clicked.connect(self.removed)
        row.addWidget(self.gone, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.other)

    def show_tie(self, tie: Tie, *, writable: bool) -> None:
        """Show a link."""
        self.kind.setText(tie.words)
        self._words.setText(tie.name)
        self.other.setAccessibleName(f"{tie.words}: {tie.name}")
        self.gone.setVisible(writable and tie.link is not None)


class LinksPart(QWidget):
    """`gone_to(Passage)`, `removed(Link)`, and `add_asked` with Add."""

    gone_to = Signal(object)
    removed = Signal(object)
    add_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "inspector.links", tr("Links"))
        self._appearance = appearance
        self._ties: tuple[Tie, ...] = ()
        self._writable = True
        ring = appearance.px(RING)
        column = tight(QVBoxLayout(self), (ring, 0, ring, 0))
        self.head = PartHead(appearance, "inspector.links", tr("Links"), tr("Add a link"))
        self.head.add_asked.connect(self.add_asked)
        column.addWidget(self.head)
        lines = tight(QVBoxLayout())
        column.addLayout(lines)
        self.rows = Rows(lines, self._make_row, self.head.add)

    def show_ties(self, ties: tuple[Tie, ...]) -> None:
        """Show links."""
        self._ties = ties
        self.rows.keep(len(ties))
        for row, tie in zip(self.rows, ties, strict=True):
            row.show_tie(tie, writable=self._writable)

    def allow(self, *, writable: bool) -> None:
        """Let the user change them, or read only."""
        self._writable = writable
        self.head.allow(writable=writable)
        self.show_ties(self._ties)

    def _make_row(self, number: int) -> LinkRow:
        row = LinkRow(self._appearance, f"inspector.link.{number}")
        row.gone_to.connect(lambda: self.gone_to.emit(self._ties[number].other))
        row.removed.connect(lambda: self.removed.emit(self._ties[number].link))
        return row
