"""Writing a memo as Word, PDF, Markdown or HTML, and the edition that is kept of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefer.errors import ExportBlockedError, InputError
from briefer.memo import html, markdown, since
from briefer.memo.checks import body_end, check
from briefer.memo.compose import Composed, compose
from briefer.memo.document import Version
from briefer.memo.draft import draft
from briefer.memo.kept_tree import plain
from briefer.memo.pdf.rendering import drawings
from briefer.memo.pdf.writer import LaidOut, Typeset, laid_out, typeset
from briefer.memo.pdf.writer import write as write_pdf
from briefer.memo.tally import Tally, tally
from briefer.memo.word import package
from briefer.memo.word.writer import FromPages
from briefer.memo.word.writer import write as write_word
from briefer.model.anchor import shorten
from briefer.model.changes import Place
from briefer.model.dates import parse_date
from briefer.model.text import readable
from briefer.services import editions, pictures, templates
from briefer.services import evidence as evidence_service
from briefer.store.history import EXPORT
from briefer.store.new_file import write_whole
from briefer.store.tables.editions import Edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefer.memo.checks import Finding
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.memo import KeptMemo
    from briefer.store.reading import Reading
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace

WORD = ".docx"
PDF = ".pdf"
MARKDOWN = ".md"
HTML = ".html"
FORMATS = (WORD, PDF, MARKDOWN, HTML)
"""What a memo can be written as, by the ends of the files' names."""


@dataclass(frozen=True, slots=True)
class PdfWish:
    """What may be asked of a PDF: that it says it is PDF/A-2a, and a password that opens it."""

    archive: bool = False
    password: str = field(default="", repr=False)
    """It stands in no log: a wish that is shown does not show it."""


@dataclass(frozen=True)
class Rendering:
    """A version of a memo with the evidence and the template it is written from.

    It needs no database.
    """

    kept: KeptMemo
    template: Template
    evidence: Evidence
    version: Version = Version.SOURCED

    @cached_property
    def composed(self) -> Composed:
        """The memo tree and the sections that have nothing to say."""
        return compose(self.kept, self.template, self.evidence, self.version)

    @cached_property
    def typeset(self) -> Typeset:
        """The PDF, how many pages it has, and where each block of the tree is."""
        return typeset(self.composed.memo, self.template.style)

    @cached_property
    def laid_out(self) -> LaidOut:
        """How many pages the PDF has, and where each block is; it need not be there yet."""
        if "typeset" in vars(self):
            return self.typeset
        return laid_out(self.composed.memo, self.template.style)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks find: those that block first, those that were accepted last."""
        memo = self.composed.memo
        return check(self.kept, memo, self.evidence, self.template, self.body_pages)

    @cached_property
    def tally(self) -> Tally:
        """How many extracts match their sources, and whose words they are."""
        return tally(self.composed.memo, self.evidence)

    @property
    def body_pages(self) -> float:
        """How many pages the body fills, without annex and notes."""
        last = self.laid_out.places.get(body_end(self.composed.memo))
        if last is None:
            return float(self.laid_out.page_count)
        return last.page + last.top / self.template.style.page.height

    def pdf(self, wish: PdfWish) -> bytes:
        """Return the PDF, with what is wished for it beside what the preview shows."""
        if wish == PdfWish():
            return self.typeset.data
        memo, style = self.composed.memo, self.template.style
        return write_pdf(memo, style, archive=wish.archive, password=wish.password)

    def word(self) -> bytes:
        """Return the Word file."""
        template = self.template
        base_docx = template.letterhead_docx or template.base_docx
        if base_docx is None:
            raise InputError(f"The template “{template.name}” has no base.docx for Word.")
        file = "letterhead.docx" if template.letterhead_docx else "base.docx"
        custom = {package.MEMO: self.kept.guid, package.STATE: self.state}
        named = custom if self.kept.guid else None
        memo, name = self.composed.memo, f"The template's {file}"
        return write_word(memo, template.style, base_docx, named, self._told(), name)

    def _told(self) -> FromPages:
        return FromPages(self._pages(), drawings(self.composed.memo, self.template.style))

    def _pages(self) -> dict[int, int]:
        """Return the page of each block, from 1, and behind them that of the notes.

        They are for the contents; where the memo has none, there are none.
        """
        memo = self.composed.memo
        if not memo.meta.contents_title:
            return {}
        pages = {number: place.page + 1 for number, place in self.laid_out.places.items()}
        return {**pages, len(memo.blocks): self.laid_out.notes_page + 1}

    @cached_property
    def snapshot(self) -> str:
        """What an edition keeps: the printed tree, and place and text hash of its passages."""
        return json.dumps(_snapshot(self), ensure_ascii=False, sort_keys=True)

    @property
    def state(self) -> str:
        """The hash of the snapshot; an edition of this state has the same."""
        return hashlib.sha256(self.snapshot.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What an export wrote; `pages` is known for a PDF, `edition` where one was kept."""

    path: str
    edition: int | None
    memo: int | None
    extracts: int
    pages: int | None
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...]
    why_no_edition: str = ""


def preview(
    ws: Workspace,
    memo_id: int,
    date: str | None = None,
    version: Version = Version.SOURCED,
) -> Rendering:
    """Return a kept memo with all that it is written from, for any thread."""
    return read_rendering(ws, ws.who, memo_id, date, version)


def read_rendering(
    read: Reading,
    who: str,
    memo_id: int,
    date: str | None = None,
    version: Version = Version.SOURCED,
) -> Rendering:
    """Return what `preview` returns, from any connection (see `Workspace.read_apart`)."""
    kept = read.memos.get(memo_id)
    day = date or _day_of(kept)
    used = templates.get(kept.template)
    language = evidence_service.language_of(used, kept.fields)
    gathered = evidence_service.gather(read, who, day, language)
    gathered = editions.marking(read, kept, gathered)
    gathered = replace(gathered, images=pictures.of_memo(read, kept))
    return Rendering(kept, used, gathered, version)


def _day_of(kept: KeptMemo) -> str | None:
    """Return the day that the analyst gave the memo, None where that is today or no whole day."""
    given = kept.fields.get("date", "").strip()
    try:
        day = parse_date(given)
    except InputError:
        return None
    return day if len(day) == len("2023-12-29") else None


def rendering(
    ws: Workspace,
    *,
    memo_id: int | None = None,
    template: str | None = None,
    date: str | None = None,
    version: Version = Version.SOURCED,
) -> Rendering:
    """Return the memo asked for, in that version.

    `memo_id` a kept one; `template` one drafted from the tags and kept nowhere; neither the
    latest changed one, or where there is none a draft on the default template.
    """
    if memo_id is not None and template is not None:
        raise InputError("Give a memo or a template, not both.")
    day = parse_date(date) if date else None
    if memo_id is None and template is None:
        memos = ws.memos.all()
        memo_id = memos[0].id if memos else None
    if memo_id is not None:
        return preview(ws, memo_id, day, version)
    return drafted(ws, ws.who, template or templates.DEFAULT, day, version)


def drafted(
    read: Reading,
    who: str,
    template: str,
    date: str | None = None,
    version: Version = Version.SOURCED,
) -> Rendering:
    """Return a memo drafted from the tags on a template, and kept nowhere."""
    used = templates.get(template)
    gathered = evidence_service.gather(read, who, date, used.language)
    return Rendering(draft(used, gathered, {}), used, gathered, version)


def export(
    ws: Workspace,
    out: Path,
    *,
    memo_id: int | None = None,
    template: str | None = None,
    date: str | None = None,
    version: Version = Version.SOURCED,
) -> ExportResult:
    """Write the memo asked for (see `rendering`) to `out`; see `write`."""
    require_format(out)
    memo = rendering(ws, memo_id=memo_id, template=template, date=date, version=version)
    return write(ws, memo, out)


def require_format(out: Path) -> str:
    """Return the suffix of `out`; raise InputError where Briefer does not write such files."""
    kind = out.suffix.lower()
    if kind not in FORMATS:
        known = ", ".join(FORMATS[:-1])
        raise InputError(f"Briefer writes {known} and {FORMATS[-1]} files, not “{out.name}”.")
    return kind


def write(
    ws: Workspace, memo: Rendering, out: Path, *, keep: bool = True, wish: PdfWish | None = None
) -> ExportResult:
    """Write a memo to `out`, whole or not at all.

    A kept memo's state is kept as an edition, unless the briefing is read-only, or `keep` says that
    none is wanted. Raises ExportBlockedError where a quotation or a voice is wrong, and InputError
    for a wish that the format cannot fulfil; then nothing is written.
    """
    kind = require_format(out)
    wish = wish or PdfWish()
    if kind != PDF and wish != PdfWish():
        raise InputError("Only a PDF can have a password or be made for an archive.")
    if kind == PDF and wish == PdfWish():
        _ = memo.typeset  # what is found rests on its pages, and so they are laid out once
    require_unblocked(memo.findings)
    data = _written(memo, kind, wish)
    write_whole(_behind_links(out), data)
    edition, why = _keep_edition(ws, memo, out, data, keep=keep)
    return ExportResult(
        path=str(out),
        edition=edition,
        memo=memo.kept.id or None,
        extracts=memo.tally.extracts,
        pages=memo.laid_out.page_count if kind == PDF else None,
        findings=memo.findings,
        left_out=memo.composed.left_out,
        why_no_edition=why,
    )


def _written(memo: Rendering, kind: str, wish: PdfWish) -> bytes:
    """Return the file of that kind."""
    if kind == PDF:
        return memo.pdf(wish)
    if kind == MARKDOWN:
        return markdown.write(memo.composed.memo)
    return html.write(memo.composed.memo) if kind == HTML else memo.word()


def _behind_links(out: Path) -> Path:
    """Return where a file is that links lead to, for the links to stay; `out` where none does."""
    try:
        return out.resolve() if out.is_symlink() else out
    except (OSError, RuntimeError):  # writing there will say what is wrong
        return out


def require_unblocked(findings: Sequence[Finding]) -> None:
    """Raise ExportBlockedError, naming the first place, where a finding blocks."""
    blocking = [finding for finding in findings if finding.blocks]
    if blocking:
        first = blocking[0]
        others = len(blocking) - 1
        more = "" if not others else f" There {'is' if others == 1 else 'are'} {others} more."
        raise ExportBlockedError(f"Nothing was written. {first.where}: {first.message}{more}")


def _keep_edition(
    ws: Workspace, memo: Rendering, out: Path, data: bytes, *, keep: bool
) -> tuple[int | None, str]:
    """Write the export's step; return the id of its edition, or None and why there is none."""
    if ws.read_only:
        return None, f"No edition was kept: the briefing is open for reading ({ws.why_read_only})."
    label = f"Export “{shorten(readable(out.name), 40)}”"
    at = Place(memo_id=memo.kept.id or None)
    with ws.change(label, at=at, kind=EXPORT) as tx:
        if not memo.kept.id or not keep:
            return None, ""
        edition, guid = _edition(tx, memo)
        tx.editions.add_file(guid, readable(str(out)), hashlib.sha256(data).hexdigest())
    return edition, ""


def _edition(tx: Transaction, memo: Rendering) -> tuple[int, str]:
    """Return id and guid of the edition of this state, made now unless its version has it."""
    state = memo.state
    latest = tx.read.editions.latest(memo.kept.guid, memo.version)
    if latest and latest.snapshot_hash == state:
        return latest.id, latest.guid
    return tx.editions.add(
        Edition(memo.kept.guid, memo.version, memo.evidence.date, memo.snapshot, state)
    )


def _snapshot(memo: Rendering) -> dict[str, Any]:
    """Return the printed tree, and place and text hash of each passage that it prints."""
    used = frozenset(memo.composed.memo.cited)
    passages = (p for p in memo.evidence.passages if p.guid in used)
    return {
        "memo": plain(memo.composed.memo),
        "passages": [
            {
                "guid": passage.guid,
                "start": passage.span.start,
                "end": passage.span.end,
                "quote": passage.quote,
                "text": memo.evidence.article_of(passage).text_hash,
            }
            for passage in passages
        ],
        "positions": since.to_data(since.positions(memo.evidence, used)),
    }
