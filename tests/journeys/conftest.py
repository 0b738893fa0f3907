"""Reading exported memos back: Word from the parts in its zip, PDF through pdftotext."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

_NOTES = ("endnote", "footnote")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def folded(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


@dataclass(frozen=True)
class WordMemo:
    """The paragraphs of the body, and of the endnotes, as plain text."""

    body: list[str]
    notes: list[str]


def read_word(path: Path) -> WordMemo:
    """Read the text that stands in the file's parts."""
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        kinds = [kind for kind in _NOTES if f"word/{kind}s.xml" in archive.namelist()]
        parts = [(kind, etree.fromstring(archive.read(f"word/{kind}s.xml"))) for kind in kinds]
    notes = [
        note
        for kind, part in parts
        for note in part.iter(f"{_W}{kind}")
        if note.get(f"{_W}type") is None
    ]
    return WordMemo(
        [_words(p) for p in body.iter(f"{_W}p")],
        [" ".join(_words(p) for p in note.iter(f"{_W}p")) for note in notes],
    )


def _words(paragraph: etree._Element) -> str:
    parts = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag in {f"{_W}br", f"{_W}tab"}:
            parts.append(" ")
    return folded("".join(parts))


def read_pdf(path: Path) -> str:
    """The text of all pages with white space folded and line-end hyphens undone."""
    raw = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(path), "-"], check=True, capture_output=True
    )
    assert raw.stderr == b""
    return folded(re.sub("\u00ad\\s+", "", raw.stdout.decode()))
