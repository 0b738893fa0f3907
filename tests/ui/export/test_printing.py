"""Printing a memo's pages: as many as the PDF has, on its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter

from briefer.errors import StorageError
from briefer.services import exporting, memos
from briefer.ui.export.printing import print_pages, set_up
from briefer.ui.jobs import Job
from briefer.ui.memo.preview.page_images import draw_pages

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.services.exporting import Rendering
    from briefer.ui.session import Session

DOTS = 60
"""Of an inch: enough to see what is printed, and quick."""


@pytest.fixture
def rendering(session: Session) -> Rendering:
    memo = memos.add(session.workspace)
    return exporting.preview(session.workspace, memo.id)


def printer_to(path: Path, rendering: Rendering) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(DOTS)
    set_up(printer, "A memo", rendering.template.style)
    return printer


def job() -> Job:
    return Job(lambda _: None, lambda _: None, lambda _: None, label="", writes=False)


def test_every_page_is_printed_on_the_memos_paper(rendering: Rendering, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    printed = print_pages(job(), printer_to(path, rendering), rendering.typeset.data)
    assert printed == rendering.typeset.page_count > 1
    pictures = draw_pages(path.read_bytes(), range(99), 1.0)
    assert len(pictures) == printed
    page = rendering.template.style.page
    first = pictures[0]
    assert (first.width(), first.height()) == pytest.approx((page.width, page.height), abs=3)
    shades = {first.pixelColor(x, y).lightness() for x in range(0, 600, 3) for y in range(90, 300)}
    assert min(shades) < 120


def test_the_pages_that_were_asked_for_are_printed(rendering: Rendering, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "printed.pdf", rendering)
    printer.setFromTo(2, 2)
    assert print_pages(job(), printer, rendering.typeset.data) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_says_so(rendering: Rendering, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "no such folder" / "printed.pdf", rendering)
    with pytest.raises(StorageError):
        print_pages(job(), printer, rendering.typeset.data)
