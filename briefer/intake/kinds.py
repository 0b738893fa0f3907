"""The kinds of source that can be read, told apart by suffix and by content."""

from __future__ import annotations

import re
from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of source. `limit` is the largest size in bytes that is read."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    limit: int


PLAIN = Kind("plain text", (".txt", ".text"), "text/plain", 20 * MEGABYTE)
MARKDOWN = Kind("Markdown", (".md", ".markdown"), "text/markdown", 20 * MEGABYTE)
PAGE = Kind("web page", (".html", ".htm", ".xhtml"), "text/html", 15 * MEGABYTE)

_BY_SUFFIX = {suffix: kind for kind in (PLAIN, MARKDOWN, PAGE) for suffix in kind.suffixes}

# How files begin that are no text, whatever their names say.
_BEGINNINGS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old office document",
    b"{\\rtf": "a rich-text document",
    b"SQLite format 3\x00": "a database",
    b"\x89PNG\r\n": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF87a": "a picture",
    b"GIF89a": "a picture",
    b"\x1f\x8b": "a packed file",
    b"7z\xbc\xaf\x27\x1c": "a packed file",
    b"\x7fELF": "a program",
    b"MZ\x90\x00": "a program",
}

_WHOLE_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html\b|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def kind_of_suffix(suffix: str) -> Kind | None:
    """Return the kind of files with that suffix (".txt", any case), or None."""
    return _BY_SUFFIX.get(suffix.lower())


def foreign_content(data: bytes) -> str | None:
    """Return what the bytes are ("a PDF") where they are known to be no text, else None."""
    return next((what for start, what in _BEGINNINGS.items() if data.startswith(start)), None)


def is_whole_page(text: str) -> bool:
    """Say whether the text is a whole HTML page: it begins with a doctype or an html tag."""
    return _WHOLE_PAGE.match(text.removeprefix("\ufeff"), 0, 5000) is not None


def refusal_of_suffix(suffix: str) -> str:
    """Return the sentence with which a file of an unknown kind is refused."""
    return (
        f"Briefer cannot read {suffix.lower()} files; "
        "it reads plain text (.txt), Markdown (.md) and web pages (.html)."
    )
