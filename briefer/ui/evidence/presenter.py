"""From the tags of the briefing to the matrix and to the passages of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.analysis.evidence_filter import EvidenceFilter, counted
from briefer.analysis.passage_sets import Facet
from briefer.analysis.standing import standing
from briefer.model.positions import Mode
from briefer.model.voice import Voice
from briefer.ui.evidence.filters.choice import facet_lines
from briefer.ui.evidence.material import changes_counts, changes_memos, read_material
from briefer.ui.evidence.matrix.grid import ALL, Grid, SilentLine, StakeholderLine, make_grid
from briefer.ui.evidence.matrix.words import passages_words
from briefer.ui.evidence.memo_places import read_numbered_places, read_places
from briefer.ui.evidence.passages.lines import Subject
from briefer.ui.translation import tr
from briefer.ui.widgets.chip import ChipFace

if TYPE_CHECKING:
    from briefer.analysis.passage_sets import Bits
    from briefer.model.changes import ChangeSet
    from briefer.model.positions import ColumnKey
    from briefer.ui.evidence.material import Material
    from briefer.ui.evidence.memo_places import Places
    from briefer.ui.evidence.panes import EvidencePanes
    from briefer.ui.jobs import Job
    from briefer.ui.session import Session

_PAUSE = 150
"""Milliseconds without a change after which many passages, or the memos, are read anew."""
_QUICK = 3_000
"""So many passages are read where they are asked for; more in the background."""


class EvidencePresenter(QObject):
    """Keeps the matrix true to the tags, while somebody looks.

    `shown(grid, number)` comes with what is counted, and the number of all passages.
    """

    shown = Signal(object, int)

    def __init__(self, session: Session, panes: EvidencePanes, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._workspace = session.workspace
        self._panes = panes
        self._material: Material | None = None
        self._filter = EvidenceFilter()
        self._mode = Mode.BOTH
        self._cell: tuple[int, ColumnKey] = (0, ALL)
        self._is_wanted = False
        self._is_stale = self._are_places_stale = True
        self._reading: Job | None = None
        self._placing: Job | None = None
        self._pause = self._timer(self._read)
        self._memo_pause = self._timer(self._read_places)
        self._connect()

    @property
    def mode(self) -> Mode:
        """Which passages count for a stakeholder."""
        return self._mode

    @property
    def is_filtered(self) -> bool:
        """Whether the filters leave anything out."""
        return self._filter.facets_set > 0

    @property
    def stakeholder_id(self) -> int:
        """Whose cell is chosen, 0 for everybody's."""
        return self._cell[0]

    def set_wanted(self, *, wanted: bool) -> None:
        """Keep up with the briefing, or let it rest until somebody looks again."""
        self._is_wanted = wanted
        if wanted and self._is_stale:
            self._read()
        if wanted and self._are_places_stale:
            self._read_places()

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

    def _connect(self) -> None:
        session, panes = self._session, self._panes
        session.bridge.changed.connect(self._follow_changes)
        session.jobs.started.connect(self._allow)
        session.jobs.ended.connect(self._allow)
        panes.matrix.chosen.connect(self._show_cell)
        panes.matrix.opened.connect(panes.passages.list.setFocus)
        panes.passages.list.left.connect(panes.matrix.setFocus)
        panes.passages.open_asked.connect(self.open_passage)
        panes.filters.turned.connect(self._turn)
        panes.filters.reset_asked.connect(lambda: self._choose(EvidenceFilter()))

    def _timer(self, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_PAUSE)
        timer.timeout.connect(slot)
        return timer

    # ---- reading

    def _follow_changes(self, changes: ChangeSet) -> None:
        if changes_counts(changes):
            self._is_stale = True
            if self._is_wanted:
                self._read_soon()
        if changes_memos(changes):
            self._are_places_stale = True
            if self._is_wanted:
                self._panes.passages.list.passages.show_places(read_places(self._workspace))
                self._memo_pause.start()

    def _read_soon(self) -> None:
        """Read few passages at once, and many when nothing more is changed."""
        if self._workspace.passages.count() <= _QUICK:
            self._read()
        else:
            self._pause.start()

    def _read(self) -> None:
        """Read what is counted; what is being read before is not shown any more."""
        if not self._is_wanted:
            return
        if self._reading is not None:
            self._reading.drop()
            self._reading = None
        workspace = self._workspace
        if workspace.passages.count() <= _QUICK:
            self._take(read_material(workspace))
            return
        self._reading = self._session.jobs.run(
            lambda _job: workspace.read_apart(read_material),
            done=self._take,
            failed=self._session.messages.failed,
        )

    def _take(self, material: Material) -> None:
        self._reading = None
        self._material = material
        self._is_stale = False
        self._count()

    def _read_places(self) -> None:
        """Number the places in the memos, which takes as long as composing them."""
        workspace = self._workspace
        if not self._is_wanted or self._placing is not None:
            return
        self._are_places_stale = False

        def done(places: Places) -> None:
            self._placing = None
            self._panes.passages.list.passages.show_places(places)
            if self._are_places_stale:
                self._memo_pause.start()

        def failed(error: Exception) -> None:
            self._placing, self._are_places_stale = None, True
            self._session.messages.failed(error)

        self._placing = self._session.jobs.run(
            lambda _job: workspace.read_apart(
                lambda read: read_numbered_places(read, workspace.who)
            ),
            done=done,
            failed=failed,
        )

    # ---- counting

    def _turn(self, facet: Facet, key: str, on: bool) -> None:
        out = self._filter.left_out.get(facet, frozenset())
        self._choose(self._filter.with_left_out(facet, out - {key} if on else out | {key}))

    def _choose(self, chosen: EvidenceFilter) -> None:
        self._filter = chosen
        self._count()

    def _count(self) -> None:
        material = self._material
        if material is None:
            return
        sets, codebook = material.sets, material.codebook
        within = counted(sets, self._filter)
        grid = make_grid(standing(sets, codebook, self._mode, within), codebook)
        for facet in Facet:
            lines = facet_lines(facet, sets, self._session.vocabulary)
            self._panes.filters.show_facet(facet, lines, self._filter)
        self._panes.rail.count(self._filter.facets_set)
        self._panes.matrix.show_grid(grid)
        self.shown.emit(grid, len(sets.ids))

    # ---- one cell

    def _show_cell(self, stakeholder_id: int, key: ColumnKey) -> None:
        material, grid = self._material, self._panes.matrix.grid_model.grid
        if material is None:
            return
        self._cell = (stakeholder_id, key)
        line = grid.line(stakeholder_id)
        passages = grid.cell(stakeholder_id, key).passages
        who, what, count = None, self._column_words(grid, key), self._count_words(passages)
        if isinstance(line, StakeholderLine | SilentLine):
            who = ChipFace(line.name, line.initials)
        if isinstance(line, SilentLine):
            what, count = tr("not heard"), line.reason
        self._panes.passages.show_cell(who, what, count)
        subject = Subject(stakeholder_id, key, self._mode)
        self._panes.passages.list.show_passages(material.sets.listed(passages), subject)
        self._allow()

    def _column_words(self, grid: Grid, key: ColumnKey) -> str:
        labels = {column.key: column.label for column in grid.columns}
        return labels.get(key, tr("All propositions and topics"))

    def _count_words(self, passages: Bits) -> str:
        """Return `3 passages, 2 in own words`."""
        words = passages_words(passages.bit_count())
        voices = self._material.sets.facets[Facet.VOICE] if self._material else {}
        own = sum(
            (bits & passages).bit_count() for voice, bits in voices.items() if Voice(voice).in_marks
        )
        return f"{words}, {tr('{n} in own words').format(n=f'{own:,}')}" if own else words

    def _allow(self) -> None:
        panel = self._panes.passages
        panel.allow(reading=bool(panel.list.passages.ids), writing=self._session.writable)
