"""The fields that order the list of articles and leave articles out of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import InputError
from briefer.model.dates import short_date
from briefer.model.names import fold
from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.dates import parse_day
from briefer.ui.overriding import override
from briefer.ui.read.articles.listing import NO_OUTLET, Listing, orders, states
from briefer.ui.translation import tr
from briefer.ui.widgets.choice_box import ChoiceBox
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent

    from briefer.model.codebook import Codebook
    from briefer.ui.appearance import Appearance

FieldT = TypeVar("FieldT", bound=QWidget)

_ANY = "*"


class NarrowPanel(QWidget):
    """Order, state, outlet, dates and tag; `asked(Listing)` comes with every change.

    Esc closes it.
    """

    asked = Signal(object)
    closed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "narrow", tr("Order and filter"))
        surface(self, "panel", edge="bottom")
        self._listing = Listing()
        self._codebook: Codebook | None = None
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(12), 0, px(12), px(10)), px(5))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(5))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self._order = self._choice("narrow.order", tr("Order"), orders())
        self._state = self._choice("narrow.state", tr("Show"), states())
        self._outlet = self._choice("narrow.outlet", tr("Outlet"), ())
        self._tag = self._add(QLineEdit(), "narrow.tag", tr("Tag"))
        self._tag.setPlaceholderText(tr("stakeholder or topic"))
        self._tag.editingFinished.connect(self._take_tag)
        self._since = self._date("narrow.since", tr("From"))
        self._until = self._date("narrow.until", tr("Until"))
        self._fault = look(named(QLabel(), "narrow.fault"), tone="danger", scale="small")
        self._fault.setWordWrap(True)
        self._fault.hide()
        column.addWidget(self._fault)
        self._all = look(named(QPushButton(tr("Show all")), "narrow.all"), kind="link")
        self._all.clicked.connect(self._show_all)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignRight)
        self._order.activated.connect(self._take_choices)
        self._state.activated.connect(self._take_choices)
        self._outlet.activated.connect(self._take_choices)
        self.show_listing(self._listing)

    def offer(self, outlets: Iterable[str], codebook: Codebook) -> None:
        """Offer these outlets, and the stakeholders and topics of the codebook."""
        self._codebook = codebook
        self._outlet.clear()
        self._outlet.addItem(tr("all"), _ANY)
        self._outlet.addItem(tr("not found"), NO_OUTLET)
        for name in sorted(set(outlets), key=fold):
            self._outlet.addItem(name, name)
        names = [*who_names(codebook), *topic_names(codebook)]
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take_tag)
        self._tag.setCompleter(completer)
        self.show_listing(self._listing)

    def show_listing(self, listing: Listing) -> None:
        """Show what is asked for, without a signal."""
        self._listing = listing
        outlet = _ANY if listing.outlet is None else listing.outlet
        for box, key in (
            (self._order, listing.order),
            (self._state, listing.state),
            (self._outlet, outlet),
        ):
            box.setCurrentIndex(max(box.findData(key), 0))
        for field, date in ((self._since, listing.since), (self._until, listing.until)):
            field.set_value(short_date(date) if date else "")
        if not self._tag.hasFocus():
            self._tag.setText(tag_words(listing, self._codebook))
            self._tag.setCursorPosition(0)
        self._all.setEnabled(listing.is_narrow)

    def begin(self) -> None:
        """Put the focus into the first field."""
        self._order.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choice(self, name: str, label: str, options: Sequence[tuple[str, str]]) -> ChoiceBox:
        box = ChoiceBox()
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        for key, words in options:
            box.addItem(words, key)
        return self._add(box, name, label)

    def _date(self, name: str, label: str) -> TypedLine:
        field = self._add(TypedLine(name, label, hint=tr("20 Dec 2023")), name, label)
        field.written.connect(self._take_dates)
        return field

    def _add(self, field: FieldT, name: str, label: str) -> FieldT:
        row = self._grid.rowCount()
        words = look(QLabel(label), tone="muted", scale="small")
        words.setBuddy(named(field, name, label))
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(field, row, 1)
        return field

    def _take_choices(self) -> None:
        outlet = self._outlet.currentData()
        self._ask(
            order=self._order.currentData(),
            state=self._state.currentData(),
            outlet=None if outlet in {_ANY, None} else outlet,
        )

    def _take_dates(self) -> None:
        dates = {}
        for key, field in (("since", self._since), ("until", self._until)):
            words = field.text().strip()
            try:
                dates[key] = parse_day(words) if words else ""
                field.show_fault(wrong=False)
            except InputError as error:
                field.show_fault(wrong=True)
                self._say(str(error))
                return
        self._say("")
        self._ask(**dates)

    def _take_tag(self) -> None:
        words = self._tag.text().strip()
        try:
            who, topics = _tag_of(words, self._codebook) if words else (None, frozenset())
        except InputError as error:
            look(self._tag, fault="true")
            self._say(str(error))
            return
        look(self._tag, fault="")
        self._say("")
        self._ask(who=who, topics=topics)

    def _show_all(self) -> None:
        self._tag.clear()
        self._say("")
        self._set(Listing(self._listing.words, self._listing.order))

    def _ask(self, **changes: Any) -> None:  # noqa: ANN401 - fields of a listing
        self._set(replace(self._listing, **changes))

    def _set(self, listing: Listing) -> None:
        if listing != self._listing:
            self.show_listing(listing)
            self.asked.emit(listing)

    def _say(self, sentence: str) -> None:
        show_fault(self._fault, sentence)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def who_names(codebook: Codebook) -> list[str]:
    """Return what stakeholders are called in the field for a tag."""
    return [stakeholder.name for stakeholder in codebook.stakeholders]


def topic_names(codebook: Codebook) -> list[str]:
    """Return what topics are called in the field for a tag: `Sanctions › Cuba`."""
    return [codebook.path(topic.id).replace("/", " › ") for topic in codebook.topics]


def tag_words(listing: Listing, codebook: Codebook | None) -> str:
    """Return the stakeholder or the topic that a listing asks for, or nothing."""
    if codebook is None:
        return ""
    if listing.who is not None and listing.who in codebook.stakeholder_by_id:
        return codebook.stakeholder_by_id[listing.who].name
    for topic in codebook.topics:  # each one stands before those below it
        if topic.id in listing.topics:
            return codebook.path(topic.id).replace("/", " › ")
    return ""


def _tag_of(words: str, codebook: Codebook | None) -> tuple[int | None, frozenset[int]]:
    """Return the stakeholder, or the topic with those below it, that words stand for."""
    if codebook is None:
        return None, frozenset()
    try:
        return codebook.find_stakeholder(words).id, frozenset()
    except InputError:
        path = words.replace(" › ", "/")
    try:
        return None, codebook.below(codebook.find_topic(path).id)
    except InputError as error:
        sentence = tr("No stakeholder or topic is called “{words}”.").format(words=words)
        raise InputError(sentence) from error
