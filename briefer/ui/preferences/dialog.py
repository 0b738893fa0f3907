"""One page of preferences; each takes effect at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)

from briefer.model.settings import READER_SIZES
from briefer.services import preferences
from briefer.ui.accessible import named
from briefer.ui.appearance import LARGEST, SMALLEST
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.segmented import SegmentedControl
from briefer.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from briefer.ui.choices import Choices

NARROWEST, WIDEST = 50, 90
_LIVE = frozenset({"reader_size", "reader_width"})
"""What follows the slider while it is dragged; another size of all text makes the page anew."""

_MOST_SPACE = 6
"""Pixels between rows: where text is large, the window needs the room for words."""


class PreferencesDialog(Sheet):
    """Name, theme, text size, width of the reader, single keys."""

    def __init__(self, appearance: Appearance, choices: Choices, window: QWidget) -> None:
        super().__init__(appearance, "preferences", tr("Preferences"), window)
        self._choices = choices
        px = appearance.px
        self.setMinimumWidth(px(520))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(px(20), px(18), px(20), px(18))
        self._grid.setHorizontalSpacing(px(18))
        self._grid.setVerticalSpacing(min(px(4), _MOST_SPACE))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._add_name()
        self._add_theme()
        self._add_sliders()
        self._add_single_keys()
        self._add_spelling()
        self.offer("preferences.done", tr("Done"), self.accept, kind="primary")

    def _change(self, **fields: Any) -> None:  # noqa: ANN401 - preferences have several types
        self._choices.change(replace(self._choices.value, **fields))

    def _add(self, label: str, field: QWidget, hint: str = "") -> None:
        px = self._appearance.px
        row = self._grid.rowCount()
        words = look(QLabel(label), weight="semibold")
        words.setBuddy(field)
        top = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(words, row, 0, top)
        self._grid.addWidget(field, row, 1)
        if hint:
            line = look(QLabel(hint), tone="muted", scale="small")
            line.setWordWrap(True)
            self._grid.addWidget(line, row + 1, 1)
        self._grid.setRowMinimumHeight(self._grid.rowCount(), min(px(10), 2 * _MOST_SPACE))
        self._grid.addWidget(QWidget(), self._grid.rowCount(), 0)

    def _add_name(self) -> None:
        field = named(QLineEdit(self._choices.value.who), "preferences.who", tr("Your name"))
        field.setPlaceholderText(preferences.who())
        field.editingFinished.connect(lambda: self._change(who=" ".join(field.text().split())))
        hint = tr("Stands in a briefing’s history and as the sender of its memos.")
        self._add(tr("Your name"), field, hint)

    def _add_theme(self) -> None:
        themes = [("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))]
        control = SegmentedControl("preferences.theme", themes, accessible=tr("Theme"))
        control.choose(self._choices.value.theme)
        control.chosen.connect(lambda theme: self._change(theme=theme))
        self._add(tr("Theme"), control)

    def _add_sliders(self) -> None:
        value = self._choices.value
        self._add_slider(
            "text_size", tr("Text size"), (SMALLEST, LARGEST, value.text_size), tr("{n} %")
        )
        self._add_slider(
            "reader_size",
            tr("Text of the reader"),
            (*READER_SIZES, value.reader_size),
            tr("{n} %"),
        )
        self._add_slider(
            "reader_width",
            tr("Line of the reader"),
            (NARROWEST, WIDEST, value.reader_width),
            tr("{n} characters"),
        )

    def _add_slider(self, name: str, label: str, span: tuple[int, int, int], words: str) -> None:
        low, high, value = span
        slider = named(QSlider(Qt.Orientation.Horizontal), f"preferences.{name}", label)
        slider.setRange(low, high)
        slider.setSingleStep(2 if name == "reader_width" else 5)
        slider.setPageStep(10)
        slider.setValue(value)
        shown = look(QLabel(words.format(n=value)), tone="muted")
        shown.setMinimumWidth(self._appearance.px(90))
        slider.valueChanged.connect(lambda number: shown.setText(words.format(n=number)))
        slider.valueChanged.connect(
            lambda number: self._slide(name, number, waits=slider.isSliderDown())
        )
        slider.sliderReleased.connect(lambda: self._change(**{name: slider.value()}))
        holder = QWidget()
        row = tight(QHBoxLayout(holder), gap=self._appearance.px(12))
        row.addWidget(slider, 1)
        row.addWidget(shown)
        self._add(label, holder)

    def _slide(self, name: str, number: int, *, waits: bool) -> None:
        if not waits or name in _LIVE:
            self._change(**{name: number})

    def _add_single_keys(self) -> None:
        words = tr("Letters and digits tag without another key")
        box = named(QCheckBox(words), "preferences.single_keys")
        box.setChecked(self._choices.value.single_keys)
        box.toggled.connect(lambda checked: self._change(single_keys=checked))
        hint = tr("Switch this off where your assistive software needs letters; Enter still tags.")
        self._add(tr("Single keys"), box, hint)

    def _add_spelling(self) -> None:
        value = self._choices.value
        box = named(QCheckBox(tr("Underline unknown words in memos")), "preferences.spelling")
        box.setChecked(value.spelling)
        box.toggled.connect(lambda checked: self._change(spelling=checked))
        self._add(tr("Spelling"), box)
        words = QLineEdit(value.spelling_words)
        named(words, "preferences.spelling_words", tr("Your own words"))
        words.setPlaceholderText(tr("words that are right, with a space between"))
        words.editingFinished.connect(
            lambda: self._change(spelling_words=" ".join(sorted(set(words.text().split()))))
        )
        self._add(tr("Your own words"), words)
