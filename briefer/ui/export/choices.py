"""The left side of the export dialog: which memo, in which format and version, where to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefer.memo.document import Version
from briefer.services import exporting
from briefer.services.exporting import PdfWish
from briefer.ui.accessible import named
from briefer.ui.export.pdf_options import PdfOptions
from briefer.ui.translation import tr
from briefer.ui.widgets.file_row import FileRow
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.memo.template import Template
    from briefer.model.memo import KeptMemo
    from briefer.ui.appearance import Appearance

_DRAFT = "draft:"
_KEPT = "For “new since the last memo”: what it said, and where the file is"


def format_words(kind: str) -> str:
    """Return what a format is called, by the end of a file's name."""
    return {
        exporting.WORD: "Word",
        exporting.PDF: "PDF",
        exporting.MARKDOWN: "Markdown",
        exporting.HTML: "HTML",
    }[kind]


class ExportChoices(QWidget):
    """`memo_chosen`, `format_chosen`, `version_chosen`, `file_asked` come with what is chosen."""

    memo_chosen = Signal()
    format_chosen = Signal()
    version_chosen = Signal()
    file_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        surface(self, "panel")
        px = appearance.px
        self._memo = named(QComboBox(), "export.memo", tr("Memo"))
        self._memo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._memo.setMinimumContentsLength(12)
        self._memo.currentTextChanged.connect(self._memo.setToolTip)
        self._format = SegmentedControl(
            "export.format",
            [(kind, format_words(kind)) for kind in exporting.FORMATS],
            accessible=tr("Format"),
        )
        self.file = FileRow(appearance, "export.file", tr("Change…"))
        self._versions: dict[Version, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._keeps = named(QCheckBox(tr("Keep this edition")), "export.keeps", "", _KEPT)
        self._keeps.setChecked(True)
        self._keeps.setToolTip(self._keeps.text())
        self._keeps.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.pdf = PdfOptions(appearance)
        column = tight(QVBoxLayout(self), (px(20), px(16), px(20), px(16)), px(6))
        for title, widget in (
            (tr("Memo"), self._memo),
            (tr("Format"), self._format),
            (tr("Version"), self._version_buttons(appearance)),
            (tr("Options"), self._options(appearance)),
            (tr("File"), self.file),
        ):
            column.addWidget(look(QLabel(title), tone="muted", weight="semibold"))
            column.addWidget(widget)
            column.addSpacing(px(8))
        column.addStretch(1)
        self._memo.currentIndexChanged.connect(self._show_memo)
        self._memo.currentIndexChanged.connect(self.memo_chosen)
        self._format.chosen.connect(self._show_format)
        self._format.chosen.connect(self.format_chosen)
        self.file.change_asked.connect(self.file_asked)

    @property
    def memo_id(self) -> int:
        """The memo that is chosen, 0 for a draft."""
        key = str(self._memo.currentData() or _DRAFT)
        return 0 if key.startswith(_DRAFT) else int(key)

    @property
    def template(self) -> str | None:
        """The template of the draft that is chosen, None for a memo."""
        key = str(self._memo.currentData() or "")
        return key.removeprefix(_DRAFT) if key.startswith(_DRAFT) else None

    @property
    def format(self) -> str:
        """The end of the file's name."""
        return self._format.value

    @property
    def version(self) -> Version:
        """Clean or sourced."""
        return next(v for v, button in self._versions.items() if button.isChecked())

    @property
    def wish(self) -> PdfWish:
        """What is asked of a PDF; another format is asked for nothing."""
        return self.pdf.wish if self.format == exporting.PDF else PdfWish()

    @property
    def fault(self) -> str:
        """Why nothing can be written with what is chosen, or nothing."""
        return self.pdf.fault if self.format == exporting.PDF else ""

    @property
    def keeps_edition(self) -> bool:
        """Whether an edition is kept."""
        return self._keeps.isChecked()

    def choose(self, kind: str, version: str) -> None:
        """Take what was chosen last, as far as it is known."""
        if kind in exporting.FORMATS:
            self._format.choose(kind)
            self._show_format()
        if version in self._versions:
            self._versions[Version(version)].setChecked(True)

    def offer(self, memos: Iterable[KeptMemo], templates: Iterable[Template], chosen: int) -> None:
        """Offer the memos, then a draft on each template."""
        for memo in memos:
            self._memo.addItem(memo.title, str(memo.id))
        for template in templates:
            words = tr("New draft from the tags: {title}").format(title=template.title)
            self._memo.addItem(words, f"{_DRAFT}{template.name}")
        self._memo.setCurrentIndex(max(self._memo.findData(str(chosen)), 0))
        self._show_memo()

    def _show_format(self) -> None:
        self.pdf.setVisible(self.format == exporting.PDF)

    def _show_memo(self) -> None:
        """A draft is kept nowhere, and has no edition."""
        self._keeps.setEnabled(bool(self.memo_id))
        says = self._keeps.text() if self.memo_id else tr("A draft is kept nowhere.")
        self._keeps.setToolTip(says)

    def _options(self, appearance: Appearance) -> QWidget:
        holder = QWidget()
        column = tight(QVBoxLayout(holder), gap=appearance.px(2))
        column.addWidget(self._keeps)
        column.addWidget(_hint(appearance, tr(_KEPT)))
        column.addWidget(self.pdf)
        self._show_format()
        return holder

    def _version_buttons(self, appearance: Appearance) -> QWidget:
        holder = named(QWidget(), "export.version", tr("Version"))
        column = tight(QVBoxLayout(holder), gap=appearance.px(2))
        for version, title, hint in (
            (Version.SOURCED, tr("Sourced"), tr("Numbered notes, sources statement, annexes")),
            (Version.CLEAN, tr("Clean"), tr("No notes; the outlet is named in the sentence")),
        ):
            button = named(QRadioButton(title), f"export.version.{version}", "", hint)
            self._group.addButton(button)
            self._versions[version] = button
            column.addWidget(button)
            column.addWidget(_hint(appearance, hint))
        self._versions[Version.SOURCED].setChecked(True)
        self._group.buttonClicked.connect(lambda _: self.version_chosen.emit())
        return holder


def _hint(appearance: Appearance, words: str) -> QLabel:
    label = look(QLabel(words), tone="muted", scale="small")
    label.setWordWrap(True)
    label.setContentsMargins(appearance.px(22), 0, 0, appearance.px(3))
    return label
