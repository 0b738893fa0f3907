"""Finding and replacing: words of a source are found, and never replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from briefer.ui.memo.composer.search.seen_text import SeenText
from briefer.ui.searched import FindOptions
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.ui.memo.composer.hand import Hand
    from briefer.ui.memo.composer.search.replace_bar import ReplaceBar

    Pairs = Sequence[tuple[int, int]]

_KEEP = QTextCursor.MoveMode.KeepAnchor
_LONGEST = 200
"""Letters of a selection that is taken for words to look for."""


class Finding(QObject):
    """Brings what the bar finds into view."""

    def __init__(self, hand: Hand, bar: ReplaceBar) -> None:
        super().__init__(hand)
        self._hand = hand
        self._bar = bar
        self._seen = SeenText(hand.composer.sheet)
        self._places: list[tuple[int, int]] = []
        self._hit: QTextCursor | None = None
        """The hit that was gone to last; it stays with its words while other lines change."""
        bar.search.hits_changed.connect(self._show_hits)
        bar.search.hit_wanted.connect(self._show_hit)
        bar.search.all_wanted.connect(self._replace_all)
        bar.search.closed.connect(self._end)
        bar.replace_asked.connect(self._replace)
        kept = hand.session.preferences.value
        bar.search.show_options(
            FindOptions(kept.find_whole_words, kept.find_case, kept.find_accents)
        )

    def open(self) -> None:
        """Open the bar, with the selected words in it where they are few."""
        composer = self._hand.composer
        if not composer.sheet.pieces:
            return
        cursor = composer.textCursor()
        words = cursor.selectedText()
        usable = "" if len(words) > _LONGEST or {"\u2029", "\u2028"} & set(words) else words
        self._bar.set_writable(writable=self._hand.session.writable)
        self._bar.tell("")
        self._bar.show()
        self._look(cursor.selectionStart(), usable)

    def step(self, by: int) -> None:
        """Go to the next hit of the words that were looked for last, or ask for words."""
        if not self._bar.search.words:
            self.open()
            return
        self._seen = SeenText(self._hand.composer.sheet)
        cursor = self._hand.composer.textCursor()
        at = cursor.selectionEnd() if by > 0 else cursor.selectionStart()
        self._bar.search.step(self._seen.text, self._seen.point(at), by)

    def refresh(self) -> None:
        """Look again: the memo has changed."""
        if self._bar.isVisible():
            self._seen = SeenText(self._hand.composer.sheet)
            self._bar.search.look_again(self._seen.text)

    def _look(self, at: int, words: str = "") -> None:
        self._seen = SeenText(self._hand.composer.sheet)
        self._bar.search.open_bar(self._seen.text, self._seen.point(at), words)

    def _show_hits(self, hits: Pairs) -> None:
        self._places = [(self._seen.place(start), self._seen.place(end)) for start, end in hits]
        self._hand.composer.marking.show_hits(self._places)

    def _show_hit(self, start: int, end: int) -> None:
        composer = self._hand.composer
        first, last = self._seen.place(start), self._seen.place(end)
        self._hit = QTextCursor(composer.document())
        self._hit.setPosition(first)
        self._hit.setPosition(last, _KEEP)
        composer.caret.put(first)
        composer.caret.put(last, keep=True)
        composer.reveal_selection()

    def _replace(self) -> None:
        """Replace the hit that is shown, and go to the next one."""
        if self._hit is None or not self._bar.search.words:
            return
        start, end = self._hit.selectionStart(), self._hit.selectionEnd()
        if (start, end) not in self._places:
            at = start  # its words are others by now
        elif self._seen.is_own(start, end):
            self._hand.step(lambda: self._write(start, end))
            self._bar.tell("")
            at = self._hand.composer.caret.position
        else:
            self._bar.tell(tr("Words of a source and headings are never replaced"))
            at = end
        self._hit = None
        self._seen = SeenText(self._hand.composer.sheet)
        self._bar.search.step(self._seen.text, self._seen.point(at), 1)
        self._bar.field.setFocus()

    def _replace_all(self, hits: Pairs) -> None:
        """Replace every hit in the analyst's own words, as one step."""
        places = [(self._seen.place(start), self._seen.place(end)) for start, end in hits]
        own = [place for place in places if self._seen.is_own(*place)]

        def write() -> None:
            for start, end in reversed(own):
                self._write(start, end)

        if own:
            self._hand.step(write)
        self._hit = None
        kept = len(places) - len(own)
        said = tr("{n} replaced").format(n=len(own))
        left = tr("{n} in sources and headings left").format(n=kept)
        self._bar.tell(f"{said} · {left}" if kept else said)
        self._seen = SeenText(self._hand.composer.sheet)
        self._bar.search.look_again(self._seen.text)

    def _write(self, start: int, end: int) -> None:
        """Put the other words in place of a hit, in the hit's own looks."""
        composer = self._hand.composer
        cursor = QTextCursor(composer.document())
        cursor.setPosition(start + 1)
        form = cursor.charFormat()
        cursor.setPosition(start)
        cursor.setPosition(end, _KEEP)
        cursor.insertText(self._bar.field.text(), form)
        composer.caret.put(cursor.position())

    def _end(self) -> None:
        composer = self._hand.composer
        composer.marking.show_hits(())
        composer.caret.snap()
        composer.setFocus()
