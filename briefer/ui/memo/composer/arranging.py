"""Moving, renaming and removing what stands in the memo, and the menu that offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from briefer.memo.template import SectionKind
from briefer.services import memos
from briefer.ui.memo.composer import editing
from briefer.ui.memo.composer.card_row import CardRowView
from briefer.ui.memo.composer.heading_row import HeadingRowView
from briefer.ui.memo.structure import neighbouring_place
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.ui.memo.composer.hand import Hand
    from briefer.ui.memo.composer.row import AnyView

    Offer = tuple[str, str, Callable[[], object]]


class Arranging(QObject):
    """Follows rows that are taken as a whole: cards, page breaks, headings."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._hand = hand

    def move(self, view: AnyView, *, forward: bool) -> None:
        """Move a block or a section one place on or back."""
        ws, block_id, section_id = self._hand.workspace, view.block_id, view.section_id

        def move(memo: KeptMemo) -> None:
            if block_id:
                takes = self._takes_blocks
                editing.step(ws, memo, block_id, forward=forward, takes_blocks=takes)
                return
            place = neighbouring_place(memo, section_id, forward=forward)
            if place is not None:
                memos.move_section(ws, section_id, place)

        self._hand.change(move)
        self._hand.composer.reveal(view)

    def remove(self, view: AnyView) -> None:
        """Take a block or a section out of the memo."""
        if isinstance(view, HeadingRowView):
            self.remove_section(view.section_id)
            return
        block_id, place = view.block_id, self._hand.place_of(view)
        self._hand.change(lambda _: memos.remove_block(self._hand.workspace, block_id))
        self._hand.focus_near(place)

    def remove_section(self, section_id: int) -> None:
        """Take a section out, and say so."""
        section = self._hand.desk.section(section_id)
        if section is None or not self._hand.session.writable:
            return
        self._hand.change(lambda _: memos.remove_section(self._hand.workspace, section_id))
        undo = self._hand.session.actions.bound("edit.undo")
        words = tr("“{title}” was removed from the memo.").format(title=section.title)
        slot = undo.trigger if undo else None
        self._hand.session.messages.note(words, tr("Undo") if undo else "", slot)

    def rename_section(self, section_id: int, title: str) -> None:
        """Give a section another name."""
        self._hand.change(lambda _: memos.rename_section(self._hand.workspace, section_id, title))

    def show_menu(self, view: AnyView, at: QPoint) -> None:
        """Show what can be done with a row."""
        menu = QMenu(self._hand.composer)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, keys, slot in self._offers(view):
            menu.addAction(f"{words}\t{keys}", slot)
        if not menu.isEmpty():
            menu.popup(at)

    def _offers(self, view: AnyView) -> list[Offer]:
        hand = self._hand
        offers: list[Offer] = []
        if isinstance(view, CardRowView):
            offers.append((tr("Open source"), "Ctrl+Enter", view.open_source))
        if not hand.session.writable:
            return offers
        if isinstance(view, CardRowView):
            offers.append((tr("Write a lead-in"), "F2", view.write_lead))
        if isinstance(view, HeadingRowView):
            offers.append((tr("Rename"), "F2", view.rename))
            offers.append((tr("Write below"), "Enter", lambda: hand.open(view.section_id, 0)))
        else:
            below, above = tr("Write below"), tr("Write above")
            offers.append((below, "Enter", lambda: hand.open_beside(view, below=True)))
            offers.append((above, "Shift+Enter", lambda: hand.open_beside(view, below=False)))
        return [
            *offers,
            (tr("Move up"), "Alt+Up", lambda: self.move(view, forward=False)),
            (tr("Move down"), "Alt+Down", lambda: self.move(view, forward=True)),
            (tr("Remove from the memo"), "Del", lambda: self.remove(view)),
        ]

    def _takes_blocks(self, section: MemoSection) -> bool:
        faces = self._hand.desk.faces
        return faces is not None and faces.spec(section).kind is not SectionKind.NOTES
