"""The foot of the list while articles are imported, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import LINK_FRAME, look, surface, tight
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from briefer.services.articles import ImportReport
    from briefer.ui.appearance import Appearance
    from briefer.ui.jobs import Job

_MOST_REASONS = 8


class ImportStrip(QWidget):
    """A bar with Cancel, then a line with the counts and, for refused files, the reasons.

    `proof_asked(ImportReport)` asks to see what was found.
    """

    closed = Signal()
    proof_asked = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "import-strip", tr("Import"))
        surface(self, "panel", edge="top")
        px = appearance.px
        # The words of the link stand below the others: its frame is out at the side.
        left = px(14) - LINK_FRAME
        column = tight(QVBoxLayout(self), (left, px(9), px(10), px(9)), px(5))
        head = tight(QHBoxLayout(), (LINK_FRAME, 0, 0, 0), px(8))
        self._line = wrapped_label("", "import-strip.line", weight="medium")
        self._cancel = look(named(QPushButton(tr("Cancel")), "import-strip.cancel"), scale="small")
        self._cross = IconButton(appearance, "close", "import-strip.close", tr("Close"))
        self._cross.clicked.connect(self._close)
        head.addWidget(self._line, 1)
        head.addWidget(self._cancel)
        head.addWidget(self._cross)
        column.addLayout(head)
        self._bar = named(QProgressBar(), "import-strip.bar", tr("Progress"))
        self._bar.setTextVisible(False)
        column.addWidget(self._bar)
        self._reasons = wrapped_label("", "import-strip.reasons", tone="warn", scale="small")
        self._reasons.setContentsMargins(LINK_FRAME, 0, 0, 0)
        column.addWidget(self._reasons)
        self._proof = look(
            named(QPushButton(tr("Look it over…")), "import-strip.proof"), kind="link"
        )
        self._proof.clicked.connect(self._ask_for_proof)
        column.addWidget(self._proof, 0, Qt.AlignmentFlag.AlignLeft)
        self._report: ImportReport | None = None
        self._cancel.clicked.connect(self._stop)
        self._job: Job | None = None
        self.hide()

    def follow(self, job: Job) -> None:
        """Show how far a job is."""
        self._job = job
        job.progressed.connect(self._progress)
        job.finished.connect(self.hide)
        self._line.setText(tr("Reading…"))
        self._bar.setRange(0, 0)
        self._show(running=True)

    def show_report(self, report: ImportReport) -> None:
        """Show the counts, and each refused file with its reason."""
        counts = [tr("{n} imported").format(n=report.imported)]
        if report.duplicates:
            counts.append(tr("{n} already there").format(n=report.duplicates))
        if report.refused:
            counts.append(tr("{n} refused").format(n=report.refused))
        refused = [item for item in report.items if item.reason and item.result == "refused"]
        lines = [f"{Path(item.path).name}: {item.reason}" for item in refused[:_MOST_REASONS]]
        if len(refused) > _MOST_REASONS:
            lines.append(tr("and {n} more").format(n=len(refused) - _MOST_REASONS))
        self.say(", ".join(counts), "\n".join(lines))
        self._report = report
        self._proof.setVisible(bool(report.items))

    def say(self, line: str, detail: str = "") -> None:
        """Show a line, and perhaps what is wrong below it."""
        self._proof.hide()
        self._line.setText(line)
        self._reasons.setText(detail)
        self._show(running=False)
        announce(self, ". ".join(filter(None, (line, detail))))

    def _progress(self, done: int, total: int, name: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._line.setText(tr("Reading {name}").format(name=name))

    def _show(self, *, running: bool) -> None:
        self._cancel.setVisible(running)
        self._cancel.setEnabled(running)
        self._bar.setVisible(running)
        self._cross.setVisible(not running)
        self._proof.setVisible(self._proof.isVisibleTo(self) and not running)
        self._reasons.setVisible(not running and bool(self._reasons.text()))
        self.show()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)
            self._line.setText(tr("Stopping…"))

    def _ask_for_proof(self) -> None:
        self.proof_asked.emit(self._report)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
