"""The briefing itself: what it is for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Project:
    """Title, question, reader and due date, and the settings that travel with the file."""

    guid: str
    title: str
    question: str | None = None
    reader: str | None = None
    due: str | None = None
    created_by: str = ""
    created_at: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
