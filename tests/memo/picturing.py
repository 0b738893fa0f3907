"""Pictures for memos of tests: of dots, and drawings; the same dice make the same ones."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from briefer.memo.picture import Picture, prepared
from briefer.memo.shapes import (
    Anchor,
    Cap,
    Contour,
    Drawing,
    Gradient,
    Group,
    Join,
    Part,
    Shape,
    Step,
    Stroke,
    Words,
)

if TYPE_CHECKING:
    import random

    from briefer.memo.shapes import Point

COLOURS = ("#000000", "#1F4E8C", "#CC3300", "#FFFFFF", "#88AA66")
TEXTS = ("1990", "Exports", "Año 2023", "Ελλάδα", "a < b & c", "“quoted”", "وزير", "12.5 %")


def dots(width: int = 60, height: int = 40, kind: str = "PNG") -> Picture:
    """Return a picture of that many dots."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    made = BytesIO()
    image.save(made, kind)
    return prepared(made.getvalue())


def chart() -> Drawing:
    """Return a drawing that has one of everything."""
    bars = tuple(
        Shape((box(40 + 50 * place, 150 - high, 30, high),), COLOURS[1 + place % 2])
        for place, high in enumerate((40.0, 90.0, 120.0, 60.0))
    )
    axis = Shape((Contour((30, 10), ((30, 150), (250, 150))),), "", Stroke("#000000", 1.5))
    curve = Contour((40, 120), ((80, 20, 160, 20, 240, 110),))
    line = Shape((curve,), "", Stroke("#CC3300", 2, (6, 3), 1, Cap.ROUND, Join.ROUND))
    through = Group((Shape((box(60, 60, 60, 60),), "#88AA66"), bars[0]), opacity=0.4)
    cut = Group((Shape((box(200, 20, 60, 60),), "#1F4E8C"),), (box(200, 20, 30, 60),))
    words = (
        Words("Exports", 140, 14, 12, bold=True, anchor=Anchor.MIDDLE),
        Words("€ bn", 12, 150, 9, italic=True, serif=True, turn=-90),
        Words("2023", 250, 165, 9, anchor=Anchor.END, colour="#CC3300", opacity=0.8),
    )
    return Drawing(270, 180, (axis, *bars, line, through, cut, *words))


def box(x: float, y: float, width: float, height: float) -> Contour:
    """Return the outline of a rectangle."""
    right, low = round(x + width, 3), round(y + height, 3)
    return Contour((x, y), ((right, y), (right, low), (x, low)), closed=True)


class Draughtsman:
    """Makes random drawings."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice

    def drawing(self) -> Drawing:
        """Return a drawing with some parts."""
        width = round(self._dice.uniform(150, 1200), 3)
        height = round(width * self._dice.choice([0.05, 0.4, 1, 1.6]), 3)
        return Drawing(width, height, self._parts(2))

    def _parts(self, deep: int) -> tuple[Part, ...]:
        return tuple(self._part(deep) for _ in range(self._dice.randrange(2, 6)))

    def _part(self, deep: int) -> Part:
        roll = self._dice.random()
        if roll < 0.5:
            return self._shape()
        if roll < 0.8 or not deep:
            return self._words()
        clip = self._contours() if self._dice.random() < 0.6 else ()
        covers = 1 if clip and self._dice.random() < 0.5 else self._share()
        even_odd = bool(clip) and self._dice.random() < 0.3
        return Group(self._parts(deep - 1), clip, even_odd, covers)

    def _shape(self) -> Shape:
        stroke = self._stroke() if self._dice.random() < 0.6 else None
        if stroke and self._dice.random() < 0.4:
            return Shape(self._contours(), "", stroke)
        covers = self._dice.choice([1, self._share()])
        even_odd = self._dice.random() < 0.3
        fill = self._gradient() if self._dice.random() < 0.3 else self._dice.choice(COLOURS)
        return Shape(self._contours(), fill, stroke, covers, even_odd)

    def _gradient(self) -> Gradient:
        dice = self._dice
        ends = (*self._point(), *self._point())
        circles = (10.0, 10.0, 2.0, 12.5, 10.0, 30.0)
        offsets = sorted(round(dice.random(), 4) for _ in range(dice.randrange(2, 5)))
        stops = tuple((offset, dice.choice(COLOURS)) for offset in offsets)
        matrix = dice.choice([(1.0, 0.0, 0.0, 1.0, 0.0, 0.0), (0.5, 0.25, -0.125, 2.0, 3.5, 4.0)])
        return Gradient(dice.choice([ends, circles]), stops, matrix)

    def _stroke(self) -> Stroke:
        dice = self._dice
        dash = dice.choice([(), (4.0, 2.0), (0.5, 1.25, 3.0, 1.0)])
        return Stroke(
            dice.choice(COLOURS),
            round(dice.uniform(0.1, 8), 3),
            dash,
            round(dice.uniform(0, 3), 3) if dash else 0,
            dice.choice(list(Cap)),
            dice.choice(list(Join)),
            dice.choice([4, 1.5, 10]),
            dice.choice([1, self._share()]),
        )

    def _words(self) -> Words:
        dice = self._dice
        return Words(
            dice.choice(TEXTS),
            *self._point(),
            round(dice.uniform(4, 30), 3),
            dice.random() < 0.3,
            dice.random() < 0.3,
            dice.random() < 0.3,
            dice.choice(list(Anchor)),
            dice.choice(COLOURS),
            dice.choice([1, self._share()]),
            dice.choice([0, 0, -90, 33.5]),
            self._stroke() if dice.random() < 0.2 else None,
        )

    def _contours(self) -> tuple[Contour, ...]:
        return tuple(self._contour() for _ in range(self._dice.randrange(1, 3)))

    def _contour(self) -> Contour:
        steps: list[Step] = []
        for _ in range(self._dice.randrange(1, 5)):
            points = [self._point() for _ in range(self._dice.choice([1, 3]))]
            steps.append(tuple(value for point in points for value in point))
        return Contour(self._point(), tuple(steps), self._dice.random() < 0.5)

    def _point(self) -> Point:
        return (round(self._dice.uniform(-50, 900), 3), round(self._dice.uniform(-50, 900), 3))

    def _share(self) -> float:
        return round(self._dice.uniform(0.01, 0.99), 3)
