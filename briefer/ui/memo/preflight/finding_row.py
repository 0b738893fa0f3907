"""One finding in the list: what it is and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.accessible import Role, named
from briefer.ui.memo.preflight.verdicts import heading
from briefer.ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from briefer.memo.finding import Finding
    from briefer.ui.appearance import Appearance


class FindingRow(TwoLines):
    """A finding that leads to its card."""

    def __init__(self, appearance: Appearance, finding: Finding, number: int) -> None:
        super().__init__(appearance)
        self.finding = finding
        self.show_finding(finding, number)

    def show_finding(self, finding: Finding, number: int) -> None:
        """Show another finding."""
        self.finding = finding
        says = f"{heading(finding)}. {finding.where}"
        named(self, f"memo.finding.{number}", says, finding.message, role=Role.Button)
        role = "danger" if finding.blocks else "muted" if finding.accepted else "warn"
        icon = "blocked" if finding.blocks else "check" if finding.accepted else "warning"
        tone = "danger" if finding.blocks else "ink"
        below = finding.accepted or finding.where
        self.show_lines(heading(finding), below, icon, role=role, tone=tone)
