"""The pane under the tab Codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.read.codebook.presenter import CodebookPresenter
from briefer.ui.read.codebook.view import CodebookView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefer.ui.session import Session


class CodebookPane(CodebookView):
    """Topics and stakeholders with their passages, to look up and to change."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.presenter = CodebookPresenter(session, self)
