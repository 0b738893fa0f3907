"""Open the Word memo of the sample with LibreOffice, turn it into a PDF, and compare the words.

Run it by hand before work on the memo is called done: `make check-office`, or
`python scripts/check_office.py MEMO.docx` for a memo of your own. Then look at the PDF.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

OUT = Path("out")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTERS = re.compile(r"[^\W\d_]+")


def main() -> int:
    """Check the memo named on the command line, else the sample's, and return the exit code."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is missing: sudo apt-get install libreoffice-writer")
        return 1
    memo = Path(sys.argv[1]) if len(sys.argv) > 1 else sample_memo()
    pdf = convert(office, memo)
    pages, printed = words_of_pdf(pdf)
    missing = words_of_memo(memo) - printed
    print(f"{pdf}: {pages} pages, {printed.total()} words")
    if missing:
        print(f"Not printed: {', '.join(sorted(missing))}")
    return 1 if missing or not pages else 0


def sample_memo() -> Path:
    """Write the sample's memo and return its path."""
    subprocess.run([sys.executable, "-m", "briefer", "demo", str(OUT)], check=True)
    return OUT / "memo.docx"


def convert(office: str, memo: Path) -> Path:
    """Let LibreOffice, with a profile of its own, write the memo as a PDF."""
    folder = OUT / "office"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = [
            office,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            *("--convert-to", "pdf", "--outdir", str(folder)),
            str(memo),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=180)
    return folder / f"{memo.stem}.pdf"


def words_of_memo(memo: Path) -> Counter[str]:
    """Count the words of the body and the notes, as they stand in the Word file."""
    words: Counter[str] = Counter()
    with zipfile.ZipFile(memo) as archive:
        parts = {"word/document.xml", "word/endnotes.xml", "word/footnotes.xml"}
        for part in parts & set(archive.namelist()):
            root = etree.fromstring(archive.read(part))
            for paragraph in root.iter(WORD + "p"):
                pieces = paragraph.iter(WORD + "t", WORD + "tab", WORD + "br")
                words.update(LETTERS.findall("".join(piece.text or " " for piece in pieces)))
    return words


def words_of_pdf(pdf: Path) -> tuple[int, Counter[str]]:
    """Return the number of pages, and count the words that are printed on them."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", pdf, "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    # A form feed ends every page.
    return done.stdout.count("\f"), Counter(LETTERS.findall(done.stdout))


if __name__ == "__main__":
    sys.exit(main())
