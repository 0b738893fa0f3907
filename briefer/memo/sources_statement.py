"""The statement on the sources, written from the data: how many, from whom, and in whose words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefer.memo.document import Extract, Para
from briefer.memo.exact import is_exact
from briefer.memo.labels import begun
from briefer.memo.lead import is_primary
from briefer.memo.period import period
from briefer.memo.running_text import runs
from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.article import Article

_KINDS = {
    Voice.OWN: "own",
    Voice.OFFICIAL: "official",
    Voice.PARTIAL: "report",
    Voice.REPORT: "report",
    Voice.OUTLET: "outlet",
}


def sources_statement(
    blocks: Sequence[Block], articles: Sequence[Article], evidence: Evidence, wording: Wording
) -> tuple[Para, ...]:
    """Return the statement for a memo of these blocks, which rests on these articles."""
    if not articles:
        return ()
    sentences = [
        _sentences(_about_articles(articles, evidence, wording)),
        _sentences(_about_extracts(blocks, evidence, wording)),
        _reliability(articles, evidence, wording),
    ]
    return tuple(Para((Text(words),)) for words in sentences if words)


def _sentences(parts: Iterable[str]) -> str:
    """Join sentences, each with a capital; a number in words does not bring its own."""
    return " ".join(begun(part) for part in parts)


def printed_extracts(blocks: Iterable[Block]) -> Iterator[InlineExtract]:
    """Yield every passage's words in the blocks, in order."""
    for block in blocks:
        for run in runs(block):
            for item in run:
                if isinstance(item, InlineExtract):
                    yield item


def cited_articles(blocks: Iterable[Block], evidence: Evidence) -> tuple[Article, ...]:
    """Return the articles that the blocks have a note on, in that order."""
    cited = dict.fromkeys(
        evidence.passage_by_guid[item.passage].article_id
        for block in blocks
        for run in runs(block)
        for item in run
        if isinstance(item, NoteRef)
    )
    return tuple(evidence.article_by_id[article_id] for article_id in cited)


def _about_articles(
    articles: Sequence[Article], evidence: Evidence, wording: Wording
) -> Iterator[str]:
    outlets = len({article.outlet for article in articles if article.outlet})
    first = wording.count("sources.articles", len(articles))
    if outlets:
        first += wording.count("sources.outlets", outlets)
    first += wording.say("sources.languages", languages=_languages(articles, wording))
    if dates := period(articles, wording):
        single = len({article.published for article in articles if article.published}) == 1
        first += wording.say("sources.date_one" if single else "sources.dates", period=dates)
    yield first + "."
    own = {article.id for article in articles if _is_own_publication(article, evidence)}
    told = {
        "sources.primary": [a for a in articles if a.id in own],
        "sources.unnamed": [a for a in articles if not a.outlet],
        "sources.undated": [a for a in articles if a.published is None],
        "sources.set_date": [a for a in articles if a.published_set_by == "analyst"],
        "sources.unsigned": [a for a in articles if not a.authors],
        "sources.origin": [a for a in articles if a.origin is None and a.id not in own],
    }
    for key, found in told.items():
        if found:
            yield _told(key, len(found), len(articles), wording)


def _is_own_publication(article: Article, evidence: Evidence) -> bool:
    """Say whether everybody who speaks in an article published it."""
    said = [p for p in evidence.in_article.get(article.id, ()) if p.speakers]
    return bool(said) and all(is_primary(passage, evidence) for passage in said)


def _told(key: str, number: int, articles: int, wording: Wording) -> str:
    """Return what is true of so many of the articles; of the only one and of all it has a form."""
    if articles == 1:
        return wording.say(f"{key}.alone")
    return wording.say(f"{key}.all") if number == articles else wording.count(key, number)


def _languages(articles: Sequence[Article], wording: Wording) -> str:
    counts = Counter(article.language or "" for article in articles)
    if len(counts) == 1 and "" not in counts:
        return wording.say("sources.language_only", language=_language(next(iter(counts)), wording))
    parts = []
    for code, count in counts.most_common():
        key = "sources.language_known" if code else "sources.language_unknown"
        key += "_one" if count == 1 else ""
        name = _language(code, wording)
        parts.append(wording.say(key, n=wording.number(count), figure=str(count), language=name))
    return wording.series(parts)


def _language(code: str, wording: Wording) -> str:
    key = f"languages.{code}"
    return wording.say(key) if key in wording else code


def _about_extracts(blocks: Sequence[Block], evidence: Evidence, wording: Wording) -> Iterator[str]:
    printed = [e for e in printed_extracts(blocks) if e.passage in evidence.passage_by_guid]
    if not printed:
        return
    counts = Counter(_KINDS[extract.voice] for extract in printed)
    yield _by_kind(counts, len(printed), wording)
    if translated := sum(isinstance(b, Extract) and bool(b.translation) for b in blocks):
        yield wording.count("sources.translated", translated)
    if replaced := sum(isinstance(b, Extract) and b.original is not None for b in blocks):
        yield wording.count("sources.in_translation", replaced)
    if all(is_exact(extract, evidence) for extract in printed):
        yield wording.count("sources.compared", len(printed))


def _by_kind(counts: Counter[str], printed: int, wording: Wording) -> str:
    """Say how many extracts are printed, and how many of each kind where there are several."""
    kinds = [kind for kind in dict.fromkeys(_KINDS.values()) if counts[kind]]
    if len(kinds) == 1:
        form = "alone" if printed == 1 else "all"
        kind = wording.say(f"sources.{kinds[0]}.{form}")
        return wording.count("sources.alike", printed, kind=kind)
    told = [wording.count(f"sources.{kind}", counts[kind]) for kind in kinds]
    return wording.count("sources.extracts", printed, kinds="; ".join(told))


def _reliability(articles: Sequence[Article], evidence: Evidence, wording: Wording) -> str:
    used = {article.outlet for article in articles}
    outlets = [outlet for outlet in evidence.outlets if outlet.name in used]
    judged = [
        wording.say("sources.judged", outlet=outlet.name, grade=outlet.reliability)
        for outlet in outlets
        if outlet.reliability != "F"
    ]
    if not judged:
        return wording.say("sources.reliability")
    if len(judged) < len(used):
        judged.append(wording.say("sources.not_judged"))
    return wording.say("sources.reliability_judged", judged="; ".join(judged))
