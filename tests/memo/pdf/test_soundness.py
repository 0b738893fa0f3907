"""Structure and links lead where they should, and the test that says so finds planted faults."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from pikepdf import Array, Pdf

from briefer.memo.document import Memo, NotesAt
from briefer.memo.pdf.writer import write
from tests.memo.pdf.soundness import faults
from tests.memo.pdf.test_hostile import MEMOS

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.memo.style import Style


@pytest.mark.parametrize("at", [NotesAt.END, NotesAt.FOOT])
@pytest.mark.parametrize("name", ["page_memo", "hard_memo"])
def test_structure_and_links_lead_where_they_should(
    name: str, at: NotesAt, request: pytest.FixtureRequest, sheet: Style
) -> None:
    memo: Memo = request.getfixturevalue(name)
    assert faults(write(replace(memo, meta=replace(memo.meta, notes_at=at)), sheet)) == []


@pytest.mark.parametrize("name", list(MEMOS))
def test_those_of_hostile_memos_do_too(name: str, sheet: Style) -> None:
    assert faults(write(MEMOS[name], sheet)) == []


def test_those_of_contents_do_and_say_where_they_lead(page_memo: Memo, sheet: Style) -> None:
    memo = replace(page_memo, meta=replace(page_memo.meta, contents_title="Contents"))
    data = write(memo, sheet)
    assert faults(data) == []
    with Pdf.open(BytesIO(data)) as file:
        said = {str(link.Contents) for page in file.pages for link in page.get("/Annots", [])}
    assert {"1 Bottom line", "Notes", "Notes 1", "1 ↑"} <= said


def lose_structure(file: Pdf) -> None:
    del file.pages[0].StructParents


def swap_parents(file: Pdf) -> None:
    rows = file.Root.StructTreeRoot.ParentTree.Kids[0].Nums
    rows[1], rows[3] = rows[3], rows[1]


def drop_target(file: Pdf) -> None:
    del file.pages[2]


def drop_link(file: Pdf) -> None:
    file.pages[0].Annots = Array(list(file.pages[0].Annots)[1:])


def leave_open(file: Pdf) -> None:
    content = file.pages[0].Contents
    content.write(content.read_bytes().replace(b"EMC", b"", 1))


def lead_to_a_script(file: Pdf) -> None:
    link = file.pages[0].Annots[0]
    del link.Dest
    link.A = {"/S": "/URI", "/URI": "javascript:1"}


def lose_a_parent(file: Pdf) -> None:
    document = file.Root.StructTreeRoot.K
    document.K[3].P = document.K[2]


PLANTED: Final = (
    *(lose_structure, swap_parents, drop_target, drop_link, leave_open, lead_to_a_script),
    lose_a_parent,
)


@pytest.mark.parametrize("plant", PLANTED)
def test_a_planted_fault_is_found(
    plant: Callable[[Pdf], None], page_memo: Memo, sheet: Style
) -> None:
    out = BytesIO()
    with Pdf.open(BytesIO(write(page_memo, sheet))) as file:
        plant(file)
        file.save(out)
    if plant is leave_open:
        with pytest.raises(ValueError, match="open"):
            faults(out.getvalue())
    else:
        assert faults(out.getvalue())
