"""The checks before an export: what must not be printed, and what the analyst should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.completeness_check import (
    check_articles,
    check_header,
    check_length,
    check_origins,
    check_sections,
)
from briefer.memo.compose import ANNEX, wording_of
from briefer.memo.document import Heading
from briefer.memo.finding import Finding
from briefer.memo.quotation_check import check_basis, check_quotations
from briefer.memo.voice_check import check_voices

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.memo import KeptMemo

__all__ = ["Finding", "body_end", "check"]


def check(
    kept: KeptMemo,
    memo: Memo,
    evidence: Evidence,
    template: Template,
    pages: float | None = None,
) -> tuple[Finding, ...]:
    """Return all findings on a memo composed from `kept`, those that block first.

    `pages` is the number of pages of the body (see `body_end`); without it no length is checked.
    """
    wording = wording_of(kept, template)
    found = (
        *check_quotations(memo, evidence),
        *check_voices(memo, evidence, wording.say("memo.unnamed_outlet")),
        *check_basis(memo, evidence),
        *check_header(kept, template, evidence, wording),
        *check_sections(kept, template),
        *check_length(template, pages),
        *check_origins(memo, evidence),
        *check_articles(memo, evidence),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: not finding.blocks))


def body_end(memo: Memo) -> int:
    """Return the number of the last block of the body; an annex and the notes come after it."""
    for number, block in enumerate(memo.blocks):
        if isinstance(block, Heading) and block.anchor.startswith(ANNEX):
            return number - 2
    return len(memo.blocks) - 1
