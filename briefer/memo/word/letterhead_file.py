"""A letterhead as it is kept: what a memo takes of a chosen file, and what is to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.errors import InputError
from briefer.memo.document import HeaderBlock, HeaderField, Heading, Memo, MemoMeta, Para
from briefer.memo.style import PAGE_SIZES
from briefer.memo.word import base_document, package
from briefer.memo.word.dressing import missing
from briefer.memo.word.headers import headers_of, is_empty, styles_in
from briefer.memo.word.writer import write
from briefer.model.inline import Text

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.shared import Length

    from briefer.memo.style import Style
    from briefer.memo.word.base_document import BaseDocument
    from briefer.memo.word.headers import Headers

MOST_KEPT: Final = 4 * 1024 * 1024
"""Bytes of a letterhead that is kept in a template."""
_NEAR: Final = 5
"""Points within which a paper is one of those that are known."""
_TRIAL: Final = Memo(
    MemoMeta("Trial", "", "", "", "2000-01-01T00:00:00Z", banner="Trial"),
    (HeaderBlock("Trial", (HeaderField("To", "All"),)), Heading(1, "One"), Para((Text("Two"),))),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper and margins of a letterhead, in points; `paper` is empty where it is an unusual one."""

    paper: str
    top: float
    right: float
    bottom: float
    left: float
    header: float
    footer: float


@dataclass(frozen=True, slots=True)
class LetterheadFile:
    """A letterhead as a template keeps it, with its page and plain sentences on it."""

    data: bytes
    sheet: Sheet
    told: tuple[str, ...]


def prepared(data: bytes, name: str, style: Style) -> LetterheadFile:
    """Return a chosen file as it is kept; raise InputError, with its name, where it cannot be.

    A memo is written on it for trial, in the looks of the style sheet.
    """
    opened = base_document.opened(data, name)
    with base_document.usable(name):
        sheet = _sheet(opened.document)
        kept = package.saved(opened.document)
        if len(kept) > MOST_KEPT:
            raise InputError(
                f"The pictures of {name} are larger than 4 MB. Make them smaller in Word."
            )
        try_out(kept, name, style)
        again = base_document.opened(kept, name).document
        headers = headers_of(again)
        added = missing(again, styles_in(headers, again.styles.element))
        return LetterheadFile(kept, sheet, tuple(_told(opened, headers, added, sheet)))


def try_out(data: bytes, name: str, style: Style) -> None:
    """Write a memo on a base document; raise InputError, with its name, where that cannot be."""
    write(_TRIAL, style, data, name=name)


def _told(opened: BaseDocument, headers: Headers, added: list[str], sheet: Sheet) -> list[str]:
    told = []
    if all(is_empty(part) for pair in headers.pairs() for part in (pair.header, pair.footer)):
        told.append(
            "Its header and footer are empty: what stands in its text does not come along."
            + (" Move the picture to the header in Word." if opened.drew else "")
        )
    if not sheet.paper:
        told.append("Its paper is neither Letter nor A4, so the template’s stays.")
    if added:
        told.append(f"Styles that it lacks are added: {', '.join(added)}.")
    if opened.left_out:
        told.append(f"Left out of it: {', '.join(sorted(opened.left_out))}.")
    return told


def _sheet(document: DocxDocument) -> Sheet:
    section = document.sections[0]
    sides = sorted((_points(section.page_width), _points(section.page_height)))
    papers = [
        name
        for name, size in PAGE_SIZES.items()
        if all(abs(one - other) < _NEAR for one, other in zip(sides, size, strict=True))
    ]
    # A margin below zero says that the text may not be moved by a header that is taller.
    return Sheet(
        paper=papers[0] if papers else "",
        top=abs(_points(section.top_margin)),
        right=_points(section.right_margin),
        bottom=abs(_points(section.bottom_margin)),
        left=_points(section.left_margin) + _points(section.gutter),
        header=_points(section.header_distance),
        footer=_points(section.footer_distance),
    )


def _points(length: Length | None) -> float:
    return 72.0 if length is None else round(length.pt, 1)
