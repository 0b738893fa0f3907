"""Tags from lines: entries that a line makes, and how often the codebook is read for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unittest.mock import patch

from briefer.model.codebook import Codebook
from briefer.services import tag_import
from briefer.services.entries import Imagined

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


def line(number: int) -> str:
    """A passage of a stakeholder and two topics that are not there yet."""
    topics = [f"Root {number % 7}/Leaf {number}=We agree:+2", f"Root {number % 7}=We differ"]
    return json.dumps(
        {
            "article": 1,
            "start": 0,
            "end": 5 + number,
            "stakeholders": [f"Party {number}"],
            "topics": topics,
        }
    )


def entries(codebook: Codebook) -> tuple[list[object], list[object]]:
    """What is in a codebook, save the guids, which are never the same."""
    return (
        [entry.name for entry in codebook.stakeholders],
        [
            (
                codebook.path(topic.id),
                topic.colour,
                [(p.text, p.label, p.is_default) for p in topic.propositions],
            )
            for topic in codebook.topics
        ],
    )


def test_entries_written_at_once_are_those_written_one_by_one(bare: Workspace) -> None:
    lines = [line(number) for number in range(30)]
    with patch.object(Imagined, "write"):
        assert tag_import.import_lines(bare, lines, create=True).added == 30
    one_by_one = entries(bare.codebook.load())
    bare.undo()
    assert tag_import.import_lines(bare, lines, create=True).added == 30
    assert entries(bare.codebook.load()) == one_by_one
    assert len(one_by_one[0]) >= 30


def test_the_codebook_is_not_read_again_for_each_entry(bare: Workspace) -> None:
    with patch("briefer.store.tables.codebook.Codebook", wraps=Codebook) as read:
        tag_import.import_lines(bare, [line(number) for number in range(30)], create=True)
    assert read.call_count < 5


def test_a_codebook_that_changed_meanwhile_gets_only_what_it_lacks(bare: Workspace) -> None:
    imagined = Imagined(bare.codebook.load())
    imagined.add_stakeholder("Party 1")
    with bare.change("Add a stakeholder") as tx:
        tx.codebook.add_stakeholder("Party 1")
        imagined.write(tx)
    assert [s.name for s in bare.codebook.load().stakeholders].count("Party 1") == 1
