"""Moving, renaming and removing what stands in the memo, and the menu that offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from briefer.memo.template import SectionKind
from briefer.model.inline import InlineExtract, plain_text
from briefer.services import citing, quoting, sections
from briefer.services.quoting import Spot
from briefer.ui.memo.composer import moving
from briefer.ui.memo.composer.clipping import clipped, holds_clips, rests_on
from briefer.ui.memo.composer.keys import Meaning
from briefer.ui.memo.composer.labelling import offer_labels
from briefer.ui.memo.composer.pictures_held import holds_pictures
from briefer.ui.memo.composer.piece import CHOSEN, WRITTEN, Kind
from briefer.ui.memo.composer.reading import is_reference_at
from briefer.ui.memo.quotation.citing import fill_citing
from briefer.ui.memo.structure import neighbouring_place
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.ui.memo.composer.clipping import Clip
    from briefer.ui.memo.composer.hand import Hand
    from briefer.ui.memo.composer.piece import Piece

    Offer = tuple[str, str, Callable[[], object], bool]


class Arranging(QObject):
    """Follows what is taken as a whole: blocks and headings.

    `quotation_asked` comes with a block, the place of a quotation in it (None for a card's) and
    where that stands on the screen; `table_asked` with a block and where it stands.
    """

    quotation_asked = Signal(int, object, object)
    table_asked = Signal(int, object)

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._hand = hand

    def move(self, piece: Piece, forward: bool) -> None:
        """Move a block or a section one place on or back."""
        hand, ws, section_id = self._hand, self._hand.workspace, piece.section_id
        offset = hand.composer.caret.position
        lines = hand.composer.sheet.lines_of(piece)
        offset -= hand.composer.sheet.block(lines[0]).position() if lines else 0

        def move(memo: KeptMemo) -> None:
            if piece.block_id:
                takes = self._takes_blocks
                moving.step(ws, memo, piece.block_id, forward=forward, takes_blocks=takes)
                return
            place = neighbouring_place(memo, section_id, forward=forward)
            if piece.kind is Kind.HEADING and place is not None:
                sections.move(ws, section_id, place)

        hand.change(move)
        key = piece.key
        moved = hand.composer.sheet.find(key)
        if moved is not None:
            hand.composer.go_to(key)
            hand.composer.caret.put(hand.composer.caret.position + offset)

    def copy_cited(self, clips: tuple[Clip, ...]) -> None:
        """Put clips on the clipboard, for others with their sources below them."""
        parts = [(clip.words, rests_on(clip)) for clip in clips]
        words = citing.cited(self._hand.workspace, parts)
        QGuiApplication.clipboard().setMimeData(clipped(clips, words))

    def remove_section(self, section_id: int) -> None:
        """Take a section out, and say so."""
        section = self._hand.desk.section(section_id)
        if section is None or not self._hand.session.writable:
            return
        self._hand.change(lambda _: sections.remove(self._hand.workspace, section_id))
        if self._hand.desk.section(section_id) is not None:
            return
        undo = self._hand.session.actions.bound("edit.undo")
        words = tr("“{title}” was removed from the memo.").format(title=section.title)
        slot = undo.trigger if undo else None
        self._hand.session.messages.note(words, tr("Undo") if undo else "", slot)

    def rename_section(self, section_id: int, title: str) -> None:
        """Give a section another name."""
        self._hand.change(lambda _: sections.rename(self._hand.workspace, section_id, title))

    def show_menu(self, position: int, at: QPoint, corrections: Sequence[Offer] = ()) -> None:
        """Show what can be done at a place, after what may be meant by a word there."""
        composer = self._hand.composer
        piece = composer.sheet.piece_at(position)
        if piece is None:
            return
        cursor = composer.textCursor()
        if not cursor.selectionStart() <= position <= cursor.selectionEnd():
            composer.caret.put(position)
            composer.caret.snap()
        menu = QMenu(composer)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for offers in (corrections, self._sources(position), self._edits(), self._places(piece)):
            for words, keys, slot, possible in offers:
                action = menu.addAction(f"{words}\t{keys}" if keys else words, slot)
                action.setEnabled(possible)
            menu.addSeparator()
        if piece.kind in WRITTEN and self._hand.session.writable:
            self._offer_citing(menu, piece, position)
            words = tr("Refer to a section, a table or a picture…")
            menu.addAction(f"{words}\tCtrl+Shift+R", lambda: composer.commands.do(Meaning.REFER))
        offer_labels(menu, piece, self._hand)
        menu.popup(at)

    def _sources(self, position: int) -> Iterator[Offer]:
        guid = self._hand.composer.atom_at(position)
        if guid:
            leads = is_reference_at(self._hand.composer.sheet, position)
            words = tr("Go to what it refers to") if leads else tr("Open source")
            there = not leads or guid in self._hand.composer.sheet.runs.names
            yield words, "Ctrl+Enter", lambda: self._hand.open_source(guid), there
        if self._hand.session.writable and self._quotation(position) is not None:
            yield tr("Cut the quotation…"), "", lambda: self.cut_quotation(position), True

    def _quotation(self, position: int) -> Spot | bool | None:
        """Return the place of the quotation at a place; True for a card's own, None for none."""
        sheet = self._hand.composer.sheet
        piece = sheet.piece_at(position)
        if piece is None or piece.block is None:
            return None
        if piece.kind is Kind.CARD:
            return bool(piece.block.extract) or None
        block = sheet.document.findBlock(position)
        for span in sheet.runs.spans(block):
            atom = sheet.runs.atom(span.key)
            if span.start <= position <= span.end and isinstance(atom, InlineExtract):
                items = sheet.runs.read(block)
                at = next((n for n, item in enumerate(items) if item is atom), None)
                line = block.blockNumber() - sheet.first_line(piece)
                return Spot(line, at) if at is not None else None
        return None

    def cut_quotation(self, position: int) -> None:
        """Ask for the words of the quotation at a place."""
        composer = self._hand.composer
        spot, piece = self._quotation(position), composer.sheet.piece_at(position)
        if spot is None or piece is None or not self._hand.writer.flush():
            return
        where = self._on_screen(position)
        self.quotation_asked.emit(piece.block_id, spot if isinstance(spot, Spot) else None, where)

    def write_table(self, block_id: int) -> None:
        """Ask for the cells of a table."""
        composer = self._hand.composer
        piece = composer.sheet.find(("block", block_id))
        if piece is not None and self._hand.session.writable and self._hand.writer.flush():
            composer.go_to(piece.key)
            line = composer.sheet.block(composer.sheet.first_line(piece))
            self.table_asked.emit(block_id, self._on_screen(line.position()))

    def _on_screen(self, position: int) -> QRect:
        composer = self._hand.composer
        cursor = composer.textCursor()
        cursor.setPosition(position)
        box = composer.cursorRect(cursor)
        return QRect(composer.viewport().mapToGlobal(box.topLeft()), box.size())

    def _offer_citing(self, menu: QMenu, piece: Piece, position: int) -> None:
        """Offer the passages that the sentence at a place can cite."""
        desk, rendering = self._hand.desk, self._hand.desk.rendering
        section = desk.section(piece.section_id)
        if rendering is None or section is None:
            return
        known = rendering.evidence.passage_by_guid
        near = [known[b.extract] for b in section.blocks if b.extract and b.extract in known]
        below = menu.addMenu(tr("Cite here"))
        below.setObjectName("memo.cite")
        words = tr("Find a passage")
        below.addAction(
            f"{words}\tCtrl+Shift+N", lambda: self._hand.composer.commands.do(Meaning.CITE)
        )
        below.addSeparator()
        fill_citing(below, rendering.evidence, near, lambda g: self._cite(piece, position, g))

    def _cite(self, piece: Piece, position: int, guid: str) -> None:
        sheet = self._hand.composer.sheet
        block = sheet.document.findBlock(position)
        run = block.blockNumber() - sheet.first_line(piece)
        at = len(plain_text(sheet.runs.read(block, 0, position - block.position())))
        self._hand.change(
            lambda _: quoting.cite(self._hand.workspace, piece.block_id, [guid], run, at)
        )

    def _edits(self) -> Iterator[Offer]:
        composer = self._hand.composer
        do, writable = composer.commands.do, self._hand.session.writable
        chosen = composer.caret.chosen
        some = composer.textCursor().hasSelection()
        block = chosen is not None and chosen.kind is not Kind.HEADING
        if chosen is not None and not block:
            return
        yield tr("Cut"), "Ctrl+X", lambda: do(Meaning.CUT), (some or block) and writable
        yield tr("Copy"), "Ctrl+C", composer.copy, some or block
        cited = tr("Copy with sources")
        yield cited, "Ctrl+Shift+C", lambda: do(Meaning.COPY_CITED), some or block
        held = QGuiApplication.clipboard().mimeData()
        pastes = holds_clips(held) or holds_pictures(held)
        yield tr("Paste"), "Ctrl+V", lambda: do(Meaning.PASTE), pastes and writable
        if chosen is None:
            yield tr("Bold"), "Ctrl+B", lambda: do(Meaning.STRONG), writable
            yield tr("Italic"), "Ctrl+I", lambda: do(Meaning.SLANTED), writable
            yield tr("Select all"), "Ctrl+A", lambda: do(Meaning.SELECT_ALL), True

    def _places(self, piece: Piece) -> Iterator[Offer]:
        composer = self._hand.composer
        do = composer.commands.do
        if not self._hand.session.writable or piece is composer.sheet.lead:
            return
        if piece.kind is Kind.CARD:
            yield tr("Write a lead-in"), "F2", lambda: composer.commands.open_lead(piece), True
        if piece.kind is Kind.TABLE:
            yield tr("Write the table…"), "F2", lambda: self.write_table(piece.block_id), True
        if piece.kind is Kind.FIGURE:
            ask = composer.commands.figure_asked.emit
            yield tr("Describe the picture…"), "F2", lambda: ask(piece), True
        if piece.kind is Kind.HEADING:
            yield tr("Rename"), "F2", lambda: composer.rename(piece), True
        if piece.kind in CHOSEN:
            yield tr("Write below"), "Enter", lambda: do(Meaning.ENTER), True
        if piece.kind in CHOSEN - {Kind.HEADING}:
            yield tr("Write above"), "Shift+Enter", lambda: do(Meaning.ENTER_ABOVE), True
        if not piece.block_id and piece.kind is not Kind.HEADING:
            return
        yield tr("Move up"), "Alt+Up", lambda: do(Meaning.MOVE_UP), True
        yield tr("Move down"), "Alt+Down", lambda: do(Meaning.MOVE_DOWN), True
        if piece.kind is Kind.HEADING:
            slot = lambda: self.remove_section(piece.section_id)  # noqa: E731 - one of two slots
        else:
            slot = lambda: composer.commands.remove_piece(piece)  # noqa: E731 - the other
        yield tr("Remove from the memo"), "Del", slot, True

    def _takes_blocks(self, section: MemoSection) -> bool:
        faces = self._hand.desk.faces
        return faces is not None and faces.spec(section).kind is not SectionKind.NOTES
