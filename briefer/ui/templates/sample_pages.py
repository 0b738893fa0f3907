"""What a memo on the template would look like: its draft from the briefing's own tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.services import exporting
from briefer.ui.accessible import named
from briefer.ui.memo.preview.page_images import PageImages
from briefer.ui.memo.preview.pages_view import PagesView
from briefer.ui.translation import tr
from briefer.ui.widgets.banner import Banner
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from briefer.services.exporting import Rendering
    from briefer.ui.jobs import Job
    from briefer.ui.session import Session


class SamplePages(QWidget):
    """Draws the newest state of the template that is asked for, one job at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "templates.pages", tr("A draft on this template"))
        surface(self, "shade")
        self._session = session
        self._wanted = ""
        self._job: Job | None = None
        px = session.appearance.px
        self.images = PageImages(session, self)
        self.pages = PagesView(session.appearance, self.images)
        self.fault = Banner(session.appearance, "templates.pages.fault", "", tone="danger")
        self.fault.hide()
        column = tight(QVBoxLayout(self))
        head = look(
            QLabel(tr("A draft from your tags on this template")), tone="shade", weight="semibold"
        )
        head.setWordWrap(True)
        head.setContentsMargins(px(16), px(9), px(16), px(9))
        column.addWidget(head)
        column.addWidget(self.fault)
        column.addWidget(self.pages, 1)

    def show_template(self, name: str) -> None:
        """Draw a draft on the template of that name, as it is now."""
        self._wanted = name
        if self._job is None:
            self._start()

    def _start(self) -> None:
        name, self._wanted = self._wanted, ""
        workspace, who = self._session.workspace, self._session.workspace.who

        def work(_job: Job) -> Rendering:
            drafted = workspace.read_apart(lambda read: exporting.drafted(read, who, name))
            _ = drafted.typeset
            return drafted

        self._job = self._session.jobs.run(work, done=self._show, failed=self._fail)

    def _show(self, rendering: Rendering) -> None:
        self.fault.hide()
        self.images.show_pdf(rendering.typeset.data)
        self.pages.show_pages(rendering.template.style.page, rendering.typeset.page_count)
        self._go_on()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, BrieferError):
            self.fault.say(str(error))
            self.fault.show()
        else:
            self._session.messages.report(error)
        self._go_on()

    def _go_on(self) -> None:
        self._job = None
        if self._wanted:
            self._start()
