"""Which words of a page are the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trafilatura import bare_extraction
from trafilatura.settings import Document, use_config

from briefer.intake.web.blocks import Block, blocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_ENOUGH = 300
"""Characters from which on a statistical result is believed at once."""

_SMALL_PAGE = 3000
"""Characters up to which all the words of a page may be its article."""

_MOSTLY = 0.4
_APPARATUS = frozenset({"aside", "dialog", "footer", "form", "menu", "nav"})
_OWN_WORDS = {"blockquote", "p", "pre"}

_CONFIG = use_config()
# Else a short article would be thrown away for all the words of the page.
_CONFIG["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"


def article_blocks(tree: HtmlElement) -> list[Block]:
    """Return the blocks of the article, or none where the page has no article.

    The quick way comes first; where its result is short, or is a list of links and menus and no
    prose, the thorough one; where the page is small, its own tags say more than statistics.
    """
    short: list[Block] = []
    for fast in (True, False):
        blocks = _by_statistics(tree, fast=fast)
        if is_prose(blocks) and _length(blocks) >= _ENOUGH:
            return blocks
        short = short or (blocks if is_prose(blocks) else [])
    return _by_tags(tree) or short


def is_prose(blocks: Sequence[Block]) -> bool:
    """Say whether most of the words stand in blocks that end as sentences do."""
    ending = sum(len(block.text) for block in blocks if block.ends_sentence)
    return ending > 0 and ending >= _MOSTLY * _length(blocks)


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _by_statistics(tree: HtmlElement, *, fast: bool) -> list[Block]:
    # A tree, never a string: a string that is an address would be fetched.
    found = bare_extraction(tree, fast=fast, include_comments=False, config=_CONFIG)
    if not isinstance(found, Document) or found.body is None:
        return []
    return blocks_of(found.body)


def _by_tags(tree: HtmlElement) -> list[Block]:
    """Return what the page itself marks as its article, or all the words of a small page."""
    for path in (".//article", ".//main", ".//*[@role='main']"):
        marked = tree.findall(path)
        if len(marked) == 1 and (blocks := _words_of(marked[0], _APPARATUS)):
            return blocks
    body = tree.find(".//body")
    blocks = _words_of(body if body is not None else tree, _APPARATUS | {"header"})
    return blocks if _length(blocks) <= _SMALL_PAGE else []


def _words_of(element: HtmlElement, unwanted: frozenset[str]) -> list[Block]:
    blocks = [b for b in blocks_of(element, unwanted) if b.linked * 2 <= len(b.text)]
    own = is_prose(blocks) or any(block.tag in _OWN_WORDS for block in blocks)
    return blocks if own else []
