"""Composing, typesetting and checking the memo in the background, after every pause."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError
from briefer.memo.bound import fitting, is_bound
from briefer.memo.outline import outline
from briefer.services import exporting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.model.passage import Passage
    from briefer.services.exporting import Rendering
    from briefer.store.workspace import Workspace
    from briefer.ui.jobs import Job
    from briefer.ui.memo.cards import Cards
    from briefer.ui.session import Session

_PAUSE = 200
"""Milliseconds without a change after which the memo is composed."""


@dataclass(frozen=True)
class Rendered:
    """A memo composed, typeset and checked.

    `words` counts its words, `fitting` has the passages that belong into each section (by its id)
    that is bound to some, `cards` keeps the faces that were made of it.
    """

    rendering: Rendering
    words: int = 0
    fitting: Mapping[int, tuple[Passage, ...]] = field(default_factory=dict)
    cards: Cards = field(default_factory=dict)


def render(workspace: Workspace, memo_id: int) -> Rendered:
    """Do all the work that a rendering takes, in a thread beside the window's."""
    rendering = workspace.read_apart(
        lambda read: exporting.read_rendering(read, workspace.who, memo_id)
    )
    _ = rendering.composed, rendering.typeset, rendering.findings
    evidence = rendering.evidence
    belonging = {
        section.id: fitting(section, evidence)
        for section in rendering.kept.walk()
        if is_bound(section)
    }
    words = len(outline(rendering.composed.memo).split())
    return Rendered(rendering, words, belonging)


class Renderer(QObject):
    """Keeps a rendering of one memo up to date; one job at a time, and only while it is wanted.

    `done` comes with a new `rendered`, `failed(sentence)` where the memo cannot be composed.
    """

    done = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._memo_id = 0
        self._rendered: Rendered | None = None
        self._asked = 0
        self._answered = 0
        self._wanted = False
        self._has_failed = False
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._start)

    @property
    def rendered(self) -> Rendered | None:
        """The newest rendering, None before the first one."""
        return self._rendered

    @property
    def is_stale(self) -> bool:
        """Whether something was changed since the newest rendering."""
        return self._answered < self._asked

    @property
    def is_first(self) -> bool:
        """Whether the memo's first rendering is still to come."""
        return self._rendered is None and not self._has_failed

    def show_memo(self, memo_id: int) -> None:
        """Render another memo at once, or none for 0."""
        self._memo_id = memo_id
        self._rendered = None
        self._has_failed = False
        self._asked += 1
        self._pause.stop()
        self._start()

    def take_over(self, rendered: Rendered, *, is_current: bool) -> None:
        """Use what was rendered of the memo before."""
        self._rendered = replace(rendered, cards={})
        self._answered = self._asked if is_current else self._asked - 1
        self.done.emit()

    def ask(self) -> None:
        """Render again after a pause."""
        self._asked += 1
        if self._wanted and self._memo_id:
            self._pause.start()

    def set_wanted(self, *, wanted: bool) -> None:
        """Go on rendering, or let it rest until somebody looks again."""
        self._wanted = wanted
        if wanted and self.is_stale:
            self._start()

    def _start(self) -> None:
        if self._job is not None or not self._memo_id or not self._wanted:
            return
        workspace, memo_id, asked = self._session.workspace, self._memo_id, self._asked

        def work(_job: Job) -> Rendered:
            return render(workspace, memo_id)

        def done(rendered: Rendered) -> None:
            if self._ended(memo_id, asked):
                self._rendered = rendered
                self.done.emit()

        def failed(error: Exception) -> None:
            if not self._ended(memo_id, asked):
                return
            self._has_failed = True
            if isinstance(error, BrieferError):
                self.failed.emit(str(error))
            else:
                self._session.messages.report(error)

        self._job = self._session.jobs.run(work, done=done, failed=failed)

    def _ended(self, memo_id: int, asked: int) -> bool:
        """Note that the job is done, and say whether its result is still wanted."""
        self._job = None
        if memo_id != self._memo_id:
            self._start()
            return False
        self._answered = asked
        if self.is_stale and self._wanted:
            self._pause.start()
        return True
