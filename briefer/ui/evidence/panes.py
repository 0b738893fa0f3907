"""What the presenter of the Evidence workspace fills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.ui.evidence.filters.panel import FilterPanel, FilterRail
    from briefer.ui.evidence.matrix.view import MatrixView
    from briefer.ui.evidence.passages.panel import PassagesPanel


@dataclass(frozen=True, slots=True)
class EvidencePanes:
    """The parts of the workspace that its presenter fills."""

    matrix: MatrixView
    passages: PassagesPanel
    filters: FilterPanel
    rail: FilterRail
