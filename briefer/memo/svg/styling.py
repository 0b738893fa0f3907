"""What is said of the look of a drawing's parts: attributes, style sheets, what is inherited.

tinycss2 reads the sheets, cssselect2 says whom a rule means; here is how much there may be of both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list
from typing_extensions import override

from briefer.memo.svg.refusal import has, too_much

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cssselect2 import CompiledSelector
    from lxml.etree import _Element as Element
    from tinycss2.ast import Node, QualifiedRule

_LONGEST: Final = 200_000
"""Letters of all style sheets together."""
_MOST: Final = 1_000
"""Rules."""
_MOST_BRACKETS: Final = 5_000
_MOST_WORK: Final = 3_000_000
"""Times that a part is held against a rule, or that a rule looks at one near it."""
_LONGEST_SELECTOR: Final = 300
_EMBEDDED: Final = re.compile(r"@font-face\s*\{[^{}]*\}")
_DIGITS: Final = re.compile(r"[0-9]{1000}")
_PSEUDO: Final = re.compile(r":([a-z-]*)")
_ASKED: Final = frozenset(
    {
        "root", "first-child", "last-child", "only-child", "nth-child", "not", "is", "where",
        "hover", "active", "focus", "visited", "link",
    }
)  # fmt: skip
"""What a rule may ask besides: with others it could take long to say whom it means."""
_NOT_SEEN: Final = frozenset(
    {
        "charset", "counter-style", "font-face", "import", "keyframes", "-moz-keyframes",
        "-webkit-keyframes", "namespace", "page",
    }
)  # fmt: skip
"""Rules that change no part of a drawing which loads nothing and stands still."""
_MEDIA: Final = {
    "": True,
    "all": True,
    "(prefers-color-scheme:light)": True,
    "(prefers-color-scheme:dark)": False,
}
"""Whether what is said of some media is said of a page."""

INHERITED: Final = frozenset(
    {
        "clip-rule", "color", "context-fill", "context-stroke", "direction", "dominant-baseline",
        "fill", "fill-opacity", "fill-rule", "font-family", "font-size", "font-style",
        "font-weight", "letter-spacing", "marker-end", "marker-mid", "marker-start",
        "paint-order", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
        "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor",
        "visibility", "word-spacing", "writing-mode",
    }
)  # fmt: skip
"""What a part has from the one that it is in."""
_OWN: Final = frozenset(
    {
        "alignment-baseline", "animation", "animation-name", "background", "background-color",
        "baseline-shift", "clip-path", "display", "filter", "mask", "mask-image",
        "mix-blend-mode", "opacity", "overflow", "stop-color", "stop-opacity",
        "text-decoration", "text-decoration-line", "transform", "transform-origin",
        "vector-effect", "font", "marker", "d",
    }
)  # fmt: skip
"""What a part has by itself."""
_STYLED: Final = frozenset(
    {"animation", "animation-name", "background", "background-color", "d", "font", "marker"}
)
"""What no attribute may say."""
_SAID: Final = (INHERITED | _OWN) - _STYLED

Look = dict[str, str]
"""What is said of a part, by the names of its properties."""
Declared = tuple[str, str, bool]
"""A property, what is said of it, and whether that counts more than what is said elsewhere."""


class _Wrapped(ElementWrapper):
    """An element as selectors ask of it; how far they look around is counted."""

    def __init__(self, etree_element: Element, parent: _Wrapped | None, **others: object) -> None:
        super().__init__(etree_element, parent, **others)
        self._root: _Wrapped = parent._root if parent else self  # noqa: SLF001 - one of its own
        self._work = 0

    def work(self, count: int) -> None:
        """Count what was done; raise DrawingError where that is beyond all measure."""
        self._root._work += count  # noqa: SLF001 - see above
        if self._root._work > _MOST_WORK:  # noqa: SLF001 - see above
            raise too_much()

    @property
    @override
    def ancestors(self) -> tuple[ElementWrapper, ...]:
        """Those that the element is in."""
        found = super().ancestors
        self.work(len(found))
        return found

    @property
    @override
    def previous_siblings(self) -> tuple[ElementWrapper, ...]:
        """Those before the element; unlike the library's, of any number."""
        self.work(self.index)
        found = []
        one = self.previous
        while one is not None:
            found.append(one)
            one = one.previous
        return tuple(found)


class Sheet:
    """The style sheets of one drawing, put together."""

    def __init__(self, root: Element, sheets: Iterable[str]) -> None:
        """Raise DrawingError for what goes beyond plain rules."""
        self._count = 0
        self._matcher = Matcher()
        for rule in _rules(_EMBEDDED.sub("", "\n".join(sheets))):
            said = tuple(_declared(rule.content))
            for selector in _selectors(rule.prelude):
                self._count += 1
                if self._count > _MOST:
                    raise too_much()
                self._matcher.add_selector(selector, said)
        parts = _Wrapped.from_xml_root(root).iter_subtree() if self._count else ()
        self._wrapped = {part.etree_element: part for part in parts}

    def look(self, element: Element, above: Mapping[str, str]) -> Look:
        """Return the look of an element within one of the look `above`."""
        own = {str(name): str(said) for name, said in element.items() if name in _SAID}
        declared = [*self._meant(element), *_inline(element.get("style") or "")]
        own.update((name, said) for name, said, is_urgent in declared if not is_urgent)
        own.update((name, said) for name, said, is_urgent in declared if is_urgent)
        made = {name: said for name, said in above.items() if name in INHERITED}
        for name, said in _spread(own):
            made[name] = above.get(name, "") if said == "inherit" else said
        return {name: words for name, words in made.items() if words and words != "initial"}

    def _meant(self, element: Element) -> Iterator[Declared]:
        """Yield what the rules say of an element, those that count more last."""
        wrapped = self._wrapped.get(element)
        if wrapped is not None:
            wrapped.work(self._count)
            for _, _, _, said in self._matcher.match(wrapped):
                yield from said


def _rules(text: str) -> Iterator[QualifiedRule]:
    """Yield the rules that are said of a page."""
    if len(text) > _LONGEST:
        raise too_much()
    yield from _said(tinycss2.parse_stylesheet(_plain(text), True, True))


def _said(nodes: Iterable[Node]) -> Iterator[QualifiedRule]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        elif node.type == "at-rule" and node.lower_at_keyword not in _NOT_SEEN:
            media = re.sub(r"\s", "", _text(node.prelude)).lower()
            if node.lower_at_keyword != "media" or media not in _MEDIA:
                raise has("a style sheet for several media, or one that moves")
            if _MEDIA[media]:
                yield from _said(tinycss2.parse_rule_list(node.content or [], True, True))


def _plain(text: str) -> str:
    """Return a text of a style; raise DrawingError where it would take long to read."""
    if sum(map(text.count, "{([")) > _MOST_BRACKETS or _DIGITS.search(text):
        raise too_much()
    return text


def _text(nodes: Sequence[Node]) -> str:
    try:
        return tinycss2.serialize(nodes).strip()
    except RecursionError as error:
        raise too_much() from error


def _selectors(prelude: Sequence[Node]) -> Iterator[CompiledSelector]:
    for is_comma, nodes in groupby(prelude, _is_comma):
        if not is_comma:
            yield from _compiled(list(nodes))


def _is_comma(node: Node) -> bool:
    return node.type == "literal" and node.value == ","


def _compiled(prelude: Sequence[Node]) -> Sequence[CompiledSelector]:
    text = _text(prelude)
    if len(text) > _LONGEST_SELECTOR or not set(_PSEUDO.findall(text.lower())) <= _ASKED:
        raise has(f"a style sheet with “{text[:20]}”")
    try:
        return compile_selector_list(prelude)
    except SelectorError as error:
        raise has(f"a style sheet with “{text[:20]}”") from error


@lru_cache(maxsize=1024)
def _inline(text: str) -> tuple[Declared, ...]:
    """Return what a part's own style says."""
    if len(text) > _LONGEST // 10:
        raise too_much()
    return tuple(_declared(_plain(text)))


def _declared(content: str | Sequence[Node]) -> Iterator[Declared]:
    """Yield what is said of what matters here."""
    for node in tinycss2.parse_blocks_contents(content, True, True):
        if node.type == "declaration" and node.lower_name in INHERITED | _OWN:
            yield node.lower_name, _text(node.value), node.important
        elif node.type in {"qualified-rule", "at-rule"}:
            raise has("a style sheet with rules in rules")


def _spread(own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is said, with what is said of several at once said of each."""
    if "font" in own:
        yield from _font(own["font"])
    if "marker" in own:
        yield from ((f"marker-{place}", own["marker"]) for place in ("start", "mid", "end"))
    yield from ((name, said) for name, said in own.items() if name not in {"font", "marker"})


_SIZE: Final = re.compile(
    r"(?<![\w.])([\d.]{1,12}(?:px|pt|pc|mm|cm|in|em|rem|%))(?:\s*/\s*[\w.%]+)?\s+(.+)", re.DOTALL
)


def _font(said: str) -> Iterator[tuple[str, str]]:
    """Yield what a font is made of: `italic bold 12px/1.2 Arial`."""
    found = _SIZE.search(said)
    if found is None:
        return
    before = said[: found.start()].split()
    yield "font-size", found[1]
    yield "font-family", found[2]
    yield "font-style", "italic" if {"italic", "oblique"} & set(before) else "normal"
    weights = [word for word in before if word in {"bold", "bolder"} or word.isdigit()]
    yield "font-weight", weights[0] if weights else "normal"
