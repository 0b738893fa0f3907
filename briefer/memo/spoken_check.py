"""Whether what is tagged as a speaker's own words stands in quotation marks in its source.

`“I will go,” he said, “tomorrow”` has words of the reporter's in its middle, and what stands in no
marks at all may be a report that was tagged by mistake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.cutting import moved
from briefer.memo.finding import UNMARKED, VOICE, Finding
from briefer.memo.fix import PARAPHRASE, WRITE, Fix
from briefer.memo.lead import is_primary
from briefer.memo.marks import FEWEST_WORDS
from briefer.memo.placed import placed_runs
from briefer.memo.spoken import is_led_on, parted
from briefer.model.anchor import shorten
from briefer.model.inline import InlineExtract
from briefer.model.partial import Kept
from briefer.model.quotations import quotations
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.placed import PlacedRun
    from briefer.memo.spoken import Piece
    from briefer.model.passage import Passage


def check_spoken(memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding for own words with the reporter's among them, and for those in no marks."""
    unmarked: dict[int, list[tuple[PlacedRun, InlineExtract]]] = {}
    for run in placed_runs(memo):
        for item in run.inlines:
            passage = evidence.passage_by_guid.get(getattr(item, "passage", ""))
            if not isinstance(item, InlineExtract) or passage is None:
                continue
            if passage.voice is not Voice.OWN or is_primary(passage, evidence):
                continue
            pieces = _parted(item, passage, evidence)
            if is_led_on(pieces):
                yield _mixed(item, pieces, run, evidence)
            elif not all(piece.is_inside for piece in pieces):
                unmarked.setdefault(passage.article_id, []).append((run, item))
    for article_id, uses in unmarked.items():
        if _marks_quotations(article_id, evidence):
            yield _unmarked(uses, evidence)


def _parted(item: InlineExtract, passage: Passage, evidence: Evidence) -> list[Piece]:
    """Return what an extract prints, parted by the marks of its source."""
    text = evidence.texts.get(evidence.article_of(passage).text_hash, "")
    start = passage.span.start
    if text[start : passage.span.end] != passage.quote:
        return []
    kept = moved(item.parts, passage.quote) or (Kept(0, passage.quote),)
    return [
        piece
        for part in kept
        if isinstance(part, Kept)
        for piece in parted(text, start + part.at, start + part.end)
    ]


def _marks_quotations(article_id: int, evidence: Evidence) -> bool:
    """Say whether an article has statements in marks, as a transcript has not."""
    text = evidence.texts.get(evidence.article_by_id[article_id].text_hash, "")
    return any(len(text[q.start : q.end].split()) >= FEWEST_WORDS for q in quotations(text))


def _mixed(item: InlineExtract, pieces: list[Piece], run: PlacedRun, evidence: Evidence) -> Finding:
    article = evidence.article_of(evidence.passage_by_guid[item.passage])
    outlet = article.outlet or "the outlet"
    theirs = " … ".join(piece.words for piece in pieces if not piece.is_inside)
    return Finding(
        VOICE,
        run.where,
        f"“{shorten(theirs)}” stands outside of the quotation marks in “{shorten(article.title)}”: "
        f"these are the words of {outlet}. Cut them out of the quotation, or tag the passage as "
        "partly own words.",
        blocks=True,
        origin=run.origin,
        passage=item.passage,
        about=item.words,
        fixes=(Fix(PARAPHRASE), Fix(WRITE, run.origin)) if run.origin else (),
    )


def _unmarked(uses: list[tuple[PlacedRun, InlineExtract]], evidence: Evidence) -> Finding:
    (run, item), *others = uses
    title = shorten(evidence.article_of(evidence.passage_by_guid[item.passage]).title)
    more = f" and {len(others)} more" if others else ""
    return Finding(
        UNMARKED,
        run.where,
        f"“{shorten(item.words)}”{more} print as own words, but do not stand in quotation marks "
        f"in “{title}”, which marks others. Look whose words they are, and tag them so.",
        origin=run.origin,
        passage=item.passage,
        about=" ".join(sorted(item.passage for _, item in uses)),
        fixes=(Fix(WRITE, run.origin),) if run.origin else (),
    )
