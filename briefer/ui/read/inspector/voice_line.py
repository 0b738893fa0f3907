"""Whose words the passage is in: a chip, and a sentence that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefer.model.voice import Voice
from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.giving_row import GivingRow
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.voice_chip import VoiceChip
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.inspector.shown import Around, Shown

_WORDS = 80
"""Pixels that the sentence needs beside the chip."""


class VoiceLine(QWidget):
    """Stands below the quote."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        px = appearance.px
        row = tight(QHBoxLayout(self), (px(14), px(5), px(14), 0))
        self.chip = named(VoiceChip(appearance, Voice.OUTLET), "inspector.voice")
        self.words = wrapped_label("", "inspector.voice.words", tone="muted", scale="small")
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(GivingRow(self.chip, self.words, gap=px(7), room=px(_WORDS), grows=1))

    def show_passage(self, shown: Shown) -> None:
        """Show the voice of a passage."""
        self.chip.show_voice(shown.passage.voice)
        self.words.setText(voice_words(shown))


def voice_words(shown: Shown) -> str:
    """Return whose words these are, and what they stand in."""
    pieces = [_whose(shown)]
    if shown.around is not None:
        pieces.append(_where(shown.around))
    return " · ".join(filter(None, pieces))


def _whose(shown: Shown) -> str:
    outlet = shown.outlet
    statement = shown.passage.statement
    match shown.passage.voice:
        case Voice.OWN:
            return ""
        case Voice.OFFICIAL:
            return tr("in a text of their own")
        case Voice.PARTIAL:
            return tr("{outlet}’s report, with words of theirs").format(outlet=outlet)
        case Voice.REPORT if statement.modality is None:
            return tr("not set; counts as {outlet}’s words").format(outlet=outlet)
        case Voice.REPORT:
            return tr("{outlet}’s words, not theirs").format(outlet=outlet)
        case _:
            return tr("nobody’s position")


def _where(around: Around) -> str:
    words = tr("same words as passage {n}") if around.same else tr("inside passage {n}")
    return words.format(n=around.number)
