"""The editions of a memo: where each is, what it held, and what is new since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.services.editions import GONE
from briefer.ui.accessible import Role, named
from briefer.ui.file_names import short_path
from briefer.ui.memo.aside import Aside, heading
from briefer.ui.memo.editions.words import edition_words, kept_words, state_words
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.emptying import empty
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.scrolled import scrolled
from briefer.ui.widgets.two_lines import TwoLines
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefer.services.editions import KeptEdition
    from briefer.ui.appearance import Appearance


@dataclass(frozen=True, slots=True)
class Line:
    """One position in the list; `passage` is the guid that it leads to, or empty."""

    head: str
    below: str
    icon: str
    passage: str


class EditionsPane(Aside):
    """One edition at a time.

    `edition_chosen(guid)`, `file_asked(path)`, `held_asked`, `marks_asked(on)`
    and `passage_asked(guid)` come with what is pressed.
    """

    edition_chosen = Signal(str)
    file_asked = Signal(str)
    held_asked = Signal()
    marks_asked = Signal(bool)
    passage_asked = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "memo.editions", tr("Editions of the memo"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        px = appearance.px
        column = tight(QVBoxLayout(self))
        column.addWidget(self._head(look(QLabel(tr("Editions")), weight="semibold")))
        body = surface(QWidget(), "panel")
        inner = tight(QVBoxLayout(body), (0, 0, 0, px(12)))
        self._none = wrapped_label(
            tr("No edition yet. Every export of this memo is kept as one, with what it said."),
            "memo.editions.none",
        )
        self._none.setContentsMargins(px(14), px(8), px(14), px(8))
        inner.addWidget(look(self._none, tone="muted"))
        self._chosen = self._details()
        self._chosen.hide()
        inner.addWidget(self._chosen)
        self._groups = tight(QVBoxLayout())
        inner.addLayout(self._groups)
        inner.addStretch(1)
        column.addWidget(scrolled(body), 1)

    def show_editions(self, editions: Sequence[KeptEdition], chosen: str, memo_id: int) -> None:
        """Offer the editions of a memo and of others, the one of that guid chosen."""
        self._box.blockSignals(True)
        self._box.clear()
        for kept in editions:
            self._box.addItem(edition_words(kept, memo_id), kept.edition.guid)
        self._box.setCurrentIndex(max(self._box.findData(chosen), 0))
        self._box.blockSignals(False)
        self._none.setVisible(not editions)
        self._chosen.setVisible(bool(editions))
        if self.hasFocus():
            self.focus_first()

    def show_edition(
        self, kept: KeptEdition, files: Sequence[tuple[Path, str]], *, marks: bool, writable: bool
    ) -> None:
        """Show one edition; `files` are those written from it, with what became of each."""
        self._said.setText(kept_words(kept))
        empty(self._files)
        for number, (path, state) in enumerate(files):
            self._files.addWidget(self._file(number, path, state))
        self._marks.blockSignals(True)
        self._marks.setChecked(marks)
        self._marks.blockSignals(False)
        self._marks.setEnabled(writable)

    def show_lines(self, groups: Sequence[tuple[str, Sequence[Line]]]) -> None:
        """Show what is new, changed and dropped, each under its title."""
        empty(self._groups)
        for title, lines in groups:
            self._groups.addWidget(heading(self._appearance, title))
            for line in lines:
                self._groups.addWidget(self._row(line))

    def focus_first(self) -> None:
        """Put the focus on the choice of editions, or on the pane without any."""
        target = self._box if self._chosen.isVisibleTo(self) else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _details(self) -> QWidget:
        px = self._appearance.px
        holder = QWidget()
        column = tight(QVBoxLayout(holder), (px(14), px(4), px(14), px(6)), px(6))
        self._box = named(QComboBox(), "memo.editions.box", tr("Edition"))
        self._box.setMinimumContentsLength(8)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._box.setSizeAdjustPolicy(policy)
        self._box.currentIndexChanged.connect(
            lambda _: self.edition_chosen.emit(str(self._box.currentData() or ""))
        )
        self._said = wrapped_label("", "memo.editions.said", tone="muted", scale="small")
        self._files = tight(QVBoxLayout(), gap=px(2))
        held = named(QPushButton(tr("Show what it said")), "memo.editions.held")
        look(held, kind="link", scale="small").clicked.connect(self.held_asked)
        self._marks = named(
            QCheckBox(tr("Mark what is new since then")),
            "memo.editions.marks",
            "",
            tr("Prints “New” before each position that this edition did not have"),
        )
        self._marks.toggled.connect(self.marks_asked)
        column.addWidget(self._box)
        column.addWidget(self._said)
        column.addLayout(self._files)
        column.addWidget(held, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._marks)
        return holder

    def _file(self, number: int, path: Path, state: str) -> QWidget:
        holder = QWidget()
        row = tight(QHBoxLayout(holder), gap=self._appearance.px(8))
        label = ElidedLabel(short_path(path), mode=Qt.TextElideMode.ElideMiddle)
        row.addWidget(look(label, scale="small"), 1)
        if words := state_words(state):
            row.addWidget(look(QLabel(words), tone="warn", scale="small"))
        if state != GONE:
            said = tr("Open {path}").format(path=path.name)
            button = named(QPushButton(tr("Open")), f"memo.editions.open.{number}", said)
            look(button, kind="link", scale="small")
            button.clicked.connect(lambda: self.file_asked.emit(str(path)))
            row.addWidget(button)
        return holder

    def _row(self, line: Line) -> TwoLines:
        row = TwoLines(self._appearance)
        row.show_lines(line.head, line.below, line.icon)
        named(row, "memo.editions.line", f"{line.head}. {line.below}", role=Role.Button)
        row.setEnabled(bool(line.passage))
        row.chosen.connect(lambda: self.passage_asked.emit(line.passage))
        return row
