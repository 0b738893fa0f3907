"""The list of articles as a Qt item model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from briefer.ui.read.articles.listing import Listing, listed, searchable, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.article import Article

ARTICLE = Qt.ItemDataRole.UserRole + 1
"""The role under which a row's `Article` is found."""

Index = QModelIndex | QPersistentModelIndex


class ArticleModel(QAbstractListModel):
    """Holds every article, and shows those that the listing asks for, in its order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[int, Article] = {}
        self._texts: dict[int, str] = {}
        self._shown: tuple[Article, ...] = ()
        self._rows: dict[int, int] = {}
        self._listing = Listing()

    @property
    def listing(self) -> Listing:
        """What the list was asked to show."""
        return self._listing

    @property
    def everything(self) -> tuple[Article, ...]:
        """Every article, shown or not."""
        return tuple(self._all.values())

    @property
    def order(self) -> tuple[int, ...]:
        """The ids that are shown, from the top."""
        return tuple(article.id for article in self._shown)

    def article(self, article_id: int) -> Article | None:
        """Return an article by its id."""
        return self._all.get(article_id)

    def index_of(self, article_id: int) -> QModelIndex:
        """Return the row of an article, or no index where it is not shown."""
        row = self._rows.get(article_id)
        return QModelIndex() if row is None else self.index(row)

    def show_articles(self, articles: Iterable[Article]) -> None:
        """Take over every article."""
        self._all = {article.id: article for article in articles}
        self._texts.clear()
        self._rearrange()

    def patch(self, ids: Iterable[int], articles: Iterable[Article]) -> None:
        """Take over the articles of these ids; those that are not there any more go."""
        found = {article.id: article for article in articles}
        for article_id in ids:
            self._texts.pop(article_id, None)
            if article_id in found:
                self._all[article_id] = found[article_id]
            else:
                self._all.pop(article_id, None)
        self._rearrange()

    def show_listing(self, listing: Listing) -> None:
        """Show other articles, or another order."""
        if listing != self._listing:
            self._listing = listing
            self._rearrange()

    def _text_of(self, article: Article) -> str:
        if article.id not in self._texts:
            self._texts[article.id] = searchable(article)
        return self._texts[article.id]

    def _rearrange(self) -> None:
        """Show what is to be shown; where only contents differ, say just that."""
        shown = listed(self._all.values(), self._listing, self._text_of)
        if [a.id for a in shown] == [a.id for a in self._shown]:
            changed = [
                n
                for n, pair in enumerate(zip(shown, self._shown, strict=True))
                if pair[0] != pair[1]
            ]
            self._shown = shown
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._shown = shown
        self._rows = {article.id: row for row, article in enumerate(shown)}
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        article = self._shown[index.row()]
        if role == ARTICLE:
            return article
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return article.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(article)
        return None
