"""Articles, their facts, revisions, frozen texts and originals."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from briefer.errors import InputError
from briefer.model.article import Article, ArticleTags, Fact, Outlet
from briefer.model.dates import utc_now
from briefer.model.names import fold
from briefer.model.text import NORMALISER_VERSION, text_hash

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from briefer.model.article import ArticleDraft, Original
    from briefer.store.recorder import Recorder
    from briefer.store.rows import Rows

LARGEST_ORIGINAL = 64 * 1024 * 1024
"""Bytes; of a larger original only hash, name and size are kept."""

_TAGS = (("passage_stakeholder", "stakeholder_id"), ("passage_topic", "topic_id"))

_SELECT = """
    SELECT article.*, outlet.name AS outlet, article_text.characters,
        (SELECT count(*) FROM passage WHERE passage.article_id = article.id) AS passages,
        (SELECT max(id) FROM article_revision AS r
         WHERE r.article_id = article.id AND r.text_sha256 = article.text_sha256) AS revision_id
    FROM article
    JOIN article_text ON article_text.sha256 = article.text_sha256
    LEFT JOIN outlet ON outlet.id = article.outlet_id
    WHERE NOT article.removed
"""


class ArticleReader:
    """Reads articles; removed ones are not there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def all(self) -> tuple[Article, ...]:
        """Return every article, in the order of import."""
        return self._load("", ())

    def get(self, article_id: int) -> Article:
        """Return one article; raise InputError where there is none of that id."""
        found = self._load("AND article.id = ?", (article_id,))
        if not found:
            raise InputError(f"There is no article {article_id} in this briefing.")
        return found[0]

    def many(self, ids: Iterable[int]) -> tuple[Article, ...]:
        """Return the articles of these ids that are there, in the order of import."""
        return self._load(
            "AND article.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
        )

    def titles(self) -> dict[int, str]:
        """Return the title of every article by its id, in the order of import."""
        rows = self._rows.all("SELECT id, title FROM article WHERE NOT removed ORDER BY id")
        return {row["id"]: row["title"] for row in rows}

    def count(self) -> int:
        """Return how many articles there are."""
        return int(self._rows.value("SELECT count(*) FROM article WHERE NOT removed"))

    def text(self, article_id: int) -> str:
        """Return the canonical text of the article's current revision."""
        text = self._rows.value(
            "SELECT text FROM article_text JOIN article ON article.text_sha256 = sha256 "
            "WHERE article.id = ? AND NOT article.removed",
            (article_id,),
        )
        if text is None:
            raise InputError(f"There is no article {article_id} in this briefing.")
        return str(text)

    def texts(self, hashes: Iterable[str]) -> dict[str, str]:
        """Return frozen texts by their hash."""
        rows = self._rows.all(
            "SELECT sha256, text FROM article_text "
            "WHERE sha256 IN (SELECT value FROM json_each(?))",
            (json.dumps(list(hashes)),),
        )
        return {row["sha256"]: row["text"] for row in rows}

    def with_text(self, sha256: str) -> tuple[Article, ...]:
        """Return the articles whose words have this hash, in the order of import."""
        return self._load("AND article.text_sha256 = ?", (sha256,))

    def tags(self, ids: Iterable[int] | None = None) -> dict[int, ArticleTags]:
        """Return the stakeholders and topics of the passages of articles: these, or all.

        Articles without a tag are left out.
        """
        where = ""
        parameters: tuple[str, ...] = ()
        if ids is not None:
            where = "WHERE article_id IN (SELECT value FROM json_each(?))"
            parameters = (json.dumps(list(ids)),)
        sets: dict[int, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
        with self._rows.steady():
            for which, (table, column) in enumerate(_TAGS):
                rows = self._rows.all(
                    f"SELECT DISTINCT article_id, {column} FROM passage "
                    f"JOIN {table} ON passage_id = passage.id {where}",
                    parameters,
                )
                for article_id, entry_id in rows:
                    sets[article_id][which].add(entry_id)
        return {
            article_id: ArticleTags(frozenset(who), frozenset(what))
            for article_id, (who, what) in sets.items()
        }

    def outlets(self) -> tuple[Outlet, ...]:
        """Return every outlet, by name."""
        return tuple(
            Outlet(
                id=row["id"],
                guid=row["guid"],
                name=row["name"],
                kind=row["kind"],
                owner=row["owner"],
                reliability=row["reliability"],
                reliability_reason=row["reliability_reason"],
                aliases=tuple(json.loads(row["aliases"])),
            )
            for row in self._rows.all("SELECT * FROM outlet ORDER BY name, id")
        )

    def _load(self, condition: str, parameters: Sequence[Any]) -> tuple[Article, ...]:
        with self._rows.steady():
            rows = self._rows.all(f"{_SELECT} {condition} ORDER BY article.id", parameters)
            ids = json.dumps([row["id"] for row in rows])
            authors = self._grouped(
                "SELECT article_id, name FROM article_author "
                "WHERE article_id IN (SELECT value FROM json_each(?)) "
                "ORDER BY article_id, position",
                ids,
            )
            facts = self._grouped(
                "SELECT * FROM article_fact "
                "WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, field",
                ids,
            )
        return tuple(_article(row, authors[row["id"]], facts[row["id"]]) for row in rows)

    def _grouped(self, sql: str, ids: str) -> dict[int, list[sqlite3.Row]]:
        groups: dict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self._rows.all(sql, (ids,)):
            groups[row["article_id"]].append(row)
        return groups


def _article(row: sqlite3.Row, authors: list[sqlite3.Row], facts: list[sqlite3.Row]) -> Article:
    return Article(
        id=row["id"],
        guid=row["guid"],
        title=row["title"],
        text_hash=row["text_sha256"],
        characters=row["characters"],
        outlet=row["outlet"],
        outlet_id=row["outlet_id"],
        authors=tuple(author["name"] for author in authors),
        published=row["published"],
        accessed=row["accessed"],
        url=row["url"],
        language=row["language"],
        credibility=row["credibility"],
        origin=row["origin"],
        state=row["state"],
        note=row["note"],
        passages=row["passages"],
        revision_id=row["revision_id"],
        facts=tuple(
            Fact(
                field=fact["field"],
                set_by=fact["set_by"],
                found_in=fact["found_in"],
                sure=fact["sure"],
                about=bool(fact["about"]),
            )
            for fact in facts
        ),
    )


class ArticleWriter:
    """Adds and changes articles. Texts and originals are frozen, so they are not recorded."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._rows = recorder.rows

    def add(self, draft: ArticleDraft) -> int:
        """Keep a draft as a new article; return its id."""
        sha256 = self._keep_text(draft.body)
        original = self._keep_original(draft.original)
        article_id = self._recorder.insert(
            "article",
            {
                "guid": str(uuid4()),
                "title": draft.title,
                "outlet_id": self.outlet_id(draft.outlet) if draft.outlet else None,
                "published": draft.published,
                "accessed": utc_now(),
                "url": draft.url,
                "language": draft.language,
                "text_sha256": sha256,
            },
        )
        self._recorder.insert(
            "article_revision",
            {
                "article_id": article_id,
                "number": 1,
                "text_sha256": sha256,
                "original_sha256": original,
                "created_at": utc_now(),
            },
        )
        self.set_authors(article_id, draft.authors)
        for fact in draft.facts:
            self.set_fact(article_id, fact)
        return article_id

    def outlet_id(self, name: str) -> int:
        """Return the id of the outlet called `name`, made now if it is new."""
        for row in self._rows.all("SELECT id, name, aliases FROM outlet ORDER BY id"):
            if fold(name) in map(fold, (row["name"], *json.loads(row["aliases"]))):
                return int(row["id"])
        return self._recorder.insert("outlet", {"guid": str(uuid4()), "name": name})

    def change(self, article_id: int, changes: Mapping[str, Any]) -> None:
        """Set columns of one article."""
        self._recorder.update("article", (article_id,), changes)

    def set_authors(self, article_id: int, names: Sequence[str]) -> None:
        """Put these authors in place of those there are."""
        self._recorder.delete_where("article_author", "article_id = ?", (article_id,))
        for position, name in enumerate(names):
            self._recorder.insert(
                "article_author",
                {"article_id": article_id, "position": position, "name": name},
            )

    def set_fact(self, article_id: int, fact: Fact) -> None:
        """Say where one fact comes from, in place of what was said of it."""
        self.drop_fact(article_id, fact.field)
        self._recorder.insert(
            "article_fact",
            {
                "article_id": article_id,
                "field": fact.field,
                "set_by": fact.set_by,
                "found_in": fact.found_in,
                "sure": fact.sure,
                "about": int(fact.about),
            },
        )

    def drop_fact(self, article_id: int, field: str) -> None:
        """Forget where a fact comes from, if that was known."""
        self._recorder.delete_where(
            "article_fact", "article_id = ? AND field = ?", (article_id, field)
        )

    def _keep_text(self, text: str) -> str:
        """Keep a text, unless its hash is there already: the table sees to that."""
        sha256 = text_hash(text)
        self._rows.run(
            "INSERT INTO article_text (sha256, text, characters, normaliser) VALUES (?, ?, ?, ?)",
            (sha256, text, len(text), NORMALISER_VERSION),
        )
        return sha256

    def _keep_original(self, original: Original) -> str:
        """Keep an original, unless its hash is there already: the table sees to that."""
        sha256 = hashlib.sha256(original.data).hexdigest()
        compression, data = _packed(original.data)
        self._rows.run(
            "INSERT INTO article_original (sha256, name, media_type, size, compression, data) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (sha256, original.name, original.media_type, len(original.data), compression, data),
        )
        return sha256


def _packed(data: bytes) -> tuple[str | None, bytes | None]:
    """Return the bytes as they are kept: compressed where that is smaller, none where too many."""
    if len(data) > LARGEST_ORIGINAL:
        return None, None
    packed = zlib.compress(data, 6)
    return ("zlib", packed) if len(packed) < len(data) else ("none", data)
