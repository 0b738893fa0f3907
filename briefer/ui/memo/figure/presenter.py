"""Between the panel of a picture and the services."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from briefer.errors import BrieferError
from briefer.services import pictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.memo import KeptFigure
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.figure.pane import FigurePane
    from briefer.ui.session import Session


class FigurePresenter(QObject):
    """Keeps the panel true to one picture; one visit is one step, another picture a step too.

    `closed` comes when it is left. `choose` asks for a file and returns what is in it.
    """

    closed = Signal()

    def __init__(
        self, session: Session, desk: Desk, pane: FigurePane, choose: Callable[[], bytes | None]
    ) -> None:
        super().__init__(pane)
        self._session = session
        self._desk = desk
        self._pane = pane
        self._choose = choose
        self._block_id = 0
        self._visits = count(1)
        self._visit = ""
        pane.described.connect(self._write(pictures.describe))
        pane.captioned.connect(self._write(pictures.caption))
        pane.widened.connect(self._write(pictures.widen))
        pane.exchange_asked.connect(self._exchange)
        pane.closed.connect(self.closed)
        desk.changed.connect(self._show)
        desk.shown.connect(pane.close_panel)
        session.selection.flush_asked.connect(self._flush)

    def open(self, block_id: int, box: QRect) -> None:
        """Show a picture's words beside a place of the screen."""
        self._block_id = block_id
        figure = self._figure()
        if figure is not None and self._session.writable:
            self._visit = f"figure {block_id} {next(self._visits)}"
            self._pane.open_beside(figure, box)

    def _write(self, write: Callable[..., None]) -> Callable[[str | int], None]:
        def act(value: str | int) -> None:
            ws, block_id, visit = self._session.workspace, self._block_id, self._visit
            self._do(lambda: write(ws, block_id, value, join=visit))

        return act

    def _exchange(self) -> None:
        data = self._choose()
        if data is not None:
            self._do(lambda: pictures.exchange(self._session.workspace, self._block_id, data))

    def _do(self, change: Callable[[], None]) -> None:
        if self._figure() is None:
            return
        try:
            change()
        except BrieferError as error:
            self._session.selection.refuse(str(error))
            self._pane.refuse(str(error))
            return
        self._show()

    def _show(self) -> None:
        if self._pane.isHidden():
            return
        figure = self._figure()
        if figure is None:
            self._pane.close_panel()
        else:
            self._pane.show_figure(figure)

    def _flush(self) -> None:
        if not self._pane.isHidden():
            self._pane.flush()

    def _figure(self) -> KeptFigure | None:
        block = self._desk.block(self._block_id)
        return block.figure if block else None
