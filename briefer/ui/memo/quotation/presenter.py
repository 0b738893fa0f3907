"""Between the panel of a quotation's words and the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from briefer.errors import BrieferError
from briefer.model.inline import InlineExtract
from briefer.services import quoting

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.memo import MemoBlock
    from briefer.services.quoting import Spot
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.quotation.pane import QuotationPane
    from briefer.ui.session import Session


class QuotationPresenter(QObject):
    """Keeps the panel true to one quotation of the memo; `closed` comes when it is left."""

    closed = Signal()

    def __init__(self, session: Session, desk: Desk, pane: QuotationPane) -> None:
        super().__init__(pane)
        self._session = session
        self._workspace = session.workspace
        self._desk = desk
        self._pane = pane
        self._block_id = 0
        self._spot: Spot | None = None
        self._passage = ""
        pane.kept.connect(self._keep)
        pane.left_out.connect(self._leave_out)
        pane.added.connect(self._add)
        pane.turned.connect(self._turn)
        pane.restored.connect(self._restore)
        pane.closed.connect(self.closed)
        desk.changed.connect(self._show)
        desk.shown.connect(pane.close_panel)

    def open(self, block_id: int, spot: Spot | None, box: QRect) -> None:
        """Show the words of a block's quotation beside a place of the screen."""
        self._block_id, self._spot, self._passage = block_id, spot, ""
        item = self._item()
        if item is not None:
            self._passage = item[0]
            self._pane.show_words(item[1], is_whole=item[2])
            self._pane.open_beside(box)

    def _keep(self, first: int, last: int) -> None:
        self._do(lambda ws, block, spot: quoting.keep(ws, block, spot, first, last))

    def _leave_out(self, first: int, last: int) -> None:
        self._do(lambda ws, block, spot: quoting.leave_out(ws, block, spot, first, last))

    def _add(self, at: int, words: str) -> None:
        self._do(lambda ws, block, spot: quoting.add(ws, block, spot, at, words))

    def _turn(self) -> None:
        self._do(quoting.turn)

    def _restore(self) -> None:
        self._do(quoting.restore)

    def _do(self, work: Callable[..., None]) -> None:
        try:
            work(self._workspace, self._block_id, self._spot)
        except BrieferError as error:
            self._pane.refuse(str(error))
            return
        self._show()

    def _show(self) -> None:
        if self._pane.isHidden():
            return
        item = self._item()
        if item is None or item[0] != self._passage or not self._session.writable:
            self._pane.close_panel()
        else:
            self._pane.show_words(item[1], is_whole=item[2])

    def _item(self) -> tuple[str, str, bool] | None:
        """Return passage, printed words and whether those are all, None where it is gone."""
        block = self._desk.block(self._block_id)
        if block is None:
            return None
        if self._spot is None:
            return (block.extract, block.words, not block.parts) if block.extract else None
        item = _inline(block, self._spot)
        return (item.passage, item.words, not item.parts) if item is not None else None


def _inline(block: MemoBlock, spot: Spot) -> InlineExtract | None:
    run = block.content[spot.run] if spot.run < len(block.content) else ()
    item = run[spot.item] if spot.item < len(run) else None
    return item if isinstance(item, InlineExtract) else None
