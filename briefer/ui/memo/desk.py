"""The memo on the desk: what its panes share, so that none of them calls another."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.errors import InputError
from briefer.services import pictures, templates
from briefer.ui.memo.faces import Faces
from briefer.ui.memo.rendering import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.template import Template
    from briefer.model.changes import ChangeSet
    from briefer.model.memo import KeptMemo, MemoBlock, MemoSection
    from briefer.services.exporting import Rendering
    from briefer.services.pictures import Shown
    from briefer.ui.memo.rendering import Rendered
    from briefer.ui.session import Session

_TABLES = ("memo", "memo_field", "memo_section", "memo_block", "memo_block_passage")
_BESIDE = frozenset({"edition"})
"""Tables that no page of a memo shows."""


class Desk(QObject):
    """Holds one memo, as it is kept and as it was last composed.

    `shown` comes with another memo or none, `changed` when the kept memo was read again, `composed`
    when it was composed anew, `faulted(sentence)` where that cannot be done, `placed` when the
    caret stands in another block, `titles_changed` with the list of memos. `go_asked(section id,
    block id)` asks the composer to bring a place to the front; a block of 0 is the section's head.
    """

    shown = Signal()
    changed = Signal()
    composed = Signal()
    faulted = Signal(str)
    placed = Signal()
    titles_changed = Signal()
    go_asked = Signal(int, int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._workspace = session.workspace
        self._memo: KeptMemo | None = None
        self._shown_id = 0
        self._titles: dict[int, str] = {}
        self._place = (0, 0)
        self._held = 0
        self._waiting = False
        self._pictures: dict[str, Shown] = {}
        self._renderer = Renderer(session, self)
        self._renderer.done.connect(self.composed)
        self._renderer.failed.connect(self.faulted)
        session.bridge.changed.connect(self._follow_changes)
        self._read_titles()

    @property
    def memo(self) -> KeptMemo | None:
        """The memo as it is kept, None while there is none."""
        return self._memo

    @property
    def shown_id(self) -> int:
        """The id of the memo, or 0."""
        return self._shown_id

    @property
    def template(self) -> Template | None:
        """The memo's template; None where it is missing."""
        if self._memo is None:
            return None
        try:
            return templates.get(self._memo.template)
        except InputError:
            return None

    @property
    def titles(self) -> dict[int, str]:
        """The title of every memo, by id."""
        return dict(self._titles)

    @property
    def rendering(self) -> Rendering | None:
        """The memo as it was last composed: an older state than `memo` while that is under way."""
        rendered = self._renderer.rendered
        return rendered.rendering if rendered else None

    @property
    def rendered(self) -> Rendered | None:
        """The rendering with what goes along with it."""
        return self._renderer.rendered

    @property
    def faces(self) -> Faces | None:
        """What blocks and sections of the memo look like now, None while there is none."""
        if self._memo is None:
            return None
        return Faces(self._memo, self.template, self._renderer.rendered, self.picture)

    def picture(self, sha256: str) -> Shown | None:
        """Return a kept picture by its hash, None where it is lost."""
        if sha256 not in self._pictures:
            self._pictures |= pictures.shown(self._workspace, [sha256])
        return self._pictures.get(sha256)

    @property
    def words(self) -> int:
        """How many words the memo has, as it was last composed."""
        rendered = self._renderer.rendered
        return rendered.words if rendered else 0

    @property
    def is_unread(self) -> bool:
        """Whether the memo was never composed and it is not known yet whether it can be."""
        return self._renderer.is_first

    @property
    def is_up_to_date(self) -> bool:
        """Whether `rendering` shows what is kept."""
        return not self._renderer.is_stale

    @property
    def section_id(self) -> int:
        """The section in which the caret stands, or 0."""
        return self._place[0]

    @property
    def block_id(self) -> int:
        """The block in which the caret stands, or 0."""
        return self._place[1]

    def choose(self, memo_id: int) -> None:
        """Put another memo on the desk; 0, or one that is gone, stands for any."""
        if memo_id not in self._titles:
            memo_id = next(iter(self._titles), 0)
        if memo_id == self._shown_id:
            return
        self._shown_id = memo_id
        self._memo = self._workspace.memos.get(memo_id) if memo_id else None
        self._place = (0, 0)
        self._renderer.show_memo(memo_id)
        self._session.selection.choose_memo(memo_id)
        self.shown.emit()

    def place(self, section_id: int, block_id: int) -> None:
        """Say where the caret stands now."""
        if (section_id, block_id) != self._place:
            self._place = (section_id, block_id)
            self.placed.emit()

    def section(self, section_id: int) -> MemoSection | None:
        """Return a section of the memo by its id."""
        sections = self._memo.walk() if self._memo else ()
        return next((section for section in sections if section.id == section_id), None)

    def block(self, block_id: int) -> MemoBlock | None:
        """Return a block of the memo by its id."""
        blocks = self._memo.blocks() if self._memo else ()
        return next((block for block in blocks if block.id == block_id), None)

    def origin(self) -> str:
        """Return the guid of the block or the section in which the caret stands, or nothing."""
        section = self.section(self.section_id)
        if section is None:
            return ""
        blocks = (block.guid for block in section.blocks if block.id == self.block_id)
        return next(blocks, section.guid)

    def go_to_origin(self, guid: str) -> bool:
        """Bring the block or section of that guid to the front; False where there is none."""
        for section in self._memo.walk() if self._memo else ():
            if section.guid == guid:
                self.go_asked.emit(section.id, 0)
                return True
            for block in section.blocks:
                if block.guid == guid:
                    self.go_asked.emit(section.id, block.id)
                    return True
        return False

    def take_over(self, rendered: Rendered, *, is_current: bool) -> None:
        """Show the memo as it was composed for another desk; compose it anew if not current."""
        self._renderer.take_over(rendered, is_current=is_current)

    def compose_again(self) -> None:
        """Compose the memo anew, because its template is another one now."""
        self._renderer.ask()

    def show_pages(self, *, wanted: bool) -> None:
        """Compose the memo after every change while somebody looks at it."""
        self._renderer.set_wanted(wanted=wanted)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep back `changed` until the block is done, so that its writer can take over new ids."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
            if not self._held and self._waiting:
                self._waiting = False
                self.changed.emit()

    def _follow_changes(self, changes: ChangeSet) -> None:
        if set(changes.rows) - _BESIDE:
            self._renderer.ask()
        if not changes.touches(*_TABLES):
            return
        memos = self._read(changes)
        if self._shown_id not in self._titles:
            self.choose(0)
        elif self._shown_id in memos:
            self._memo = memos[self._shown_id]
            if self._held:
                self._waiting = True
            else:
                self.changed.emit()

    def _read_titles(self) -> None:
        self._titles = {memo.id: memo.title for memo in self._workspace.memos.all()}

    def _read(self, changes: ChangeSet) -> dict[int, KeptMemo]:
        """Return the memos that were changed; those that are gone leave the list of titles."""
        found: dict[int, KeptMemo] = {}
        titles = dict(self._titles)
        # Within one second a memo's own row does not change, whatever is written into it.
        changed = {int(key[0]) for key in changes.rows.get("memo", ())} | {self._shown_id}
        for memo_id in changed - {0}:
            try:
                found[memo_id] = self._workspace.memos.get(memo_id)
                titles[memo_id] = found[memo_id].title
            except InputError:
                titles.pop(memo_id, None)
        if titles != self._titles:
            self._titles = titles
            self.titles_changed.emit()
        return found
