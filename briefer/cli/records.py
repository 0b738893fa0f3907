"""The JSON shapes of the answers; keys are stable, more may be added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.memo.finding import Finding
    from briefer.memo.tally import Tally
    from briefer.memo.template import Template
    from briefer.model.article import Article
    from briefer.model.changes import Step
    from briefer.model.codebook import Codebook, Stakeholder, Topic
    from briefer.model.memo import KeptMemo
    from briefer.services.checking import Remark

Record = dict[str, Any]


def article(entry: Article) -> Record:
    """An article without its text."""
    return {
        "id": entry.id,
        "guid": entry.guid,
        "title": entry.title,
        "outlet": entry.outlet,
        "authors": list(entry.authors),
        "published": entry.published,
        "published_about": entry.published_about,
        "published_set_by": entry.published_set_by,
        "url": entry.url,
        "language": entry.language,
        "characters": entry.characters,
        "sha256": entry.text_hash,
        "origin": entry.origin,
        "passages": entry.passages,
    }


def stakeholder(entry: Stakeholder, counts: Mapping[int, int]) -> Record:
    """A stakeholder with the number of passages it has a part in."""
    return {
        "id": entry.id,
        "guid": entry.guid,
        "name": entry.name,
        "kind": entry.kind,
        "side": entry.side,
        "aliases": list(entry.aliases),
        "passages": counts.get(entry.id, 0),
    }


def topic(entry: Topic, codebook: Codebook, counts: Mapping[int, int]) -> Record:
    """A topic with the number of passages that carry it or one below it."""
    return {
        "id": entry.id,
        "guid": entry.guid,
        "path": codebook.path(entry.id),
        "keywords": [keyword.word for keyword in entry.keywords if not keyword.excludes],
        "propositions": [
            {"label": p.label, "text": p.text, "default": p.is_default} for p in entry.propositions
        ],
        "passages": counts.get(entry.id, 0),
    }


def step(entry: Step) -> Record:
    """A step of the history."""
    return {
        "id": entry.id,
        "label": entry.label,
        "at": entry.at,
        "who": entry.who,
        "undone": entry.undone,
        "kind": entry.kind,
    }


def memo(entry: KeptMemo) -> Record:
    """A kept memo with its sections in reading order and the number of their blocks."""
    return {
        "id": entry.id,
        "guid": entry.guid,
        "title": entry.title,
        "template": entry.template,
        "sections": [{"title": s.title, "blocks": len(s.blocks)} for s in entry.walk()],
        "changed": entry.changed,
    }


def template(entry: Template) -> Record:
    """A template with the keys of its header fields."""
    return {
        "name": entry.name,
        "title": entry.title,
        "fields": [field.key for field in entry.fields],
    }


def remark(entry: Remark | Finding) -> Record:
    """A problem or finding; `accepted` is the analyst's reason, null while there is none."""
    return {
        "kind": entry.kind,
        "where": entry.where,
        "message": entry.message,
        "accepted": entry.accepted or None,
        "fixes": [str(fix) for fix in entry.fixes],
    }


def finding(entry: Finding) -> Record:
    """A finding of an export, with its place and its difference."""
    return {
        **remark(entry),
        "blocks": entry.blocks,
        "key": entry.key,
        "block": entry.origin or None,
        "passage": entry.passage or None,
        "difference": [[run.kind, run.words] for run in entry.difference],
    }


def tally(entry: Tally) -> Record:
    """How many extracts match their sources, and whose words they are."""
    return {"own": entry.own, "reported": entry.reported, "differing": entry.differing}
