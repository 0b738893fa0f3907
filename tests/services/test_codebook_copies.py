"""Copying the codebook of another briefing."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError, NotAProjectError
from briefer.services import (
    briefings,
    codebook_copies,
    codebook_files,
    history,
    stakeholders,
    topics,
)
from briefer.services.codebook_files import CodebookFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.store.workspace import Workspace


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A closed briefing with entries of its own."""
    ws = briefings.create(tmp_path / "other.briefing", who="Luis", codebook=None)
    port = stakeholders.add(ws, "Port Authority", kind="organisation", side="Harbour")
    stakeholders.add(ws, "Ines Prado", aliases=("IP", "the director"))
    prado = ws.codebook.load().find_stakeholder("Ines Prado")
    stakeholders.change(ws, prado.id, parent_id=port.id)
    topics.add(
        ws,
        "Ferries/Prices",
        keywords=(),
        propositions=(("Ferries should cost less", "Cheaper ferries"),),
    )
    ws.close()
    return tmp_path / "other.briefing"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """An open briefing without an entry."""
    ws = briefings.create(tmp_path / "empty.briefing", who="Ana", codebook=None)
    yield ws
    ws.close()


def test_entries_keep_their_guids_their_names_and_what_they_belong_to(
    empty: Workspace, other: Path
) -> None:
    copied = codebook_copies.copy(empty, other)
    assert copied == codebook_copies.Copied(stakeholders=2, topics=2, propositions=1)
    theirs, ours = codebook_copies.read(other, "Ana"), empty.codebook.load()
    assert [s.guid for s in ours.stakeholders] == [s.guid for s in theirs.stakeholders]
    assert [t.guid for t in ours.topics] == [t.guid for t in theirs.topics]
    prado = ours.find_stakeholder("the director")
    assert prado.parent_id == ours.find_stakeholder("Port Authority").id
    prices = ours.find_topic("Ferries/Prices")
    assert prices.default_proposition is not None
    assert prices.default_proposition.label == "Cheaper ferries"


def test_it_is_one_step_that_can_be_undone(empty: Workspace, other: Path) -> None:
    codebook_copies.copy(empty, other)
    assert history.undo(empty).label == "Copy the codebook of other"
    assert not empty.codebook.load().stakeholders
    assert not empty.codebook.load().topics


def test_what_is_here_already_stays_as_it_is_here(empty: Workspace, other: Path) -> None:
    codebook_copies.copy(empty, other)
    port = empty.codebook.load().find_stakeholder("Port Authority")
    stakeholders.change(empty, port.id, side="Elsewhere")
    again = codebook_copies.copy(empty, other)
    assert again == codebook_copies.Copied(there=4)
    assert empty.codebook.load().find_stakeholder("Port Authority").side == "Elsewhere"


def test_an_entry_of_the_same_name_is_the_same_and_gets_the_propositions_it_lacks(
    empty: Workspace, other: Path
) -> None:
    topics.add(empty, "Ferries/Prices", propositions=(("Prices should rise", "Rise"),))
    stakeholders.add(empty, "PORT authority")
    copied = codebook_copies.copy(empty, other)
    assert copied == codebook_copies.Copied(stakeholders=1, propositions=1, there=3)
    prices = empty.codebook.load().find_topic("Ferries/Prices")
    assert [p.label for p in prices.propositions] == ["Rise", "Cheaper ferries"]
    assert [p.is_default for p in prices.propositions] == [True, False]


def test_a_briefing_that_somebody_has_open_can_be_copied_from(
    empty: Workspace, other: Path
) -> None:
    held = briefings.open_briefing(other, who="Luis")
    assert codebook_copies.copy(empty, other).stakeholders == 2
    held.close()


def test_a_new_briefing_begins_with_the_codebook_of_another(other: Path, tmp_path: Path) -> None:
    ws = briefings.create(tmp_path / "new.briefing", who="Ana", codebook_from=other)
    assert [t.name for t in ws.codebook.load().topics] == ["Ferries", "Prices"]
    assert ws.history.undoable() is None
    ws.close()


def test_what_is_no_briefing_is_refused_and_nothing_is_made(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("words")
    with pytest.raises(NotAProjectError):
        briefings.create(tmp_path / "new.briefing", who="Ana", codebook_from=note)
    assert not (tmp_path / "new.briefing").exists()


def test_a_briefing_is_not_copied_from_itself(empty: Workspace) -> None:
    with pytest.raises(InputError, match="itself"):
        codebook_copies.copy(empty, empty.path)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_file_may_have_a_name_that_is_no_text(
    empty: Workspace, other: Path, tmp_path: Path
) -> None:
    odd = other.rename(tmp_path / os.fsdecode(b"M\xe9xico.briefing"))
    codebook_copies.copy(empty, odd)
    assert empty.history.steps()[-1].label == "Copy the codebook of M?xico"
    history.undo(empty)
    codebook_files.add(empty, CodebookFile(odd.stem, codebook_copies.read(odd, "Ana")))
    assert empty.history.steps()[-1].label == "Add the codebook “M?xico”"
