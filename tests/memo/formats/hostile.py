"""A briefing in which everything that can be written is hostile: what an attacker would put there.

All of it is invented; no address leads anywhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from briefer.model.codebook import Role
from briefer.services import articles, briefings, memos, stakeholders, tag_import, templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.model.memo import KeptMemo
    from briefer.store.workspace import Workspace

ACTIVE: Final = (
    '=HYPERLINK("https://evil.example/x","see")',
    '{ INCLUDEPICTURE "https://evil.example/x.png" }',
    '<w:fldSimple w:instr=" DDEAUTO c:\\\\windows\\\\cmd.exe "/>',
    "</w:t></w:r><w:r><w:instrText> DDE cmd </w:instrText></w:r>",
    "[click](javascript:alert(1)) and <javascript:alert(2)>",
    "![picture](https://evil.example/x.png)",
    "[^1]: [a]: javascript:alert(1)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "&lt;script&gt;&#106;avascript:alert(1) ]]> --> <!-- <![CDATA[",
    "file:///etc/passwd and \\\\evil.example\\share\\x.dotm",
    "data:text/html;base64,PHNjcmlwdD4=",
    ") Tj ET >> /OpenAction << /S /JavaScript /JS (app.alert(1)) >> (",
    "endstream endobj /URI (javascript:1) /Launch /EmbeddedFile",
    "exe.\u202egnp.tnemucod and \u2067open",
    "`code` **bold** __x__ ~~~ ``` | a | b |",
    "# heading\u2028- item\u2028> quote\u20281. one\u2028=== ---",
)
"""What a format would act on if it were not written as plain words."""
ODD: Final = (
    "controls \x01\x07\x1b[31m \x7f\x85 and \ufeff \ufffe ends",
    "emoji 🙂 👩\u200d👩\u200d👧\u200d👦 🇲🇽 ❤\ufe0f 1\ufe0f\u20e3",
    "mixed שלום (abc) وقال 123 الوزير end",
    "accents e\u0301 Z\u0300\u0301\u0302 क्\u200dष 移民 𐌰𐌱",
    "long " + "w" * 10_000,
    "long " + "字" * 600 + " and " + "ا" * 600,
)
"""What is hard to print."""
URL: Final = 'https://ok.example/a"b<c>d)e%20/{f}|`g`?j=javascript:1#\\h'
ALL: Final = (*ACTIVE, *ODD)


def build(folder: Path) -> Workspace:
    """Return a briefing whose articles, names, topics and tags are all hostile."""
    path = folder / "hostile.briefing"
    ws = briefings.create(path, who=ACTIVE[0], title=ACTIVE[7], reader=ACTIVE[1], codebook="none")
    _import(ws, folder / "articles")
    rows = [*_rows(ws)]
    report = tag_import.import_lines(ws, rows, create=True)
    assert report.added == len(rows), report.refused
    for entry in ws.codebook.load().stakeholders:
        words = ACTIVE[-entry.id % len(ACTIVE)]
        kind = ("person", "government", "unnamed")[entry.id % 3]
        roles = (Role(words, "2020"),)
        stakeholders.change(ws, entry.id, side=words[:60], kind=kind, roles=roles)
    return ws


def _import(ws: Workspace, folder: Path) -> None:
    folder.mkdir()
    for number, words in enumerate(ALL):
        second = ALL[(number + 5) % len(ALL)]
        text = f"Title\nOutlet\n\nHe said “{words}” there.\n\nThe second is {second}.\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8", newline="")
    articles.import_paths(ws, [folder])
    for article in ws.articles.all():
        words, other = ALL[article.id - 1][:300], ACTIVE[(article.id + 5) % len(ACTIVE)]
        url = URL if article.id % 2 else None
        facts = {"title": words, "outlet": other, "authors": [other, words[:80]]}
        articles.set_facts(ws, article.id, **facts, url=url, published="2023-12-29")


def _rows(ws: Workspace) -> Iterator[str]:
    for article in ws.articles.all():
        text = ws.articles.text(article.id)
        paragraphs = [line.strip() for line in text.split("\n") if len(line.strip()) > 3]
        for place, words in enumerate(dict.fromkeys(paragraphs)):
            number = article.id + place
            topic = {
                "path": f"T{number % 3} {_name(ACTIVE[number % 16], 60)}",
                "proposition": ALL[-number % 15][:90],
            }
            record: dict[str, Any] = {
                "article": article.id,
                "quote": words,
                "occurrence": 1,
                "type": ("demand", "action")[number % 2],
                "modality": ("direct", "paraphrase", "official", "outlet")[number % 4],
                "stakeholders": [{"name": f"{number % 4} {_name(ALL[number % len(ALL)], 90)}"}],
                "topics": [{**topic, "stance": ("+2", "-2", "mixed")[number % 3]}],
                "translations": [{"language": "es", "text": ALL[-number % len(ALL)][:500]}],
                "figures": [{"value": number, "unit": ALL[number % len(ACTIVE)][:60]}],
            }
            yield json.dumps(record)


def _name(words: str, length: int) -> str:
    """Return a name that tags may have: two signs would part it, or begin a role."""
    return words[:length].replace("/", "÷").replace("=", "≡")


def add_memo(ws: Workspace, template: str, language: str, **settings: str) -> KeptMemo:
    """Add a memo whose head is hostile, too."""
    known = templates.get(template)
    keys = [spec.key for spec in known.fields if spec.printed and spec.key != "date"]
    head = {key: ALL[place % len(ACTIVE)] for place, key in enumerate(keys)}
    return memos.add(ws, template, {**head, "language": language, **settings})
