"""The preview: the memo's pages, and what keeps them from being shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefer.memo.document import Version
from briefer.ui.accessible import named
from briefer.ui.memo.preview.page_images import PageImages
from briefer.ui.memo.preview.pages_view import PagesView
from briefer.ui.translation import tr
from briefer.ui.widgets.banner import Banner
from briefer.ui.widgets.choice_box import ChoiceBox
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from briefer.ui.session import Session


class PreviewPane(QWidget):
    """A line with the page that is in view, and the pages."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "memo.preview", tr("Preview"))
        surface(self, "shade")
        px = session.appearance.px
        self.images = PageImages(session, self)
        self.pages = PagesView(session.appearance, self.images)
        self.fault = Banner(session.appearance, "memo.preview.fault", "", tone="danger")
        self.fault.hide()
        self._count = 0
        column = tight(QVBoxLayout(self))
        head = tight(QHBoxLayout(), (px(16), px(9), px(16), px(9)), px(8))
        head.addWidget(look(ElidedLabel(tr("Preview"), tall=True), tone="shade", weight="semibold"))
        head.addStretch(1)
        self.version = look(
            named(ChoiceBox(), "memo.preview.version", tr("Version that is shown")), ground="shade"
        )
        self.version.addItem(tr("Sourced"), Version.SOURCED)
        self.version.addItem(tr("Clean"), Version.CLEAN)
        head.addWidget(self.version)
        self._page = look(
            named(ElidedLabel(tall=True), "memo.preview.page"), tone="shade", weight="semibold"
        )
        head.addWidget(self._page)
        column.addLayout(head)
        holder = tight(QVBoxLayout(), (px(12), 0, px(12), 0))
        holder.addWidget(self.fault)
        column.addLayout(holder)
        column.addWidget(self.pages, 1)
        self.pages.page_shown.connect(self._show_page)

    def count_pages(self, count: int) -> None:
        """Say how many pages there are."""
        self._count = count
        self._show_page(self.pages.page)

    def _show_page(self, page: int) -> None:
        words = tr("Page {page} of {count}").format(page=page, count=self._count)
        self._page.setText(words if self._count else "")
