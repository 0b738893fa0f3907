"""Whether the file still is what it was: pages, ties, hashes and anchors."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.errors import NotAProjectError
from briefer.model.anchor import holds, shorten
from briefer.model.text import text_hash
from briefer.store.tables.articles import LARGEST_ORIGINAL

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from briefer.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: `kind` is file, hash or anchor; `where` names the place."""

    kind: str
    where: str
    message: str


def faults(rows: Rows) -> tuple[Fault, ...]:
    """Return everything wrong with the file, its texts, originals, pictures and anchors."""
    damage = _damage(rows)
    if damage is not None:  # nothing read from a damaged file says anything
        return (damage,)
    return (
        *_tie_faults(rows),
        *_text_faults(rows),
        *_original_faults(rows),
        *_picture_faults(rows),
        *anchor_faults(rows),
    )


def _damage(rows: Rows) -> Fault | None:
    try:
        answers = [row[0] for row in rows.all("PRAGMA quick_check(5)")]
    except NotAProjectError as error:
        return Fault("file", "the briefing file", str(error))
    if answers == ["ok"]:
        return None
    return Fault("file", "the briefing file", "The file is damaged. Go back to a copy of it.")


def _tie_faults(rows: Rows) -> Iterator[Fault]:
    for row in rows.all("PRAGMA foreign_key_check"):
        yield Fault(
            "file", f"table {row[0]}", f"A row points to something that is not in {row[2]}."
        )


def _text_faults(rows: Rows) -> Iterator[Fault]:
    for row in rows.all(
        "SELECT DISTINCT article.id, article.title, sha256, text FROM article "
        "JOIN article_revision AS r ON r.article_id = article.id "
        "JOIN article_text ON sha256 = r.text_sha256 WHERE NOT removed ORDER BY article.id"
    ):
        if text_hash(row["text"]) != row["sha256"]:
            message = "The kept text was altered outside Briefer; import the article again."
            yield Fault("hash", f"article {row['id']}, {shorten(row['title'])}", message)


def _original_faults(rows: Rows) -> Iterator[Fault]:
    kept = rows.all("SELECT id, name FROM article_original WHERE data IS NOT NULL ORDER BY id")
    for original in kept:
        row = rows.one("SELECT * FROM article_original WHERE id = ?", (original["id"],))
        if row is not None and not _is_whole(row):
            message = "The kept original was altered outside Briefer; the article's text is not."
            yield Fault("hash", f"original {original['name']}", message)


def _picture_faults(rows: Rows) -> Iterator[Fault]:
    if rows.one("SELECT 1 FROM sqlite_master WHERE name = 'picture'") is None:
        return  # an older file that is open for reading
    for row in rows.all("SELECT id, sha256 FROM picture ORDER BY id"):
        data = rows.value("SELECT data FROM picture WHERE id = ?", (row["id"],))
        if hashlib.sha256(data).hexdigest() != row["sha256"]:
            message = "The kept picture was altered outside Briefer; put it in again."
            yield Fault("hash", f"picture {row['id']}", message)
    for row in rows.all(
        """
        SELECT memo_section.title FROM memo_block
        JOIN memo_section ON memo_section.id = section_id
        WHERE kind = 'figure' AND NOT EXISTS (
            SELECT 1 FROM picture WHERE sha256 = json_extract(content, '$.figure.picture')
        ) ORDER BY memo_block.id
        """
    ):
        message = "The picture of a figure is gone; put it in again."
        yield Fault("hash", f"section {shorten(row['title'])}", message)


def _is_whole(row: sqlite3.Row) -> bool:
    data = row["data"]
    if row["compression"] == "zlib":
        # No more than fits: a few bytes of somebody's file can be packed gigabytes.
        most = min(row["size"], LARGEST_ORIGINAL)
        try:
            data = zlib.decompressobj().decompress(data, max(most, 0) + 1)
        except zlib.error:
            return False
    return hashlib.sha256(data).hexdigest() == str(row["sha256"])


def anchor_faults(rows: Rows) -> Iterator[Fault]:
    """Yield every passage whose quote does not stand where its anchor says."""
    article_id, text = None, ""
    for row in rows.all(
        """
        SELECT passage.id, passage.article_id, start_at, end_at, quote, article_text.sha256
        FROM passage JOIN article_revision AS r ON r.id = revision_id
        JOIN article_text ON article_text.sha256 = r.text_sha256
        JOIN article ON article.id = passage.article_id
        WHERE NOT removed ORDER BY passage.article_id, revision_id, start_at
        """
    ):
        if (row["article_id"], row["sha256"]) != article_id:
            article_id = (row["article_id"], row["sha256"])
            text = rows.value("SELECT text FROM article_text WHERE sha256 = ?", (row["sha256"],))
        if not holds(text, row["start_at"], row["end_at"], row["quote"]):
            where = f"article {row['article_id']}, passage {row['id']}"
            message = f"“{shorten(row['quote'])}” does not stand where it was tagged."
            yield Fault("anchor", where, message)
