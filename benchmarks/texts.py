"""Real article text to measure with, and places for passages that overlap in it."""

from __future__ import annotations

import os
from functools import cache
from itertools import accumulate, takewhile
from pathlib import Path

from briefer import paths
from briefer.model.anchor import Span
from briefer.model.text import canonical_text

CHECKOUT = Path(__file__).resolve().parent.parent
SAMPLES = Path(os.environ.get("BRIEFER_SAMPLES") or CHECKOUT.parent / "shared" / "samples")
DOSSIER = SAMPLES / "corpus" / "seed_event_dossier"
SAMPLE = paths.resources() / "sample" / "articles"
LONG = 60_000
"""Characters of an article that is long enough for 5,000 words."""
CLUSTER = ((0.0, 0.6), (0.4, 1.0), (0.1, 0.35))
"""Three passages that belong together, as shares of their cluster: two cross, one is inside."""
SIZES = (150, 260, 420, 200, 330)
"""Characters of a cluster: from a short sentence to a paragraph."""


@cache
def _files() -> tuple[Path, ...]:
    return tuple(sorted((DOSSIER if DOSSIER.is_dir() else SAMPLE).glob("*.txt")))


def described() -> str:
    """Say in one line which text is measured with."""
    whose = "the sample texts" if DOSSIER.is_dir() else "Briefer's own sample (no sample texts)"
    size = sum(path.stat().st_size for path in _files()) / 1_000_000
    return f"Text: {len(_files())} articles of {whose}, {size:.2f} MB, repeated where it is short"


@cache
def long_text(length: int) -> str:
    """Return the articles one after another, again and again, cut at this length."""
    once = "\n\n".join(map(_read, _files()))
    return "\n\n".join([once] * (length // len(once) + 1))[:length]


@cache
def article_text(words: int) -> str:
    """Return the paragraphs of one article with about so many words."""
    source = next((one for one in map(_read, _files()) if len(one) > LONG), long_text(LONG))
    paragraphs = source.split("\n\n")
    reached = accumulate(len(paragraph.split()) for paragraph in paragraphs)
    count = len(tuple(takewhile(lambda total: total < words, reached)))
    return "\n\n".join(paragraphs[: count + 1])


def spans(text: str, count: int) -> list[Span]:
    """Return places of whole words all over a text, always the same: two of three cross."""
    clusters = -(-count // len(CLUSTER))
    found = []
    for number in range(clusters):
        begin = number * (len(text) - max(SIZES)) // clusters
        size = SIZES[number % len(SIZES)]
        for first, last in CLUSTER:
            found.append(_words(text, begin + round(first * size), begin + round(last * size)))
    return found[:count]


def _words(text: str, start: int, end: int) -> Span:
    """Grow a place to whole words."""
    while start and not text[start - 1].isspace():
        start -= 1
    while text[start].isspace():
        start += 1
    end = max(end, start + 1)
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, start + len(text[start:end].rstrip()))


def _read(path: Path) -> str:
    return canonical_text(path.read_text(encoding="utf-8")).strip()
