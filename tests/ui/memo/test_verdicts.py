"""The words of pre-flight in the window."""

from __future__ import annotations

from briefer.memo import finding as kinds
from briefer.memo.finding import Finding
from briefer.ui.memo.preflight.verdicts import heading

KINDS = [value for name, value in vars(kinds).items() if name.isupper() and isinstance(value, str)]


def test_every_kind_of_finding_has_a_heading_of_its_own() -> None:
    headings = {heading(Finding(kind, "Note 1", "Look at it.")) for kind in KINDS}
    assert len(KINDS) > 20
    assert len(headings) == len(KINDS)
    assert "To know" not in headings
