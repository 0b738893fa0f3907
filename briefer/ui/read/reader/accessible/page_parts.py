"""The accessible children of one reader, in the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleEvent

from briefer.ui.read.reader.accessible.painted import Painted, drop, interface_of
from briefer.ui.read.reader.accessible.parts import (
    FactPart,
    PassagePart,
    SuggestionPart,
    TitlePart,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAccessibleInterface

    from briefer.ui.read.reader.marks import Marks
    from briefer.ui.read.reader.view import ReaderView


class PageParts:
    """Headline and facts, the text, the passages, the suggestions, the scroll bar.

    A part is made when it is first asked for, so that nobody waits for what nobody reads.
    """

    def __init__(self, view: ReaderView) -> None:
        self._view = view
        self._head: list[Painted] = []
        self._passages: dict[int, PassagePart] = {}
        self._suggestions: dict[int, SuggestionPart] = {}
        view.parts = self

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._heads()) + len(self._view.text.marks) + len(self._suggested) + 2

    def interface(self, index: int) -> QAccessibleInterface | None:
        """Return a part by its place."""
        head = self._heads()
        if index < 0:
            return None
        if index < len(head):
            return interface_of(head[index])
        index -= len(head)
        if index == 0:
            return QAccessible.queryAccessibleInterface(self._view.text)
        return self._below_text(index - 1)

    def _below_text(self, index: int) -> QAccessibleInterface | None:
        marks = self._view.text.marks
        if index < len(marks):
            return self.passage(marks[index].passage_id)
        index -= len(marks)
        if index < len(self._suggested):
            return self.passage(self._suggested[index].passage_id)
        if index == len(self._suggested):
            return QAccessible.queryAccessibleInterface(self._view.bar)
        return None

    def index_of(self, part: object) -> int:
        """Return the place of a part, by its object; -1 for something else."""
        head = self._heads()
        if part in head:
            return head.index(part)
        if part is self._view.text:
            return len(head)
        if part is self._view.bar:
            return len(self) - 1
        if isinstance(part, PassagePart):
            number = self._view.text.marks.number_of(part.passage_id)
            return -1 if number is None else len(head) + 1 + number
        if isinstance(part, SuggestionPart):
            number = self._suggested.number_of(part.number)
            before = len(head) + 1 + len(self._view.text.marks)
            return -1 if number is None else before + number
        return -1

    def passage(self, passage_id: int) -> QAccessibleInterface:
        """Return the part of a passage, or of a suggestion by its number below 0."""
        if passage_id < 0:
            if passage_id not in self._suggestions:
                self._suggestions[passage_id] = SuggestionPart(self._view, passage_id)
            return interface_of(self._suggestions[passage_id])
        if passage_id not in self._passages:
            self._passages[passage_id] = PassagePart(self._view, passage_id)
        return interface_of(self._passages[passage_id])

    # ---- what changes

    def renew(self) -> None:
        """Forget everything: another article is shown, or this one was read anew."""
        drop([*self._head, *self._passages.values(), *self._suggestions.values()], tell=False)
        self._head, self._passages, self._suggestions = [], {}, {}
        if not QAccessible.isActive():
            return
        # Another page for screen readers, which know the parts of this one by their places: one
        # thing to tell instead of thousands.
        self._tell(self._own, QAccessible.Event.ObjectDestroyed)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(self._own))
        self._tell(self._own, QAccessible.Event.ObjectCreated)

    def renew_suggestions(self) -> None:
        """Other suggestions are open: forget those that are not."""
        gone = [one for one in self._suggestions if self._suggested.get(one) is None]
        drop([self._suggestions.pop(one) for one in gone])
        self._tell(self._own, QAccessible.Event.ObjectReorder)

    def renew_head(self) -> None:
        """Tell of title and facts: they have changed."""
        headline = self._view.headline
        if not self._head or headline is None:
            return
        if len(self._head) != 1 + len(headline.facts):
            self.renew()
        for part in self._head:
            self._tell(interface_of(part), QAccessible.Event.NameChanged)

    def follow(self, passage_ids: Iterable[int]) -> None:
        """Tell of passages that were added, changed or removed."""
        if not QAccessible.isActive():
            self._forget_removed()
            return
        self._forget_removed()
        for passage_id in passage_ids:
            if self._view.text.marks.get(passage_id) is not None:
                known = passage_id in self._passages
                event = QAccessible.Event.NameChanged if known else QAccessible.Event.ObjectCreated
                self._tell(self.passage(passage_id), event)

    def tell_chosen(self, passage_id: int) -> None:
        """Tell that the keys are on a passage now."""
        if QAccessible.isActive() and self._view.text.marks.get(passage_id) is not None:
            self._tell(self.passage(passage_id), QAccessible.Event.Focus)

    @property
    def _suggested(self) -> Marks:
        return self._view.text.painter.suggested.marks

    @property
    def _own(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view)

    def _heads(self) -> list[Painted]:
        headline = self._view.headline
        if not self._head and headline is not None:
            facts = (FactPart(self._view, number) for number in range(len(headline.facts)))
            self._head = [TitlePart(self._view), *facts]
        return self._head

    def _forget_removed(self) -> None:
        marks = self._view.text.marks
        gone = [one for one in self._passages if marks.get(one) is None]
        drop([self._passages.pop(one) for one in gone])

    @staticmethod
    def _tell(interface: QAccessibleInterface, event: QAccessible.Event) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(interface, event))
