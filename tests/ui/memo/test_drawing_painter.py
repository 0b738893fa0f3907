"""A drawing in the window looks as the same drawing does on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from briefer.memo.shapes import Cap, Contour, Drawing, Gradient, Group, Shape, Stroke, Words
from briefer.memo.svg import writing
from briefer.ui.memo.composer.drawing_painter import drawn
from tests.memo.picturing import chart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

BOX = Contour((10, 10), ((90, 10), (90, 90), (10, 90)), closed=True)
INNER = Contour((30, 30), ((70, 30), (70, 70), (30, 70)), closed=True)


def at(drawing: Drawing, x: float, y: float, scale: int = 2) -> str:
    """The colour at a place of a drawing of 100 by 100."""
    return (
        drawn(drawing, QSize(100 * scale, 100 * scale))
        .pixelColor(round(x * scale), round(y * scale))
        .name()
    )


def of(*parts: Shape | Words | Group) -> Drawing:
    return Drawing(100, 100, parts)


@pytest.mark.usefixtures("qapp")
class TestShapes:
    def test_paper_is_white_where_nothing_is_drawn(self) -> None:
        assert at(of(), 50, 50) == "#ffffff"

    def test_what_is_drawn_later_lies_above(self) -> None:
        drawing = of(Shape((BOX,), "#FF0000"), Shape((INNER,), "#0000FF"))
        assert (at(drawing, 20, 20), at(drawing, 50, 50)) == ("#ff0000", "#0000ff")

    def test_even_odd_leaves_a_hole(self) -> None:
        holed = of(Shape((BOX, INNER), "#FF0000", even_odd=True))
        full = of(Shape((BOX, INNER), "#FF0000"))
        assert (at(holed, 50, 50), at(full, 50, 50)) == ("#ffffff", "#ff0000")

    def test_a_stroke_is_as_wide_as_it_says_and_dashed(self) -> None:
        line = Contour((0, 50), ((100, 50),))
        stroke = Stroke("#000000", 10, (20, 20), 0, Cap.BUTT)
        drawing = of(Shape((line,), "", stroke))
        assert at(drawing, 10, 46) == at(drawing, 50, 54) == "#000000"
        assert at(drawing, 10, 56) == at(drawing, 30, 50) == "#ffffff"

    def test_a_clip_cuts(self) -> None:
        drawing = of(Group((Shape((BOX,), "#FF0000"),), (INNER,)))
        assert (at(drawing, 50, 50), at(drawing, 20, 20)) == ("#ff0000", "#ffffff")

    def test_a_group_is_let_through_as_one(self) -> None:
        group = Group((Shape((BOX,), "#000000"), Shape((INNER,), "#000000")), opacity=0.5)
        drawing = of(group)
        assert at(drawing, 50, 50) == at(drawing, 20, 20) != "#000000"

    def test_a_gradient_goes_from_colour_to_colour(self) -> None:
        stops = ((0.0, "#FF0000"), (1.0, "#0000FF"))
        half = (0.5, 0.0, 0.0, 1.0, 50.0, 0.0)
        for gradient in (
            Gradient((0, 0, 50, 0), stops, half),
            Gradient((0, 50, 0, 0, 50, 50), stops, half),
        ):
            drawing = of(Shape((BOX,), gradient))
            assert int(at(drawing, 51, 50)[1:3], 16) > 200
            assert int(at(drawing, 80, 50)[5:7], 16) > 200
            faint = at(of(Shape((BOX,), gradient, opacity=0.1)), 80, 50)
            assert int(faint[1:3], 16) > 200

    def test_words_can_have_an_edge(self) -> None:
        words = Words("I", 50, 60, 60, colour="#FFFFFF", stroke=Stroke("#FF0000", 4))
        seen = drawn(of(words), QSize(200, 200))
        line = {seen.pixelColor(x, 80).name() for x in range(200)}
        assert {"#ff0000", "#ffffff"} <= line

    def test_nothing_is_drawn_beyond_the_edge(self) -> None:
        image = drawn(of(Words("W" * 40, 0, 50, 30)), QSize(200, 200))
        assert (image.width(), image.height()) == (200, 200)

    def test_words_stand_where_they_say(self) -> None:
        drawing = of(Words("HHHH", 50, 60, 20, bold=True))
        seen = drawn(drawing, QSize(200, 200))
        dark = [
            (x, y)
            for x in range(200)
            for y in range(200)
            if seen.pixelColor(x, y).lightness() < 128
        ]
        assert 98 <= min(x for x, _ in dark) <= 108
        assert 112 <= max(y for _, y in dark) <= 121
        assert min(y for _, y in dark) >= 78


@pytest.mark.parametrize("scale", [1, 3])
def test_it_looks_as_another_program_draws_the_kept_file(qapp: QApplication, scale: int) -> None:
    """Measured against the kept SVG as Qt reads it, which knows no clips and has other fonts."""
    whole = chart()
    plain = tuple(p for p in whole.parts if not isinstance(p, Words) and not getattr(p, "clip", ()))
    drawing = Drawing(whole.width, whole.height, plain)
    size = QSize(round(drawing.width * scale), round(drawing.height * scale))
    ours = drawn(drawing, size)
    theirs = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    theirs.fill(0xFFFFFFFF)
    painter = QPainter(theirs)
    QSvgRenderer(writing.written(drawing)).render(painter)
    painter.end()
    differing = sum(
        abs(ours.pixelColor(x, y).lightness() - theirs.pixelColor(x, y).lightness()) > 60
        for x in range(0, size.width(), 2)
        for y in range(0, size.height(), 2)
    )
    assert differing < 0.002 * size.width() * size.height() / 4
