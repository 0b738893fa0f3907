"""Between the panel that sets what a section is about and the services."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from briefer.errors import BrieferError
from briefer.model import binding
from briefer.services import sections
from briefer.ui.memo.about_words import about_words
from briefer.ui.memo.outline.about_pane import AboutFace, AboutPane
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.binding import Binding
    from briefer.model.memo import MemoSection
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.outline.section_list import SectionList
    from briefer.ui.session import Session


class AboutPresenter(QObject):
    """Owns the panel; one visit of it is one step of the history."""

    failed = Signal(str)

    def __init__(self, session: Session, desk: Desk, outline: SectionList, pane: AboutPane) -> None:
        super().__init__(pane)
        self._session = session
        self._workspace = session.workspace
        self._desk = desk
        self._outline = outline
        self._pane = pane
        self._section_id = 0
        self._visits = count(1)
        self._visit = ""
        pane.bound.connect(self._bind)
        pane.fill_asked.connect(lambda: self.fill(self._section_id))
        pane.refused.connect(self.failed)
        pane.closed.connect(self._leave)
        for signal in (desk.changed, desk.composed):
            signal.connect(self._show)
        desk.shown.connect(pane.close_panel)

    def open(self, section_id: int) -> None:
        """Show what a section is about, beside its row."""
        if self._desk.section(section_id) is None:
            return
        self._session.selection.flush_asked.emit()
        self._section_id = section_id
        self._visit = f"about {self._desk.shown_id} {section_id} {next(self._visits)}"
        self._show_now()
        self._outline.choose(section_id)
        box = self._outline.row_box(section_id)
        corner = self._outline.viewport().mapToGlobal(box.topLeft())
        self._pane.open_beside(QRect(corner, box.size()))
        self._pane.focus_first()

    def fill(self, section_id: int) -> None:
        """Put everything that belongs into a section and is not printed yet at its end."""
        self._session.selection.flush_asked.emit()
        number = self._do(lambda: sections.fill(self._workspace, section_id))
        if not number:
            return
        said = tr("1 passage") if number == 1 else tr("{n} passages").format(n=number)
        undo = self._session.actions.bound("edit.undo")
        words = tr("{passages} were put in.").format(passages=said)
        if number == 1:
            words = tr("1 passage was put in.")
        slot = undo.trigger if undo else None
        self._session.messages.note(words, tr("Undo") if undo else "", slot)

    def _bind(self, new: Binding) -> None:
        section_id, visit = self._section_id, self._visit
        self._do(lambda: sections.bind(self._workspace, section_id, new, join=visit))
        self._show()

    def _show(self) -> None:
        if self._pane.isVisible():
            self._show_now()

    def _show_now(self) -> None:
        section = self._desk.section(self._section_id)
        if section is None:
            self._pane.close_panel()
            return
        self._pane.show_face(self._face(section))

    def _face(self, section: MemoSection) -> AboutFace:
        book, words = self._workspace.codebook.load(), self._session.vocabulary
        bound, faces = binding.read(section.binding), self._desk.faces
        belonging, waiting = 0, 0
        if faces is not None and bound:
            belonging = len(faces.belonging(section))
            waiting, _ = faces.unused(section, 0)
        return AboutFace(
            title=section.title,
            bound=bound,
            offers={
                "topics": [(topic.guid, book.path(topic.id)) for topic in book.topics],
                "stakeholders": [(one.guid, one.short) for one in book.stakeholders],
                "types": [(term.key, term.label) for term in words.types.terms],
                "stances": [(one.key, f"{one.mark} {one.label}") for one in words.stances.terms],
            },
            initials={one.guid: one.initials for one in book.stakeholders},
            words=about_words(bound, book, words),
            counted=_counted(belonging, waiting) if bound else "",
            waiting=waiting,
            writable=self._session.writable,
        )

    def _leave(self) -> None:
        self._outline.choose(self._section_id)

    def _do(self, work: Callable[[], int | None]) -> int | None:
        try:
            return work()
        except BrieferError as error:
            self.failed.emit(str(error))
            return None


def _counted(belonging: int, waiting: int) -> str:
    if not belonging:
        return tr("No passage is tagged like this yet.")
    said = tr("1 passage") if belonging == 1 else tr("{n} passages").format(n=belonging)
    if not waiting:
        return tr("{passages}, all in the memo").format(passages=said)
    return tr("{passages}, {n} not used yet").format(passages=said, n=waiting)
