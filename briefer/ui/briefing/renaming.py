"""Giving the file of an open briefing another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.ui.appearance import Appearance

_FORBIDDEN = frozenset('<>:"/\\|?*')
"""Signs that are no part of a name on one system or another."""


class RenameDialog(Sheet):
    """Asks for a name; `renamed(Path)` comes with one that is free and can be one."""

    renamed = Signal(object)

    def __init__(self, appearance: Appearance, path: Path, window: QWidget) -> None:
        super().__init__(appearance, "rename", tr("Rename the file"), window)
        self._path = path
        px = appearance.px
        row = tight(QHBoxLayout(), (px(20), px(18), px(20), px(4)), px(12))
        self._name = named(QLineEdit(path.stem), "rename.name", tr("Name"))
        self._name.setMinimumWidth(px(380))
        words = look(QLabel(tr("Name")), weight="semibold")
        words.setBuddy(self._name)
        row.addWidget(words)
        row.addWidget(self._name, 1)
        row.addWidget(look(QLabel(path.suffix), tone="muted"))
        self.body.addLayout(row)
        self._fault = look(named(QLabel(), "rename.fault"), tone="danger", scale="small")
        self._fault.setContentsMargins(px(20), 0, px(20), px(12))
        self._fault.setWordWrap(True)
        self._fault.hide()
        self.body.addWidget(self._fault)
        self.offer("rename.keep", tr("Rename"), self._keep, kind="primary", cancel="rename.cancel")
        self._name.selectAll()

    def _keep(self) -> None:
        name = " ".join(self._name.text().split()).removesuffix(self._path.suffix)
        if not name or name.startswith(".") or _FORBIDDEN & set(name):
            show_fault(self._fault, tr("A file cannot have this name."))
            return
        new = self._path.with_name(name + self._path.suffix)
        if new == self._path:
            self.reject()
        elif new.exists():
            show_fault(self._fault, tr("{name} is there already.").format(name=new.name))
        else:
            self.accept()
            self.renamed.emit(new)
