"""What the export dialog shows when the file is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from briefer.services.exporting import ExportResult, PdfWish
    from briefer.ui.appearance import Appearance


class ResultPage(QWidget):
    """`open_asked` and `folder_asked` come with its buttons."""

    open_asked = Signal()
    folder_asked = Signal()

    def __init__(self, appearance: Appearance, result: ExportResult, wish: PdfWish) -> None:
        """`wish` is what the file was written with."""
        super().__init__()
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(40), px(40), px(40), px(40)), px(8))
        column.addStretch(1)
        written = tr("{name} is written.").format(name=Path(result.path).name)
        title = look(named(QLabel(written), "export.done"), scale="big", weight="semibold")
        said = look(named(QLabel(result_words(result, wish)), "export.said"), tone="muted")
        for label in (title, said):
            label.setWordWrap(True)
            column.addWidget(label)
        row = tight(QHBoxLayout(), (0, px(10), 0, 0), px(10))
        for name, words, signal, kind in (
            ("export.open-file", tr("Open"), self.open_asked, "primary"),
            ("export.show-folder", tr("Show in folder"), self.folder_asked, ""),
        ):
            button = look(named(QPushButton(words), name), kind=kind)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self._fault = named(QLabel(), "export.not-opened")
        look(self._fault, tone="danger").setWordWrap(True)
        self._fault.hide()
        column.addWidget(self._fault)
        column.addStretch(1)

    def show_fault(self, sentence: str) -> None:
        """Say why the file or its folder was not opened; without a sentence say nothing."""
        show_fault(self._fault, sentence)


def result_words(result: ExportResult, wish: PdfWish) -> str:
    """Return what was written and how, what was left out, and whether an edition was kept."""
    extracts = tr("1 extract") if result.extracts == 1 else tr("{n} extracts")
    parts = [extracts.format(n=result.extracts)]
    if result.pages:
        parts.append(tr("{n} pages").format(n=result.pages))
    if wish.archive:
        parts.append(tr("for an archive"))
    if wish.password:
        parts.append(tr("opens with the password alone"))
    if result.edition is not None:
        parts.append(tr("kept as edition {n}").format(n=result.edition))
    if result.left_out:
        parts.append(tr("left out: {names}").format(names=", ".join(result.left_out)))
    if result.why_no_edition:
        parts.append(result.why_no_edition)
    return " · ".join(parts)
