"""A memo that was edited in Word or LibreOffice: checked, and its changes taken over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefer.errors import InputError
from briefer.memo.cross_refs import as_printed
from briefer.memo.edited import Comparison, Fate, Move, TextChange, compare
from briefer.memo.edited_refs import printed, rewritten
from briefer.memo.outline import outline
from briefer.memo.verbatim import folded
from briefer.memo.voice_check import VoiceCheck
from briefer.memo.word import reading
from briefer.memo.word.package import STATE
from briefer.model.anchor import shorten
from briefer.model.inline import CrossRef, Text, plain_text
from briefer.model.memo import BULLETS, PARAGRAPH
from briefer.services import editions, evidence, memos, templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from briefer.memo.document import Memo
    from briefer.memo.edited_file import EditedFile
    from briefer.model.inline import Inline
    from briefer.model.memo import KeptMemo, MemoBlock
    from briefer.store.reading import Reading
    from briefer.store.tables.editions import Edition
    from briefer.store.workspace import Workspace

_LARGEST: Final = 64 * 1024 * 1024
SUFFIX: Final = ".docx"


@dataclass(frozen=True, slots=True)
class EditedReport:
    """What became of the memo in an edited file, held against the edition that it was."""

    edition: Edition
    title: str
    comparison: Comparison

    @property
    def counts(self) -> dict[str, int]:
        """How many quotations are exact, changed, gone, and new without a source."""
        fates = [quotation.fate for quotation in self.comparison.quotations]
        return {fate.value: fates.count(fate) for fate in Fate}

    @property
    def ok(self) -> bool:
        """Whether no quotation was changed and none is without a source."""
        return not self.counts[Fate.CHANGED] and not self.counts[Fate.UNSOURCED]


def check(read: Reading, path: Path) -> EditedReport:
    """Hold an edited Word file against the edition it was written from.

    Raises InputError where the file cannot be read, or is like no edition of this briefing.
    """
    file = reading.read(_bytes(path))
    edition, memo = _edition(read, file, path.name)
    return EditedReport(edition, memo.meta.title, compare(memo, file, _Sources(read).have))


def to_take_over(read: Reading, report: EditedReport) -> frozenset[TextChange]:
    """Return the changes that can be taken over: the kept paragraph still says what it said."""
    memo, known = _memo(read, report.edition), _references(read, report.edition)
    return frozenset(c for c in report.comparison.changes if _found(memo, known, c))


def take_over(ws: Workspace, report: EditedReport, change: TextChange) -> None:
    """Write a changed paragraph of the file into the memo, as one step.

    Raises InputError where the memo's paragraph is another one by now.
    """
    found = _found(_memo(ws, report.edition), _references(ws, report.edition), change)
    if found is None:
        raise InputError(
            f"“{shorten(change.was, 40)}” is another paragraph in the memo by now; "
            "it was left as it is."
        )
    content = list(found.block.content)
    content[found.run] = rewritten(content[found.run], found.was, change.now)
    memos.set_block(ws, found.block.id, replace(found.block, content=tuple(content)))


@dataclass(frozen=True, slots=True)
class _Found:
    """The kept block of a changed paragraph, which of its runs that is, and that as it printed."""

    block: MemoBlock
    run: int
    was: tuple[Inline, ...]


def _found(memo: KeptMemo | None, known: Mapping[str, str], change: TextChange) -> _Found | None:
    """Return where a changed paragraph is kept; `known` is what references printed.

    Only plain words and references are taken over: a run that cites or quotes would lose its
    source.
    """
    if change.kind is not Move.CHANGED or not change.origin:
        return None
    for block in memo.blocks() if memo else ():
        if block.guid != change.origin or block.kind not in {PARAGRAPH, BULLETS}:
            continue
        for number, run in enumerate(block.content):
            was = as_printed(run, known)
            is_plain = all(isinstance(item, Text | CrossRef) for item in run)
            if is_plain and folded(plain_text(was)) == folded(change.was):
                return _Found(block, number, was)
    return None


def _references(read: Reading, edition: Edition) -> dict[str, str]:
    memo = editions.printed(read, edition)
    return printed(memo) if memo is not None else {}


def _memo(read: Reading, edition: Edition) -> KeptMemo | None:
    return next((memo for memo in read.memos.all() if memo.guid == edition.memo_guid), None)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"“{path.name}” is too large to be a memo.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"“{path.name}” cannot be read; look whether it is there.") from error


def _edition(read: Reading, file: EditedFile, name: str) -> tuple[Edition, Memo]:
    """Return the edition that the file names, else the newest of those that it is most like."""
    kept, state = read.editions.all(), file.properties.get(STATE)
    for named in _readable(read, (each for each in kept if each.snapshot_hash == state)):
        return named
    marked = {mark.passage for mark in file.marks}
    texts = {folded(paragraph.text) for paragraph in file.paragraphs if paragraph.text}

    def likeness(pair: tuple[Edition, Memo]) -> int:
        return len(marked & set(pair[1].cited)) + len(texts & _lines(pair[1]))

    best = max(_readable(read, kept), key=likeness, default=None)
    if best is None or not likeness(best):
        raise InputError(
            f"“{name}” is like no edition of this briefing. Export the memo with its edition kept, "
            "and edit that file."
        )
    return best


def _readable(read: Reading, among: Iterable[Edition]) -> Iterator[tuple[Edition, Memo]]:
    """Yield the editions that can be read here, each with the memo that it printed."""
    for edition in among:
        memo = editions.printed(read, edition)
        if memo is not None:
            yield edition, memo


def _lines(memo: Memo) -> set[str]:
    return {folded(line) for line in outline(memo).splitlines()}


class _Sources:
    """All that the briefing has, read when it is first asked for."""

    def __init__(self, read: Reading) -> None:
        self._read = read

    def have(self, words: str, before: str) -> bool:
        """Say whether words in marks may stand behind a text: somebody's own, or an outlet's."""
        return any(check.may_stand(words, before) for check in self._checks)

    @cached_property
    def _checks(self) -> tuple[VoiceCheck, ...]:
        """Return the check in each language of a memo."""
        known = evidence.gather(self._read, who="")
        wordings = templates.get(templates.DEFAULT).wordings.values()
        return tuple(VoiceCheck(known, each.say("memo.unnamed_outlet")) for each in wordings)
