"""Printing the pages of a PDF, off the UI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from briefer.errors import StorageError
from briefer.ui.memo.preview.page_images import draw_pages
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from briefer.memo.pdf.writer import Typeset
    from briefer.memo.style import Style
    from briefer.ui.jobs import Job

_DOTS = 300
"""Dots of a printed inch: more costs memory and shows nothing."""
_POINTS = 72
_NEAR = 8
"""Dots: by less than that a page is not made smaller to keep its shape."""


def set_up(printer: QPrinter, title: str, style: Style) -> None:
    """Give a printer the memo's paper, which its dialog then offers."""
    printer.setDocName(title)
    size = QPageSize(QSizeF(style.page.width, style.page.height), QPageSize.Unit.Point)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)


def print_pages(job: Job, printer: QPrinter, pages: Typeset) -> int:
    """Print the pages of a PDF that were asked for, in the order asked for; return how many.

    Raises StorageError where the printer does not take them.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise StorageError(tr("The printer does not answer; nothing was printed."))
    printed = 0
    scale = min(printer.resolution(), _DOTS) / _POINTS
    try:
        for number in _asked_for(printer, pages.page_count):
            if job.cancelled:
                break
            picture = draw_pages(pages.data, [number], scale)[number]
            if printed and not printer.newPage():
                raise _stopped(printed)
            painter.drawImage(_place(printer, picture), picture)
            printed += 1
    finally:
        ended = painter.end()
    if not ended or printer.printerState() is QPrinter.PrinterState.Error:
        raise _stopped(printed)
    return printed


def _asked_for(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to print, counted from 0, as they come out."""
    ranges = printer.pageRanges()
    asked = [n for n in range(count) if ranges.isEmpty() or ranges.contains(n + 1)]
    return asked if printer.pageOrder() is QPrinter.PageOrder.FirstPageFirst else asked[::-1]


def _place(printer: QPrinter, picture: QImage) -> QRectF:
    """Return where a page stands on the paper: on all of it, or in its middle on other paper."""
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    size = QSizeF(picture.size()).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    if abs(size.width() - paper.width()) + abs(size.height() - paper.height()) < _NEAR:
        size = paper.size()
    place = QRectF(paper.topLeft(), size)
    place.moveCenter(paper.center())
    return place


def _stopped(printed: int) -> StorageError:
    if printed == 1:
        return StorageError(tr("The printer stopped after 1 page."))
    return StorageError(tr("The printer stopped after {n} pages.").format(n=printed))
