"""History: who changed what of the passage, and when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.dates import ago_words
from briefer.ui.translation import tr
from briefer.ui.widgets.fold import RING, Fold
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from briefer.model.changes import Step
    from briefer.ui.appearance import Appearance

_SHOWN = 30


class StepRow(QWidget):
    """What was done, and below it by whom and when."""

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        named(self, name)
        ring = appearance.px(RING)
        column = tight(QVBoxLayout(self), (ring, 0, ring, appearance.px(4)))
        self.what = QLabel()
        self.what.setWordWrap(True)
        self.what.setTextFormat(Qt.TextFormat.PlainText)
        self.who = look(QLabel(), tone="muted", scale="small")
        column.addWidget(self.what)
        column.addWidget(self.who)

    def show_step(self, step: Step, now: datetime) -> None:
        """Show a step."""
        self.what.setText(step.label)
        self.who.setText(f"{step.who} · {ago_words(step.at, now)}")


class HistoryFold(Fold):
    """Shows the latest changes first."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "inspector.history", tr("History"))
        self._appearance = appearance
        self.rows = Rows(self.body, self._make_row, self.head)
        self._earlier = look(named(QLabel(), "inspector.history.earlier"), tone="muted")
        look(self._earlier, scale="small")
        self.body.addWidget(self._earlier)
        self._earlier.hide()

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show the steps of a passage; those that were undone are left out."""
        now = datetime.now().astimezone()
        done = [step for step in reversed(steps) if not step.undone]
        shown = done[:_SHOWN]
        self.body.removeWidget(self._earlier)
        self.rows.keep(len(shown))
        self.body.addWidget(self._earlier)
        for row, step in zip(self.rows, shown, strict=True):
            row.show_step(step, now)
        left = len(done) - len(shown)
        self._earlier.setText(tr("and {n} earlier ones").format(n=left))
        self._earlier.setVisible(left > 0)
        self.head.set_summary(history_words(done, now))

    def _make_row(self, number: int) -> StepRow:
        return StepRow(self._appearance, f"inspector.step.{number}")


def history_words(steps: list[Step], now: datetime) -> str:
    """Return how many changes there were: today, if there were any, else at all."""
    today = sum(
        datetime.fromisoformat(step.at).astimezone(now.tzinfo).date() == now.date()
        for step in steps
    )
    if today:
        one, more = tr("1 change today"), tr("{n} changes today")
        return one if today == 1 else more.format(n=today)
    if not steps:
        return ""
    return tr("1 change") if len(steps) == 1 else tr("{n} changes").format(n=len(steps))
