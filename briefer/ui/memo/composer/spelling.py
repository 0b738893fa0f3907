"""Words that no dictionary has: underlined in the analyst's own text, never in a source's."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from briefer.memo.compose import wording_of
from briefer.model.utf16 import Utf16Map
from briefer.services.spelling import dictionary, speller, words_in
from briefer.ui.memo.composer.piece import WRITTEN
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefer.model.changes import ChangeSet
    from briefer.model.settings import Preferences
    from briefer.services.spelling import Speller
    from briefer.ui.memo.composer.hand import Hand

    Offer = tuple[str, str, Callable[[], object], bool]
    Place = tuple[int, int]

_REMEMBERED = 4_000
"""Lines whose words were looked up."""


class Spelling(QObject):
    """Answers for lines of the sheet, by the dictionary of the memo's language.

    `changed` comes when other words are unknown than before, `menu_ready(position, point, offers)`
    with what may be meant by the word at a place.
    """

    changed = Signal()
    menu_ready = Signal(int, object, object)

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._hand = hand
        self._session = hand.session
        self._speller: Speller | None = None
        self._language = ""
        self._own: frozenset[str] = frozenset()
        self._lines: dict[str, tuple[Place, ...]] = {}
        hand.session.preferences.changed.connect(self._follow)
        hand.session.bridge.changed.connect(self._follow_names)
        self._follow(hand.session.preferences.value)

    def use_language(self) -> None:
        """Load the dictionary of the memo's language, where it is another than before."""
        memo, template = self._hand.desk.memo, self._hand.desk.template
        if memo is None or template is None or not self._session.preferences.value.spelling:
            return
        language = wording_of(memo, template).language
        if language == self._language:
            return
        self._language, self._speller = language, None
        self._forget()
        path = dictionary(language)
        if path is not None:
            done = partial(self._arrive, language)
            self._session.jobs.run(lambda _: speller(path), done=done, failed=lambda _: None)

    def unknown(self, line: int) -> tuple[Place, ...]:
        """Return the words of a line that no dictionary has, in UTF-16 units from its start."""
        sheet = self._hand.composer.sheet
        if self._speller is None or sheet.pieces[line].kind not in WRITTEN:
            return ()
        block = sheet.block(line)
        text = block.text()
        if text not in self._lines:
            if len(self._lines) > _REMEMBERED:
                self._lines.clear()
            self._lines[text] = tuple(self._look_up(text))
        places = self._lines[text]
        if not places:
            return ()
        caret = self._hand.composer.caret.position - block.position()
        typing = self._hand.composer.sheet.pieces[line].is_dirty
        spans = [
            (span.start - block.position(), span.end - block.position())
            for span in sheet.runs.spans(block)
        ]
        return tuple(
            (start, end)
            for start, end in places
            if not (typing and end == caret)
            and not any(first < end and start < last for first, last in spans)
        )

    def ask(self, position: int, at: object) -> None:
        """Find what may be meant by the word at a place, then tell it; at once for a known one."""
        sheet, known = self._hand.composer.sheet, self._speller
        block = sheet.document.findBlock(position)
        place = position - block.position()
        found = next((p for p in self.unknown(block.blockNumber()) if p[0] <= place <= p[1]), None)
        if found is None or known is None or self._hand.composer.isReadOnly():
            self.menu_ready.emit(position, at, ())
            return
        start, end = (block.position() + unit for unit in found)
        word = self._words(start, end)

        def offer(suggested: Sequence[str]) -> None:
            self.menu_ready.emit(position, at, self._offers(word, start, end, suggested))

        self._session.jobs.run(
            lambda _: known.suggest(word), done=offer, failed=lambda _: offer(())
        )

    def _offers(
        self, word: str, start: int, end: int, suggested: Sequence[str]
    ) -> tuple[Offer, ...]:
        offers: list[Offer] = [
            (other, "", partial(self._replace, word, start, end, other), True)
            for other in suggested
        ]
        if not suggested:
            offers.append((tr("No word is like it"), "", self.changed.emit, False))
        words = tr("“{word}” is a word").format(word=word)
        return (*offers, (words, "", partial(self._keep, word), True))

    def _replace(self, word: str, start: int, end: int, other: str) -> None:
        if self._words(start, end) != word:
            return  # something else stands there by now
        composer = self._hand.composer

        def write() -> None:
            cursor = QTextCursor(composer.document())
            cursor.setPosition(start + 1)
            form = cursor.charFormat()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(other, form)
            composer.caret.put(cursor.position())

        self._hand.step(write)

    def _keep(self, word: str) -> None:
        """Take a word into the analyst's own dictionary."""
        value = self._session.preferences.value
        words = sorted({*value.spelling_words.split(), word})
        self._session.preferences.change(replace(value, spelling_words=" ".join(words)))

    def _words(self, start: int, end: int) -> str:
        cursor = QTextCursor(self._hand.composer.document())
        cursor.setPosition(min(start, self._hand.composer.document().characterCount() - 1))
        last = min(end, self._hand.composer.document().characterCount() - 1)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _look_up(self, text: str) -> list[Place]:
        known = self._speller
        if known is None:
            return []
        units = Utf16Map(text)
        return [
            (units.to_units(start), units.to_units(end))
            for start, end in words_in(text)
            if not known.knows(text[start:end])
            and text[start:end].removesuffix("’s").removesuffix("'s") not in self._own
        ]

    def _arrive(self, language: str, loaded: Speller) -> None:
        if language == self._language:
            self._speller = loaded
            self._forget()

    def _follow(self, value: Preferences) -> None:
        """Use the words that the analyst has kept, or nothing where spelling is switched off."""
        self._own = frozenset(value.spelling_words.split()) | self._names()
        if not value.spelling:
            self._language, self._speller = "", None
        self._forget()
        self.use_language()

    def _follow_names(self, changes: ChangeSet) -> None:
        if changes.many or changes.touches("stakeholder", "alias"):
            self._follow(self._session.preferences.value)

    def _names(self) -> frozenset[str]:
        """Return the words of the names that the codebook has."""
        codebook = self._session.workspace.codebook.load()
        names = [
            name
            for who in codebook.stakeholders
            for name in (who.name, who.short, *(alias for alias in who.aliases))
        ]
        return frozenset(word for name in names for word in name.replace(",", " ").split())

    def _forget(self) -> None:
        self._lines.clear()
        self.changed.emit()
