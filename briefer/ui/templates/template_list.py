"""The templates at the left, and what can be done with one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.template import Template
    from briefer.ui.appearance import Appearance

_NAME = Qt.ItemDataRole.UserRole


class TemplateList(QWidget):
    """`chosen(name)` comes with another row; the buttons are for the chosen one."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "templates.side", tr("Templates"))
        surface(self, "panel", edge="right")
        px = appearance.px
        column = tight(QVBoxLayout(self), (0, 0, 1, 0))
        head = tight(QHBoxLayout(), (px(14), px(9), px(8), px(5)), px(6))
        head.addWidget(
            look(ElidedLabel(tr("Templates"), tall=True), scale="big", weight="semibold"), 1
        )
        self.close_button = IconButton(
            appearance, "close", "templates.close", tr("Back (Esc)"), size=14
        )
        head.addWidget(self.close_button)
        column.addLayout(head)
        self.list = look(named(QListWidget(), "templates.list", tr("Templates")), kind="names")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._tell)
        column.addWidget(self.list, 1)
        foot = surface(QWidget(), "panel", edge="top")
        buttons = FlowLayout(foot, gap=px(8))
        buttons.setContentsMargins(px(12), px(10), px(12), px(10))
        self.duplicate = named(QPushButton(tr("Duplicate")), "templates.duplicate")
        self.share = named(QPushButton(tr("Share…")), "templates.share")
        self.add = named(QPushButton(tr("Add a file…")), "templates.add")
        self.delete = named(QPushButton(tr("Delete")), "templates.delete")
        for button in (self.duplicate, self.delete, self.share, self.add):
            buttons.addWidget(button)
        column.addWidget(foot)
        self.setFocusProxy(self.list)

    @property
    def name(self) -> str:
        """The chosen template's name, or nothing."""
        row = self.list.currentRow()
        return str(self.list.item(row).data(_NAME)) if row >= 0 else ""

    def show_templates(self, templates: Sequence[tuple[Template, bool]], name: str) -> None:
        """List the templates, each with whether it is the user's own, and choose one by name."""
        self.list.blockSignals(True)
        self.list.clear()
        for template, own in templates:
            words = template.title + (tr(" · yours") if own else "")
            item = QListWidgetItem(words, self.list)
            item.setData(_NAME, template.name)
            item.setToolTip(template.summary)
            if template.name == name:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def retitle(self, title: str) -> None:
        """Show another title of the chosen template, which is the user's own."""
        self.list.currentItem().setText(title + tr(" · yours"))

    def _tell(self) -> None:
        if self.name:
            self.chosen.emit(self.name)
