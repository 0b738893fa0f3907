"""The page of keys (F1): the table of actions, by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.services.vocabulary import vocabulary
from briefer.ui.accessible import named
from briefer.ui.actions import ACTIONS, PLACES
from briefer.ui.help.term_keys import term_keys
from briefer.ui.translation import tr
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import surface, tight
from briefer.ui.widgets.section_label import SectionLabel
from briefer.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.ui.actions import Action
    from briefer.ui.appearance import Appearance

_WIDTH, _HEIGHT, _TWO = 760, 520, 640


class KeysPage(Sheet):
    """Every action that has keys, in two columns."""

    def __init__(self, appearance: Appearance, window: QWidget) -> None:
        super().__init__(appearance, "keys", tr("Keys"), window)
        px = appearance.px
        scroll = named(QScrollArea(), "keys.list", tr("Keys"))
        scroll.setWidgetResizable(True)
        scroll.setFixedSize(
            min(px(_WIDTH), window.width() - 80), min(px(_HEIGHT), window.height() - 200)
        )
        holder = surface(QWidget(), "panel")
        direction = QBoxLayout.Direction
        narrow = scroll.width() < px(_TWO)
        columns = tight(
            QBoxLayout(direction.TopToBottom if narrow else direction.LeftToRight, holder),
            (px(20), px(6), px(20), px(16)),
            0 if narrow else px(36),
        )
        for places in _in_two(list(PLACES)):
            column = tight(QVBoxLayout())
            for place in places:
                rows = [(tr(a.text).removesuffix("…"), a.keys) for a in _rows(place)]
                self._add_place(column, tr(PLACES[place]), rows)
            if places and places[-1] == list(PLACES)[-1]:
                for row in term_keys(vocabulary()):
                    self._add_place(column, row.title, row.terms)
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll.setWidget(holder)
        self.body.addWidget(scroll)
        self.offer("keys.close", tr("Close"), self.accept)

    def _add_place(
        self, column: QVBoxLayout, title: str, rows: Sequence[tuple[str, Sequence[str]]]
    ) -> None:
        if not rows:
            return
        px = self._appearance.px
        column.addSpacing(px(12))
        column.addWidget(SectionLabel(self._appearance, title))
        column.addSpacing(px(4))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(0, 1)
        for number, (what, keys) in enumerate(rows):
            grid.addWidget(QLabel(what), number, 0)
            caps = tight(QHBoxLayout(), gap=px(4))
            for cap in keys:
                caps.addWidget(KeyCap(self._appearance, cap))
            grid.addLayout(caps, number, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)


def _rows(place: str) -> list[Action]:
    return [action for action in ACTIONS if action.where == place and action.keys]


def _in_two(places: list[str]) -> tuple[list[str], list[str]]:
    """Split the places so that both columns have about as many lines."""
    total = sum(len(_rows(place)) for place in places)
    left: list[str] = []
    lines = 0
    for place in places:
        if lines >= total / 2:
            break
        left.append(place)
        lines += len(_rows(place))
    return left, places[len(left) :]
