"""The row of the second stage for the day on which it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from briefer.model.dates import short_date
from briefer.ui.accessible import Role, acts_as, named
from briefer.ui.announcing import announce
from briefer.ui.overriding import override
from briefer.ui.read.palette.choice_button import ChoiceButton
from briefer.ui.read.palette.loose_date import LooseDate, dates_in, read_loosely
from briefer.ui.read.palette.stage_line import StageLine
from briefer.ui.read.palette.stage_row import StageRow
from briefer.ui.read.typed_letters import typed_text
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from briefer.model.passage import Statement
    from briefer.ui.appearance import Appearance

_INFERRED = "i"


class DateRow(StageRow):
    """A date that is typed loosely; `changed(date, inferred)`, with no date for none.

    Enter takes the date that the words name. Any letter but i begins to type one; i says whether
    the text names the date itself. Delete takes it away.
    """

    changed = Signal(object, bool)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "kindWhen", tr("Wh&en"))
        self._statement: Statement | None = None
        self._published: str | None = None
        self._proposed: LooseDate | None = None
        px = appearance.px
        top = tight(QHBoxLayout(), gap=px(4))
        self._button = acts_as(ChoiceButton(appearance, "kindWhen.date", ""), Role.Button)
        self._button.clicked.connect(self._click)
        self._mark = ChoiceButton(
            appearance, "kindWhen.inferred", tr("inferred"), letter=_INFERRED, small=True
        )
        self._mark.setToolTip(tr("The text does not name this date itself (i)"))
        self._mark.clicked.connect(self._turn)
        self._none = look(QLabel(tr("not set; type a date")), tone="muted", scale="small")
        for widget in (self._button, self._mark, self._none):
            top.addWidget(widget)
        top.addStretch(1)
        self.column.addLayout(top)
        self.line = StageLine(
            "kindWhen.line", tr("Event date"), tr("27 Dec 2023, 2023-12, last Wednesday")
        )
        self.line.textChanged.connect(self._show_meaning)
        self.line.written.connect(self._write)
        self.line.left.connect(self._leave_line)
        self.line.hide()
        self.column.addWidget(self.line)
        self._meaning = look(named(QLabel(), "kindWhen.meaning"), tone="muted", scale="small")
        self._meaning.setWordWrap(True)
        self._meaning.hide()
        self.column.addWidget(self._meaning)

    def begin(self, words: str, published: str | None) -> None:
        """Propose what these words of an article say; typed dates are seen from its date."""
        self._published = published
        found = dates_in(words, published)
        self._proposed = found[0] if len(found) == 1 else None
        self.line.hide()
        self._meaning.hide()

    def show_statement(self, statement: Statement) -> None:
        """Show the date of a passage, else what is proposed."""
        self._statement = statement
        kept, proposed = statement.event_date, self._proposed
        shown = kept or (proposed.date if proposed else "")
        inferred = statement.event_date_inferred if kept else bool(proposed and proposed.inferred)
        self.line.show_value("")
        self._button.setVisible(bool(shown))
        self._mark.setVisible(bool(kept))
        self._none.setVisible(not shown)
        if shown:
            self._button.show_words(_words(shown, inferred=inferred and not kept))
        self._button.show_state(chosen=bool(kept), suggested=not kept)
        self._mark.show_state(chosen=inferred)
        said = tr("inferred") if kept and inferred else "" if kept else tr("proposed")
        self.setAccessibleName(
            ", ".join(filter(None, (tr("When"), self._button.text(), said)))
            if shown
            else tr("When: not set")
        )

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        kept = bool(self._statement and self._statement.event_date)
        self._button.show_state(chosen=kept, suggested=not kept, current=True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        kept = bool(self._statement and self._statement.event_date)
        self._button.show_state(chosen=kept, suggested=not kept)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        kept = bool(self._statement and self._statement.event_date)
        plain = bool(typed_text(event))
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._offers:
            self._take()
        elif text.lower() == _INFERRED and kept:
            self._turn()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._proposed = None
            self.changed.emit(None, False)
        elif plain and text.isalnum():
            self._open_line(text)
        else:
            event.ignore()

    @property
    def _offers(self) -> bool:
        kept = bool(self._statement and self._statement.event_date)
        return self._proposed is not None and not kept

    def _take(self) -> None:
        if self._proposed is not None:
            self.changed.emit(self._proposed.date, self._proposed.inferred)

    def _turn(self) -> None:
        if self._statement is not None and self._statement.event_date:
            self.changed.emit(self._statement.event_date, not self._statement.event_date_inferred)

    def _click(self) -> None:
        if self._offers:
            self._take()
        else:
            self._open_line("")

    def _open_line(self, text: str) -> None:
        self.line.show()
        self._meaning.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setText(text)
        self.resized.emit()

    def _show_meaning(self, typed: str) -> None:
        """Say which date Enter takes."""
        found = read_loosely(typed, self._published)
        if found is not None:
            words = tr("{date}: Enter takes it").format(
                date=_words(found.date, inferred=found.inferred)
            )
        elif typed.strip() and self._published is None:
            words = tr("Not a date. The article has no day of its own to count from.")
        else:
            words = tr("Not a date yet.") if typed.strip() else ""
        self._meaning.setText(words)
        if found is not None:
            announce(self.line, words)

    def _write(self, typed: str) -> None:
        found = read_loosely(typed, self._published)
        if found is not None:
            self.changed.emit(found.date, found.inferred)
        self.line.show_value("")

    def _leave_line(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close_line()

    def _close_line(self) -> None:
        self.line.hide()
        self._meaning.hide()
        self.resized.emit()


def _words(stored: str, *, inferred: bool) -> str:
    words = short_date(stored)
    return tr("{date}, inferred").format(date=words) if inferred else words
