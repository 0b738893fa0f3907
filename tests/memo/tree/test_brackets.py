"""An outlet's name with brackets, inside of other brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.brackets import nested
from briefer.memo.document import Para
from briefer.model.inline import Emph, InlineExtract, Link, Text, plain_text
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence
    from briefer.model.inline import Inline
    from tests.memo.tree.conftest import Desk

OUTLET = "Council (North)"


@pytest.fixture
def evidence(desk: Desk) -> Evidence:
    desk.passage(desk.article("open", OUTLET), "open", by=[desk.ADA])
    return desk.evidence()


def said(evidence: Evidence, *inlines: Inline) -> str:
    (block,) = nested([Para(inlines)], evidence)
    assert isinstance(block, Para)
    return plain_text(block.inlines)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("as Council (North) reports", "as Council (North) reports"),
        ("open (quoted by Council (North))", "open (quoted by Council [North])"),
        ("(Council (North); Council (North))", "(Council [North]; Council [North])"),
        ("(Ada [Council (North)])", "(Ada [Council (North)])"),
        ("(as (others) say), Council (North)", "(as (others) say), Council (North)"),
        ("an end) first, (Council (North))", "an end) first, (Council [North])"),
    ],
)
def test_brackets_alternate(evidence: Evidence, words: str, printed: str) -> None:
    assert said(evidence, Text(words)) == printed


def test_the_name_may_stand_in_a_link_behind_the_bracket(evidence: Evidence) -> None:
    link = Link(OUTLET, "https://example.org")
    assert said(evidence, Text("We wait ("), link, Text(", 27 December)")) == (
        "We wait (Council [North], 27 December)"
    )
    assert said(evidence, Text("("), Emph(OUTLET), Text(") "), link) == (
        "(Council [North]) Council (North)"
    )


def test_words_of_a_source_stay(evidence: Evidence) -> None:
    extract = InlineExtract("p1", f"the ({OUTLET})", Voice.OFFICIAL)
    assert f"the ({OUTLET})" in said(evidence, Text("("), extract, Text(")"))
