"""Printing a memo's pages: as many as the PDF has, on its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageRanges, QPageSize
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
    printed = print_pages(job(), printer_to(path, rendering), rendering.typeset)
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
    assert print_pages(job(), printer, rendering.typeset) == 1


def shades_of(path: Path) -> list[int]:
    """Return how dark each page is in all, from white as 0."""
    pictures = draw_pages(path.read_bytes(), range(99), 0.3)
    return [
        sum(255 - picture.pixelColor(x, y).lightness() for x in range(180) for y in range(230))
        for picture in pictures.values()
    ]


def test_single_pages_and_the_last_one_first(rendering: Rendering, tmp_path: Path) -> None:
    count = rendering.typeset.page_count
    ranges = QPageRanges()
    for number in (1, count):
        ranges.addPage(number)
    forth, back = tmp_path / "forth.pdf", tmp_path / "back.pdf"
    for path, order in (
        (forth, QPrinter.PageOrder.FirstPageFirst),
        (back, QPrinter.PageOrder.LastPageFirst),
    ):
        printer = printer_to(path, rendering)
        printer.setPageRanges(ranges)
        printer.setPageOrder(order)
        assert print_pages(job(), printer, rendering.typeset) == 2
    assert shades_of(forth) == shades_of(back)[::-1]
    assert len(set(shades_of(forth))) == 2


def test_on_other_paper_a_page_keeps_its_shape(rendering: Rendering, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    printer = printer_to(path, rendering)
    square = QPageSize(QSizeF(800, 800), QPageSize.Unit.Point)
    printer.setPageSize(square)
    printer.setFromTo(1, 1)
    print_pages(job(), printer, rendering.typeset)
    picture = draw_pages(path.read_bytes(), [0], 1.0)[0]
    assert (picture.width(), picture.height()) == pytest.approx((800, 800), abs=3)
    dark = [
        x for x in range(800) for y in range(0, 800, 2) if picture.pixelColor(x, y).value() < 90
    ]
    page = rendering.template.style.page
    room = (800 - 800 * page.width / page.height) / 2
    assert min(dark) > room + page.left * 0.9
    assert max(dark) < 800 - room - page.right * 0.9


def test_a_printer_that_stops_says_after_how_many_pages(
    rendering: Rendering, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "newPage", lambda _: False)
    with pytest.raises(StorageError, match="after 1 page"):
        print_pages(job(), printer_to(tmp_path / "a.pdf", rendering), rendering.typeset)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_says_so(rendering: Rendering, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "no such folder" / "printed.pdf", rendering)
    with pytest.raises(StorageError):
        print_pages(job(), printer, rendering.typeset)
