"""A framed text in which what differs is marked, by colour and by a line."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefer.memo.difference import ADDED, REMOVED
from briefer.ui.accessible import named
from briefer.ui.memo.preflight.compared import MARK, TINT
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.section_label import SectionLabel
from briefer.ui.widgets.voice_chip import VoiceChip

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.preflight.compared import Box, Piece

_SIZE = 14
_MARKS = {
    REMOVED: ("text-decoration: line-through", "danger-soft", "danger"),
    ADDED: ("text-decoration: underline; font-weight: 600", "ok-soft", "ok"),
    MARK: ("font-weight: 700", "danger-soft", "danger"),
    TINT: ("text-decoration: underline", "accent-soft", "ink"),
}
"""How each kind of piece is set: its marks, its ground and its ink."""


class WordsBox(QWidget):
    """Title, chip of whose words, the words, and where they come from."""

    def __init__(self, appearance: Appearance, name: str, box: Box) -> None:
        super().__init__()
        named(self, name, box.spoken)
        self._appearance = appearance
        self._box = box
        px = appearance.px
        column = tight(QVBoxLayout(self), gap=px(4))
        head = QWidget()
        head.setMinimumHeight(px(19))
        row = tight(QHBoxLayout(head), gap=px(8))
        row.addWidget(SectionLabel(appearance, box.title))
        if box.voice is not None:
            row.addWidget(VoiceChip(appearance, box.voice))
        row.addStretch(1)
        column.addWidget(head)
        frame = surface(QWidget(), "words")
        look(frame, tone=box.tone)
        inner = tight(QVBoxLayout(frame), (px(12), px(8), px(12), px(8)), px(4))
        self._words = named(QLabel(), f"{name}.words", box.spoken)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        inner.addWidget(self._words)
        if box.source:
            label = look(QLabel(box.source), tone="muted", scale="small")
            label.setWordWrap(True)
            inner.addWidget(label)
        inner.addStretch(1)
        column.addWidget(frame, 1)
        appearance.changed.connect(self._write)
        self._write()

    def _write(self) -> None:
        self._words.setFont(self._appearance.serif(_SIZE))
        self._words.setText("".join(map(self._html, self._box.pieces)))

    def _html(self, piece: Piece) -> str:
        """Return a piece as rich text; the space around words that differ stays outside."""
        inner = piece.words.strip()
        before, _, after = piece.words.partition(inner) if inner else (piece.words, "", "")
        styled = f'<span style="{self._style(piece.kind)}">{_lines(inner)}</span>'
        return f"{_lines(before)}{styled}{_lines(after)}"

    def _style(self, kind: str) -> str:
        if kind not in _MARKS:
            return ""
        marks, ground, ink = _MARKS[kind]
        back, front = self._appearance.colour(ground).name(), self._appearance.colour(ink).name()
        return f"{marks}; background-color: {back}; color: {front}"


def _lines(words: str) -> str:
    return escape(words, quote=False).replace("\n", "<br>")
