"""How the workspaces of a briefing are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.ui.evidence.workspace import EvidenceWorkspace
    from briefer.ui.memo.workspace import MemoWorkspace
    from briefer.ui.read.workspace import ReadWorkspace
    from briefer.ui.session import Session


@dataclass(frozen=True, slots=True)
class Workspaces:
    """How the three workspaces are made; Evidence and Memo when they are first shown."""

    read: Callable[[Session], ReadWorkspace]
    evidence: Callable[[Session], EvidenceWorkspace]
    memo: Callable[[Session], MemoWorkspace]
