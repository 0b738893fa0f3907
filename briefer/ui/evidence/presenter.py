"""From the briefing to the matrix, and from a passage of it to Read and to the memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError
from briefer.model.changes import Place
from briefer.model.positions import Mode
from briefer.services import memos
from briefer.ui.evidence.filters.choice import FACETS, Choice, facet_lines
from briefer.ui.evidence.material import patched, read_material
from briefer.ui.evidence.matrix.grid import ALL, Grid, StakeholderLine, make_grid
from briefer.ui.evidence.passages.lines import passage_lines
from briefer.ui.translation import tr
from briefer.ui.widgets.chip import ChipFace

if TYPE_CHECKING:
    from briefer.model.changes import ChangeSet
    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.model.positions import ColumnKey
    from briefer.ui.evidence.material import Material
    from briefer.ui.evidence.panes import EvidencePanes
    from briefer.ui.jobs import Job
    from briefer.ui.session import Session

_PAUSE = 150
"""Milliseconds without a change after which everything is read anew."""
_QUICK = 3_000
"""So many passages are counted where they are asked for; more in the background."""


class EvidencePresenter(QObject):
    """Keeps the matrix true to the tags. `counted(shown, all)` comes with the passages in it."""

    counted = Signal(int, int)

    def __init__(self, session: Session, panes: EvidencePanes, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._workspace = session.workspace
        self._panes = panes
        self._material: Material | None = None
        self._choice = Choice()
        self._mode = Mode.BOTH
        self._cell: tuple[int, ColumnKey] = (0, ALL)
        self._serial = 0
        self._is_wanted = False
        self._is_stale = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        session.bridge.changed.connect(self._follow_changes)
        panes.matrix.chosen.connect(self._show_cell)
        panes.matrix.opened.connect(panes.passages.list.setFocus)
        panes.passages.open_asked.connect(self.open_passage)
        panes.filters.turned.connect(self._turn)
        panes.filters.reset_asked.connect(lambda: self._choose(Choice()))

    @property
    def mode(self) -> Mode:
        """Which passages count for a stakeholder."""
        return self._mode

    def set_wanted(self, *, wanted: bool) -> None:
        """Keep up with the briefing, or let it rest until somebody looks again."""
        self._is_wanted = wanted
        if wanted and self._is_stale:
            self._read()

    def choose_mode(self, mode: str) -> None:
        """Count what is said, what is done, or both."""
        self._mode = Mode(mode)
        self._count()

    def open_passage(self) -> None:
        """Show the chosen passage in its article."""
        passage = self._panes.passages.list.chosen
        if passage is not None:
            selection = self._session.selection
            selection.go_to_passage(passage.article_id, passage.id, passage.span)

    def memo(self) -> KeptMemo | None:
        """Return the memo that a passage is added to: the one on the desk, else the latest."""
        found = self._workspace.memos.all()
        chosen = self._session.selection.memo_id
        return next((memo for memo in found if memo.id == chosen), found[0] if found else None)

    def fits(self, section: MemoSection) -> bool:
        """Say whether a section is bound to the stakeholder of the chosen cell."""
        who = (
            self._material.codebook.stakeholder_by_id.get(self._cell[0]) if self._material else None
        )
        return who is not None and section.binding.get("stakeholder") == who.guid

    def add_to_section(self, memo: KeptMemo, section: MemoSection) -> None:
        """Put the chosen passage into a section of a memo, and say so."""
        passage = self._panes.passages.list.chosen
        if passage is None:
            return
        try:
            memos.insert_passage(self._workspace, section.id, passage.id)
        except BrieferError as error:
            self._session.messages.failed(error)
            return
        selection, place = self._session.selection, Place(memo_id=memo.id)
        words = tr("Added to “{title}”.").format(title=section.title)
        self._session.messages.note(words, tr("Show"), lambda: selection.go_to_place(place))

    # ---- reading

    def _follow_changes(self, changes: ChangeSet) -> None:
        if not self._is_wanted or self._material is None:
            self._is_stale = True
            return
        material = patched(self._material, changes, self._workspace)
        if material is None:
            self._is_stale = True
            self._pause.start()
        elif material is not self._material:
            self._material = material
            self._count()

    def _read(self) -> None:
        if not self._is_wanted:
            return
        self._serial += 1
        serial, workspace = self._serial, self._workspace

        def work(_job: Job) -> Material:
            return workspace.read_apart(read_material)

        def done(material: Material) -> None:
            if serial == self._serial:
                self._material = material
                self._is_stale = False
                self._count()

        self._session.jobs.run(work, done=done, failed=self._session.messages.failed)

    # ---- counting

    def _turn(self, facet: str, key: str, on: bool) -> None:
        self._choose(self._choice.turned(facet, key, on=on))

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self._count()

    def _count(self) -> None:
        """Count again, in the background where that takes long."""
        material, choice, mode = self._material, self._choice, self._mode
        if material is None:
            return
        vocabulary = self._session.vocabulary

        def count() -> Grid:
            return make_grid(material.codebook, choice.passages(material), mode, vocabulary)

        if len(material.passages) <= _QUICK:
            self._show(count())
            return
        self._serial += 1
        serial = self._serial

        def done(grid: Grid) -> None:
            if serial == self._serial:
                self._show(grid)

        self._session.jobs.run(
            lambda _job: count(), done=done, failed=self._session.messages.failed
        )

    def _show(self, grid: Grid) -> None:
        material = self._material
        if material is None:
            return
        for facet in FACETS:
            lines = facet_lines(facet, material, self._session.vocabulary)
            self._panes.filters.show_facet(facet, lines, self._choice)
        self._panes.rail.count(self._choice.count)
        self._panes.matrix.show_grid(grid)
        self._panes.show_grid(grid, any_passages=bool(material.passages))
        self.counted.emit(grid.passages, len(material.passages))

    def _show_cell(self, stakeholder_id: int, key: ColumnKey) -> None:
        material, grid = self._material, self._panes.matrix.grid_model.grid
        if material is None:
            return
        self._cell = (stakeholder_id, key)
        keys = [column.key for column in grid.columns]
        place = keys.index(key) if key in keys else len(keys)
        line = next(
            (
                line
                for line in grid.lines
                if isinstance(line, StakeholderLine) and line.stakeholder_id == stakeholder_id
            ),
            None,
        )
        cells = line.cells if line else grid.total.cells if grid.total else ()
        ids = cells[place].passages if cells else ()
        column = key if key in keys else None
        lines = passage_lines(ids, column, material, self._session.vocabulary)
        who = ChipFace(line.name, line.initials) if line else None
        what = grid.columns[place].label if place < len(keys) else tr("All propositions and topics")
        self._panes.passages.show_cell(who, what, lines)
