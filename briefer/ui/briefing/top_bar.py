"""The bar at the top of an open briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.briefing.menus import IN_THE_SYSTEM_S_BAR
from briefer.ui.briefing.search_button import SearchButton
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.inline_edit import InlineEdit
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.segmented import WorkspaceSwitch

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.widgets.badge import Badge

READ, EVIDENCE, MEMO = "read", "evidence", "memo"

_HEIGHT = 44
_NARROW = 1200


class TopBar(QWidget):
    """Menu and title at left, the workspaces in the middle, search, import and export at right."""

    menu_asked = Signal()
    search_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "top-bar")
        surface(self, "bar")
        self._appearance = appearance
        px = appearance.px
        grid = QGridLayout(self)
        grid.setContentsMargins(px(8), 0, px(12), 0)
        grid.setHorizontalSpacing(px(12))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        self.menu = IconButton(appearance, "menu", "menu", tr("Menu (F10)"))
        self.menu.clicked.connect(self.menu_asked)
        if IN_THE_SYSTEM_S_BAR:
            self.menu.hide()
        self.title = InlineEdit("title", tr("Title of the briefing"))
        look(self.title.label, weight="semibold")
        self.switch = WorkspaceSwitch(
            [(READ, tr("Read")), (EVIDENCE, tr("Evidence")), (MEMO, tr("Memo"))], tr("Workspace")
        )
        for number, key in enumerate((READ, EVIDENCE, MEMO), 1):
            self.switch.button(key).setToolTip(f"Ctrl+{number}")
        self._search = SearchButton(appearance)
        self._search.clicked.connect(self.search_asked)
        self._import = named(QPushButton(tr("Import…")), "import")
        self._import.clicked.connect(self.import_asked)
        self._export = look(named(QPushButton(tr("Export…")), "export"), kind="primary")
        self._export.clicked.connect(self.export_asked)
        self._badges = tight(QHBoxLayout(), gap=px(6))
        grid.addWidget(self._left(), 0, 0)
        grid.addWidget(self.switch, 0, 1)
        grid.addWidget(self._right(), 0, 2)
        appearance.changed.connect(self._measure)
        self._measure()

    @property
    def has_badges(self) -> bool:
        """Whether something stands beside the title."""
        return self._badges.count() > 0

    def add_badge(self, badge: Badge) -> None:
        """Add a badge beside the title."""
        self._badges.addWidget(badge)

    def allow_changes(self, *, writable: bool) -> None:
        """Switch on what changes the briefing."""
        self._import.setEnabled(writable)
        self.title.setEnabled(writable)

    def block_export(self, findings: int) -> None:
        """Say that so many findings block the export, and switch it off; 0 switches it on."""
        words = tr("Export: {n} block") if findings > 1 else tr("Export: 1 blocks")
        self._export.setText(words.format(n=findings) if findings else tr("Export…"))
        self._export.setEnabled(not findings)
        icon = self._appearance.icon("blocked", "muted", 13) if findings else QIcon()
        self._export.setIcon(icon)
        self._export.setToolTip(tr("See the checks beside the memo.") if findings else "")

    def _left(self) -> QWidget:
        px = self._appearance.px
        left = QWidget()
        row = tight(QHBoxLayout(left), gap=px(6))
        row.addWidget(self.menu)
        row.addWidget(self.title)
        row.addLayout(self._badges)
        row.addStretch(1)
        left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        row = tight(QHBoxLayout(right), gap=self._appearance.px(10))
        row.addStretch(1)
        for widget in (self._search, self._import, self._export):
            row.addWidget(widget)
        right.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return right

    def _measure(self) -> None:
        self.setFixedHeight(self._appearance.px(_HEIGHT))
        narrow = self.width() < self._appearance.px(_NARROW)
        self._search.set_narrow(narrow=narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
