"""SVG files are read as drawings: what they show, or one sentence that says why not."""

from __future__ import annotations

import random
from io import BytesIO
from typing import Final

import pytest
from PIL import Image, ImageChops

from briefer.errors import InputError
from briefer.memo.figure_file import image_of, prepared
from briefer.memo.pdf.rendering import png
from briefer.memo.shapes import (
    Anchor,
    Cap,
    Contour,
    Drawing,
    Gradient,
    Group,
    Shape,
    Stroke,
    Words,
    words_of,
)
from briefer.memo.svg.reading import read
from briefer.memo.svg.writing import written
from tests.memo.picturing import Draughtsman, box, chart, dots

HEAD: Final = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


GRADIENT: Final = """<linearGradient id="g"><stop offset="0" stop-color="red"/>
<stop offset="50%" style="stop-color:#00f"/></linearGradient>"""
FADING: Final = GRADIENT.replace('offset="0"', 'offset="0" stop-opacity="0"')


def svg(content: str, size: str = 'width="400" height="200"') -> bytes:
    return f"<svg {HEAD} {size}>{content}</svg>".encode()


def drawn(content: str, size: str = 'width="400" height="200"') -> Drawing:
    return read(svg(content, size))


def only(content: str) -> Shape | Words | Group:
    (part,) = drawn(content).parts
    return part


def shape(content: str) -> Shape:
    part = only(content)
    assert isinstance(part, Shape)
    return part


def words(content: str) -> list[Words]:
    return [part for part in drawn(content).parts if isinstance(part, Words)]


def test_pixels_become_points() -> None:
    drawing = drawn('<rect x="40" y="20" width="100" height="60" fill="#f00"/>')
    assert (drawing.width, drawing.height) == (300, 150)
    assert drawing.parts == (Shape((box(30, 15, 75, 45),), "#FF0000"),)


@pytest.mark.parametrize(
    ("size", "points"),
    [
        ('width="4in" height="2in"', (288, 144)),
        ('width="10cm" height="50mm"', (283.465, 141.732)),
        ('viewBox="0 0 400 100"', (300, 75)),
        ('width="100%" height="100%" viewBox="0 0 400 100"', (300, 75)),
        ('width="400" viewBox="0 0 800 400"', (300, 150)),
        ('viewBox="0 0 1 1"', (600, 600)),
        ('width="90000" height="45000"', (600, 300)),
    ],
)
def test_a_drawing_has_the_size_that_it_asks_for(size: str, points: tuple[float, float]) -> None:
    drawing = drawn('<path d="M0 0h1v1z"/>', size)
    assert (drawing.width, drawing.height) == points


def test_a_part_of_the_plane_is_fitted_into_the_drawing() -> None:
    size = 'width="400" height="200" viewBox="10 10 100 100"'
    assert drawn('<path d="M10 10H110"  stroke="red"/>', size).parts == (
        Shape((Contour((75, 0), ((225, 0),)),), "#000000", Stroke("#FF0000", 1.5)),
    )


@pytest.mark.parametrize(
    ("data", "steps"),
    [
        ("M10 10 20 20 30 10", ((20, 20), (30, 10))),
        ("m10 10l10 10l10-10", ((20, 20), (30, 10))),
        ("M10,10h10v10H5V2", ((20, 10), (20, 20), (5, 20), (5, 2))),
        ("M10 10c1 2 3 4 5 6s3 4 5 6", ((11, 12, 13, 14, 15, 16), (17, 18, 18, 20, 20, 22))),
        ("M10 10q3 3 6 0", ((12, 12, 14, 12, 16, 10),)),
        ("M10 10q3 3 6 0t6 0", ((12, 12, 14, 12, 16, 10), (18, 8, 20, 8, 22, 10))),
        ("M1e1 10-.5.5", ((-0.5, 0.5),)),
    ],
)
def test_the_data_of_a_path(data: str, steps: tuple[tuple[float, ...], ...]) -> None:
    made = shape(f'<g transform="scale({4 / 3})"><path d="{data}"/></g>')
    assert made.contours == (Contour((10, 10), steps),)


def test_an_arc_is_a_part_of_an_ellipse() -> None:
    half = shape('<path transform="scale(1.3333333333)" d="M10 50a40 40 0 0180 0z"/>')
    (contour,) = half.contours
    assert [step[-2:] for step in contour.steps] == [(50, 10), (90, 50)]
    assert contour.steps[0][1] == pytest.approx(50 - 40 * 0.5523, abs=0.01)


def test_a_path_goes_on_from_where_it_was_closed() -> None:
    made = shape('<path transform="scale(1.3333333333)" d="M5 5h10v10zl-5 5"/>')
    assert [contour.start for contour in made.contours] == [(5, 5), (5, 5)]


def test_looks_come_from_attributes_sheets_and_styles_in_this_order() -> None:
    drawing = drawn(
        """<style>/* one */ rect { fill: #00f } .b, g > #c { fill: green !important }
        @import url("https://evil.example/x.css"); @font-face { font-family: x; src: url(y) }
        g rect.d { stroke: black; stroke-width: 4 } .b:hover { fill: none }</style>
        <rect width="9" height="9" fill="red"/><rect class="b" width="9" height="9"/>
        <g fill="red"><circle id="c" r="9"/><rect class="d" width="9" height="9"
        style="fill:#ff0;fill-opacity:50%"/></g>"""
    )
    fills = [part.fill for part in drawing.parts if isinstance(part, Shape)]
    assert fills == ["#0000FF", "#008000", "#008000", "#FFFF00"]
    assert drawing.parts[3] == Shape(
        (box(0, 0, 6.75, 6.75),), "#FFFF00", Stroke("#000000", 3), opacity=0.5
    )


def test_what_is_important_counts_more_than_what_a_part_says_itself() -> None:
    part = only(
        """<style>.a { fill: red !important; stroke: blue !important } .a { fill: green }</style>
        <path class="a" d="M0 0h9v9z" style="fill: blue; stroke: lime !important"/>"""
    )
    assert isinstance(part, Shape)
    assert part.stroke is not None
    assert (part.fill, part.stroke.colour) == ("#FF0000", "#00FF00")


@pytest.mark.parametrize(
    "rule",
    [
        "path + path { fill: red }",
        "circle ~ path { fill: red }",
        "path:not(.k) { fill: red }",
        ", ".join(f"#a-{n} .b-{n}" for n in range(200)) + ", path:not(.k) { fill: red }",
        "path[d='M0 0h9v9z'] { fill: red }",
        ":root > path:last-child { fill: red }",
        "path:nth-child(4n) { fill: red }",
        "#\\31 st, .\\6b, path:not(.k) { fill: red }",
        "text { font-family: '}; path {'; } path:not(.k) { fill: red }",
        "@media (prefers-color-scheme: light) { path:not(.k) { fill: red } }",
        "@media (prefers-color-scheme: dark) { * { fill: blue } } path:not(.k) { fill: red }",
        "@keyframes x { from { fill: blue } } path:not(.k) { fill: red } .none { animation: x }",
        "@font-face { src: url(data:font/woff2;base64," + "A" * 300_000 + ") } path { fill: red }",
    ],
)
def test_rules_ask_for_parts_in_many_ways(rule: str) -> None:
    parts = drawn(
        f"""<style>{rule}</style><circle r="9"/><path class="k" d="M0 0h9"/>
        <path d="M0 0h9v9z"/>"""
    ).parts
    assert isinstance(parts[-1], Shape)
    assert parts[-1].fill == "#FF0000"


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("#abc", "#AABBCC"),
        ("#AABBCC80", "#AABBCC"),
        ("rgb(255, 0, 16)", "#FF0010"),
        ("rgb(100%,0%,6.3%)", "#FF0010"),
        ("rgba(255,0,16,.5)", "#FF0010"),
        ("hsl(120, 100%, 25%)", "#008000"),
        ("RebeccaPurple", "#663399"),
        ("hwb(120 0% 50%)", "#008000"),
        ("hsla(120 100% 25% / 50%)", "#008000"),
        ("rgb(300, -20, 16)", "#FF0010"),
        ("light-dark(rgb(255, 0, 16), var(--dark, #000))", "#FF0010"),
        ("currentColor", "#008000"),
    ],
)
def test_colours(said: str, seen: str) -> None:
    assert shape(f'<g color="green"><path d="M0 0h9v9z" fill="{said}"/></g>').fill == seen


def test_words_stand_where_they_are_put() -> None:
    made = words(
        """<text x="40" y="80" font-family="Times New Roman, serif" font-size="16"
        text-anchor="end" font-weight="700">Two   words</text>
        <text transform="translate(20 100) rotate(-90)" style="font: italic 12px Arial"
        fill="#333">Up</text>"""
    )
    assert made == [
        Words("Two words", 30, 60, 12, True, serif=True, anchor=Anchor.END),
        Words("Up", 15, 75, 9, italic=True, colour="#333333", turn=-90),
    ]


def test_lines_of_words_and_words_that_go_on() -> None:
    made = words(
        """<text x="0" y="20" font-size="20">
          <tspan x="0" dy="1em">One <tspan font-weight="bold">bold</tspan> go</tspan>
          <tspan x="0" dy="1.5em">Two</tspan>
        </text>"""
    )
    assert [(each.text, each.bold, each.y) for each in made] == [
        ("One", False, 30),
        ("bold", True, 30),
        ("go", False, 30),
        ("Two", False, 52.5),
    ]
    assert made[0].x == made[3].x == 0
    assert 20 < made[1].x < 45 < made[2].x


def test_words_with_an_edge_around_them() -> None:
    made = words(
        """<text y="20" font-size="20" stroke="#fff" stroke-width="4" paint-order="stroke"
        fill="red">a</text><text y="20" font-size="20" stroke="#fff" stroke-width="0">b</text>"""
    )
    edge = Stroke("#FFFFFF", 3)
    assert [(each.text, each.stroke) for each in made] == [("a", edge), ("a", None), ("b", None)]


def test_letters_that_stand_one_by_one() -> None:
    made = words('<text y="20" x="0 20 60" font-size="20">abcd</text>')
    assert [(each.text, each.x) for each in made] == [("a", 0), ("b", 15), ("cd", 45)]


def test_what_is_shown_again_and_what_is_cut_out() -> None:
    drawing = drawn(
        """<defs><clipPath id="c"><rect x="8" y="8" width="40" height="40"/></clipPath>
        <path id="p" d="M0 0H40"/><symbol id="s" viewBox="0 0 10 10"><circle r="5"/></symbol></defs>
        <g clip-path="url(#c)"><use xlink:href="#p" x="4" y="8" stroke="red"/></g>
        <use href="#s" width="80" height="80"/>"""
    )
    cut, symbol = drawing.parts
    assert isinstance(cut, Group)
    assert cut.clip == (box(6, 6, 30, 30),)
    assert cut.parts == (Shape((Contour((3, 6), ((33, 6),)),), "#000000", Stroke("#FF0000", 0.75)),)
    assert isinstance(symbol, Group)
    assert symbol.clip == (box(0, 0, 60, 60),)


def test_arrow_heads_stand_at_the_ends_of_lines_and_lead_on() -> None:
    drawing = drawn(
        """<defs stroke="none"><marker id="a" viewBox="0 0 10 10" refX="10" refY="5" orient="auto"
        markerWidth="4" markerHeight="4" overflow="visible"><path d="M0 0L10 5L0 10z"
        fill="context-stroke"/></marker></defs>
        <path d="M0 40H80V120" stroke="red" stroke-width="5" fill="none" marker-end="url(#a)"/>
        <rect width="9" height="9" marker-end="url(#a)"/><path d="M0 0h9" marker="url(#none)"/>"""
    )
    line, head, *others = drawing.parts
    assert isinstance(line, Shape)
    assert isinstance(head, Shape)
    assert head == Shape((Contour((67.5, 75), ((60, 90), (52.5, 75)), closed=True),), "#FF0000")
    assert len(others) == 2


def test_a_part_without_a_name_is_never_called() -> None:
    made = drawn(
        """<marker><path d="M0 0h3v1z"/></marker><path id="p" d="M0 0h9v9z"
        marker-end="url(#)" marker-start="none"/><use href="#"/>""",
        'id="root" width="400" height="200"',
    )
    assert len(made.parts) == 1


def test_marks_stand_at_corners_by_their_names() -> None:
    marks = "".join(
        f'''<marker id="{name}" markerUnits="userSpaceOnUse" orient="{way}">
        <path d="M0 0h3v1z" fill="{name}"/></marker>'''
        for name, way in (("red", "auto-start-reverse"), ("green", "90"), ("blue", "auto"))
    )
    parts = drawn(
        f"""{marks}<polyline points="20,20 60,20 60,60" fill="none" marker-start="url(#red)"
        marker-mid="url(#green)" marker-end="url(#blue)"/>"""
    ).parts
    found = []
    for part in parts:
        assert isinstance(part, Group)
        (inner,) = part.parts
        assert isinstance(inner, Shape)
        found.append((inner.fill, inner.contours[0].start, inner.contours[0].steps[0]))
    assert found == [
        ("#FF0000", (15, 15), (12.75, 15)),
        ("#008000", (45, 15), (45, 17.25)),
        ("#0000FF", (45, 45), (45, 47.25)),
    ]


def test_gradients_of_a_shape_and_of_the_plane() -> None:
    linear, radial = drawn(
        f"""{GRADIENT}<radialGradient id="h" href="#g" gradientUnits="userSpaceOnUse" cx="40"
        cy="40" r="20" gradientTransform="translate(4 0)"/>
        <rect x="40" y="80" width="200" height="40" fill="url(#g)"/>
        <g opacity=".5"><circle r="20" fill="url(#h) red"/></g>"""
    ).parts
    stops = ((0.0, "#FF0000"), (0.5, "#0000FF"))
    assert isinstance(linear, Shape)
    assert linear.fill == Gradient((0, 0, 1, 0), stops, (150, 0, 0, 30, 30, 60))
    assert isinstance(radial, Shape)
    circles = (40, 40, 0, 40, 40, 20)
    assert radial.fill == Gradient(circles, stops, (0.75, 0, 0, 0.75, 3, 0))
    assert radial.opacity == 0.5


@pytest.mark.parametrize(
    ("way", "colours"),
    [
        ("reflect", ["#0000FF", "#FF0000", "#0000FF", "#FF0000"]),
        ("repeat", ["#FF0000", "#0000FF", "#FF0000", "#0000FF", "#FF0000", "#0000FF"]),
    ],
)
def test_a_gradient_that_comes_again_is_drawn_as_a_long_one(way: str, colours: list[str]) -> None:
    linear, radial = drawn(
        f"""<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="100" x2="200"
        spreadMethod="{way}"><stop stop-color="red"/><stop offset="1" stop-color="#00f"/>
        </linearGradient><radialGradient id="h" href="#g" cx="100" cy="0" r="100"/>
        <rect width="300" height="40" fill="url(#g)" x="0"/>
        <rect width="290" height="10" fill="url(#h)" x="100"/>"""
    ).parts
    assert isinstance(linear, Shape)
    assert isinstance(linear.fill, Gradient)
    assert list(linear.fill.coords) == [0, 0, 300, 0]
    assert sorted({at for at, _ in linear.fill.stops}) == [0, 0.3333, 0.6667, 1]
    assert [colour for _, colour in dict.fromkeys(linear.fill.stops)] == colours
    assert isinstance(radial, Shape)
    assert isinstance(radial.fill, Gradient)
    assert list(radial.fill.coords) == [100, 0, 0, 100, 0, 300]


def test_a_gradient_that_need_not_come_again_stays_as_it_is() -> None:
    """As in the drawings of office programs, which ask for it always."""
    made = shape(
        """<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" x2="100"
        spreadMethod="reflect"><stop stop-color="red"/><stop offset="1" stop-color="#00f"/>
        </linearGradient><rect width="100" height="40" fill="url(#g)"/>"""
    )
    assert isinstance(made.fill, Gradient)
    assert list(made.fill.coords) == [0, 0, 100, 0]
    assert list(dict.fromkeys(made.fill.stops)) == [(0, "#FF0000"), (1, "#0000FF")]


def test_an_ellipse_with_one_radius_is_a_circle() -> None:
    circle = shape('<circle r="40"/>')
    assert shape('<ellipse rx="40"/>') == circle
    assert shape('<ellipse ry="40" rx="auto"/>') == circle


def test_lines_are_as_wide_as_the_letters_around_them_say() -> None:
    made = shape(
        """<g font-size="8"><path d="M0 0h9" stroke="red" stroke-width=".5em"
        stroke-dasharray="1em" stroke-dashoffset="2em"/></g>"""
    )
    assert made.stroke == Stroke("#FF0000", 3, (6, 6), 12)


def test_words_of_which_the_edge_alone_is_drawn() -> None:
    drawing = drawn('<text y="90" font-size="80" fill="none" stroke="red">Edge</text>')
    (made,) = words_of(drawing.parts)
    assert (made.opacity, made.stroke) == (0, Stroke("#FF0000", 0.75))
    assert read(written(drawing)) == drawing
    with Image.open(BytesIO(png(drawing, 400))) as image:
        seen = {colour for _, colour in image.getcolors(1 << 16) or ()}
    assert (255, 0, 0) in seen
    assert (0, 0, 0) not in seen


def test_words_from_right_to_left_begin_on_the_right() -> None:
    made = words('<text x="200" y="20" direction="rtl" font-size="20">שלום</text>')
    assert [(each.text, each.x, each.anchor) for each in made] == [("שלום", 150, Anchor.END)]
    first, last = words(
        '<text x="200" y="20" style="direction: rtl">אב<tspan font-weight="bold">גד</tspan></text>'
    )
    assert (first.text, last.text) == ("גד", "אב")
    assert first.x < last.x < 150


def test_letters_and_words_further_apart_than_usual() -> None:
    plain, wide, far = (
        words(f'<text y="20" font-size="20" style="{said}">ab c</text>')
        for said in ("letter-spacing: 0px", "letter-spacing: 1em", "word-spacing: 10px")
    )
    assert [each.text for each in plain] == ["ab c"]
    assert [each.text for each in wide] == [each.text for each in far] == ["a", "b", "c"]
    assert wide[1].x - far[1].x == pytest.approx(15, abs=0.01)
    assert wide[2].x - far[2].x == pytest.approx(45 - 7.5, abs=0.01)
    arabic = words('<text y="20" letter-spacing="9">العربية</text>')
    assert [each.text for each in arabic] == ["العربية"]


@pytest.mark.parametrize(
    "style",
    [
        "background: #012345",
        "background-color: rgb(1, 35, 69); background: red",
        "background: #012345; background-color: light-dark(#012345, var(--dark, #fff))",
    ],
)
def test_the_ground_of_a_drawing_lies_under_all(style: str) -> None:
    size = f'width="400" height="200" style="{style}"'
    assert drawn('<path d="M0 0h9v9z"/>', size).parts[0] == Shape((box(0, 0, 300, 150),), "#012345")
    size = 'width="400" height="200" style="background: transparent"'
    assert len(drawn('<path d="M0 0h9v9z" style="background: red"/>', size).parts) == 1


def test_a_gradient_of_one_colour_is_that_colour() -> None:
    one = '<linearGradient id="g"><stop stop-color="red" stop-opacity=".5"/></linearGradient>'
    made = shape(f'{one}<path d="M0 0h9v9z" fill="url(#g)"/>')
    assert (made.fill, made.opacity) == ("#FF0000", 0.5)


def test_dots_of_a_gradient_go_from_colour_to_colour() -> None:
    stops = ((0.0, "#FF0000"), (0.5, "#FF0000"), (0.5, "#00FF00"), (1.0, "#0000FF"))
    linear = Gradient((0, 0, 100, 0), stops)
    radial = Gradient((50, 25, 0, 50, 25, 25), stops)
    for fill, places in ((linear, (2, 40, 60, 97)), (radial, (50, 55, 65, 95))):
        drawing = Drawing(100, 50, (Shape((box(0, 0, 100, 50),), fill),))
        with Image.open(BytesIO(png(drawing, 100))) as image:
            seen = [image.getpixel((x, 25)) for x in places]
        assert seen[0] == seen[1] == (255, 0, 0)
        assert isinstance(seen[2], tuple)
        assert isinstance(seen[3], tuple)
        assert seen[2][0] < 10 < seen[2][1]
        assert seen[3][2] > 200


def test_what_is_let_through_is_so_by_itself_or_as_one() -> None:
    one, several = drawn(
        """<g opacity=".5"><path d="M0 0h9v9z"/></g>
        <path opacity=".5" stroke="red" d="M0 0h9v9z"/>"""
    ).parts
    assert isinstance(one, Shape)
    assert one.opacity == 0.5
    assert isinstance(several, Group)
    assert several.opacity == 0.5


def test_what_is_not_seen_is_left_out() -> None:
    part = only(
        """<title>t</title><desc>d</desc><metadata><x/></metadata><script>alert(1)</script>
        <g display="none"><path d="M0 0h9v9z"/></g><rect width="0" height="9"/>
        <g visibility="hidden"><path d="M0 0h9v9z"/>
        <path id="seen" visibility="visible" d="M0 0h9v9z" onclick="alert(1)"/></g>
        <path d="M0 0h9v9z" fill="none"/><path d="M0 0h9v9z" opacity="0"/>
        <a xlink:href="javascript:alert(1)"></a><x:y xmlns:x="z:"/>"""
    )
    assert isinstance(part, Shape)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('<image href="data:image/png;base64,AAAA" width="9" height="9"/>', "a picture of dots"),
        ('<image xlink:href="https://evil.example/x.png"/>', "a picture of dots"),
        ('<use href="https://evil.example/x.svg#a"/>', "another file"),
        ('<use xlink:href="file:///etc/passwd#a"/>', "another file"),
        ("<foreignObject><p>x</p></foreignObject>", "a web page"),
        ('<path d="M0 0h9v9z" filter="url(#f)"/>', "an effect"),
        ('<path d="M0 0h9v9z" mask="url(#f)"/>', "a mask"),
        ('<path d="M0 0h9v9z" fill="url(#f)"/>', "a pattern"),
        ('<pattern id="f"/><path d="M0 0h9v9z" fill="url(#f)"/>', "a pattern"),
        (f'{GRADIENT}<path d="M0 0h9v9z" stroke="url(#g)"/>', "lines or words with"),
        (f'{GRADIENT}<text y="9" fill="url(#g)">x</text>', "lines or words with"),
        (f'{FADING}<path d="M0 0h9v9z" fill="url(#g)"/>', "more and more through"),
        (
            GRADIENT.replace("id", 'x2=".001" spreadMethod="repeat" id')
            + '<path d="M0 0h9v9z" fill="url(#g)"/>',
            "again and again",
        ),
        (
            f"""{GRADIENT}<radialGradient id="r" href="#g" fx=".2" spreadMethod="reflect"/>
            <path d="M0 0h9v9z" fill="url(#r)"/>""",
            "comes again",
        ),
        ('<path d="M0 0h9v9z" style="fill:url(https://evil.example/x)"/>', "a pattern"),
        ('<path d="M0 0h9v9z" style="mix-blend-mode:multiply"/>', "blend"),
        ('<path d="M0 0h9v9z"><animate attributeName="x"/></path>', "parts that move"),
        ('<text><textPath href="#p">x</textPath></text>', "along a line"),
        ('<text text-decoration="underline">x</text>', "underlined"),
        ('<text transform="skewX(30)" y="9">x</text>', "slanted"),
        ('<path d="M0 0h9v9z" stroke="red" transform="scale(9 1)"/>', "stretched"),
        ('<path d="M0 0h9v9z" clip-path="circle(4px)"/>', "cut out"),
        ("<style>@media print { path { fill: red } }</style>", "style sheet"),
        ("<style>@supports (x: y) { path { fill: red } }</style>", "style sheet"),
        ("<style>g { path { fill: red } }</style>", "rules in rules"),
        ("<style>g:has(path) { fill: red }</style>", "a style sheet with “g:has"),
        ("<style>path { animation: x 2s }</style>", "parts that move"),
        ('<path d="M0 0h9v9z" fill="oklch(60% 0.2 120)"/>', "the colour “oklch"),
        ("<flowRoot>x</flowRoot>", "flowRoot"),
    ],
)
def test_what_cannot_be_shown_as_it_is_is_refused_with_advice(content: str, what: str) -> None:
    with pytest.raises(InputError, match=what) as refusal:
        drawn(content + '<path d="M0 0h9v9z"/>')
    assert str(refusal.value).endswith(". Save it as PNG and choose that.")


def test_a_drawing_is_written_and_read_back_as_it_was() -> None:
    assert read(written(chart())) == chart()
    for seed in range(200):
        drawing = Draughtsman(random.Random(seed)).drawing()
        assert read(written(drawing)) == drawing, f"seed {seed}"


def test_what_is_kept_of_a_chosen_file_is_written_anew() -> None:
    given = svg('<script>x</script><!-- y --><g id="secret"><path d="M0 0h90v90z"/></g>')
    kept = prepared(given)
    assert kept.media_type == "image/svg+xml"
    assert image_of(kept.data) == kept.image == read(given)
    assert b"secret" not in kept.data
    assert prepared(kept.data) == kept


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_pictures_of_dots_are_kept_as_a_letterheads_are(kind: str, media_type: str) -> None:
    kept = prepared(dots(kind=kind).data)
    assert kept.media_type == media_type
    assert image_of(kept.data) == kept.image


def test_any_encoding_that_drawings_have_is_read() -> None:
    text = svg('<text y="9">Año</text>').decode()
    latin = f'<?xml version="1.0" encoding="ISO-8859-1"?>{text}'.encode("latin-1")
    kind = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n "http://www.w3.org/x.dtd">'
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{kind}{text}'.encode("utf-16")
    marked = text.encode("utf-8-sig")
    assert read(latin) == read(wide) == read(marked) == read(text.encode())


def test_dots_of_a_drawing_are_those_of_the_drawing() -> None:
    drawing = Drawing(100, 50, (Shape((box(0, 0, 50, 50),), "#FF0000", Stroke("#FF0000", 0.1)),))
    data = png(drawing, 200)
    assert data == png(drawing, 200)
    with Image.open(BytesIO(data)) as image:
        assert image.size == (200, 100)
        assert image.getpixel((50, 50)) == (255, 0, 0)
        assert image.getpixel((150, 50)) == (255, 255, 255)


def test_ends_of_lines_turn_up_in_the_dots() -> None:
    def with_ends(cap: Cap) -> Image.Image:
        line = Shape((Contour((30, 25), ((70, 25),)),), "", Stroke("#000000", 20, cap=cap))
        return Image.open(BytesIO(png(Drawing(100, 50, (line,)), 100))).convert("L")

    assert ImageChops.difference(with_ends(Cap.BUTT), with_ends(Cap.ROUND)).getbbox()
