"""Stakeholders, topics and propositions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from briefer.model.codebook import Codebook, Keyword, Proposition, Role, Stakeholder, Topic

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from briefer.store.recorder import Recorder
    from briefer.store.rows import Rows

TABLES = ("stakeholder", "alias", "role", "topic", "keyword", "proposition")
"""What a codebook is read from; a change of any of them makes it stale."""


class CodebookReader:
    """Reads the codebook, and keeps it until `forget`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._kept: Codebook | None = None
        self._committed: Codebook | None = None
        self._state = 0

    def load(self) -> Codebook:
        """Return the whole codebook, in codebook order."""
        with self._rows.steady() as connection:
            if connection is not self._rows.connection:
                # Another thread is writing: what it has not committed is not there yet.
                return self._committed or self._read()
            if not connection.in_transaction:
                self._forget_if_stale()
            kept = self._kept
            if kept is None:
                kept = self._kept = self._read()
            if not connection.in_transaction:
                self._committed = kept
            return kept

    def forget(self) -> None:
        """Read again at the next `load`."""
        self._kept = None
        if not self._rows.connection.in_transaction:
            self._committed = None

    def _forget_if_stale(self) -> None:
        """See what another process committed, for a reader beside the owner."""
        state = int(self._rows.value("PRAGMA data_version"))
        if state != self._state:
            self._state = state
            self.forget()

    def _read(self) -> Codebook:
        return Codebook(self._stakeholders(), self._topics())

    def passages_by_stakeholder(self) -> dict[int, int]:
        """Return how many passages each stakeholder has a part in."""
        return self._counts(
            "SELECT stakeholder_id, count(DISTINCT passage_id) FROM passage_stakeholder "
            "JOIN passage ON passage.id = passage_id JOIN article ON article.id = article_id "
            "WHERE NOT removed GROUP BY stakeholder_id"
        )

    def passages_by_topic(self) -> dict[int, int]:
        """Return how many passages carry each topic or one below it, each passage once."""
        return self._counts(
            """
            WITH RECURSIVE above (topic_id, ancestor_id) AS (
                SELECT id, id FROM topic
                UNION
                SELECT above.topic_id, topic.parent_id FROM above
                JOIN topic ON topic.id = above.ancestor_id WHERE topic.parent_id IS NOT NULL
            )
            SELECT ancestor_id, count(DISTINCT passage_id) FROM above
            JOIN passage_topic ON passage_topic.topic_id = above.topic_id
            JOIN passage ON passage.id = passage_id JOIN article ON article.id = article_id
            WHERE NOT removed GROUP BY ancestor_id
            """
        )

    def passages_by_proposition(self) -> dict[int, int]:
        """Return how many passages carry each proposition."""
        return self._counts(
            "SELECT proposition_id, count(*) FROM passage_topic "
            "JOIN passage ON passage.id = passage_id JOIN article ON article.id = article_id "
            "WHERE NOT removed AND proposition_id IS NOT NULL GROUP BY proposition_id"
        )

    def carriers(self, topic_id: int) -> dict[int, frozenset[int]]:
        """Return which passages carry each proposition of a topic, in removed articles too."""
        found: dict[int, set[int]] = defaultdict(set)
        for row in self._rows.all(
            "SELECT proposition_id, passage_id FROM passage_topic "
            "WHERE topic_id = ? AND proposition_id IS NOT NULL",
            (topic_id,),
        ):
            found[row[0]].add(row[1])
        return {proposition_id: frozenset(ids) for proposition_id, ids in found.items()}

    def stances_by_proposition(self) -> dict[int, tuple[int, int]]:
        """Return how many passages are for and against each proposition."""
        rows = self._rows.all(
            "SELECT proposition_id, sum(CAST(stance AS INTEGER) > 0), "
            "sum(CAST(stance AS INTEGER) < 0) FROM passage_topic "
            "JOIN passage ON passage.id = passage_id JOIN article ON article.id = article_id "
            "WHERE NOT removed AND proposition_id IS NOT NULL AND stance IS NOT NULL "
            "GROUP BY proposition_id"
        )
        return {row[0]: (row[1], row[2]) for row in rows}

    def _counts(self, sql: str) -> dict[int, int]:
        return {row[0]: row[1] for row in self._rows.all(sql)}

    def _stakeholders(self) -> tuple[Stakeholder, ...]:
        aliases = self._grouped("SELECT * FROM alias ORDER BY id", "stakeholder_id")
        roles = self._grouped(
            "SELECT * FROM role ORDER BY coalesce(since, ''), id", "stakeholder_id"
        )
        return tuple(
            Stakeholder(
                id=row["id"],
                guid=row["guid"],
                name=row["name"],
                short_name=row["short_name"],
                kind=row["kind"],
                side=row["side"],
                parent_id=row["parent_id"],
                aliases=tuple(alias["name"] for alias in aliases[row["id"]]),
                metonyms=tuple(a["name"] for a in aliases[row["id"]] if a["metonym"]),
                roles=tuple(Role(r["title"], r["since"], r["until"]) for r in roles[row["id"]]),
                position=row["position"],
            )
            for row in self._rows.all("SELECT * FROM stakeholder ORDER BY position, id")
        )

    def _topics(self) -> tuple[Topic, ...]:
        keywords = self._grouped(
            "SELECT * FROM keyword ORDER BY excludes, language, id", "topic_id"
        )
        propositions = self._grouped("SELECT * FROM proposition ORDER BY id", "topic_id")
        by_parent: dict[int | None, list[sqlite3.Row]] = defaultdict(list)
        for row in self._rows.all("SELECT * FROM topic ORDER BY position, id"):
            by_parent[row["parent_id"]].append(row)
        return tuple(
            _topic(row, keywords[row["id"]], propositions[row["id"]])
            for row in _in_tree_order(by_parent, None)
        )

    def _grouped(self, sql: str, by: str) -> dict[int, list[sqlite3.Row]]:
        groups: dict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self._rows.all(sql):
            groups[row[by]].append(row)
        return groups


def _in_tree_order(
    by_parent: dict[int | None, list[sqlite3.Row]], parent: int | None
) -> Iterator[sqlite3.Row]:
    for row in by_parent[parent]:
        yield row
        yield from _in_tree_order(by_parent, row["id"])


def _topic(
    row: sqlite3.Row, keywords: Iterable[sqlite3.Row], propositions: Iterable[sqlite3.Row]
) -> Topic:
    return Topic(
        id=row["id"],
        guid=row["guid"],
        name=row["name"],
        parent_id=row["parent_id"],
        full_name=row["full_name"],
        definition=row["definition"],
        colour=row["colour"],
        shortcut=row["shortcut"],
        keywords=tuple(Keyword(k["word"], k["language"], bool(k["excludes"])) for k in keywords),
        propositions=tuple(
            Proposition(
                p["id"], p["guid"], p["topic_id"], p["text"], p["label"], bool(p["is_default"])
            )
            for p in propositions
        ),
        position=row["position"],
    )


_NO_STANCE = {
    "proposition_id": None,
    "stance": None,
    "condition": None,
    "condition_inferred": 0,
}


class CodebookWriter:
    """Adds and changes entries of the codebook."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._rows = recorder.rows

    def add_stakeholder(self, name: str, *, guid: str | None = None, **columns: Any) -> int:  # noqa: ANN401 - columns have several types
        """Add a stakeholder at the end; return its id."""
        return self._recorder.insert(
            "stakeholder",
            {
                "guid": guid or str(uuid4()),
                "name": name,
                "position": self._next_position("stakeholder"),
                **columns,
            },
        )

    def change_stakeholder(self, stakeholder_id: int, changes: Mapping[str, Any]) -> None:
        """Set columns of one stakeholder."""
        self._recorder.update("stakeholder", (stakeholder_id,), changes)

    def set_aliases(
        self, stakeholder_id: int, names: Sequence[str], metonyms: Collection[str] = ()
    ) -> None:
        """Put these aliases in place of those there are; some of them are metonyms."""
        self._recorder.delete_where("alias", "stakeholder_id = ?", (stakeholder_id,))
        for name in dict.fromkeys(names):
            columns = {"stakeholder_id": stakeholder_id, "name": name}
            self._recorder.insert("alias", {**columns, "metonym": int(name in metonyms)})

    def set_roles(self, stakeholder_id: int, roles: Sequence[Role]) -> None:
        """Put these roles in place of those there are."""
        self._recorder.delete_where("role", "stakeholder_id = ?", (stakeholder_id,))
        for role in roles:
            self._recorder.insert(
                "role",
                {
                    "stakeholder_id": stakeholder_id,
                    "title": role.title,
                    "since": role.since,
                    "until": role.until,
                },
            )

    def remove_stakeholder(self, stakeholder_id: int) -> None:
        """Delete a stakeholder and its tags; its children move to its parent."""
        rows = self._rows.all("SELECT * FROM stakeholder WHERE id = ?", (stakeholder_id,))
        for child in self._rows.all(
            "SELECT id FROM stakeholder WHERE parent_id = ?", (stakeholder_id,)
        ):
            self._recorder.update(
                "stakeholder", (child["id"],), {"parent_id": rows[0]["parent_id"]}
            )
        for table in ("passage_stakeholder", "alias", "role"):
            self._recorder.delete_where(table, "stakeholder_id = ?", (stakeholder_id,))
        self._recorder.delete("stakeholder", (stakeholder_id,))

    def add_topic(self, name: str, *, guid: str | None = None, **columns: Any) -> int:  # noqa: ANN401 - columns have several types
        """Add a topic at the end of its level; return its id."""
        return self._recorder.insert(
            "topic",
            {
                "guid": guid or str(uuid4()),
                "name": name,
                "position": self._next_position("topic"),
                **columns,
            },
        )

    def change_topic(self, topic_id: int, changes: Mapping[str, Any]) -> None:
        """Set columns of one topic."""
        self._recorder.update("topic", (topic_id,), changes)

    def set_keywords(self, topic_id: int, keywords: Sequence[Keyword]) -> None:
        """Put these keywords in place of those there are."""
        self._recorder.delete_where("keyword", "topic_id = ?", (topic_id,))
        for keyword in dict.fromkeys(keywords):
            self._recorder.insert(
                "keyword",
                {
                    "topic_id": topic_id,
                    "word": keyword.word,
                    "language": keyword.language,
                    "excludes": int(keyword.excludes),
                },
            )

    def remove_topic(self, topic_id: int) -> None:
        """Delete a topic with everything below it, and their tags."""
        for child in self._rows.all("SELECT id FROM topic WHERE parent_id = ?", (topic_id,)):
            self.remove_topic(child["id"])
        for table in ("passage_topic", "keyword", "proposition"):
            self._recorder.delete_where(table, "topic_id = ?", (topic_id,))
        self._recorder.delete("topic", (topic_id,))

    def add_proposition(
        self, topic_id: int, text: str, label: str, *, is_default: bool, guid: str | None = None
    ) -> int:
        """Add a proposition to a topic; return its id."""
        return self._recorder.insert(
            "proposition",
            {
                "guid": guid or str(uuid4()),
                "topic_id": topic_id,
                "text": text,
                "label": label,
                "is_default": int(is_default),
            },
        )

    def change_proposition(self, proposition_id: int, changes: Mapping[str, Any]) -> None:
        """Set columns of one proposition."""
        self._recorder.update("proposition", (proposition_id,), changes)

    def remove_proposition(self, proposition_id: int) -> None:
        """Delete a proposition; tags keep their topic and lose proposition and stance."""
        for row in self._rows.all(
            "SELECT passage_id, topic_id FROM passage_topic WHERE proposition_id = ?",
            (proposition_id,),
        ):
            self._recorder.update("passage_topic", tuple(row), _NO_STANCE)
        self._recorder.delete("proposition", (proposition_id,))

    def _next_position(self, table: str) -> int:
        return int(self._rows.value(f"SELECT coalesce(max(position), 0) + 1 FROM {table}"))
