"""The list of what a sentence can refer to: the memo's sections, tables and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from briefer.memo.referring_words import SECTION
from briefer.model.names import fold
from briefer.ui.memo.composer.insert_list import InsertDelegate
from briefer.ui.memo.composer.offer_list import Names, OfferList
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from briefer.ui.appearance import Appearance

_TARGET = Qt.ItemDataRole.UserRole.value
_INDENT = "\u2003"


@dataclass(frozen=True, slots=True)
class Target:
    """A section, a table or a figure: its guid, its title, its number where that is no part of it.

    `kind` is one of those of `referring_words`, `level` how deep it lies.
    """

    guid: str
    title: str
    number: str = ""
    level: int = 1
    kind: str = SECTION

    @property
    def words(self) -> str:
        """How it reads in the list."""
        number = f"{self.number}\u2002" if self.number else ""
        return f"{number}{' '.join(self.title.split())}"


class ReferenceList(OfferList):
    """Asks for words of a title; `chosen(target)` comes with Enter or a click."""

    chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        self._listed = QStandardItemModel(parent)
        asked, listed = tr("Section, table or picture to refer to"), tr("What can be referred to")
        names = Names("memo.reference-list", tr("Reference"), asked, listed)
        super().__init__(appearance, parent, self._listed, names)
        self._targets: tuple[Target, ...] = ()
        self.list.setItemDelegate(InsertDelegate(appearance, self.list))
        self.asked.connect(self._filter)
        self.taken.connect(lambda index: self.chosen.emit(index.data(_TARGET)))

    def open_at(self, at: QPoint, targets: Sequence[Target]) -> None:
        """Open below a point of the parent."""
        self._targets = tuple(targets)
        self.open_below(at)

    def _filter(self, words: str) -> None:
        asked = fold(words).split()
        self._listed.clear()
        for target in self._targets:
            if all(word in fold(target.words) for word in asked):
                indent = "" if asked else _INDENT * 2 * (target.level - 1)
                item = QStandardItem(indent + target.words)
                item.setData(target, _TARGET)
                self._listed.appendRow(item)
        self.settle()
