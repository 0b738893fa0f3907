"""Edit the sample's Word memo in LibreOffice 300 times inside quotations and 300 times outside.

Every edit inside must be found and none outside may be taken for a quotation's. Part of
`make check-office`.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from briefer.memo.document import Memo, Para
from briefer.memo.edited import Fate, compare
from briefer.memo.outline import outline
from briefer.memo.verbatim import same_words
from briefer.memo.word.bookmarks import QUOTATION
from briefer.memo.word.reading import read
from briefer.model.inline import Text
from briefer.services import exporting, sample

WANTED = 300
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EDITOR = Path(__file__).with_name("edit_in_office.py")
SYSTEM_PYTHON = "/usr/bin/python3"
"""The Python that LibreOffice's module `uno` is installed for."""


def main() -> int:
    """Edit, compare, count; return 1 where an edit was missed or taken for another."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is missing: sudo apt-get install libreoffice-writer python3-uno")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        memo, docx = sample_memo(Path(folder))
        plain = edited(office, docx, [], Path(folder))
        untouched = Counter(q.fate for q in compare(memo, read(plain), lambda *_: False).quotations)
        print(f"saved without an edit: {dict(untouched)}")
        inside = count(office, memo, docx, Path(folder), inside=True)
        outside = count(office, memo, docx, Path(folder), inside=False)
    print(f"inside quotations: {inside[0]} edits, {inside[1]} found, {inside[2]} beside")
    print(f"outside quotations: {outside[0]} edits, {outside[2]} taken for a quotation's")
    is_right = inside[0] == inside[1] >= WANTED and outside[0] >= WANTED
    return (
        0 if is_right and not inside[2] and not outside[2] and set(untouched) == {Fate.EXACT} else 1
    )


def sample_memo(folder: Path) -> tuple[Memo, bytes]:
    """Return the sample's memo as a tree and as a Word file."""
    path = folder / "sample.briefing"
    workspace = sample.build(path, who="Ana Ruiz")
    memo = exporting.rendering(workspace, date="2023-12-29")
    workspace.close()
    return memo.composed.memo, memo.word()


def count(
    office: str, memo: Memo, docx: bytes, folder: Path, *, inside: bool
) -> tuple[int, int, int]:
    """Return how many edits were made, found, and told of quotations that nobody touched."""
    chance = random.Random(2023)  # noqa: S311 - the same edits each time
    made = found = wrong = 0
    while made < WANTED:
        edits = inside_edits(docx, chance) if inside else outside_edits(memo, chance)
        result = edited(office, docx, edits, folder)
        told = compare(memo, read(result), lambda *_: False).quotations
        changed = sum(quotation.fate is Fate.CHANGED for quotation in told)
        others = sum(q.fate in {Fate.GONE, Fate.UNSOURCED} for q in told)
        made += len(edits)
        if inside:
            found += min(changed, len(edits))
            wrong += max(0, changed - len(edits)) + others
        else:
            wrong += changed + others
        print(f"  {made} edits …", flush=True)
    return made, found, wrong


def inside_edits(docx: bytes, chance: random.Random) -> list[dict[str, Any]]:
    """Return one edit inside each quotation: a letter or word put in, taken out or overtyped."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    edits = []
    for start in root.iter(f"{W}bookmarkStart"):
        control = start.getnext()
        if not QUOTATION.fullmatch(start.get(f"{W}name") or "") or control is None:
            continue
        words = "".join(text.text or "" for text in control.iter(f"{W}t"))
        edits.append({"bookmark": start.get(f"{W}name"), "find": "", **one_edit(words, chance)})
    return edits


def outside_edits(memo: Memo, chance: random.Random) -> list[dict[str, Any]]:
    """Return edits in the analyst's and the program's own sentences."""
    texts = [
        item.text.strip()
        for block in memo.blocks
        if isinstance(block, Para)
        for item in block.inlines
        if isinstance(item, Text) and len(item.text.strip()) > 12
    ]
    everything = outline(memo)
    alone = [text for text in texts if everything.count(text) == 1 and "\n" not in text]
    chosen = chance.sample(alone, min(len(alone), 20))
    return [{"bookmark": None, "find": text, **one_edit(text, chance)} for text in chosen]


def one_edit(words: str, chance: random.Random) -> dict[str, Any]:
    """Return a change that changes words: not only of white space or marks."""
    while True:
        # LibreOffice counts the edge of the control as a letter: the opening mark is passed first.
        at = chance.randrange(3, len(words) - 4)
        remove, insert = chance.choice([(0, "x"), (1, ""), (1, "q"), (0, " not"), (3, "")])
        new = words[:at] + insert + words[at + remove :]
        if not same_words(new.strip("“” "), words.strip("“” ")) and at + remove < len(words) - 1:
            return {"at": at, "remove": remove, "insert": insert}


def edited(office: str, docx: bytes, edits: list[dict[str, Any]], folder: Path) -> bytes:
    """Return the file as LibreOffice saves it after the edits."""
    source, target, plan = folder / "in.docx", folder / "out.docx", folder / "edits.json"
    source.write_bytes(docx)
    plan.write_text(json.dumps(edits), encoding="utf-8")
    subprocess.run(
        [SYSTEM_PYTHON, str(EDITOR), office, str(source), str(plan), str(target)],
        check=True,
        timeout=180,
        stderr=subprocess.DEVNULL,  # it warns of a missing Java, which nothing here needs
    )
    return target.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
