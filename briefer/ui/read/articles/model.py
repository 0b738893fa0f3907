"""The list of articles as a Qt item model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer.model.article import ArticleTags
from briefer.model.codebook import Codebook
from briefer.ui.overriding import override
from briefer.ui.read.articles.listing import Listing, in_order, listed, searchable, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefer.model.article import Article

ARTICLE = Qt.ItemDataRole.UserRole + 1
"""The role under which a row's `Article` is found."""

_NO_TAGS = ArticleTags()

Index = QModelIndex | QPersistentModelIndex


class ArticleModel(QAbstractListModel):
    """Holds every article, and shows those that the listing asks for, in its order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[int, Article] = {}
        self._texts: dict[int, str] = {}
        self._tags: dict[int, ArticleTags] = {}
        self._codebook = Codebook()
        self._ordered: tuple[Article, ...] = ()
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
        return tuple(self._rows)

    @property
    def shown(self) -> tuple[Article, ...]:
        """The articles that are shown, from the top."""
        return self._shown

    def article(self, article_id: int) -> Article | None:
        """Return an article by its id."""
        return self._all.get(article_id)

    def index_of(self, article_id: int) -> QModelIndex:
        """Return the row of an article, or no index where it is not shown."""
        row = self._rows.get(article_id)
        return QModelIndex() if row is None else self.index(row)

    def show_articles(
        self,
        articles: Iterable[Article],
        tags: Mapping[int, ArticleTags] | None = None,
        codebook: Codebook | None = None,
    ) -> None:
        """Take over every article, with the tags of its passages and what these are called."""
        self._all = {article.id: article for article in articles}
        self._tags = dict(tags or {})
        self._codebook = codebook or Codebook()
        self._texts.clear()
        self._order_anew()

    def patch(
        self,
        ids: Iterable[int],
        articles: Iterable[Article],
        tags: Mapping[int, ArticleTags] | None = None,
    ) -> None:
        """Take over the articles of these ids; those that are not there any more go."""
        found = {article.id: article for article in articles}
        for article_id in ids:
            self._texts.pop(article_id, None)
            self._tags.pop(article_id, None)
            if article_id in found:
                self._all[article_id] = found[article_id]
            else:
                self._all.pop(article_id, None)
        self._tags.update(tags or {})
        self._order_anew()

    def name_tags(self, codebook: Codebook) -> None:
        """Take over other names of stakeholders and topics."""
        self._codebook = codebook
        self._texts.clear()
        if self._listing.words:
            self._rearrange()

    def show_listing(self, listing: Listing) -> None:
        """Show other articles, or another order."""
        old, self._listing = self._listing, listing
        if listing.order != old.order:
            self._order_anew()
        elif listing != old:
            self._rearrange()

    def read_ahead(self, most: int) -> bool:
        """Prepare up to `most` articles for words that may be typed; say whether some are left."""
        for article in self._ordered:
            if most and article.id not in self._texts:
                self._text_of(article)
                most -= 1
        return len(self._texts) < len(self._all)

    def _text_of(self, article: Article) -> str:
        text = self._texts.get(article.id)
        if text is None:
            text = searchable(article, self._tags_of(article), self._codebook)
            self._texts[article.id] = text
        return text

    def _tags_of(self, article: Article) -> ArticleTags:
        return self._tags.get(article.id, _NO_TAGS)

    def _order_anew(self) -> None:
        self._ordered = in_order(self._all.values(), self._listing.order)
        self._rearrange()

    def _rearrange(self) -> None:
        """Show what is to be shown; where only contents differ, say just that."""
        shown = listed(self._ordered, self._listing, self._text_of, self._tags_of)
        rows = {article.id: row for row, article in enumerate(shown)}
        if tuple(rows) == self.order:
            changed = [row for row, article in enumerate(shown) if article != self._shown[row]]
            self._shown = shown
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._shown, self._rows = shown, rows
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
