"""The numbers of the statement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from briefer.errors import InputError
from briefer.model.passage import Figure
from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.read.inspector.numbers import number_words, parse_number
from briefer.ui.translation import tr
from briefer.ui.widgets.fold import RING
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.part_head import PartHead
from briefer.ui.widgets.rows import Rows
from briefer.ui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.inspector.shown import Shown

NOTHING = Figure()


class FigureCard(QWidget):
    """One figure: `changed(Figure)` comes with each field, `removed` with the cross."""

    changed = Signal(object)
    removed = Signal()

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        named(self, name, tr("Figure"))
        surface(self, "field")
        px = appearance.px
        self._figure = NOTHING
        grid = QGridLayout(self)
        grid.setContentsMargins(px(7), px(6), px(5), px(7))
        grid.setHorizontalSpacing(px(4))
        grid.setVerticalSpacing(px(4))
        self.fields: dict[str, TypedLine] = {}
        for field, words, hint, place in _fields():
            line = TypedLine(f"{name}.{field}", words, hint=hint)
            line.written.connect(lambda text, field=field: self._write(field, text))
            self.fields[field] = line
            grid.addWidget(line, *place)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        self.gone = IconButton(
            appearance, "close", f"{name}.remove", tr("Remove figure"), role="muted", size=11
        )
        self.gone.clicked.connect(self.removed)
        grid.addWidget(self.gone, 0, 6, Qt.AlignmentFlag.AlignTop)
        self.fault = look(named(QLabel(), f"{name}.fault"), tone="danger", scale="small")
        self.fault.setWordWrap(True)
        self.fault.hide()
        grid.addWidget(self.fault, 3, 0, 1, 7)
        self.setFocusProxy(self.fields["low"])

    def show_figure(self, figure: Figure) -> None:
        """Show a figure; what is being typed stays."""
        self._figure = figure
        self.fault.hide()
        for field, line in self.fields.items():
            value = getattr(figure, field)
            line.set_value(number_words(value) if field in _NUMBERS else value or "")

    def allow(self, *, writable: bool) -> None:
        """Let the user change it, or read only."""
        self.gone.setVisible(writable)
        for line in self.fields.values():
            line.setReadOnly(not writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        for line in self.fields.values():
            line.flush()

    def _write(self, field: str, text: str) -> None:
        try:
            value = parse_number(text) if field in _NUMBERS else text or None
        except InputError as error:
            show_fault(self.fault, str(error))
            return
        self.fault.hide()
        self._figure = replace(self._figure, **{field: value})  # type: ignore[arg-type]  # its own
        self.changed.emit(self._figure)


class FiguresPart(QWidget):
    """`changed(figures)` carries all figures as they should be."""

    changed = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "inspector.figures", tr("Figures"))
        self._appearance = appearance
        self._figures: tuple[Figure, ...] = ()
        self._passage_id = 0
        self._writable = True
        ring = appearance.px(RING)
        column = tight(QVBoxLayout(self), (ring, 0, ring, 0))
        self.head = PartHead(appearance, "inspector.figures", tr("Figures"), tr("Add a figure"))
        self.head.add_asked.connect(self._begin)
        column.addWidget(self.head)
        lines = tight(QVBoxLayout(), gap=appearance.px(5))
        column.addLayout(lines)
        self.cards = Rows(lines, self._make_card, self.head.add)

    def show_passage(self, shown: Shown) -> None:
        """Show the figures of a passage; an empty card that was begun stays while it is shown."""
        figures = shown.passage.figures
        same = shown.passage.id == self._passage_id
        began = same and len(self.cards) > len(self._figures) and figures == self._figures
        self._figures, self._passage_id = figures, shown.passage.id
        self.cards.keep(len(figures) + began)
        for card, figure in zip(self.cards, figures, strict=False):
            card.show_figure(figure)

    def allow(self, *, writable: bool) -> None:
        """Let the user change them, or read only."""
        self._writable = writable
        self.head.allow(writable=writable)
        for card in self.cards:
            card.allow(writable=writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        for card in list(self.cards):
            card.flush()

    def _begin(self) -> None:
        """Add an empty card, which is kept with the first thing that is written in it."""
        if len(self.cards) == len(self._figures):
            self.cards.keep(len(self._figures) + 1)
            self.cards[len(self._figures)].show_figure(NOTHING)
        self.cards[len(self._figures)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_card(self, number: int) -> FigureCard:
        card = FigureCard(self._appearance, f"inspector.figure.{number}")
        card.changed.connect(lambda figure: self._set(number, figure))
        card.removed.connect(lambda: self._remove(number))
        card.allow(writable=self._writable)
        return card

    def _set(self, number: int, figure: Figure) -> None:
        kept = list(self._figures)
        kept[number : number + 1] = [figure] if figure != NOTHING else []
        self.changed.emit(tuple(kept))

    def _remove(self, number: int) -> None:
        if number == len(self._figures):
            self.cards.keep(number)
            return
        self.changed.emit(self._figures[:number] + self._figures[number + 1 :])


_NUMBERS = frozenset({"low", "high"})


def _fields() -> tuple[tuple[str, str, str, tuple[int, int, int, int]], ...]:
    """Return field, name, hint and place in the grid: row, column, rows, columns."""
    return (
        ("qualifier", tr("Qualifier"), tr("nearly"), (0, 0, 1, 2)),
        ("low", tr("Number, or the lower one"), tr("number"), (0, 2, 1, 2)),
        ("high", tr("Upper number"), tr("up to"), (0, 4, 1, 2)),
        ("measure", tr("Measure"), tr("of what"), (1, 0, 1, 7)),
        ("place", tr("Place"), tr("where"), (2, 0, 1, 3)),
        ("period", tr("Period"), tr("when"), (2, 3, 1, 4)),
    )
