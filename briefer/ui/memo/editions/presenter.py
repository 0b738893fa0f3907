"""From the editions that are kept to their pane, and from it to files, marks and passages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError
from briefer.memo.since import SINCE, Since
from briefer.services import editions
from briefer.ui.memo.editions import words
from briefer.ui.memo.editions.pane import Line
from briefer.ui.opening import open_outside
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.since import Change, Position
    from briefer.model.changes import ChangeSet
    from briefer.services.editions import KeptEdition
    from briefer.store.reading import Reading
    from briefer.ui.jobs import Job
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.editions.held import HeldView
    from briefer.ui.memo.editions.pane import EditionsPane
    from briefer.ui.session import Session


@dataclass(frozen=True, slots=True)
class _Read:
    """The editions, the chosen one, its files with their states, and what is new since."""

    listed: tuple[KeptEdition, ...]
    chosen: KeptEdition | None = None
    files: tuple[tuple[Path, str], ...] = ()
    since: Since | None = None


class EditionsPresenter(QObject):
    """Reads while the pane is shown. `held_shown` comes when the words of one are to be seen."""

    held_shown = Signal()

    def __init__(self, session: Session, desk: Desk, pane: EditionsPane, held: HeldView) -> None:
        super().__init__(pane)
        self._session = session
        self._desk = desk
        self._pane = pane
        self._held = held
        self._guid = ""
        self._read: _Read | None = None
        self._serial = 0
        desk.composed.connect(self.refresh)
        desk.shown.connect(self._forget)
        session.bridge.changed.connect(self._follow_changes)
        pane.edition_chosen.connect(self._choose)
        pane.file_asked.connect(self._open)
        pane.held_asked.connect(self._show_held)
        pane.marks_asked.connect(self._mark)
        pane.passage_asked.connect(self._go_to)

    def _open(self, path: str) -> None:
        session = self._session
        open_outside(session.jobs, Path(path), session.messages.note)

    def refresh(self) -> None:
        """Read the editions again, off the UI thread, where the pane is shown."""
        rendering, memo = self._desk.rendering, self._desk.memo
        if not self._pane.isVisible() or rendering is None or memo is None:
            return
        self._serial += 1
        serial, guid = self._serial, self._guid or memo.fields.get(SINCE, "")
        printed, evidence = rendering.composed.memo, rendering.evidence

        def read(reading: Reading) -> _Read:
            listed = editions.editions(reading)
            own = [kept for kept in listed if kept.memo_id == memo.id]
            ordered = (*own, *(kept for kept in listed if kept not in own))
            named = [kept for kept in ordered if kept.edition.guid == guid]
            chosen = next(iter((*named, *ordered)), None)
            if chosen is None:
                return _Read(())
            files = tuple((Path(file.path), editions.state(file)) for file in chosen.files)
            since = editions.since_edition(chosen.edition, printed, evidence)
            return _Read(ordered, chosen, files, since)

        def work(_job: Job) -> _Read:
            return self._session.workspace.read_apart(read)

        def done(found: _Read) -> None:
            if serial == self._serial:
                self._show(found)

        self._session.jobs.run(work, done=done, failed=self._session.messages.report)

    # ---- showing

    def _show(self, found: _Read) -> None:
        self._read = found
        chosen, memo = found.chosen, self._desk.memo
        guid = chosen.edition.guid if chosen else ""
        self._pane.show_editions(found.listed, guid, memo.id if memo else 0)
        if chosen is None or memo is None:
            self._pane.show_lines(())
            return
        marks = memo.fields.get(SINCE) == chosen.edition.guid
        self._pane.show_edition(chosen, found.files, marks=marks, writable=self._session.writable)
        self._pane.show_lines(self._groups(found.since or Since()))

    def _groups(self, since: Since) -> list[tuple[str, Sequence[Line]]]:
        terms = self._session.vocabulary
        groups: list[tuple[str, Sequence[Line]]] = [
            (
                tr("New since then · {n}").format(n=len(since.new)),
                [self._line(c, words.new_words(c, terms), "plus") for c in since.new],
            ),
            (
                tr("Changed · {n}").format(n=len(since.changed)),
                [self._line(c, words.changed_words(c, terms), "edit") for c in since.changed],
            ),
            (
                tr("Dropped · {n}").format(n=len(since.dropped)),
                [self._dropped(position) for position in since.dropped],
            ),
        ]
        found = [(title, lines) for title, lines in groups if lines]
        return found or [(tr("Nothing is new since then"), [])]

    def _line(self, change: Change, below: str, icon: str) -> Line:
        passage = self._known(change.position)
        return Line(words.subject_words(change.position), below, icon, passage)

    def _dropped(self, position: Position) -> Line:
        passage = self._known(position)
        below = words.dropped_words(position, self._session.vocabulary, is_gone=not passage)
        return Line(words.subject_words(position), below, "minus", passage)

    def _known(self, position: Position) -> str:
        """Return the newest passage of a position that is still in the briefing, or nothing."""
        rendering = self._desk.rendering
        known = rendering.evidence.passage_by_guid if rendering else {}
        there = [known[guid] for guid in position.passages if guid in known]
        return max(there, key=lambda passage: passage.id).guid if there else ""

    # ---- what is asked

    def _forget(self) -> None:
        self._guid = ""
        self._read = None

    def _choose(self, guid: str) -> None:
        self._guid = guid
        self.refresh()

    def _follow_changes(self, changes: ChangeSet) -> None:
        if changes.touches("edition", "edition_file"):
            self.refresh()

    def _show_held(self) -> None:
        chosen = self._read.chosen if self._read else None
        if chosen is not None:
            self.held_shown.emit()
            title = words.edition_words(chosen, 0)
            self._held.show_words(title, editions.held(self._session.workspace, chosen.edition))

    def _mark(self, on: bool) -> None:
        memo, chosen = self._desk.memo, self._read.chosen if self._read else None
        if memo is None or chosen is None:
            return
        self._session.selection.flush_asked.emit()
        guid = chosen.edition.guid if on else ""
        try:
            editions.mark_since(self._session.workspace, memo.id, guid)
        except BrieferError as error:
            self._session.messages.failed(error)

    def _go_to(self, guid: str) -> None:
        rendering = self._desk.rendering
        passage = rendering.evidence.passage_by_guid.get(guid) if rendering else None
        if passage is not None:
            selection = self._session.selection
            selection.go_to_passage(passage.article_id, passage.id, passage.span)
