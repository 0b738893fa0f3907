"""Reading passages with their tags, figures, translations and links."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from briefer.errors import InputError
from briefer.model.anchor import Span
from briefer.model.passage import (
    Figure,
    Link,
    Outline,
    PartyTag,
    Passage,
    Statement,
    TopicTag,
    Translation,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from briefer.model.changes import Key
    from briefer.model.vocabulary import Stance
    from briefer.store.rows import Rows

TABLES = (
    "passage",
    "passage_stakeholder",
    "passage_topic",
    "passage_link",
    "passage_translation",
    "figure",
)
"""What a passage is read from."""

_ORDER = "ORDER BY p.article_id, p.start_at, p.end_at, p.id"
_CHILDREN = {
    "passage_stakeholder": "ORDER BY c.passage_id, c.position",
    "passage_topic": "ORDER BY c.passage_id, c.position",
    "passage_translation": "ORDER BY c.passage_id, c.position",
    "figure": "ORDER BY c.passage_id, c.position",
}


class PassageReader:
    """Reads passages; those of removed articles are not there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def all(self) -> tuple[Passage, ...]:
        """Return every passage, by article and place."""
        return self._load("1", ())

    def of_article(self, article_id: int) -> tuple[Passage, ...]:
        """Return the passages of one article, by start, then end, then id."""
        return self._load("p.article_id = ?", (article_id,))

    def outlines(self, article_id: int) -> tuple[Outline, ...]:
        """Return what the highlights of one article need, by start, then end, then id."""
        topics: dict[int, list[int]] = defaultdict(list)
        for row in self._rows.all(
            "SELECT t.passage_id, t.topic_id FROM passage AS p "
            "JOIN passage_topic AS t ON t.passage_id = p.id "
            "WHERE p.article_id = ? ORDER BY t.passage_id, t.position",
            (article_id,),
        ):
            topics[row[0]].append(row[1])
        rows = self._rows.all(
            "SELECT id, start_at, end_at, type FROM passage WHERE article_id = ? "
            "ORDER BY start_at, end_at, id",
            (article_id,),
        )
        return tuple(
            Outline(passage_id, start, end, type_, tuple(topics.get(passage_id, ())))
            for passage_id, start, end, type_ in rows
        )

    def many(self, ids: Iterable[int]) -> tuple[Passage, ...]:
        """Return the passages of these ids that are there, by article and place."""
        return self._load("p.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))

    def with_topics(self, topic_ids: Iterable[int]) -> tuple[Passage, ...]:
        """Return the passages that carry any of these topics, by article and place."""
        return self._load(
            "p.id IN (SELECT passage_id FROM passage_topic "
            "WHERE topic_id IN (SELECT value FROM json_each(?)))",
            (json.dumps(list(topic_ids)),),
        )

    def with_stakeholder(self, stakeholder_id: int) -> tuple[Passage, ...]:
        """Return the passages in which a stakeholder has a part, by article and place."""
        return self._load(
            "p.id IN (SELECT passage_id FROM passage_stakeholder WHERE stakeholder_id = ?)",
            (stakeholder_id,),
        )

    def get(self, passage_id: int) -> Passage:
        """Return one passage; raise InputError where there is none of that id."""
        found = self._load("p.id = ?", (passage_id,))
        if not found:
            raise InputError(f"There is no passage {passage_id} in this briefing.")
        return found[0]

    def number_of(self, passage: Passage) -> tuple[int, int]:
        """Return which passage of its article this is, from 1, and how many the article has."""
        row = self._rows.one(
            "SELECT count(*) FILTER (WHERE (start_at, end_at, id) <= (?, ?, ?)), count(*) "
            "FROM passage WHERE article_id = ?",
            (passage.span.start, passage.span.end, passage.id, passage.article_id),
        )
        return (int(row[0]), int(row[1])) if row else (0, 0)

    def around(self, passage: Passage) -> tuple[Outline, ...]:
        """Return the other passages that hold all words of this one, the shortest first."""
        rows = self._rows.all(
            "SELECT id, start_at, end_at, type FROM passage "
            "WHERE article_id = ? AND start_at <= ? AND end_at >= ? AND id <> ? "
            "ORDER BY end_at - start_at, id",
            (passage.article_id, passage.span.start, passage.span.end, passage.id),
        )
        return tuple(Outline(id_, start, end, type_, ()) for id_, start, end, type_ in rows)

    def linking_to(self, passage_id: int) -> tuple[tuple[str, int], ...]:
        """Return the links that other passages have to this one: kind, and the other's id."""
        rows = self._rows.all(
            "SELECT l.kind, l.passage_id FROM passage_link AS l "
            "JOIN passage AS p ON p.id = l.passage_id JOIN article AS a ON a.id = p.article_id "
            f"AND NOT a.removed WHERE l.other_id = ? {_ORDER}",
            (passage_id,),
        )
        return tuple((row[0], row[1]) for row in rows)

    def ids_of_article(self, article_id: int) -> tuple[int, ...]:
        """Return the passages of one article, by start, then end, then id."""
        ids = self._rows.value(
            "SELECT json_group_array(id) FROM (SELECT id FROM passage WHERE article_id = ? "
            "AND EXISTS (SELECT 1 FROM article WHERE id = article_id AND NOT removed) "
            "ORDER BY start_at, end_at, id)",
            (article_id,),
        )
        return tuple(json.loads(ids))

    def ids_with_topic(self, topic_ids: Iterable[int]) -> tuple[int, ...]:
        """Return the passages that carry one of these topics, by article and place."""
        return self._ids("passage_topic", "topic_id", topic_ids)

    def ids_with_proposition(self, proposition_id: int) -> tuple[int, ...]:
        """Return the passages that carry the proposition, by article and place."""
        return self._ids("passage_topic", "proposition_id", [proposition_id])

    def ids_with_stakeholder(self, stakeholder_id: int) -> tuple[int, ...]:
        """Return the passages in which the stakeholder has a part, by article and place."""
        return self._ids("passage_stakeholder", "stakeholder_id", [stakeholder_id])

    def _ids(self, table: str, column: str, wanted: Iterable[int]) -> tuple[int, ...]:
        rows = self._rows.all(
            f"SELECT p.id FROM passage AS p JOIN article AS a ON a.id = p.article_id "
            f"AND NOT a.removed WHERE p.id IN (SELECT passage_id FROM {table} "
            f"WHERE {column} IN (SELECT value FROM json_each(?))) {_ORDER}",
            (json.dumps(list(wanted)),),
        )
        return tuple(row[0] for row in rows)

    def count(self) -> int:
        """Return how many passages there are."""
        return int(
            self._rows.value(
                # All without a condition are counted at once, however many there are.
                "SELECT (SELECT count(*) FROM passage) - (SELECT count(*) FROM passage "
                "WHERE article_id IN (SELECT id FROM article WHERE removed))"
            )
        )

    def ids_by_guid(self) -> dict[str, int]:
        """Return the id of each passage by its guid."""
        rows = self._rows.all(
            "SELECT p.guid, p.id FROM passage AS p "
            "JOIN article AS a ON a.id = p.article_id WHERE NOT a.removed"
        )
        return {row["guid"]: row["id"] for row in rows}

    def touched(self, rows: dict[str, frozenset[Key]]) -> frozenset[int]:
        """Return the ids of the passages that these rows (of a ChangeSet) belong to."""
        return frozenset(int(key[0]) for table in TABLES for key in rows.get(table, ()))

    def _load(self, condition: str, parameters: Sequence[Any]) -> tuple[Passage, ...]:
        chosen = (
            f"FROM passage AS p JOIN article AS a ON a.id = p.article_id AND NOT a.removed "
            f"WHERE {condition}"
        )
        with self._rows.steady():
            rows = self._rows.all(f"SELECT p.* {chosen} {_ORDER}", parameters)
            children = {
                table: self._grouped(
                    f"SELECT c.* FROM {table} AS c "
                    f"WHERE c.passage_id IN (SELECT p.id {chosen}) {order}",
                    parameters,
                )
                for table, order in _CHILDREN.items()
            }
            links = self._grouped(
                f"SELECT c.*, o.guid AS other_guid FROM passage_link AS c "
                f"JOIN passage AS o ON o.id = c.other_id "
                f"WHERE c.passage_id IN (SELECT p.id {chosen}) ORDER BY c.passage_id, c.position",
                parameters,
            )
        return tuple(_passage(row, children, links) for row in rows)

    def _grouped(self, sql: str, parameters: Sequence[Any]) -> dict[int, list[sqlite3.Row]]:
        groups: dict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self._rows.all(sql, parameters):
            groups[row["passage_id"]].append(row)
        return groups


def _passage(
    row: sqlite3.Row,
    children: dict[str, dict[int, list[sqlite3.Row]]],
    links: dict[int, list[sqlite3.Row]],
) -> Passage:
    own = {table: groups.get(row["id"], ()) for table, groups in children.items()}
    return Passage(
        id=row["id"],
        guid=row["guid"],
        article_id=row["article_id"],
        span=Span(row["start_at"], row["end_at"]),
        quote=row["quote"],
        statement=_statement(row),
        parties=tuple(
            PartyTag(c["stakeholder_id"], c["part"], bool(c["inferred"]))
            for c in own["passage_stakeholder"]
        ),
        topics=tuple(_topic(c) for c in own["passage_topic"]),
        figures=tuple(_figure(c) for c in own["figure"]),
        translations=tuple(
            Translation(c["language"], c["text"], c["made_by"], c["kind"])
            for c in own["passage_translation"]
        ),
        links=tuple(
            Link(c["kind"], c["other_id"], c["other_guid"], c["ruling"], c["reason"])
            for c in links.get(row["id"], ())
        ),
        prefix=row["prefix"],
        suffix=row["suffix"],
        anchor_state=row["anchor_state"],
        revision_id=row["revision_id"],
        tagged_by=row["tagged_by"],
        tagged_at=row["tagged_at"],
    )


def _statement(row: sqlite3.Row) -> Statement:
    return Statement(
        type=row["type"],
        modality=row["modality"],
        event_date=row["event_date"],
        event_date_inferred=bool(row["event_date_inferred"]),
        certainty=row["certainty"],
        via=row["via"],
        note=row["note"],
        starred=bool(row["starred"]),
    )


def _topic(row: sqlite3.Row) -> TopicTag:
    return TopicTag(
        row["topic_id"],
        row["proposition_id"],
        _stance_from(row["stance"]),
        row["condition"],
        bool(row["condition_inferred"]),
    )


def _figure(row: sqlite3.Row) -> Figure:
    return Figure(
        low=json.loads(row["low"]) if row["low"] else None,
        high=json.loads(row["high"]) if row["high"] else None,
        qualifier=row["qualifier"],
        measure=row["measure"],
        place=row["place"],
        period=row["period"],
    )


def _stance_from(text: str | None) -> Stance | None:
    """Read a stored stance: "2", "-3", or a word."""
    if text is None or text.isalpha():
        return text
    return int(text)
