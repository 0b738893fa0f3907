"""From the outline and the head to the services, and from the memo back to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from briefer.errors import BrieferError, InputError
from briefer.memo.bound import is_bound
from briefer.memo.compose import wording_of
from briefer.memo.handling import is_controlled
from briefer.memo.header import BANNER, value
from briefer.memo.settings import CHOICES, DESIGNATION
from briefer.memo.template import FieldSource
from briefer.model.dates import parse_date
from briefer.model.memo import MemoSection
from briefer.services import memos
from briefer.services import sections as services
from briefer.ui.carrying import BLOCK
from briefer.ui.memo.outline.header_fields import FieldFace
from briefer.ui.memo.outline.sections import outline_rows
from briefer.ui.memo.outline.setting_choices import MARKS, closed_choices
from briefer.ui.memo.structure import neighbouring_place
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefer.memo.template import FieldSpec, Template
    from briefer.model.memo import KeptMemo
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.outline.about_presenter import AboutPresenter
    from briefer.ui.memo.outline.pane import OutlinePane
    from briefer.ui.session import Session


_LINE: Final = "", "", lambda: None


class OutlinePresenter(QObject):
    """Keeps the outline true to the memo.

    `rename_asked`, `remove_asked` (with a section's id) are for the composer, which does both.
    """

    rename_asked = Signal(int)
    remove_asked = Signal(int)
    failed = Signal(str)

    def __init__(
        self, session: Session, desk: Desk, pane: OutlinePane, about: AboutPresenter
    ) -> None:
        super().__init__(pane)
        self._about = about
        self._session = session
        self._workspace = session.workspace
        self._desk = desk
        self._pane = pane
        sections = pane.sections
        for signal in (desk.shown, desk.changed, desk.composed, desk.placed):
            signal.connect(self._show)
        session.jobs.started.connect(self._show)
        session.jobs.ended.connect(self._show)
        session.selection.flush_asked.connect(self._flush)
        pane.title.committed.connect(self._rename_memo)
        pane.fields.field_set.connect(self._set_field)
        pane.section_asked.connect(self._add_section)
        sections.chosen.connect(lambda section_id: desk.go_asked.emit(section_id, 0))
        sections.rename_asked.connect(self.rename_asked)
        sections.remove_asked.connect(self.remove_asked)
        sections.move_asked.connect(self._move)
        sections.nest_asked.connect(self._nest)
        sections.menu_asked.connect(self._show_menu)
        sections.dropped.connect(self._drop)
        sections.put_in.connect(self._put_in)
        sections.about_asked.connect(about.open)
        sections.can_nest = self._can_nest
        about.failed.connect(self.failed)

    def edit_field(self, key: str = "") -> None:
        """Begin to edit a field of the head, without a key the first one that lacks a value."""
        rendering, template = self._desk.rendering, self._desk.template
        if not key and rendering is not None and template is not None:
            wording = wording_of(rendering.kept, template)
            fields = rendering.kept.fields
            lacking = (
                spec.key
                for spec in template.fields
                if spec.required and not value(spec, fields, rendering.evidence, wording)
            )
            key = next(lacking, template.fields[0].key if template.fields else "")
        self._pane.fold_header(folded=False)
        self._pane.fields.edit(key)

    def _flush(self) -> None:
        self._pane.title.commit()
        self._pane.fields.commit()

    # ---- showing

    def _show(self) -> None:
        memo, faces = self._desk.memo, self._desk.faces
        if memo is None or faces is None:
            return
        writable = self._session.writable
        self._pane.title.set_value(memo.title)
        self._pane.title.setEnabled(writable)
        self._pane.add.setVisible(writable)
        self._pane.sections.takes_drops = writable
        self._pane.fields.show_fields(tuple(self._faces(memo)), writable=writable)
        self._pane.sections.show_rows(outline_rows(memo, faces, self._desk.section_id))

    def _faces(self, memo: KeptMemo) -> Iterator[FieldFace]:
        template = self._desk.template
        if template is None:
            return
        for spec in template.fields:
            shown = self._value(spec, memo, template)
            is_given = spec.source in {FieldSource.LANGUAGE, FieldSource.PERIOD}
            aside = not spec.required and (is_given or (spec.printed and not shown))
            yield FieldFace(
                *(spec.key, spec.name, memo.fields.get(spec.key, ""), shown, aside),
                choices=closed_choices(spec.key, template),
                usual=MARKS if spec.key == BANNER else (),
            )
        for key, choice in CHOICES.items():
            kept = memo.fields.get(key, "")
            yield FieldFace(
                key, choice.name, kept, kept, not kept, choices=closed_choices(key, template)
            )
        for key, name in DESIGNATION.items() if is_controlled(memo.fields.get(BANNER, "")) else ():
            kept = memo.fields.get(key, "")
            yield FieldFace(key, name, kept, kept)

    def _value(self, spec: FieldSpec, memo: KeptMemo, template: Template) -> str:
        """Return how a field reads: what was set, else what the briefing gives."""
        rendering = self._desk.rendering
        if rendering is None:
            return memo.fields.get(spec.key, "")
        wording = wording_of(memo, template)
        return value(spec, memo.fields, rendering.evidence, wording)

    # ---- changes

    def _rename_memo(self, title: str) -> None:
        memo = self._desk.memo
        if memo is not None and title:
            self._do(lambda: memos.rename(self._workspace, memo.id, title))
        self._show()

    def _set_field(self, key: str, text: str) -> None:
        memo, template = self._desk.memo, self._desk.template
        if memo is None or template is None:
            return
        spec = template.field(key)
        if spec is not None and spec.source is FieldSource.DATE:
            text = _as_date(text)
        self._do(lambda: memos.set_field(self._workspace, memo.id, key, text))
        self._show()

    def _add_section(self) -> None:
        """Add a section after the one in which the caret stands, and name it."""
        memo = self._desk.memo
        if memo is None:
            return
        ids = [section.id for section in memo.sections]
        here = next(
            (
                place
                for place, section in enumerate(memo.sections, 1)
                if self._desk.section_id in {section.id, *(c.id for c in section.children)}
            ),
            len(ids),
        )
        section = MemoSection("", tr("New section"))
        new = self._do(lambda: services.add(self._workspace, memo.id, section, None, here))
        if new is not None:
            self.rename_asked.emit(new)

    def _add_below(self, section_id: int) -> None:
        """Add a section one level below another one, at its end, and name it."""
        memo = self._desk.memo
        if memo is None:
            return
        place = len(services.children(memo, section_id))
        section = MemoSection("", tr("New section"))
        new = self._do(lambda: services.add(self._workspace, memo.id, section, section_id, place))
        if new is not None:
            self.rename_asked.emit(new)

    def _move(self, section_id: int, forward: bool) -> None:
        memo = self._desk.memo
        place = neighbouring_place(memo, section_id, forward=forward) if memo else None
        if place is not None:
            self._session.selection.flush_asked.emit()
            self._do(lambda: services.move(self._workspace, section_id, place))

    def _nest(self, section_id: int, deeper: bool) -> None:
        """Put a section below the one before it, or after the one that it stands below."""
        memo = self._desk.memo
        place = _sideways(memo, section_id, deeper=deeper) if memo else None
        if place is not None:
            self._put(section_id, *place)

    def _drop(self, section_id: int, parent_id: int, position: int) -> None:
        self._put(section_id, parent_id or None, position)

    def _put(self, section_id: int, parent_id: int | None, position: int) -> None:
        self._session.selection.flush_asked.emit()
        self._do(lambda: services.place(self._workspace, section_id, parent_id, position))

    def _put_in(self, section_id: int, kind: str, ids: tuple[int, ...]) -> None:
        """Put passages, or blocks of the memo, at the end of a section, and show them there."""
        self._session.selection.flush_asked.emit()

        def put() -> int:
            if kind == BLOCK:
                memos.move_blocks(self._workspace, ids, section_id)
                return ids[0]
            return memos.insert_passages(self._workspace, section_id, ids)[0]

        first = self._do(put)
        if first is not None:
            self._desk.go_asked.emit(section_id, first)

    def _can_nest(self, section_id: int, parent_id: int) -> bool:
        memo = self._desk.memo
        return memo is not None and not services.why_not(memo, section_id, parent_id)

    def _show_menu(self, section_id: int, at: QPoint) -> None:
        if not self._session.writable:
            return
        menu = QMenu(self._pane)
        menu.setObjectName("memo.outline.menu")
        menu.aboutToHide.connect(menu.deleteLater)
        for words, keys, slot in self._offers(section_id):
            if not words:
                menu.addSeparator()
                continue
            menu.addAction(f"{words}\t{keys}", slot)
        menu.popup(at)

    def _offers(self, section_id: int) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield words, keys and what to do; without words, a line."""
        memo, faces = self._desk.memo, self._desk.faces
        section = self._desk.section(section_id)
        if memo is None or faces is None or section is None:
            return
        about = self._about
        yield tr("What it is about"), "Alt+Enter", lambda: about.open(section_id)
        waiting = faces.unused(section, 0)[0] if is_bound(section) else 0
        if waiting:
            words = tr("Fill from the tags ({n})").format(n=waiting)
            yield words, "", lambda: about.fill(section_id)
        yield _LINE
        yield tr("Rename"), "F2", lambda: self.rename_asked.emit(section_id)
        if services.parent_of(memo, section_id) is None:
            yield tr("Add a section below it"), "", lambda: self._add_below(section_id)
        yield tr("Move up"), "Alt+Up", lambda: self._move(section_id, False)
        yield tr("Move down"), "Alt+Down", lambda: self._move(section_id, True)
        if (place := _sideways(memo, section_id, deeper=True)) and place[0]:
            above = self._desk.section(place[0])
            words = tr("Put below “{title}”").format(title=above.title if above else "")
            yield words.replace("&", "&&"), "Alt+Right", lambda: self._nest(section_id, True)
        if _sideways(memo, section_id, deeper=False):
            yield tr("Put at the first level"), "Alt+Left", lambda: self._nest(section_id, False)
        yield _LINE
        yield tr("Remove from the memo"), "Del", lambda: self.remove_asked.emit(section_id)

    def _do(self, work: Callable[[], int | None]) -> int | None:
        try:
            return work()
        except BrieferError as error:
            self.failed.emit(str(error))
            return None


def _sideways(memo: KeptMemo, section_id: int, *, deeper: bool) -> tuple[int | None, int] | None:
    """Return the parent and the place where a section goes, None where there is none."""
    above = services.parent_of(memo, section_id)
    ids = [section.id for section in memo.sections]
    if not deeper:
        return (None, ids.index(above.id) + 1) if above else None
    if above is not None or ids.index(section_id) == 0:
        return None
    parent = memo.sections[ids.index(section_id) - 1]
    if services.why_not(memo, section_id, parent.id):
        return None
    return parent.id, len(parent.children)


def _as_date(text: str) -> str:
    """Return a date as it is stored, and other words as they are."""
    try:
        return parse_date(text)
    except InputError:
        return text
