"""The right pane of the review: one suggestion, what accepting it writes, and the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.overriding import override
from briefer.ui.read.inspector.entry_finder import EntryFinder
from briefer.ui.read.inspector.quote_box import QuoteBox
from briefer.ui.read.inspector.voice_line import VoiceLine
from briefer.ui.read.palette.catalogue import Group
from briefer.ui.read.palette.figure_words import figure_words
from briefer.ui.read.suggestions.about_part import AboutPart
from briefer.ui.read.suggestions.keys import Command, command_for
from briefer.ui.read.suggestions.kind_part import KindPart
from briefer.ui.read.suggestions.who_part import WhoPart
from briefer.ui.translation import tr
from briefer.ui.widgets.giving_row import GivingRow
from briefer.ui.widgets.key_button import KeyButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.ui.read.inspector.shown import Shown
    from briefer.ui.read.suggestions.draft import Draft
    from briefer.ui.session import Session

_LARGE = 200
"""Per cent: with such text the buttons need the room of their margins."""


class SuggestionPanel(QWidget):
    """`asked(Command)` comes with a button or its key, `alike_asked` with Show at the foot."""

    counted = Signal(str)
    asked = Signal(object)
    alike_asked = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        named(self, "suggestion", tr("Suggestion"))
        surface(self, "panel")
        self._session = session
        appearance, vocabulary = session.appearance, session.vocabulary
        self.corner = QWidget(self)
        self.quote = QuoteBox(appearance)
        self.quote.setObjectName("suggestion.quote")
        self.voice = VoiceLine(appearance)
        self.who = WhoPart(appearance, vocabulary)
        self.about = AboutPart(appearance, vocabulary)
        self.kind = KindPart(appearance, vocabulary)
        self.figures = look(named(QLabel(), "suggestion.figures"), tone="muted", scale="small")
        self.fault = look(named(QLabel(), "suggestion.fault"), tone="danger", scale="small")
        self._alike = look(named(QLabel(), "suggestion.alike"), tone="muted", scale="small")
        self._build()
        self.finder = EntryFinder(session, self)
        self.finder.closed.connect(self._leave_finder)
        self._finds_for: WhoPart | AboutPart = self.who
        self.show_nothing()

    def show_draft(self, draft: Draft, shown: Shown, number: int, count: int) -> None:
        """Show what accepting would write."""
        self.quote.show_passage(shown)
        self.voice.show_passage(shown)
        passage, codebook = draft.passage, shown.codebook
        self.who.show_parties(passage.parties, draft.party_reasons, codebook)
        self.about.show_topics(passage.topics, draft.topic_reasons, codebook)
        self.kind.show_statement(passage.statement)
        figures = ", ".join(map(figure_words, passage.figures))
        self.figures.setText(tr("Figures: {words}").format(words=figures))
        self.figures.setVisible(bool(figures))
        self.accept.setText(tr("Accept as changed") if draft.is_changed else tr("Accept"))
        self.counted.emit(tr("{n} of {count}").format(n=f"{number:,}", count=f"{count:,}"))
        self._content.show()

    def show_nothing(self) -> None:
        """Show that no suggestion is chosen."""
        self.counted.emit("")
        self._content.hide()
        self.show_alike(0)

    def show_alike(self, count: int) -> None:
        """Say how many like this are open in other articles."""
        one = tr("1 more like this in other articles")
        some = tr("{n} more like this in other articles").format(n=f"{count:,}")
        self._alike.setText((one if count == 1 else some) + " ·")
        self._foot.setVisible(bool(count))

    def show_fault(self, sentence: str) -> None:
        """Say why something was not written, or nothing."""
        show_fault(self.fault, sentence)

    def allow(self, *, writable: bool) -> None:
        """Let the analyst decide, or show the suggestion plainly."""
        for part in (self.who, self.about, self.kind):
            part.allow(writable=writable)
        for button in (self.accept, self.change, self.dismiss):
            button.setVisible(writable)

    @property
    def has_focus(self) -> bool:
        """Whether the focus is in here."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def begin(self) -> None:
        """Another suggestion is going to be shown."""
        self.finder.hide()
        self.show_fault("")

    def begin_change(self) -> None:
        """Put the focus on the first thing that can be changed."""
        rows = (*self.who.rows, *self.about.rows)
        first = rows[0] if rows else self.who.head.add
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def open_finder(self, group: Group, skip: frozenset[tuple[Group, int]]) -> None:
        """Open the list of entries below the heading of a part; Esc leads back to its link."""
        self._finds_for = self.who if group is Group.WHO else self.about
        top = self._finds_for.mapTo(self, QPoint(0, self._session.appearance.px(32))).y()
        side = self._session.appearance.px(8)
        lowest = max(self.height() - self._session.appearance.px(340), 0)
        room = QRect(side, min(top, lowest), self.width() - 2 * side, 0)
        self.finder.open_for(group, skip, room)

    def _leave_finder(self) -> None:
        self._finds_for.head.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        px = self._session.appearance.px
        self._content = surface(QWidget(), "panel")
        column = tight(QVBoxLayout(self._content), (0, px(10), 0, px(12)))
        for widget in (self.quote, self.voice, self.who, self.about, self.kind):
            column.addWidget(widget)
        self.figures.setWordWrap(True)
        self.figures.setContentsMargins(px(14), px(6), px(14), 0)
        column.addWidget(self.figures)
        column.addLayout(self._buttons())
        column.addStretch(1)
        self.fault.setWordWrap(True)
        self.fault.setContentsMargins(px(14), px(8), px(14), px(8))
        self.fault.hide()
        outer = tight(QVBoxLayout(self))
        outer.addWidget(self.fault)
        outer.addWidget(scrolled(self._content), 1)
        outer.addWidget(self._foot_row())

    def _buttons(self) -> QGridLayout:
        px = self._session.appearance.px
        grid = QGridLayout()
        side = px(14 if self._session.appearance.text_size < _LARGE else 4)
        grid.setContentsMargins(side, px(16), side, 0)
        grid.setSpacing(px(7))
        self.accept = self._button("accept", tr("Accept"), "Return", Command.ACCEPT, "primary")
        self.change = self._button("change", tr("Change"), "E", Command.CHANGE)
        self.skip = self._button("skip", tr("Skip"), "J", Command.SKIP)
        self.dismiss = self._button("dismiss", tr("Dismiss for good"), "Del", Command.DISMISS)
        grid.addWidget(self.accept, 0, 0, 1, 2)
        both = GivingRow(self.change, self.skip, gap=px(7), room=self.change.sizeHint().width())
        grid.addWidget(both, 1, 0, 1, 2)
        grid.addWidget(self.dismiss, 2, 0, 1, 2)
        return grid

    def _button(
        self, name: str, words: str, keys: str, command: Command, kind: str = ""
    ) -> KeyButton:
        button = KeyButton(
            self._session.appearance, f"suggestion.{name}", words, keys, kind=kind, centred=True
        )
        button.clicked.connect(lambda: self.asked.emit(command))
        return button

    def _foot_row(self) -> QWidget:
        px = self._session.appearance.px
        self._foot = surface(QWidget(), "panel", edge="top")
        row = tight(QHBoxLayout(self._foot), (px(14), px(9), px(14), px(9)), px(3))
        row.addWidget(self._alike)
        show = look(named(QPushButton(tr("Show")), "suggestion.alike.show"), kind="link")
        look(show, scale="small").setAccessibleName(tr("Show the next one like this"))
        show.clicked.connect(self.alike_asked)
        row.addWidget(show)
        row.addStretch(1)
        return self._foot

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_for(event, single_keys=self._session.preferences.value.single_keys)
        if command is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(command)
