"""What the analyst decided on suggestions: those that are still open are not kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import uuid4

from briefer.model.suggestion import TOPIC, Settled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.anchor import Span
    from briefer.store.recorder import Recorder
    from briefer.store.rows import Rows


class SuggestionReader:
    """Reads what was decided."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def settled(self, article_id: int) -> tuple[Settled, ...]:
        """Return what was decided on suggestions in one article, in the order of deciding."""
        rows = self._rows.all(
            "SELECT quote, what, state FROM suggestion WHERE article_id = ? ORDER BY id",
            (article_id,),
        )
        return tuple(
            Settled(
                quote=row["quote"],
                offers=frozenset((kind, entry_id) for kind, entry_id in json.loads(row["what"])),
                state=row["state"],
            )
            for row in rows
        )


class SuggestionWriter:
    """Keeps what was decided."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._rows = recorder.rows

    def rename_topic(self, old: int, new: int) -> None:
        """Let what was decided on one topic hold for another."""
        self._rename(old, new, is_topic=True)

    def rename_stakeholder(self, old: int, new: int) -> None:
        """Let what was decided on one stakeholder, in any part, hold for another."""
        self._rename(old, new, is_topic=False)

    def _rename(self, old: int, new: int, *, is_topic: bool) -> None:
        for row in self._rows.all("SELECT id, what FROM suggestion"):
            offers = [
                (kind, new if entry_id == old and (kind == TOPIC) is is_topic else entry_id)
                for kind, entry_id in json.loads(row["what"])
            ]
            what = json.dumps(sorted(set(offers)), ensure_ascii=False)
            if what != row["what"]:
                self._recorder.update("suggestion", (row["id"],), {"what": what})

    def settle(self, article_id: int, span: Span, settled: Settled, why: Sequence[str]) -> int:
        """Keep a decision with the reasons that the suggestion gave; return its id."""
        return self._recorder.insert(
            "suggestion",
            {
                "guid": str(uuid4()),
                "article_id": article_id,
                "start_at": span.start,
                "end_at": span.end,
                "quote": settled.quote,
                "what": json.dumps(sorted(settled.offers), ensure_ascii=False),
                "why": json.dumps(list(why), ensure_ascii=False),
                "state": settled.state,
            },
        )
