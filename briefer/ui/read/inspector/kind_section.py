"""Kind: what sort of statement it is, and whose words these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.read.inspector.section_head import SectionHead
from briefer.ui.read.palette.print_sentence import reason_sentence
from briefer.ui.translation import tr
from briefer.ui.widgets.box_pair import BoxPair
from briefer.ui.widgets.elided_button import ElidedButton
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.term_box import TermBox, term_options

if TYPE_CHECKING:
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.inspector.shown import Shown


class KindSection(QWidget):
    """`chosen(field, token)` names the field of the statement; the token may be None.

    Whose words these are is suggested by the quotation marks until somebody says it.
    """

    chosen = Signal(str, object)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        named(self, "inspector.kind", tr("Kind"))
        px = appearance.px
        self._vocabulary = vocabulary
        self._guess = ""
        self._writable = True
        column = tight(QVBoxLayout(self))
        column.addWidget(SectionHead(appearance, "inspector.kind", tr("Kind")))
        self.type = TermBox("inspector.type", tr("Type"), term_options(vocabulary.types))
        self.modality = TermBox(
            "inspector.modality", tr("Whose words"), term_options(vocabulary.modalities)
        )
        for field, box in (("type", self.type), ("modality", self.modality)):
            box.chosen.connect(lambda key, field=field: self.chosen.emit(field, key or None))
        boxes = ((tr("Type"), self.type), (tr("Whose words"), self.modality))
        pair = tight(QHBoxLayout(), (px(14), 0, px(14), 0))
        pair.addWidget(BoxPair(appearance, boxes))
        column.addLayout(pair)
        self.suggestion = named(ElidedButton(), "inspector.suggestion")
        look(self.suggestion, kind="link", weight="regular")
        self.suggestion.clicked.connect(lambda: self.chosen.emit("modality", self._guess))
        self.suggestion.hide()
        row = tight(QHBoxLayout(), (px(12), px(2), px(12), 0))
        row.addStretch(1)
        row.addWidget(self.suggestion)
        column.addLayout(row)

    def show_passage(self, shown: Shown) -> None:
        """Show type and modality of a passage."""
        statement = shown.passage.statement
        self.type.set_value(statement.type or "")
        self.modality.set_value(statement.modality or "")
        self._guess = shown.guess
        if self._guess:
            label = self._vocabulary.modalities[self._guess].label.lower()
            self.suggestion.setText(tr("Suggested: {words}").format(words=label))
            self.suggestion.setAccessibleDescription(reason_sentence(self._guess))
            self.suggestion.setToolTip(reason_sentence(self._guess))
        self._show_suggestion()

    def allow(self, *, writable: bool) -> None:
        """Let the user choose, or show plain words."""
        self.type.allow(writable=writable)
        self.modality.allow(writable=writable)
        self._writable = writable
        self._show_suggestion()

    def _show_suggestion(self) -> None:
        had_focus = self.suggestion.hasFocus()
        self.suggestion.setVisible(bool(self._guess) and self._writable)
        if had_focus and not self._guess:
            self.modality.setFocus()
