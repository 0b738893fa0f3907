"""What leads out of a memo's text, and what a writer may count on: notes and addresses.

Word numbers its endnotes by itself, so a memo whose marks do not run 1, 2, 3 in reading order would
carry other numbers in Word than in the PDF.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from briefer.memo.running_text import inlines_of
from briefer.model.inline import NoteRef

_ORDINARY: Final = re.compile(r"https?://[a-z0-9.-]+(?:/[\w!#$%&'()*+,./:;=?@~-]*)?", re.ASCII)
"""Nearly every address, and nothing that could be meant in another way."""

if TYPE_CHECKING:
    from briefer.memo.document import Memo, Note


def notes_in_order(memo: Memo) -> tuple[Note, ...]:
    """Return the notes; raise ValueError where marks and notes do not both run 1, 2, 3."""
    inlines = (item for block in memo.blocks for item in inlines_of(block))
    marks = [item.number for item in inlines if isinstance(item, NoteRef)]
    numbers = [note.number for note in memo.notes]
    expected = list(range(1, len(numbers) + 1))
    if marks != expected or numbers != expected:
        raise ValueError(f"notes {numbers} are marked as {marks}")
    return memo.notes


def address(url: str) -> str:
    """Return where a link may lead, with what no address may hold written as %20; else nothing.

    A link leads to the web or to a mail address, and nowhere else.
    """
    if _ORDINARY.fullmatch(url):
        return url
    try:
        parts = urlsplit(url)
        leads = parts.hostname if parts.scheme in {"http", "https"} else parts.scheme == "mailto"
        return quote(url, safe="!#$%&'()*+,/:;=?@[]~") if leads else ""
    except ValueError:
        return ""
