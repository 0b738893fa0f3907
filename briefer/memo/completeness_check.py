"""What a memo lacks or leans on: header fields and second sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.document import Extract
from briefer.memo.finding import HEADER, ONE_OUTLET, SINGLE_ORIGIN, Finding
from briefer.memo.fix import ADD, FIELD, WRITE, Fix
from briefer.memo.handling import is_controlled
from briefer.memo.header import BANNER, value
from briefer.memo.labels import begun, series
from briefer.memo.origins import outlets_of, single_claims
from briefer.memo.placed import WHOLE, origins_of, placed_blocks
from briefer.memo.settings import CONTROLLED_BY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.origins import Claim
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from briefer.model.memo import KeptMemo

_FEWEST: Final = 2
"""One passage alone has one outlet anyway."""
_OFFERED: Final = 3


def check_header(
    kept: KeptMemo, template: Template, evidence: Evidence, wording: Wording
) -> Iterator[Finding]:
    """Yield a finding for every required field without a value, and where nobody controls CUI."""
    for spec in template.fields:
        if spec.required and not value(spec, kept.fields, evidence, wording):
            yield Finding(
                HEADER,
                "Header",
                f"“{spec.name}” is empty; fill it in, or it is left out.",
                fixes=(Fix(FIELD, spec.key),),
            )
    if is_controlled(kept.fields.get(BANNER, "")) and not kept.fields.get(CONTROLLED_BY):
        yield Finding(
            HEADER,
            "Header",
            "The handling mark is CUI, and the first page does not say who controls the memo. Fill "
            "in who does.",
            about=CONTROLLED_BY,
            fixes=(Fix(FIELD, CONTROLLED_BY),),
        )


def check_outlets(memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding where all that the memo rests on comes from one outlet."""
    cited = [evidence.passage_by_guid[guid] for guid in dict.fromkeys(memo.cited)]
    outlets = outlets_of(cited, evidence)
    if len(cited) < _FEWEST or len(outlets) != 1 or outlets[0] is None:
        return
    others = [p for p in evidence.passages if evidence.article_of(p).outlet not in outlets]
    advice = "Put in a passage of another outlet" if others else "Look for another outlet"
    yield Finding(
        ONE_OUTLET,
        WHOLE,
        f"Everything rests on one outlet, {outlets[0]}. {advice}, or say so in the memo.",
        about=outlets[0],
        fixes=tuple(Fix(ADD, passage.guid) for passage in others[:_OFFERED]),
    )


def check_origins(memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding for every speaker whose printed positions rest on a single origin."""
    places = {
        block.passage: where for where, block in placed_blocks(memo) if isinstance(block, Extract)
    }
    origins = origins_of(memo)
    by_speaker: dict[int, list[Claim]] = {}
    for claim in single_claims(evidence):
        if any(passage.guid in places for passage in claim.passages):
            by_speaker.setdefault(claim.stakeholder.id, []).append(claim)
    for claims in by_speaker.values():
        passages = [passage for claim in claims for passage in claim.passages]
        first = next(passage.guid for passage in passages if passage.guid in places)
        outlets = [outlet or "an outlet not named" for outlet in outlets_of(passages, evidence)]
        what = "; ".join(evidence.labels[claim.column] for claim in claims)
        yield Finding(
            SINGLE_ORIGIN,
            places[first],
            f"{begun(claims[0].stakeholder.short)} ({what}): reported by {series(outlets)}, "
            "confirmed by no independent origin. Look for another source, or say so in the memo.",
            origin=origins.get(first, ""),
            passage=first,
            fixes=(Fix(WRITE, origins[first]),) if origins.get(first) else (),
        )
