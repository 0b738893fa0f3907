"""Printing the pages of a PDF, off the UI thread."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from briefer.errors import StorageError
from briefer.ui.memo.preview.page_images import draw_pages
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from briefer.memo.style import Style
    from briefer.ui.jobs import Job

_DOTS = 300
"""Dots of a printed inch: more costs memory and shows nothing."""
_POINTS = 72


def set_up(printer: QPrinter, title: str, style: Style) -> None:
    """Give a printer the memo's paper, which its dialog then offers."""
    printer.setDocName(title)
    size = QPageSize(QSizeF(style.page.width, style.page.height), QPageSize.Unit.Point)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)


def print_pages(job: Job, printer: QPrinter, data: bytes) -> int:
    """Print the pages of a PDF that were asked for; return how many.

    Raises StorageError where the printer does not take them.
    """
    first = max(printer.fromPage() - 1, 0)
    last = printer.toPage() or None
    painter = QPainter()
    if not painter.begin(printer):
        raise StorageError(tr("The printer does not answer; nothing was printed."))
    printed = 0
    scale = min(printer.resolution(), _DOTS) / _POINTS
    for number in count(first):
        if (last is not None and number >= last) or job.cancelled:
            break
        picture = draw_pages(data, [number], scale).get(number)
        if picture is None:
            break
        if printed:
            printer.newPage()
        area = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(QRectF(0, 0, area.width(), area.height()), picture)
        printed += 1
    painter.end()
    return printed
