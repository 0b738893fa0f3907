"""What a section is about, set in a panel that floats beside the outline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import InputError
from briefer.model.dates import short_date
from briefer.ui.accessible import named
from briefer.ui.dates import parse_day
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.chip import Chip, ChipFace
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.inline_edit import InlineEdit
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.popover import Popover, height_of
from briefer.ui.widgets.term_box import TermBox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from briefer.model.binding import Binding
    from briefer.ui.appearance import Appearance

_OPENING = {
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_F4),
}
_WIDTH = 348
_LABEL = 74
_LINE = 26
KINDS: Final = ("topics", "stakeholders", "types", "stances")
"""The parts of a binding of which several can be taken."""


@dataclass(frozen=True, slots=True)
class AboutFace:
    """What the panel shows: the section, its binding, what can be taken, and what that comes to.

    `offers` has key and words of everything that can be taken, by kind; `initials` those of
    stakeholders. `words` is the binding in a sentence, `waiting` how many passages are not used.
    """

    title: str
    bound: Binding
    offers: Mapping[str, Sequence[tuple[str, str]]]
    initials: Mapping[str, str]
    words: str
    counted: str
    waiting: int
    writable: bool


class _Adding(TermBox):
    """A list from which one entry after the other is taken.

    A key opens it: in a closed box, every letter and every arrow would take something at once.
    """

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key in {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            super().keyPressEvent(event)
        elif key in _OPENING or (text.isprintable() and text):
            self.showPopup()
            if text.strip() and key not in _OPENING:
                self.view().keyboardSearch(text)
        else:
            event.ignore()


class _Several(QWidget):
    """Some of many: those taken as chips, and a list with the others."""

    changed = Signal()

    def __init__(
        self, appearance: Appearance, kind: str, label: str, words: tuple[str, str]
    ) -> None:
        """`words` stand in the list where nothing is taken yet, and where something is."""
        super().__init__()
        self._unset = words
        self._appearance = appearance
        self._kind = kind
        self._words: dict[str, str] = {}
        self.taken: tuple[str, ...] = ()
        px = appearance.px
        row = tight(QHBoxLayout(self), gap=px(8))
        name = look(QLabel(label), tone="muted")
        name.setFixedWidth(px(_LABEL))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        column = tight(QVBoxLayout(), gap=px(5))
        self._holder = QWidget()
        self._chips = FlowLayout(self._holder, gap=px(5), line_gap=px(5))
        self.box = _Adding(f"memo.about.{kind}", label, (), unset=words[0])
        # Its list is still closing when it tells what was taken, and must not be filled anew then.
        self.box.chosen.connect(self._take, Qt.ConnectionType.QueuedConnection)
        name.setBuddy(self.box)
        column.addWidget(self._holder)
        column.addWidget(self.box)
        row.addLayout(column, 1)

    def show_taken(self, taken: tuple[str, ...], face: AboutFace) -> None:
        """Show what is taken and offer the rest."""
        offers = face.offers[self._kind]
        self._words = dict(offers)
        same = taken == self.taken and bool(self._chips.count()) == bool(taken)
        self.taken = taken
        if not same:
            self._show_chips(face)
        left = [(key, words, "") for key, words in offers if key not in taken]
        self.box.offer(left)
        self.box.set_value("")
        self.box.setItemText(0, self._unset[bool(taken)])
        self.box.setVisible(face.writable)
        self._holder.setVisible(bool(taken))
        self.setVisible(face.writable or bool(taken))

    def _show_chips(self, face: AboutFace) -> None:
        self._chips.clear()
        for key in self.taken:
            words = self._words.get(key, tr("removed from the codebook"))
            shown = ChipFace(words, face.initials.get(key, ""))
            chip = Chip(self._appearance, shown, removable=face.writable)
            chip.setObjectName(f"memo.about.{self._kind}.{key}")
            chip.removed.connect(lambda key=key: self._drop(key))
            self._chips.addWidget(chip)

    def _take(self, key: str) -> None:
        if key:
            self.taken = (*self.taken, key)
            self.changed.emit()

    def _drop(self, key: str) -> None:
        self.taken = tuple(other for other in self.taken if other != key)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class AboutPane(Popover):
    """`bound(binding)` comes with every change, `fill_asked` with the button."""

    bound = Signal(object)
    fill_asked = Signal()
    refused = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self._pane = parent
        named(self, "memo.about", tr("What the section is about"))
        self._face: AboutFace | None = None
        px = appearance.px
        inside = surface(QWidget(), "panel")
        column = tight(QVBoxLayout(inside), (px(14), px(12), px(14), px(12)), px(9))
        self.title = look(ElidedLabel(), weight="semibold")
        self.words = look(QLabel(), tone="muted")
        self.words.setWordWrap(True)
        self.words.setObjectName("memo.about.words")
        column.addWidget(self.title)
        column.addWidget(self.words)
        self.several = {
            kind: _Several(appearance, kind, label, words) for kind, label, words in _several()
        }
        for row in self.several.values():
            row.changed.connect(self._tell)
            column.addWidget(row)
        self.since, self.until = _date("since", tr("Since")), _date("until", tr("Until"))
        for edit in (self.since, self.until):
            edit.committed.connect(self._set_date)
        column.addLayout(_labelled(appearance, tr("Since"), self.since))
        column.addLayout(_labelled(appearance, tr("Until"), self.until))
        self.starred = named(QCheckBox(tr("Only with a star")), "memo.about.starred")
        self.acts = named(QCheckBox(tr("What is done, and not said")), "memo.about.actions")
        for box in (self.starred, self.acts):
            box.clicked.connect(self._tell)
            column.addWidget(box)
        self.count = look(QLabel(), tone="muted", scale="small")
        self.count.setObjectName("memo.about.count")
        self.fill = named(QPushButton(), "memo.about.fill")
        self.fill.clicked.connect(self.fill_asked)
        column.addWidget(self.count)
        column.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside = inside
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self.body.addWidget(self._scroll)
        parent.installEventFilter(self)

    def show_face(self, face: AboutFace) -> None:
        """Show a section's binding."""
        self._face = face
        self.title.setText(face.title)
        self.words.setText(face.words)
        for kind, row in self.several.items():
            row.show_taken(getattr(face.bound, kind), face)
        for edit, date in ((self.since, face.bound.since), (self.until, face.bound.until)):
            edit.set_value(date, short_date(date) if date else "")
            edit.setEnabled(face.writable)
        for box, value in ((self.starred, face.bound.starred), (self.acts, face.bound.actions)):
            box.setChecked(value)
            box.setEnabled(face.writable)
        self.count.setText(face.counted)
        self.fill.setText(tr("Fill from the tags ({n})").format(n=face.waiting))
        self.fill.setVisible(face.writable and bool(face.waiting))

    def open_beside(self, row: QRect) -> None:
        """Show it at the right of a row of the outline, in pixels of the screen."""
        row = QRect(self._pane.mapFromGlobal(row.topLeft()), row.size())
        room = self._pane.rect().adjusted(6, 6, -6, -6)
        width = min(self._appearance.px(_WIDTH), room.width())
        self._inside.setFixedWidth(width)
        wanted = height_of(self._inside, width)
        height = min(wanted, room.height())
        if height < wanted:
            bar = self._scroll.verticalScrollBar().sizeHint().width()
            self._inside.setFixedWidth(width - bar)
        left = min(row.right() + 8, room.right() - width)
        top = max(room.top(), min(row.top() - 12, room.bottom() - height))
        self.show_panel(QRect(left, top, width, height))

    def focus_first(self) -> None:
        """Put the keyboard where the first choice is made."""
        self.several["topics"].box.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the pane below changes its size: the row is elsewhere then."""
        if watched is self._pane and event.type() == QEvent.Type.Resize:
            self.close_panel()
        return super().eventFilter(watched, event)

    def _set_date(self, _text: str) -> None:
        try:
            for edit in (self.since, self.until):
                edit.set_value(parse_day(edit.value) if edit.value else "")
        except InputError as error:
            self.refused.emit(str(error))
        else:
            self._tell()
        if self._face is not None:
            self.show_face(self._face)

    def _tell(self) -> None:
        if self._face is None:
            return
        taken = {kind: row.taken for kind, row in self.several.items()}
        new = replace(
            self._face.bound,
            since=self.since.value,
            until=self.until.value,
            starred=self.starred.isChecked(),
            actions=self.acts.isChecked(),
            **taken,
        )
        if new != self._face.bound:
            self.bound.emit(new)


def _several() -> tuple[tuple[str, str, tuple[str, str]], ...]:
    return (
        ("topics", tr("About"), (tr("any topic"), tr("or another topic"))),
        ("stakeholders", tr("By"), (tr("anybody"), tr("or somebody else"))),
        ("types", tr("Kind"), (tr("any kind"), tr("or another kind"))),
        ("stances", tr("Stance"), (tr("any stance"), tr("or another stance"))),
    )


def _date(key: str, label: str) -> InlineEdit:
    return InlineEdit(f"memo.about.{key}", label, unknown=tr("any date"))


def _labelled(appearance: Appearance, words: str, edit: QWidget) -> QHBoxLayout:
    row = tight(QHBoxLayout(), gap=appearance.px(8))
    label = look(QLabel(words), tone="muted")
    label.setFixedWidth(appearance.px(_LABEL))
    label.setBuddy(edit)
    edit.setFixedHeight(appearance.px(_LINE))
    row.addWidget(label)
    row.addWidget(edit, 1)
    return row
