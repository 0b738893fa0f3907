"""The first stage of the palette: typing names, and what fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.ui.read.palette.catalogue import Catalogue, Found, Group
from briefer.ui.read.palette.line import Kind, Line
from briefer.ui.read.palette.results import SHARE, ResultList, shared
from briefer.ui.read.palette.typed_name import TypedName, marks_hint, read_typed
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import tight

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.palette.catalogue import Row


class NameStage(QWidget):
    """Lists what fits the typed text; behind a colon stands the part of a stakeholder.

    `entry_taken(Entry)` and `create_asked` come from clicks and keys; `described` is the row that
    Enter would take, in words.
    """

    entry_taken = Signal(object)
    create_asked = Signal()
    described = Signal(str)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self.typed = TypedName("")
        """What is typed, as it was read."""
        self._codebook: Codebook | None = None
        self._catalogue: Catalogue | None = None
        self.list = ResultList(appearance)
        self.list.taken.connect(self._take)
        self.list.moved.connect(self.described)
        tight(QVBoxLayout(self)).addWidget(self.list)

    def use(self, codebook: Codebook, catalogue: Catalogue) -> None:
        """Offer the entries of a codebook."""
        self._codebook, self._catalogue = codebook, catalogue

    def show_matches(
        self, typed: str, given: frozenset[tuple[Group, int]], *, has_somebody: bool
    ) -> None:
        """List what fits, but nothing that is given already."""
        if self._catalogue is None:
            return
        self.typed = read_typed(typed, self._vocabulary.parts)
        name = self.typed.name
        found = self._catalogue.search(name, 2 * SHARE, given)
        if self.typed.is_marked:
            found = Found(found.who, ())
        if self.typed.is_marked and not name:
            found = Found((), ())
        who, about = shared(found)
        lines = self._lines(who, about)
        best = Found(who, about).best(about_first=has_somebody) if name else None
        current = None if best is None else best + (1 if best < len(who) else 1 + bool(who))
        if self.typed.is_marked:
            lines.append(Line(Kind.HINT, marks_hint(self._vocabulary.parts)))
        if name:
            words = tr("Create “{name}” as a stakeholder").format(name=name)
            lines.append(Line(Kind.CREATE, words))
        self.list.show_lines(lines, current)

    def take(self) -> bool:
        """Do what the chosen line says; return whether there is one."""
        line = self.list.current
        if line is not None:
            self._take(line)
        return line is not None

    def _take(self, line: Line) -> None:
        if line.row is not None:
            self.entry_taken.emit(line.row.entry)
        elif line.kind is Kind.CREATE:
            self.create_asked.emit()

    def _lines(self, who: tuple[Row, ...], about: tuple[Row, ...]) -> list[Line]:
        lines = [Line(Kind.HEADING, tr("Who"))] if who else []
        lines += [self._who(row) for row in who]
        lines += [Line(Kind.HEADING, tr("About what"))] if about else []
        return lines + [self._about(row) for row in about]

    def _who(self, row: Row) -> Line:
        stakeholder = self._known().stakeholder_by_id[row.entry.id]
        kinds = self._vocabulary.kinds
        kind = kinds[stakeholder.kind].label.lower() if stakeholder.kind else ""
        kind = self.typed.words(self._vocabulary.parts) or kind
        return Line(Kind.ENTRY, row.entry.name, row, kind, stakeholder.initials)

    def _about(self, row: Row) -> Line:
        topic = self._known().topic_by_id[row.entry.id]
        default = topic.default_proposition
        detail = default.label if default else tr("no proposition")
        return Line(Kind.ENTRY, row.entry.name, row, detail, colour=topic.colour, tip=topic.meaning)

    def _known(self) -> Codebook:
        if self._codebook is None:
            raise RuntimeError("rows without a codebook")
        return self._codebook
