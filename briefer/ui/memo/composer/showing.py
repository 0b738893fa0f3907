"""Brings the sheet to what a plan says, by the smallest change: caret and scroll stay."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from briefer.model.inline import CrossRef, InlineExtract, NoteRef
from briefer.ui.memo.composer.piece import Kind, piece_of
from briefer.ui.memo.composer.plan import TextRow
from briefer.ui.memo.composer.runs import cells, joined, normal, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextBlock

    from briefer.model.inline import Inline
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.plan import Key, Row
    from briefer.ui.memo.composer.runs import Run
    from briefer.ui.memo.composer.sheet import Sheet

_KEEP = QTextCursor.MoveMode.KeepAnchor


def show(sheet: Sheet, rows: Sequence[Row], held: Piece | None) -> None:
    """Show these rows; `held` is the piece of the caret, which stays even where it is new.

    What is typed and not kept stays as it is typed.
    """
    if not sheet.pieces:
        _load(sheet, rows)
        return
    _adopt_standing(sheet, rows, held)
    sections = {row.section_id for row in rows}
    groups = list(sheet.groups())
    old, new = [piece.key for piece, *_ in groups], [row.key for row in rows]
    for tag, a, b, c, d in reversed(_opcodes(old, new)):
        if tag == "equal":
            for (piece, *_), row in zip(groups[a:b], rows[c:d], strict=True):
                _update(sheet, piece, row)
            continue
        line = groups[b][1] if b < len(groups) else len(sheet.pieces)
        for row in reversed(rows[c:d]):
            sheet.insert(line, piece_of(row))
        for piece, start, count in reversed(groups[a:b]):
            stays = piece.key[0] == "new" and (piece is held or piece.is_dirty)
            if not stays or piece.section_id not in sections:
                sheet.remove(start, count)


def _load(sheet: Sheet, rows: Sequence[Row]) -> None:
    """Fill an empty sheet; it is laid out once."""
    with sheet.unheard():
        sheet.document.setLayoutEnabled(False)
        cursor = QTextCursor(sheet.document)
        cursor.beginEditBlock()
        for row in rows:
            sheet.insert(len(sheet.pieces), piece_of(row))
        cursor.endEditBlock()
        sheet.document.setLayoutEnabled(True)


def _opcodes(old: list[Key], new: list[Key]) -> list[tuple[str, int, int, int, int]]:
    """Return what leads from one list to the other; what both begin or end with is not compared."""
    room = min(len(old), len(new))
    head = next((i for i in range(room) if old[i] != new[i]), room)
    tail = 0
    while tail < room - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
    return [
        ("equal", 0, head, 0, head),
        *(
            (tag, a + head, b + head, c + head, d + head)
            for tag, a, b, c, d in matcher.get_opcodes()
        ),
        ("equal", len(old) - tail, len(old), len(new) - tail, len(new)),
    ]


def _adopt_standing(sheet: Sheet, rows: Sequence[Row], held: Piece | None) -> None:
    """Let an empty line at the end of a section be the place to write that belongs there.

    A list that is just being begun stays a list.
    """
    wanted = {row.section_id for row in rows if row.key[0] == "write"}
    last: dict[int, Piece] = {}
    standing: set[int] = set()
    for piece in sheet.pieces:
        if piece.key[0] in {"block", "new", "write"}:
            last[piece.section_id] = piece
        if piece.key[0] == "write":
            standing.add(piece.section_id)
    for section_id in wanted - standing:
        place = last.get(section_id)
        if place is None or place.key[0] != "new" or not sheet.is_blank(place):
            continue
        if place is not held or place.kind is not Kind.BULLETS:
            place.kind, place.is_standing = Kind.PARAGRAPH, True
            sheet.reformat(place)


def _update(sheet: Sheet, piece: Piece, row: Row) -> None:
    before, piece.row = piece.row, row
    if piece.section_id != row.section_id:
        _bring_over(sheet, piece, row.section_id)
    if not isinstance(row, TextRow):
        _update_guarded(sheet, piece, before, row)
        return
    piece.block = row.block or piece.block
    if piece.is_dirty or _is_shown(before, row):
        return
    kind = Kind.BULLETS if row.is_bulleted else Kind.PARAGRAPH
    if row.block is not None:
        _write(sheet, piece, kind, normal(row.block.content))
    if row.is_numbered or (isinstance(before, TextRow) and before.is_numbered):
        left = list(row.numbers)
        with sheet.unheard():
            for line in sheet.lines_of(piece):
                sheet.runs.number(sheet.block(line), left)


def _bring_over(sheet: Sheet, piece: Piece, section_id: int) -> None:
    """Let a piece belong to another section: a heading has gone past it, it stands where it was."""
    if piece.is_dirty:
        sheet.touched |= {piece.section_id, section_id}
    piece.section_id = section_id


def _is_shown(before: Row | None, row: TextRow) -> bool:
    """Say whether a row says the same as the one that is shown."""
    if not isinstance(before, TextRow) or before.block is None or row.block is None:
        return False
    same = (before.block.kind, before.block.content) == (row.block.kind, row.block.content)
    return same and (before.numbers, before.references) == (row.numbers, row.references)


def _update_guarded(sheet: Sheet, piece: Piece, before: Row | None, row: Row) -> None:
    if row == before:
        return
    piece.block = getattr(row, "block", None)
    if piece.kind is Kind.CARD and getattr(before, "face", None) == getattr(row, "face", None):
        return
    sheet.rewrite(piece)


def _write(sheet: Sheet, piece: Piece, kind: Kind, runs: Sequence[Run]) -> None:
    """Bring the lines of a piece to these runs."""
    lines = sheet.lines_of(piece)
    if piece.kind is not kind:
        piece.kind = kind
        sheet.reformat(piece)
    start = lines[0]
    for line in reversed(range(start + len(runs), start + len(lines))):
        sheet.remove(line)
    for line in range(start + len(lines), start + len(runs)):
        end = sheet.block(line - 1)
        sheet.part(end.position() + end.length() - 1, piece)
    with sheet.unheard():
        for place, run in enumerate(runs):
            _replace(sheet, start + place, run)


def _replace(sheet: Sheet, line: int, run: Run) -> None:
    """Put the smallest differing part of a line in place, letter by letter."""
    block = sheet.block(line)
    now = sheet.runs.read(block)
    if now == run:
        return
    old, new = cells(now), cells(run)
    room = min(len(old), len(new))
    head = next((i for i in range(room) if old[i] != new[i]), room)
    tail = 0
    while tail < room - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    widths = _widths(sheet, block, old)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + sum(widths[:head]))
    cursor.setPosition(cursor.position() + sum(widths[head : len(old) - tail]), _KEEP)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    sheet.runs.insert(cursor, joined(new[head : len(new) - tail]), [])
    cursor.endEditBlock()


def _widths(sheet: Sheet, block: QTextBlock, items: Sequence[Inline]) -> list[int]:
    """Return how much of the line each of its cells takes, in UTF-16 units."""
    spans = iter(sheet.runs.spans(block))
    widths = []
    for item in items:
        if isinstance(item, NoteRef | InlineExtract | CrossRef):
            span = next(spans)
            widths.append(span.end - span.start)
        else:
            widths.append(units(item.text))
    return widths
