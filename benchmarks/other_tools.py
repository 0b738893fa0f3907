"""One memo written by another tool: `python benchmarks/other_tools.py TOOL < words.json`.

It needs nothing of Briefer, so any Python that has the tool can run it. It prints seconds and MB.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Words = list[tuple[str, str, str, str, str]]

HEADING, PARAGRAPH, QUOTATION, NOTE, URL = range(5)
IS_FOUND: dict[str, Callable[[], object]] = {
    "python-docx": lambda: __import__("docx"),
    "docxtpl": lambda: __import__("docxtpl"),
    "typst": lambda: __import__("typst"),
    "pandoc": lambda: shutil.which("pandoc") or sys.exit("no pandoc"),
}


def python_docx(words: Words, folder: Path) -> Callable[[], object]:
    """Write Word with the ordinary calls, without notes."""
    import docx  # noqa: PLC0415 - each tool may be missing

    def write() -> None:
        document = docx.Document()
        for heading, paragraph, quotation, _, _ in words:
            document.add_heading(heading, 2)
            document.add_paragraph(paragraph)
            document.add_paragraph(quotation, style="Quote")
        document.save(str(folder / "out.docx"))

    return write


def docxtpl(words: Words, folder: Path) -> Callable[[], object]:
    """Write Word by filling a template, without notes."""
    import docx  # noqa: PLC0415
    from docxtpl import DocxTemplate  # type: ignore[import-not-found]  # noqa: PLC0415

    document = docx.Document()
    document.add_paragraph("{%p for heading, paragraph, quotation in words %}")
    document.add_heading("{{ heading }}", 2)
    document.add_paragraph("{{ paragraph }}")
    document.add_paragraph("{{ quotation }}", style="Quote")
    document.add_paragraph("{%p endfor %}")
    made = BytesIO()
    document.save(made)
    context = {"words": [entry[:NOTE] for entry in words]}

    def write() -> None:
        template = DocxTemplate(BytesIO(made.getvalue()))
        template.render(context, autoescape=True)
        template.save(str(folder / "out.docx"))

    return write


def pandoc(words: Words, folder: Path) -> Callable[[], object]:
    """Write Word from Markdown with footnotes and contents; the program's start is in the time."""
    source = folder / "in.md"
    parts = [
        f"## {_plain(heading)}\n\n{_plain(paragraph)}\n\n> “{_plain(quotation)}”[^{number}]\n\n"
        f"[^{number}]: {_plain(note)}<{url}>\n"
        for number, (heading, paragraph, quotation, note, url) in enumerate(words)
    ]
    source.write_text("\n".join(parts), encoding="utf-8")
    out = str(folder / "out.docx")
    command = ["pandoc", "-f", "commonmark+footnotes", "--toc", "-s", "-o", out, str(source)]
    return lambda: subprocess.run(command, check=True)


def _plain(words: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|<>&~^$" else sign for sign in words)


def typst(words: Words, folder: Path) -> Callable[[], object]:
    """Write a PDF with contents, footnotes and links."""
    import typst as tool  # type: ignore[import-not-found]  # noqa: PLC0415

    parts = ["#outline()"]
    for heading, paragraph, quotation, note, url in words:
        said = f"#text({_string(note)})#link({_string(url)})"
        parts.append(f"#heading(level: 2, {_string(heading)})\n\n#text({_string(paragraph)})\n")
        parts.append(f"#quote(block: true)[#text({_string(quotation)})#footnote[{said}]]\n")
    source = folder / "in.typ"
    source.write_text("\n".join(parts), encoding="utf-8")
    return lambda: tool.compile(str(source), output=str(folder / "out.pdf"))


def _string(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


TOOLS = {"python-docx": python_docx, "docxtpl": docxtpl, "pandoc": pandoc, "typst": typst}


def _most_memory() -> float:
    """Return how many MB this process or a program that it ran had at most."""
    import resource  # noqa: PLC0415 - Windows has no such module

    own = Path("/proc/self/status").read_text(encoding="utf-8").partition("VmHWM:")[2].split()[0]
    return max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def _work() -> float:
    """Return how long the processor worked for this process and the programs that it ran."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def main() -> None:
    """Write it, and say how long that took and how much memory it needed."""
    tool = sys.argv[1]
    try:
        IS_FOUND[tool]()
    except ImportError as error:
        sys.exit(str(error))
    words = json.load(sys.stdin)
    if not words:
        return
    with tempfile.TemporaryDirectory() as folder:
        write = TOOLS[tool](words, Path(folder))
        clock = _work if "--work" in sys.argv else time.perf_counter
        begin = clock()
        write()
        print(json.dumps([clock() - begin, _most_memory()]))


if __name__ == "__main__":
    main()
