"""The export dialog: what, in which format, where to; the checks beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.model.dates import utc_now
from briefer.services import exporting, templates
from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.export.findings_list import FindingsList
from briefer.ui.file_names import file_name
from briefer.ui.translation import tr
from briefer.ui.widgets.file_row import FileRow
from briefer.ui.widgets.key_button import KeyButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.segmented import SegmentedControl
from briefer.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from briefer.services.exporting import ExportResult, Rendering
    from briefer.ui.jobs import Job
    from briefer.ui.session import Session

_WIDTH, _HEIGHT = 900, 440
_DRAFT = "draft:"
_WORDS = {exporting.WORD: "Word", exporting.PDF: "PDF"}


class ExportDialog(Sheet):
    """Writes the memo that is chosen, unless a check blocks it; then says where it is."""

    def __init__(self, session: Session, window: QWidget, *, memo_id: int = 0) -> None:
        """`memo_id` is the memo to offer first; 0 offers the latest one, or a draft."""
        title = session.workspace.project.get().title
        heading = tr("Export “{title}”").format(title=title)
        super().__init__(session.appearance, "export-dialog", heading, window)
        self._session = session
        self._serial = 0
        self._rendering: Rendering | None = None
        self._result: ExportResult | None = None
        self._path = Path()
        px = session.appearance.px
        self.setFixedWidth(px(_WIDTH))
        self._memo = named(QComboBox(), "export.memo", tr("Memo"))
        self._format = SegmentedControl(
            "export.format",
            [(exporting.WORD, "Word"), (exporting.PDF, "PDF")],
            accessible=tr("Format"),
        )
        self._file = FileRow(session.appearance, "export.file", tr("Change…"))
        self._findings = FindingsList(session.appearance)
        self._open = named(QCheckBox(tr("Open when done")), "export.open")
        self._stack = QStackedWidget()
        self._stack.setFixedHeight(px(_HEIGHT))
        self._stack.addWidget(self._choices())
        self.body.addWidget(self._stack)
        self._build_foot()
        self._offer_memos(memo_id)
        self._memo.currentIndexChanged.connect(self._check)
        self._format.chosen.connect(self._show_format)
        self._file.change_asked.connect(self._ask_for_file)
        self._suggest_file()
        self._check()

    def _choices(self) -> QWidget:
        px = self._session.appearance.px
        page = QWidget()
        row = tight(QHBoxLayout(page))
        left = surface(QWidget(), "panel", edge="right")
        column = tight(QVBoxLayout(left), (px(20), px(16), px(20), px(16)), px(6))
        for label, widget in (
            (tr("Memo"), self._memo),
            (tr("Format"), self._format),
            (tr("File"), self._file),
        ):
            column.addWidget(look(QLabel(label), tone="muted", weight="semibold"))
            column.addWidget(widget)
            column.addSpacing(px(10))
        notes = tr(
            "Sourced: numbered notes with outlet, title and date, and a statement on the sources. "
            "What only you can write and have not written is left out."
        )
        hint = look(QLabel(notes), tone="muted", scale="small")
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addStretch(1)
        row.addWidget(left, 1)
        row.addWidget(self._findings, 1)
        return page

    def _build_foot(self) -> None:
        self.foot.addWidget(self._open)
        self.foot.addStretch(1)
        self._cancel = named(QPushButton(tr("Cancel")), "export.cancel")
        self._cancel.clicked.connect(self.reject)
        self._button = KeyButton(
            self._session.appearance, "export.do", "", "Return", kind="primary"
        )
        self._button.setDefault(True)
        self._button.clicked.connect(self._export)
        self.foot.addWidget(self._cancel)
        self.foot.addWidget(self._button)

    def _offer_memos(self, memo_id: int) -> None:
        for memo in self._session.workspace.memos.all():
            self._memo.addItem(memo.title, str(memo.id))
        for template in templates.available():
            words = tr("New draft from the tags: {title}").format(title=template.title)
            self._memo.addItem(words, f"{_DRAFT}{template.name}")
        self._memo.setCurrentIndex(max(self._memo.findData(str(memo_id)), 0))

    def _chosen(self) -> dict[str, int | str | None]:
        key = str(self._memo.currentData())
        if key.startswith(_DRAFT):
            return {"memo_id": None, "template": key.removeprefix(_DRAFT)}
        return {"memo_id": int(key), "template": None}

    def _check(self) -> None:
        """Compose the memo and run the checks off the UI thread."""
        self._serial += 1
        serial = self._serial
        self._rendering = None
        self._findings.show_checking()
        self._show_format()
        workspace, chosen = self._session.workspace, self._chosen()

        def work(_job: Job) -> Rendering:
            rendering = exporting.rendering(workspace, **chosen)  # type: ignore[arg-type]  # a memo or a template
            _ = rendering.findings
            return rendering

        def done(rendering: Rendering) -> None:
            if serial == self._serial:
                self._rendering = rendering
                self._findings.show_rendering(rendering)
                self._show_format()

        def failed(error: Exception) -> None:
            if serial == self._serial:
                self._tell(error)

        self._session.jobs.run(work, done=done, failed=failed)

    def _blocked(self) -> bool:
        findings = self._rendering.findings if self._rendering else ()
        return any(finding.blocks for finding in findings)

    def _show_format(self) -> None:
        words = _WORDS[self._format.value]
        self._button.setText(tr("Export {format}").format(format=words))
        self._button.setEnabled(self._rendering is not None and not self._blocked())
        why = tr("A check blocks the export; see the list.") if self._blocked() else ""
        self._button.setToolTip(why)
        self._path = self._path.with_suffix(self._format.value)
        self._file.show_path(self._path)

    def _suggest_file(self) -> None:
        session = self._session
        title = session.workspace.project.get().title
        day = utc_now()[:10]
        name = f"{file_name(title)} {day}{self._format.value}"
        self._path = session.workspace.path.with_name(name)
        self._file.show_path(self._path)

    def _ask_for_file(self) -> None:
        kind = self._format.value
        kinds = f"{_WORDS[kind]} (*{kind})"
        chosen = self._session.messages.save_as(tr("Export as"), self._path, kinds)
        if chosen is not None:
            self._path = chosen.with_suffix(kind)
            self._file.show_path(self._path)

    def _export(self) -> None:
        session = self._session
        session.selection.flush_asked.emit()
        workspace, path, chosen = session.workspace, self._path, self._chosen()
        self._button.setEnabled(False)
        self._button.setText(tr("Writing…"))

        def work(_job: Job) -> ExportResult:
            return exporting.export(workspace, path, **chosen)  # type: ignore[arg-type]  # a memo or a template

        session.jobs.run(work, done=self._show_result, failed=self._tell, writes=True)

    def _show_result(self, result: ExportResult) -> None:
        self._result = result
        if self._open.isChecked():
            self._open_file()
        self._stack.addWidget(self._result_page(result))
        self._stack.setCurrentIndex(1)
        self._open.hide()
        self._cancel.setText(tr("Close"))
        self._button.hide()
        self._cancel.setDefault(True)
        self._cancel.setFocus()
        announce(self, tr("{name} is written.").format(name=Path(result.path).name))

    def _result_page(self, result: ExportResult) -> QWidget:
        px = self._session.appearance.px
        page = QWidget()
        column = tight(QVBoxLayout(page), (px(40), px(40), px(40), px(40)), px(8))
        column.addStretch(1)
        written = tr("{name} is written.").format(name=Path(result.path).name)
        column.addWidget(
            look(named(QLabel(written), "export.done"), scale="big", weight="semibold")
        )
        column.addWidget(look(QLabel(_result_words(result)), tone="muted"))
        row = tight(QHBoxLayout(), (0, px(10), 0, 0), px(10))
        for name, words, slot, kind in (
            ("export.open-file", tr("Open"), self._open_file, "primary"),
            ("export.show-folder", tr("Show in folder"), self._show_folder, ""),
        ):
            button = look(named(QPushButton(words), name), kind=kind)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _open_file(self) -> None:
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._result.path))

    def _show_folder(self) -> None:
        if self._result is not None:
            folder = str(Path(self._result.path).parent)
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def _tell(self, error: Exception) -> None:
        """Say an expected error in the list of checks; any other one is a bug."""
        self._show_format()
        if isinstance(error, BrieferError):
            self._findings.show_fault(str(error))
            announce(self, str(error))
        else:
            self._session.messages.report(error)


def _result_words(result: ExportResult) -> str:
    parts = [tr("{n} extracts with their notes").format(n=result.extracts)]
    if result.pages:
        parts.append(tr("{n} pages").format(n=result.pages))
    if result.left_out:
        parts.append(tr("left out: {names}").format(names=", ".join(result.left_out)))
    if result.why_no_edition:
        parts.append(result.why_no_edition)
    return " · ".join(parts)
