"""Between the panel of a table and the services."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from briefer.errors import BrieferError
from briefer.services import memos

if TYPE_CHECKING:
    from briefer.model.memo import KeptTable, MemoBlock
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.table.pane import TablePane
    from briefer.ui.session import Session


class TablePresenter(QObject):
    """Keeps the panel true to one table; one visit is one step. `closed` comes when it is left."""

    closed = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, desk: Desk, pane: TablePane) -> None:
        super().__init__(pane)
        self._session = session
        self._desk = desk
        self._pane = pane
        self._block_id = 0
        self._visits = count(1)
        self._visit = ""
        pane.written.connect(self._write)
        pane.closed.connect(self.closed)
        desk.changed.connect(self._show)
        desk.shown.connect(pane.close_panel)
        session.selection.flush_asked.connect(self._flush)

    def open(self, block_id: int, box: QRect) -> None:
        """Show a table beside a place of the screen."""
        self._block_id = block_id
        block = self._block()
        if block is not None and block.table is not None and self._session.writable:
            self._visit = f"table {block_id} {next(self._visits)}"
            self._pane.show_table(block.table)
            self._pane.open_beside(box)

    def _write(self, table: KeptTable) -> None:
        block = self._block()
        if block is None:
            return
        new = replace(block, table=table)
        try:
            memos.set_block(self._session.workspace, block.id, new, join=self._visit)
        except BrieferError as error:
            self._session.selection.refuse(str(error))
            self.failed.emit(str(error))
            return
        self._show()

    def _show(self) -> None:
        if self._pane.isHidden():
            return
        block = self._block()
        if block is None or block.table is None:
            self._pane.close_panel()
        else:
            self._pane.show_table(block.table)

    def _flush(self) -> None:
        if not self._pane.isHidden():
            self._pane.flush()

    def _block(self) -> MemoBlock | None:
        return self._desk.block(self._block_id)
