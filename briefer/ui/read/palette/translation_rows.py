"""The rows of the second stage in which words of another language are translated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.model.passage import Translation
from briefer.ui.read.palette.stage_line import StageLine
from briefer.ui.read.palette.stage_row import Choice, ChoiceRow, StageRow
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import tight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance

ENGLISH = "en"
OURS = "ours"


class TranslationRows(QWidget):
    """A line for the translation into English and, once there is one, who has made it.

    `changed(translations)` carries all of them, those into other languages unchanged.
    """

    changed = Signal(list)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary, who: str) -> None:
        super().__init__()
        self._who = who
        self._all: list[Translation] = []
        column = tight(QVBoxLayout(self))
        self.text = StageRow(appearance, "kindTranslation", tr("In En&glish"))
        self.line = StageLine(
            "kindTranslation.line",
            tr("Translation into English"),
            tr("The words in English; what is checked stays the original"),
        )
        self.line.written.connect(self._write)
        self.text.column.addWidget(self.line)
        self.text.setFocusProxy(self.line)
        kinds = [
            Choice(term.key, term.label, term.hint, term.letter)
            for term in vocabulary.translation_kinds.terms
        ]
        self.kind = ChoiceRow(appearance, "kindTranslated", tr("Translated"), kinds)
        self.kind.chosen.connect(self._set_kind)
        column.addWidget(self.text)
        column.addWidget(self.kind)
        self.kind.hide()

    @property
    def rows(self) -> list[StageRow]:
        """The rows that take the keys, from the top."""
        return [self.text, self.kind]

    def show_translations(self, translations: Sequence[Translation], *, foreign: bool) -> None:
        """Show the English one; both rows stay away where the words are English already."""
        self._all = list(translations)
        own = self._english
        self.line.show_value(own.text if own else "")
        self.kind.show_value(own.kind if own else "")
        self.text.setVisible(foreign or own is not None)
        self.kind.setVisible(own is not None)

    @property
    def _english(self) -> Translation | None:
        return next((t for t in self._all if t.language == ENGLISH), None)

    def _write(self, text: str) -> None:
        own = self._english or Translation(ENGLISH, "", self._who, OURS)
        self._put(replace(own, text=text) if text else None)

    def _set_kind(self, kind: str) -> None:
        own = self._english
        if own is not None:
            kind = kind or OURS
            self._put(replace(own, kind=kind, by=self._who if kind == OURS else None))

    def _put(self, english: Translation | None) -> None:
        others = [t for t in self._all if t.language != ENGLISH]
        self.changed.emit([english, *others] if english else others)
