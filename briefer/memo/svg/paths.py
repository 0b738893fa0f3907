"""The outlines of an SVG file: the data of paths, and the plain shapes."""

from __future__ import annotations

from math import acos, ceil, cos, hypot, pi, radians, sin, sqrt, tan
from typing import TYPE_CHECKING, Final

from briefer.memo.shapes import Contour
from briefer.memo.svg.numbers import NUMBER, after, limited
from briefer.memo.svg.refusal import damaged, too_much

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefer.memo.shapes import Point, Step

_ROUND: Final = 0.5522847498
"""How far the points that draw a quarter of a circle lie from its ends, for a radius of 1."""
_COUNTS: Final = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
_MOST_STEPS: Final = 100_000


def rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Contour:
    """Return a rectangle, with its corners rounded where they have a radius."""
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, low = x + width, y + height
    if not (rx and ry):
        return Contour((x, y), ((right, y), (right, low), (x, low)), closed=True)
    u, v = rx * (1 - _ROUND), ry * (1 - _ROUND)
    steps: tuple[Step, ...] = (
        (right - rx, y),
        (right - u, y, right, y + v, right, y + ry),
        (right, low - ry),
        (right, low - v, right - u, low, right - rx, low),
        (x + rx, low),
        (x + u, low, x, low - v, x, low - ry),
        (x, y + ry),
        (x, y + v, x + u, y, x + rx, y),
    )
    return Contour((x + rx, y), steps, closed=True)


def ellipse(x: float, y: float, rx: float, ry: float) -> Contour:
    """Return an ellipse round a point."""
    u, v = rx * _ROUND, ry * _ROUND
    steps: tuple[Step, ...] = (
        (x + rx, y + v, x + u, y + ry, x, y + ry),
        (x - u, y + ry, x - rx, y + v, x - rx, y),
        (x - rx, y - v, x - u, y - ry, x, y - ry),
        (x + u, y - ry, x + rx, y - v, x + rx, y),
    )
    return Contour((x + rx, y), steps, closed=True)


def polyline(values: Sequence[float], *, closed: bool) -> tuple[Contour, ...]:
    """Return lines from point to point."""
    if len(values) % 2:
        raise damaged()
    points = list(zip(values[::2], values[1::2], strict=True))
    if len(points) < 2 and not (points and closed):
        return ()
    return (Contour(points[0], tuple(points[1:]), closed),)


def contours(data: str) -> tuple[Contour, ...]:
    """Return the contours of a path's data; raise DrawingError where it makes no sense."""
    pen = _Pen()
    for command, given in _commands(data):
        pen.go(command, given)
    return pen.finish()


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; one with more of them than it takes comes again."""
    place, command = after(data, 0), ""
    while place < len(data):
        if data[place].isalpha():
            command = data[place]
            place = after(data, place + 1)
        elif command in "zZ":
            raise damaged()
        count = _COUNTS.get(command.lower())
        if count is None:
            raise damaged()
        given: list[float] = []
        for number in range(count):
            is_flag = count == 7 and number in {3, 4}
            value, place = _flag(data, place) if is_flag else _number(data, place)
            given.append(value)
        yield command, given
        command = {"m": "l", "M": "L"}.get(command, command)


def _number(data: str, place: int) -> tuple[float, int]:
    match = NUMBER.match(data, place)
    if match is None:
        raise damaged()
    return limited(float(match[0])), after(data, match.end())


def _flag(data: str, place: int) -> tuple[float, int]:
    """Return a number that is 0 or 1, and may stand right before the next one."""
    if data[place : place + 1] not in {"0", "1"}:
        raise damaged()
    return float(data[place]), after(data, place + 1)


class _Pen:
    """Follows the commands of a path."""

    def __init__(self) -> None:
        self._done: list[Contour] = []
        self._count = 0
        self._start: Point | None = None
        self._steps: list[Step] = []
        self._at: Point = (0.0, 0.0)
        self._mirrored: tuple[str, Point] = ("", (0.0, 0.0))
        """The kind of the last curve, and the point that drew its end."""

    def finish(self) -> tuple[Contour, ...]:
        self._end(closed=False)
        return tuple(self._done)

    def go(self, command: str, given: list[float]) -> None:
        kind = command.lower()
        if kind != "m" and self._start is None:
            if not self._done:
                raise damaged()
            self._start = self._at  # a path goes on from where it was closed
        if command.islower():
            given = self._absolute(kind, given)
        _WAYS[kind](self, given)
        if kind not in "csqt":
            self._mirrored = ("", self._at)

    def _absolute(self, kind: str, given: list[float]) -> list[float]:
        x, y = self._at
        if kind == "h":
            return [given[0] + x]
        if kind == "v":
            return [given[0] + y]
        if kind == "a":
            return [*given[:5], given[5] + x, given[6] + y]
        return [value + (y if place % 2 else x) for place, value in enumerate(given)]

    def _end(self, *, closed: bool) -> None:
        if self._start is not None and (self._steps or closed):
            self._done.append(Contour(self._start, tuple(self._steps), closed))
        self._start, self._steps = None, []

    def _step(self, *values: float) -> None:
        self._count += 1
        if self._count > _MOST_STEPS:
            raise too_much()
        self._steps.append(values)
        self._at = (limited(values[-2]), limited(values[-1]))

    def move(self, given: list[float]) -> None:
        self._end(closed=False)
        self._start = self._at = (given[0], given[1])

    def close(self, _: list[float]) -> None:
        start = self._start
        self._end(closed=True)
        self._at = start or self._at

    def line(self, given: list[float]) -> None:
        self._step(*given)

    def across(self, given: list[float]) -> None:
        self._step(given[0], self._at[1])

    def down(self, given: list[float]) -> None:
        self._step(self._at[0], given[0])

    def curve(self, given: list[float]) -> None:
        self._step(*given)
        self._mirrored = ("c", (given[2], given[3]))

    def smooth(self, given: list[float]) -> None:
        self.curve([*self._beyond("c"), *given])

    def quadratic(self, given: list[float]) -> None:
        (x0, y0), (x1, y1, x2, y2) = self._at, given
        first = (x0 + 2 * (x1 - x0) / 3, y0 + 2 * (y1 - y0) / 3)
        second = (x2 + 2 * (x1 - x2) / 3, y2 + 2 * (y1 - y2) / 3)
        self._step(*first, *second, x2, y2)
        self._mirrored = ("q", (x1, y1))

    def smooth_quadratic(self, given: list[float]) -> None:
        self.quadratic([*self._beyond("q"), *given])

    def _beyond(self, kind: str) -> Point:
        """Return the point that draws a curve on as it came."""
        last, (x, y) = self._mirrored
        return (2 * self._at[0] - x, 2 * self._at[1] - y) if last == kind else self._at

    def arc(self, given: list[float]) -> None:
        for step in _arc(self._at, given):
            self._step(*step)


_WAYS: Final[dict[str, Callable[[_Pen, list[float]], None]]] = {
    "m": _Pen.move,
    "z": _Pen.close,
    "l": _Pen.line,
    "h": _Pen.across,
    "v": _Pen.down,
    "c": _Pen.curve,
    "s": _Pen.smooth,
    "q": _Pen.quadratic,
    "t": _Pen.smooth_quadratic,
    "a": _Pen.arc,
}


def _arc(start: Point, given: list[float]) -> Iterator[Step]:
    """Yield the curves of a part of an ellipse, from its ends, as the format describes it."""
    rx, ry, angle, large, sweep, x2, y2 = given
    rx, ry, (x1, y1) = abs(rx), abs(ry), start
    if (x1, y1) == (x2, y2):
        return
    if not (rx and ry):
        yield (x2, y2)
        return
    right, down = cos(radians(angle)), sin(radians(angle))
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    u, v = right * dx + down * dy, right * dy - down * dx
    wide = hypot(u / rx, v / ry)
    if wide > 1:
        rx, ry = rx * wide, ry * wide
    below = (rx * v) ** 2 + (ry * u) ** 2
    share = sqrt(max(0.0, ((rx * ry) ** 2 - below) / below)) if below else 0.0
    if large == sweep:
        share = -share
    cu, cv = share * rx * v / ry, -share * ry * u / rx
    cx, cy = right * cu - down * cv + (x1 + x2) / 2, down * cu + right * cv + (y1 + y2) / 2
    first = _angle((u - cu) / rx, (v - cv) / ry)
    turn = _angle((-u - cu) / rx, (-v - cv) / ry) - first
    if sweep and turn < 0:
        turn += 2 * pi
    elif not sweep and turn > 0:
        turn -= 2 * pi
    count = max(1, ceil(abs(turn) / (pi / 2) - 1e-9))
    reach = 4 / 3 * tan(turn / count / 4)

    def placed(a: float, b: float) -> Point:
        return (cx + right * rx * a - down * ry * b, cy + down * rx * a + right * ry * b)

    for number in range(count):
        one, two = first + turn * number / count, first + turn * (number + 1) / count
        end = placed(cos(two), sin(two)) if number + 1 < count else (x2, y2)
        yield (
            *placed(cos(one) - reach * sin(one), sin(one) + reach * cos(one)),
            *placed(cos(two) + reach * sin(two), sin(two) - reach * cos(two)),
            *end,
        )


def _angle(x: float, y: float) -> float:
    """Return the angle of a direction."""
    long = hypot(x, y)
    if not long:
        return 0.0
    found = acos(min(1.0, max(-1.0, x / long)))
    return found if y >= 0 else -found
