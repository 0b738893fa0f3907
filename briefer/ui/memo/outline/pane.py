"""The left pane: the memo's name and head, its outline, and the checks below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.memo.outline.header_fields import HeaderFields
from briefer.ui.memo.outline.section_list import SectionList
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.inline_edit import InlineEdit
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance


class OutlinePane(QWidget):
    """`menu_asked` comes with the button of memos, `section_asked` for a new section."""

    menu_asked = Signal()
    section_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "memo.left", tr("Outline of the memo"))
        surface(self, "panel")
        self._appearance = appearance
        self._is_folded = False
        px = appearance.px
        self.title = InlineEdit("memo.title", tr("Name of the memo"))
        look(self.title.label, weight="semibold")
        self.menu = IconButton(appearance, "more", "memo.menu", tr("Memos of this briefing"))
        self.menu.clicked.connect(self.menu_asked)
        self.fields = HeaderFields(appearance)
        self._fold = look(named(QPushButton(), "memo.header.fold"), kind="quiet")
        self._fold.clicked.connect(self._turn)
        self.sections = SectionList(appearance)
        self.add = look(named(QPushButton(tr("Section")), "memo.section.add"), kind="link")
        self.add.setAccessibleName(tr("Add a section"))
        self.add.clicked.connect(self.section_asked)
        appearance.changed.connect(self._draw)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = self._body(px)
        scroll.setWidget(self._inside)
        self._scroll = scroll
        self.sections.row_reached.connect(self._bring_to_sight)
        tight(QVBoxLayout(self)).addWidget(scroll)
        self._draw()

    def fold_header(self, *, folded: bool) -> None:
        """Show the head on one line, or whole."""
        self._is_folded = folded
        self._draw()

    def _body(self, px: object) -> QWidget:
        px = self._appearance.px
        body = surface(QWidget(), "panel")
        column = tight(QVBoxLayout(body))
        head = tight(QHBoxLayout(), (px(14), px(8), px(8), px(4)), px(6))
        head.addWidget(self.title, 1)
        head.addWidget(self.menu)
        column.addLayout(head)
        column.addWidget(self._fold)
        column.addWidget(self.fields)
        label = tight(QHBoxLayout(), (px(14), px(9), px(14), px(5)))
        label.addWidget(SectionLabel(self._appearance, tr("Outline"), buddy=self.sections))
        column.addLayout(label)
        column.addWidget(self.sections)
        below = tight(QHBoxLayout(), (px(11), px(4), px(14), px(12)))
        below.addWidget(self.add)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)
        return body

    def _bring_to_sight(self, row: QRect) -> None:
        """Scroll so that a row of the outline is seen, again once the list has its new height."""
        self._scroll_to(row)
        QTimer.singleShot(0, self, lambda: self._scroll_to(row))

    def _scroll_to(self, row: QRect) -> None:
        at = self.sections.viewport().mapTo(self._inside, row.center())
        self._scroll.ensureVisible(0, at.y(), 0, row.height())

    def _turn(self) -> None:
        self.fold_header(folded=not self._is_folded)

    def _draw(self) -> None:
        icon = "chevron-right" if self._is_folded else "chevron-down"
        self._fold.setIcon(self._appearance.icon(icon, "ink", 13))
        self._fold.setText(tr("Header"))
        self._fold.setVisible(self._is_folded)
        self.fields.setVisible(not self._is_folded)
        self.add.setIcon(self._appearance.icon("plus", "accent", 13))
