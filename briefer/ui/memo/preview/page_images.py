"""Pictures of the memo's pages, drawn in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from briefer.memo.pdf.rendering import ONE_AT_A_TIME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.ui.jobs import Job
    from briefer.ui.session import Session

_KEPT = 24


def draw_pages(data: bytes, pages: Iterable[int], scale: float) -> dict[int, QImage]:
    """Return pictures of these pages (from 0), `scale` pixels for each point of the paper."""
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(data)
        try:
            return {page: _draw(document, page, scale) for page in pages if page < len(document)}
        finally:
            document.close()


def _draw(document: pypdfium2.PdfDocument, number: int, scale: float) -> QImage:
    page = document[number]
    bitmap = page.render(scale=scale, prefer_bgrx=True, draw_annots=False)
    form = QImage.Format.Format_RGB32
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
    bitmap.close()
    page.close()
    return image


class PageImages(QObject):
    """Keeps the pictures of one PDF; `arrived` comes when more of them are there.

    Until the pictures of a new PDF are drawn, `picture` gives those of the one before it.
    """

    arrived = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._data = b""
        self._scale = 1.0
        self._fresh: dict[int, QImage] = {}
        self._old: dict[int, QImage] = {}
        self._wanted: tuple[int, ...] = ()
        self._job: Job | None = None

    def show_pdf(self, data: bytes) -> None:
        """Draw another PDF from now on."""
        if data != self._data:
            self._data = data
            self._old = {**self._old, **self._fresh}
            self._fresh = {}

    def want(self, pages: tuple[int, ...], scale: float) -> None:
        """Draw these pages, at so many pixels for a point, unless they are there."""
        if scale != self._scale:
            self._scale = scale
            self._old = {**self._old, **self._fresh}
            self._fresh = {}
        self._wanted = pages
        self._start()

    def picture(self, page: int) -> QImage | None:
        """Return the picture of a page, None where none was drawn yet."""
        return self._fresh.get(page) or self._old.get(page)

    def is_fresh(self, page: int) -> bool:
        """Whether the picture shows the newest state at the size that is wanted."""
        return page in self._fresh

    def _start(self) -> None:
        missing = tuple(page for page in self._wanted if page not in self._fresh)
        if self._job is not None or not missing or not self._data:
            return
        data, scale = self._data, self._scale

        def work(_job: Job) -> dict[int, QImage]:
            return draw_pages(data, missing, scale)

        def done(pictures: dict[int, QImage]) -> None:
            self._job = None
            if (data, scale) == (self._data, self._scale):
                self._fresh |= pictures
                self._forget_far_pages()
            else:
                self._old |= pictures
            self.arrived.emit()
            self._start()

        def failed(error: Exception) -> None:
            self._job = None
            self._session.messages.report(error)

        self._job = self._session.jobs.run(work, done=done, failed=failed)

    def _forget_far_pages(self) -> None:
        """Keep the pictures of the pages near those in view."""
        near = min(self._wanted, default=0)
        for kept in (self._fresh, self._old):
            far = sorted(kept, key=lambda page: abs(page - near))[_KEPT:]
            for page in far:
                del kept[page]
        for page in self._fresh:
            self._old.pop(page, None)
