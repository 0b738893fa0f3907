"""The buttons that mend a finding, and the line in which it is accepted with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefer.memo.acceptance import acceptances
from briefer.ui.accessible import named
from briefer.ui.memo.preflight.fix_words import fix_words
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.escape import asks_who_takes_escape
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.key_button import KeyButton
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    from briefer.memo.finding import Finding
    from briefer.services.exporting import Rendering
    from briefer.ui.appearance import Appearance

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FindingActions(QWidget):
    """One button for each way to mend it, the best first.

    `fix_asked(fix)`, `accept_asked(reason)`, `withdraw_asked` and `source_asked` come with them.
    Enter presses the button that has the focus.
    """

    fix_asked = Signal(object)
    accept_asked = Signal(str)
    withdraw_asked = Signal()
    source_asked = Signal()

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        finding: Finding,
        rendering: Rendering,
        *,
        writable: bool,
        is_compact: bool = False,
    ) -> None:
        """`is_compact` shows the buttons that mend it alone, none of them as the way to go."""
        super().__init__()
        self._appearance = appearance
        self._name = name
        self._is_compact = is_compact
        self._first: QPushButton | None = None
        px = appearance.px
        column = tight(QVBoxLayout(self), gap=px(8))
        if finding.accepted:
            column.addWidget(self._accepted_words(finding, rendering))
        buttons = QWidget()
        self._flow = FlowLayout(buttons, gap=px(8), line_gap=px(6))
        column.addWidget(buttons)
        if writable and not finding.accepted:
            for number, fix in enumerate(finding.fixes):
                button = self._button(f"fix.{number}", fix_words(finding, fix, rendering))
                button.clicked.connect(lambda _=False, fix=fix: self.fix_asked.emit(fix))
        self._reason = self._reason_row(column)
        if is_compact:
            return
        if finding.passage in rendering.evidence.passage_by_guid:
            self._button("source", tr("Open source")).clicked.connect(self.source_asked)
        if writable and finding.accepted:
            self._button("withdraw", tr("Take back")).clicked.connect(self.withdraw_asked)
        elif writable and not finding.blocks:
            self._button("accept", tr("Accept…")).clicked.connect(self._open_reason)

    @property
    def is_giving_reason(self) -> bool:
        """Whether the line for the reason is open."""
        return not self._reason.isHidden()

    def focus_first(self) -> bool:
        """Put the focus on the way that is offered first; False where there is none."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)
        return self._first is not None

    def _button(self, name: str, words: str) -> QPushButton:
        full = f"{self._name}.{name}"
        if self._first is None and self._is_compact:
            self._first = named(QPushButton(words), full)
        elif self._first is None:
            self._first = KeyButton(self._appearance, full, words, "Return", kind="primary")
        button = self._first if self._flow.count() == 0 else named(QPushButton(words), full)
        if self._is_compact:
            look(button, scale="small")
        button.setAutoDefault(False)
        self._flow.addWidget(button)
        return button

    def _accepted_words(self, finding: Finding, rendering: Rendering) -> QLabel:
        known = {entry.key: entry for entry in acceptances(rendering.kept.fields)}
        acceptance = known.get(finding.key)
        said = tr("Accepted: {reason}").format(reason=finding.accepted)
        if acceptance is not None and acceptance.who:
            when = acceptance.at[:10]
            said = tr("Accepted by {who}, {when}: {reason}").format(
                who=acceptance.who, when=when, reason=finding.accepted
            )
        return wrapped_label(said, f"{self._name}.reason")

    def _reason_row(self, column: QVBoxLayout) -> QWidget:
        px = self._appearance.px
        holder = QWidget()
        row = tight(QHBoxLayout(holder), gap=px(8))
        self._line = named(
            QLineEdit(), f"{self._name}.accept.reason", tr("Why it can stay as it is")
        )
        self._line.setPlaceholderText(tr("Why it can stay as it is"))
        self._line.returnPressed.connect(self._accept)
        row.addWidget(self._line, 1)
        for name, words, slot in (
            ("do", tr("Accept"), self._accept),
            ("cancel", tr("Cancel"), self._close_reason),
        ):
            button = named(QPushButton(words), f"{self._name}.accept.{name}")
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        holder.hide()
        column.addWidget(holder)
        return holder

    def _open_reason(self) -> None:
        self._reason.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_reason(self) -> None:
        self._line.clear()
        self._reason.hide()
        self.focus_first()

    def _accept(self) -> None:
        if self._line.text().strip():
            self.accept_asked.emit(self._line.text())
        else:
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def event(self, event: QEvent) -> bool:
        if asks_who_takes_escape(event) and self.is_giving_reason:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.is_giving_reason:
            self._close_reason()
        elif event.key() in _ENTERS and isinstance(focus, QPushButton):
            focus.click()
        elif event.key() not in _ENTERS or focus is not self._line:
            super().keyPressEvent(event)
