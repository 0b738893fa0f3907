"""What the pane of a returned memo says, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.memo.edited import Fate, Move
from briefer.memo.edited_file import COMMENT, DELETED, INSERTED
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefer.memo.edited import Quotation, TextChange
    from briefer.memo.edited_file import Remark
    from briefer.services.edited_files import EditedReport


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its heading, the words below it, an icon with the role of its colour.

    `passage` is the guid that it leads to; `change` can be taken over into the memo.
    """

    head: str
    below: str
    icon: str
    role: str = "muted"
    passage: str = ""
    change: TextChange | None = None


Group = tuple[str, tuple[Line, ...]]


def summary(report: EditedReport) -> str:
    """Return how the quotations fared, in one sentence."""
    counts = report.counts
    parts = [
        (Fate.EXACT, tr("{n} exact")),
        (Fate.CHANGED, tr("{n} changed")),
        (Fate.GONE, tr("{n} gone")),
        (Fate.UNSOURCED, tr("{n} without a source")),
    ]
    said = ", ".join(words.format(n=counts[fate]) for fate, words in parts if counts[fate])
    return tr("Quotations: {said}.").format(said=said or tr("none"))


def groups(report: EditedReport, to_take_over: Collection[TextChange]) -> list[Group]:
    """Return what is to be looked at, the worst first; nothing where all is as it was."""
    comparison = report.comparison
    found: list[Group] = []
    for fate, title in (
        (Fate.CHANGED, tr("Quotations that were changed")),
        (Fate.UNSOURCED, tr("Words in marks without a source")),
        (Fate.GONE, tr("Quotations that are gone")),
    ):
        told = [quotation for quotation in comparison.quotations if quotation.fate is fate]
        found.append((title, tuple(map(_quotation, told))))
    changes = tuple(_change(change, change in to_take_over) for change in comparison.changes)
    found.append((tr("Text"), changes))
    found.append((tr("Comments and tracked changes"), _remarks(comparison.remarks)))
    return [(title, lines) for title, lines in found if lines]


def _quotation(quotation: Quotation) -> Line:
    now = quotation.now.strip("“”")
    words = {
        Fate.CHANGED: tr("was “{was}”, now “{now}”").format(was=quotation.was, now=now),
        Fate.UNSOURCED: f"“{now}”",
        Fate.GONE: f"“{quotation.was}”",
    }[quotation.fate]
    icon = "minus" if quotation.fate is Fate.GONE else "warning"
    role = "warn" if quotation.fate is Fate.GONE else "danger"
    return Line(quotation.where, words, icon, role, quotation.passage)


def _change(change: TextChange, can_be_taken: bool) -> Line:
    words, icon = {
        Move.CHANGED: (tr("was “{was}”, now “{now}”"), "edit"),
        Move.MOVED: (tr("moved to “{now}”: “{was}”"), "forward"),
        Move.NEW: (tr("new: “{now}”"), "plus"),
        Move.GONE: (tr("gone: “{was}”"), "minus"),
    }[change.kind]
    said = words.format(was=change.was, now=change.now)
    return Line(change.where, said, icon, change=change if can_be_taken else None)


def _remarks(remarks: Sequence[tuple[str, Remark]]) -> tuple[Line, ...]:
    words = {
        COMMENT: tr("{who} comments: “{words}”"),
        INSERTED: tr("{who} put in: “{words}”"),
        DELETED: tr("{who} took out: “{words}”"),
    }
    somebody = tr("Somebody")
    return tuple(
        Line(where, words[one.kind].format(who=one.who or somebody, words=one.words), "note")
        for where, one in remarks
    )
