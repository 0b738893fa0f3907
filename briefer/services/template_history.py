"""The states of one of the user's templates: each change is checked, written, and taken back.

A change is checked before a file is touched and on the disk when the call returns.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.errors import BrieferError
from briefer.memo import template as memo_template
from briefer.services import template_file, templates
from briefer.services.template_documents import Documents
from briefer.store.disk_faults import refused_files
from briefer.store.new_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.memo.template import Template


@dataclass(frozen=True, slots=True)
class _State:
    """A template's files, and what the last change was called."""

    files: Mapping[str, bytes]
    change: str = ""


@dataclass
class TemplateHistory:
    """What a template's files were and are. Raises InputError for a shipped template."""

    name: str
    _past: list[_State] = field(default_factory=list, repr=False)
    _future: list[_State] = field(default_factory=list, repr=False)
    _now: _State = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Read the template's files."""
        folder = templates.own_folder(self.name)
        self._now = _State({p.name: p.read_bytes() for p in template_file.files(folder)})

    @property
    def undo_words(self) -> str:
        """What the last change was called, or nothing."""
        return self._now.change if self._past else ""

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            before = self._now
            self._put(self._past[-1])
            self._past.pop()
            self._future.append(before)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._future:
            before = self._now
            self._put(self._future[-1])
            self._future.pop()
            self._past.append(before)

    def restore(self) -> Template:
        """Put the template back as it was, after it was deleted."""
        _check(self.name, self._now.files)
        return templates.put_back(self.name, self._now.files)

    @contextmanager
    def change(self, words: str) -> Iterator[Documents]:
        """Yield the files to change; then check them all, and write those that differ."""
        files = Documents(self._now.files)
        yield files
        state = _State(files.written(), words)
        if state.files == self._now.files:
            return
        before = self._now
        self._put(state)
        self._past.append(before)
        self._future.clear()

    def _put(self, state: _State) -> None:
        """Write the files that differ, all of them; where one is refused, the others go back."""
        _check(self.name, state.files)
        folder, before, after = templates.own_folder(self.name), self._now.files, state.files
        changed = [name for name in {**after, **before} if before.get(name) != after.get(name)]
        # What memo.toml names must be there before it, and what nothing names any more goes last.
        changed.sort(key=lambda name: (name not in after, name == "memo.toml"))
        done: list[str] = []
        try:
            for name in changed:
                _put_file(folder / name, after.get(name))
                done.append(name)
        except BrieferError:
            for name in done:
                _put_file(folder / name, before.get(name))
            raise
        self._now = state
        templates.refresh()


def _put_file(path: Path, data: bytes | None) -> None:
    """Write a file, or take it away where it has no data; raise StorageError on failure."""
    if data is not None:
        write_whole(path, data)
        return
    with refused_files(path):
        path.unlink(missing_ok=True)


def _check(name: str, files: Mapping[str, bytes]) -> None:
    """Raise InputError where these files are no template."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / name
        folder.mkdir()
        for file, data in files.items():
            (folder / file).write_bytes(data)
        memo_template.load(folder)
