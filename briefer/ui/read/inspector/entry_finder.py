"""A small list in which a stakeholder or a topic is looked for, or made."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.palette.catalogue import Catalogue, Group
from briefer.ui.read.palette.line import Kind, Line
from briefer.ui.read.palette.results import ResultList
from briefer.ui.read.palette.usage import Usage
from briefer.ui.translation import tr
from briefer.ui.widgets.key_button import KeyButton
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.popover import Popover
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from briefer.model.changes import ChangeSet
    from briefer.model.codebook import Codebook
    from briefer.ui.read.palette.catalogue import Row
    from briefer.ui.session import Session

_ROWS = 8
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class EntryFinder(Popover):
    """`taken(group, id)` names the entry that was chosen, `created(group, name)` a new one.

    Enter takes the row that is marked; Ctrl+Enter, or Enter where nothing fits, makes an entry of
    what is typed. Esc closes, and so does going elsewhere.
    """

    taken = Signal(object, int)
    created = Signal(object, str)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(session.appearance, owner)
        named(self, "inspector.finder")
        self._session = session
        self._usage = Usage(session.workspace)
        self._codebook: Codebook | None = None
        self._catalogue: Catalogue | None = None
        self._group = Group.WHO
        self._skip: frozenset[tuple[Group, int]] = frozenset()
        self._room = QRect()
        px = session.appearance.px
        self.field = SearchField(session.appearance, "inspector.finder.field", "", ground="panel")
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        head = tight(QVBoxLayout(), (px(8), px(8), px(8), px(6)))
        head.addWidget(self.field)
        self.body.addLayout(head)
        self.list = ResultList(session.appearance)
        self.list.taken.connect(self._take_line)
        self.list.moved.connect(self.field.setAccessibleDescription)
        self.body.addWidget(self.list)
        self.offer = KeyButton(
            session.appearance, "inspector.finder.create", "", "Ctrl+Return", kind="quiet"
        )
        self.offer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offer.clicked.connect(self._create)
        foot = tight(QVBoxLayout(), (px(4), px(3), px(4), px(4)))
        foot.addWidget(self.offer)
        self.body.addLayout(foot)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow_focus)

    def open_for(self, group: Group, skip: frozenset[tuple[Group, int]], room: QRect) -> None:
        """Look for entries of a group, but for those to skip, at the top of `room` of the owner."""
        self._group, self._skip, self._room = group, skip, room
        codebook = self._session.workspace.codebook.load()
        if self._catalogue is None or codebook is not self._codebook:
            self._codebook = codebook
            self._catalogue = Catalogue(codebook, self._usage.counts)
        hint = tr("Name of a stakeholder") if group is Group.WHO else tr("Name of a topic")
        named(self.field, "inspector.finder.field", hint).setPlaceholderText(hint)
        self.field.clear()
        self._search("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, changes: ChangeSet) -> None:
        """Take in a change: other counts and entries."""
        self._usage.follow(changes)

    def _search(self, typed: str) -> None:
        if self._catalogue is None:
            return
        words = " ".join(typed.split())
        found = self._catalogue.search(typed, _ROWS, self._skip)
        rows = found.who if self._group is Group.WHO else found.about
        self.list.show_lines([self._line(row) for row in rows], 0 if rows else None)
        pattern = (
            tr("Create stakeholder “{name}”")
            if self._group is Group.WHO
            else tr("Create topic “{name}”")
        )
        self.offer.setText(pattern.format(name=words))
        self.offer.setVisible(bool(words))
        self._fit()

    def _line(self, row: Row) -> Line:
        if self._codebook is None:
            raise RuntimeError("rows without a codebook")
        entry = row.entry
        if self._group is Group.WHO:
            who = self._codebook.stakeholder_by_id[entry.id]
            kinds = self._session.vocabulary.kinds
            kind = kinds[who.kind].label.lower() if who.kind else ""
            return Line(Kind.ENTRY, entry.name, row, kind, who.initials)
        topic = self._codebook.topic_by_id[entry.id]
        return Line(Kind.ENTRY, entry.name, row, colour=topic.colour)

    def _fit(self) -> None:
        height = self.body.sizeHint().height() - 2 * self.body.contentsMargins().top() + 2
        self.show_panel(QRect(self._room.left(), self._room.top(), self._room.width(), height))

    def _take(self) -> None:
        line = self.list.current
        if line is not None:
            self._take_line(line)
        else:
            self._create()

    def _take_line(self, line: Line) -> None:
        if line.row is not None:
            self.hide()
            self.taken.emit(self._group, line.row.entry.id)

    def _create(self) -> None:
        name = " ".join(self.field.text().split())
        if name:
            self.hide()
            self.created.emit(self._group, name)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self.list.step(_STEPS[key])
                return True
            if key in _ENTER:
                made = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                (self._create if made else self._take)()
                return True
        return super().eventFilter(watched, event)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        here = new is None or new is self or self.isAncestorOf(new)
        if self.isVisible() and not here:
            self.hide()
