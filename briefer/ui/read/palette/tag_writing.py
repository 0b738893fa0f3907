"""What a visit of the palette writes, open or at once, and the words in which it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError
from briefer.ui.read.palette.spoken import said_of, spoken_tags
from briefer.ui.read.palette.visit import Tags, Target, Visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.ui.session import Session


class TagWriting(QObject):
    """Holds the visit. `tagged(passage ids, words)` comes after each tag that was written.

    `written` comes before it, to show what the passage has now; `faulted(words)` says why nothing
    was written.
    """

    tagged = Signal(tuple, str)
    written = Signal()
    faulted = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._last_tags: Tags | None = None
        self.visit: Visit | None = None
        """The last visit, or none yet."""

    @property
    def passage_ids(self) -> tuple[int, ...]:
        """The passages of the last visit."""
        return self.visit.passage_ids if self.visit else ()

    def begin(self, target: Target) -> None:
        """Begin a visit."""
        self.visit = Visit(self._session.workspace, target)

    def tag_at_once(self, target: Target, topic_id: int) -> None:
        """Tag with a topic, without opening."""
        self.begin(target)
        self.write(lambda visit: visit.add_topic(topic_id))

    def set_at_once(self, target: Target, field: str, key: str, words: str) -> None:
        """Set a field of the statement, without opening; `words` say what it is."""
        self.begin(target)
        self.write(lambda visit: visit.set_statement(**{field: key}), said=words)

    def repeat(self, target: Target) -> bool:
        """Give the tags of the last visit once more; return whether there are any."""
        tags = self._last_tags
        if tags is None:
            return False
        self.give(target, tags)
        return True

    def give(self, target: Target, tags: Tags) -> None:
        """Give these tags, without opening."""
        self.begin(target)
        self.write(lambda visit: visit.give(tags))

    def write(self, write: Callable[[Visit], object], said: str = "") -> None:
        """Write something of the visit; `said` is read out in place of what has changed."""
        visit = self.visit
        if visit is None:
            return
        before = self._spoken_tags(visit)
        try:
            write(visit)
        except BrieferError as error:
            self.faulted.emit(str(error))
            return
        self._last_tags = visit.tags() or self._last_tags
        self.written.emit()
        now = self._spoken_tags(visit)
        self.tagged.emit(visit.passage_ids, said or said_of(before, now, visit.count))

    def _spoken_tags(self, visit: Visit) -> tuple[str, ...]:
        codebook = self._session.workspace.codebook.load()
        return spoken_tags(visit.passage, codebook, self._session.vocabulary)
