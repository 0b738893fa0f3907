"""A web page as an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.intake.kinds import PAGE
from briefer.intake.layout import Head, Line, read_below_title
from briefer.intake.plain import language_of
from briefer.intake.source import FROM_NAME
from briefer.intake.web.blocks import plain_text
from briefer.intake.web.body import article_blocks
from briefer.intake.web.facts import PageFacts
from briefer.intake.web.tree import read_tree
from briefer.model.article import ArticleDraft, Fact
from briefer.model.names import fold
from briefer.model.text import canonical_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.intake.source import Source
    from briefer.intake.web.blocks import Block
    from briefer.intake.web.facts import Found

_NO_ARTICLE = "No article was found in this page."


def read(source: Source, declared: str | None = None) -> ArticleDraft:
    """Return the article of a page; `declared` is its encoding where that is known.

    Its paragraphs are separated by a blank line and its headline is not among them. Nothing of the
    page is executed or fetched. Raises UnreadableError where it has no article.
    """
    tree, decoded = read_tree(source, declared)
    said = PageFacts(tree)
    blocks = _without_headline(article_blocks(tree), said.headlines)
    head = _read_below_headline(blocks)
    body = canonical_body(plain_text(blocks[head.taken :]))
    if not body:
        raise source.refused(_NO_ARTICLE)
    language, spoken = language_of(body)
    if language is None and said.language:
        language, spoken = said.language.value, (said.language.fact("language"),)
    stated = _facts(said)
    known = {fact.field for fact in stated}
    return ArticleDraft(
        title=_value(said.title) or source.title,
        body=body,
        original=source.original(PAGE, decoded.encoding),
        outlet=_value(said.outlet),
        authors=tuple(found.value for found in said.authors) or head.authors,
        published=_value(said.published) or head.published,
        url=_value(said.address),
        language=language,
        facts=(
            *(() if said.title else (FROM_NAME,)),
            *stated,
            *(fact for fact in head.facts if fact.field not in known),
            *spoken,
        ),
    )


def _without_headline(blocks: Sequence[Block], headlines: frozenset[str]) -> Sequence[Block]:
    start = 0
    while start < len(blocks) and fold(blocks[start].text) in headlines:
        start += 1
    return blocks[start:]


def _read_below_headline(blocks: Sequence[Block]) -> Head:
    """Return the byline and the date with which the article begins."""
    lines = [Line(number, block.text) for number, block in enumerate(blocks, start=1)]
    head = read_below_title(lines, Head(), outlet=False)
    facts = tuple(replace(fact, found_in="first lines") for fact in head.facts)
    return replace(head, facts=facts)


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _facts(said: PageFacts) -> list[Fact]:
    named = {
        "title": said.title,
        "outlet": said.outlet,
        "authors": next(iter(said.authors), None),
        "published": said.published,
        "url": said.address,
    }
    return [found.fact(field) for field, found in named.items() if found]
