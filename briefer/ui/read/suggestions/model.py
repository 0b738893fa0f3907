"""The open suggestions as a Qt item model: a head for each article, its suggestions below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer.ui.overriding import override
from briefer.ui.read.suggestions.words import ALL, fits, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefer.model.codebook import Codebook
    from briefer.model.suggestion import Suggestion
    from briefer.ui.read.suggestions.words import Line

ROW = Qt.ItemDataRole.UserRole + 1
"""The role under which a row's `Head` or `Line` is found."""
IS_HEAD = Qt.ItemDataRole.UserRole + 2
"""The role that says whether a row is a head."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an article's suggestions."""

    article_id: int
    title: str
    count: int

    @property
    def words(self) -> str:
        """What is read out for it."""
        return f"{self.title} · {self.count}"


class SuggestionModel(QAbstractListModel):
    """Shows the suggestions of articles in the order of the list of articles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: dict[int, str] = {}
        self._order: dict[int, int] = {}
        self._codebook: Codebook | None = None
        self._groups: dict[int, tuple[Suggestion, ...]] = {}
        self._rows: list[Head | Suggestion] = []
        self._narrowed = ALL

    def begin(
        self,
        titles: Mapping[int, str],
        codebook: Codebook,
        groups: Mapping[int, tuple[Suggestion, ...]],
    ) -> None:
        """Show these suggestions; `titles` are those of all articles, in the order of the list."""
        self._titles = dict(titles)
        self._order = {article_id: place for place, article_id in enumerate(titles)}
        self._codebook = codebook
        self._groups = {one: found for one, found in groups.items() if one in self._order}
        self.narrow(self._narrowed)

    def take_codebook(self, codebook: Codebook) -> None:
        """Use other names and colours."""
        self._codebook = codebook
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    @property
    def narrowed(self) -> str:
        """What the list is narrowed to."""
        return self._narrowed

    def narrow(self, narrowed: str) -> None:
        """Show all, or only suggestions of one sort."""
        self.beginResetModel()
        self._narrowed = narrowed
        self._rows = [
            row
            for article_id in sorted(self._groups, key=self._place_of)
            for row in self._rows_of(article_id, self._groups[article_id])
        ]
        self.endResetModel()

    def show_group(self, article_id: int, suggestions: Sequence[Suggestion]) -> None:
        """Show what is open in an article now; rows that stay are not touched."""
        if article_id not in self._order:
            return
        old = self._rows_of(article_id, self._groups.get(article_id, ()))
        self._groups[article_id] = tuple(suggestions)
        new = self._rows_of(article_id, suggestions)
        if old != new:
            self._patch(self._start_of(article_id), old, new)

    @property
    def suggestions(self) -> list[Suggestion]:
        """What is shown, from the top."""
        return [row for row in self._rows if not isinstance(row, Head)]

    def row_of(self, suggestion: Suggestion) -> int:
        """Return the row of a suggestion, -1 where it is not shown."""
        return self._rows.index(suggestion) if suggestion in self._rows else -1

    def suggestion_at(self, row: int) -> Suggestion | None:
        """Return the suggestion of a row; None for a head, and outside of the list."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, Head) else found

    def _place_of(self, article_id: int) -> int:
        return self._order[article_id]

    def _rows_of(
        self, article_id: int, suggestions: Iterable[Suggestion]
    ) -> list[Head | Suggestion]:
        shown = [one for one in suggestions if fits(one, self._narrowed)]
        head = Head(article_id, self._titles[article_id], len(shown))
        return [head, *shown] if shown else []

    def _start_of(self, article_id: int) -> int:
        """Return the row where the head of an article stands, or would stand."""
        place = self._place_of(article_id)
        for number, row in enumerate(self._rows):
            if isinstance(row, Head) and self._place_of(row.article_id) >= place:
                return number
        return len(self._rows)

    def _patch(
        self, start: int, old: Sequence[Head | Suggestion], new: Sequence[Head | Suggestion]
    ) -> None:
        if old and new:  # the head stays where it is
            self._rows[start] = new[0]
            self.dataChanged.emit(self.index(start), self.index(start))
            start, old, new = start + 1, old[1:], new[1:]
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        tail = 0
        while tail < min(len(old), len(new)) - same and old[-tail - 1] == new[-tail - 1]:
            tail += 1
        gone, come = len(old) - tail - same, new[same : len(new) - tail]
        at = start + same
        if gone:
            self.beginRemoveRows(QModelIndex(), at, at + gone - 1)
            del self._rows[at : at + gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), at, at + len(come) - 1)
            self._rows[at:at] = come
            self.endInsertRows()

    def _line(self, suggestion: Suggestion) -> Line | None:
        return None if self._codebook is None else line_of(suggestion, self._codebook)

    # ---- what Qt asks

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == IS_HEAD:
            return isinstance(row, Head)
        if role == ROW:
            return row if isinstance(row, Head) else self._line(row)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            line = None if isinstance(row, Head) else self._line(row)
            return row.words if isinstance(row, Head) else line.spoken if line else ""
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
