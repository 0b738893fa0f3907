"""What the finder offers for some words: commands, articles, passages, memos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.names import fold
from briefer.services import searching
from briefer.ui.actions import ACTIONS
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefer.model.article import Article
    from briefer.store.reading import Reading
    from briefer.store.search import Hit
    from briefer.ui.action_set import ActionSet

_COMMANDS = 5
_ARTICLES = 5
_HITS = 30


@dataclass(frozen=True, slots=True)
class Offer:
    """One row; a heading has nothing to do. `keys` is a shortcut, `detail` stands at the right."""

    text: str
    icon: str = ""
    detail: str = ""
    keys: str = ""
    act: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in the briefing for some words."""

    total: int
    hits: tuple[Hit, ...]
    articles: tuple[Article, ...]


def find(read: Reading, words: str) -> Found:
    """Search the briefing; for a worker thread."""
    total, hits = searching.search(read, words, _HITS)
    ids = {hit.article for hit in hits if hit.article is not None}
    return Found(total, hits, read.articles.many(ids))


def commands(actions: ActionSet, words: str) -> list[Offer]:
    """Return the commands that are possible now and match the words."""
    key = fold(words)
    offers = []
    for row in ACTIONS:
        action = actions.bound(row.id)
        if action is None or not row.menu or not action.isEnabled() or key not in fold(row.text):
            continue
        keys = row.keys[0] if row.keys else ""
        offers.append(Offer(tr(row.text), "chevron-right", keys=keys, act=action.trigger))
    return offers[:_COMMANDS]


def offers(
    found: Found | None, command_offers: Iterable[Offer], go: Callable[[Hit], object]
) -> list[Offer]:
    """Return all rows with their headings."""
    rows = _group(tr("Commands"), list(command_offers))
    if found is None:
        return rows
    by_id = {article.id: article for article in found.articles}
    titles = [hit for hit in found.hits if hit.kind == "article"][:_ARTICLES]
    rows += _group(
        tr("Articles"),
        [
            Offer(
                by_id[hit.id].title,
                "document",
                by_id[hit.id].outlet or tr("outlet not found"),
                act=_going(go, hit),
            )
            for hit in titles
            if hit.id in by_id
        ],
    )
    rest = [hit for hit in found.hits if hit.kind != "article"]
    rows += _group(tr("In passages and memos"), [_hit_offer(hit, by_id, go) for hit in rest])
    return rows


def _hit_offer(hit: Hit, by_id: dict[int, Article], go: Callable[[Hit], object]) -> Offer:
    article = by_id.get(hit.article or 0)
    where = (
        tr("memo") if hit.kind == "memo" else (article.outlet or article.title if article else "")
    )
    icon = "document-lines" if hit.kind == "memo" else "quote"
    return Offer(hit.snippet, icon, where, act=_going(go, hit))


def _going(go: Callable[[Hit], object], hit: Hit) -> Callable[[], object]:
    return lambda: go(hit)


def _group(title: str, rows: list[Offer]) -> list[Offer]:
    return [Offer(title), *rows] if rows else []
