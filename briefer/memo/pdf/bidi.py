"""Which way each letter of a line runs: the Unicode bidirectional algorithm (UAX #9).

Rule names in comments are those of the standard. Explicit embeddings, overrides and isolates are
followed to the depth of the standard.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DEEPEST: Final = 125
_MOST_BRACKETS: Final = 63
_ISOLATES: Final = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS: Final = {"RLE": "", "LRE": "", "RLO": "R", "LRO": "L"}
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_BLANK: Final = frozenset({"WS", "LRI", "RLI", "FSI", "PDI"})
_SIDES: Final = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""Which way a type pulls the neutral characters beside it."""
_PAIRS: Final = (
    "()",
    "[]",
    "{}",
    "⟨⟩",
    "〈〉",
    "《》",
    "「」",
    "『』",
    "【】",
    "〔〕",
    "（）",
    "［］",
    "｛｝",
)
_CLOSING: Final = {pair[0]: pair[1] for pair in _PAIRS}


def levels(text: str, *, rtl: bool) -> list[int]:
    """Return the level of each character; one of an odd level runs from right to left."""
    return _Paragraph(text, int(rtl)).levels()


def visual_order(found: Sequence[int]) -> list[int]:
    """Return the places of a line in the order in which they are drawn, from left to right (L2)."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    for level in range(max(found, default=0), min(odd, default=1) - 1, -1) if odd else ():
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and found[order[stop]] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            start = stop + 1
    return order


class _State(NamedTuple):
    """What holds inside an embedding: its level, what it overrides types with, if it isolates."""

    level: int
    override: str
    isolates: bool


class _Nest:
    """The embeddings and isolates that are open, and how many were too deep to open."""

    def __init__(self, base: int) -> None:
        self._open = [_State(base, "", isolates=False)]
        self._valid = self._beyond = self._beyond_isolates = 0

    @property
    def here(self) -> _State:
        return self._open[-1]

    def embed(self, *, rtl: bool, override: str) -> None:
        if not self._enter(_State(_next_level(self.here.level, rtl=rtl), override, isolates=False)):
            self._beyond += not self._beyond_isolates

    def isolate(self, *, rtl: bool) -> None:
        if self._enter(_State(_next_level(self.here.level, rtl=rtl), "", isolates=True)):
            self._valid += 1
        else:
            self._beyond_isolates += 1

    def _enter(self, state: _State) -> bool:
        fits = state.level <= _DEEPEST and not self._beyond_isolates and not self._beyond
        if fits:
            self._open.append(state)
        return fits

    def end_isolate(self) -> None:
        if self._beyond_isolates:
            self._beyond_isolates -= 1
        elif self._valid:
            self._beyond, self._valid = 0, self._valid - 1
            while not self._open.pop().isolates:
                pass

    def end_embedding(self) -> None:
        if self._beyond_isolates:
            return
        if self._beyond:
            self._beyond -= 1
        elif not self.here.isolates and len(self._open) > 1:
            self._open.pop()


class _Paragraph:
    def __init__(self, text: str, base: int) -> None:
        self._text = text
        self._base = base
        self._classes = [unicodedata.bidirectional(char) or "L" for char in text]
        self._types = list(self._classes)
        self._levels = [base] * len(text)
        self._removed = [kind in _EMBEDDINGS or kind in {"PDF", "BN"} for kind in self._classes]
        self._match = self._matches()

    def levels(self) -> list[int]:
        self._explicit()
        outer = list(self._levels)
        for sequence in self._sequences():
            self._resolve(sequence, outer)
        for place, removed in enumerate(self._removed):
            if removed:
                self._levels[place] = self._levels[place - 1] if place else self._base
        self._blanks_at_the_end()
        return self._levels

    def _matches(self) -> dict[int, int]:
        """Return where each isolate ends (BD9)."""
        open_, found = [], {}
        for place, kind in enumerate(self._classes):
            if kind in _ISOLATES:
                open_.append(place)
            elif kind == "PDI" and open_:
                found[open_.pop()] = place
        return found

    def _is_rtl(self, start: int, stop: int) -> bool:
        """Say whether the first strong character runs from right to left (P2, P3)."""
        place = start
        while place < stop:
            kind = self._classes[place]
            if kind in {"L", "R", "AL"}:
                return kind != "L"
            place = self._match.get(place, stop) if kind in _ISOLATES else place + 1
        return False

    def _explicit(self) -> None:
        """Give each character the level of the embedding that it stands in (X1 to X8)."""
        nest = _Nest(self._base)
        for place, kind in enumerate(self._classes):
            if kind in _EMBEDDINGS:
                self._levels[place] = nest.here.level
                nest.embed(rtl=kind[0] == "R", override=_EMBEDDINGS[kind])
            elif kind in _ISOLATES:
                self._set(place, nest.here)
                nest.isolate(rtl=self._isolate_is_rtl(place))
            elif kind == "PDI":
                nest.end_isolate()
                self._set(place, nest.here)
            elif kind == "PDF":
                nest.end_embedding()
            elif kind != "B":
                self._set(place, nest.here)

    def _isolate_is_rtl(self, place: int) -> bool:
        kind = self._classes[place]
        if kind == "FSI":
            return self._is_rtl(place + 1, self._match.get(place, len(self._text)))
        return kind == "RLI"

    def _set(self, place: int, state: _State) -> None:
        self._levels[place] = state.level
        if state.override:
            self._types[place] = state.override

    def _sequences(self) -> Iterator[list[int]]:
        """Yield the places that are resolved together (X10, BD13)."""
        runs: list[list[int]] = []
        for place, removed in enumerate(self._removed):
            if removed:
                continue
            if runs and self._levels[runs[-1][-1]] == self._levels[place]:
                runs[-1].append(place)
            else:
                runs.append([place])
        by_start = {run[0]: run for run in runs}
        ends = set(self._match.values())
        for run in runs:
            if run[0] in ends and self._classes[run[0]] == "PDI":
                continue
            sequence = list(run)
            while (end := self._match.get(sequence[-1])) in by_start and end is not None:
                sequence += by_start[end]
            yield sequence

    def _resolve(self, sequence: list[int], outer: Sequence[int]) -> None:
        level = outer[sequence[0]]
        before = self._neighbour(sequence[0], -1, outer)
        last = sequence[-1]
        is_open = self._classes[last] in _ISOLATES and last not in self._match
        after = self._base if is_open else self._neighbour(last, 1, outer)
        start, end = ("R" if max(level, side) % 2 else "L" for side in (before, after))
        types = [self._types[place] for place in sequence]
        inside = "R" if level % 2 else "L"
        _weak(types, [self._classes[place] for place in sequence], start)
        self._brackets(sequence, types, inside, start)
        _neutral(types, inside, start, end)
        for place, kind in zip(sequence, types, strict=True):
            self._levels[place] = level + _raise(kind, odd=bool(level % 2))

    def _neighbour(self, place: int, step: int, outer: Sequence[int]) -> int:
        place += step
        while 0 <= place < len(self._text) and self._removed[place]:
            place += step
        return outer[place] if 0 <= place < len(self._text) else self._base

    def _brackets(self, sequence: list[int], types: list[str], inside: str, start: str) -> None:
        """Let both brackets of a pair run as what they hold does (N0)."""
        for opening, closing in sorted(self._bracket_pairs(sequence, types)):
            sides = [_SIDES.get(kind) for kind in types[opening + 1 : closing]]
            if inside in sides:
                side = inside
            elif any(sides):
                before = (_SIDES.get(kind) for kind in reversed(types[:opening]))
                context = next((found for found in before if found), start)
                side = context if context != inside else inside
            else:
                continue
            for place in (opening, closing):
                types[place] = side
                after = place + 1
                while after < len(sequence) and self._classes[sequence[after]] == "NSM":
                    types[after] = side
                    after += 1

    def _bracket_pairs(self, sequence: list[int], types: list[str]) -> list[tuple[int, int]]:
        open_: list[tuple[str, int]] = []
        pairs = []
        for place, kind in enumerate(types):
            char = self._text[sequence[place]]
            if kind != "ON":
                continue
            if char in _CLOSING:
                if len(open_) == _MOST_BRACKETS:
                    break
                open_.append((_CLOSING[char], place))
            else:
                for depth in range(len(open_) - 1, -1, -1):
                    if open_[depth][0] == char:
                        pairs.append((open_[depth][1], place))
                        del open_[depth:]
                        break
        return pairs

    def _blanks_at_the_end(self) -> None:
        """Let separators, and blanks before them and at the end, run as the paragraph does (L1)."""
        at_end = True
        for place in range(len(self._text) - 1, -1, -1):
            kind = self._classes[place]
            if kind in {"S", "B"} or (at_end and (kind in _BLANK or self._removed[place])):
                self._levels[place] = self._base
                at_end = True
            else:
                at_end = False


def _next_level(level: int, *, rtl: bool) -> int:
    return (level + 1) | 1 if rtl else (level + 2) & ~1


def _raise(kind: str, *, odd: bool) -> int:
    """Return by how much a type lies above its embedding (I1, I2)."""
    if odd:
        return int(kind in {"L", "EN", "AN"})
    return {"R": 1, "EN": 2, "AN": 2}.get(kind, 0)


def _weak(types: list[str], classes: Sequence[str], start: str) -> None:
    """Resolve accents, numbers and what stands between them (W1 to W7)."""
    before = start
    for place, kind in enumerate(types):
        if kind == "NSM":
            isolated = place and classes[place - 1] in {*_ISOLATES, "PDI"}
            types[place] = "ON" if isolated else before
        before = types[place]
    strong = start
    for place, kind in enumerate(types):
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[place] = "AN"
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    _between_numbers(types)
    strong = start
    for place, kind in enumerate(types):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            types[place] = "L"


def _between_numbers(types: list[str]) -> None:
    """Resolve separators and signs of numbers (W4 to W6)."""
    for place in range(1, len(types) - 1):
        around = {types[place - 1], types[place + 1]}
        if around == {"EN"} and types[place] in {"ES", "CS"}:
            types[place] = "EN"
        elif around == {"AN"} and types[place] == "CS":
            types[place] = "AN"
    place = 0
    while place < len(types):
        stop = place
        while stop < len(types) and types[stop] == "ET":
            stop += 1
        if stop > place and "EN" in (types[place - 1 : place] + types[stop : stop + 1]):
            types[place:stop] = ["EN"] * (stop - place)
        place = stop + 1
    types[:] = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in types]


def _neutral(types: list[str], inside: str, start: str, end: str) -> None:
    """Let what has no way of its own run as what stands on both sides (N1, N2)."""
    place = 0
    while place < len(types):
        stop = place
        while stop < len(types) and types[stop] in _NEUTRAL:
            stop += 1
        if stop > place:
            before = _SIDES.get(types[place - 1], start) if place else start
            after = _SIDES.get(types[stop], end) if stop < len(types) else end
            types[place:stop] = [before if before == after else inside] * (stop - place)
        place = stop + 1
