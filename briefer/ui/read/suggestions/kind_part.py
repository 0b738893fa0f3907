"""Kind: the type and whose words, as suggested and as the analyst changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.read.inspector.section_head import SectionHead
from briefer.ui.translation import tr
from briefer.ui.widgets.box_pair import BoxPair
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.term_box import TermBox, term_options

if TYPE_CHECKING:
    from briefer.model.passage import Statement
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance


class KindPart(QWidget):
    """`chosen(field, token)` names the field of the statement; the token may be None."""

    chosen = Signal(str, object)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        named(self, "suggestion.kind", tr("Kind"))
        px = appearance.px
        column = tight(QVBoxLayout(self))
        column.addWidget(SectionHead(appearance, "suggestion.kind", tr("Kind")))
        types, voices = term_options(vocabulary.types), term_options(vocabulary.modalities)
        self.type = TermBox("suggestion.type", tr("Type"), types, unset=tr("type not set"))
        self.modality = TermBox(
            "suggestion.modality", tr("Whose words"), voices, unset=tr("whose words not set")
        )
        for field, box in (("type", self.type), ("modality", self.modality)):
            box.chosen.connect(lambda key, field=field: self.chosen.emit(field, key or None))
        pair = tight(QHBoxLayout(), (px(14), 0, px(14), 0))
        pair.addWidget(BoxPair(appearance, (("", self.type), ("", self.modality))))
        column.addLayout(pair)

    def show_statement(self, statement: Statement) -> None:
        """Show type and modality."""
        self.type.set_value(statement.type or "")
        self.modality.set_value(statement.modality or "")

    def allow(self, *, writable: bool) -> None:
        """Let the analyst choose, or show plain words."""
        self.type.allow(writable=writable)
        self.modality.allow(writable=writable)
