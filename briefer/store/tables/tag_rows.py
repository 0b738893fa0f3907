"""Reading the tags of all passages at once, without their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.tag_rows import TagRows

if TYPE_CHECKING:
    from briefer.store.rows import Rows


class TagReader:
    """Reads tags; those of removed articles are not there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def all(self) -> TagRows:
        """Return the tags of every passage, those of the newest articles first."""
        with self._rows.steady():
            statements = self._rows.all(
                "SELECT p.id, p.type, p.modality, o.name FROM passage AS p "
                "JOIN article AS a ON a.id = p.article_id AND NOT a.removed "
                "LEFT JOIN outlet AS o ON o.id = a.outlet_id "
                "ORDER BY a.published DESC, a.id, p.start_at, p.end_at, p.id"
            )
            parties = self._rows.all(
                "SELECT passage_id, stakeholder_id, part FROM passage_stakeholder"
            )
            topics = self._rows.all(
                "SELECT passage_id, topic_id, proposition_id, "
                # A stored stance is a number in digits, or a word.
                "CASE WHEN stance GLOB '*[0-9]*' THEN CAST(stance AS INTEGER) ELSE stance END "
                "FROM passage_topic"
            )
        return TagRows(*(tuple(map(tuple, rows)) for rows in (statements, parties, topics)))
