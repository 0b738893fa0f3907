"""About what: a line for each topic of the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.read.inspector.section_head import SectionHead
from briefer.ui.read.inspector.topic_row import TopicRow
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.inspector.shown import Shown


class TopicSection(QWidget):
    """Passes on what its rows ask for; `add_asked` comes with Add."""

    add_asked = Signal()
    changed = Signal(object)
    removed = Signal(int)
    proposed = Signal(int, str, str)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        named(self, "inspector.topics", tr("About what"))
        self._appearance = appearance
        self._vocabulary = vocabulary
        self._writable = True
        px = appearance.px
        column = tight(QVBoxLayout(self))
        self.head = SectionHead(
            appearance, "inspector.topics", tr("About what"), adds=tr("Add a topic")
        )
        self.head.add_asked.connect(self.add_asked)
        column.addWidget(self.head)
        lines = tight(QVBoxLayout())
        column.addLayout(lines)
        self.rows = Rows(lines, self._make_row, self.head.add)
        self._nothing = look(QLabel(tr("no topic")), tone="muted", scale="small")
        self._nothing.setContentsMargins(px(14), 0, px(14), 0)
        column.addWidget(self._nothing)

    def show_passage(self, shown: Shown) -> None:
        """Show the topics of a passage; rows that are there already keep the focus."""
        known = shown.codebook.topic_by_id
        tags = [tag for tag in shown.passage.topics if tag.topic_id in known]
        self.rows.keep(len(tags))
        for number, (row, tag) in enumerate(zip(self.rows, tags, strict=True), 1):
            row.show_tag(tag, shown.codebook, is_last=number == len(tags))
        self._nothing.setVisible(not tags)

    def allow(self, *, writable: bool) -> None:
        """Let the user change things, or show them plainly."""
        self._writable = writable
        self.head.allow(writable=writable)
        for row in self.rows:
            row.allow(writable=writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        for row in self.rows:
            row.flush()

    def begin(self) -> None:
        """Another passage is going to be shown."""
        for row in self.rows:
            row.close_new()

    def focus_topic(self, topic_id: int) -> None:
        """Put the focus on the stance of a topic."""
        for row in self.rows:
            if row.topic_id == topic_id:
                row.stance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_row(self, number: int) -> TopicRow:
        row = TopicRow(self._appearance, self._vocabulary, f"inspector.topic.{number}")
        row.changed.connect(self.changed)
        row.removed.connect(self.removed)
        row.proposed.connect(self.proposed)
        row.allow(writable=self._writable)
        return row
