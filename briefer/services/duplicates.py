"""Whether an article that was read is in the briefing already.

Equal words are one article, whatever its file is called and whatever the analyst corrected since;
but two outlets that print the same words, or print them under other headlines, are two sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.names import fold
from briefer.model.text import text_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.article import Article, ArticleDraft
    from briefer.store.reading import Reading

_GUESSED = "possible"
"""How sure a title is that was made from a file's name or the first words."""


def of(read: Reading, draft: ArticleDraft) -> tuple[Article, ...]:
    """Return the articles of the briefing that the draft is, too."""
    found = read.articles.with_text(text_hash(draft.body))
    return tuple(article for article in found if _is_same(article, draft))


def without(read: Reading, drafts: Sequence[ArticleDraft]) -> list[ArticleDraft]:
    """Return the drafts that are not in the briefing and not among the drafts before them."""
    new: list[ArticleDraft] = []
    by_text: dict[str, list[ArticleDraft]] = {}
    for draft in drafts:
        before = by_text.setdefault(text_hash(draft.body), [])
        if not of(read, draft) and not any(_is_same(other, draft) for other in before):
            before.append(draft)
            new.append(draft)
    return new


def _is_same(one: Article | ArticleDraft, other: ArticleDraft) -> bool:
    """Say whether equal words are one article: the sources name no other title, no other outlet."""
    for fact in ("title", "outlet"):
        names = {_named(one, fact), _named(other, fact)} - {""}
        if len(names) > 1:
            return False
    return True


def _named(article: Article | ArticleDraft, name: str) -> str:
    """Return what the source itself says, folded; nothing where the analyst or a guess says it."""
    fact = next((fact for fact in article.facts if fact.field == name), None)
    if fact is None or fact.set_by != "source" or fact.sure == _GUESSED:
        return ""
    return fold(getattr(article, name) or "")
