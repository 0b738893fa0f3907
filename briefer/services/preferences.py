"""The user's preferences, kept as one small JSON file in the user's own folder."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING

from briefer import paths
from briefer.model.settings import Preferences
from briefer.store.disk_faults import refused_files
from briefer.store.new_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def load() -> Preferences:
    """Return what the user chose; what is missing or cannot be read is as at the beginning."""
    try:
        data = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        data = {}
    if not isinstance(data, dict):
        data = {}
    plain = Preferences()
    kept = {
        field.name: data[field.name]
        for field in fields(Preferences)
        if isinstance(data.get(field.name), type(getattr(plain, field.name)))
    }
    return replace(plain, **kept)


def save(preferences: Preferences) -> None:
    """Keep the preferences; raise StorageError where the folder cannot be written."""
    with refused_files(_path()):
        _path().parent.mkdir(parents=True, exist_ok=True)
    write_whole(_path(), json.dumps(asdict(preferences), ensure_ascii=False, indent=1).encode())


def who() -> str:
    """Return the name in the preferences, else the login name."""
    return load().who or _login_name()


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user id without a name
        return "unknown"


def _path() -> Path:
    return paths.user_config() / "preferences.json"
