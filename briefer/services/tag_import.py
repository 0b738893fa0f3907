"""Reading tags from a JSON Lines file, one passage a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.errors import BrieferError, InputError, StorageError
from briefer.model.passage import Link
from briefer.services.names import Names
from briefer.services.passage_record import ReadRecord, read_record
from briefer.services.tagging import add_passage, set_tags

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that could not be read, by number (from 1), and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class TagReport:
    """How many passages were added, and the lines that were refused."""

    added: int
    refused: tuple[RefusedLine, ...]


def import_tags(ws: Workspace, path: Path, *, create: bool = False) -> TagReport:
    """Add the passages of a file in one step; bad lines are refused, good ones kept.

    With `create`, stakeholders, topics and propositions that are missing are made. Raises
    StorageError where the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise StorageError(f"{path} could not be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not in UTF-8, as tags must be; nothing was read.") from error
    return import_lines(ws, text.split("\n"), create=create)


def refs(lines: list[str]) -> list[str]:
    """Return the refs of the lines, in order; every line must have one."""
    return [json.loads(line)["ref"] for line in lines if line.strip()]


def import_lines(ws: Workspace, lines: list[str], *, create: bool = False) -> TagReport:
    """Add the passages of these lines; empty lines are skipped."""
    refused: dict[int, str] = {}
    good = _good_lines(ws, lines, refused, create=create)
    _refuse_loose_links(ws, good, refused)
    if good:
        label = (
            f"Import {len(good)} tagged passages" if len(good) > 1 else "Import a tagged passage"
        )
        with ws.change(label) as tx:
            _write(tx, [json.loads(lines[number - 1]) for number in good], create=create)
    lines_refused = tuple(RefusedLine(n, refused[n]) for n in sorted(refused))
    return TagReport(len(good), lines_refused)


def _good_lines(
    ws: Workspace, lines: list[str], refused: dict[int, str], *, create: bool
) -> dict[int, ReadRecord]:
    """Return the records of the lines that can be read, by number; nothing is written."""
    names = Names(ws.codebook.load(), create=create)
    texts: dict[int, str] = {}

    def text_of(article_id: int) -> str:
        if article_id not in texts:
            texts[article_id] = ws.articles.text(article_id)
        return texts[article_id]

    good: dict[int, ReadRecord] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            good[number] = _checked(read_record(_parsed(line), names, text_of))
        except ValueError:
            refused[number] = "The line is not JSON."
        except BrieferError as error:
            refused[number] = _sentence(str(error))
    return good


def _parsed(line: str) -> object:
    """Return the line's value; raise ValueError where it is no JSON, or holds half a character."""
    value: object = json.loads(line)
    json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _checked(record: ReadRecord) -> ReadRecord:
    """Refuse what a passage cannot carry: a part or a topic twice. New entries have no id yet."""
    parties = [(p.stakeholder_id, p.part) for p in record.parties if p.stakeholder_id]
    topics = [tag.topic_id for tag in record.topics if tag.topic_id]
    if len(set(parties)) < len(parties):
        raise InputError("A stakeholder has the same part twice.")
    if len(set(topics)) < len(topics):
        raise InputError("A topic stands twice; put the second proposition on a line of its own.")
    return record


def _refuse_loose_links(
    ws: Workspace, good: dict[int, ReadRecord], refused: dict[int, str]
) -> None:
    """Refuse lines whose links name nothing, until every link of the others holds."""
    known = set(ws.passages.ids_by_guid())
    while True:
        refs = known | {record.ref for record in good.values() if record.ref}
        loose = {
            number: ref
            for number, record in good.items()
            for _, ref in record.links
            if ref not in refs
        }
        if not loose:
            return
        for number, ref in loose.items():
            refused[number] = f"It links to “{ref}”, which is not in the file or was refused."
            del good[number]


def _write(tx: Transaction, lines: list[object], *, create: bool) -> None:
    ids = dict(tx.read.passages.ids_by_guid())
    written: list[tuple[int, ReadRecord]] = []
    for line in lines:
        names = Names(tx.read.codebook.load(), create=create, tx=tx)
        record = read_record(line, names, tx.read.articles.text)
        passage_id = add_passage(tx, record.article_id, record.span, record.statement)
        set_tags(tx, passage_id, record.parties, record.topics)
        tx.passages.set_figures(passage_id, record.figures)
        tx.passages.set_translations(passage_id, record.translations)
        written.append((passage_id, record))
        if record.ref:
            ids[record.ref] = passage_id
    for passage_id, record in written:
        links = [Link(kind, ids[ref]) for kind, ref in record.links]
        tx.passages.set_links(passage_id, links)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
