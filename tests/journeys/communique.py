"""The joint communiqué of both governments, as an analyst tags it.

Each row is a sentence, named by words in it: the words are looked for, Alt+Up takes the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.journeys.tagged_rows import Row

US, MEXICO, AMLO, BIDEN = (
    "US government",
    "Government of Mexico",
    "Andrés Manuel López Obrador",
    "Joe Biden",
)
BOTH = ((US, "speaker"), (MEXICO, "speaker"))


@dataclass(frozen=True)
class Sentence:
    """A sentence of the communiqué with its tags; `topics` are paths with their stances."""

    words: str
    who: Sequence[tuple[str, str]]
    type: str
    topics: Sequence[tuple[str, int | None]]
    event_date: str | None = None
    note: str | None = None


SENTENCES = (
    Sentence("telephone conversation", ((AMLO, "speaker"), (BIDEN, "addressee")), "support",
             (("Talks", 2),), note="thanks for the delegation"),
    Sentence("reaffirmed their existing", BOTH, "agreement", (("Talks", 2),)),
    Sentence("such as poverty", BOTH, "agreement",
             (("Root causes", 2), ("Root causes/Poverty", None))),
    Sentence("disrupt human smuggling", BOTH, "agreement",
             (("Smuggling", 2), ("Legal pathways", 2))),
    Sentence("vital bilateral trade", BOTH, "agreement", (("Trade and remittances", 2),)),
    Sentence("ambitious development", ((AMLO, "speaker"),), "position", (("Aid", 3),)),
    Sentence("humanitarian aid", BOTH, "support", (("Aid", 2),)),
    Sentence("DACA recipients", BOTH, "position", (("Regularisation", 1),)),
    Sentence("January 2024", BOTH, "agreement", (("Talks", 2),), event_date="2024-01"),
)  # fmt: skip


def rows_of(text: str, propositions: dict[str, str]) -> list[Row]:
    """Return the rows of the communiqué; `propositions` are the default ones of their topics."""
    return [_row(f"c{n}", one, text, propositions) for n, one in enumerate(SENTENCES, 1)]


def _row(ref: str, sentence: Sentence, text: str, propositions: dict[str, str]) -> Row:
    return {
        "ref": ref,
        "article": 1,
        "quote": _whole(sentence.words, text),
        "occurrence": 1,
        "type": sentence.type,
        "modality": "official",
        "event_date": sentence.event_date,
        "event_date_inferred": False,
        "certainty": None,
        "via": None,
        "note": sentence.note,
        "starred": False,
        "stakeholders": [{"name": n, "part": p, "inferred": False} for n, p in sentence.who],
        "topics": [
            {
                "path": path,
                "proposition": None if stance is None else propositions[path],
                "stance": stance,
                "condition": None,
                "condition_inferred": False,
            }
            for path, stance in sentence.topics
        ],
        "figures": [],
        "links": [],
        "translations": [],
    }


def _whole(words: str, text: str) -> str:
    """Return the sentence around some words; a dot in an abbreviation ends none."""
    at = text.index(words)
    starts = [m.end() for m in re.finditer(r"(?:(?<!U\.S)[.]\s+|\n+)(?=[A-Z])", text)]
    start = max((s for s in starts if s <= at), default=0)
    end = next((s for s in starts if s > at), len(text))
    return text[start:end].rstrip()
