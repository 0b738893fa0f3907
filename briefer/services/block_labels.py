"""What a block of a memo is labelled with: a handling mark of its own, and how sure it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.errors import InputError
from briefer.model.memo import CONFIDENCES
from briefer.services import memos

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace

_PORTION: Final = re.compile(r"[A-Z][A-Z :+/-]{0,39}")


def set_portion(ws: Workspace, block_id: int, mark: str) -> None:
    """Give a block a handling mark of its own, `CUI` or `(CUI)`; an empty one takes it away.

    Raises InputError for what can be no mark.
    """
    clean = " ".join(mark.upper().strip(" ()").split())
    if clean and not _PORTION.fullmatch(clean):
        raise InputError(f"“{mark}” is no handling mark; write U, CUI or another in letters.")
    label = f"Mark with “{clean}”" if clean else "Take the mark away"
    block = replace(memos.block_of(ws, block_id), portion=clean)
    memos.set_block(ws, block_id, block, label=label)


def set_confidence(ws: Workspace, block_id: int, level: str) -> None:
    """Say how sure a judgement is: high, moderate or low; nothing takes it back.

    Raises InputError for another level.
    """
    if level and level not in CONFIDENCES:
        raise InputError(f"Confidence cannot be “{level}”; it can be: {', '.join(CONFIDENCES)}.")
    label = f"Set the confidence to “{level}”" if level else "Take the confidence back"
    block = replace(memos.block_of(ws, block_id), confidence=level)
    memos.set_block(ws, block_id, block, label=label)
