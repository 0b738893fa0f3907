"""Official texts: what a government or an institution publishes is said by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.codebook import alias_owners
from briefer.model.names import fold
from briefer.suggest.words import Words

if TYPE_CHECKING:
    from briefer.model.article import Article
    from briefer.model.codebook import Codebook, Stakeholder
    from briefer.suggest.language import Language
    from briefer.suggest.names import NameIndex

_PUBLISHING = frozenset({"government", "institution", "agency", "organisation"})
_GOVERNMENT = "government"


def publishers(
    article: Article, codebook: Codebook, index: NameIndex, language: Language
) -> tuple[Stakeholder, ...]:
    """Return who speaks in an article that an authority published; nobody for any other outlet.

    In a joint text these are the governments that its title names.
    """
    if article.outlet is None:
        return ()
    owners = alias_owners(codebook.stakeholders).get(fold(article.outlet), [])
    if len(owners) != 1 or owners[0].kind not in _PUBLISHING:
        return ()
    title = Words(article.title)
    if language.joint.isdisjoint(title.keys):
        return (owners[0],)
    named = dict.fromkeys(
        owner for name in index.find(title, (), language) for owner in name.owners
    )
    together = [codebook.stakeholder_by_id[owner] for owner in named]
    governments = tuple(s for s in together if s.kind == _GOVERNMENT)
    return governments if len(governments) > 1 else (owners[0],)
