"""The widgets of the inspector, from the quote to the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.overriding import override
from briefer.ui.read.inspector.article_passages import ArticlePassages
from briefer.ui.read.inspector.entry_finder import EntryFinder
from briefer.ui.read.inspector.history_fold import HistoryFold
from briefer.ui.read.inspector.kind_section import KindSection
from briefer.ui.read.inspector.more_fold import MoreFold
from briefer.ui.read.inspector.note_section import NoteSection
from briefer.ui.read.inspector.passage_finder import PassageFinder
from briefer.ui.read.inspector.quote_box import QuoteBox
from briefer.ui.read.inspector.topic_section import TopicSection
from briefer.ui.read.inspector.uses_fold import UsesFold
from briefer.ui.read.inspector.voice_line import VoiceLine
from briefer.ui.read.inspector.who_section import WhoSection
from briefer.ui.read.palette.catalogue import Group
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from briefer.ui.read.inspector.shown import Shown
    from briefer.ui.session import Session


class InspectorView(QWidget):
    """Shows and changes the chosen passage; without one, lists those of the article.

    `counted` carries the words beside its tab, `corner` is the star and the copying of the passage.
    """

    counted = Signal(str)
    copy_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "inspector", tr("Passage"))
        surface(self, "panel")
        appearance, vocabulary = session.appearance, session.vocabulary
        self._appearance = appearance
        self.quote = QuoteBox(appearance)
        self.voice = VoiceLine(appearance)
        self.who = WhoSection(appearance, vocabulary)
        self.topics = TopicSection(appearance, vocabulary)
        self.kind = KindSection(appearance, vocabulary)
        self.note = NoteSection(appearance)
        self.more = MoreFold(appearance, vocabulary)
        self.uses = UsesFold(appearance)
        self.history = HistoryFold(appearance)
        self.fault = look(named(QLabel(), "inspector.fault"), tone="danger", scale="small")
        self.star = IconButton(appearance, "star", "inspector.star", tr("Star this passage"))
        self.star.setCheckable(True)
        self.copy = IconButton(
            appearance, "copy", "inspector.copy", tr("Copy with its citation (Ctrl+Shift+C)")
        )
        self.copy.clicked.connect(self.copy_asked)
        self.corner = self._make_corner()
        self.article = ArticlePassages(session)
        self._stack = QStackedWidget()
        self._build()
        self.finder = EntryFinder(session, self)
        self.passage_finder = PassageFinder(session, self)
        self.passage_finder.closed.connect(self._leave_passage_finder)
        self.finder.closed.connect(self._leave_finder)
        self._finds_for: WhoSection | TopicSection = self.who

    def show_passage(self, shown: Shown) -> None:
        """Show a passage."""
        for section in (self.quote, self.voice, self.who, self.topics, self.kind, self.note):
            section.show_passage(shown)
        starred = shown.passage.statement.starred
        self.star.setChecked(starred)
        self.star.show_icon("star-filled" if starred else "star", "accent" if starred else "ink")
        self.counted.emit(tr("{n} of {count}").format(n=shown.number, count=shown.count))
        self._stack.setCurrentWidget(self._scroll)
        self.corner.setEnabled(True)

    def show_nothing(self) -> None:
        """Show that no passage is chosen."""
        self.counted.emit("")
        self._stack.setCurrentWidget(self.article)
        self.corner.setEnabled(False)

    def begin(self) -> None:
        """Another passage is going to be shown: start at its top."""
        self.topics.begin()
        self.finder.hide()
        self.passage_finder.hide()
        self._scroll.verticalScrollBar().setValue(0)

    def allow(self, *, writable: bool) -> None:
        """Let the user change things, or show them plainly."""
        for section in (self.who, self.topics, self.kind, self.note, self.more):
            section.allow(writable=writable)
        self.star.setEnabled(writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        self.topics.flush()
        self.note.flush()
        self.more.flush()

    def show_fault(self, sentence: str) -> None:
        """Say why something was not written, or nothing."""
        show_fault(self.fault, sentence)

    def open_finder(
        self, group: Group, skip: frozenset[tuple[Group, int]], section: WhoSection | TopicSection
    ) -> None:
        """Open the list of entries below the heading of a section; Esc leads back to its link."""
        self._finds_for = section
        self.finder.open_for(group, skip, self._room_below(section))

    def open_passage_finder(self, article_id: int) -> None:
        """Open the list of passages to link to, below the heading of the links."""
        self.passage_finder.open_for(article_id, self._room_below(self.more.links))

    def focus_entry(self, group: Group, entry_id: int) -> None:
        """Put the focus on an entry that was added."""
        if group is Group.WHO:
            self.who.focus_party(entry_id)
        else:
            self.topics.focus_topic(entry_id)

    def _leave_finder(self) -> None:
        self._finds_for.head.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_passage_finder(self) -> None:
        self.more.links.head.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _room_below(self, section: QWidget) -> QRect:
        top = section.mapTo(self, QPoint(0, self._appearance.px(32))).y()
        side = self._appearance.px(8)
        lowest = max(self.height() - self._appearance.px(340), 0)
        return QRect(side, min(top, lowest), self.width() - 2 * side, 0)

    def _make_corner(self) -> QWidget:
        corner = QWidget()
        row = tight(QHBoxLayout(corner), gap=self._appearance.px(2))
        row.addWidget(self.copy)
        row.addWidget(self.star)
        return corner

    def _build(self) -> None:
        px = self._appearance.px
        content = surface(QWidget(), "panel")
        column = tight(QVBoxLayout(content), (0, px(10), 0, px(12)))
        for widget in (self.quote, self.voice, self.who, self.topics, self.kind, self.note):
            column.addWidget(widget)
        column.addSpacing(px(12))
        folds = surface(QWidget(), "panel", edge="top")
        below = tight(QVBoxLayout(folds), (0, px(6), 0, 0))
        for fold in (self.more, self.uses, self.history):
            below.addWidget(fold)
        column.addWidget(folds)
        column.addStretch(1)
        self._scroll = named(QScrollArea(), "inspector.scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        self._stack.addWidget(self.article)
        self._stack.addWidget(self._scroll)
        self.fault.setWordWrap(True)
        self.fault.setContentsMargins(px(14), px(8), px(14), px(8))
        self.fault.hide()
        outer = tight(QVBoxLayout(self))
        outer.addWidget(self.fault)
        outer.addWidget(self._stack, 1)

    @override
    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            self.copy_asked.emit()
            return True
        return super().event(event)
