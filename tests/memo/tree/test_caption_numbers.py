"""Tables are numbered in their captions, those of the program and of the analyst together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.caption_numbers import with_numbers
from briefer.memo.document import Figure, Table
from briefer.model.inline import Text, plain_text
from tests.memo.picturing import dots

if TYPE_CHECKING:
    from briefer.memo.wording import Wording

IMAGE = dots()


def table(caption: str, origin: str = "") -> Table:
    words = (Text(caption),) if caption else ()
    return Table(words, ("A",), (("a",),), origin=origin)


@pytest.mark.parametrize(
    ("captions", "printed"),
    [
        (["own: Ports", "own: Ferries"], ["Table 1. Ports", "Table 2. Ferries"]),
        (["own: Ports", "Table 1. Matrix"], ["Table 1. Ports", "Table 2. Matrix"]),
        (["Table 1. Matrix", "own: Table 1. Ports"], ["Table 2. Matrix", "Table 1. Ports"]),
        (
            ["own: Table 2: Ports", "own: X", "own: Y"],
            ["Table 2: Ports", "Table 3. X", "Table 4. Y"],
        ),
        (["own: ", "Articles, by outlet", "own: X"], ["", "Articles, by outlet", "Table 1. X"]),
        (["Table 1. Matrix", "Table 2. Matrix"], ["Table 1. Matrix", "Table 2. Matrix"]),
    ],
)
def test_each_table_has_a_number_of_its_own(
    wording: Wording, captions: list[str], printed: list[str]
) -> None:
    tables = [
        table(caption.removeprefix("own: "), "kept" if caption.startswith("own: ") else "")
        for caption in captions
    ]
    found = list(with_numbers(tables, wording))
    assert [plain_text(block.caption) for block in found if isinstance(block, Table)] == printed


def test_figures_count_for_themselves(wording: Wording, spanish: Wording) -> None:
    figure = Figure((Text("Exports"),), IMAGE, "A ramp", origin="kept")
    blocks = (table("Ports", "kept"), figure, table("Ferries", "kept"))
    for words, expected in (
        (wording, ["Table 1. Ports", "Figure 1. Exports", "Table 2. Ferries"]),
        (spanish, ["Tabla 1. Ports", "Figura 1. Exports", "Tabla 2. Ferries"]),
    ):
        found = with_numbers(blocks, words)
        captions = [plain_text(b.caption) for b in found if isinstance(b, Table | Figure)]
        assert captions == expected
