"""Translations of the words; what is checked stays the original."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefer.model.passage import Translation
from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.fold import RING
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import surface, tight
from briefer.ui.widgets.part_head import PartHead
from briefer.ui.widgets.rows import Rows
from briefer.ui.widgets.term_box import TermBox, term_options
from briefer.ui.widgets.typed_line import TypedLine
from briefer.ui.widgets.typed_text import TypedText

if TYPE_CHECKING:
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.inspector.shown import Shown

_ENGLISH, _SPANISH = "en", "es"


class TranslationCard(QWidget):
    """One translation: `changed(Translation, spell)` and `removed`; `spell` joins what is typed."""

    changed = Signal(object, str)
    removed = Signal()

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary, name: str) -> None:
        super().__init__()
        named(self, name, tr("Translation"))
        surface(self, "field")
        px = appearance.px
        self._translation = Translation(_ENGLISH, "")
        column = tight(QVBoxLayout(self), (px(7), px(6), px(5), px(7)), px(4))
        first = tight(QHBoxLayout(), gap=px(4))
        self.language = TypedLine(f"{name}.language", tr("Language"), hint=tr("en"))
        self.language.setFixedWidth(px(52))
        self.kind = TermBox(
            f"{name}.kind",
            tr("Kind of translation"),
            term_options(vocabulary.translation_kinds),
            unset="",
        )
        self.gone = IconButton(
            appearance, "close", f"{name}.remove", tr("Remove translation"), role="muted", size=11
        )
        for widget in (self.language, self.kind, self.gone):
            first.addWidget(widget)
        column.addLayout(first)
        self.text = TypedText(
            f"{name}.text", tr("Translation"), hint=tr("The words in translation")
        )
        column.addWidget(self.text)
        self.by = TypedLine(f"{name}.by", tr("Translated by"), hint=tr("by whom"))
        column.addWidget(self.by)
        self.setFocusProxy(self.text)
        self.language.written.connect(lambda text: self._write("language", text or _ENGLISH))
        self.by.written.connect(lambda text: self._write("by", text or None))
        self.kind.chosen.connect(lambda key: self._write("kind", key))
        self.text.written.connect(lambda text, spell: self._write("text", text, spell))
        self.gone.clicked.connect(self.removed)

    def show_translation(self, translation: Translation, *, another: bool) -> None:
        """Show a translation, perhaps of another passage; what is being typed stays."""
        self._translation = translation
        self.language.set_value(translation.language)
        self.kind.set_value(translation.kind)
        self.by.set_value(translation.by or "")
        if another:
            self.text.begin(translation.text)
        else:
            self.text.set_value(translation.text)

    def allow(self, *, writable: bool) -> None:
        """Let the user change it, or read only."""
        self.gone.setVisible(writable)
        self.kind.allow(writable=writable)
        for field in (self.language, self.by, self.text):
            field.setReadOnly(not writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        self.language.flush()
        self.by.flush()
        self.text.flush()

    def _write(self, field: str, value: str | None, spell: str = "") -> None:
        self._translation = replace(self._translation, **{field: value})  # type: ignore[arg-type]  # a field of it
        if self._translation.text.strip():
            self.changed.emit(self._translation, spell)


class TranslationsPart(QWidget):
    """`changed(translations, spell)` carries all translations as they should be."""

    changed = Signal(object, str)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        named(self, "inspector.translations", tr("Translation"))
        self._appearance = appearance
        self._vocabulary = vocabulary
        self._translations: tuple[Translation, ...] = ()
        self._shown: Shown | None = None
        self._writable = True
        ring = appearance.px(RING)
        column = tight(QVBoxLayout(self), (ring, 0, ring, 0))
        self.head = PartHead(
            appearance, "inspector.translations", tr("Translation"), tr("Add a translation")
        )
        self.head.add_asked.connect(self._begin)
        column.addWidget(self.head)
        lines = tight(QVBoxLayout(), gap=appearance.px(5))
        column.addLayout(lines)
        self.cards = Rows(lines, self._make_card, self.head.add)

    def show_passage(self, shown: Shown) -> None:
        """Show the translations of a passage; an empty card stays while the passage is shown."""
        kept = shown.passage.translations
        another = self._shown is None or self._shown.passage.id != shown.passage.id
        began = not another and len(self.cards) > len(self._translations)
        self._shown = shown
        grew = len(kept) > len(self._translations)
        self._translations = kept
        self.cards.keep(len(kept) + (began and not grew))
        for card, translation in zip(self.cards, kept, strict=False):
            card.show_translation(translation, another=another)

    def allow(self, *, writable: bool) -> None:
        """Let the user change them, or read only."""
        self._writable = writable
        self.head.allow(writable=writable)
        for card in self.cards:
            card.allow(writable=writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        for card in list(self.cards):
            card.flush()

    def _begin(self) -> None:
        """Add an empty card, which is kept once there are words in it."""
        count = len(self._translations)
        if len(self.cards) == count:
            self.cards.keep(count + 1)
            article = self._shown.article if self._shown else None
            is_english = (article.language if article else None) in {None, _ENGLISH}
            language = _SPANISH if article and article.language and is_english else _ENGLISH
            self.cards[count].show_translation(Translation(language, ""), another=True)
        self.cards[count].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_card(self, number: int) -> TranslationCard:
        name = f"inspector.translation.{number}"
        card = TranslationCard(self._appearance, self._vocabulary, name)
        card.changed.connect(lambda translation, spell: self._set(number, translation, spell))
        card.removed.connect(lambda: self._remove(number))
        card.allow(writable=self._writable)
        return card

    def _set(self, number: int, translation: Translation, spell: str) -> None:
        kept = list(self._translations)
        kept[number : number + 1] = [translation]
        self.changed.emit(tuple(kept), spell)

    def _remove(self, number: int) -> None:
        if number == len(self._translations):
            self.cards[number].text.begin("")
            self.cards.keep(number)
            return
        rest = self._translations[:number] + self._translations[number + 1 :]
        self.changed.emit(rest, "")
