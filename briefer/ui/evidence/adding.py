"""From the chosen passage to a section of a memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from briefer.errors import BrieferError
from briefer.memo.template import SectionKind
from briefer.model.changes import Place
from briefer.services import memos, templates
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.ui.evidence.passages.panel import PassagesPanel
    from briefer.ui.session import Session


class MemoAdding(QObject):
    """Offers the sections of the memos, and puts the passage into the one that is taken."""

    def __init__(self, session: Session, panel: PassagesPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._workspace = session.workspace
        self._panel = panel

    def show_menu(self, stakeholder_id: int) -> None:
        """Offer the sections; those that are bound to the stakeholder come first."""
        menu = QMenu(self._panel)
        menu.setObjectName("evidence.sections")
        menu.aboutToHide.connect(menu.deleteLater)
        kept = self._memos()
        if not kept:
            menu.addAction(tr("There is no memo yet; draft one in Memo")).setEnabled(False)
        for memo in kept:
            into = menu if len(kept) == 1 else menu.addMenu(_shown(memo.title))
            self._fill(into, memo, stakeholder_id)
        button = self._panel.add
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _memos(self) -> list[KeptMemo]:
        """Return the memos, the one on the desk first."""
        chosen = self._session.selection.memo_id
        return sorted(self._workspace.memos.all(), key=lambda memo: memo.id != chosen)

    def _fill(self, menu: QMenu, memo: KeptMemo, stakeholder_id: int) -> None:
        who = self._workspace.codebook.load().stakeholder_by_id.get(stakeholder_id)
        fitting = [
            section
            for section in memo.walk()
            if who is not None and section.binding.get("stakeholder") == who.guid
        ]
        for section in fitting:
            self._offer(menu, memo, section, "")
        if fitting:
            menu.addSeparator()
        for section in _written(memo):
            self._offer(menu, memo, section, "")
            for child in section.children:
                self._offer(menu, memo, child, "    ")

    def _offer(self, menu: QMenu, memo: KeptMemo, section: MemoSection, indent: str) -> None:
        action = menu.addAction(indent + _shown(section.title))
        action.triggered.connect(lambda _checked=False: self._add(memo, section))

    def _add(self, memo: KeptMemo, section: MemoSection) -> None:
        passage = self._panel.list.chosen
        if passage is None:
            return
        try:
            memos.insert_passage(self._workspace, section.id, passage.id)
        except BrieferError as error:
            self._session.messages.failed(error)
            return
        selection, place = self._session.selection, Place(memo_id=memo.id)
        words = tr("Added to “{title}”.").format(title=section.title)
        self._session.messages.note(words, tr("Show"), lambda: selection.go_to_place(place))


def _written(memo: KeptMemo) -> Iterator[MemoSection]:
    """Yield the sections that print what is put into them: all but the notes."""
    known = {template.name: template for template in templates.available()}
    template = known.get(memo.template)
    for section in memo.sections:
        spec = template.section(section.key) if template else None
        if spec is None or spec.kind is not SectionKind.NOTES:
            yield section


def _shown(title: str) -> str:
    """Return a title as a menu shows it: an ampersand is no access key."""
    return title.replace("&", "&&")
