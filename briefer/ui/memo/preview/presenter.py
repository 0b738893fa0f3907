"""From what was composed to the pages, and from a click on a page back to its block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from briefer.memo.pdf.writer import Place
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.preview.pane import PreviewPane


class PreviewPresenter(QObject):
    """Keeps the pages true to the newest rendering, and follows the caret."""

    def __init__(self, desk: Desk, pane: PreviewPane) -> None:
        super().__init__(pane)
        self._desk = desk
        self._pane = pane
        desk.shown.connect(self._forget)
        desk.composed.connect(self._show)
        desk.faulted.connect(self._show_fault)
        desk.placed.connect(lambda: self._follow(follow=True))
        pane.pages.clicked.connect(self._go_to)
        if desk.rendering is not None:
            self._show()

    def _forget(self) -> None:
        self._pane.fault.hide()
        self._pane.pages.show_nothing()
        self._pane.count_pages(0)

    def _show(self) -> None:
        rendering = self._desk.rendering
        if rendering is None:
            return
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
        rendering, origin = self._desk.rendering, self._desk.origin()
        if rendering is None or not origin:
            return None
        for number, block in enumerate(rendering.composed.memo.blocks):
            if getattr(block, "origin", "") == origin:
                return rendering.typeset.places.get(number)
        return None

    def _go_to(self, page: int, points: float) -> None:
        """Bring the block under a click to the front."""
        rendering = self._desk.rendering
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
