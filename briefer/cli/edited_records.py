"""The JSON shapes of what became of a memo that was edited in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.edited import Fate, Move
from briefer.memo.edited_file import COMMENT, DELETED, INSERTED

if TYPE_CHECKING:
    from briefer.cli.records import Record
    from briefer.memo.edited import Quotation, TextChange
    from briefer.memo.edited_file import Remark


def quotation(entry: Quotation) -> Record:
    """What became of a quotation; `was` and `now` are null where there are no words."""
    message = {
        Fate.CHANGED: f"The quotation was changed: “{entry.was}” is now “{entry.now.strip('“”')}”.",
        Fate.GONE: f"The quotation is gone: “{entry.was}”.",
        Fate.UNSOURCED: f"No source has these words as a quotation: “{entry.now}”.",
        Fate.EXACT: f"The quotation is exact: “{entry.was}”.",
    }[entry.fate]
    return {
        "kind": entry.fate.value,
        "where": entry.where,
        "message": message,
        "was": entry.was or None,
        "now": entry.now or None,
    }


def text_change(entry: TextChange) -> Record:
    """What became of a paragraph in an edited file."""
    message = {
        Move.CHANGED: f"The text was changed: “{entry.was}” is now “{entry.now}”.",
        Move.MOVED: f"The text was moved to “{entry.now}”: “{entry.was}”.",
        Move.NEW: f"New text: “{entry.now}”.",
        Move.GONE: f"The text is gone: “{entry.was}”.",
    }[entry.kind]
    return {
        "kind": f"text-{entry.kind.value}",
        "where": entry.where,
        "message": message,
        "was": entry.was or None,
        "now": entry.now or None,
    }


def remark(where: str, entry: Remark) -> Record:
    """A comment or a tracked change of an edited file, with its place."""
    who = entry.who or "somebody"
    what = {COMMENT: f"{who} comments", INSERTED: f"{who} put in", DELETED: f"{who} took out"}
    return {
        "kind": entry.kind,
        "where": where,
        "message": f"{what[entry.kind]}: “{entry.words}”.",
        "who": entry.who or None,
        "now": entry.words,
    }
