"""An SVG file from anywhere, read as a drawing: what it shows, and nothing of what it would do.

It is read with limits. What loads, leads or runs anywhere is left out, since nothing of the file
itself is kept. What is seen and cannot be shown as it is makes the whole drawing be refused, for
nobody would notice what is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.shapes import Drawing, Group, Shape
from briefer.memo.svg import markers, outlines, paths
from briefer.memo.svg.gradients import Gradients
from briefer.memo.svg.matrix import Matrix, parsed
from briefer.memo.svg.numbers import share
from briefer.memo.svg.paint import colour
from briefer.memo.svg.painting import lighter, painted, require_seen
from briefer.memo.svg.place import Place, address_of, called, fitted, kind_of, size_of, view_box
from briefer.memo.svg.refusal import has, too_much
from briefer.memo.svg.screening import screened
from briefer.memo.svg.styling import Sheet
from briefer.memo.svg.texts import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element as Element

    from briefer.memo.shapes import Contour, Part
    from briefer.memo.svg.styling import Look

_POINTS: Final = 0.75
"""Of a pixel."""
_LEAST, _USUAL, _MOST = 100.0, 600.0, 2000.0
"""Points of the longer side of a drawing: with others it is made as long as is usual."""
_NARROWEST: Final = 1 / 40
"""Of the longer side: how long the shorter one is at the least."""
_DEEPEST: Final = 60
_MOST_VISITS: Final = 25_000
_MOST_STEPS: Final = 300_000
_SILENT: Final = frozenset(
    {
        "title", "desc", "metadata", "defs", "style", "script", "clipPath", "linearGradient",
        "radialGradient", "pattern", "mask", "filter", "marker", "symbol", "view", "cursor",
        "font", "font-face", "color-profile",
    }
)  # fmt: skip
"""What is not seen where it stands; what is not SVG is not seen at all."""
_UNKNOWN: Final = {
    "image": "a picture of dots in it",
    "foreignObject": "a part of a web page in it",
}
_MARKED: Final = frozenset({"path", "line", "polyline", "polygon"})


def read(data: bytes) -> Drawing:
    """Return the drawing of a file; raise DrawingError where there is none that can be shown."""
    return _Reader(screened(data)).drawing()


class _Reader:
    """Reads one drawing, part by part."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._named: dict[str, Element] = {}
        sheets = []
        for element in root.iter():
            if name := element.get("id"):
                self._named.setdefault(name, element)
            if kind_of(element) == "style":
                sheets.append("".join(map(str, element.itertext())))
        self._sheet = Sheet(root, sheets)
        self._gradients = Gradients(self._named, self._sheet)
        self._mark_looks: dict[Element, Look] = {}
        self._visits = self._steps = 0

    def drawing(self) -> Drawing:
        """Return the drawing."""
        box = view_box(self._root)
        width, height = size_of(self._root, box)
        longest = max(width, height)
        if min(width, height) < _NARROWEST * longest:
            raise has("one side that is many times as long as the other")
        pixel = _POINTS if _LEAST <= longest * _POINTS <= _MOST else _USUAL / longest
        matrix = Matrix(a=pixel, d=pixel).after(fitted(self._root, box, width, height))
        wide, high = (box.width, box.height) if box else (width, height)
        parts = tuple(self._parts(self._root, Place(matrix, {}, wide, high, pixel)))
        parts = (*self._ground(width * pixel, height * pixel), *parts)
        if not parts:
            raise has("nothing that is seen")
        return Drawing(round(width * pixel, 3), round(height * pixel, 3), parts)

    def _ground(self, width: float, height: float) -> Iterator[Part]:
        """Yield the colour that lies under the whole drawing."""
        look = self._sheet.look(self._root, {})
        name = "background-color" if "background-color" in look else "background"
        seen, covers = colour(look, name, "none")
        if seen and covers:
            edge = paths.rectangle(0, 0, width, height, 0, 0)
            yield Shape(Matrix().mapped([edge]), seen, None, round(covers, 3))

    def _parts(self, element: Element, place: Place) -> Iterator[Part]:
        """Yield what an element shows."""
        kind = kind_of(element)
        if not kind or kind in _SILENT:
            return
        self._visits += 1
        if place.deep > _DEEPEST or self._visits > _MOST_VISITS:
            raise too_much()
        look = self._sheet.look(element, place.look)
        if look.get("display") == "none":
            return
        require_seen(element, look)
        moved = place.matrix.after(parsed(look.pop("transform", "none")))
        inner = place.dressed(look)._replace(matrix=moved, deep=place.deep + 1)
        taker = _TAKERS.get(kind)
        if taker is None:
            raise has(_UNKNOWN.get(kind, f"parts of the kind “{kind[:30]}”"))
        yield from self._together(tuple(taker(self, element, inner)), inner)

    def _together(self, parts: tuple[Part, ...], place: Place) -> Iterator[Part]:
        """Yield parts as they are seen: within their clip, and let through as one."""
        covers = round(share(place.look.get("opacity", "1")), 3)
        named = place.look.get("clip-path", "none")
        clip: tuple[Contour, ...] = ()
        even_odd = False
        if named != "none" and parts:
            clip, even_odd = self._clip(named, place)
            if not clip:
                return
        if not covers:
            return
        if covers < 1 and len(parts) == 1 and (part := lighter(parts[0], covers)):
            parts, covers = (part,), 1.0
        if parts and (clip or covers < 1):
            yield Group(parts, clip, even_odd, covers)
        else:
            yield from parts

    def _children(self, element: Element, place: Place) -> Iterator[Part]:
        for child in element:
            yield from self._parts(child, place)

    def _svg(self, element: Element, place: Place) -> Iterator[Part]:
        """Yield what a drawing shows, or one in the drawing."""
        if element is self._root:
            yield from self._children(element, place)
            return
        x, y = place.across(element.get("x") or "0"), place.down(element.get("y") or "0")
        size = (element.get("width"), element.get("height"))
        yield from self._inner(element, place._replace(matrix=place.matrix.moved(x, y)), size)

    def _inner(
        self, element: Element, place: Place, size: tuple[str | None, str | None]
    ) -> Iterator[Part]:
        """Yield what a drawing in the drawing shows, at the place where it begins."""
        width, height = place.across(size[0] or "100%"), place.down(size[1] or "100%")
        if width <= 0 or height <= 0:
            return
        box = view_box(element)
        wide, high = (box.width, box.height) if box else (width, height)
        matrix = place.matrix.after(fitted(element, box, width, height))
        parts = tuple(self._children(element, place._replace(matrix=matrix, wide=wide, high=high)))
        if place.look.get("overflow", "hidden") in {"visible", "auto"}:
            yield from parts
        elif parts:
            edge = (paths.rectangle(0, 0, width, height, 0, 0),)
            yield Group(parts, place.matrix.mapped(edge))

    def _use(self, element: Element, place: Place) -> Iterator[Part]:
        """Yield what is shown again."""
        target = self._target(address_of(element))
        x, y = place.across(element.get("x") or "0"), place.down(element.get("y") or "0")
        inner = place._replace(matrix=place.matrix.moved(x, y))
        if target is None:
            return
        if kind_of(target) != "symbol":
            yield from self._parts(target, inner)
            return
        look = self._sheet.look(target, inner.look)
        within = inner.dressed(look)._replace(deep=inner.deep + 1)
        if within.deep > _DEEPEST:
            raise too_much()
        yield from self._inner(target, within, (element.get("width"), element.get("height")))

    def _target(self, address: str) -> Element | None:
        """Return the part that an address names; nothing is taken from other files."""
        if not address.startswith("#"):
            raise has("parts of another file in it")
        return self._named.get(address[1:])

    def _switch(self, element: Element, place: Place) -> Iterator[Part]:
        """Yield the first part that is for programs that know drawings alone."""
        for child in element:
            if kind_of(child) not in {"", "foreignObject", "title", "desc"}:
                yield from self._parts(child, place)
                return

    def _text(self, element: Element, place: Place) -> Iterator[Part]:
        for made in words(element, place, self._sheet):
            self._steps += len(made.text)
            yield made
        if self._steps > _MOST_STEPS:
            raise too_much()

    def _outline(self, element: Element, place: Place) -> Iterator[Part]:
        """Yield what an outline shows: its filling, and the line along it."""
        drawn = outlines.contours(element, place)
        contours = self._placed(drawn, place)
        if contours and not place.is_hidden:
            yield from painted(contours, place, self._gradients.fill(place, drawn))
            if kind_of(element) in _MARKED and markers.asks(place.look):
                yield from self._marks(drawn, place)

    def _marks(self, drawn: Iterable[Contour], place: Place) -> Iterator[Part]:
        """Yield the marks at the corners of a line, such as arrow heads."""
        context = {f"context-{name}": place.look.get(name, "none") for name in ("fill", "stroke")}
        for corner in markers.corners(drawn):
            marker = self._named.get(called(place.look.get(corner.name, "none")))
            if marker is None or kind_of(marker) != "marker":
                continue
            matrix, size = markers.standing(marker, corner, place)
            if not matrix.scale:
                continue
            look = {**self._look_of(marker), **context}
            inner = place._replace(matrix=matrix, size=16, deep=place.deep + 1).dressed(look)
            self._visits += 1
            if inner.deep > _DEEPEST:
                raise too_much()
            yield from self._inner(marker, inner, size)

    def _look_of(self, marker: Element) -> Look:
        """Return the look of a mark: it has it from where it is written, not from its line."""
        known = self._mark_looks.get(marker)
        if known is None:
            known = {}
            for element in (*reversed(list(marker.iterancestors())), marker):
                known = self._sheet.look(element, known)
            self._mark_looks[marker] = known
        return known

    def _placed(self, drawn: Iterable[Contour], place: Place) -> tuple[Contour, ...]:
        """Return outlines where they come to stand."""
        found = place.matrix.mapped(drawn)
        self._steps += sum(len(contour.steps) + 1 for contour in found)
        if self._steps > _MOST_STEPS:
            raise too_much()
        return found

    def _clip(self, named: str, place: Place) -> tuple[tuple[Contour, ...], bool]:
        """Return the outlines within which a part is seen, and whether by the rule of odd ones."""
        clip = self._named.get(called(named))
        if clip is None or kind_of(clip) != "clipPath":
            raise has("a part that is cut out in a way of its own")
        look = self._sheet.look(clip, {})
        children = [child for child in clip if kind_of(child) not in {"", "title", "desc"}]
        by_box = (clip.get("clipPathUnits") or "userSpaceOnUse") != "userSpaceOnUse"
        if by_box or len(children) > 1 or "clip-path" in look:
            raise has("a part that is cut out in a way of its own")
        matrix = place.matrix.after(parsed(look.get("transform", "none")))
        made = [self._cut(child, place._replace(matrix=matrix, look=look)) for child in children]
        return made[0] if made else ((), False)

    def _cut(self, element: Element, place: Place) -> tuple[tuple[Contour, ...], bool]:
        """Return the outline of a part of a clip."""
        look = self._sheet.look(element, place.look)
        matrix = place.matrix.after(parsed(look.get("transform", "none")))
        if kind_of(element) == "use" and "clip-path" not in look:
            target = self._target(address_of(element))
            x, y = place.across(element.get("x") or "0"), place.down(element.get("y") or "0")
            if target is not None and kind_of(target) in outlines.KINDS:
                return self._cut(target, place._replace(matrix=matrix.moved(x, y), look=look))
        if kind_of(element) not in outlines.KINDS or "clip-path" in look:
            raise has("a part that is cut out in a way of its own")
        inner = place._replace(matrix=matrix, look=look)
        found = self._placed(outlines.contours(element, inner), inner)
        return found, look.get("clip-rule") == "evenodd"


_TAKERS: Final[dict[str, Callable[[_Reader, Element, Place], Iterator[Part]]]] = {
    "svg": _Reader._svg,  # noqa: SLF001 - its own table
    "g": _Reader._children,  # noqa: SLF001
    "a": _Reader._children,  # noqa: SLF001
    "use": _Reader._use,  # noqa: SLF001
    "switch": _Reader._switch,  # noqa: SLF001
    "text": _Reader._text,  # noqa: SLF001
    **dict.fromkeys(outlines.KINDS, _Reader._outline),  # noqa: SLF001
}
