"""The facts that a page states for machines, as JSON-LD of schema.org."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MOST_NODES = 5000
"""Nodes of one page that are looked at."""

_ARTICLE_TYPES = ("article", "posting", "report", "newsitem")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the node of the article says; what it does not say is None or empty."""

    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    address: str | None = None


def read_linked_data(tree: HtmlElement) -> LinkedData:
    """Return what the first node of an article says, empty where the page has none."""
    nodes = [node for root in _roots(tree) for node in _nodes(root)]
    by_id = {node["@id"]: node for node in nodes if _is_text(node.get("@id")) and len(node) > 1}
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        return LinkedData()
    return LinkedData(
        headline=_text(article.get("headline")) or _text(article.get("name")),
        published=_text(article.get("datePublished")),
        authors=tuple(_names(article.get("author") or article.get("creator"), by_id)),
        publisher=next(iter(_names(article.get("publisher"), by_id)), None),
        address=_address(article),
    )


def _roots(tree: HtmlElement) -> Iterator[object]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            yield json.loads((script.text or "").strip(), strict=False)
        except (ValueError, RecursionError):
            # Broken JSON says nothing.
            continue


def _nodes(root: object) -> Iterator[dict[str, object]]:
    """Yield every object in document order, the outer ones first."""
    waiting = [root]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop()
        if _is_node(item):
            yield item
            waiting.extend(reversed(list(item.values())))
        elif _is_list(item):
            waiting.extend(reversed(item))


def _is_node(item: object) -> TypeGuard[dict[str, object]]:
    return isinstance(item, dict)


def _is_list(item: object) -> TypeGuard[list[object]]:
    return isinstance(item, list)


def _is_text(item: object) -> TypeGuard[str]:
    return isinstance(item, str)


def _is_article(node: dict[str, object]) -> bool:
    kinds = node.get("@type")
    names = kinds if _is_list(kinds) else [kinds]
    said = {"headline", "datePublished"} & node.keys()
    return bool(said) and any(
        _is_text(name) and name.lower().endswith(_ARTICLE_TYPES) for name in names
    )


def _names(item: object, by_id: dict[object, dict[str, object]]) -> Iterator[str]:
    """Yield the names of a person or organisation, of several, or of one that stands elsewhere."""
    if _is_list(item):
        for one in item:
            if not _is_list(one):
                yield from _names(one, by_id)
    elif _is_node(item):
        elsewhere = by_id.get(item.get("@id"), {}) if _is_text(item.get("@id")) else {}
        name = _text(item.get("name")) or _text(elsewhere.get("name"))
        if name:
            yield name
    elif name := _text(item):
        yield name


def _address(article: dict[str, object]) -> str | None:
    page = article.get("mainEntityOfPage")
    of_page = page.get("@id") if _is_node(page) else page
    return _text(article.get("url")) or _text(of_page)


def _text(item: object) -> str | None:
    """Return a string on one line with its character references resolved, or None."""
    return (single_line(html.unescape(item)) or None) if _is_text(item) else None
