"""Recent briefings, for the start screen."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from briefer import paths
from briefer.model.dates import utc_now
from briefer.store import lock
from briefer.store.disk_faults import refused_files
from briefer.store.new_file import write_whole

KEPT = 20


@dataclass(frozen=True, slots=True)
class Recent:
    """A briefing that was open before: where it is, and what was in it when it was closed.

    `opened` is in UTC; `held_by` names another owner at this moment.
    """

    path: str
    title: str
    opened: str
    articles: int = 0
    passages: int = 0
    due: str | None = None
    is_sample: bool = False

    @property
    def is_there(self) -> bool:
        """Whether the file still is where it was."""
        return Path(self.path).is_file()

    @property
    def held_by(self) -> lock.Owner | None:
        """Whoever owns it now, as its lock file says."""
        return lock.read_owner(Path(self.path))


def load() -> tuple[Recent, ...]:
    """Return recent briefings, the last opened first."""
    try:
        data = json.loads(_path().read_text(encoding="utf-8"))
        return tuple(Recent(**entry) for entry in data)
    except (OSError, ValueError, TypeError):
        return ()


def add(recent: Recent) -> None:
    """Put a briefing on top of the list."""
    opened = replace(recent, opened=recent.opened or utc_now())
    others = [entry for entry in load() if entry.path != recent.path]
    _save([opened, *others][:KEPT])


def remove(path: str) -> None:
    """Take a briefing off the list; the file is not touched."""
    _save([entry for entry in load() if entry.path != path])


def _save(entries: list[Recent]) -> None:
    with refused_files(_path()):
        _path().parent.mkdir(parents=True, exist_ok=True)
    data = json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=1)
    write_whole(_path(), data.encode())


def _path() -> Path:
    return paths.user_config() / "recent.json"
