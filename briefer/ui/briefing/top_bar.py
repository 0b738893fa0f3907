"""The bar at the top of an open briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from briefer.ui.accessible import named
from briefer.ui.briefing.menus import IN_THE_SYSTEM_S_BAR
from briefer.ui.briefing.search_button import SearchButton
from briefer.ui.overriding import override
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
_NARROW, _TIGHT = 1200, 29
_WIDE, _NARROW_SEARCH, _ICONS = range(3)
"""What the buttons at the right show: all words, the search none, none of them any."""


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
        self._import = named(QPushButton(), "import")
        self._import.clicked.connect(self.import_asked)
        self._export = look(named(QPushButton(), "export"), kind="primary")
        self._export.clicked.connect(self.export_asked)
        self._blocking = 0
        self._room = _WIDE
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
        self._blocking = findings
        self._export.setEnabled(not findings)
        self._measure()

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
        row = self._right_row = tight(QHBoxLayout(right), gap=self._appearance.px(10))
        row.addStretch(1)
        for widget in (self._search, self._import, self._export):
            row.addWidget(widget)
        right.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return right

    def _measure(self) -> None:
        """Show as many words at the right as there is room for."""
        px = self._appearance.px
        self.setFixedHeight(px(_HEIGHT))
        around = self.switch.sizeHint().width() + px(8) + px(12) + 2 * px(12)
        half = (self.width() - around) // 2
        wide = self.width() >= px(_NARROW)
        for room in (_WIDE, _NARROW_SEARCH, _ICONS) if wide else (_NARROW_SEARCH, _ICONS):
            self._show_words(room)
            buttons = (self._search, self._import, self._export)
            wanted = sum(one.sizeHint().width() for one in buttons) + 2 * px(10)
            if wanted <= half:
                break
        tight_fit = wanted > half
        if tight_fit:  # icons that still find no room have narrower buttons
            self._search.setFixedWidth(px(_TIGHT))
        for button in (self._import, self._export):
            button.setMaximumWidth(px(_TIGHT) if tight_fit else self.maximumWidth())
        self._right_row.setSpacing(px(4 if tight_fit else 10))

    def _show_words(self, room: int) -> None:
        """Write on the buttons what they do, or let their tips say it."""
        icons = room == _ICONS
        self._search.set_narrow(narrow=room != _WIDE, icon=icons)
        self._label(self._import, tr("Import…"), "drop" if icons else "", "ink")
        tip = tr("See the checks beside the memo.") if self._blocking else ""
        words = tr("Export: {n} block") if self._blocking > 1 else tr("Export: 1 blocks")
        words = words.format(n=self._blocking) if self._blocking else tr("Export…")
        if self._blocking:
            self._label(self._export, words, "blocked", "muted", tip, words_too=not icons)
        else:
            self._label(self._export, words, "open-external" if icons else "", "on-accent")

    def _label(
        self,
        button: QPushButton,
        words: str,
        icon: str,
        role: str,
        tip: str = "",
        *,
        words_too: bool = False,
    ) -> None:
        """Let a button say these words, with an icon beside them or in their place."""
        bare = bool(icon) and not words_too
        side = self._appearance.px(16 if bare else 13)
        button.setText("" if bare else words)
        button.setAccessibleName(words if bare else "")
        button.setIcon(self._appearance.icon(icon, role, 13) if icon else QIcon())
        button.setIconSize(QSize(side, side))
        button.setToolTip(tip or (words if bare else ""))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
