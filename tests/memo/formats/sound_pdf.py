"""Whether a PDF is sound: by the rules of its formats, by two other readers, and by our own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import page

from tests.memo.formats.active import active
from tests.memo.formats.lines import PDF
from tests.memo.pdf import soundness

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIMITS: Final = page.SafetyLimits(max_reference_depth=10**6)
_CLAIM: Final = "PDFUA1-ID-"
"""Rules on saying that a file keeps to PDF/UA, which one that is for no archive does not say."""
_READERS: Final = (
    ("qpdf", "--check", "{}"),
    ("pdfinfo", "{}"),
    ("pdfinfo", "-struct-text", "{}"),
    ("pdffonts", "{}"),
    ("pdftotext", "{}", "-"),
    ("pdftoppm", "-r", "20", "-gray", "{}", "{}"),
)


def faults(data: bytes, *, archive: bool = False) -> list[str]:
    """Return what is wrong with a PDF; one for an `archive` is held to PDF/A-2a, too."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "memo.pdf")
        path.write_bytes(data)
        found = [*_read(path), *_rules(path, archive=archive)]
    try:
        found += soundness.faults(data)
    except ValueError as error:
        found.append(str(error))
    return [*found, *(f"acts: {what}" for what in active(data, PDF))]


def _read(path: Path) -> Iterator[str]:
    """Yield what other programs say of the file where they should say nothing."""
    for name, *options in _READERS:
        program = shutil.which(name)
        assert program, f"the checks need {name}"
        command = [program, *(option.replace("{}", str(path)) for option in options)]
        done = subprocess.run(command, capture_output=True, check=False)
        said = done.stderr.decode("utf-8", "replace").strip()
        if done.returncode or said:
            yield f"{name} ends with {done.returncode}: {said}"


def _rules(path: Path, *, archive: bool) -> Iterator[str]:
    profiles = [page.ValidationProfile.PDF_UA_1]
    profiles += [page.ValidationProfile.PDF_A_2A] if archive else []
    for profile in profiles:
        for failure in page.validate_pdf(str(path), profile=profile, limits=_LIMITS).failures:
            if archive or not failure.rule_id.startswith(_CLAIM):
                yield f"{failure.rule_id}: {failure.message}"
