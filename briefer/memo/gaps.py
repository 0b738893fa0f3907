"""What is missing: who is not heard, what rests on one source, which articles say too little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.amounts import figure_words
from briefer.memo.document import Bullets
from briefer.memo.note_marks import beside_stops
from briefer.memo.origins import outlets_of, single_claims, single_figures
from briefer.model.inline import Emph, NoteRef, Text
from briefer.model.positions import not_heard
from briefer.model.vocabulary import ACTOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.evidence import Evidence
    from briefer.memo.origins import Claim, SingleFigure
    from briefer.memo.wording import Wording
    from briefer.model.article import Article
    from briefer.model.inline import Inline

LISTED: Final = 5
"""More articles than this with one fault are counted and not listed."""


def gaps(evidence: Evidence, wording: Wording) -> Bullets | None:
    """Return the list of gaps, or None where there is none."""
    items = (
        *_not_heard(evidence, wording),
        *_single_source(evidence, wording),
        *_figures(evidence, wording),
        *_faulty_articles(evidence, wording),
    )
    return Bullets(items) if items else None


def _not_heard(evidence: Evidence, wording: Wording) -> Iterator[tuple[Inline, ...]]:
    known = evidence.codebook.stakeholder_by_id
    unheard = [e for e in not_heard(evidence.codebook, evidence.passages) if e.is_mentioned]
    acting = [known[e.stakeholder_id].short for e in unheard if ACTOR in dict(e.parts)]
    others = [known[e.stakeholder_id].short for e in unheard if ACTOR not in dict(e.parts)]
    for key, names in (("gaps.acting", acting), ("gaps.spoken_of", others)):
        if names:
            yield (Text(wording.say(key, names=wording.series(names))),)


def _single_source(evidence: Evidence, wording: Wording) -> Iterator[tuple[Inline, ...]]:
    articles = evidence.tagged_articles()
    if len(articles) == 1:
        outlet = articles[0].outlet or wording.say("memo.unnamed_outlet")
        yield (Text(wording.say("gaps.one_article", outlet=outlet)),)
        return
    by_outlets: dict[tuple[str | None, ...], list[Claim]] = {}
    for claim in single_claims(evidence):
        by_outlets.setdefault(outlets_of(claim.passages, evidence), []).append(claim)
    for outlets, claims in by_outlets.items():
        names = [outlet or wording.say("memo.unnamed_outlet") for outlet in outlets]
        yield (
            Text(
                wording.say(
                    "gaps.one_outlet" if len(outlets) == 1 else "gaps.no_independent",
                    outlet=wording.series(names),
                    claims="; ".join(_claims_by_speaker(claims, evidence, wording)),
                )
            ),
        )


def _claims_by_speaker(
    claims: Sequence[Claim], evidence: Evidence, wording: Wording
) -> Iterator[str]:
    by_speaker: dict[str, list[str]] = {}
    for claim in claims:
        by_speaker.setdefault(claim.stakeholder.short, []).append(evidence.labels[claim.column])
    for who, what in by_speaker.items():
        yield wording.say("gaps.claim", who=who, what=", ".join(what))


def _figures(evidence: Evidence, wording: Wording) -> Iterator[tuple[Inline, ...]]:
    by_outlet: dict[str, list[SingleFigure]] = {}
    for entry in single_figures(evidence):
        outlet = evidence.article_of(entry.passage).outlet or wording.say("memo.unnamed_outlet")
        by_outlet.setdefault(outlet, []).append(entry)
    for outlet, entries in by_outlet.items():
        item: list[Inline] = [Text(wording.say("gaps.figures", outlet=outlet) + " ")]
        for place, entry in enumerate(entries):
            joint = "; " if place else ""
            item += [Text(joint + figure_words(entry.figure, wording)), NoteRef(entry.passage.guid)]
        yield beside_stops((*item, Text(".")), wording.language)


def _faulty_articles(evidence: Evidence, wording: Wording) -> Iterator[tuple[Inline, ...]]:
    by_faults: dict[tuple[str, ...], list[Article]] = {}
    for article in evidence.tagged_articles():
        if faults := _faults(article):
            by_faults.setdefault(faults, []).append(article)
    for faults, articles in by_faults.items():
        said = "; ".join(wording.say(f"gaps.{fault}") for fault in faults)
        yield (*_listed(articles, wording), Text(wording.say("gaps.faults", faults=said)))


def _faults(article: Article) -> tuple[str, ...]:
    faults = []
    if article.published is None:
        faults.append("undated")
    elif article.published_set_by == "analyst":
        faults.append("dated_by_analyst")
    if not article.authors:
        faults.append("unsigned")
    return tuple(faults)


def _listed(articles: Sequence[Article], wording: Wording) -> Iterator[Inline]:
    """Yield the articles by outlet and title, or their number where they are many."""
    if len(articles) > LISTED:
        yield Text(wording.say("gaps.articles", n=wording.number(len(articles))))
        return
    for place, article in enumerate(articles):
        outlet = article.outlet or wording.say("notes.unnamed_outlet")
        yield Text(("; " if place else "") + f"{outlet}, ")
        yield Emph(article.title)
