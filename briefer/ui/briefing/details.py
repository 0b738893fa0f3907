"""Title, question, reader and due date of an open briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from briefer.errors import BrieferError
from briefer.services import briefings
from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.dates import moment_words, parse_moment
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look
from briefer.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from briefer.ui.session import Session


class DetailsDialog(Sheet):
    """Changes them in one step."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(session.appearance, "details", tr("Briefing details"), window)
        self._session = session
        px = session.appearance.px
        project = session.workspace.project.get()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(px(20), px(16), px(20), px(16))
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(9))
        self._title = self._add("details.title", tr("Title"), project.title)
        self._question = self._add("details.question", tr("Question"), project.question or "")
        self._reader = self._add("details.reader", tr("For whom"), project.reader or "")
        due = moment_words(project.due) if project.due else ""
        self._due = self._add("details.due", tr("Due"), due)
        self._due.setPlaceholderText(tr("29 Dec 2023, 17:00"))
        self._fault = look(named(QLabel(), "details.fault"), tone="danger", scale="small")
        self._grid.addWidget(self._fault, self._grid.rowCount(), 1)
        self.body.addLayout(self._grid)
        self.offer("details.keep", tr("Keep"), self._keep, kind="primary", cancel="details.cancel")

    def _add(self, name: str, label: str, value: str) -> QLineEdit:
        row = self._grid.rowCount()
        field = named(QLineEdit(value), name, label)
        field.setCursorPosition(0)
        field.setMinimumWidth(self._session.appearance.px(440))
        words = look(QLabel(label), weight="semibold")
        words.setBuddy(field)
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(field, row, 1)
        return field

    def _keep(self) -> None:
        try:
            due = parse_moment(self._due.text()) if self._due.text().strip() else None
            briefings.set_project(
                self._session.workspace,
                title=_line(self._title) or self._session.workspace.project.get().title,
                question=_line(self._question),
                reader=_line(self._reader),
                due=due,
            )
        except BrieferError as error:
            show_fault(self._fault, str(error))
        else:
            self.accept()


def _line(field: QLineEdit) -> str | None:
    return " ".join(field.text().split()) or None
