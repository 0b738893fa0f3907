"""The words of pre-flight in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo import finding as kinds
from briefer.memo import fix as fixes
from briefer.memo.finding import Finding
from briefer.memo.fix import Fix
from briefer.ui.memo.preflight.fix_words import fix_words
from briefer.ui.memo.preflight.verdicts import heading

if TYPE_CHECKING:
    from tests.ui.memo.conftest import Desk

KINDS = [value for name, value in vars(kinds).items() if name.isupper() and isinstance(value, str)]


def test_every_kind_of_finding_has_a_heading_of_its_own() -> None:
    headings = {heading(Finding(kind, "Note 1", "Look at it.")) for kind in KINDS}
    assert len(KINDS) > 20
    assert len(headings) == len(KINDS)
    assert "To know" not in headings


def test_every_way_to_mend_has_words_of_its_own(desk: Desk) -> None:
    rendering = desk.pane.desk.rendering
    assert rendering is not None
    actions = [value for name, value in vars(fixes).items() if name.isupper()]
    known = [value for value in actions if isinstance(value, str)]
    finding = Finding(kinds.QUOTATION, "Here", "A message.")
    said = [fix_words(finding, Fix(action, "target"), rendering) for action in known]
    assert len(set(said)) == len(known)
    assert not set(said) & set(known)
