"""The sample briefing: articles, tags and a finished memo, built from `resources/sample`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefer import paths
from briefer.errors import BrieferError
from briefer.intake import registry
from briefer.memo.compose import AUTO
from briefer.memo.draft import draft
from briefer.model.article import Fact
from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.memo import AS_BASIS, BULLETS, KeptMemo, MemoBlock, MemoSection
from briefer.services import briefings, evidence, exporting, tag_import, templates
from briefer.store.disk_faults import refused_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from briefer.model.article import ArticleDraft
    from briefer.model.inline import Inline
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace

DATE = "2023-12-29"
"""The day on which the sample's memo is written."""

FILE = "sample.briefing"

_MARK = re.compile(r"\{(note|extract):([^}]+)\}")


def build(path: Path, *, who: str) -> Workspace:
    """Make the sample briefing at `path` and open it; how it was made cannot be undone."""
    facts = _toml("facts.toml")
    ws = briefings.create(path, who=who, **facts["briefing"])
    with briefings.kept_if_filled(ws):
        _import(ws, facts["article"])
        _tag(ws)
        _write_memo(ws)
        ws.begin_here()
    return ws


def demo(folder: Path, *, who: str) -> tuple[Path, ...]:
    """Write the sample briefing and its memo as Word and PDF; return the three paths.

    A sample that is in the folder already is kept as it is, with whatever was changed in it, and
    its memo is written. Raises StorageError where the folder cannot be made or written.
    """
    path = folder / FILE
    with refused_files(folder):
        folder.mkdir(parents=True, exist_ok=True)
        is_there = path.exists()
    ws = briefings.open_briefing(path, who=who) if is_there else build(path, who=who)
    try:
        outs = (folder / "memo.docx", folder / "memo.pdf")
        for out in outs:
            exporting.export(ws, out, date=DATE)
    finally:
        ws.close()
    return (path, *outs)


def _folder() -> Path:
    return paths.resources() / "sample"


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_folder() / name).read_text(encoding="utf-8"))


def _import(ws: Workspace, entries: list[dict[str, Any]]) -> None:
    drafts = [
        (_with_facts(registry.read(_folder() / "articles" / entry["file"]), entry), entry)
        for entry in entries
    ]
    with ws.change(f"Import {len(drafts)} articles") as tx:
        for article, entry in drafts:
            article_id = tx.articles.add(article)
            tx.articles.change(article_id, {"note": entry.get("note"), "state": "read"})


def _with_facts(article: ArticleDraft, entry: dict[str, Any]) -> ArticleDraft:
    """Add what the analyst knows of an article beside its text."""
    facts = list(article.facts)
    if "published" in entry:
        facts.append(Fact("published", entry["set_by"], about=entry.get("about", False)))
    facts += [Fact(name, "source") for name in ("authors", "url", "language") if name in entry]
    return replace(
        article,
        published=entry.get("published"),
        authors=tuple(entry.get("authors", ())),
        url=entry.get("url"),
        language=entry.get("language"),
        facts=tuple({fact.field: fact for fact in facts}.values()),
    )


def _tag(ws: Workspace) -> None:
    lines = (_folder() / "tags.jsonl").read_text(encoding="utf-8").split("\n")
    report = tag_import.import_lines(ws, lines)
    if report.refused:
        first = report.refused[0]
        raise BrieferError(f"The sample’s tags, line {first.line}: {first.reason}")


def _write_memo(ws: Workspace) -> None:
    data = _toml("memo.toml")
    template = templates.get(data["template"])
    passages = _passages_by_ref(ws)
    gathered = evidence.gather(ws, ws.who, DATE)
    leave_out = {passages[ref].guid for ref in data["leave_out"]}
    drafted = draft(template, gathered, data["fields"], leave_out)
    entries = {entry["key"]: entry for entry in data["section"]}
    sections = tuple(
        _with_written(section, entries.get(section.key), passages) for section in drafted.sections
    )
    memo = KeptMemo(template.name, data["title"], drafted.fields, sections)
    with ws.change(f"Write memo “{memo.title}”") as tx:
        tx.memos.add(memo)


def _passages_by_ref(ws: Workspace) -> dict[str, Passage]:
    """Return the sample's passages by the refs of its tag file; both are in one order of ids."""
    refs = tag_import.refs((_folder() / "tags.jsonl").read_text(encoding="utf-8").split("\n"))
    return dict(zip(refs, sorted(ws.passages.all(), key=lambda p: p.id), strict=True))


def _with_written(
    section: MemoSection, entry: dict[str, Any] | None, passages: Mapping[str, Passage]
) -> MemoSection:
    """Return the section with the analyst's blocks in place of the drafted ones."""
    if entry is None:
        return section
    blocks = tuple(_block(block, passages) for block in entry.get("block", ()))
    binding = {**section.binding, AUTO: entry.get("auto", True)}
    return replace(section, blocks=blocks, binding=binding)


def _block(entry: dict[str, Any], passages: Mapping[str, Passage]) -> MemoBlock:
    runs = entry["items"] if entry["kind"] == BULLETS else [entry["text"]]
    return MemoBlock(
        kind=entry["kind"],
        content=tuple(tuple(_inlines(run, passages)) for run in runs),
        passages=tuple((passages[ref].guid, AS_BASIS) for ref in entry.get("basis", ())),
    )


def _inlines(text: str, passages: Mapping[str, Passage]) -> Iterator[Inline]:
    """Read running text with `{note:ref}` and `{extract:ref}` in it."""
    at = 0
    for mark in _MARK.finditer(text):
        if mark.start() > at:
            yield Text(text[at : mark.start()])
        passage = passages[mark[2]]
        if mark[1] == "note":
            yield NoteRef(passage.guid)
        else:
            yield InlineExtract(passage.guid, passage.quote, passage.voice)
        at = mark.end()
    if at < len(text):
        yield Text(text[at:])
