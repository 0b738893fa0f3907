"""The menu of a stakeholder's chip: the part that it plays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.passage import PartyTag
    from briefer.model.vocabulary import Vocabulary


def part_menu(
    parent: QWidget,
    vocabulary: Vocabulary,
    party: PartyTag,
    change: Callable[[PartyTag], object],
    remove: Callable[[], object],
) -> QMenu:
    """Return the menu; it is deleted when it closes."""
    menu = named(QMenu(parent), "inspector.part-menu", tr("Part"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    group = QActionGroup(menu)
    for term in vocabulary.parts.terms:
        action = QAction(with_letter(term.label, term.letter), group)
        action.setObjectName(f"inspector.part.{term.key}")
        action.setCheckable(True)
        action.setChecked(term.key == party.part)
        action.setToolTip(term.hint)
        action.triggered.connect(
            lambda _checked=False, key=term.key: change(replace(party, part=key))
        )
        menu.addAction(action)
    menu.addSeparator()
    inferred = menu.addAction(tr("&Inferred: the text does not say it"))
    inferred.setObjectName("inspector.part.inferred")
    inferred.setCheckable(True)
    inferred.setChecked(party.inferred)
    inferred.triggered.connect(lambda checked: change(replace(party, inferred=checked)))
    menu.addSeparator()
    gone = menu.addAction(tr("Remove"))
    gone.setObjectName("inspector.part.remove")
    gone.triggered.connect(lambda _checked=False: remove())
    return menu


def with_letter(label: str, letter: str) -> str:
    """Return a label with the mark before its access letter."""
    at = label.lower().find(letter) if letter else -1
    return label if at < 0 else f"{label[:at]}&{label[at:]}"
