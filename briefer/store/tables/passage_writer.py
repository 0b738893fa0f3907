"""Writing passages and what hangs on them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from briefer.model.anchor import Anchor
from briefer.model.dates import utc_now
from briefer.model.memo import AS_BASIS
from briefer.store.tables.memo_content import with_lost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefer.model.changes import Key
    from briefer.model.passage import (
        Figure,
        Link,
        PartyTag,
        Passage,
        Statement,
        TopicTag,
        Translation,
    )
    from briefer.store.recorder import Recorder


class PassageWriter:
    """Adds, changes and removes passages and what hangs on them."""

    def __init__(self, recorder: Recorder, who: str) -> None:
        self._recorder = recorder
        self._rows = recorder.rows
        self._who = who

    def add(self, article_id: int, revision_id: int, anchor: Anchor, statement: Statement) -> int:
        """Keep a new passage; return its id."""
        return self._recorder.insert(
            "passage",
            {
                "guid": str(uuid4()),
                "article_id": article_id,
                "revision_id": revision_id,
                **_place(anchor),
                **_statement(statement),
                "tagged_by": self._who,
                "tagged_at": utc_now(),
            },
        )

    def add_twin(self, passage: Passage) -> int:
        """Keep a second passage on the same words with the same statement; return its id."""
        anchor = Anchor(passage.span, passage.quote, passage.prefix, passage.suffix)
        return self.add(passage.article_id, passage.revision_id, anchor, passage.statement)

    def set_place(self, passage_id: int, anchor: Anchor) -> None:
        """Anchor the passage anew, in the same text."""
        self._recorder.update("passage", (passage_id,), _place(anchor))

    def set_statement(self, passage_id: int, statement: Statement) -> None:
        """Put the statement in place of the one there is."""
        self._recorder.update("passage", (passage_id,), _statement(statement))

    def set_parties(self, passage_id: int, parties: Sequence[PartyTag]) -> None:
        """Put these stakeholders in place of those there are, in this order."""
        wanted: dict[Key, dict[str, Any]] = {
            (passage_id, party.stakeholder_id, party.part): {
                "inferred": int(party.inferred),
                "position": position,
            }
            for position, party in enumerate(parties)
        }
        self._settle(
            "passage_stakeholder", passage_id, ("passage_id", "stakeholder_id", "part"), wanted
        )

    def set_topics(self, passage_id: int, topics: Sequence[TopicTag]) -> None:
        """Put these topics in place of those there are, in this order."""
        wanted: dict[Key, dict[str, Any]] = {
            (passage_id, tag.topic_id): {
                "proposition_id": tag.proposition_id,
                "stance": None if tag.stance is None else str(tag.stance),
                "condition": tag.condition,
                "condition_inferred": int(tag.condition_inferred),
                "position": position,
            }
            for position, tag in enumerate(topics)
        }
        self._settle("passage_topic", passage_id, ("passage_id", "topic_id"), wanted)

    def set_figures(self, passage_id: int, figures: Sequence[Figure]) -> None:
        """Put these figures in place of those there are."""
        self._settle_list(
            "figure",
            passage_id,
            [
                {
                    "low": None if figure.low is None else json.dumps(figure.low),
                    "high": None if figure.high is None else json.dumps(figure.high),
                    "qualifier": figure.qualifier,
                    "measure": figure.measure,
                    "place": figure.place,
                    "period": figure.period,
                }
                for figure in figures
            ],
        )

    def set_translations(self, passage_id: int, translations: Sequence[Translation]) -> None:
        """Put these translations in place of those there are."""
        self._settle_list(
            "passage_translation",
            passage_id,
            [
                {
                    "language": translation.language,
                    "text": translation.text,
                    "made_by": translation.by,
                    "kind": translation.kind,
                }
                for translation in translations
            ],
        )

    def set_links(self, passage_id: int, links: Sequence[Link]) -> None:
        """Put these links in place of those that stand on the passage."""
        self._settle_list(
            "passage_link",
            passage_id,
            [
                {
                    "other_id": link.other_id,
                    "kind": link.kind,
                    "ruling": link.ruling,
                    "reason": link.reason,
                }
                for link in links
            ],
        )

    def remove(self, passage_id: int) -> None:
        """Delete a passage with all that hangs on it; memos keep its words and lose the tie.

        A text that rested on it goes on saying so, for the checks to find.
        """
        self._note_lost(passage_id)
        for table in (
            "passage_stakeholder",
            "passage_topic",
            "passage_translation",
            "figure",
            "memo_block_passage",
        ):
            self._recorder.delete_where(table, "passage_id = ?", (passage_id,))
        self._recorder.delete_where(
            "passage_link", "passage_id = ? OR other_id = ?", (passage_id, passage_id)
        )
        self._recorder.delete("passage", (passage_id,))

    def _note_lost(self, passage_id: int) -> None:
        rows = self._rows.all(
            """
            SELECT memo_block.id, content, passage.guid FROM memo_block_passage
            JOIN memo_block ON memo_block.id = block_id
            JOIN passage ON passage.id = passage_id
            WHERE passage_id = ? AND role = ?
            """,
            (passage_id, AS_BASIS),
        )
        for row in rows:
            content = with_lost(row["content"], row["guid"])
            self._recorder.update("memo_block", (row["id"],), {"content": content})

    def _settle_list(self, table: str, passage_id: int, wanted: Sequence[dict[str, Any]]) -> None:
        numbered: dict[Key, dict[str, Any]] = {
            (passage_id, position): values for position, values in enumerate(wanted)
        }
        self._settle(table, passage_id, ("passage_id", "position"), numbered)

    def _settle(
        self,
        table: str,
        passage_id: int,
        columns: tuple[str, ...],
        wanted: Mapping[Key, dict[str, Any]],
    ) -> None:
        """Make the rows of one passage those `wanted`, touching only what differs."""
        listed = ", ".join(columns)
        query = f"SELECT {listed} FROM {table} WHERE passage_id = ?"
        there = {tuple(row) for row in self._rows.all(query, (passage_id,))}
        for key in there - wanted.keys():
            self._recorder.delete(table, key)
        for key, values in wanted.items():
            if key in there:
                self._recorder.update(table, key, values)
            else:
                self._recorder.insert(table, {**dict(zip(columns, key, strict=True)), **values})


def _place(anchor: Anchor) -> dict[str, Any]:
    return {
        "start_at": anchor.span.start,
        "end_at": anchor.span.end,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "type": statement.type,
        "modality": statement.modality,
        "event_date": statement.event_date,
        "event_date_inferred": int(statement.event_date_inferred),
        "certainty": statement.certainty,
        "via": statement.via,
        "note": statement.note,
        "starred": int(statement.starred),
    }
