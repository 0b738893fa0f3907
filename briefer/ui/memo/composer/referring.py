"""Putting references to sections, tables and figures into the memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.memo.compose import wording_of
from briefer.memo.cross_refs import caption
from briefer.memo.referring_words import FIGURE, TABLE, words_before
from briefer.memo.template import SectionKind
from briefer.model.inline import CrossRef, Text
from briefer.ui.memo.composer.reference_list import ReferenceList, Target
from briefer.ui.memo.composer.runs import between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.memo import MemoSection
    from briefer.ui.memo.composer.hand import Hand
    from briefer.ui.memo.faces import Faces


class Referring(QObject):
    """Owns the list of what can be referred to."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._hand = hand
        composer = hand.composer
        self._list = ReferenceList(hand.session.appearance, composer.viewport())
        self._list.chosen.connect(self.refer)
        self._list.closed.connect(composer.setFocus)
        composer.commands.reference_asked.connect(self.open)

    def open(self) -> None:
        """Offer every place of the memo that has a name, for a reference at the caret."""
        memo, faces, composer = self._hand.desk.memo, self._hand.desk.faces, self._hand.composer
        if memo is not None and faces is not None:
            targets = [t for section in memo.sections for t in _targets(section, faces, 1)]
            self._list.open_at(composer.cursorRect().bottomLeft(), targets)

    def refer(self, target: Target) -> None:
        """Put a reference at the caret, after the word for what it leads to."""
        composer, memo, template = (
            self._hand.composer,
            self._hand.desk.memo,
            self._hand.desk.template,
        )
        if memo is None or template is None:
            return
        language = wording_of(memo, template).language

        def write() -> None:
            if composer.textCursor().hasSelection():
                composer.commands.remove_selection()
            position = composer.caret.position
            block = composer.sheet.document.findBlock(position)
            before = between(block.text(), 0, position - block.position())
            words = words_before(before, language, target.kind)
            lead = (Text(words),) if words else ()
            composer.pen.insert((*lead, CrossRef(target.title, target.guid)))

        self._hand.step(write)
        composer.setFocus()


def _targets(section: MemoSection, faces: Faces, level: int) -> Iterator[Target]:
    """Yield a section, its tables and figures, then what lies below it; never the notes."""
    if faces.spec(section).kind is SectionKind.NOTES and level == 1:
        return
    if section.title.strip():
        number = faces.number(section) if level == 1 else ""
        yield Target(section.guid, section.title, number.rstrip("."), level)
    for block in section.blocks:
        if title := caption(block).strip():
            kind = TABLE if block.table is not None else FIGURE
            number = faces.number_of(block).rstrip()
            yield Target(block.guid, title, number, level + 1, kind)
    for child in section.children:
        yield from _targets(child, faces, level + 1)
