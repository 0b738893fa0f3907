"""Where an article comes from, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.dates import about, short_date
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.article import Article

_DOT = " · "


def short_source(article: Article) -> str:
    """Return outlet and date, as they stand in a bar or beside a passage."""
    date = tr("no date")
    if article.published:
        date = about(short_date(article.published), is_about=article.published_about)
    return _DOT.join(filter(None, (article.outlet, date)))
