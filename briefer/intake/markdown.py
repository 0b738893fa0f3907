"""Markdown: its words as plain text, its first heading as the title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.intake.front_matter import FrontMatter, read_front_matter
from briefer.intake.kinds import MARKDOWN
from briefer.intake.layout import Head, Line, read_below_title, read_head
from briefer.intake.markdown_pieces import NEW_BLOCK, Piece, read_pieces
from briefer.intake.plain import NO_WORDS, decoded, language_of
from briefer.intake.source import FROM_NAME
from briefer.model.article import ArticleDraft, Fact
from briefer.model.names import fold
from briefer.model.text import canonical_body, single_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.intake.source import Source


def read(source: Source) -> ArticleDraft:
    """Return the article in a Markdown file; its title is the file's name where none is given."""
    text, encoding = decoded(source)
    front = read_front_matter(text)
    rest = "\n".join(text.split("\n")[front.lines :])
    head, pieces = _head(front, read_pieces(rest, first=front.lines + 1))
    body = canonical_body(_plain(pieces))
    if not body:
        raise source.refused(NO_WORDS)
    language, spoken = language_of(body)
    return ArticleDraft(
        title=head.title or source.title,
        body=body,
        original=source.original(MARKDOWN, encoding),
        outlet=head.outlet,
        authors=head.authors,
        published=head.published,
        url=front.url,
        language=language,
        facts=(*(() if head.title else (FROM_NAME,)), *head.facts, *spoken),
    )


def _head(front: FrontMatter, pieces: Sequence[Piece]) -> tuple[Head, Sequence[Piece]]:
    """Return what front matter, heading and first lines say, and the pieces of the body."""
    start, end = _heading(pieces)
    title = _title(pieces[start:end])
    # A heading further down stays where it stands; one at the start is taken out.
    body = pieces[end:] if start == 0 else pieces
    if front.facts:
        # Where the facts are written out, no line is taken for one.
        head = Head(front.title, front.outlet, front.authors, front.published, front.facts)
        if front.title is None and title:
            return _titled(head, title, pieces[start]), body
        repeated = front.title is not None and fold(title) == fold(front.title)
        return head, body if repeated else pieces
    if title and start:
        return _titled(Head(), title, pieces[start]), body
    lines = _lines(body)
    head = read_below_title(lines, _titled(Head(), title, pieces[0])) if title else read_head(lines)
    return head, body[sum(not line.blank for line in lines[: head.taken]) :]


def _heading(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return where the first heading of the first level starts and ends; (0, 0) without one."""
    start = next((i for i, piece in enumerate(pieces) if piece.kind == "title"), None)
    if start is None:
        return 0, 0
    end = start + 1
    while end < len(pieces) and pieces[end].kind == "title" and pieces[end].joint != NEW_BLOCK:
        end += 1
    return start, end


def _title(heading: Sequence[Piece]) -> str:
    return single_line(" ".join(piece.words for piece in heading))


def _titled(head: Head, title: str, piece: Piece) -> Head:
    fact = Fact("title", set_by="source", found_in=f"line {piece.number}", sure="certain")
    return replace(head, title=title, facts=(fact, *head.facts))


def _lines(pieces: Sequence[Piece]) -> list[Line]:
    """Return the pieces as lines, with a blank line wherever a block begins."""
    lines: list[Line] = []
    for piece in pieces:
        if lines and piece.joint == NEW_BLOCK:
            lines.append(Line(piece.number, ""))
        lines.append(Line(piece.number, piece.words, head=piece.kind == "paragraph"))
    return lines


def _plain(pieces: Sequence[Piece]) -> str:
    return "".join(piece.joint + piece.words for piece in pieces).lstrip("\n ")
