"""The text of what is nobody's to change: headings, extracts, pictures, what the data says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.anchor import shorten
from briefer.model.inline import InlineExtract, NoteRef, Text, plain_text
from briefer.ui.memo.composer.plan import (
    BreakRow,
    CardRow,
    FigureRow,
    GeneratedRow,
    HeadingRow,
    TableRow,
    UnusedRow,
)
from briefer.ui.memo.composer.runs import LINE_BREAK, outward
from briefer.ui.translation import tr
from briefer.ui.widgets.voice_chip import voice_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextCharFormat

    from briefer.model.inline import Inline
    from briefer.model.memo import KeptFigure
    from briefer.ui.memo.cards import CardFace
    from briefer.ui.memo.composer.lettering import Lettering
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.runs import Run, Shown

    Parts = Iterator[tuple[str, QTextCharFormat]]

_SPACE = "\u2002"
_LONGEST = 260
"""Letters of what the program writes by itself; the rest is in the preview."""


def guarded_text(piece: Piece, lettering: Lettering, lead: Run | None = None) -> Shown:
    """Return the text of a piece, part by part; `lead` is an extract's lead-in being written."""
    match piece.row:
        case HeadingRow() as row:
            return tuple(_heading(row, lettering))
        case CardRow() as row:
            return tuple(_card(row.face, lettering, lead))
        case BreakRow():
            return ((tr("Page break"), lettering.quiet_label),)
        case GeneratedRow() as row:
            label = tr("written from the data")
            words = outward(shorten(" ".join(row.words.split()), _LONGEST))
            return ((label, lettering.quiet_label), (LINE_BREAK + words, lettering.quiet))
        case (TableRow() | FigureRow() | UnusedRow()) as row:
            return ((_unseen_words(row), lettering.unseen),)
        case _:
            # An extract that was pasted and has no face yet.
            words = piece.block.words if piece.block else ""
            return ((outward(words), lettering.plain), (f"{LINE_BREAK} ", lettering.unseen))


def _unseen_words(row: TableRow | FigureRow | UnusedRow) -> str:
    if isinstance(row, TableRow):
        return table_words(row)
    if isinstance(row, FigureRow):
        return figure_words(row.figure, row.caption)
    return tr("Not used yet in this section · {n}").format(n=row.count)


def table_words(row: TableRow) -> str:
    """Return a table as it is read out and copied, row by row."""
    lines = [" | ".join(" ".join(cell.split()) for cell in line) for line in row.lines]
    return LINE_BREAK.join([*filter(None, (row.caption,)), *lines])


def figure_words(figure: KeptFigure, caption: str) -> str:
    """Return a picture as it is read out: what it shows, then what stands under it."""
    shows = tr("Picture: {alt}").format(alt=figure.alt) if figure.alt else no_description()
    return outward(" · ".join(filter(None, (shows, caption))))


def no_description() -> str:
    """Return what is said of a picture of which nobody has said what it shows."""
    return tr("Picture without a description")


def card_meta(face: CardFace) -> str:
    """Return the line below the words of an extract as it is read out."""
    said = (voice_word(face.voice) if face.passage else "", face.whose, face.source)
    return ", ".join(filter(None, said))


def _heading(row: HeadingRow, lettering: Lettering) -> Parts:
    form = lettering.subheading
    if row.level == 1:
        form = lettering.heading if row.number else lettering.unprinted
    number = f"{row.number}{_SPACE}" if row.number else ""
    yield number + " ".join(row.title.split()), form


def _card(face: CardFace, lettering: Lettering, lead: Run | None) -> Parts:
    inlines = face.inlines if lead is None else _words_below(face, lead)
    for item in inlines:
        yield _printed(item), lettering.of(item, in_card=True)
    if face.translation:
        label, *words = face.translation
        said = _printed(label).rstrip(": ")
        yield f"{LINE_BREAK}{said}{_SPACE}", lettering.label
        for item in words:
            yield _printed(item), lettering.translation
    yield f"{LINE_BREAK} {card_meta(face)}", lettering.unseen


def _words_below(face: CardFace, lead: Run) -> Sequence[Inline]:
    """Return the words as they stand below the lead-in that is being written."""
    if any(isinstance(item, InlineExtract) for item in lead):
        return ()
    words = [item for item in face.inlines if isinstance(item, InlineExtract)]
    if not lead or face.voice.in_marks:
        return (Text("\n"), *words)
    return (Text("\n“"), *words, Text("”"))


def _printed(item: Inline) -> str:
    """Return an inline's words with the marks that its voice prints, or its number."""
    if isinstance(item, NoteRef):
        return str(item.number) if item.number else ""
    return outward(plain_text((item,)))
