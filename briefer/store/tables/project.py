"""The one row about the briefing itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefer.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.store.recorder import Recorder
    from briefer.store.rows import Rows


class ProjectReader:
    """Reads the briefing's title, question, reader and settings."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def get(self) -> Project:
        """Return the briefing's own facts."""
        row = self._rows.one("SELECT * FROM project")
        if row is None:
            raise LookupError("a briefing without its project row")
        return Project(
            guid=row["guid"],
            title=row["title"],
            question=row["question"],
            reader=row["reader"],
            due=row["due"],
            created_by=row["created_by"],
            created_at=row["created_at"],
            settings=json.loads(row["settings"]),
        )


class ProjectWriter:
    """Changes the briefing's own facts."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def add(self, project: Project) -> None:
        """Write the row of a new briefing."""
        self._recorder.insert(
            "project",
            {
                "id": 1,
                "guid": project.guid,
                "title": project.title,
                "question": project.question,
                "reader": project.reader,
                "due": project.due,
                "created_by": project.created_by,
                "created_at": project.created_at,
                "settings": json.dumps(dict(project.settings), ensure_ascii=False),
            },
        )

    def change(self, changes: Mapping[str, Any]) -> None:
        """Set columns by name; `settings` is a mapping."""
        values = dict(changes)
        if "settings" in values:
            values["settings"] = json.dumps(dict(values["settings"]), ensure_ascii=False)
        self._recorder.update("project", (1,), values)
