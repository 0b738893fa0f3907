"""Where the notes stand is the template's to say, and the memo's to say otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.document import NotesAt
from briefer.memo.draft import draft
from briefer.memo.finding import ENDNOTES, OLD, UNDATED, UNUSED
from briefer.memo.outline import outline
from briefer.memo.running_text import runs
from briefer.memo.settings import NOTES
from briefer.model.inline import NoteRef

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template


def composed(template: Template, evidence: Evidence, **fields: str) -> Memo:
    return compose(draft(template, evidence, fields), template, evidence).memo


def marks(memo: Memo) -> list[int]:
    return [
        item.number
        for block in memo.blocks
        for run in runs(block)
        for item in run
        if isinstance(item, NoteRef)
    ]


@pytest.mark.parametrize(
    ("asked", "place"), [("", NotesAt.END), ("foot", NotesAt.FOOT), ("none", NotesAt.NONE)]
)
def test_a_memo_says_where_its_notes_stand(
    template: Template, fixture_evidence: Evidence, asked: str, place: NotesAt
) -> None:
    assert composed(template, fixture_evidence, **{NOTES: asked}).meta.notes_at is place


def test_notes_that_stand_nowhere_leave_no_mark(
    template: Template, fixture_evidence: Evidence
) -> None:
    with_notes = composed(template, fixture_evidence)
    without = composed(template, fixture_evidence, **{NOTES: "none"})
    assert marks(with_notes) == [note.number for note in with_notes.notes]
    assert with_notes.notes
    assert not marks(without)
    assert not without.notes
    assert without.meta.notes_title not in outline(without).splitlines()
    assert without.cited == with_notes.cited == tuple(note.passage for note in with_notes.notes)


def test_the_checks_of_sources_need_no_notes(
    template: Template, fixture_evidence: Evidence
) -> None:
    kept = draft(template, fixture_evidence, {NOTES: "none", "old-days": "1", "date": "2024-06-01"})
    memo = compose(kept, template, fixture_evidence).memo
    found = {f.kind: f.where for f in check(kept, memo, fixture_evidence, template)}
    assert found[UNDATED] == found[OLD] == "The whole memo"
    assert UNUSED not in found


@pytest.mark.parametrize(("place", "is_found"), [("end", True), ("foot", False), ("none", False)])
def test_only_endnotes_lose_the_handling_mark(
    template: Template, fixture_evidence: Evidence, place: str, *, is_found: bool
) -> None:
    kept = draft(template, fixture_evidence, {NOTES: place, "banner": "TLP:GREEN"})
    memo = compose(kept, template, fixture_evidence).memo
    kinds = {f.kind for f in check(kept, memo, fixture_evidence, template)}
    assert (ENDNOTES in kinds) is is_found


def test_a_place_that_there_is_not_is_refused(
    template: Template, fixture_evidence: Evidence
) -> None:
    with pytest.raises(InputError, match="it can be: end, foot, none"):
        draft(template, fixture_evidence, {NOTES: "margin"})
