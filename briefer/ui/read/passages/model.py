"""A list of passages as a Qt item model; passages are read when they come into view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from briefer.ui.carried import CarriedPassages, Index
from briefer.ui.overriding import override
from briefer.ui.read.passages.line import LineWriter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.article import Article
    from briefer.model.changes import ChangeSet
    from briefer.ui.read.passages.line import PassageLine
    from briefer.ui.session import Session

LINE = Qt.ItemDataRole.UserRole + 1
"""The role under which a row's `PassageLine` is found."""

_BATCH = 64
_CODEBOOK = ("stakeholder", "alias", "topic", "proposition")


class PassageModel(CarriedPassages):
    """Shows passages by their ids, with their numbers where they are those of one article."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._numbered = False
        self._topic_ids: frozenset[int] = frozenset()
        self._lines: dict[int, PassageLine] = {}
        self._articles: dict[int, Article] = {}

    def show_article(self, ids: tuple[int, ...]) -> None:
        """Show all passages of one article, numbered."""
        self._take(ids, numbered=True, topic_ids=frozenset())

    def show_found(self, ids: tuple[int, ...], topic_ids: Iterable[int] = ()) -> None:
        """Show passages of any article, with the stances on these topics."""
        self._take(ids, numbered=False, topic_ids=frozenset(topic_ids))

    def follow(self, changes: ChangeSet) -> None:
        """Read again what a change touched; the ids stay."""
        workspace = self._session.workspace
        if changes.many or changes.touches(*_CODEBOOK, "article", "outlet"):
            self._lines.clear()
            self._articles.clear()
        else:
            for passage_id in workspace.passages.touched(dict(changes.rows)):
                self._lines.pop(passage_id, None)
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def line(self, row: int) -> PassageLine | None:
        """Return a row; None where its passage is gone."""
        passage_id = self._ids[row]
        if passage_id not in self._lines:
            self._read(row - row % _BATCH)
        return self._lines.get(passage_id)

    def _take(self, ids: tuple[int, ...], *, numbered: bool, topic_ids: frozenset[int]) -> None:
        if (ids, numbered, topic_ids) == (self._ids, self._numbered, self._topic_ids):
            return
        self.beginResetModel()
        self._ids, self._numbered, self._topic_ids = ids, numbered, topic_ids
        self._lines.clear()
        self.endResetModel()

    def _read(self, first: int) -> None:
        workspace = self._session.workspace
        rows = {self._ids[row]: row for row in range(first, min(first + _BATCH, len(self._ids)))}
        passages = workspace.passages.many(rows)
        unknown = {passage.article_id for passage in passages} - self._articles.keys()
        self._articles |= {a.id: a for a in workspace.articles.many(unknown)} if unknown else {}
        writer = LineWriter(workspace.codebook.load(), self._session.vocabulary)
        for passage in passages:
            number = rows[passage.id] + 1 if self._numbered else 0
            article = self._articles[passage.article_id]
            self._lines[passage.id] = writer.line(passage, article, number, self._topic_ids)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
            LINE,
        }:
            return None
        line = self.line(index.row())
        if line is None or role == LINE:
            return line
        texts = {
            Qt.ItemDataRole.AccessibleTextRole: line.spoken,
            Qt.ItemDataRole.ToolTipRole: line.quote if len(line.quote) > 40 else "",
        }
        return texts.get(Qt.ItemDataRole(role), line.quote)
