"""From what was composed to the pages, and from a click on a page back to its block."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.memo.document import Version

if TYPE_CHECKING:
    from briefer.memo.pdf.writer import Place
    from briefer.services.exporting import Rendering
    from briefer.ui.jobs import Job
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.preview.pane import PreviewPane
    from briefer.ui.session import Session


class PreviewPresenter(QObject):
    """Keeps the pages true to the newest rendering, and follows the caret.

    The clean version is made from the same rendering when it is looked at.
    """

    def __init__(self, session: Session, desk: Desk, pane: PreviewPane) -> None:
        super().__init__(pane)
        self._session = session
        self._desk = desk
        self._pane = pane
        self._shown: Rendering | None = None
        self._job: Job | None = None
        desk.shown.connect(self._forget)
        desk.composed.connect(self._show)
        pane.version.activated.connect(self._show)
        desk.faulted.connect(self._show_fault)
        desk.placed.connect(lambda: self._follow(follow=True))
        pane.pages.clicked.connect(self._go_to)
        if desk.rendering is not None:
            self._show()

    @property
    def shown(self) -> Rendering | None:
        """The version whose pages are shown."""
        return self._shown

    def _forget(self) -> None:
        self._shown = None
        self._pane.fault.hide()
        self._pane.pages.show_nothing()
        self._pane.count_pages(0)

    def _show(self) -> None:
        rendering = self._desk.rendering
        if rendering is None:
            return
        if self._pane.version.currentData() == rendering.version:
            self._show_pages(rendering)
        elif self._job is None:
            self._make_other(rendering)

    def _make_other(self, rendering: Rendering) -> None:
        """Typeset the other version beside the window, and the newest one after it."""
        other = replace(rendering, version=Version(self._pane.version.currentData()))

        def work(_job: Job) -> Rendering:
            _ = other.typeset
            return other

        def done(made: Rendering) -> None:
            self._job = None
            if rendering is not self._desk.rendering:
                self._show()
            elif made.version == self._pane.version.currentData():
                self._show_pages(made)

        def failed(error: Exception) -> None:
            self._job = None
            self._session.messages.failed(error)

        self._job = self._session.jobs.run(work, done=done, failed=failed)

    def _show_pages(self, rendering: Rendering) -> None:
        self._shown = rendering
        self._pane.fault.hide()
        self._pane.images.show_pdf(rendering.typeset.data)
        paper, count = rendering.template.style.page, rendering.typeset.page_count
        self._pane.pages.show_pages(paper, count)
        self._pane.count_pages(count)
        self._follow(follow=True)

    def _show_fault(self, sentence: str) -> None:
        self._pane.fault.say(sentence)
        self._pane.fault.show()

    def _follow(self, *, follow: bool) -> None:
        self._pane.pages.show_place(self._place(), follow=follow)

    def _place(self) -> Place | None:
        """Return where the block of the caret stands on the pages, if it is printed."""
        rendering, origin = self._shown, self._desk.origin()
        if rendering is None or not origin:
            return None
        for number, block in enumerate(rendering.composed.memo.blocks):
            if getattr(block, "origin", "") == origin:
                return rendering.typeset.places.get(number)
        return None

    def _go_to(self, page: int, points: float) -> None:
        """Bring the block under a click to the front."""
        rendering = self._shown
        if rendering is None:
            return
        blocks = rendering.composed.memo.blocks
        hit = [
            number
            for number, place in rendering.typeset.places.items()
            if place.page == page and place.top <= points <= place.bottom
        ]
        for number in hit:
            self._desk.go_to_origin(getattr(blocks[number], "origin", ""))
