"""The passages of a cell as a Qt list; they are read when they come into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from briefer.ui.carried import CarriedPassages, Index
from briefer.ui.evidence.passages.lines import LineWriter, Subject
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.voice_chip import voice_word

if TYPE_CHECKING:
    from briefer.model.article import Article
    from briefer.ui.evidence.memo_places import Places
    from briefer.ui.evidence.passages.lines import PassageLine
    from briefer.ui.session import Session

LINE = Qt.ItemDataRole.UserRole.value
MEMO = Qt.ItemDataRole.UserRole.value + 1

_BATCH = 64


class PassageModel(CarriedPassages):
    """One row for each passage."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._subject = Subject()
        self._places: Places = {}
        self._lines: dict[int, PassageLine] = {}
        self._articles: dict[int, Article] = {}

    def show_passages(self, ids: tuple[int, ...], subject: Subject) -> None:
        """List these passages, read anew."""
        self.beginResetModel()
        self._ids, self._subject = ids, subject
        self._lines.clear()
        self._articles.clear()
        self.endResetModel()

    def show_places(self, places: Places) -> None:
        """Say in which sections of the memos each passage stands."""
        if places != self._places:
            self._places = places
            if self._ids:
                self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def line(self, row: int) -> PassageLine | None:
        """Return a row; None where its passage is gone."""
        if not 0 <= row < len(self._ids):
            return None
        passage_id = self._ids[row]
        if passage_id not in self._lines:
            self._read(row - row % _BATCH)
        return self._lines.get(passage_id)

    def _read(self, first: int) -> None:
        workspace = self._session.workspace
        passages = workspace.passages.many(self._ids[first : first + _BATCH])
        unknown = {passage.article_id for passage in passages} - self._articles.keys()
        if unknown:
            self._articles |= {a.id: a for a in workspace.articles.many(unknown)}
        codebook = workspace.codebook.load()
        writer = LineWriter(codebook, self._session.vocabulary, self._subject)
        for passage in passages:
            self._lines[passage.id] = writer.line(passage, self._articles[passage.article_id])

    def _memo_words(self, line: PassageLine) -> str:
        """Return whether and where a memo rests on a passage: `in memo § 3`, `memo § 1, 3`."""
        places = self._places.get(line.passage.guid, ())
        if not places:
            return tr("not in memo")
        numbers = dict.fromkeys(place.number for place in places if place.number)
        if not numbers:
            return tr("in memo")
        words = tr("in memo § {numbers}") if len(numbers) == 1 else tr("memo § {numbers}")
        return words.format(numbers=", ".join(numbers))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> object:
        line = self.line(index.row())
        if line is None or role == LINE:
            return line
        if role == MEMO:
            return self._memo_words(line)
        if role == Qt.ItemDataRole.DisplayRole:
            stance = " · ".join(filter(None, (line.stance_words, line.kind)))
            said = (line.date, line.outlet, voice_word(line.voice), line.words, stance)
            return ", ".join((*filter(None, said), self._memo_words(line)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line)
        return None

    def _tip(self, line: PassageLine) -> str:
        places = dict.fromkeys(place.title for place in self._places.get(line.passage.guid, ()))
        rows = [line.words]
        if line.dated:
            rows.append(tr("Of {date}").format(date=line.dated))
        if places:
            rows.append(tr("In the memo: {where}").format(where=", ".join(places)))
        return "\n".join(rows)
