"""Text of a memo on the clipboard: as plain words for others, as inlines for ourselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from briefer.errors import InputError
from briefer.model.inline import Text, from_data, plain_text, to_data
from briefer.model.text import canonical_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.inline import Inline

_INLINES = "application/x-briefer-inlines"


def clipped(runs: Sequence[tuple[Inline, ...]]) -> QMimeData:
    """Return paragraphs as they go to the clipboard."""
    data = QMimeData()
    data.setText("\n".join(map(plain_text, runs)))
    own = json.dumps([to_data(run) for run in runs], ensure_ascii=False)
    data.setData(_INLINES, own.encode())
    return data


def unclipped(data: QMimeData) -> tuple[tuple[Inline, ...], ...]:
    """Return the paragraphs that the clipboard holds; blank lines are dropped."""
    if (own := _own(data)) is not None:
        return own
    lines = canonical_text(data.text()).split("\n")
    return tuple((Text(line),) for line in lines if line.strip())


def _own(data: QMimeData) -> tuple[tuple[Inline, ...], ...] | None:
    """Return what a memo put there, or None; of what another version put there, its words do."""
    if not data.hasFormat(_INLINES):
        return None
    try:
        own = json.loads(bytes(data.data(_INLINES).data()))
        return tuple(from_data(run) for run in own)
    except (ValueError, TypeError, InputError):
        return None
