"""Open Word and PDF of every template with LibreOffice and poppler, and hold them to every check.

Run it by hand before work on the memo is called done: `make check-office`, or
`python -m scripts.check_office MEMO.docx` for memos of your own. Then look at the PDFs that
LibreOffice made of the Word files, in `out/office/printed`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from briefer.memo.svg import writing as svg
from briefer.memo.word import writer as word
from briefer.services import exporting, memos, pictures, sample, templates
from briefer.services.exporting import PdfWish
from scripts import stranded
from tests.memo.formats import many_scripts, sound_pdf, sound_word
from tests.memo.formats.lines import FORMS, WORD, differences, expected
from tests.memo.formats.reading import read
from tests.memo.picturing import chart, dots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.memo import KeptMemo
    from briefer.store.workspace import Workspace

OUT = Path("out", "office")
PRINTED = OUT / "printed"
LANGUAGES = ("en", "es")
PLACES = ("end", "foot")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINE_END = re.compile(r"[-\u00ad\u2010]\n\s*")
NO_JAVA = "Warning: failed to launch javaldx - java may not function correctly\n"
"""What LibreOffice says where there is no Java, which a memo does not need."""


def main() -> int:
    """Check the memos named on the command line, else those of the sample; return the exit code."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is missing: sudo apt-get install libreoffice-writer-nogui")
        return 1
    shutil.rmtree(OUT, ignore_errors=True)
    PRINTED.mkdir(parents=True)
    own = [Path(name) for name in sys.argv[1:]]
    faults = {path: sound_word.faults(path.read_bytes()) for path in own} or dict(written())
    print(f"{len(faults)} memos; LibreOffice opens and prints them …", flush=True)
    said = converted(office, list(faults))
    for path in faults:
        faults[path] += printed_faults(path)
    for path, found in faults.items():
        print(f"{path}: {pages_of(path)} pages, {len(found) or 'no'} faults")
        for fault in found:
            print(f"  {fault}")
    if said:
        print(f"LibreOffice says: {said}")
    return 1 if said or any(faults.values()) else 0


def written() -> Iterator[tuple[Path, list[str]]]:
    """Write each template in both languages and with both kinds of notes; yield its faults."""
    with tempfile.TemporaryDirectory() as folder:
        ws = sample.build(Path(folder, sample.FILE), who="Ana Ruiz")
        every = [template.name for template in templates.available()]
        for template, language, place in product(every, LANGUAGES, PLACES):
            yield one(ws, template, language, place)
        ws.close()
    yield in_many_scripts()
    yield from long_ones()


def long_ones() -> Iterator[tuple[Path, list[str]]]:
    """Write the memos with a heading that LibreOffice would leave at the foot of its page."""
    template = templates.get(templates.DEFAULT)
    for number, memo in enumerate(stranded.long_memos(), start=1):
        path = OUT / f"long-{number}.docx"
        path.write_bytes(word.write(memo, template.style, template.base_docx or b""))
        yield path, sound_word.faults(path.read_bytes())


def in_many_scripts() -> tuple[Path, list[str]]:
    """Write the memo that quotes in six scripts, and read it back."""
    template, memo = templates.get(templates.DEFAULT), many_scripts.memo()
    path = OUT / "many-scripts.docx"
    path.write_bytes(word.write(memo, template.style, template.base_docx or b""))
    data = path.read_bytes()
    found = differences(expected(memo, WORD), read(data, WORD), WORD)
    return path, [*found, *sound_word.faults(data)]


def one(ws: Workspace, template: str, language: str, place: str) -> tuple[Path, list[str]]:
    """Write one memo in every format, and read it back."""
    fields = {"language": language, "notes": place, "contents": "yes", "banner": "TLP:AMBER"}
    kept = memos.add(ws, template, {"subject": "Border talks", **fields})
    add_figures(ws, kept)
    made = exporting.preview(ws, kept.id, sample.DATE)
    docx = OUT / f"{template}-{language}-{place}.docx"
    found: list[str] = []
    for form in FORMS:
        path = docx.with_suffix(form.suffix)
        exporting.write(ws, made, path)
        said = read(path.read_bytes(), form)
        found += (
            f"{form.suffix}: {difference}"
            for difference in differences(expected(made.composed.memo, form), said, form)
        )
    found += sound_word.faults(docx.read_bytes())
    found += sound_pdf.faults(docx.with_suffix(".pdf").read_bytes())
    archive = made.pdf(PdfWish(archive=True))
    found += (f"archive: {fault}" for fault in sound_pdf.faults(archive, archive=True))
    return docx, found


def add_figures(ws: Workspace, memo: KeptMemo) -> None:
    """Put a drawing and a picture of dots at the end of the memo's second section."""
    shown = {
        "Exports by year": (svg.written(chart()), "Four bars, and a curve over them"),
        "A ramp": (dots().data, "A ramp from black to white"),
    }
    figures = [
        replace(pictures.keep(ws, data), caption=caption, alt=alt)
        for caption, (data, alt) in shown.items()
    ]
    pictures.add(ws, memo.sections[1].id, figures)


def converted(office: str, paths: list[Path]) -> str:
    """Let LibreOffice, with a profile of its own, write PDFs; return what it complains of."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            office,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(PRINTED), *map(str, paths)),
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    return done.stderr.replace(NO_JAVA, "")


def printed_faults(memo: Path) -> Iterator[str]:
    """Yield what is wrong with the PDF that LibreOffice made of a Word file."""
    printed = PRINTED / f"{memo.stem}.pdf"
    if not printed.exists():
        yield "LibreOffice cannot open it"
        return
    done = subprocess.run(["pdftotext", "-layout", printed, "-"], check=True, capture_output=True)
    if done.stderr:
        yield f"pdftotext says: {done.stderr.decode('utf-8', 'replace')}"
    text = done.stdout.decode("utf-8")
    # A word that is broken at the end of a line is whole without its hyphen, or it has one.
    words = words_of(text) | words_of(LINE_END.sub("", text))
    if missing := words_of_memo(memo) - words:
        yield f"LibreOffice does not print: {', '.join(sorted(missing))}"
    yield from stranded.alone(read(memo.read_bytes(), WORD), text.split("\f"))


def pages_of(memo: Path) -> int:
    """Return how many pages LibreOffice made of a memo."""
    printed = PRINTED / f"{memo.stem}.pdf"
    done = subprocess.run(["pdfinfo", printed], check=False, capture_output=True, text=True)
    found = re.search(r"^Pages:\s+(\d+)", done.stdout, re.MULTILINE)
    return int(found[1]) if found else 0


def words_of(text: str) -> Counter[str]:
    """Count the words of a text."""
    return Counter(stranded.letters_of(text))


def words_of_memo(memo: Path) -> Counter[str]:
    """Count the words of the body and the notes, as they stand in the Word file."""
    words: Counter[str] = Counter()
    with zipfile.ZipFile(memo) as archive:
        parts = {"word/document.xml", "word/endnotes.xml", "word/footnotes.xml"}
        for part in parts & set(archive.namelist()):
            root = etree.fromstring(archive.read(part))
            for paragraph in root.iter(W + "p"):
                pieces = paragraph.iter(W + "t", W + "tab", W + "br")
                words += words_of("".join(piece.text or " " for piece in pieces))
    return words


if __name__ == "__main__":
    sys.exit(main())
