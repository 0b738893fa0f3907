"""A hostile SVG file reads no file, asks no server, takes no time, and leaves nothing of itself."""

from __future__ import annotations

import random
import re
import socket
import time
from typing import TYPE_CHECKING, Final

import pytest

from briefer.errors import InputError
from briefer.memo.figure_file import image_of, prepared
from tests.memo.formats.active import drawing as active

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.memo.figure_file import FigureFile

HEAD: Final = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SEEN: Final = '<path d="M0 0h90v90z"/>'
SECRET: Final = "the-words-of-a-file-that-nobody-chose"
SLOW: Final = 10.0
"""Seconds of the processor."""


def svg(content: str, before: str = "", more: str = "") -> bytes:
    return f'{before}<svg {HEAD} width="100" height="100" {more}>{content}{SEEN}</svg>'.encode()


def bomb(levels: int = 9) -> bytes:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    return svg("<text>&l8;</text>", f'<!DOCTYPE svg [<!ENTITY l0 "lol">{lol}]>')


def uses(levels: int, times: int) -> str:
    """Return parts that each show the one before several times."""
    below = "".join(
        f'<g id="u{n}">' + f'<use href="#u{n - 1}"/>' * times + "</g>" for n in range(1, levels)
    )
    return f'<defs><path id="u0" d="M0 0h9"/>{below}</defs><use href="#u{levels - 1}"/>'


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        yield listening


def test_no_file_is_read_and_no_server_is_asked(tmp_path: Path, server: socket.socket) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    host = f"http://127.0.0.1:{server.getsockname()[1]}"
    for place in (path.as_uri(), host, str(path), f"//127.0.0.1:{server.getsockname()[1]}/x"):
        for data in leading(place):
            kept = kept_of(data)
            if kept is None:
                continue
            assert SECRET.encode() not in kept.data
            assert place.encode() not in kept.data
            assert list(active(kept.data)) == []
    with pytest.raises(TimeoutError):
        server.accept()


def leading(place: str) -> Iterator[bytes]:
    """Yield drawings with an address wherever one may stand."""
    yield svg("<text>&x;</text>", f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{place}">]>')
    yield svg("", f'<!DOCTYPE svg [<!ENTITY % x SYSTEM "{place}">%x;]>')
    yield svg("", f'<!DOCTYPE svg SYSTEM "{place}">')
    yield svg("", f'<!DOCTYPE svg PUBLIC "x" "{place}">')
    yield svg("", f'<?xml-stylesheet type="text/css" href="{place}"?>')
    yield svg("", f'<?xml-stylesheet type="text/xsl" href="{place}"?>')
    yield svg(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{place}"/>')
    yield svg(f'<style>@import "{place}"; @import url({place});</style>')
    yield svg(f"<style>@font-face {{ font-family: x; src: url({place}) }}</style>")
    yield svg(f"<style>path {{ fill: url({place}) }}</style>")
    yield svg(f'<link rel="stylesheet" href="{place}"/>')
    yield svg(f'<a xlink:href="{place}"><rect width="9" height="9"/></a>')
    yield svg(f'<script href="{place}"/><script xlink:href="{place}"/>')
    for tag in ("image", "use", "feImage", "textPath", "tref", "iframe", "audio", "color-profile"):
        yield svg(f'<{tag} href="{place}" width="9" height="9"/>')
        yield svg(f'<{tag} xlink:href="{place}#x" width="9" height="9"/>')
    for name in ("fill", "stroke", "clip-path", "mask", "filter", "marker-end", "cursor"):
        yield svg(f'<path d="M0 0h9v9" {name}="url({place}#x)"/>')
        yield svg(f'<path d="M0 0h9v9" style="{name}:url(\'{place}\')"/>')
    yield svg("", more=f'xml:base="{place}" onload="fetch(\'{place}\')"')


HOSTILE: Final = (
    bomb(),
    bomb().replace(b"<text>&l8;</text>", b'<path d="&l8;"/>'),
    bomb().decode().encode("utf-16"),
    svg("&undefined;"),
    svg("", "<!DOCTYPE svg [<!ATTLIST path d CDATA 'M0 0h9'>]>"),
    svg("<g/>" * 10**6),
    svg("<path d='M0 0h9'/>" * 60_000),
    svg("<g>" * 5_000 + "</g>" * 5_000),
    svg("<svg>" * 90 + "</svg>" * 90),
    svg('<g id="a"><use href="#a"/></g>'),
    svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    svg('<symbol id="a"><use href="#a"/></symbol><use href="#a"/>'),
    svg(uses(30, 2)),
    svg(uses(9, 100)),
    svg('<path d="M0 0' + "h1" * 400_000 + '"/>'),
    svg("<use href='#p'/>" * 9_000 + '<path id="p" d="M0 0' + "h1" * 900 + '"/>'),
    svg('<path d="M0 0h1e999"/>'),
    svg('<path d="M0 0h-1e99"/>'),
    svg('<path d="M0 0hNaN"/>'),
    svg('<path d="M0 0hInfinity"/>'),
    svg('<rect width="1e300" height="1e300"/>'),
    svg('<rect width="nan" height="inf"/>'),
    svg(f'<rect width="{"9" * 4000}" height="9"/>'),
    svg('<g transform="scale(1e7)"><g transform="scale(1e7)"><path d="M0 0h9"/></g></g>'),
    svg('<g transform="rotate(nan)"><path d="M0 0h9"/></g>'),
    svg('<g transform="skewX(90)"><path d="M0 0h9v9"/></g>'),
    svg('<path d="M0 0h9" stroke="red" stroke-width="1e30"/>'),
    svg('<path d="M0 0h9" stroke="red" stroke-dasharray="' + "1 " * 9_000 + '"/>'),
    svg('<path d="M0 0a0 0 0 2 2 9 9"/>'),
    svg('<path d="0 0h9"/>'),
    svg('<path d="M0 0z9"/>'),
    svg('<polygon points="1 2 3"/>'),
    svg("<style>" + "/*" * 200_000 + "</style>"),
    svg("<style>" + "a{" * 90_000 + "</style>"),
    svg("<style>" + "g g g g g path{fill:red}" * 900 + "</style>" + "<g>" * 50 + "</g>" * 50),
    svg("<style>" + "path{fill:red}" * 900 + "</style>" + "<path d='M0 0h9'/>" * 9_000),
    svg("<style>x g g g g g g path{fill:red}</style>" + "<g>" * 50 + "<path/>" * 500 + "</g>" * 50),
    svg("<style>.x ~ .y{fill:red}</style>" + "<path/>" * 15_000 + '<path class="y"/>'),
    svg("<style>path ~ path ~ .x{fill:red}</style>" + '<path class="x"/>' * 9_000),
    svg("<style>path:nth-of-type(2n){fill:red}</style>" + "<path/>" * 15_000),
    svg("<style>path:nth-child(2n of .x){fill:red}</style>" + "<path/>" * 15_000),
    svg(f"<style>{'p,' * 90_000}p{{fill:red}}</style>"),
    svg(f"<style>{':is(' * 60}g{')' * 60}{{fill:red}}</style>"),
    svg(f"<style>{'path,' * 50}g{{fill:red}}</style>" * 90),
    svg(f"<style>path{{fill:{'(' * 4_000}}}</style>"),
    svg(f"<style>path{{fill:{'9' * 9_000}}}</style>"),
    svg("<style>" + "\\" * 190_000 + "</style>"),
    svg("<style>" + "'" * 190_000 + "</style>"),
    svg(f'<path d="M0 0h9" style="fill:{"(" * 4_000}"/>'),
    svg(f'<path d="M0 0h9" style="fill:{"9" * 9_000}"/>'),
    svg(f'<path d="M0 0h9" style="{"fill:red;" * 200_000}"/>'),
    svg(f'<path d="M0 0h9" fill="{"(" * 3_000_000}"/>'),
    svg(f'<text letter-spacing="9">{"x " * 400_000}</text>'),
    svg(
        '<linearGradient id="g" x2="1e-9" spreadMethod="repeat"><stop/><stop offset="1"/>'
        '</linearGradient><path fill="url(#g)" d="M0 0h9v9z"/>'
    ),
    svg('<path d="M0 0h٣"/>'),
    svg("", more='viewBox="0 0 0 0"'),
    svg("", more='viewBox="0 0 1e-30 1e30"'),
    svg("", more='viewBox="a b c d"'),
    svg("").replace(b'width="100"', b'width="1e-9"'),
    svg("").replace(b'width="100"', b'width="9000000"'),
    svg('<text font-size="1e7">x</text>'),
    svg(f"<text>{'x ' * 400_000}</text>"),
    svg('<path d="M0 0h9" fill="rgb(nan,1,1)"/>'),
    svg(f'<path d="M0 0h9" fill="#{"f" * 9000}"/>'),
    svg(f'<path d="M0 0h9" fill="rgb({"1," * 9000})"/>'),
    svg('<clipPath id="c"><use href="#c"/></clipPath><path clip-path="url(#c)" d="M0 0h9"/>'),
    svg('<g clip-path="url(#a)" id="a"/><path clip-path="url(#a)" d="M0 0h9"/>'),
    svg('<linearGradient id="g" href="#g"/><path fill="url(#g)" d="M0 0h9v9"/>'),
    svg(f'<linearGradient id="g">{"<stop/>" * 9_000}</linearGradient><path fill="url(#g)"/>'),
    svg(
        '<radialGradient id="g" r="1e7" fx="nan"><stop/><stop offset="1"/></radialGradient>'
        '<path fill="url(#g)" d="M0 0h9v9"/>'
    ),
    svg(
        '<linearGradient id="g" gradientTransform="scale(1e7)"><stop/><stop offset="9"/>'
        '</linearGradient><path fill="url(#g)" transform="scale(1e6)" d="M0 0h9v9"/>'
    ),
    svg(
        '<marker id="m"><path d="M0 0h9v9h9" marker-mid="url(#m)"/></marker>'
        '<path d="M0 0h9v9h9" marker-mid="url(#m)"/>'
    ),
    svg(
        '<marker id="m"><path d="M0 0h9v9h9"/></marker>'
        f'<polyline marker-mid="url(#m)" points="{"1 2 " * 90_000}"/>'
    ),
    svg(
        '<marker id="m" markerWidth="1e7" viewBox="0 0 1e-9 1"><path d="M0 0h9"/></marker>'
        '<path d="M0 0h9" stroke="red" stroke-width="9e6" marker-end="url(#m)"/>'
    ),
    b"<svg",
    b"<html><body/></html>",
    b"<svg xmlns='http://evil.example'/>",
    b'<?xml version="1.0" encoding="utf-7"?><svg/>',
    b"\xff\xfe<\0s\0",
    b"<\xff\xff",
    b"  <",
    b"\x1f\x8b\x08\0",
)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_what_is_too_much_or_makes_no_sense_takes_no_time(number: int) -> None:
    start = time.process_time()
    kept = kept_of(HOSTILE[number])
    if kept is not None:
        assert list(active(kept.data)) == []
        assert image_of(kept.data) == kept.image
    assert time.process_time() - start < SLOW


def kept_of(data: bytes) -> FigureFile | None:
    """Return what is kept of a file, None where one sentence says why there is nothing."""
    try:
        return prepared(data)
    except InputError as error:
        if not 20 < len(str(error)) < 200:
            raise
        return None


def test_no_damage_to_a_drawing_is_more_than_a_sentence() -> None:
    parts = (
        "<svg", ">", "/>", "</svg>", '"', "'", "<g", "path", " d=", "M0 0", "1e9", "url(#", ")",
        "<style>", "{", "}", "</style>", "&#0;", "&lt;", "<![CDATA[", "]]>", "<!--", "-->", "\0",
        "id", "use", "href", "transform=", "rotate(", "text", "tspan", "x=", "%", "NaN", "-", ".",
    )  # fmt: skip
    whole = svg(uses(3, 2) + '<text x="1 2" y="3%">a<tspan dy="1em">b</tspan></text>').decode()
    for seed in range(400):
        dice = random.Random(seed)
        text = whole
        for _ in range(dice.randrange(1, 6)):
            at = dice.randrange(len(text))
            text = text[:at] + dice.choice(parts) + text[at + dice.choice([0, 0, 1, 9]) :]
        kept = kept_of(text.encode())
        if kept is None:
            continue
        assert list(active(kept.data)) == [], f"seed {seed}"
        assert image_of(kept.data) == kept.image, f"seed {seed}"


WHOLE: Final = f"""<svg {HEAD} width="400" height="300" fill="none" stroke="black">
<style>.k {{ stroke: red; stroke-dasharray: 4 2 }} g path.k {{ fill: #00f }}</style>
<defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6"
orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="context-stroke" stroke="none"/></marker>
<linearGradient id="g" x1="0" y1="0" x2="1" y2="1" gradientTransform="rotate(30)">
<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
<radialGradient id="h" href="#g" cx="4" cy="1%" r="9" fx="2" gradientUnits="userSpaceOnUse"/>
<clipPath id="c"><rect x="10" y="10" width="300" height="80%" rx="4"/></clipPath>
<symbol id="s" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8"/></symbol></defs>
<g clip-path="url(#c)" transform="translate(3 4) rotate(5)" opacity="0.8">
<path class="k" d="M20 20C60 20 80 90 140 60S200 10 240 80q9 9 20 0t9 9a5 9 30 1 0 20 20z"/>
<line x1="30" y1="30" x2="180" y2="30" stroke-width="3" marker-end="url(#a)"/></g>
<rect x="5%" y="100" width="90" height="40" fill="url(#g)"/><ellipse rx="9" ry="5" fill="url(#h)"/>
<polyline points="30,100 80,60 130,120 180,80" marker-start="url(#a)" paint-order="stroke"/>
<use href="#s" x="200" y="200" width="40" height="30" fill="green" fill-opacity="50%"/>
<svg x="9" y="9" width="90" height="50" viewBox="0 0 9 9" preserveAspectRatio="xMinYMax slice">
<path d="M0 0h9v9z" fill="currentColor" color="rgb(10%, 20%, 30%)" stroke="none"/></svg>
<text x="20" y="200" font-size="12" fill="black" stroke="none" text-anchor="middle">One
<tspan dx="3" dy="1em" font-weight="bold" baseline-shift="super">two</tspan> three</text></svg>"""
SAID: Final = re.compile(r'([\w:-]+)="([^"]*)"')
VALUES: Final = (
    "0", "-1", "1e7", "1e-9", "NaN", "inf", "", "none", "auto", "100%", "-50%", "1em", "0 0 0 0",
    "0 0 1 1", "url(#a)", "url(#g)", "#a", "inherit", "currentColor", "rgb(300,-1,5%)", "scale(0)",
    "scale(1e-9)", "rotate(30)", "matrix(1 0 0 0 0 0)", "skewX(89.99)", "M0 0", "M0 0z",
    "M0 0a1 1 0 1 1 1e-9 0", "M0 0c0 0 0 0 0 0", "evenodd", "1 2 3", "objectBoundingBox",
    "userSpaceOnUse", ".5", "context-fill", "hidden", "visible", "start", "end",
)  # fmt: skip


def test_whatever_a_drawing_says_what_is_kept_of_it_says_the_same_again() -> None:
    read = 0
    for seed in range(3_000):
        dice = random.Random(seed)
        text = WHOLE
        for _ in range(dice.randrange(4)):
            spots = list(SAID.finditer(text))
            spot, other = dice.choice(spots), dice.choice(spots)
            said = dice.choice([*VALUES, other[2], other[2]])
            text = text[: spot.start(2)] + said + text[spot.end(2) :]
        kept = kept_of(text.encode())
        if kept is not None:
            read += 1
            assert prepared(kept.data) == kept, f"seed {seed}"
            assert list(active(kept.data)) == [], f"seed {seed}"
    assert read > 1_000
