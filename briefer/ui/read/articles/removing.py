"""Taking articles out of a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.services import articles, tagging
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.article import Article
    from briefer.ui.session import Session


def remove_articles(session: Session, chosen: Sequence[Article]) -> bool:
    """Remove articles, and say whether that was done; ask where passages go with them."""
    passages = [
        passage.id
        for article in chosen
        for passage in session.workspace.passages.of_article(article.id)
    ]
    if passages and not _confirmed(session, chosen, passages):
        return False
    articles.remove(session.workspace, [article.id for article in chosen])
    return True


def _confirmed(session: Session, chosen: Sequence[Article], passages: Sequence[int]) -> bool:
    """Ask, naming the memos that print some of the passages."""
    uses = tagging.memo_uses(session.workspace, passages)
    memos = ", ".join(sorted({memo for _, memo, _ in uses}))
    what = (
        tr("Remove “{title}”?").format(title=chosen[0].title)
        if len(chosen) == 1
        else tr("Remove {n} articles?").format(n=len(chosen))
    )
    detail = tr("{n} passages go with it. Undo brings everything back.").format(n=len(passages))
    if memos:
        detail += " " + tr("Used in: {memos}.").format(memos=memos)
    return session.messages.ask(what, tr("Remove"), detail, danger=True)
