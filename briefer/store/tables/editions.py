"""Editions: what was exported, when, and with which passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from briefer.model.dates import utc_now

if TYPE_CHECKING:
    import sqlite3

    from briefer.store.recorder import Recorder
    from briefer.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of a memo that was exported; `snapshot` is its JSON, with passages and hashes."""

    memo_guid: str
    rendering: str
    memo_date: str
    snapshot: str
    snapshot_hash: str
    id: int = 0
    guid: str = ""
    who: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A file that was written from an edition, as it was then."""

    path: str
    sha256: str
    at: str


class EditionReader:
    """Reads editions."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def latest(self, memo_guid: str, rendering: str | None = None) -> Edition | None:
        """Return the newest edition of a memo, in that rendering where one is named."""
        row = self._rows.one(
            "SELECT * FROM edition WHERE memo_guid = ? AND rendering = coalesce(?, rendering) "
            "ORDER BY id DESC",
            (memo_guid, rendering),
        )
        return _edition(row) if row else None

    def all(self) -> tuple[Edition, ...]:
        """Return every edition, the newest first."""
        return tuple(map(_edition, self._rows.all("SELECT * FROM edition ORDER BY id DESC")))

    def get(self, guid: str) -> Edition | None:
        """Return the edition of that guid, or None."""
        row = self._rows.one("SELECT * FROM edition WHERE guid = ?", (guid,))
        return _edition(row) if row else None

    def files(self, edition: Edition) -> tuple[EditionFile, ...]:
        """Return each file that was written from the edition, in the order in which it was."""
        rows = self._rows.all(
            "SELECT * FROM edition_file WHERE edition_guid = ? ORDER BY id", (edition.guid,)
        )
        return tuple(EditionFile(row["path"], row["sha256"], row["written_at"]) for row in rows)

    def hashes_at(self, path: str, memo_guid: str, rendering: str) -> frozenset[str]:
        """Return the hash of every file of a memo, in a rendering, that was written to a path."""
        rows = self._rows.all(
            "SELECT f.sha256 FROM edition_file AS f JOIN edition AS e ON e.guid = f.edition_guid "
            "WHERE f.path = ? AND e.memo_guid = ? AND e.rendering = ?",
            (path, memo_guid, rendering),
        )
        return frozenset(row["sha256"] for row in rows)


def _edition(row: sqlite3.Row) -> Edition:
    return Edition(
        memo_guid=row["memo_guid"],
        rendering=row["rendering"],
        memo_date=row["memo_date"],
        snapshot=row["snapshot"],
        snapshot_hash=row["snapshot_sha256"],
        id=row["id"],
        guid=row["guid"],
        who=row["created_by"],
        at=row["created_at"],
    )


class EditionWriter:
    """Keeps editions."""

    def __init__(self, recorder: Recorder, who: str) -> None:
        self._recorder = recorder
        self._who = who

    def add(self, edition: Edition) -> tuple[int, str]:
        """Keep a new edition; return its id and guid."""
        guid = str(uuid4())
        edition_id = self._recorder.insert(
            "edition",
            {
                "guid": guid,
                "memo_guid": edition.memo_guid,
                "rendering": edition.rendering,
                "memo_date": edition.memo_date,
                "snapshot": edition.snapshot,
                "snapshot_sha256": edition.snapshot_hash,
                "created_by": self._who,
                "created_at": utc_now(),
            },
        )
        return edition_id, guid

    def add_file(self, edition_guid: str, path: str, sha256: str) -> None:
        """Note that a file was written from the edition."""
        self._recorder.insert(
            "edition_file",
            {
                "edition_guid": edition_guid,
                "path": path,
                "sha256": sha256,
                "written_at": utc_now(),
            },
        )
