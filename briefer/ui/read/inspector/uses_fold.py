"""Used in memo: the sections that rest on the passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.fold import RING, Fold
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance


@dataclass(frozen=True, slots=True)
class Use:
    """A section of a memo that rests on the passage."""

    memo_id: int
    memo: str
    section: str


class UseRow(QPushButton):
    """The section, and the memo that it is in."""

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        look(named(self, name), kind="link", weight="regular")
        row = tight(
            QHBoxLayout(self), (appearance.px(RING), 0, appearance.px(RING), 0), appearance.px(8)
        )
        self._section = look(ElidedLabel(), tone="accent")
        self._memo = look(ElidedLabel(), tone="muted", scale="small")
        for label in (self._section, self._memo):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._section, 3)
        row.addWidget(self._memo, 2)

    def show_use(self, use: Use) -> None:
        """Show a section."""
        self._section.setText(use.section)
        self._memo.setText(use.memo)
        self.setAccessibleName(f"{use.section}, {use.memo}")


class UsesFold(Fold):
    """`gone_to(memo_id)` comes with a click on a section."""

    gone_to = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "inspector.uses", tr("Used in memo"))
        self._appearance = appearance
        self._uses: tuple[Use, ...] = ()
        self.rows = Rows(self.body, self._make_row, self.head)

    def show_uses(self, uses: tuple[Use, ...]) -> None:
        """Show where memos rest on the passage."""
        self._uses = uses
        self.rows.keep(len(uses))
        for row, use in zip(self.rows, uses, strict=True):
            row.show_use(use)
        sections = ", ".join(dict.fromkeys(use.section for use in uses))
        self.head.set_summary(sections or tr("not yet"))
        self.head.setEnabled(bool(uses))
        if not uses:
            self.unfold(opened=False)

    def _make_row(self, number: int) -> UseRow:
        row = UseRow(self._appearance, f"inspector.use.{number}")
        row.clicked.connect(lambda: self.gone_to.emit(self._uses[number].memo_id))
        return row
