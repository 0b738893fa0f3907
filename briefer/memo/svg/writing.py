"""A drawing as an SVG file: shapes and words alone, for Word and for what a browser shows.

It is written from what was understood, so nothing of a file that somebody chose comes along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from lxml import etree

from briefer.memo.shapes import Anchor, Cap, Gradient, Group, Join, Shape, Words
from briefer.model.text import canonical_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from briefer.memo.shapes import Contour, Drawing, Part, Stroke

NAMESPACE: Final = "http://www.w3.org/2000/svg"
_LINEAR: Final = ("x1", "y1", "x2", "y2")
_RADIAL: Final = ("fx", "fy", "fr", "cx", "cy", "r")
_SANS: Final = "Arial, 'Liberation Sans', Helvetica, sans-serif"
_SERIF: Final = "'Times New Roman', 'Liberation Serif', Times, serif"


def number(value: float) -> str:
    """Return a length with at most three digits behind the point."""
    said = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def path(contours: Iterable[Contour]) -> str:
    """Return contours as the data of a path."""
    said = []
    for contour in contours:
        said.append(f"M{_numbers(contour.start)}")
        said += [f"{'L' if len(step) == 2 else 'C'}{_numbers(step)}" for step in contour.steps]
        if contour.closed:
            said.append("Z")
    return "".join(said)


def written(drawing: Drawing) -> bytes:
    """Return the drawing as a file in UTF-8; the same drawing gives the same bytes."""
    return _Writing(drawing).file()


def _numbers(values: Iterable[float]) -> str:
    return " ".join(map(number, values))


class _Writing:
    def __init__(self, drawing: Drawing) -> None:
        self._root = etree.fromstring(f'<svg xmlns="{NAMESPACE}"/>')
        width, height = number(drawing.width), number(drawing.height)
        for name, said in (("width", f"{width}pt"), ("height", f"{height}pt")):
            self._root.set(name, said)
        self._root.set("viewBox", f"0 0 {width} {height}")
        self._clips = self._gradients = 0
        self._add(self._root, drawing.parts)

    def file(self) -> bytes:
        return etree.tostring(self._root, encoding="UTF-8", xml_declaration=True)

    def _add(self, holder: Element, parts: Iterable[Part]) -> None:
        for part in parts:
            match part:
                case Shape():
                    self._shape(holder, part)
                case Words():
                    self._words(holder, part)
                case Group():
                    self._group(holder, part)
                case _:
                    assert_never(part)

    def _group(self, holder: Element, group: Group) -> None:
        made = _e(holder, "g", opacity=_share(group.opacity))
        if group.clip:
            self._clips += 1
            name = f"clip{self._clips}"
            # A program that knows no clips would draw what is not put away.
            away = _e(holder, "defs")
            made.addprevious(away)
            clip = _e(away, "clipPath", id=name)
            rule = "evenodd" if group.even_odd else ""
            _e(clip, "path", d=path(group.clip), clip_rule=rule)
            made.set("clip-path", f"url(#{name})")
        self._add(made, group.parts)

    def _shape(self, holder: Element, shape: Shape) -> None:
        fill = shape.fill
        if isinstance(fill, Gradient):
            fill = self._gradient(holder, fill)
        made = _e(holder, "path", d=path(shape.contours), fill=fill or "none")
        if shape.fill:
            _say(made, fill_opacity=_share(shape.opacity))
            _say(made, fill_rule="evenodd" if shape.even_odd else "")
        if shape.stroke:
            _stroke(made, shape.stroke)

    def _gradient(self, holder: Element, gradient: Gradient) -> str:
        """Write a gradient, and return what calls it."""
        self._gradients += 1
        name = f"paint{self._gradients}"
        names = _LINEAR if len(gradient.coords) == 4 else _RADIAL
        kind = "linearGradient" if names is _LINEAR else "radialGradient"
        places = dict(zip(names, map(_exact, gradient.coords), strict=True))
        turned = f"matrix({' '.join(map(_exact, gradient.matrix))})"
        made = _e(_e(holder, "defs"), kind, id=name, **places)
        _say(made, gradientUnits="userSpaceOnUse", gradientTransform=turned)
        for at, colour in gradient.stops:
            _e(made, "stop", offset=f"{at:.4f}", stop_color=colour)
        return f"url(#{name})"

    def _words(self, holder: Element, words: Words) -> None:
        x, y = number(words.x), number(words.y)
        made = _e(
            holder,
            "text",
            x=x,
            y=y,
            font_family=_SERIF if words.serif else _SANS,
            font_size=number(words.size),
            font_weight="bold" if words.bold else "",
            font_style="italic" if words.italic else "",
            text_anchor="" if words.anchor is Anchor.START else words.anchor.value,
            fill=words.colour,
            fill_opacity=_share(words.opacity),
            transform=f"rotate({number(words.turn)} {x} {y})" if words.turn else "",
        )
        if words.stroke:
            _stroke(made, words.stroke)
        made.text = canonical_text(words.text)


def _stroke(made: Element, stroke: Stroke) -> None:
    _say(
        made,
        stroke=stroke.colour,
        stroke_width=number(stroke.width),
        stroke_dasharray=_numbers(stroke.dash),
        stroke_dashoffset=number(stroke.offset) if stroke.dash and stroke.offset else "",
        stroke_linecap="" if stroke.cap is Cap.BUTT else stroke.cap.value,
        stroke_linejoin="" if stroke.join is Join.MITER else stroke.join.value,
        stroke_miterlimit="" if stroke.miter == 4 else number(stroke.miter),
        stroke_opacity=_share(stroke.opacity),
    )


def _exact(value: float) -> str:
    """Return a number with as many digits as a gradient wants, which may be of the size 1."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _share(value: float) -> str:
    """Return how much covers what is under it, nothing where it is all."""
    return number(value) if value < 1 else ""


def _e(holder: Element, tag: str, **attributes: str) -> Element:
    made = etree.SubElement(holder, f"{{{NAMESPACE}}}{tag}")
    _say(made, **attributes)
    return made


def _say(made: Element, **attributes: str) -> None:
    """Set the attributes that say anything."""
    for name, said in attributes.items():
        if said:
            made.set(name.replace("_", "-"), said)
