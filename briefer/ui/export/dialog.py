"""The export dialog: what, in which format, where to; the checks beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from briefer.errors import BrieferError
from briefer.memo.document import Version
from briefer.memo.fix import GOING
from briefer.model.changes import Place
from briefer.services import editions, evidence, exporting, mending, templates
from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.export.choices import ExportChoices, format_words
from briefer.ui.export.findings_list import FindingsList
from briefer.ui.export.printing import print_pages, set_up
from briefer.ui.export.result_page import ResultPage
from briefer.ui.file_names import file_name
from briefer.ui.opening import open_outside
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.key_button import KeyButton
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.scrolled import scrolled
from briefer.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from briefer.memo.finding import Finding
    from briefer.memo.fix import Fix
    from briefer.services.exporting import ExportResult, PdfWish, Rendering
    from briefer.ui.jobs import Job
    from briefer.ui.session import Session

_WIDTH, _HEIGHT = 900, 560
_NARROW = 640
"""Below this width the checks stand under the choices."""
_ROUND = 150
"""What is left of the window around the dialog's body: its head, its foot and an edge."""

_LARGE = 200
"""Per cent: with such text the box of the foot stands over the buttons."""


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
        self._asked: Path | None = None
        self._choices = ExportChoices(session.appearance)
        self._findings = FindingsList(session.appearance)
        self._open = named(QCheckBox(tr("Open when done")), "export.open")
        self._scrolled = scrolled(self._choices)
        self._stack = QStackedWidget()
        self._sides = tight(QBoxLayout(QBoxLayout.Direction.LeftToRight))
        self._build()
        chosen = session.preferences.value
        self._choices.choose(chosen.export_format, chosen.export_version)
        self._open.setChecked(chosen.export_opens)
        memos = session.workspace.memos.all()
        self._choices.offer(memos, templates.available(), memo_id)
        self._connect()
        session.selection.flush_asked.emit()
        self._check()

    def _build(self) -> None:
        page = QWidget()
        page.setLayout(self._sides)
        self._sides.addWidget(self._scrolled, 1)
        self._sides.addWidget(self._findings, 1)
        self._stack.addWidget(page)
        self.body.addWidget(self._stack)
        if self._session.appearance.text_size >= _LARGE:  # the buttons need the foot
            column = tight(QHBoxLayout(), (self._session.appearance.px(20), 0, 0, 0))
            column.addWidget(self._open)
            self.body.addLayout(column)
        else:
            self.foot.addWidget(self._open)
        self.foot.addStretch(1)
        self._print = named(QPushButton(tr("Print…")), "export.print")
        self._cancel = named(QPushButton(tr("Cancel")), "export.cancel")
        self._button = KeyButton(
            self._session.appearance, "export.do", "", "Return", kind="primary"
        )
        self._button.setDefault(True)
        for button in (self._print, self._cancel, self._button):
            self.foot.addWidget(button)

    def _connect(self) -> None:
        choices, findings = self._choices, self._findings
        choices.memo_chosen.connect(self._check)
        choices.version_chosen.connect(self._check)
        choices.format_chosen.connect(self._show_format)
        choices.file_asked.connect(self._ask_for_file)
        choices.pdf.changed.connect(self._show_format)
        choices.pdf.asked.connect(self._show_part)
        findings.fix_asked.connect(self._mend)
        findings.place_asked.connect(self._show_place)
        self._print.clicked.connect(self._ask_for_printer)
        self._cancel.clicked.connect(self.reject)
        self._button.clicked.connect(self._export)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Take the room of the design, or what the window has."""
        px, parent = self._session.appearance.px, self.parentWidget()
        room = parent.window().size() if parent is not None else self.size()
        width = min(px(_WIDTH), max(room.width() - px(40), px(300)))
        wide = width >= px(_NARROW)
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self.setFixedWidth(width)
        self._stack.setFixedHeight(min(px(_HEIGHT), max(room.height() - px(_ROUND), px(200))))
        super().showEvent(event)

    # ---- the checks

    def _check(self) -> None:
        """Compose the memo and run the checks off the UI thread."""
        self._serial += 1
        serial = self._serial
        self._rendering = None
        self._findings.show_checking()
        self._show_format()
        workspace, choices = self._session.workspace, self._choices
        memo_id, template, version = choices.memo_id, choices.template, choices.version

        def work(_job: Job) -> Rendering:
            made = workspace.read_apart(
                lambda read: (
                    exporting.drafted(read, workspace.who, template, version=version)
                    if template is not None
                    else exporting.read_rendering(read, workspace.who, memo_id, version=version)
                )
            )
            _ = made.findings, made.tally
            return made

        def done(rendering: Rendering) -> None:
            if serial == self._serial and isValid(self):
                self._rendering = rendering
                writable = self._session.writable and bool(rendering.kept.id)
                self._findings.show_rendering(rendering, writable=writable)
                self._show_format()

        def failed(error: Exception) -> None:
            if serial == self._serial and self._is_open():
                self._tell(error)

        self._session.jobs.run(work, done=done, failed=failed)

    def _mend(self, finding: Finding, fix: Fix) -> None:
        if fix.action in GOING:
            self._show_place(finding)
            return
        try:
            mending.mend_finding(self._session.workspace, self._choices.memo_id, finding, fix)
        except BrieferError as error:
            self._tell(error)
            return
        announce(self, tr("Done. The memo is checked again."))
        self._check()

    def _show_place(self, finding: Finding) -> None:
        """Close, and show the finding in the memo."""
        selection, memo_id = self._session.selection, self._choices.memo_id
        self.reject()
        if memo_id:
            selection.go_to_place(Place(memo_id=memo_id))
            selection.finding_asked.emit(finding)

    def _blocked(self) -> bool:
        findings = self._rendering.findings if self._rendering else ()
        return any(finding.blocks for finding in findings)

    # ---- the file

    def _show_part(self, part: QWidget) -> None:
        """Scroll the choices to a part of them that has just grown."""
        area = self._scrolled
        QTimer.singleShot(0, area, lambda: area.ensureWidgetVisible(part, 0, 0))

    def _show_format(self) -> None:
        words = format_words(self._choices.format)
        is_ready = self._rendering is not None and not self._blocked()
        why = tr("A check blocks the export; see the list.") if self._blocked() else ""
        self._button.setText(tr("Export {format}").format(format=words))
        self._button.setEnabled(is_ready and not self._choices.fault)
        self._button.setToolTip(why or self._choices.fault)
        self._print.setEnabled(is_ready)
        self._print.setToolTip(why)
        self._choices.file.show_path(self._target())

    def _target(self) -> Path:
        """Return where the file goes; one that somebody changed is written over only when asked."""
        kind = self._choices.format
        if self._asked is not None and self._asked.suffix == kind:
            return self._asked
        wanted = (self._asked or self._suggested()).with_suffix(kind)
        ws, memo_id = self._session.workspace, self._choices.memo_id
        guid = ws.memos.get(memo_id).guid if memo_id else ""
        return editions.free_path(ws, wanted, guid, self._choices.version.value)

    def _suggested(self) -> Path:
        """Return the briefing's title and the day as a path; the clean version says that it is."""
        ws, choices = self._session.workspace, self._choices
        words = [file_name(ws.project.get().title), evidence.today()]
        if choices.version is Version.CLEAN:
            words.append(tr("clean"))
        return ws.path.with_name(" ".join(words) + choices.format)

    def _ask_for_file(self) -> None:
        kind = self._choices.format
        kinds = f"{format_words(kind)} (*{kind})"
        chosen = self._session.messages.save_as(tr("Export as"), self._target(), kinds)
        if chosen is not None:
            self._asked = chosen.with_suffix(kind)
            self._choices.file.show_path(self._asked)

    # ---- writing

    def _export(self) -> None:
        session, rendering, choices = self._session, self._rendering, self._choices
        if rendering is None:
            return
        workspace, path, keep = session.workspace, self._target(), choices.keeps_edition
        wish = choices.wish
        self._remember()
        self._button.setEnabled(False)
        self._button.setText(tr("Writing…"))

        def work(_job: Job) -> ExportResult:
            return exporting.write(workspace, rendering, path, keep=keep, wish=wish)

        def done(result: ExportResult) -> None:
            self._show_result(result, wish)

        session.jobs.run(work, done=done, failed=self._tell, writes=True)

    def _remember(self) -> None:
        preferences, choices = self._session.preferences, self._choices
        preferences.change(
            replace(
                preferences.value,
                export_format=choices.format,
                export_version=choices.version.value,
                export_opens=self._open.isChecked(),
            )
        )

    def _show_result(self, result: ExportResult, wish: PdfWish) -> None:
        written = tr("{name} is written.").format(name=Path(result.path).name)
        if not self._is_open():
            self._session.messages.note(written)
            return
        path = Path(result.path)
        page = ResultPage(self._session.appearance, result, wish)
        page.open_asked.connect(lambda: self._open_outside(path, page))
        page.folder_asked.connect(lambda: self._open_outside(path.parent, page))
        if self._open.isChecked():
            self._open_outside(path, page)
        self._choices.pdf.forget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._open.hide()
        self._cancel.setText(tr("Close"))
        self._button.hide()
        self._cancel.setDefault(True)
        self._cancel.setFocus()
        announce(self, written)

    def _open_outside(self, path: Path, page: ResultPage) -> None:
        """Open the file or its folder; say on the page where nothing does."""
        page.show_fault("")

        def failed(sentence: str) -> None:
            if isValid(page):
                page.show_fault(sentence)
            else:
                self._session.messages.note(sentence)

        open_outside(self._session.jobs, path, failed)

    def _ask_for_printer(self) -> None:
        """Print the pages as the PDF has them."""
        rendering, session = self._rendering, self._session
        if rendering is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_up(printer, rendering.kept.title, rendering.template.style)
        if not session.messages.choose_printer(printer):
            return
        pages = rendering.typeset
        self._print.setEnabled(False)

        def done(pages: int) -> None:
            words = (
                tr("1 page was sent to the printer.")
                if pages == 1
                else tr("{n} pages were sent to the printer.")
            )
            session.messages.note(words.format(n=pages))
            if self._is_open():
                self._print.setEnabled(True)
                announce(self, words.format(n=pages))

        session.jobs.run(lambda job: print_pages(job, printer, pages), done=done, failed=self._tell)

    def _is_open(self) -> bool:
        """Say whether it was not closed while something ran."""
        return isValid(self) and self.isVisible()

    def _tell(self, error: Exception) -> None:
        """Say an expected error in the list of checks; any other one is a bug."""
        if not self._is_open():
            self._session.messages.failed(error)
            return
        self._show_format()
        if isinstance(error, BrieferError):
            self._findings.show_fault(str(error))
            announce(self, str(error))
        else:
            self._session.messages.report(error)
