"""When it happened, how sure it is, and how the outlet came to hear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from briefer.errors import InputError
from briefer.model.dates import parse_date
from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.translation import tr
from briefer.ui.widgets.box_pair import BoxPair
from briefer.ui.widgets.fold import RING
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.term_box import TermBox, term_options
from briefer.ui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from briefer.model.passage import Statement
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.inspector.shown import Shown


class WhenPart(QWidget):
    """`chosen(field, value)` names a field of the statement."""

    chosen = Signal(str, object)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        px = appearance.px
        self._statement: Statement | None = None
        column = tight(QVBoxLayout(self), (px(RING), 0, px(RING), 0), px(3))
        label = look(QLabel(tr("Event date")), tone="muted", scale="small")
        self.date = TypedLine(
            "inspector.event-date", tr("Event date"), hint=tr("2023-12-27, 2023-12 or 2023")
        )
        label.setBuddy(self.date)
        self.fault = look(named(QLabel(), "inspector.event-date.fault"), tone="danger")
        look(self.fault, scale="small").setWordWrap(True)
        self.fault.hide()
        self.inferred = named(QCheckBox(tr("inferred: not in the text")), "inspector.date-inferred")
        for widget in (label, self.date, self.fault, self.inferred):
            column.addWidget(widget)
        self.certainty = TermBox(
            "inspector.certainty", tr("Certainty"), term_options(vocabulary.certainties)
        )
        self.via = TermBox("inspector.via", tr("How it was heard"), term_options(vocabulary.vias))
        column.addLayout(self._boxes(appearance))
        self.date.written.connect(self._set_date)
        self.date.textChanged.connect(self._forget_fault)
        self.inferred.clicked.connect(
            lambda checked: self.chosen.emit("event_date_inferred", checked)
        )

    def show_passage(self, shown: Shown) -> None:
        """Show these facts of a passage."""
        statement = shown.passage.statement
        if statement.event_date != self.date.value:
            self._forget_fault()
        self._statement = statement
        self.date.set_value(statement.event_date or "")
        self.inferred.setChecked(statement.event_date_inferred)
        self.inferred.setVisible(bool(statement.event_date))
        self.certainty.set_value(statement.certainty or "")
        self.via.set_value(statement.via or "")

    def allow(self, *, writable: bool) -> None:
        """Let the user change them, or read only."""
        self.date.setReadOnly(not writable)
        self.inferred.setEnabled(writable)
        self.certainty.allow(writable=writable)
        self.via.allow(writable=writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        self.date.flush()

    def _boxes(self, appearance: Appearance) -> QVBoxLayout:
        for field, box in (("certainty", self.certainty), ("via", self.via)):
            box.chosen.connect(lambda key, field=field: self.chosen.emit(field, key or None))
        boxes = ((tr("Certainty"), self.certainty), (tr("How it was heard"), self.via))
        column = tight(QVBoxLayout(), (0, appearance.px(5), 0, 0))
        column.addWidget(BoxPair(appearance, boxes))
        return column

    def _set_date(self, text: str) -> None:
        try:
            date = parse_date(text) if text else None
        except InputError as error:
            show_fault(self.fault, str(error))
            self.date.show_fault(wrong=True)
        else:
            self.chosen.emit("event_date", date)

    def _forget_fault(self) -> None:
        if self.fault.isVisibleTo(self):
            self.fault.hide()
            self.date.show_fault(wrong=False)
