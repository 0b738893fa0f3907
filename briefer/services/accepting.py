"""Accepting what pre-flight found, with a reason, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.memo.acceptance import ACCEPTED, Acceptance, acceptances, written
from briefer.model.anchor import shorten
from briefer.model.changes import Place
from briefer.model.dates import utc_now
from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.memo.finding import Finding
    from briefer.store.workspace import Workspace


def accept(ws: Workspace, memo_id: int, finding: Finding, reason: str) -> None:
    """Keep a finding as accepted; it stays listed, with the reason.

    Raises InputError without a reason, and for a finding that blocks: that must be mended.
    """
    if finding.blocks:
        raise InputError("This has to be mended before the export; it cannot be accepted.")
    words = single_line(reason)
    if not words:
        raise InputError("Say in a few words why it can stay so.")
    others = _without(ws, memo_id, finding.key)
    entry = Acceptance(finding.key, words, ws.who, utc_now())
    _keep(ws, memo_id, f"Accept “{shorten(finding.message, 40)}”", (*others, entry))


def withdraw(ws: Workspace, memo_id: int, finding: Finding) -> None:
    """Take an acceptance back; the finding is open again. One that was not accepted stays so."""
    others = _without(ws, memo_id, finding.key)
    if len(others) < len(acceptances(ws.memos.get(memo_id).fields)):
        _keep(ws, memo_id, f"Reopen “{shorten(finding.message, 40)}”", others)


def _without(ws: Workspace, memo_id: int, key: str) -> tuple[Acceptance, ...]:
    kept = acceptances(ws.memos.get(memo_id).fields)
    return tuple(entry for entry in kept if entry.key != key)


def _keep(ws: Workspace, memo_id: int, label: str, entries: Iterable[Acceptance]) -> None:
    with ws.change(label, at=Place(memo_id=memo_id)) as tx:
        tx.memos.set_field(memo_id, ACCEPTED, written(entries))
        tx.memos.touch(memo_id)
