"""Anchors: where a passage stands in a canonical text.

Offsets are Unicode code points, half-open: `text[start:end] == quote`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefer.errors import InputError

CONTEXT = 32
"""Code points kept on either side of a quote, to find it again in another text."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code points `[start, end)` of one canonical text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty, reversed or negative span."""
        if not 0 <= self.start < self.end:
            raise InputError(f"{self.start}:{self.end} is not a span of text.")

    @property
    def length(self) -> int:
        """The number of code points."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Say whether both share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span with its exact words and up to `CONTEXT` code points on either side."""

    span: Span
    quote: str
    prefix: str
    suffix: str


def make_anchor(text: str, span: Span) -> Anchor:
    """Anchor `span` in `text`; raise InputError where it reaches past the end."""
    if span.end > len(text):
        raise InputError(
            f"{span.start}:{span.end} reaches past the end of the text ({len(text)} characters)."
        )
    return Anchor(
        span=span,
        quote=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def holds(text: str, start: int, end: int, quote: str) -> bool:
    """Say whether `quote` stands in `text` exactly at `[start, end)`."""
    return 0 <= start < end <= len(text) and text[start:end] == quote


def find_all(text: str, quote: str) -> list[int]:
    """Return every start of `quote` in `text`, overlapping ones included, in order."""
    if not quote:
        return []
    starts = []
    at = text.find(quote)
    while at >= 0:
        starts.append(at)
        at = text.find(quote, at + 1)
    return starts


def locate(text: str, quote: str, occurrence: int | None = None) -> Span:
    """Return where `quote` stands; `occurrence` counts from 1.

    Raises InputError when it is not there, or stands there several times and `occurrence` is None.
    """
    starts = find_all(text, quote)
    if not starts:
        raise InputError(f"The words “{shorten(quote)}” do not stand in the article.")
    if occurrence is None and len(starts) > 1:
        raise InputError(
            f"The words “{shorten(quote)}” stand {len(starts)} times in the article; "
            "say which occurrence."
        )
    number = 1 if occurrence is None else occurrence
    if not 1 <= number <= len(starts):
        times = "once" if len(starts) == 1 else f"{len(starts)} times"
        raise InputError(
            f"The words “{shorten(quote)}” stand {times} in the article; "
            f"there is no occurrence {number}."
        )
    start = starts[number - 1]
    return Span(start, start + len(quote))


def occurrence_of(text: str, quote: str, start: int) -> int:
    """Return which occurrence (from 1) of `quote` starts at `start`."""
    return find_all(text, quote).index(start) + 1


def shorten(text: str, limit: int = 60) -> str:
    """Return `text` on one line, cut with an ellipsis to at most `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
