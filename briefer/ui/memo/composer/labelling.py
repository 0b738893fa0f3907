"""What the menu of a block offers to label it with: its handling mark, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup

from briefer.memo.handling import SCHEMES, US, banner_level
from briefer.memo.header import BANNER
from briefer.model.memo import BULLETS, CONFIDENCES, PARAGRAPH
from briefer.services import block_labels
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMenu

    from briefer.model.memo import KeptMemo, MemoBlock
    from briefer.ui.memo.composer.hand import Hand
    from briefer.ui.memo.composer.piece import Piece

    Set = Callable[[str], None]


def offer_labels(menu: QMenu, piece: Piece, hand: Hand) -> None:
    """Put the labels of a block into its menu, the one that it has ticked."""
    memo = hand.desk.memo
    if memo is None or not piece.block_id or not hand.session.writable:
        return
    block = next((found for found in memo.blocks() if found.id == piece.block_id), None)
    if block is None:
        return
    ws, block_id = hand.workspace, block.id
    marks = [("", tr("None")), *((mark, f"({mark})") for mark in _marks(memo, block))]

    def mark(label: str) -> None:
        hand.change(lambda _: block_labels.set_portion(ws, block_id, label))

    _submenu(menu, tr("Handling mark"), marks, block.portion, mark)
    if _is_judgement(piece, block, hand):
        names = {"high": tr("High"), "moderate": tr("Moderate"), "low": tr("Low")}
        levels = [("", tr("Not said")), *((level, names[level]) for level in CONFIDENCES)]

        def judge(level: str) -> None:
            hand.change(lambda _: block_labels.set_confidence(ws, block_id, level))

        _submenu(menu, tr("Confidence"), levels, block.confidence, judge)


def _marks(memo: KeptMemo, block: MemoBlock) -> list[str]:
    """Return the marks of the banner's scheme, and the one that the block has."""
    level = banner_level(memo.fields.get(BANNER, ""))
    scheme = level.scheme if level else US
    own = [block.portion] if block.portion else []
    return list(dict.fromkeys([*(entry.mark for entry in SCHEMES[scheme]), *own]))


def _is_judgement(piece: Piece, block: MemoBlock, hand: Hand) -> bool:
    faces, section = hand.desk.faces, hand.desk.section(piece.section_id)
    if faces is None or section is None or block.kind not in {PARAGRAPH, BULLETS}:
        return False
    return faces.spec(section).confidence


def _submenu(
    menu: QMenu, title: str, entries: Iterable[tuple[str, str]], chosen: str, choose: Set
) -> None:
    below = menu.addMenu(title)
    group = QActionGroup(below)
    for value, words in entries:
        action = QAction(words, group, checkable=True, checked=value == chosen)
        action.triggered.connect(lambda _, value=value: choose(value))
        below.addAction(action)
