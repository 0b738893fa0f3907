"""The pane under the tab Passage: everything that is said of the chosen passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.read.inspector.presenter import InspectorPresenter
from briefer.ui.read.inspector.view import InspectorView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefer.ui.session import Session


class InspectorPane(InspectorView):
    """Shows and changes the chosen passage; without one, lists those of the article."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.presenter = InspectorPresenter(session, self)
