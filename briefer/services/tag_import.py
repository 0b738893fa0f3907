"""Reading tags from a JSON Lines file, one passage a line."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefer.errors import InputError, StorageError
from briefer.model.passage import Link
from briefer.services.entries import Imagined, Written
from briefer.services.names import Names
from briefer.services.passage_record import ReadRecord, read_record
from briefer.services.tagging import add_passage, set_tags
from briefer.store.disk_faults import reason

if TYPE_CHECKING:
    from collections.abc import Collection
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
    StorageError where the file cannot be read, InputError where it is not there or no text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.") from None
    except OSError as error:
        raise StorageError(f"{path} could not be read: {reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not in UTF-8, as tags must be; nothing was read.") from error
    return import_lines(ws, text.split("\n"), create=create)


def refs(lines: list[str]) -> list[str]:
    """Return the refs of the lines, in order; every line must have one."""
    return [json.loads(line)["ref"] for line in lines if line.strip()]


def import_lines(ws: Workspace, lines: list[str], *, create: bool = False) -> TagReport:
    """Add the passages of these lines; empty lines are skipped."""
    good, refused, entries = _told_apart(ws, lines, create=create)
    if good:
        label = (
            f"Import {len(good)} tagged passages" if len(good) > 1 else "Import a tagged passage"
        )
        with ws.change(label) as tx:
            entries.write(tx)
            _write(tx, [_parsed(lines[number - 1]) for number in good], create=create)
    return TagReport(len(good), tuple(RefusedLine(n, refused[n]) for n in sorted(refused)))


def _told_apart(
    ws: Workspace, lines: list[str], *, create: bool
) -> tuple[dict[int, ReadRecord], dict[int, str], Imagined]:
    """Return the lines that can be read and why the others cannot, by number; write nothing.

    With them come the entries that they make.
    A line that is refused for its links makes no entries either, so the others are read again.
    """
    loose: dict[int, str] = {}
    known = set(ws.passages.ids_by_guid())
    while True:
        entries = Imagined(ws.codebook.load())
        good, refused = _read_lines(ws, lines, loose, entries, create=create)
        more = _loose_links(good, known)
        if not more:
            return good, refused | loose, entries
        loose |= more


def _read_lines(
    ws: Workspace,
    lines: list[str],
    left_out: Collection[int],
    entries: Imagined,
    *,
    create: bool,
) -> tuple[dict[int, ReadRecord], dict[int, str]]:
    """Return the lines that can be read, of those not left out, and why the others cannot."""
    names = Names(entries, create=create)
    text_of = cache(ws.articles.text)
    good: dict[int, ReadRecord] = {}
    refused: dict[int, str] = {}
    for number, line in enumerate(lines, start=1):
        if number in left_out or not line.strip():
            continue
        before = entries.codebook
        try:
            good[number] = _checked(read_record(_parsed(line), names, text_of))
        except InputError as error:
            refused[number] = _sentence(str(error))
            entries.codebook = before
    return good, refused


def _parsed(line: str) -> object:
    """Return the line's value; raise InputError where it is none that can be kept."""
    try:
        value: object = json.loads(line)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise InputError("The line holds half a character.") from None
    except (ValueError, RecursionError):
        raise InputError("The line is not JSON.") from None
    return value


def _checked(record: ReadRecord) -> ReadRecord:
    """Refuse what a passage cannot carry: a part or a topic twice, or a link to itself."""
    parties = {(party.stakeholder_id, party.part) for party in record.parties}
    if len(parties) < len(record.parties):
        raise InputError("A stakeholder has the same part twice.")
    if len({tag.topic_id for tag in record.topics}) < len(record.topics):
        raise InputError("A topic stands twice; put the second proposition on a line of its own.")
    if record.ref and record.ref in {ref for _, ref in record.links}:
        raise InputError("A passage cannot be linked to itself.")
    return record


def _loose_links(good: dict[int, ReadRecord], known: Collection[str]) -> dict[int, str]:
    """Return the lines with a link to nothing, to a line refused for its links, or to several."""
    loose: dict[int, str] = {}
    while True:
        kept = {number: record for number, record in good.items() if number not in loose}
        lines_of = Counter(record.ref for record in kept.values() if record.ref)
        linked = [(number, ref) for number, record in kept.items() for _, ref in record.links]
        more = {
            number: f"It links to “{ref}”, which is not in the file or was refused."
            for number, ref in linked
            if ref not in lines_of and ref not in known
        } or {
            number: f"It links to “{ref}”, which several lines are called."
            for number, ref in linked
            if lines_of[ref] > 1
        }
        if not more:
            return loose
        loose |= more


def _write(tx: Transaction, lines: list[object], *, create: bool) -> None:
    ids = dict(tx.read.passages.ids_by_guid())
    names = Names(Written(tx), create=create)
    text_of = cache(tx.read.articles.text)
    written: list[tuple[int, ReadRecord]] = []
    for line in lines:
        record = read_record(line, names, text_of)
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
