"""What one step may write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.store.tables.articles import ArticleWriter
from briefer.store.tables.codebook import CodebookWriter
from briefer.store.tables.editions import EditionWriter
from briefer.store.tables.memo_writer import MemoWriter
from briefer.store.tables.passage_writer import PassageWriter
from briefer.store.tables.pictures import PictureWriter
from briefer.store.tables.project import ProjectWriter
from briefer.store.tables.suggestions import SuggestionWriter

if TYPE_CHECKING:
    from briefer.store.reading import Reading
    from briefer.store.recorder import Recorder


@dataclass(frozen=True)
class Transaction:
    """What one step may write; all of it is kept, or nothing."""

    recorder: Recorder
    read: Reading
    who: str

    @property
    def project(self) -> ProjectWriter:
        """Writes the briefing's own facts."""
        return ProjectWriter(self.recorder)

    @property
    def articles(self) -> ArticleWriter:
        """Writes articles."""
        return ArticleWriter(self.recorder)

    @property
    def codebook(self) -> CodebookWriter:
        """Writes the codebook."""
        return CodebookWriter(self.recorder)

    @property
    def passages(self) -> PassageWriter:
        """Writes passages."""
        return PassageWriter(self.recorder, self.who)

    @property
    def memos(self) -> MemoWriter:
        """Writes memos."""
        return MemoWriter(self.recorder)

    @property
    def pictures(self) -> PictureWriter:
        """Keeps the pictures of memos."""
        return PictureWriter(self.recorder)

    @property
    def suggestions(self) -> SuggestionWriter:
        """Writes what is decided on suggestions."""
        return SuggestionWriter(self.recorder)

    @property
    def editions(self) -> EditionWriter:
        """Writes editions."""
        return EditionWriter(self.recorder, self.who)
