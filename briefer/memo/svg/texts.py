"""The words of a drawing, line by line: what a text and the parts of it say, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefer.memo.shapes import Anchor, Words
from briefer.memo.svg.letters import Letters, anchor, lowered, raised, require_plain
from briefer.memo.svg.numbers import share
from briefer.memo.svg.paint import colour, stroke
from briefer.memo.svg.place import kind_of
from briefer.memo.svg.refusal import has, too_much

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from briefer.memo.svg.place import Place
    from briefer.memo.svg.styling import Sheet

_SPACES: Final = re.compile(r"[ \t\r\n]+")
_BETWEEN: Final = re.compile(r"[\s,]+")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_SHARES: Final = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
_LEAST: Final = 0.1
"""Points; smaller letters are none."""
_NEAR: Final = 0.01
"""Of the size of letters: so little more between them is not seen."""
_LAST_APART: Final = "\u058f"
_MOST_APART: Final = 5_000
_PARTS: Final = frozenset({"tspan", "a"})


@dataclass
class _Start:
    """Where words begin; a place that is None is where the words before end."""

    x: float | None = None
    y: float | None = None
    dx: float = 0
    dy: float = 0

    @property
    def is_absolute(self) -> bool:
        return self.x is not None or self.y is not None


@dataclass
class _Run:
    """Words in one look."""

    text: str
    place: Place
    start: _Start

    @property
    def letters(self) -> Letters:
        return Letters.of(self.place.look, self.place.size)

    @property
    def width(self) -> float:
        return self.letters.width(self.text)


def words(element: Element, place: Place, sheet: Sheet) -> Iterator[Words]:
    """Yield the words of a text; raise DrawingError for what runs in a way of its own."""
    x = y = 0.0
    line: list[_Run] = []
    for run in _Text(sheet).runs(element, place, _Start(0, 0)):
        if line and run.start.is_absolute:
            yield from _drawn(line, x, y)
            x, y = _end(line, x, y)
            line = []
        if run.start.is_absolute:
            x = x if run.start.x is None else run.start.x
            y = y if run.start.y is None else run.start.y
        line.append(run)
    yield from _drawn(line, x, y)


class _Text:
    """Reads the words of one text, in which many spaces are one."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._ends_in_space = True

    def runs(self, element: Element, place: Place, start: _Start) -> Iterator[_Run]:
        """Yield the words of an element and of those in it; the first ones begin at `start`."""
        require_plain(place.look)
        starts = _starts(element, place, start)
        if len(starts) > 1 and len(element):
            raise has("words whose letters stand one by one")
        keeps = element.get(_SPACE) == "preserve"
        for inner, text in ((None, element.text), *((child, child.tail) for child in element)):
            if inner is not None:
                for run in self._inner(inner, place, starts[0]):
                    yield run
                    starts = [_Start()]
            said = self._spaced(text or "", keeps=keeps)
            starts += _apart(said, place)[len(starts) :]
            for number, begin in enumerate(starts):
                is_last = number + 1 == len(starts)
                part = said[number:] if is_last else said[number : number + 1]
                if part:
                    yield _Run(part, place, begin)
            if said:
                starts = [_Start()]

    def _inner(self, element: Element, place: Place, start: _Start) -> Iterator[_Run]:
        kind = kind_of(element)
        if kind in {"", "title", "desc", "metadata"}:
            return
        if kind not in _PARTS:
            raise has("words that run along a line")
        look = self._sheet.look(element, place.look)
        inner = place.dressed(look)
        if look.get("display") != "none":
            yield from self.runs(element, inner, start)

    def _spaced(self, text: str, *, keeps: bool) -> str:
        said = re.sub(r"[\t\r\n]", " ", text) if keeps else _SPACES.sub(" ", text)
        if self._ends_in_space and not keeps:
            said = said.removeprefix(" ")
        if said:
            self._ends_in_space = said.endswith(" ")
        return said


def _starts(element: Element, place: Place, start: _Start) -> list[_Start]:
    """Return where the letters of an element begin: one place for all, or one for each."""
    if element.get("rotate"):
        raise has("words whose letters are turned")
    xs, ys = _list(element, "x", place.across), _list(element, "y", place.down)
    dxs, dys = _list(element, "dx", place.across), _list(element, "dy", place.down)
    found = [
        _Start(_at(xs, n), _at(ys, n), _at(dxs, n) or 0, _at(dys, n) or 0)
        for n in range(max(1, *map(len, (xs, ys, dxs, dys))))
    ]
    first = found[0]
    first.x = start.x if first.x is None else first.x
    first.y = start.y if first.y is None else first.y
    first.dx, first.dy = first.dx or start.dx, first.dy or start.dy
    return found


def _apart(text: str, place: Place) -> list[_Start]:
    """Return where letters begin that stand further apart than is usual; nothing where none do."""
    letters, words = (
        0.0 if said == "normal" else place.along(said)
        for name in ("letter-spacing", "word-spacing")
        for said in [place.look.get(name, "normal")]
    )
    # Letters that are joined stay together.
    if max(abs(letters), abs(words)) < _NEAR * place.size or max(text, default="") > _LAST_APART:
        return []
    if len(text) > _MOST_APART:
        raise too_much()
    return [_Start(dx=letters + words * (before == " ")) for before in f"-{text[:-1]}"]


def _list(element: Element, name: str, measured: Callable[[str], float]) -> list[float]:
    said = (element.get(name) or "").strip()
    return [measured(part) for part in _BETWEEN.split(said)] if said else []


def _at(values: Sequence[float], place: int) -> float | None:
    return values[place] if place < len(values) else None


def _end(line: Sequence[_Run], x: float, y: float) -> tuple[float, float]:
    """Return where a line ends that begins there, without its anchor."""
    return (
        x + sum(run.start.dx + run.width for run in line),
        y + sum(run.start.dy for run in line),
    )


def _drawn(line: Sequence[_Run], x: float, y: float) -> Iterator[Words]:
    """Yield the words of one line, which its first look anchors."""
    if not line:
        return
    line[-1].text = line[-1].text.rstrip()
    if line[0].place.look.get("direction") == "rtl":
        line = line[::-1]
    stands = anchor(line[0].place.look)
    is_one = len(line) == 1
    if not is_one:
        x -= _SHARES[stands] * sum(run.start.dx + run.width for run in line)
    for run in line:
        x, y = x + run.start.dx, y + run.start.dy
        # A space at the beginning would be lost wherever the words are drawn.
        blank = run.letters.width(" ") * (len(run.text) - len(run.text.lstrip()))
        made = _words(run, x + blank, y, stands if is_one else Anchor.START)
        if made is not None:
            yield made
            if (
                made.stroke
                and made.opacity
                and run.place.look.get("paint-order", "").startswith("stroke")
            ):
                yield replace(made, stroke=None)
        x += run.width


def _words(run: _Run, x: float, y: float, stands: Anchor) -> Words | None:
    """Return words at a place of the drawing, None where nothing of them is seen."""
    place, look, letters = run.place, run.place.look, run.letters
    seen, covers = colour(look, "fill", "black")
    covers = round(covers * share(look.get("fill-opacity", "1")), 3)
    size = round(letters.size * place.matrix.scale, 3)
    edge = stroke(place, place.matrix.scale)
    edge = edge if edge and edge.opacity else None
    if not seen or not covers:
        seen, covers = "#000000", 0.0
    if not (covers or edge) or not run.text.strip() or size < _LEAST or place.is_hidden:
        return None
    low = y + lowered(look, letters.size) - raised(look, letters.size)
    return Words(
        run.text.strip(),
        *place.matrix.point(x, low),
        size,
        letters.bold,
        letters.italic,
        letters.serif,
        stands,
        seen,
        covers,
        place.matrix.turn,
        edge,
    )
