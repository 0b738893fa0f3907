"""A memo in the language of an edition of the codebook has the names from there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.memo.document import Heading
from briefer.services import briefings, codebook_editions, exporting, memos, sample

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.model.codebook import Codebook
    from briefer.store.workspace import Workspace

STARTER, SPANISH = "us-mexico-migration", "us-mexico-migration.es"


def _codebook(folder: Path, name: str) -> Codebook:
    ws = briefings.create(folder / f"{name}.briefing", who="Ana", codebook=name)
    try:
        return ws.codebook.load()
    finally:
        ws.close()


def _named(codebook: Codebook) -> list[tuple[object, ...]]:
    """Return what a memo says of each entry, by its guid."""
    people = [(s.guid, s.name, s.short, s.side, s.roles) for s in codebook.stakeholders]
    topics = [(t.guid, t.name, t.full_name) for t in codebook.topics]
    propositions = [(p.guid, p.text, p.label) for p in codebook.proposition_by_id.values()]
    return [*people, *topics, *propositions]


@pytest.mark.parametrize(
    ("name", "language", "other"), [(STARTER, "es", SPANISH), (SPANISH, "en", STARTER)]
)
def test_every_entry_has_the_words_of_its_edition(
    tmp_path: Path, name: str, language: str, other: str
) -> None:
    codebook, wanted = _codebook(tmp_path, name), _codebook(tmp_path, other)
    assert _named(codebook_editions.in_language(codebook, language)) == _named(wanted)


def test_nothing_changes_in_its_own_language_or_in_one_without_an_edition(tmp_path: Path) -> None:
    codebook = _codebook(tmp_path, STARTER)
    assert codebook_editions.in_language(codebook, "en") == codebook
    assert codebook_editions.in_language(codebook, "fr") == codebook


def test_what_the_analyst_changed_stays_and_a_name_of_the_briefing_is_an_alias(
    tmp_path: Path,
) -> None:
    codebook = _codebook(tmp_path, STARTER)
    first, second, *others = codebook.stakeholders
    codebook = replace(codebook, stakeholders=(replace(first, name="DC"), second, *others))
    said = codebook_editions.in_language(codebook, "es").stakeholders
    assert (said[0].name, said[0].side) == ("DC", "Estados Unidos")
    third = codebook.stakeholders[2]
    assert (third.name, said[2].name) == ("White House", "Casa Blanca")
    assert third.name in said[2].aliases


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return sample.build(tmp_path / "sample.briefing", who="Ana")


def test_a_spanish_memo_of_an_english_briefing_has_spanish_names(ws: Workspace) -> None:
    kept = memos.add(ws, "position", {"language": "es"})
    memo = exporting.preview(ws, kept.id, sample.DATE).composed.memo
    headings = [block.text for block in memo.blocks if isinstance(block, Heading)]
    assert "Gobierno de Estados Unidos" in headings
    assert "Andrés Manuel López Obrador, presidente de México" in headings
    assert not any("United States" in words or "President" in words for words in headings)
    assert ws.codebook.load().stakeholders[0].name == "US government"
    ws.close()
