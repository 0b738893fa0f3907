"""A memo of 500 quotations that came back from Word with half of its paragraphs edited."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from benchmarks import preflight
from benchmarks.material import Wanted, briefing
from benchmarks.measure import Benchmark, timed
from benchmarks.texts import long_text
from briefer.services import briefings, edited_files, evidence, exporting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from benchmarks.measure import Sample

QUOTATIONS, PASSAGES, CHARACTERS = 500, 50, 12_000
EVERY = 10
"""Of so many paragraphs in a row, one is edited in each of the ways."""
FURTHER = 25
"""A paragraph that is moved goes so many further down."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def edited(docx: bytes) -> bytes:
    """Return a Word file as several people could have left it."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                _edit(root)
                data = etree.tostring(root)
            target.writestr(name, data)
    return made.getvalue()


def _edit(root: Element) -> None:
    paragraphs = [each for each in root.iter(f"{W}p") if _words(each)]
    for number, paragraph in enumerate(paragraphs):
        match number % EVERY:
            case 0:
                _change(paragraph, number)
            case 2:
                paragraph.addnext(_said(f"The desk adds line {number} and “{number} new words”."))
            case 4:
                paragraphs[min(number + FURTHER, len(paragraphs) - 1)].addnext(paragraph)
            case 6:
                _unmark(paragraph)
                _change(paragraph, number)
            case 8 if number % (2 * EVERY) == 8:
                _take(paragraph)


def _words(paragraph: Element) -> list[Element]:
    return [each for each in paragraph.iter(f"{W}t") if len((each.text or "").split()) > 2]


def _change(paragraph: Element, number: int) -> None:
    """Put another word in the place of one in the middle."""
    longest = max(_words(paragraph), key=lambda each: len(each.text or ""))
    words = (longest.text or "").split(" ")
    words[len(words) // 2] = f"otherwise{number}"
    longest.text = " ".join(words)


def _unmark(paragraph: Element) -> None:
    """Leave the words of a quotation and take what names it, as some programs do."""
    for mark in list(paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        _take(mark)
    for control in list(paragraph.iter(f"{W}sdt")):
        for run in control.iter(f"{W}r"):
            control.addprevious(run)
        _take(control)


def _take(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _said(words: str) -> Element:
    paragraph = etree.Element(f"{W}p")
    text = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
    text.text = words
    return paragraph


def wanted() -> list[Wanted]:
    """Return articles with 500 passages, each of another text."""
    count = QUOTATIONS // PASSAGES
    text = long_text(count * CHARACTERS)
    parts = [text[start : start + CHARACTERS] for start in range(0, len(text), CHARACTERS)]
    return [Wanted(f"Article {n}", part, PASSAGES) for n, part in enumerate(parts)]


@contextmanager
def kept() -> Iterator[tuple[Path, int]]:
    """Yield a briefing that keeps a memo of 500 quotations, and the memo's number."""
    with briefing(wanted(), entries=60) as path:
        workspace = briefings.open_briefing(path, who="Bench")
        memo = preflight.memo(evidence.gather(workspace, workspace.who))
        with workspace.change("Keep the memo") as tx:
            tx.memos.add(memo)
        number = workspace.memos.all()[0].id
        workspace.close()
        yield path, number


@contextmanager
def _check() -> Iterator[Sample]:
    with kept() as (path, number):
        workspace = briefings.open_briefing(path, who="Bench")
        out = path.with_name("memo.docx")
        exporting.export(workspace, out, memo_id=number)
        out.write_bytes(edited(out.read_bytes()))
        yield lambda: timed(lambda: edited_files.check(workspace, out))
        workspace.close()


BENCHMARKS = (Benchmark("Check of an edited memo with 500 quotations", 3, 5, _check),)
