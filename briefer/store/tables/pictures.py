"""The pictures that memos print, each kept once under the hash of its bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefer.model.kept_picture import KeptPicture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.store.recorder import Recorder
    from briefer.store.rows import Rows


class PictureReader:
    """Reads kept pictures."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def many(self, hashes: Iterable[str]) -> dict[str, KeptPicture]:
        """Return kept pictures by their hash; one that is not there is left out."""
        wanted = sorted(set(hashes))
        if not wanted:  # an older file that is open for reading has no such table
            return {}
        rows = self._rows.all(
            "SELECT sha256, media_type, data FROM picture "
            "WHERE sha256 IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        return {row["sha256"]: KeptPicture(row["data"], row["media_type"]) for row in rows}


class PictureWriter:
    """Keeps pictures. They are frozen, so they are not recorded."""

    def __init__(self, recorder: Recorder) -> None:
        self._rows = recorder.rows

    def keep(self, picture: KeptPicture) -> str:
        """Keep a picture, unless its hash is there already; return the hash."""
        sha256 = picture.sha256
        self._rows.run(
            "INSERT INTO picture (sha256, media_type, data) VALUES (?, ?, ?)",
            (sha256, picture.media_type, picture.data),
        )
        return sha256
