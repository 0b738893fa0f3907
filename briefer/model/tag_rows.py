"""What counting needs of the passages of a briefing, as bare rows: there may be 100,000 of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.vocabulary import Stance


class TagRows(NamedTuple):
    """Every passage, and the stakeholders and topics of each.

    `statements` come in the order in which passages are listed: id, type, modality and outlet.
    `parties` are passage id, stakeholder id and part; `topics` are passage id, topic id,
    proposition id and stance. They may name passages that are not among the statements.
    """

    statements: Sequence[tuple[int, str | None, str | None, str | None]] = ()
    parties: Sequence[tuple[int, int, str]] = ()
    topics: Sequence[tuple[int, int, int | None, Stance | None]] = ()
