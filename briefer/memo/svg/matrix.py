"""How parts of a drawing are moved, turned and stretched."""

from __future__ import annotations

import re
from dataclasses import replace
from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan
from typing import TYPE_CHECKING, Final, NamedTuple

from briefer.memo.svg.numbers import limited, numbers
from briefer.memo.svg.refusal import damaged, has

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefer.memo.shapes import Contour, Point

_WRITTEN: Final = re.compile(r"[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)[\s,]*")
_UNITS: Final = re.compile(r"(?<=[\d.])(px|deg)\b")
_ALIKE: Final = 0.02
"""Of its scale: so much one direction may be stretched more than the other."""
_DIGITS: Final = 3


class Matrix(NamedTuple):
    """A transformation: `x` becomes `a x + c y + e`, `y` becomes `b x + d y + f`."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def after(self, inner: Matrix) -> Matrix:
        """Return what does the inner one first, then this one."""
        a, b, c, d, e, f = self
        made = (
            a * inner.a + c * inner.b,
            b * inner.a + d * inner.b,
            a * inner.c + c * inner.d,
            b * inner.c + d * inner.d,
            a * inner.e + c * inner.f + e,
            b * inner.e + d * inner.f + f,
        )
        return Matrix(*map(limited, made))

    def moved(self, x: float, y: float) -> Matrix:
        """Return this one with what is in it moved first."""
        return self.after(Matrix(e=x, f=y))

    def point(self, x: float, y: float) -> Point:
        """Return where a point comes to stand."""
        a, b, c, d, e, f = self
        return (_rounded(a * x + c * y + e), _rounded(b * x + d * y + f))

    @property
    def scale(self) -> float:
        """How much longer lengths become, on the mean."""
        return sqrt(abs(self.a * self.d - self.b * self.c))

    @property
    def is_even(self) -> bool:
        """Whether all directions are stretched alike, so that a circle stays one."""
        near = _ALIKE * (hypot(self.a, self.b) + hypot(self.c, self.d))
        straight = abs(self.a - self.d) <= near and abs(self.b + self.c) <= near
        return straight or self.is_mirrored_evenly(near)

    def is_mirrored_evenly(self, near: float) -> bool:
        """Whether that is so, and what was left is right."""
        return abs(self.a + self.d) <= near and abs(self.b - self.c) <= near

    @property
    def turn(self) -> float:
        """How far it turns clockwise, in degrees; raise DrawingError for words it would bend."""
        if not self.is_even or self.a * self.d - self.b * self.c <= 0:
            raise has("slanted or mirrored words")
        return _rounded(degrees(atan2(self.b, self.a)))

    def mapped(self, contours: Iterable[Contour]) -> tuple[Contour, ...]:
        """Return contours where they come to stand."""
        return tuple(
            replace(
                contour,
                start=self.point(*contour.start),
                steps=tuple(self._step(step) for step in contour.steps),
            )
            for contour in contours
        )

    def _step(self, step: tuple[float, ...]) -> tuple[float, ...]:
        pairs = (self.point(x, y) for x, y in zip(step[::2], step[1::2], strict=True))
        return tuple(value for pair in pairs for value in pair)


def _rounded(value: float) -> float:
    return round(limited(value), _DIGITS) + 0.0  # there is no -0


def parsed(text: str) -> Matrix:
    """Return the transformation that a list of steps describes."""
    made, place = Matrix(), 0
    said = _UNITS.sub("", text.strip())
    while place < len(said) and said != "none":
        step = _WRITTEN.match(said, place)
        if step is None:
            raise damaged()
        made = made.after(_of(step[1], numbers(step[2])))
        place = step.end()
    return made


def _of(name: str, given: list[float]) -> Matrix:
    made = _STEPS.get((name, len(given)))
    if made is None:
        raise damaged()
    return made(*given)


def turned(angle: float) -> Matrix:
    """Return what turns clockwise, by degrees."""
    right, down = cos(radians(angle)), sin(radians(angle))
    return Matrix(right, down, -down, right)


_STEPS: Final[dict[tuple[str, int], Callable[..., Matrix]]] = {
    ("matrix", 6): Matrix,
    ("translate", 1): lambda x: Matrix(e=x),
    ("translate", 2): lambda x, y: Matrix(e=x, f=y),
    ("translateX", 1): lambda x: Matrix(e=x),
    ("translateY", 1): lambda y: Matrix(f=y),
    ("scale", 1): lambda x: Matrix(a=x, d=x),
    ("scale", 2): lambda x, y: Matrix(a=x, d=y),
    ("rotate", 1): turned,
    ("rotate", 3): lambda angle, x, y: Matrix(e=x, f=y).after(turned(angle)).moved(-x, -y),
    ("skewX", 1): lambda angle: Matrix(c=tan(radians(angle))),
    ("skewY", 1): lambda angle: Matrix(b=tan(radians(angle))),
}
"""What each step does, by its name and how many numbers it has."""
