"""What is said of the look of a drawing's parts: attributes, style sheets, what is inherited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from briefer.memo.svg.refusal import has, too_much

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

_LONGEST: Final = 200_000
"""Letters of all style sheets together."""
_MOST: Final = 1_000
"""Rules."""
_MOST_WORK: Final = 3_000_000
"""Times that a part is held against a rule."""
_LOADING: Final = re.compile(r"@(?:import|charset|namespace)\b[^;{}]{0,2000};")
_FONT_FACE: Final = re.compile(r"@font-face\s*\{[^{}]*\}")
_NAME: Final = r"-?[A-Za-z_\u0080-\U0010ffff][\w\u0080-\U0010ffff-]*"
_COMPOUND: Final = re.compile(rf"(\*|{_NAME})?((?:[.#]{_NAME})*)")
_PART: Final = re.compile(rf"([.#])({_NAME})")
_MOVING: Final = re.compile(r":(?:hover|active|focus|visited|link)\b")

INHERITED: Final = frozenset(
    {
        "clip-rule", "color", "context-fill", "context-stroke", "direction", "dominant-baseline",
        "fill", "fill-opacity", "fill-rule", "font-family", "font-size", "font-style",
        "font-weight", "letter-spacing", "marker-end", "marker-mid", "marker-start",
        "paint-order", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
        "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor",
        "visibility", "writing-mode",
    }
)  # fmt: skip
"""What a part has from the one that it is in."""
_OWN: Final = frozenset(
    {
        "alignment-baseline", "baseline-shift", "clip-path", "display", "filter", "mask",
        "mask-image", "mix-blend-mode", "opacity", "overflow", "stop-color", "stop-opacity",
        "text-decoration", "text-decoration-line", "transform", "transform-origin",
        "vector-effect", "font", "marker", "d",
    }
)  # fmt: skip
"""What a part has by itself."""
_SAID: Final = (INHERITED | _OWN) - {"font", "marker", "d"}
"""What attributes may say."""

Look = dict[str, str]
"""What is said of a part, by the names of its properties."""


class _Facts(NamedTuple):
    """What selectors ask of a part."""

    tag: str
    name: str
    classes: frozenset[str]


class _Simple(NamedTuple):
    """What one part must be: a tag or any, with classes and perhaps a name."""

    tag: str
    name: str
    classes: frozenset[str]

    @property
    def weight(self) -> int:
        return 10_000 * bool(self.name) + 100 * len(self.classes) + bool(self.tag)

    def fits(self, facts: _Facts) -> bool:
        return (
            self.tag in {"", facts.tag}
            and self.name in {"", facts.name}
            and self.classes <= facts.classes
        )


class _Selector(NamedTuple):
    """Parts within parts; `child` says of each whether it is right below the one before."""

    parts: tuple[_Simple, ...]
    child: tuple[bool, ...]

    @property
    def weight(self) -> int:
        return sum(part.weight for part in self.parts)

    def fits(self, chain: Sequence[_Facts]) -> bool:
        """Say whether the last of a chain is meant, which begins with the whole drawing."""
        ends = {-1}
        for part, child in zip(self.parts, self.child, strict=True):
            first = min(ends)
            ends = {
                place
                for place, facts in enumerate(chain)
                if (place - 1 in ends if child else place > first) and part.fits(facts)
            }
            if not ends:
                return False
        return len(chain) - 1 in ends


class Sheet:
    """The style sheets of one drawing, put together."""

    def __init__(self, sheets: Iterable[str]) -> None:
        """Raise DrawingError for what goes beyond plain rules."""
        text = "\n".join(sheets)
        if len(text) > _LONGEST:
            raise too_much()
        self._work = 0
        self._rules: list[tuple[int, _Selector, Mapping[str, str]]] = []
        for selectors, declared in _rules(text):
            said = dict(_declarations(declared))
            for selector in _selectors(selectors):
                self._rules.append((selector.weight, selector, said))
        if len(self._rules) > _MOST:
            raise too_much()
        self._rules.sort(key=lambda rule: rule[0])

    def look(self, element: Element, above: Mapping[str, str]) -> Look:
        """Return the look of an element within one of the look `above`."""
        own = {str(name): str(said) for name, said in element.items() if name in _SAID}
        for meant in self._meant(element):
            own.update(meant)
        own.update(_declarations(element.get("style") or ""))
        made = {name: said for name, said in above.items() if name in INHERITED}
        for name, said in _spread(own):
            words = said.replace("!important", "").strip()
            if words == "inherit":
                words = above.get(name, "")
            made[name] = words
        return {name: words for name, words in made.items() if words and words != "initial"}

    def _meant(self, element: Element) -> Iterator[Mapping[str, str]]:
        """Yield what the rules say of an element, those that count more last."""
        self._work += len(self._rules)
        facts = _facts(element) if self._rules else None
        for _, selector, said in self._rules:
            if facts is None or not selector.parts[-1].fits(facts):
                continue
            if len(selector.parts) > 1:
                chain = [_facts(above) for above in element.iterancestors()][::-1]
                self._work += len(chain) * len(selector.parts)
                if not selector.fits([*chain, facts]):
                    continue
            yield said
        if self._work > _MOST_WORK:
            raise too_much()


def _facts(element: Element) -> _Facts:
    classes = frozenset((element.get("class") or "").split())
    return _Facts(etree.QName(element).localname, element.get("id") or "", classes)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the declarations of each rule."""
    plain = _FONT_FACE.sub("", _LOADING.sub("", _without_comments(text)))
    for part in plain.split("}"):
        selectors, brace, declared = part.partition("{")
        if "@" in selectors:
            raise has("a style sheet for several media, or one that moves")
        if brace and not _MOVING.search(selectors):
            yield selectors, declared


def _without_comments(text: str) -> str:
    first, *others = text.split("/*")
    return first + "".join(part.partition("*/")[2] for part in others)


def _selectors(text: str) -> Iterator[_Selector]:
    for one in text.split(","):
        words = one.replace(">", " > ").split()
        parts: list[_Simple] = []
        child: list[bool] = []
        is_child = False
        for word in words:
            if word == ">":
                is_child = True
                continue
            parts.append(_simple(word))
            child.append(is_child)
            is_child = False
        if parts:
            yield _Selector(tuple(parts), tuple(child))


def _simple(word: str) -> _Simple:
    found = _COMPOUND.fullmatch(word)
    if found is None:
        raise has(f"a style sheet with “{word[:20]}”")
    named = _PART.findall(found[2] or "")
    tag = "" if found[1] in {None, "*"} else found[1]
    ids = [name for sign, name in named if sign == "#"]
    return _Simple(tag, ids[-1] if ids else "", frozenset(n for sign, n in named if sign == "."))


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a rule says of what matters here."""
    for part in _without_comments(text).split(";"):
        name, _, said = part.partition(":")
        key = name.strip().lower()
        if key in INHERITED or key in _OWN:
            yield key, said.strip()


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
