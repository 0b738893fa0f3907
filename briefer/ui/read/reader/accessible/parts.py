"""The painted parts of the page: headline, facts and passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface

from briefer.ui.overriding import override
from briefer.ui.read.reader.accessible.painted import Painted
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.ui.read.reader.view import ReaderView

PRESS = QAccessibleActionInterface.pressAction()
FOCUS = QAccessibleActionInterface.setFocusAction()


class PagePart(Painted):
    """Something on the page of a reader."""

    @property
    def view(self) -> ReaderView:
        """The reader."""
        return cast("ReaderView", self.parent())


class PassagePart(PagePart):
    """A passage: its words, who says them and about what; the focus chooses it."""

    role = QAccessible.Role.Note

    def __init__(self, view: ReaderView, passage_id: int) -> None:
        super().__init__(view)
        self.passage_id = passage_id

    @override
    def name(self) -> str:
        painter = self.view.text.painter
        if painter.note_for is None or painter.marks.get(self.passage_id) is None:
            return ""
        note = painter.note_for(self.passage_id)
        return tr("{words}: {tags}").format(words=note.words, tags=note.spoken)

    @override
    def remark(self) -> str:
        marks = self.view.text.marks
        number = marks.number_of(self.passage_id)
        if number is None:
            return ""
        return tr("passage {n} of {count}").format(n=number + 1, count=len(marks))

    @override
    def box(self) -> QRect:
        mark = self.view.text.marks.get(self.passage_id)
        return QRect() if mark is None else self.view.place_of(mark.start, mark.end)

    @override
    def actions(self) -> list[str]:
        return [FOCUS, PRESS]

    @override
    def chosen(self) -> bool:
        return self.view.text.painter.chosen == self.passage_id

    @override
    def press(self) -> None:
        self.focus()

    @override
    def focus(self) -> None:
        self.view.text.setFocus()
        self.view.pointer.passage_clicked.emit(self.passage_id)


class SuggestionPart(PagePart):
    """A suggestion: what it would tag; a press opens it for review."""

    role = QAccessible.Role.Note

    def __init__(self, view: ReaderView, number: int) -> None:
        super().__init__(view)
        self.number = number

    @override
    def name(self) -> str:
        suggested = self.view.text.painter.suggested
        if suggested.get(self.number) is None:
            return ""
        note = suggested.note(self.number)
        return tr("Suggestion: {words}: {tags}").format(words=note.words, tags=note.spoken)

    @override
    def remark(self) -> str:
        marks = self.view.text.painter.suggested.marks
        place = marks.number_of(self.number)
        if place is None:
            return ""
        return tr("suggestion {n} of {count}, not counted").format(n=place + 1, count=len(marks))

    @override
    def box(self) -> QRect:
        mark = self.view.text.painter.suggested.marks.get(self.number)
        return QRect() if mark is None else self.view.place_of(mark.start, mark.end)

    @override
    def actions(self) -> list[str]:
        return [PRESS]

    @override
    def chosen(self) -> bool:
        return self.view.text.painter.proposed == self.number

    @override
    def press(self) -> None:
        self.view.pointer.suggestion_clicked.emit(self.number)


class TitlePart(PagePart):
    """The headline."""

    role = QAccessible.Role.Heading

    @override
    def name(self) -> str:
        headline = self.view.headline
        return headline.title if headline else ""

    @override
    def box(self) -> QRect:
        headline = self.view.headline
        return self.view.on_page(headline.title_box()) if headline else QRect()


class FactPart(PagePart):
    """One fact of the line under the headline; a press asks to set it."""

    role = QAccessible.Role.Button

    def __init__(self, view: ReaderView, number: int) -> None:
        super().__init__(view)
        self._number = number

    @override
    def name(self) -> str:
        headline = self.view.headline
        return headline.facts[self._number].words if headline else ""

    @override
    def box(self) -> QRect:
        headline = self.view.headline
        return self.view.on_page(headline.fact_box(self._number)) if headline else QRect()

    @override
    def actions(self) -> list[str]:
        return [PRESS] if self._field else []

    @override
    def press(self) -> None:
        self.view.pointer.fact_clicked.emit(self._field)

    @property
    def _field(self) -> str:
        headline = self.view.headline
        return headline.facts[self._number].field if headline else ""
