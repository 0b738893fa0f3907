"""The files of a template as TOML documents that keep their comments and their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from briefer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping


def parsed(name: str, text: str) -> tomlkit.TOMLDocument:
    """Return the text of a file, to be changed; raise InputError where that cannot be done."""
    try:
        return tomlkit.parse(text)
    except (TOMLKitError, RecursionError) as error:
        # It is valid, or the template would not be there: lists lie too deep in lists.
        raise InputError(f"“{name}” is too intricate to be changed here: {error}.") from error


class Documents:
    """The files of a template: a file is parsed when it is asked for, and changed in place."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._open: dict[str, tomlkit.TOMLDocument] = {}
        self._others: dict[str, bytes | None] = {}

    def toml(self, name: str) -> tomlkit.TOMLDocument:
        """Return a file, to be changed."""
        if name not in self._open:
            self._open[name] = parsed(name, self._files[name].decode("utf-8"))
        return self._open[name]

    @property
    def memo(self) -> tomlkit.TOMLDocument:
        """What the template consists of."""
        return self.toml("memo.toml")

    @property
    def style(self) -> tomlkit.TOMLDocument:
        """How it looks."""
        return self.toml("style.toml")

    def put(self, name: str, data: bytes) -> None:
        """Put a file that is no text in the place of one of that name."""
        self._others[name] = data

    def drop(self, *names: str) -> None:
        """Take files away that are no text."""
        self._others.update(dict.fromkeys(names))

    def written(self) -> dict[str, bytes]:
        """Return every file with its changes."""
        changed = {name: tomlkit.dumps(doc).encode("utf-8") for name, doc in self._open.items()}
        whole = {**self._files, **self._others, **changed}
        return {name: data for name, data in whole.items() if data is not None}


def entry_of(table: Any, key: str) -> Any:  # noqa: ANN401 - what a TOML document holds
    """Return a table in a table, made where it is missing."""
    if key not in table:
        table[key] = tomlkit.table()
    return table[key]


def put_first(document: tomlkit.TOMLDocument, key: str, value: object) -> None:
    """Set a value of the document itself; a new one goes before its tables, where TOML wants it."""
    if key in document:
        document[key] = value
        return
    text = tomlkit.dumps(document)
    document.clear()
    document.update(tomlkit.parse(f"{tomlkit.dumps({key: value})}{text}"))


def drop_entry(table: Any, key: str) -> None:  # noqa: ANN401 - see `entry_of`
    """Take a table or a value out of a table, where it is there."""
    if key in table:
        del table[key]


def set_values(entry: Any, values: Mapping[str, int | bool]) -> None:  # noqa: ANN401 - see `entry_of`
    """Set values of an entry; one that says nothing (0, no) is left out."""
    for key, value in values.items():
        if value:
            entry[key] = value
        elif key in entry:
            del entry[key]


def find(entries: Any, key: str) -> Any:  # noqa: ANN401 - see `entry_of`
    """Return the entry of that key; raise InputError where there is none."""
    for entry in entries:
        if entry["key"] == key:
            return entry
    raise InputError("The template has no such part any more.")


def remove(entries: Any, key: str) -> Any:  # noqa: ANN401 - see `entry_of`
    """Take the entry of that key out, and return it."""
    entry = find(entries, key)
    del entries[next(n for n, other in enumerate(entries) if other["key"] == key)]
    return entry


def insert(entries: Any, place: int, entry: Any) -> None:  # noqa: ANN401 - see `entry_of`
    """Put an entry at a place, or at the end that is nearer."""
    entries.insert(min(max(place, 0), len(entries)), entry)
