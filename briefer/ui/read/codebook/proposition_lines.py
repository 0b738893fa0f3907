"""The propositions of a topic, each with its label, its sentence, and which is the default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.read.codebook.new_proposition import NewProposition
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.part_head import PartHead
from briefer.ui.widgets.rows import Rows
from briefer.ui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.codebook import Proposition, Topic
    from briefer.ui.appearance import Appearance


class PropositionLine(QWidget):
    """Two fields and a radio mark; `changed(id, field, value)` and `removed(id)` name it."""

    changed = Signal(int, str, object)
    removed = Signal(int)

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        named(self, name)
        self._id = 0
        px = appearance.px
        row = tight(QHBoxLayout(self), (0, px(3), 0, px(3)))
        self.default = named(
            QRadioButton(), f"{name}.default", tr("Default: a bare stance is towards it")
        )
        self.default.setToolTip(self.default.accessibleName())
        self.label = TypedLine(f"{name}.label", tr("Short label"))
        self.sentence = TypedLine(f"{name}.text", tr("Proposition"))
        self.gone = IconButton(
            appearance, "close", f"{name}.remove", tr("Remove proposition"), role="muted", size=11
        )
        words = tight(QVBoxLayout(), gap=px(3))
        for field in (self.label, self.sentence):
            words.addWidget(field)
        row.addWidget(self.default, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.counts = look(named(QLabel(), f"{name}.counts"), tone="muted", scale="small")
        self.counts.setContentsMargins(px(8), px(5), px(4), 0)
        self.counts.hide()
        row.addWidget(self.counts, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.gone, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.label)
        self.default.clicked.connect(lambda: self._tell("is_default", True))
        self.label.written.connect(lambda text: self._tell("label", text))
        self.sentence.written.connect(lambda text: self._tell("text", text))
        self.gone.clicked.connect(lambda: self.removed.emit(self._id))

    def show_proposition(self, proposition: Proposition) -> None:
        """Show a proposition."""
        self._id = proposition.id
        self.default.setChecked(proposition.is_default)
        self.label.set_value(proposition.label)
        self.sentence.set_value(proposition.text)
        self.sentence.setToolTip(proposition.text)

    def show_counts(self, words: str) -> None:
        """Show how many are for and against it; nothing without words."""
        self.counts.setText(words)
        self.counts.setVisible(bool(words))

    def allow(self, *, writable: bool) -> None:
        """Let the user change it, or read only."""
        self.default.setEnabled(writable)
        self.gone.setVisible(writable)
        for field in (self.label, self.sentence):
            field.setReadOnly(not writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        self.label.flush()
        self.sentence.flush()

    def _tell(self, field: str, value: object) -> None:
        self.changed.emit(self._id, field, value)


class PropositionLines(QWidget):
    """`changed(id, field, value)`, `removed(id)` and `proposed(sentence, label)`."""

    changed = Signal(int, str, object)
    removed = Signal(int)
    proposed = Signal(str, str)

    def __init__(self, appearance: Appearance, *, roomy: bool = False) -> None:
        super().__init__()
        named(self, "codebook.propositions", tr("Propositions"))
        self._appearance = appearance
        self._writable = True
        self._group = QButtonGroup(self)
        column = tight(QVBoxLayout(self), gap=appearance.px(2))
        self.head = PartHead(
            appearance, "codebook.propositions", tr("Propositions"), tr("Add a proposition")
        )
        lines = tight(QVBoxLayout())
        if roomy:  # the label stands before the part, and what adds to it below
            self.head.show_link_alone()
            column.addLayout(lines)
            column.addWidget(self.head)
        else:
            column.addWidget(self.head)
            column.addLayout(lines)
        self.lines = Rows(lines, self._make_line, self.head.add)
        self.new = NewProposition(appearance, "codebook.new-proposition")
        self.new.made.connect(self.proposed)
        self.new.left.connect(self.close_new)
        self.new.hide()
        column.addWidget(self.new)
        self.head.add_asked.connect(self.new.begin)

    def show_topic(self, topic: Topic) -> None:
        """Show the propositions of a topic; a field that has the focus keeps it."""
        self.lines.keep(len(topic.propositions))
        for line, proposition in zip(self.lines, topic.propositions, strict=True):
            line.show_proposition(proposition)

    def show_counts(self, words: Sequence[str]) -> None:
        """Show behind each proposition how many are for and against it."""
        for line, counts in zip(self.lines, words, strict=True):
            line.show_counts(counts)

    def close_new(self) -> None:
        """Take the lines for a new proposition away."""
        if self.new.isVisible():
            self.new.hide()
            self.head.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def allow(self, *, writable: bool) -> None:
        """Let the user change them, or read only."""
        self._writable = writable
        self.head.allow(writable=writable)
        for line in self.lines:
            line.allow(writable=writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        for line in self.lines:
            line.flush()

    def _make_line(self, number: int) -> PropositionLine:
        line = PropositionLine(self._appearance, f"codebook.proposition.{number}")
        line.changed.connect(self.changed)
        line.removed.connect(self.removed)
        line.allow(writable=self._writable)
        self._group.addButton(line.default)
        return line
