"""Finding words in articles, passages and memos."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.store.reading import Reading
    from briefer.store.search import Hit

LIMIT = 50
_MOST = 2**31
"""More than can be found; SQLite takes no number without bounds."""


def search(read: Reading, query: str, limit: int = LIMIT) -> tuple[int, tuple[Hit, ...]]:
    """Return how many places match the query, and the best `limit` of them.

    All words are wanted; words in double quotes are wanted as they stand.
    """
    return read.search(query, min(limit, _MOST))
