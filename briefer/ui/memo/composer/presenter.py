"""From the memo's rows to the services, and from changes back to the rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu

from briefer.errors import BrieferError
from briefer.memo.template import SectionKind
from briefer.model.inline import plain_text
from briefer.model.memo import PAGE_BREAK, MemoBlock
from briefer.services import memos
from briefer.ui.memo.composer import editing
from briefer.ui.memo.composer.card_row import CardRowView
from briefer.ui.memo.composer.dragging import BLOCK
from briefer.ui.memo.composer.heading_row import HeadingRowView
from briefer.ui.memo.composer.insert_list import PAGE_BREAK as BREAK
from briefer.ui.memo.composer.insert_list import InsertList
from briefer.ui.memo.composer.plan import Opened, plan
from briefer.ui.memo.composer.small_rows import BreakRowView
from briefer.ui.memo.composer.text_row import TextRowView
from briefer.ui.memo.composer.unused_row import UnusedRowView
from briefer.ui.memo.composer.writer import Writer
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.ui.memo.composer.composer import Composer
    from briefer.ui.memo.composer.row import AnyView
    from briefer.ui.memo.composer.runs import Run
    from briefer.ui.memo.desk import Desk
    from briefer.ui.session import Session

T = TypeVar("T")


class ComposerPresenter(QObject):
    """Keeps the rows true to the memo. `failed(sentence)` tells what could not be written."""

    failed = Signal(str)

    def __init__(self, session: Session, desk: Desk, composer: Composer) -> None:
        super().__init__(composer)
        self._session = session
        self._workspace = session.workspace
        self._desk = desk
        self._composer = composer
        self._opened: Opened | None = None
        self._insert_at: tuple[int, int] | None = None
        self._writer = Writer(session, desk, self)
        self._writer.kept.connect(self._adopt)
        self._writer.failed.connect(self.failed)
        self._insert_list = InsertList(session.appearance, composer.viewport())
        self._insert_list.chosen.connect(self._insert_chosen)
        self._insert_list.closed.connect(self._leave_insert_list)
        self._tidying = QTimer(self)
        self._tidying.setSingleShot(True)
        self._tidying.setInterval(0)
        self._tidying.timeout.connect(self._tidy)
        self._connect()

    def flush(self) -> None:
        """Write what is still being typed."""
        for view in self._composer.views:
            view.flush()
        self._writer.flush()

    # ---- showing

    def _connect(self) -> None:
        desk, composer = self._desk, self._composer
        desk.shown.connect(self._show_other)
        desk.changed.connect(self._replan)
        desk.composed.connect(self._replan)
        desk.faulted.connect(self._replan)
        desk.go_asked.connect(self.go_to)
        composer.made.connect(self._take_in)
        composer.entered.connect(self._follow_focus)
        composer.column.dropped.connect(self._drop)
        session = self._session
        session.selection.flush_asked.connect(self.flush)
        session.jobs.started.connect(self._show_writable)
        session.jobs.ended.connect(self._show_writable)
        self._show_writable()

    def _show_other(self) -> None:
        self._opened = None
        self._composer.clear()
        self._replan()

    def _replan(self) -> None:
        memo, faces = self._desk.memo, self._desk.faces
        if memo is None or faces is None or self._desk.is_unread:
            return
        had = self._composer.focused()
        place = self._place_of_view(had)
        self._composer.show_plan(plan(memo, faces, self._opened))
        self._show_current()
        if had is not None and had not in self._composer.views:
            self._focus_near(place)

    def _show_writable(self) -> None:
        self._composer.set_writable(writable=self._session.writable)

    def _show_current(self) -> None:
        for view in self._composer.views:
            if isinstance(view, TextRowView):
                view.show_current(is_current=view.section_id == self._desk.section_id)

    def go_to(self, section_id: int, block_id: int) -> None:
        """Bring a block, or the head of a section, to the front and put the caret there."""
        key = ("block", block_id) if block_id else ("heading", section_id)
        view = self._composer.view(key)
        if view is not None:
            view.enter(forward=True)
            self._composer.reveal(view, at_top=not block_id)

    def rename_section(self, section_id: int) -> None:
        """Begin to change the name of a section."""
        view = self._composer.view(("heading", section_id))
        if isinstance(view, HeadingRowView):
            self._composer.reveal(view, at_top=True)
            view.rename()

    # ---- rows

    def _take_in(self, view: AnyView) -> None:
        """Connect a new row."""
        view.crossed.connect(lambda forward, x: self._cross(view, forward=forward, x=x))
        view.moved.connect(lambda forward: self._move(view, forward=forward))
        view.removed.connect(lambda: self._remove(view))
        view.menu_asked.connect(lambda at: self._show_menu(view, at))
        view.source_asked.connect(self._open_source)
        view.destroyed.connect(lambda: self._writer.forget(view))
        if isinstance(view, TextRowView):
            self._take_in_text(view)
        elif isinstance(view, CardRowView):
            view.lead_typed.connect(lambda: self._writer.lead_typed(view))
            view.lead_left.connect(self._writer.flush)
            view.entered.connect(lambda before: self._open_beside(view, below=not before))
        elif isinstance(view, HeadingRowView):
            view.renamed.connect(lambda title: self._rename_section(view.section_id, title))
            view.entered.connect(lambda: self._open(view.section_id, 0))
        elif isinstance(view, UnusedRowView):
            view.insert_asked.connect(lambda key: self._insert(view.section_id, None, key))

    def _take_in_text(self, view: TextRowView) -> None:
        view.edited.connect(lambda: self._writer.text_typed(view))
        field = view.field
        field.entered.connect(lambda: self._enter(view))
        field.joined.connect(lambda forward: self._join(view, forward=forward))
        field.slash_typed.connect(lambda: self._open_insert_list(view))
        field.lines_pasted.connect(lambda runs: self._paste(view, runs))
        field.left.connect(self._leave)
        field.cursorPositionChanged.connect(lambda: self._follow_caret(view))

    def _follow_focus(self, view: AnyView) -> None:
        self._desk.place(view.section_id, view.block_id)
        self._show_current()
        if not isinstance(view, TextRowView):
            self._composer.reveal(view)

    def _follow_caret(self, view: TextRowView) -> None:
        if view.field.hasFocus():
            self._composer.reveal_caret(view)

    def _cross(self, view: AnyView, *, forward: bool, x: int) -> None:
        self._composer.next_of(view, forward=forward, x=x)

    def _leave(self) -> None:
        """Write what was typed in a field that is left, and close it if it is empty."""
        if self._session.writable:
            self._writer.flush()
        self._tidying.start()

    def _tidy(self) -> None:
        """Remove emptied paragraphs, and the place that was opened and left empty."""
        if not self._session.writable or self._insert_list.isVisible():
            return
        focused = self._composer.focused()
        for view in list(self._composer.views):
            if view is focused or not isinstance(view, TextRowView) or not view.field.is_blank:
                continue
            if view.block_id:
                self._do(partial(memos.remove_block, self._workspace, view.block_id))
            elif view.row is not None and view.row.opened:
                self._opened = None
                self._replan()

    # ---- typing beyond a paragraph

    def _enter(self, view: TextRowView) -> None:
        field = view.field
        if field.is_bulleted and not field.stands_in_empty_bullet:
            field.begin_bullet()
            return
        if field.is_bulleted:
            field.drop_empty_bullet()
            self._writer.flush()
            self._open_beside(view, below=True)
            return
        head, tail = field.split()
        if not self._writer.flush() or not view.block_id:
            return
        before, after = _whole(head), _whole(tail)
        if not plain_text(after) and not after:
            self._open_beside(view, below=True)
        elif not before:
            self._open_beside(view, below=False)
        else:
            self._split(view, before, after)

    def _split(self, view: TextRowView, head: Run, tail: Run) -> None:
        key = self._writer.spells.new()

        def split(memo: KeptMemo) -> int:
            return editing.split(self._workspace, memo, view.block_id, (head, tail), join=key)

        new = self._change(split)
        if new is not None:
            self._focus_block(new, at_end=False)
            self._go_on(new, key)

    def _join(self, view: TextRowView, *, forward: bool) -> None:
        """Join a paragraph with its neighbour, or go to a neighbour that is none."""
        if not self._writer.flush():
            return
        other = self._composer.neighbour(view, 1 if forward else -1)
        if view.field.is_bulleted and not forward and view.block_id:
            self._lift_bullet(view)
        elif not (
            isinstance(other, TextRowView)
            and other.section_id == view.section_id
            and view.block_id
            and other.block_id
        ):
            self._leave_blank(view, forward=forward)
        elif forward:
            self._join_pair(view, other)
        else:
            self._join_pair(other, view)

    def _join_pair(self, first: TextRowView, second: TextRowView) -> None:
        key = self._writer.spells.new()
        caret = first.field.document().characterCount() - 1
        first_id, second_id = first.block_id, second.block_id

        def join(memo: KeptMemo) -> int:
            editing.join_blocks(self._workspace, memo, first_id, second_id, join=key)
            return first_id

        if self._change(join) is not None:
            self._focus_block(first_id, at_end=True)
            first.field.put_caret(caret)
            self._go_on(first_id, key)

    def _lift_bullet(self, view: TextRowView) -> None:
        key = self._writer.spells.new()

        def lift(memo: KeptMemo) -> int:
            return editing.lift_first_bullet(self._workspace, memo, view.block_id, join=key)

        new = self._change(lift)
        if new is not None:
            self._focus_block(new, at_end=False)

    def _leave_blank(self, view: TextRowView, *, forward: bool) -> None:
        """Go to the neighbour; an empty paragraph that is left goes away by itself."""
        self._composer.next_of(view, forward=forward, x=0 if forward else -1)

    def _paste(self, view: TextRowView, runs: tuple[Run, ...]) -> None:
        """Put the pasted paragraphs after the first into paragraphs of their own."""
        if not self._writer.flush() or not view.block_id:
            return
        key = self._writer.spells.new()

        def paste(memo: KeptMemo) -> int:
            section, position = editing.place_of(memo, view.block_id)
            ws = self._workspace
            return editing.add_paragraphs(ws, section.id, position + 1, runs, join=key)

        last = self._change(paste)
        if last is not None:
            self._focus_block(last, at_end=True)

    def _go_on(self, block_id: int, key: str) -> None:
        view = self._composer.view(("block", block_id))
        if view is not None:
            self._writer.spells.go_on(view, key)

    def _adopt(self, view: TextRowView, block_id: int) -> None:
        """Let the row that was typed into go on as the row of its new block."""
        if view.row is not None:
            self._composer.rekey(view.row.key, ("block", block_id))
            if view.row.opened:
                self._opened = None
        view.block_id = block_id
        if view.field.hasFocus():
            self._desk.place(view.section_id, block_id)

    # ---- places to write

    def _open_beside(self, view: AnyView, *, below: bool) -> None:
        section_id, position = view.drop_place(below=below)
        self._open(section_id, position)

    def _open(self, section_id: int, position: int) -> None:
        """Open a place to write, where there is none already, and go there."""
        if not self._session.writable:
            return
        section = self._desk.section(section_id)
        standing = self._composer.view(("write", section_id))
        if standing is not None and section and position >= len(section.blocks):
            standing.enter(forward=True)
            return
        self._opened = Opened(section_id, position)
        self._replan()
        view = self._composer.view(("opened", section_id))
        if view is not None:
            view.enter(forward=True)
            self._composer.reveal(view)

    # ---- passages and page breaks

    def _open_insert_list(self, view: TextRowView) -> None:
        faces, section = self._desk.faces, self._desk.section(view.section_id)
        if faces is None or section is None:
            return
        self._insert_at = (view.section_id, view.position)
        caret = view.field.cursorRect().bottomLeft()
        at = view.field.mapTo(self._composer.viewport(), caret)
        _, nearest = faces.unused(section, 40)
        self._insert_list.open_at(at, faces, nearest)

    def _insert_chosen(self, number: int) -> None:
        if self._insert_at is None:
            return
        section_id, position = self._insert_at
        self._insert_at = None
        if number == BREAK:
            self._add(section_id, MemoBlock(PAGE_BREAK), position)
        else:
            self._insert(section_id, position, number)

    def _leave_insert_list(self) -> None:
        if self._insert_at is None:
            return
        section_id, _ = self._insert_at
        for key in (("opened", section_id), ("write", section_id)):
            view = self._composer.view(key)
            if view is not None:
                view.enter(forward=True)
                return

    def _insert(self, section_id: int, position: int | None, passage_id: int) -> None:
        self._opened = None

        def insert(_memo: KeptMemo) -> int:
            return memos.insert_passage(self._workspace, section_id, passage_id, position)

        new = self._change(insert)
        if new is not None:
            self._focus_block(new, at_end=False)

    def _add(self, section_id: int, block: MemoBlock, position: int) -> None:
        self._opened = None

        def add(_memo: KeptMemo) -> int:
            return memos.add_block(self._workspace, section_id, block, position)

        new = self._change(add)
        if new is not None:
            self._focus_block(new, at_end=False)

    def _drop(self, kind: str, number: int, section_id: int, position: int) -> None:
        if kind == BLOCK:
            self._change(
                lambda memo: editing.move_to(self._workspace, memo, number, section_id, position)
            )
            self._focus_block(number, at_end=False)
        else:
            self._insert(section_id, position, number)

    # ---- moving and removing

    def _move(self, view: AnyView, *, forward: bool) -> None:
        ws, block_id, section_id = self._workspace, view.block_id, view.section_id

        def move(memo: KeptMemo) -> None:
            if block_id:
                takes = self._takes_blocks
                editing.step(ws, memo, block_id, forward=forward, takes_blocks=takes)
            else:
                editing.step_section(ws, memo, section_id, forward=forward)

        self._change(move)
        self._composer.reveal(view)

    def _takes_blocks(self, section: MemoSection) -> bool:
        faces = self._desk.faces
        return faces is not None and faces.spec(section).kind is not SectionKind.NOTES

    def _remove(self, view: AnyView) -> None:
        if isinstance(view, HeadingRowView):
            self.remove_section(view.section_id)
            return
        block_id, place = view.block_id, self._place_of_view(view)
        self._change(lambda _memo: memos.remove_block(self._workspace, block_id))
        self._focus_near(place)

    def remove_section(self, section_id: int) -> None:
        """Take a section out, and say so."""
        section = self._desk.section(section_id)
        if section is None:
            return
        self._change(lambda _memo: memos.remove_section(self._workspace, section_id))
        undo = self._session.actions.bound("edit.undo")
        words = tr("“{title}” was removed from the memo.").format(title=section.title)
        slot = undo.trigger if undo else None
        self._session.messages.note(words, tr("Undo") if undo else "", slot)

    def _rename_section(self, section_id: int, title: str) -> None:
        self._change(lambda _memo: memos.rename_section(self._workspace, section_id, title))

    def _open_source(self, guid: str) -> None:
        rendering = self._desk.rendering
        passage = rendering.evidence.passage_by_guid.get(guid) if rendering else None
        if passage is not None:
            self._writer.flush()
            selection = self._session.selection
            selection.go_to_passage(passage.article_id, passage.id, passage.span)

    def open_source(self) -> None:
        """Show the passage of the chosen card, or at the caret, in its article."""
        view = self._composer.focused()
        if isinstance(view, CardRowView):
            view.open_source()
        elif isinstance(view, TextRowView):
            self._open_source(view.field.atom_at(view.field.caret))

    def _show_menu(self, view: AnyView, at: QPoint) -> None:
        menu = QMenu(self._composer)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, keys, slot in self._menu_of(view):
            action = menu.addAction(words, slot)
            action.setText(f"{words}\t{keys}" if keys else words)
        if not menu.isEmpty():
            menu.popup(at)

    def _menu_of(self, view: AnyView) -> list[tuple[str, str, Callable[[], object]]]:
        found: list[tuple[str, str, Callable[[], object]]] = []
        if isinstance(view, CardRowView):
            found.append((tr("Open source"), "Ctrl+Enter", view.open_source))
        if not self._session.writable:
            return found
        if isinstance(view, CardRowView):
            found.append((tr("Write a lead-in"), "F2", view.write_lead))
        if isinstance(view, HeadingRowView):
            found.append((tr("Rename"), "F2", view.rename))
            found.append((tr("Write below"), "Enter", lambda: self._open(view.section_id, 0)))
        elif isinstance(view, CardRowView | BreakRowView):
            found += [
                (tr("Write below"), "Enter", lambda: self._open_beside(view, below=True)),
                (tr("Write above"), "Shift+Enter", lambda: self._open_beside(view, below=False)),
            ]
        return [
            *found,
            (tr("Move up"), "Alt+Up", lambda: self._move(view, forward=False)),
            (tr("Move down"), "Alt+Down", lambda: self._move(view, forward=True)),
            (tr("Remove from the memo"), "Del", lambda: self._remove(view)),
        ]

    # ---- within

    def _change(self, change: Callable[[KeptMemo], T]) -> T | None:
        """Write what is typed, then make a change; return what it returns, None if it failed."""
        if not self._session.writable or not self._writer.flush():
            return None
        memo = self._desk.memo
        if memo is None:
            return None
        return self._do(lambda: change(memo))

    def _do(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except BrieferError as error:
            self.failed.emit(str(error))
            return None

    def _focus_block(self, block_id: int, *, at_end: bool) -> None:
        view = self._composer.view(("block", block_id))
        if view is not None:
            view.enter(forward=not at_end, x=-1)
            self._composer.reveal(view)

    def _place_of_view(self, view: AnyView | None) -> int:
        views = list(self._composer.views)
        return views.index(view) if view in views else 0

    def _focus_near(self, place: int) -> None:
        """Put the focus into the row that stands where another one was."""
        for view in self._composer.views[place:]:
            if view.enter(forward=True):
                return


def _whole(runs: tuple[Run, ...]) -> Run:
    """Return a paragraph's one run."""
    return runs[0] if runs else ()
