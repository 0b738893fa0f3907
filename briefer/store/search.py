"""Full-text search over articles, passages and memos."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.text import canonical_text

if TYPE_CHECKING:
    from briefer.store.rows import Rows

_TOKEN = re.compile(r'"([^"]+)"|(\S+)')

# Each source gives kind, id, article, snippet and a rank in which smaller is better.
_INDEXED = """
    SELECT 'article' AS kind, article.id AS id, article.id AS article,
        article.title AS snippet, bm25(article_fts) - 5 AS rank
    FROM article_fts JOIN article ON article.id = article_fts.rowid
    WHERE article_fts MATCH :query AND NOT removed
    UNION ALL
    SELECT 'article', article.id, article.id,
        snippet(article_text_fts, 0, '', '', '…', 16), bm25(article_text_fts)
    FROM article_text_fts
    JOIN article_text ON article_text.id = article_text_fts.rowid
    JOIN article ON article.text_sha256 = article_text.sha256
    WHERE article_text_fts MATCH :query AND NOT removed
    UNION ALL
    SELECT 'passage', passage.id, passage.article_id,
        snippet(passage_fts, -1, '', '', '…', 16), bm25(passage_fts)
    FROM passage_fts JOIN passage ON passage.id = passage_fts.rowid
    JOIN article ON article.id = passage.article_id
    WHERE passage_fts MATCH :query AND NOT removed
    UNION ALL
    SELECT 'memo', memo.id, NULL, snippet(memo_block_fts, 0, '', '', '…', 16),
        bm25(memo_block_fts)
    FROM memo_block_fts JOIN memo_block ON memo_block.id = memo_block_fts.rowid
    JOIN memo_section ON memo_section.id = memo_block.section_id
    JOIN memo ON memo.id = memo_section.memo_id
    WHERE memo_block_fts MATCH :query
"""

# Inside words the index finds nothing ("gration"), so plain search stands in.
_PLAIN = """
    SELECT 'article' AS kind, article.id AS id, article.id AS article,
        CASE WHEN instr(lower(title), lower(:words)) THEN title ELSE
            substr(text, max(1, instr(lower(text), lower(:words)) - 40), 120) END AS snippet,
        article.id AS rank
    FROM article JOIN article_text ON article_text.sha256 = article.text_sha256
    WHERE NOT removed
        AND (instr(lower(title), lower(:words)) OR instr(lower(text), lower(:words)))
    UNION ALL
    SELECT 'passage', passage.id, article_id, quote, passage.id
    FROM passage JOIN article ON article.id = article_id
    WHERE NOT removed
        AND (instr(lower(quote), lower(:words))
            OR instr(lower(coalesce(passage.note, '')), lower(:words)))
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place found; `article` is None for a memo."""

    kind: str
    id: int
    article: int | None
    snippet: str


def search(rows: Rows, query: str, limit: int) -> tuple[int, tuple[Hit, ...]]:
    """Return how many places match, and the best `limit` of them.

    Words are all wanted, the last one as the beginning of a word; words in double quotes are wanted
    as they stand. An article that matches in title and text is one hit.
    """
    query = canonical_text(query)  # a NUL would end the expression in the middle
    match = _match_expression(query)
    if match is None:
        return 0, ()
    total, hits = _run(rows, _INDEXED, {"query": match}, limit)
    if total:
        return total, hits
    return _run(rows, _PLAIN, {"words": " ".join(query.replace('"', " ").split())}, limit)


_IDS = {
    "articles": """
        SELECT id FROM (
            SELECT article.id AS id, bm25(article_fts) - 5 AS rank
            FROM article_fts JOIN article ON article.id = article_fts.rowid
            WHERE article_fts MATCH :query AND NOT removed
            UNION ALL
            SELECT article.id, bm25(article_text_fts)
            FROM article_text_fts
            JOIN article_text ON article_text.id = article_text_fts.rowid
            JOIN article ON article.text_sha256 = article_text.sha256
            WHERE article_text_fts MATCH :query AND NOT removed
        ) GROUP BY id ORDER BY min(rank), id
    """,
    "passages": """
        SELECT passage.id FROM passage_fts JOIN passage ON passage.id = passage_fts.rowid
        JOIN article ON article.id = passage.article_id
        WHERE passage_fts MATCH 'quote : (' || :query || ')' AND NOT removed
        ORDER BY bm25(passage_fts), passage.id
    """,
    "notes": """
        SELECT passage.id FROM passage_fts JOIN passage ON passage.id = passage_fts.rowid
        JOIN article ON article.id = passage.article_id
        WHERE passage_fts MATCH 'note : (' || :query || ')' AND NOT removed
        ORDER BY bm25(passage_fts), passage.id
    """,
    "blocks": """
        SELECT rowid FROM memo_block_fts WHERE memo_block_fts MATCH :query
        ORDER BY bm25(memo_block_fts), rowid
    """,
}


@dataclass(frozen=True, slots=True)
class Places:
    """The ids of all that matches a query, the best first."""

    articles: tuple[int, ...] = ()
    passages: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    blocks: tuple[int, ...] = ()


def places(rows: Rows, query: str) -> Places:
    """Return all that matches a query, where it stands: passages by their words or their note."""
    match = _match_expression(canonical_text(query))
    if match is None:
        return Places()
    with rows.steady():
        found = {
            name: tuple(int(row[0]) for row in rows.all(sql, {"query": match}))
            for name, sql in _IDS.items()
        }
    return Places(**found)


_PASSAGES = """
    SELECT passage.id FROM passage_fts JOIN passage ON passage.id = passage_fts.rowid
    JOIN article ON article.id = passage.article_id
    WHERE passage_fts MATCH :query AND NOT removed
    UNION
    SELECT passage.id FROM article_fts JOIN article ON article.id = article_fts.rowid
    JOIN passage ON passage.article_id = article.id
    WHERE article_fts MATCH :query AND NOT removed
"""


def passage_ids(rows: Rows, query: str) -> frozenset[int]:
    """Return the passages that match by quote or note, or by the title of their article."""
    match = _match_expression(canonical_text(query))
    if match is None:
        return frozenset()
    return frozenset(int(row[0]) for row in rows.all(_PASSAGES, {"query": match}))


def _run(
    rows: Rows, sql: str, parameters: dict[str, str], limit: int
) -> tuple[int, tuple[Hit, ...]]:
    once = f"SELECT kind, id, article, snippet, min(rank) AS rank FROM ({sql}) GROUP BY kind, id"
    total = int(rows.value(f"SELECT count(*) FROM ({once})", parameters))
    found = rows.all(f"{once} ORDER BY rank, kind, id LIMIT :limit", {**parameters, "limit": limit})
    return total, tuple(
        Hit(row["kind"], row["id"], row["article"], " ".join(row["snippet"].split()))
        for row in found
    )


def _match_expression(query: str) -> str | None:
    """Return the query with every word quoted, so that no sign of it is an operator."""
    parts = []
    for phrase, word in _TOKEN.findall(query.replace('""', " ")):
        wanted = (phrase or word).replace('"', " ").strip()
        if any(c.isalnum() for c in wanted):
            parts.append((f'"{wanted}"', bool(phrase)))
    if not parts:
        return None
    last, is_phrase = parts[-1]
    words = [part for part, _ in parts[:-1]]
    return " ".join([*words, last if is_phrase else f"{last}*"])
