"""Everything that can be read from a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.store import integrity
from briefer.store import search as full_text
from briefer.store.history import HistoryReader
from briefer.store.tables.articles import ArticleReader
from briefer.store.tables.codebook import CodebookReader
from briefer.store.tables.editions import EditionReader
from briefer.store.tables.memos import MemoReader
from briefer.store.tables.passages import PassageReader
from briefer.store.tables.pictures import PictureReader
from briefer.store.tables.project import ProjectReader
from briefer.store.tables.suggestions import SuggestionReader
from briefer.store.tables.tag_rows import TagReader

if TYPE_CHECKING:
    from briefer.store.integrity import Fault
    from briefer.store.rows import Rows
    from briefer.store.search import Hit, Places


class Reading:
    """What can be read from a briefing, on one connection."""

    def __init__(self, rows: Rows) -> None:
        """Read through `rows`."""
        self._rows = rows
        self.project = ProjectReader(rows)
        self.articles = ArticleReader(rows)
        self.passages = PassageReader(rows)
        self.tags = TagReader(rows)
        self.codebook = CodebookReader(rows)
        self.memos = MemoReader(rows)
        self.pictures = PictureReader(rows)
        self.editions = EditionReader(rows)
        self.suggestions = SuggestionReader(rows)
        self.history = HistoryReader(rows)

    def search(self, query: str, limit: int) -> tuple[int, tuple[Hit, ...]]:
        """Return how many places match the query, and the best `limit` of them."""
        return full_text.search(self._rows, query, limit)

    def places(self, query: str) -> Places:
        """Return the ids of all that matches the query, the best first."""
        return full_text.places(self._rows, query)

    def passage_ids(self, query: str) -> frozenset[int]:
        """Return the passages that match by quote or note, or by the title of their article."""
        return full_text.passage_ids(self._rows, query)

    def faults(self) -> tuple[Fault, ...]:
        """Return everything wrong with the file, its texts and its anchors."""
        return integrity.faults(self._rows)

    def anchor_faults(self) -> tuple[Fault, ...]:
        """Return the passages that do not stand where they were tagged."""
        return tuple(integrity.anchor_faults(self._rows))
