"""The pane of a memo that came back from Word, in place of the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import Role, named
from briefer.ui.memo.aside import Aside, heading
from briefer.ui.translation import tr
from briefer.ui.widgets.emptying import empty
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.scrolled import scrolled
from briefer.ui.widgets.two_lines import TwoLines
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.returned.lines import Group, Line


class ReturnedPane(Aside):
    """`passage_asked(guid)`, `taken(TextChange)` and `again_asked` come with presses."""

    passage_asked = Signal(str)
    taken = Signal(object)
    again_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "memo.returned", tr("Back from Word"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        px = appearance.px
        column = tight(QVBoxLayout(self))
        column.addWidget(self._head(look(QLabel(tr("Back from Word")), weight="semibold")))
        body = surface(QWidget(), "panel")
        inner = tight(QVBoxLayout(body), (0, 0, 0, px(12)))
        self._file = wrapped_label("", "memo.returned.file", tone="muted", scale="small")
        self._said = wrapped_label("", "memo.returned.said")
        for label in (self._file, self._said):
            label.setContentsMargins(px(14), px(2), px(14), px(4))
            inner.addWidget(label)
        again = named(QPushButton(tr("Check another file…")), "memo.returned.again")
        look(again, kind="link", scale="small").clicked.connect(self.again_asked)
        holder = tight(QHBoxLayout(), (px(14), 0, px(14), 0))
        holder.addWidget(again)
        holder.addStretch(1)
        inner.addLayout(holder)
        self._groups = tight(QVBoxLayout())
        inner.addLayout(self._groups)
        inner.addStretch(1)
        self._again = again
        column.addWidget(scrolled(body), 1)

    def show_report(self, file: str, said: str, groups: Sequence[Group], *, writable: bool) -> None:
        """Show what became of a memo in a file; without a group all is as it was."""
        self._file.setText(file)
        self._said.setText(said)
        empty(self._groups)
        for title, lines in groups or ((tr("Nothing was changed"), ()),):
            self._groups.addWidget(heading(self._appearance, title))
            for line in lines:
                self._groups.addWidget(self._row(line, writable=writable))

    def focus_first(self) -> None:
        """Put the focus where Tab goes on to the lines."""
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, line: Line, *, writable: bool) -> QWidget:
        row = TwoLines(self._appearance)
        row.show_lines(line.head, line.below, line.icon, role=line.role)
        named(row, "memo.returned.line", f"{line.head}. {line.below}", role=Role.Button)
        row.setEnabled(bool(line.passage))
        row.chosen.connect(lambda: self.passage_asked.emit(line.passage))
        if line.change is None or not writable:
            return row
        px = self._appearance.px
        holder = QWidget()
        column = tight(QVBoxLayout(holder))
        column.addWidget(row)
        words = tr("Take over into the memo")
        take = look(named(QPushButton(words), "memo.returned.take"), kind="link", scale="small")
        take.setAccessibleDescription(line.below)
        take.clicked.connect(lambda: self.taken.emit(line.change))
        foot = tight(QHBoxLayout(), (px(35), 0, px(14), px(4)))
        foot.addWidget(take)
        foot.addStretch(1)
        column.addLayout(foot)
        return holder
