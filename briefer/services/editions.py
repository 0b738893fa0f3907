"""Editions: what was exported, where it is, and what is new since."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.memo import markdown
from briefer.memo.kept_tree import memo_of, pictures_of
from briefer.memo.since import SINCE, Since, from_data, marks, positions, since
from briefer.model.changes import Place
from briefer.services import pictures

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.since import Position
    from briefer.model.memo import KeptMemo
    from briefer.store.reading import Reading
    from briefer.store.tables.editions import Edition, EditionFile
    from briefer.store.workspace import Workspace

THERE, CHANGED, GONE = "there", "changed", "gone"
"""What became of a file: it is as it was written, it is another one now, or it is not there."""


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """An edition with the title of what was printed and its files; `memo_id` is 0 when it is gone.

    `edition` has the snapshot.
    """

    edition: Edition
    title: str
    memo_id: int
    files: tuple[EditionFile, ...]


def editions(read: Reading, memo_id: int | None = None) -> tuple[KeptEdition, ...]:
    """Return the editions of a memo, or of all memos, the newest first."""
    memos = {memo.guid: memo.id for memo in read.memos.all()}
    return tuple(
        KeptEdition(
            edition, _title(edition), memos.get(edition.memo_guid, 0), read.editions.files(edition)
        )
        for edition in read.editions.all()
        if memo_id is None or memos.get(edition.memo_guid) == memo_id
    )


def printed(read: Reading, edition: Edition) -> Memo | None:
    """Return the memo that an edition printed, None where it cannot be read here."""
    data = json.loads(edition.snapshot).get("memo", {})
    return memo_of(data, pictures.images(read, pictures_of(data)))


def held(read: Reading, edition: Edition) -> str:
    """Return what an edition printed, as Markdown; nothing where it cannot be read here."""
    memo = printed(read, edition)
    return markdown.write(memo).decode("utf-8") if memo is not None else ""


def state(file: EditionFile) -> str:
    """Return what became of a file: `THERE`, `CHANGED` or `GONE`."""
    try:
        data = Path(file.path).read_bytes()
    except OSError:
        return GONE
    return THERE if sha256(data).hexdigest() == file.sha256 else CHANGED


def free_path(read: Reading, path: Path, memo_guid: str, rendering: str) -> Path:
    """Return a path that an export may take: a number is added where it would lose somebody's work.

    A file that is as an export of this memo in this rendering left it may be written anew; one that
    was edited since, or is another, stays.
    """
    found, number = path, 1
    while found.exists() and not _is_as_written(read, found, memo_guid, rendering):
        number += 1
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
    return found


def since_edition(edition: Edition, memo: Memo, evidence: Evidence) -> Since:
    """Compare what a memo says today with an edition."""
    printed = frozenset(memo.cited)
    return since(positions_of(edition, evidence), edition.at, evidence, printed)


def mark_since(ws: Workspace, memo_id: int, guid: str) -> None:
    """Let a memo mark what is new since an edition (its guid), or nothing for no guid."""
    if guid and ws.editions.get(guid) is None:
        raise InputError("There is no such edition in this briefing.")
    label = "Mark what is new" if guid else "Mark nothing as new"
    with ws.change(label, at=Place(memo_id=memo_id)) as tx:
        tx.memos.set_field(memo_id, SINCE, guid)
        tx.memos.touch(memo_id)


def marking(read: Reading, kept: KeptMemo, evidence: Evidence) -> Evidence:
    """Return the evidence with the passages that the memo marks as new or changed."""
    guid = kept.fields.get(SINCE)
    edition = read.editions.get(guid) if guid else None
    if edition is None:
        return evidence
    return replace(evidence, marked=marks(positions_of(edition, evidence), evidence))


def positions_of(edition: Edition, evidence: Evidence) -> tuple[Position, ...]:
    """Return the positions that an edition printed.

    One of an older Briefer names its passages alone: their positions are those of today's tags.
    """
    snapshot = json.loads(edition.snapshot)
    if "positions" in snapshot:
        return from_data(snapshot["positions"])
    guids = {passage["guid"] for passage in snapshot.get("passages", ())}
    return tuple(positions(evidence, guids).values())


def _is_as_written(read: Reading, path: Path, memo_guid: str, rendering: str) -> bool:
    written = read.editions.hashes_at(str(path), memo_guid, rendering)
    try:
        return sha256(path.read_bytes()).hexdigest() in written
    except OSError:
        return False


def _title(edition: Edition) -> str:
    memo = json.loads(edition.snapshot).get("memo", {})
    return str(memo.get("meta", {}).get("title", ""))
