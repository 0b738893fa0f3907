"""Cutting a passage into several."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.anchor import Span, make_anchor
from briefer.model.changes import Place
from briefer.services.tagging import add_passage, set_tags, with_translations_in_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.passage import Figure, Passage
    from briefer.store.workspace import Workspace

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f' ]\d{3})*(?:[.,]\d+)?")
_PARTING = re.compile(r"[.,\u00a0\u202f' ](?=\d{3})")


def split(ws: Workspace, passage_id: int, cuts: Sequence[int]) -> tuple[Passage, ...]:
    """Cut a passage at these places of the article's text; return the pieces, in order.

    The first piece stays the passage. The others are new ones with the same tags, and with the
    figures whose numbers stand in them. A translation is of the whole, which no piece is: its words
    go to the note. White space at a cut belongs to no piece. Raises InputError where a cut leaves
    nothing on one of its sides.
    """
    passage = ws.passages.get(passage_id)
    text = ws.articles.text(passage.article_id)
    spans = _pieces(text, passage.span, cuts)
    figures = _shared_out(passage.figures, [text[s.start : s.end] for s in spans])
    statement = replace(passage.statement, note=None, starred=False)
    ids = [passage.id]
    with ws.change("Split a passage", at=Place(passage.article_id, passage.span)) as tx:
        tx.passages.set_place(passage.id, make_anchor(text, spans[0]))
        tx.passages.set_figures(passage.id, figures[0])
        if passage.translations:
            tx.passages.set_translations(passage.id, ())
            tx.passages.set_statement(passage.id, with_translations_in_note(passage))
        for span, own in zip(spans[1:], figures[1:], strict=True):
            made = add_passage(tx, passage.article_id, span, statement)
            set_tags(tx, made, passage.parties, passage.topics)
            tx.passages.set_figures(made, own)
            ids.append(made)
    by_id = {piece.id: piece for piece in ws.passages.many(ids)}
    return tuple(by_id[piece] for piece in ids)


def _pieces(text: str, whole: Span, cuts: Sequence[int]) -> list[Span]:
    inside = sorted({cut for cut in cuts if whole.start < cut < whole.end})
    pieces = []
    for start, end in pairwise((whole.start, *inside, whole.end)):
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = end - (len(words) - len(words.rstrip()))
        if first < last:
            pieces.append(Span(first, last))
    if len(pieces) < 2:
        raise InputError("A passage is split inside its words: put the caret there, not at an end.")
    return pieces


def _shared_out(figures: Sequence[Figure], pieces: Sequence[str]) -> list[list[Figure]]:
    """Return the figures of each piece; one whose number is in no piece stays with the first."""
    numbers = [{_plain(found) for found in _NUMBER.findall(piece)} for piece in pieces]
    shares: list[list[Figure]] = [[] for _ in pieces]
    for figure in figures:
        bounds = {f"{value:g}" for value in (figure.low, figure.high) if value is not None}
        at = next((n for n, there in enumerate(numbers) if bounds & there), 0)
        shares[at].append(figure)
    return shares


def _plain(number: str) -> str:
    return f"{float(_PARTING.sub('', number).replace(',', '.')):g}"
