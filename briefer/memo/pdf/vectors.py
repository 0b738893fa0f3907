"""Drawings as operators of the file: outlines, fillings, and words in its own fonts."""

from __future__ import annotations

from itertools import pairwise
from math import cos, radians, sin
from typing import TYPE_CHECKING, Final, assert_never

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from briefer.memo.pdf.fonts import Look
from briefer.memo.pdf.pen import Pen, components
from briefer.memo.pdf.strips import Setter
from briefer.memo.shapes import Anchor, Cap, Gradient, Group, Join, Shape, Words
from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefer.memo.pdf.file import PdfFile
    from briefer.memo.pdf.ruler import Ruler
    from briefer.memo.shapes import Contour, Drawing, Part, Stop, Stroke

_SANS, _SERIF = "LiberationSans", "LiberationSerif"
_CAPS: Final = {Cap.BUTT: 0, Cap.ROUND: 1, Cap.SQUARE: 2}
_JOINS: Final = {Join.MITER: 0, Join.ROUND: 1, Join.BEVEL: 2}
_ENDLESS: Final = 1e6
_STEP: Final = 1e-4
_SHARES: Final = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


class Vectors:
    """Writes drawings, and knows what they take from the pages' resources."""

    def __init__(self, file: PdfFile, ruler: Ruler, resources: int) -> None:
        self._file = file
        self._setter = Setter(ruler)
        self._resources = resources
        self._box: tuple[float, ...] = ()
        self._states: dict[str, str] = {}
        self._shadings: list[int] = []
        self.groups: list[str] = []
        """Names and numbers of what is let through as one."""

    def add(self, drawing: Drawing) -> int:
        """Write a drawing, and return its number; on a page it fills a square of the size 1."""
        width, height = drawing.width, drawing.height
        self._box = (0, 0, width, height)
        lines = (f"1 0 0 -1 0 {_n(height)} cm", *self._parts(drawing.parts))
        matrix = PDFArray([f"{1 / width:.8f}", 0, 0, f"{1 / height:.8f}", 0, 0])
        return self._form(lines, self._box, {"Matrix": matrix})

    def listed(self) -> str:
        """Return the entries of the resources: degrees of letting through, and gradients."""
        named = "".join(f"/{name}{state}" for state, name in self._states.items())
        shaded = "".join(f"/H{n} {number} 0 R" for n, number in enumerate(self._shadings, 1))
        states = f"/ExtGState<<{named}>>" if named else ""
        return states + (f"/Shading<<{shaded}>>" if shaded else "")

    def _form(self, lines: Iterable[str], box: tuple[float, ...], more: dict[str, object]) -> int:
        entries: dict[str, object] = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray(list(map(_n, box))),
            "Resources": f"{self._resources} 0 R",
            **more,
        }
        return self._file.stream("\n".join(lines).encode("latin-1"), entries)

    def _parts(self, parts: Iterable[Part]) -> Iterator[str]:
        for part in parts:
            match part:
                case Shape():
                    yield from self._shape(part)
                case Words():
                    yield from self._words(part)
                case Group():
                    yield from self._group(part)
                case _:
                    assert_never(part)

    def _group(self, group: Group) -> Iterator[str]:
        """Yield what draws a group; one that is let through is laid together first."""
        yield "q"
        if group.clip:
            yield f"{_path(group.clip)} {'W*' if group.even_odd else 'W'} n"
        if group.opacity < 1:
            together: dict[str, object] = {"Group": PDFDictionary({"S": PDFName("Transparency")})}
            number = self._form(self._parts(group.parts), self._box, together)
            name = f"G{len(self.groups) + 1}"
            self.groups.append(f"/{name} {number} 0 R")
            yield f"{self._through(group.opacity, group.opacity)}/{name} Do"
        else:
            yield from self._parts(group.parts)
        yield "Q"

    def _shape(self, shape: Shape) -> Iterator[str]:
        """Yield what draws a shape; its outline is laid over its filling."""
        way, stroke = _path(shape.contours), shape.stroke
        yield f"q {self._through(shape.opacity, stroke.opacity if stroke else 1)}"
        if isinstance(shape.fill, Gradient):
            yield self._shaded(shape.fill, way, even_odd=shape.even_odd)
        elif shape.fill:
            yield f"{components(shape.fill)} rg {way} {'f*' if shape.even_odd else 'f'}"
        if stroke:
            yield f"{_stroke(stroke)} {way} S"
        yield "Q"

    def _shaded(self, gradient: Gradient, way: str, *, even_odd: bool) -> str:
        """Write a gradient, and return what fills an outline with it."""
        kind = 2 if len(gradient.coords) == 4 else 3
        number = self._file.add(
            f"<</ShadingType {kind}/ColorSpace/DeviceRGB/Coords[{_all(gradient.coords)}]"
            f"/Extend[true true]/Function {_over(gradient.stops)}>>"
        )
        self._shadings.append(number)
        turned = " ".join(f"{value:.6f}" for value in gradient.matrix)
        return f"q {way} {'W*' if even_odd else 'W'} n {turned} cm /H{len(self._shadings)} sh Q"

    def _words(self, words: Words) -> Iterator[str]:
        """Yield what draws words, in the letters of the file's own fonts."""
        family = _SERIF if words.serif else _SANS
        look = Look(family, words.size, words.bold, words.italic, words.colour)
        line = self._setter.line([(single_line(words.text), look)], _ENDLESS)
        pen = Pen(0)
        pen.move(-_SHARES[words.anchor] * line.width, 0)
        for piece in line.pieces:
            pen.write(piece)
        right, down = cos(radians(words.turn)), sin(radians(words.turn))
        # Letters stand upright where the drawing counts down.
        turned = (right, down, down, -right, words.x, words.y)
        edge = words.stroke
        seen = self._through(words.opacity, edge.opacity if edge else 1)
        drawn = f" {_stroke(edge)} 2 Tr" if edge else ""
        yield f"q {seen}{' '.join(map(_n, turned))} cm{drawn}"
        yield pen.finish().decode("latin-1")
        yield "Q"

    def _through(self, filling: float, stroke: float) -> str:
        """Return what chooses how much of the ground is seen through what follows."""
        if filling >= 1 and stroke >= 1:
            return ""
        state = f"<</ca {_n(filling)}/CA {_n(stroke)}>>"
        name = self._states.setdefault(state, f"S{len(self._states) + 1}")
        return f"/{name} gs "


def _path(contours: Iterable[Contour]) -> str:
    said = []
    for contour in contours:
        said.append(f"{_all(contour.start)} m")
        said += [f"{_all(step)} {'l' if len(step) == 2 else 'c'}" for step in contour.steps]
        if contour.closed:
            said.append("h")
    return " ".join(said)


def _over(stops: Sequence[Stop]) -> str:
    """Return the function from the beginning of a gradient to its end."""
    (first, _), (last, _) = stops[0], stops[-1]
    whole = [(0.0, stops[0][1])] if first > 0 else []
    whole += [*stops, (1.0, stops[-1][1])] if last < 1 else [*stops]
    parts: list[str] = []
    bounds: list[float] = []
    for (low, one), (high, two) in pairwise(whole):
        parts.append(
            f"<</FunctionType 2/Domain[0 1]/N 1/C0[{components(one)}]/C1[{components(two)}]>>"
        )
        # No part may have no width: a colour that changes at once does so in next to none.
        least = bounds[-1] + _STEP if bounds else _STEP
        bounds.append(max(high, low + _STEP, least))
    if len(parts) == 1:
        return parts[0]
    scale = max(1.0, bounds[-1])
    inner = " ".join(f"{bound / scale:.6f}" for bound in bounds[:-1])
    encoded = "0 1 " * len(parts)
    return (
        f"<</FunctionType 3/Domain[0 1]/Functions[{''.join(parts)}]/Bounds[{inner}]"
        f"/Encode[{encoded}]>>"
    )


def _stroke(stroke: Stroke) -> str:
    dash = f"[{_all(stroke.dash)}] {_n(stroke.offset)} d"
    return (
        f"{components(stroke.colour)} RG {_n(stroke.width)} w {_CAPS[stroke.cap]} J "
        f"{_JOINS[stroke.join]} j {_n(stroke.miter)} M {dash}"
    )


def _all(values: Iterable[float]) -> str:
    return " ".join(map(_n, values))


def _n(value: float) -> str:
    """Return a number as a file writes it, with at most four digits behind the point."""
    said = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said
