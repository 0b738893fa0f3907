"""From the findings to the places that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.memo.finding import EMPTY_SECTION, HEADER
from briefer.ui.memo.preflight.verdicts import verdicts

if TYPE_CHECKING:
    from briefer.memo.finding import Finding
    from briefer.model.memo import MemoBlock
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.preflight.review import PreflightReview
    from briefer.ui.memo.preflight.summary import PreflightSummary


class PreflightPresenter(QObject):
    """Shows the checks of the newest rendering. `field_asked` comes for a field of the head."""

    field_asked = Signal()

    def __init__(self, desk: Desk, summary: PreflightSummary, review: PreflightReview) -> None:
        super().__init__(summary)
        self._desk = desk
        self._summary = summary
        self._review = review
        desk.shown.connect(lambda: summary.show_verdicts(()))
        desk.composed.connect(self._show)
        review.finding_chosen.connect(self._go_to)

    def _show(self) -> None:
        rendering = self._desk.rendering
        if rendering is not None:
            self._summary.show_verdicts(verdicts(rendering))
            self._review.show_rendering(rendering)

    def _go_to(self, finding: Finding) -> None:
        """Bring the block to the front, or the section, or the head."""
        if finding.kind == HEADER:
            self.field_asked.emit()
            return
        if self._desk.go_to_origin(finding.origin):
            return
        memo = self._desk.memo
        for section in memo.walk() if memo else ():
            if finding.kind == EMPTY_SECTION and section.title == finding.where:
                self._desk.go_to_origin(section.guid)
                return
            for block in section.blocks:
                if finding.passage and _rests_on(block, finding.passage):
                    self._desk.go_to_origin(block.guid)
                    return


def _rests_on(block: MemoBlock, passage: str) -> bool:
    return any(guid == passage for guid, _ in block.passages)
