"""Findings that the analyst accepted, each with a reason; kept as one field of the memo.

The field is JSON: a list of `{"key", "reason", "who", "at"}`. A finding whose place or words change
has another key, so that what was accepted is asked about anew.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefer.memo.finding import Finding
    from briefer.model.memo import KeptMemo

ACCEPTED: Final = "accepted"
"""The field of a memo that holds them."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The key of a finding that was accepted, why, by whom and when (UTC)."""

    key: str
    reason: str
    who: str = ""
    at: str = ""


def acceptances(fields: Mapping[str, str]) -> tuple[Acceptance, ...]:
    """Return what was accepted in a memo of these fields, in the order in which it was."""
    return tuple(
        Acceptance(entry["key"], entry["reason"], entry.get("who", ""), entry.get("at", ""))
        for entry in json.loads(fields.get(ACCEPTED) or "[]")
    )


def written(entries: Iterable[Acceptance]) -> str:
    """Return the value of the memo's field; nothing where nothing is accepted."""
    data = [asdict(entry) for entry in entries]
    return json.dumps(data, ensure_ascii=False) if data else ""


def marked(findings: Iterable[Finding], kept: KeptMemo) -> Iterator[Finding]:
    """Yield the findings, each that was accepted with its reason; one that blocks never is."""
    reasons = {entry.key: entry.reason for entry in acceptances(kept.fields)}
    for finding in findings:
        reason = "" if finding.blocks else reasons.get(finding.key, "")
        yield replace(finding, accepted=reason) if reason else finding
