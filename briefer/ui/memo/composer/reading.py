"""What stands in a part of the sheet: for the clipboard, and to find words in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.inline import CrossRef, InlineExtract, NoteRef, Text, plain_text
from briefer.ui.memo.composer.clipping import Clip
from briefer.ui.memo.composer.guarded import figure_words, table_words
from briefer.ui.memo.composer.piece import BLOCKS, WRITTEN, Kind
from briefer.ui.memo.composer.plan import CardRow, FigureRow, HeadingRow, TableRow
from briefer.ui.memo.composer.runs import inward

if TYPE_CHECKING:
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.runs import Atom
    from briefer.ui.memo.composer.sheet import Sheet


def clips_between(sheet: Sheet, start: int, end: int) -> tuple[Clip, ...]:
    """Return what stands between two places; a card that is touched is taken whole."""
    clips = []
    for line in range(sheet.line_at(start), sheet.line_at(end) + 1):
        piece, block = sheet.pieces[line], sheet.block(line)
        first = max(start - block.position(), 0)
        last = min(end - block.position(), block.length() - 1)
        if piece.kind in WRITTEN or piece is sheet.lead:
            if piece is sheet.lead:
                last = min(last, sheet.lead_end - block.position())
            run = sheet.runs.read(block, first, last)
            words = plain_text(sheet.runs.printed(run))
            clips.append(Clip(run, is_bullet=piece.kind is Kind.BULLETS, said=words))
        elif first < last and piece.kind in BLOCKS:
            clips.append(Clip(block=piece.block, said=said(piece), picture=_picture(piece)))
        elif first < last and isinstance(piece.row, HeadingRow):
            clips.append(Clip((Text(piece.row.title),)))
    return tuple(clip for clip in clips if clip.block is not None or clip.run)


def _picture(piece: Piece) -> bytes:
    """Return the file of a picture; nothing for anything else, and where it is lost."""
    row = piece.row
    return row.picture.data if isinstance(row, FigureRow) and row.picture is not None else b""


def said(piece: Piece) -> str:
    """Return how a card, a table or a picture reads."""
    if isinstance(piece.row, FigureRow):
        return inward(figure_words(piece.row.figure, piece.row.caption))
    if isinstance(piece.row, TableRow):
        return inward(table_words(piece.row)).replace(" | ", "\t")
    return plain_text(piece.row.face.inlines) if isinstance(piece.row, CardRow) else ""


def atom_at(sheet: Sheet, position: int) -> str:
    """Return the guid of what stands at a place, or nothing.

    That is the passage of words or of a note, and what a reference leads to.
    """
    piece = sheet.piece_at(position)
    if piece is not None and piece.kind is Kind.CARD:
        return piece.block.extract or "" if piece.block else ""
    atom = _atom_at(sheet, position)
    if isinstance(atom, NoteRef | InlineExtract):
        return atom.passage
    return atom.target if isinstance(atom, CrossRef) else ""


def is_reference_at(sheet: Sheet, position: int) -> bool:
    """Say whether a reference to a place of the memo stands at a place."""
    return isinstance(_atom_at(sheet, position), CrossRef)


def _atom_at(sheet: Sheet, position: int) -> Atom | None:
    """Return the first atom that stands at a place, or ends there."""
    spans = sheet.runs.spans(sheet.document.findBlock(position))
    there = (sheet.runs.atom(span.key) for span in spans if span.start <= position <= span.end)
    return next((atom for atom in there if atom is not None), None)
