"""The tagging palette: floats beside the selection while it is being tagged."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPoint,
    QRect,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.after_painting import AfterPainting
from briefer.ui.announcing import announce
from briefer.ui.overriding import override
from briefer.ui.read.palette.catalogue import Catalogue, Group
from briefer.ui.read.palette.key_footer import KeyFooter
from briefer.ui.read.palette.kind_stage import KindStage
from briefer.ui.read.palette.name_stage import NameStage
from briefer.ui.read.palette.palette_place import PalettePlace
from briefer.ui.read.palette.tag_field import TagField
from briefer.ui.read.palette.tag_writing import TagWriting
from briefer.ui.read.palette.usage import Usage
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look
from briefer.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QInputMethodEvent

    from briefer.model.changes import ChangeSet
    from briefer.model.codebook import Codebook
    from briefer.ui.read.palette.catalogue import Entry
    from briefer.ui.read.palette.visit import Target
    from briefer.ui.session import Session

_TYPICAL_HEIGHT = 330


class TaggingPalette(Popover):
    """Chips, a line to type in and what fits; Tab leads on to kind and stance.

    `closed` comes at the end; what is written is told by its `writing`. It floats over the whole
    window of `owner`.
    """

    room_wanted = Signal(int)
    """It is this high and finds no room below or above."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(session.appearance, owner)
        named(self, "palette", tr("Tagging palette"))
        self._session = session
        self._owner = owner
        self.writing = TagWriting(session, self)
        self._codebook: Codebook | None = None
        self._usage = Usage(session.workspace)
        self._catalogue: Catalogue | None = None
        # The names are folded while nothing is typed: the first letter need not wait for them.
        self._preparing = AfterPainting(self._read_codebook, self)
        self._preparing.start()
        self._composing = False
        self._place = PalettePlace(session.appearance)
        # Where a line was hidden, layouts tell of it only when Qt has come round to them.
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        self.field = TagField(session.appearance)
        self.names = NameStage(session.appearance, session.vocabulary)
        self.kinds = KindStage(session)
        self._stages = QStackedWidget()
        self._stages.addWidget(self.names)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(1)  # the first stage may be lower than scroll bars need
        self._scroll.setWidget(self.kinds)
        # A scroll area gives both a ground of its own, over that of the panel.
        self._scroll.viewport().setAutoFillBackground(False)
        self.kinds.setAutoFillBackground(False)
        self._stages.addWidget(self._scroll)
        self._feet = QStackedWidget()
        for keys in (_name_keys(), _kind_keys()):
            self._feet.addWidget(KeyFooter(session.appearance, keys))
        self._fault = look(named(QLabel(), "paletteFault"), tone="danger", scale="small")
        self._fault.setWordWrap(True)
        side = session.appearance.px(14)
        self._fault.setContentsMargins(side, 0, side, session.appearance.px(8))
        self._fault.hide()
        self._feet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body.addWidget(self.field)
        self.body.addWidget(self._stages, 1)
        for widget in (self.kinds.prints, self._fault, self._feet):
            self.body.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        line = self.field.line
        line.textChanged.connect(self._search)
        line.taken.connect(self._take)
        line.stakeholder_made.connect(self._create_stakeholder)
        line.topic_made.connect(self._create_topic)
        line.last_removed.connect(self._remove_last)
        line.stage_asked.connect(self._show_kinds)
        line.moved.connect(self.names.list.step)
        line.left.connect(self.close_panel)
        self.names.entry_taken.connect(self._add)
        self.names.create_asked.connect(self._create_stakeholder)
        self.names.described.connect(line.setAccessibleDescription)
        self.writing.written.connect(self._follow_writing)
        self.writing.faulted.connect(self._show_fault)
        self.kinds.done.connect(self.close_panel)
        self.kinds.back_asked.connect(self._show_names)
        self.kinds.faulted.connect(self._show_fault)
        self.kinds.resized.connect(self._fit)
        self.kinds.resized.connect(self._settling.start)
        self._session.appearance.changed.connect(self._fit)
        self._session.selection.flush_asked.connect(self.kinds.flush)
        self._owner.destroyed.connect(self.deleteLater)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow_focus)

    # ---- a visit

    def open_for(self, target: Target, typed: str, *, focus: bool = True) -> None:
        """Begin a visit, with `typed` in the line."""
        self.writing.begin(target)
        self._place.forget()
        self._composing = not focus
        self.setParent(self._owner.window())
        self._read_codebook()
        self.field.line.setText(typed)
        self._show_names(focus=focus)

    def follow(self, changes: ChangeSet) -> None:
        """Take in a change: other counts and entries; a visit that was undone is over."""
        self._usage.follow(changes)
        if self._usage.codebook_changed(changes):
            self._catalogue = None
            self._preparing.start()
        if self.isVisible() and changes.way != "do":
            self.close_panel()

    def compose(self, event: QInputMethodEvent) -> None:
        """Hand on what a dead key or an input method writes; the end of it moves the focus here."""
        QCoreApplication.sendEvent(self.field.line, event)
        if self._composing and not event.preeditString():
            self._composing = False
            self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def close_panel(self) -> None:
        if self.isVisible():
            super().close_panel()
            self.setParent(self._owner)

    # ---- its place

    def wanted_height(self) -> int:
        """Return about how high it will be, for making room."""
        return self._session.appearance.px(_TYPICAL_HEIGHT)

    def place_beside(self, boxes: Sequence[QRect], view: QWidget) -> None:
        """Stand below the last of these boxes of `view`, above the first where there is no room."""
        window = self._owner.window()
        shift = view.mapTo(window, QPoint(0, 0))
        self._place.stand_beside([box.translated(shift) for box in boxes])
        self._fit()

    def _fit(self) -> None:
        """Take the size that the contents need, at its place."""
        if self.writing.visit is None or not self._place.is_known:
            return
        kinds = self._stages.currentIndex() == 1
        window = self._owner.window().rect()
        width = self._place.width(window, kinds=kinds)
        height = self._height_for(width)
        place = self._place.find(window, width, height, kinds=kinds)
        if place is None:
            self.room_wanted.emit(height)
            return
        self.show_panel(place)
        if kinds:
            self._show_row()

    def _settle(self) -> None:
        if self.isVisible():
            self._fit()

    def _height_for(self, width: int) -> int:
        stage = self.kinds if self._stages.currentIndex() == 1 else self.names
        wrapped = stage.heightForWidth(width - 2) if stage.hasHeightForWidth() else -1
        height = wrapped if wrapped >= 0 else stage.sizeHint().height()
        height += self.field.heightForWidth(width - 2) + self._feet.sizeHint().height()
        for extra in (self.kinds.prints, self._fault):
            if not extra.isHidden():
                wanted = max(extra.heightForWidth(width - 2), 0)
                extra.setMinimumHeight(wanted)  # the rows scroll before it is cut
                height += wanted
        return height + 2

    # ---- the first stage

    def type_on(self, text: str) -> None:
        """Write on in the line, as if the key had been pressed there."""
        self.field.line.insert(text)
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_names(self, *, focus: bool = True) -> None:
        self.field.set_active(active=True)
        if focus:
            self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stages.setCurrentIndex(0)
        self._feet.setCurrentIndex(0)
        self.kinds.prints.hide()
        self._show_tags(fit=False)
        self._search(self.field.line.text())
        if focus:
            self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, typed: str) -> None:
        if self.writing.visit is None or self._stages.currentIndex() == 1:
            return
        passage = self.writing.visit.passage
        given = {(Group.WHO, p.stakeholder_id) for p in passage.parties} if passage else set()
        given |= {(Group.ABOUT, tag.topic_id) for tag in passage.topics} if passage else set()
        somebody = bool(passage and passage.parties)
        self._fault.hide()
        self.names.show_matches(typed, frozenset(given), has_somebody=somebody)
        self._fit()

    def _take(self) -> None:
        """Write the tag of the chosen row; with nothing typed and nothing chosen, be done."""
        marks = self.names.typed
        if marks.of_last:
            self.writing.write(lambda visit: visit.mark_last(marks.part, inferred=marks.inferred))
        elif not self.names.take() and not self.field.line.text().strip():
            self.close_panel()

    def _add(self, entry: Entry) -> None:
        marks = self.names.typed
        self.writing.write(lambda visit: visit.add(entry, marks.part, inferred=marks.inferred))

    def _create_stakeholder(self) -> None:
        marks = self.names.typed
        if marks.name:
            self.writing.write(
                lambda visit: visit.create_stakeholder(
                    marks.name, marks.part, inferred=marks.inferred
                )
            )

    def _create_topic(self) -> None:
        path = self.field.line.text().strip()
        if path:
            self.writing.write(lambda visit: visit.create_topic(path))

    def _remove_last(self) -> None:
        self.writing.write(lambda visit: visit.remove_last())

    def _follow_writing(self) -> None:
        if not self.isVisible():
            return
        self._read_codebook()
        with QSignalBlocker(self.field.line):  # the list is searched once, after the tags
            self.field.line.setText("")
        self._show_tags(fit=False)
        self._search("")

    def _show_fault(self, words: str) -> None:
        """Say in the palette why something was not written."""
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        self._fit()
        announce(self._fault, words)

    def _show_tags(self, *, fit: bool = True) -> None:
        passage = self.writing.visit.passage if self.writing.visit else None
        codebook = self._session.workspace.codebook.load()
        who = (
            [codebook.stakeholder_by_id[p.stakeholder_id] for p in passage.parties]
            if passage
            else []
        )
        about = [codebook.topic_by_id[tag.topic_id] for tag in passage.topics] if passage else []
        count = self.writing.visit.count if self.writing.visit else 1
        self.field.show_tags(who, about, tr("{n} passages:").format(n=count) if count > 1 else "")
        if fit:
            self._fit()

    def _read_codebook(self) -> None:
        codebook = self._session.workspace.codebook.load()
        counts = self._usage.counts
        if self._catalogue is None or codebook is not self._codebook:
            self._codebook = codebook
            self._catalogue = Catalogue(codebook, counts)
        self.names.use(codebook, self._catalogue)

    # ---- the second stage

    def _show_kinds(self) -> None:
        """Go on to kind and stance; there must be something to say it of."""
        if self.writing.visit is None:
            return
        self._stages.setCurrentIndex(1)
        self._feet.setCurrentIndex(1)
        self.kinds.prints.show()
        # The keys go to a row before the line goes: Qt would hand them on to another pane.
        self.kinds.show_visit(self.writing.visit)
        self.field.line.setText("")
        self.field.set_active(active=False)
        self._show_tags()

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return handled

    # ---- leaving

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Close when the focus goes elsewhere in the window; what is tagged stays."""
        here = new is None or new is self or self.isAncestorOf(new)
        if self.isVisible() and not here and not self._composing:
            self.close_panel()
        elif new is not None and self.kinds.isAncestorOf(new):
            self._show_row()

    def _show_row(self) -> None:
        """Scroll to the row that has the keys."""
        row = self.kinds.current_row
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, 0)


def _name_keys() -> tuple[tuple[str, str], ...]:
    return (
        ("Return", tr("tag")),
        ("Backspace", tr("remove")),
        ("Tab", tr("kind and stance")),
        ("Esc", tr("close, keep")),
    )


def _kind_keys() -> tuple[tuple[str, str], ...]:
    return (
        ("Tab", tr("next row")),
        ("Left+Right", tr("choose")),
        ("Shift+Tab", tr("back to tags")),
        ("Return", tr("done")),
    )
