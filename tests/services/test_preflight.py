"""Each kind of finding, met in a memo that is kept: its place, its words, its ways, accepted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.memo.draft import extract_block
from briefer.model.anchor import locate
from briefer.model.inline import Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import accepting, articles, exporting, memos, stakeholders, tagging

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.memo.finding import Finding
    from briefer.model.memo import KeptMemo
    from briefer.store.workspace import Workspace

DATE = "2023-12-29"
LONG = "The talks go on, and nobody says how long they will go on. " * 12


def write(ws: Workspace, memo: KeptMemo, words: str, key: str = "bottom-line") -> None:
    place = next(section.id for section in memo.walk() if section.key == key)
    memos.add_block(ws, place, MemoBlock(PARAGRAPH, ((Text(words),),)))


def say(ws: Workspace, modality: str, *, unnamed: bool = False, words: str = "") -> str:
    """Tag words as somebody's on a thing that nobody speaks about; return the passage's guid."""
    codebook = ws.codebook.load()
    spoken = {tag.topic_id for p in ws.passages.all() for tag in p.topics if tag.stance is not None}
    what = next(
        t.default_proposition
        for t in codebook.topics
        if t.default_proposition and t.id not in spoken
    )
    who = next(s for s in codebook.stakeholders if s.side and (s.kind == "unnamed") is unnamed)
    article = ws.articles.all()[0]
    span = locate(ws.articles.text(article.id), words or "the line the two countries share")
    return tagging.tag(
        ws,
        article.id,
        span,
        statement=Statement(modality=modality),
        parties=[PartyTag(who.id)],
        topics=[TopicTag(what.topic_id, what.id, 2)],
    ).guid


def one_side(ws: Workspace, memo: KeptMemo) -> None:
    keep_only(ws, memo, ())
    for words in ("the line the two countries share", "With more people on the road north"):
        guid = say(ws, "direct", words=words)
        put_in(ws, memo, guid)


def anonymous(ws: Workspace, memo: KeptMemo) -> None:
    codebook = ws.codebook.load()
    if not any(s.kind == "unnamed" and s.side for s in codebook.stakeholders):
        entry = next(s for s in codebook.stakeholders if s.side)
        stakeholders.change(ws, entry.id, kind="unnamed")
    put_in(ws, memo, say(ws, "paraphrase", unnamed=True))


def put_in(ws: Workspace, memo: KeptMemo, guid: str) -> None:
    place = next(section.id for section in memo.walk() if section.key == "outlook")
    passage = ws.passages.get(ws.passages.ids_by_guid()[guid])
    memos.add_block(ws, place, extract_block(passage))


def keep_only(ws: Workspace, memo: KeptMemo, guids: tuple[str, ...]) -> None:
    for block in ws.memos.get(memo.id).blocks():
        if block.extract not in guids:
            memos.remove_block(ws, block.id)


def no_outlet(ws: Workspace, _: KeptMemo) -> None:
    articles.set_facts(ws, ws.articles.all()[0].id, outlet="")


def old(ws: Workspace, memo: KeptMemo) -> None:
    memos.set_field(ws, memo.id, "old-days", "0")
    memos.set_field(ws, memo.id, "date", "2024-06-01")
    articles.set_facts(ws, ws.articles.all()[0].id, published="2023-12-28")


def pages(ws: Workspace, memo: KeptMemo) -> None:
    for _ in range(18):
        write(ws, memo, LONG, "outlook")


KINDS: dict[str, tuple[Callable[[Workspace, KeptMemo], None], set[str]]] = {
    "one-outlet": (lambda _ws, _memo: None, set()),
    "single-origin": (lambda _ws, _memo: None, {"write"}),
    "undated": (lambda _ws, _memo: None, {"article"}),
    "empty-section": (lambda _ws, _memo: None, {"write"}),
    "header": (lambda _ws, _memo: None, {"field"}),
    "one-side": (one_side, set()),
    "anonymous": (anonymous, set()),
    "no-outlet": (no_outlet, {"article"}),
    "old": (old, {"write"}),
    "long-section": (lambda ws, memo: write(ws, memo, LONG), {"write"}),
    "length": (pages, {"write"}),
    "likelihood-confidence": (
        lambda ws, memo: write(ws, memo, "It is likely, with high confidence, that they meet."),
        {"write"},
    ),
    "unlabelled-judgement": (
        lambda ws, memo: write(ws, memo, "The gates will likely open."),
        {"write"},
    ),
    "endnotes": (
        lambda ws, memo: memos.set_field(ws, memo.id, "banner", "TLP:GREEN"),
        {"footnotes"},
    ),
}


def findings(ws: Workspace, memo: KeptMemo) -> tuple[Finding, ...]:
    return exporting.preview(ws, memo.id, DATE).findings


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_found_with_its_place_and_can_be_accepted(ws: Workspace, kind: str) -> None:
    memo = memos.add(ws)
    arrange, ways = KINDS[kind]
    arrange(ws, memo)
    finding = next(f for f in findings(ws, memo) if f.kind == kind)
    assert finding.where
    assert finding.message.endswith(".")
    assert ways <= {fix.action for fix in finding.fixes}
    assert not finding.blocks
    accepting.accept(ws, memo.id, finding, "It is known")
    again = next(f for f in findings(ws, memo) if f.key == finding.key)
    assert again == replace(finding, accepted="It is known")


def test_a_second_outlet_ends_the_finding_of_one(ws: Workspace) -> None:
    memo = memos.add(ws)
    article_id = articles.paste(ws, "Another day\n\nThe ferry left at noon, and nobody was on it.")
    articles.set_facts(ws, article_id, outlet="Harbour Wire")
    span = locate(ws.articles.text(article_id), "The ferry left at noon")
    passage = tagging.tag(ws, article_id, span, parties=[PartyTag(1)])
    finding = next(f for f in findings(ws, memo) if f.kind == "one-outlet")
    assert [fix.target for fix in finding.fixes] == [passage.guid]
    put_in(ws, memo, passage.guid)
    assert "one-outlet" not in {f.kind for f in findings(ws, memo)}
