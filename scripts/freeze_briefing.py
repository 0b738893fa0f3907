"""Keep a briefing of the present version for good: `python scripts/freeze_briefing.py`.

Run it once for each new version of the schema, before that version is released. Every later Briefer
must open the file. A frozen file is never made again.
"""

from __future__ import annotations

import sys
from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.model.anchor import Span
from briefer.model.article import ArticleDraft, Original
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.model.passage import Figure, Link, Statement, Translation
from briefer.model.text import canonical_body
from briefer.services import briefings, memos, pictures, stakeholders, tag_import, tagging
from briefer.store.history import EXPORT
from briefer.store.migrations import VERSION
from briefer.store.tables.editions import Edition

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
FROZEN = DATA / "briefings" / f"v{VERSION}.briefing"
ODD = "👩‍👩‍👧 said no.\r\nUn peu d’e\u0301te\u0301\u2028שלום, she said.\u00a0End."

PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAACgAAAAUCAIAAABwJOjsAAAAJElEQVR42mP8zzAwgIlh1OJRi0ctHrV41OJRi0ct"
    "HrV4xFgMADCnASfSk5uWAAAAAElFTkSuQmCC"
)
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
<rect width="200" height="100" fill="#003366"/><text x="20" y="60" font-size="24">No</text></svg>"""


def main() -> None:
    """Write the file, unless it is there."""
    if FROZEN.exists():
        sys.exit(f"{FROZEN} is there already, and stays as it is.")
    FROZEN.parent.mkdir(exist_ok=True)
    ws = briefings.create(FROZEN, who="Ana", title="Frozen", question="Does it still open?")
    try:
        _fill(ws)
    finally:
        ws.close()
    print(f"{FROZEN}: {FROZEN.stat().st_size:,} bytes")


def _fill(ws: Workspace) -> None:
    """Write to every table, take one step back and leave it to be done again."""
    title, _, body = (DATA / "fixture-article.txt").read_text(encoding="utf-8").split("\n", 2)
    with ws.change("Import 3 articles") as tx:
        tx.articles.add(_draft(title, body))
        odd = tx.articles.add(_draft("Odd signs", ODD))
        removed = tx.articles.add(_draft("Removed", "Nobody reads this."))
    tag_import.import_tags(ws, DATA / "fixture-tags.jsonl")
    passage = tagging.tag(ws, odd, Span(0, 8), statement=Statement(note="An odd one", starred=True))
    tagging.set_figures(ws, passage.id, [Figure(low=0.1, qualifier="nearly", measure="people")])
    tagging.set_translations(ws, passage.id, [Translation("es", "dijo que no", "Ana")])
    tagging.set_links(ws, passage.id, [Link("answers", 1)])
    with ws.change("Remove “Removed”") as tx:
        tx.articles.change(removed, {"removed": 1})
    house = ws.codebook.load().find_stakeholder("White House")
    stakeholders.change(ws, house.id, aliases=["the House"], metonyms=["the House"])
    memo = memos.add(ws)
    section = next(memo.walk())
    memos.add_block(ws, section.id, MemoBlock(PARAGRAPH), 0)
    figures = [pictures.keep(ws, PICTURE), pictures.keep(ws, DRAWING)]
    first, second = pictures.add(ws, section.id, figures, 1)
    pictures.describe(ws, first, "A red field")
    pictures.caption(ws, first, "Red")
    pictures.widen(ws, second, 40)
    with ws.change("Export memo", kind=EXPORT) as tx:
        _, guid = tx.editions.add(Edition(memo.guid, "sourced", "2024-01-02", "{}", "0" * 64))
        tx.editions.add_file(guid, "memo.docx", "1" * 64)
    tagging.remove(ws, [passage.id])
    tagging.tag(ws, odd, Span(2, 5))
    ws.undo()


def _draft(title: str, body: str) -> ArticleDraft:
    original = Original(body.encode(), f"{title}.txt", "text/plain")
    return ArticleDraft(title, canonical_body(body), original, "Gazette", ("A. Writer",), "2023-12")


if __name__ == "__main__":
    main()
