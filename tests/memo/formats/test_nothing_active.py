"""Nothing that an article or an analyst wrote acts, loads or leads anywhere but to the web."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from pikepdf import Dictionary, Name, Pdf

from briefer.memo.document import (
    Bullets,
    Extract,
    Figure,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    Note,
    Para,
    Table,
)
from briefer.memo.pdf.writer import write as write_pdf
from briefer.memo.shapes import Drawing, Words
from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text
from briefer.model.voice import Voice
from briefer.services import exporting
from tests.memo.formats import hostile
from tests.memo.formats.active import active
from tests.memo.formats.lines import FORMS, HTML, MARKDOWN, PDF, WORD, Form
from tests.memo.formats.test_four_formats import NAMES, SUFFIXES, held, written

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.template import Template
    from briefer.store.workspace import Workspace

ADDRESSES: Final = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "vbscript:x",
    "file:///etc/passwd",
    "file://evil.example/x",
    "\\\\evil.example\\share",
    "//evil.example/x",
    "data:text/html,<script>1</script>",
    "ftp://evil.example/x",
    "ms-word:ofe|u|https://evil.example/x.docm",
    "search-ms:query=x",
    "http:///x",
    "https:x",
    "http://[broken",
    "#mark-1",
    "https://ok.example/\ud83d",
    "",
)
GOOD: Final = (
    "https://ok.example/a b?c=<d>&e=\"f\"'g'(h)[i]{j}|k\\l^m`n`#o>",
    "http://ok.example/javascript:alert(1)",
    "mailto:desk@ok.example?subject=<x>)",
    "https://ok.example/%0a\u202eeven/中/",
)


def memo_of_links(addresses: tuple[str, ...]) -> Memo:
    links = tuple(Link(f"see {number}", url) for number, url in enumerate(addresses))
    note = Note(1, "p", links)
    return Memo(
        MemoMeta("T", "t", "", "", "2024-01-02T03:04:05Z"),
        (Para((*links, NoteRef("p", 1))),),
        (note,),
    )


def links_in(data: bytes, form: Form) -> int:
    """Count the addresses that a file leads to, each as often as it does."""
    if form is PDF:
        with Pdf.open(BytesIO(data)) as file:
            annotations = (link for page in file.pages for link in page.get("/Annots", []))
            return len({str(link.A.URI) for link in annotations if "/A" in link})
    if form is WORD:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            rels = [n for n in archive.namelist() if n.endswith(".rels")]
            return max(archive.read(name).count(b'"External"') for name in rels)
    return data.count(b'href="http') + data.count(b'href="mailto') + data.count(b"](<")


@pytest.mark.parametrize("form", FORMS, ids=SUFFIXES)
def test_an_address_that_is_not_of_the_web_leads_nowhere(
    form: Form, plain_template: Template
) -> None:
    memo = memo_of_links(ADDRESSES)
    data = written(memo, plain_template, form)
    assert active(data, form) == []
    assert links_in(data, form) == 0
    assert held(memo, data, form) == []


@pytest.mark.parametrize("form", FORMS, ids=SUFFIXES)
def test_an_address_of_the_web_leads_there_and_nowhere_else(
    form: Form, plain_template: Template
) -> None:
    memo = memo_of_links(GOOD)
    data = written(memo, plain_template, form)
    assert active(data, form) == []
    assert links_in(data, form) == len(GOOD) * (1 if form in {WORD, PDF} else 2)
    assert held(memo, data, form) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_memo_of_hostile_words_is_active(
    hostile_briefing: Workspace, name: str, tmp_path: Path
) -> None:
    banner = "TLP:RED</w:t><script>alert(1)</script>" if name == "position" else "CUI"
    kept = hostile.add_memo(
        hostile_briefing, name, "en", translations="both", banner=banner, contents="yes"
    )
    rendering = exporting.preview(hostile_briefing, kept.id, "2023-12-29")
    for form in FORMS:
        out = tmp_path / f"memo{form.suffix}"
        exporting.write(hostile_briefing, rendering, out)
        assert active(out.read_bytes(), form) == [], form.suffix


@pytest.mark.parametrize("form", FORMS, ids=SUFFIXES)
@pytest.mark.parametrize("words", hostile.ACTIVE)
def test_hostile_words_stay_words_wherever_they_stand(
    words: str, form: Form, plain_template: Template
) -> None:
    run = (Text(words), Emph(words, strong=True), Link(words, "https://ok.example"), Text(words))
    blocks = (
        HeaderBlock(words, (HeaderField(words, words), HeaderField("To", words, strong=True))),
        *(
            Heading(1, words, "1", words),
            Heading(2, words, "", words),
            Para((*run, NoteRef("p", 1))),
        ),
        *(Bullets((run, run)), Table(run, (words, words), ((words, words),), words)),
        Figure(run, Drawing(90, 60, (Words(words, 9, 9, 9),)), words),
        Extract((*run, InlineExtract("p", words, Voice.OWN)), Voice.OWN, "p", run),
        Extract((InlineExtract("p", words, Voice.REPORT),), Voice.REPORT, "p"),
    )
    meta = MemoMeta(
        words, words, words, words, "2024-01-02T03:04:05Z", "en", words, words, words, words
    )
    data = written(Memo(meta, blocks, (Note(1, "p", run),)), plain_template, form)
    assert active(data, form) == []


def test_an_archive_holds_nothing_active_either(plain_template: Template) -> None:
    data = write_pdf(memo_of_links(ADDRESSES), plain_template.style, archive=True)
    assert active(data, PDF) == []


def plant_in_pdf(data: bytes, key: str, value: object) -> bytes:
    out = BytesIO()
    with Pdf.open(BytesIO(data)) as file:
        file.Root[key] = value
        file.save(out)
    return out.getvalue()


PLANTED: Final = (
    (MARKDOWN, b"x", b"<script>alert(1)</script>"),
    (MARKDOWN, b"x", b"![a](https://evil.example/x.png)"),
    (MARKDOWN, b"x", b"[a](javascript:alert(1))"),
    (MARKDOWN, b"x", b"\n\n[a]: https://evil.example\n"),
    (HTML, b"x", b"<img src='https://evil.example/x'>"),
    (HTML, b"x", b"<a href='javascript:1'>b</a>"),
    (HTML, b"<p", b"<p onclick='x' "),
    (WORD, b"<w:t", b"<w:instrText>DDE x</w:instrText><w:t"),
    (WORD, b"<w:p>", b'<w:p><w:fldSimple w:instr="PAGE"/>'),
)


@pytest.mark.parametrize(("form", "old", "new"), PLANTED)
def test_what_is_planted_is_found(
    form: Form, old: bytes, new: bytes, plain_template: Template
) -> None:
    memo = Memo(MemoMeta("T", "t", "", "", "2024-01-02T03:04:05Z"), (Para((Text("x"),)),))
    data = written(memo, plain_template, form)
    if form is WORD:
        out = BytesIO()
        with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                part = source.read(name)
                is_body = name == "word/document.xml"
                assert not is_body or old in part
                target.writestr(name, part.replace(old, new) if is_body else part)
        planted = out.getvalue()
    else:
        assert old in data
        planted = data.replace(old, new)
    assert active(planted, form)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/OpenAction", Dictionary(S=Name.JavaScript, JS="app.alert(1)")),
        ("/Extra", Dictionary(Type=Name.Action, S=Name.Launch)),
        ("/Extra", Dictionary(S=Name.URI, URI="file:///etc/passwd")),
        ("/AF", Dictionary(Type=Name.Filespec)),
    ],
)
def test_what_is_planted_in_a_pdf_is_found(
    key: str, value: Dictionary, plain_template: Template
) -> None:
    data = write_pdf(memo_of_links(GOOD), plain_template.style)
    assert active(plant_in_pdf(data, key, value), PDF)
