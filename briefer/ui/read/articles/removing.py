"""Taking articles out of a briefing: what goes with them is said first, in the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.errors import BrieferError
from briefer.services import articles, tagging
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.article import Article
    from briefer.ui.read.articles.view import ArticlesView
    from briefer.ui.session import Session


class Remover(QObject):
    """Removes articles; asks where passages go with them."""

    def __init__(self, session: Session, view: ArticlesView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._asked: tuple[Article, ...] = ()
        view.removal.removed.connect(self._remove_asked)
        view.removal.kept.connect(self.forget)

    def remove(self, chosen: Sequence[Article]) -> None:
        """Remove articles, or ask first."""
        if not chosen or not self._session.writable:
            return
        passages = [
            passage.id
            for article in chosen
            if article.passages
            for passage in self._session.workspace.passages.of_article(article.id)
        ]
        if not passages:
            self._remove(chosen)
            return
        self._asked = tuple(chosen)
        self._view.show_removal(shown=True)
        self._view.removal.ask(_question(chosen), self._detail(passages))

    def forget(self) -> None:
        """Keep the articles that were asked about."""
        if self._asked:
            self._asked = ()
            self._view.show_removal(shown=False)
            self._view.list.setFocus()

    def forget_others(self, chosen: Sequence[int]) -> None:
        """Keep the articles that were asked about, unless just these are chosen."""
        if {article.id for article in self._asked} != set(chosen):
            self._asked = ()
            self._view.show_removal(shown=False)

    def _remove_asked(self) -> None:
        asked = self._asked
        self.forget()
        self._remove(asked)

    def _remove(self, chosen: Sequence[Article]) -> None:
        """Remove articles and show the one that stands where the first one stood."""
        order = self._view.model.order
        place = order.index(chosen[0].id) if chosen[0].id in order else 0
        try:
            articles.remove(self._session.workspace, [article.id for article in chosen])
        except BrieferError as error:
            self._session.messages.failed(error)
            return
        left = self._view.model.order
        if left:
            self._session.selection.choose_article(left[min(place, len(left) - 1)])

    def _detail(self, passages: Sequence[int]) -> str:
        """Name what goes too: passages, and the memos that rest on some of them."""
        uses = tagging.memo_uses(self._session.workspace, passages)
        count = len(passages)
        words = tr("1 passage goes") if count == 1 else tr("{n} passages go").format(n=count)
        detail = tr("{passages} with it. Undo brings everything back.").format(passages=words)
        if not uses:
            return detail
        memos: dict[str, set[int]] = {}
        for passage_id, memo, _section in uses:
            memos.setdefault(memo, set()).add(passage_id)
        names = ", ".join(f"{memo} ({len(used)})" for memo, used in sorted(memos.items()))
        return f"{detail} {tr('Used in: {memos}.').format(memos=names)}"


def _question(chosen: Sequence[Article]) -> str:
    if len(chosen) == 1:
        return tr("Remove “{title}”?").format(title=chosen[0].title)
    return tr("Remove {n} articles?").format(n=len(chosen))
