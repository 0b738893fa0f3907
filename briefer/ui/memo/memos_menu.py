"""The memos of a briefing: choosing, starting, renaming and removing one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from briefer.errors import BrieferError
from briefer.model.anchor import shorten
from briefer.services import memos, renewing, templates
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from briefer.model.memo import KeptMemo
    from briefer.ui.memo.desk import Desk
    from briefer.ui.session import Session

_TITLE = 36


class MemosMenu(QObject):
    """`rename_asked` comes where the memo's name is to be edited, `editions_asked` for its past."""

    rename_asked = Signal()
    editions_asked = Signal()

    def __init__(self, session: Session, desk: Desk, button: QWidget) -> None:
        super().__init__(button)
        self._session = session
        self._workspace = session.workspace
        self._desk = desk
        self._button = button

    def draft(self, template: str) -> None:
        """Draft a memo from the tags, and put it on the desk."""
        self._start(lambda: memos.add(self._workspace, template))

    def show(self) -> None:
        """Show the menu below its button."""
        menu = QMenu(self._button)
        menu.setObjectName("memo.memos")
        menu.aboutToHide.connect(menu.deleteLater)
        shown = self._desk.memo
        for memo_id, title in self._desk.titles.items():
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(shown is not None and memo_id == shown.id)
            action.triggered.connect(partial(self._choose, memo_id))
        menu.addSeparator()
        menu.addAction(tr("Editions, new since the last memo"), self.editions_asked.emit)
        if back := self._session.actions.bound("memo.returned"):
            menu.addAction(tr("Check a memo edited in Word…"), back.trigger)
        if self._session.writable:
            self._offer_new(menu, shown)
            menu.addSeparator()
            menu.addAction(tr("Rename"), self.rename_asked.emit)
            menu.addAction(tr("Remove this memo"), self._remove)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _offer_new(self, menu: QMenu, shown: KeptMemo | None) -> None:
        menu.addSeparator()
        for template in templates.available():
            words = tr("New draft: {title}").format(title=template.title)
            menu.addAction(words, partial(self.draft, template.name))
        if change := self._session.actions.bound("view.templates"):
            menu.addAction(tr("Change the templates…"), change.trigger)
        if shown is None:
            return
        menu.addSeparator()
        title = shorten(shown.title, _TITLE).replace("&", "&&")
        for words, with_text in (
            (tr("New memo from “{title}”, with its text"), True),
            (tr("New memo from “{title}”, structure only"), False),
        ):
            start = partial(self._start_from, shown.id, with_text=with_text)
            menu.addAction(words.format(title=title), start)

    def _start_from(self, memo_id: int, *, with_text: bool) -> None:
        self._start(lambda: renewing.start_from(self._workspace, memo_id, with_text=with_text))

    def _start(self, work: Callable[[], KeptMemo]) -> None:
        self._session.selection.flush_asked.emit()
        try:
            memo = work()
        except BrieferError as error:
            self._session.messages.failed(error)
            return
        self._desk.choose(memo.id)

    def _choose(self, memo_id: int, _checked: bool = False) -> None:
        self._session.selection.flush_asked.emit()
        self._desk.choose(memo_id)

    def _remove(self) -> None:
        memo = self._desk.memo
        if memo is None:
            return
        self._session.selection.flush_asked.emit()
        try:
            memos.remove(self._workspace, memo.id)
        except BrieferError as error:
            self._session.messages.failed(error)
            return
        undo = self._session.actions.bound("edit.undo")
        words = tr("The memo “{title}” was removed.").format(title=memo.title)
        slot = undo.trigger if undo else None
        self._session.messages.note(words, tr("Undo") if undo else "", slot)
