"""What the pane of editions says."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.memo.document import Version
from briefer.services.editions import CHANGED, GONE
from briefer.ui.dates import ago_words
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.since import Change, Position
    from briefer.model.vocabulary import Vocabulary
    from briefer.services.editions import KeptEdition


def edition_words(kept: KeptEdition, memo_id: int) -> str:
    """Return when an edition was kept, and of which memo where it is of another one."""
    is_own = kept.memo_id == memo_id
    return _when(kept) if is_own else f"{_when(kept)} · {kept.title}"


def kept_words(kept: KeptEdition) -> str:
    """Return what it is called, which version it is, its formats, and by whom."""
    is_clean = kept.edition.rendering == Version.CLEAN
    formats = dict.fromkeys(Path(file.path).suffix.lstrip(".") for file in kept.files)
    known = {"docx": "Word", "pdf": "PDF", "md": "Markdown", "html": "HTML"}
    written = ", ".join(known.get(name, name) for name in formats)
    parts = (kept.title, tr("Clean") if is_clean else tr("Sourced"), written, kept.edition.who)
    return " · ".join(part for part in parts if part)


def state_words(state: str) -> str:
    """Return what became of a file, nothing where it is as it was."""
    return {CHANGED: tr("changed since"), GONE: tr("no longer there")}.get(state, "")


def subject_words(position: Position) -> str:
    """Return who stands where, without the stance."""
    return f"{position.name}: {position.label}"


def new_words(change: Change, vocabulary: Vocabulary) -> str:
    """Return the stance of a new position, and whether the memo has it."""
    return _with_place(stance_words(change.position.stances, vocabulary), change)


def changed_words(change: Change, vocabulary: Vocabulary) -> str:
    """Return the stance that was and the one that is."""
    was = stance_words(change.before, vocabulary)
    now = stance_words(change.position.stances, vocabulary)
    return _with_place(tr("was {was}, now {now}").format(was=was, now=now), change)


def dropped_words(position: Position, vocabulary: Vocabulary, *, is_gone: bool) -> str:
    """Return the stance that was, and why it is not there any more."""
    was = stance_words(position.stances, vocabulary)
    why = tr("its passage was removed") if is_gone else tr("not in the memo any more")
    return tr("was {was}, {why}").format(was=was, why=why)


def stance_words(stances: Sequence[str], vocabulary: Vocabulary) -> str:
    """Return stances in words."""
    return ", ".join(vocabulary.stances[stance].label.lower() for stance in stances)


def _when(kept: KeptEdition) -> str:
    return ago_words(kept.edition.at, datetime.now().astimezone())


def _with_place(words: str, change: Change) -> str:
    return words if change.is_printed else tr("{words} · not in the memo").format(words=words)
