"""Pictures on their way into the memo: chosen from a file, dropped or pasted."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication

from briefer.errors import BrieferError
from briefer.model.memo import FIGURE, MemoBlock
from briefer.services import pictures
from briefer.ui.memo.composer.clipping import Clip
from briefer.ui.memo.composer.pictures_held import picture_files, picture_of
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QMimeData

    from briefer.model.memo import KeptFigure
    from briefer.ui.memo.composer.hand import Hand


class Picturing(QObject):
    """`figure_asked` comes with a block and where it stands on the screen.

    What is refused is told in one sentence, and the memo is as it was.
    """

    figure_asked = Signal(int, object)

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._hand = hand
        self._folder: Path | None = None
        composer = hand.composer
        composer.commands.admit = self._admit
        composer.commands.pictures_pasted.connect(self._paste)
        composer.commands.figure_asked.connect(lambda piece: self.open(piece.block_id))
        composer.dropping.pictures_dropped.connect(self._drop)
        composer.dropping.address_dropped.connect(self._refuse_address)
        composer.commands.address_pasted.connect(self._refuse_address)

    def choose_file(self) -> bytes | None:
        """Ask for a file and return what is in it, None where there is none to show."""
        ends = " ".join(f"*{end}" for end in pictures.ENDS)
        folder = self._folder or _pictures_folder()
        path = self._hand.session.messages.open_file(
            tr("Choose a picture"), folder, f"{tr('Pictures')} ({ends})"
        )
        if path is None:
            return None
        self._folder = path.parent
        try:
            return pictures.read_file(path)
        except BrieferError as error:
            self._hand.failed.emit(str(error))
            return None

    def choose(self) -> KeptFigure | None:
        """Ask for a file and return the figure that shows it, None where there is none."""
        data = self.choose_file()
        self._hand.composer.setFocus(Qt.FocusReason.OtherFocusReason)
        kept = self._kept([data]) if data is not None else ()
        return kept[0] if kept else None

    def add(
        self, section_id: int, position: int, figures: Sequence[KeptFigure], *, opens: bool
    ) -> None:
        """Put figures into a section and go there; `opens` asks what the last one shows."""
        ws = self._hand.workspace
        new = self._hand.change(lambda _: pictures.add(ws, section_id, figures, position))
        if new:
            self._hand.composer.go_to(("block", new[-1]))
            if opens:
                self.open(new[-1])

    def open(self, block_id: int) -> None:
        """Ask for the words and the width of a picture."""
        composer = self._hand.composer
        piece = composer.sheet.find(("block", block_id))
        if piece is None or not self._hand.session.writable or not self._hand.writer.flush():
            return
        composer.go_to(piece.key)
        box = composer.geometry_of.box(piece).toRect()
        at = composer.viewport().mapToGlobal(box.topLeft())
        self.figure_asked.emit(block_id, QRect(at, box.size()))

    def _drop(self, held: QMimeData, section_id: int, position: int) -> None:
        if self._hand.writer.flush() and (kept := self._kept(self._read(held))):
            self.add(section_id, position, kept, opens=False)

    def _refuse_address(self) -> None:
        """Say what to do with a picture that lies on the web: from there nothing is loaded."""
        words = tr(
            "Briefer loads nothing from the web: save the picture as a file, then drop that."
        )
        self._hand.failed.emit(words)

    def _paste(self, held: QMimeData) -> None:
        if kept := self._kept(self._read(held)):
            self._hand.close_lead()
            clips = [Clip(block=MemoBlock(FIGURE, figure=figure)) for figure in kept]
            self._hand.composer.commands.insert_clips(clips)

    def _read(self, held: QMimeData) -> Sequence[bytes]:
        """Return the files of pictures that are held; none where one cannot be read."""
        try:
            files = [pictures.read_file(path) for path in picture_files(held)]
            return files or [picture_of(held)]
        except BrieferError as error:
            self._hand.failed.emit(str(error))
            return ()

    def _kept(self, data: Sequence[bytes]) -> tuple[KeptFigure, ...]:
        """Keep pictures and return the figures that show them; none where one is refused."""
        if not data:
            return ()
        ws = self._hand.workspace
        with _waiting():
            kept = self._hand.change(lambda _: tuple(pictures.keep(ws, one) for one in data))
        if kept is None:
            return ()
        self._hand.failed.emit("")  # one that was refused before is over
        return kept

    def _admit(self, clips: Sequence[Clip]) -> Sequence[Clip]:
        """Keep the pictures of clips that come from another briefing; leave out what is lost."""
        admitted = []
        for clip in clips:
            figure = clip.block.figure if clip.block is not None else None
            if clip.block is None or figure is None or self._hand.desk.picture(figure.picture):
                admitted.append(clip)
            elif kept := self._kept([clip.picture]):
                here = replace(figure, picture=kept[0].picture)
                admitted.append(replace(clip, block=replace(clip.block, figure=here)))
        return admitted


def _pictures_folder() -> Path:
    location = QStandardPaths.StandardLocation.PicturesLocation
    folder = Path(QStandardPaths.writableLocation(location) or Path.home())
    return folder if folder.is_dir() else Path.home()


@contextmanager
def _waiting() -> Iterator[None]:
    """Show that making a large picture ready takes a moment."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
