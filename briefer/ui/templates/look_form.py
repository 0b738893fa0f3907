"""Paper, margins, fonts and the size of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.style import PAGE_SIZES, RoleName
from briefer.services.template_choices import FONTS, LARGEST, LEAST_MARGIN, MOST_MARGIN, SMALLEST
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.templates.form import Form, Lines
from briefer.ui.templates.number_box import NumberBox
from briefer.ui.templates.words import POINTS_PER_CM
from briefer.ui.translation import tr
from briefer.ui.widgets.choice_box import ChoiceBox
from briefer.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from briefer.ui.appearance import Appearance


class LookForm(Form):
    """Everything is one change of the style sheet, which Word and PDF both follow."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "templates.look", tr("Look"))
        self._shows = False
        self._paper_size = "Letter"
        lines = Lines(appearance)
        sizes = [(size, size) for size in PAGE_SIZES]
        self.paper = SegmentedControl("templates.paper", sizes, accessible=tr("Paper"))
        self.paper.chosen.connect(lambda size: self.ask(lambda t: t.set_paper(size)))
        lines.add(tr("Paper"), self.paper)
        self.margins = {
            side: NumberBox(f"templates.margin.{side}", words)
            for side, words in (
                ("top", tr("Margin at the top")),
                ("right", tr("Margin at the right")),
                ("bottom", tr("Margin at the bottom")),
                ("left", tr("Margin at the left")),
            )
        }
        for side, words in (
            ("top", tr("Top margin")),
            ("bottom", tr("Bottom margin")),
            ("left", tr("Left margin")),
            ("right", tr("Right margin")),
        ):
            self.margins[side].valueChanged.connect(self._set_margins)
            lines.add(words, self.margins[side])
        self.fonts: dict[str, ChoiceBox] = {}
        for use, words in (("serif", tr("Font of the text")), ("sans", tr("Font of the marks"))):
            box = named(ChoiceBox(), f"templates.font.{use}", words)
            box.addItems(list(FONTS))
            box.textActivated.connect(
                lambda name, use=use: self.ask(lambda t: t.set_font(use, name))
            )
            self.fonts[use] = box
            lines.add(words, box)
        self.text_size = NumberBox("templates.size", tr("Size of the text"))
        self.text_size.setRange(SMALLEST, LARGEST)
        self.text_size.setSingleStep(0.5)
        self.text_size.setDecimals(1)
        self.text_size.setSuffix(tr(" pt"))
        self.text_size.valueChanged.connect(self._set_size)
        lines.add(tr("Size of the text"), self.text_size, tr("Headings and notes grow with it."))
        self.column.addLayout(lines)
        self.column.addStretch(1)

    @override
    def show_template(self, template: Template, language: str, *, own: bool) -> None:
        self._shows = True
        style = template.style
        self._paper_size = style.page.size
        self.paper.choose(style.page.size)
        unit = 72.0 if style.page.size == "Letter" else POINTS_PER_CM
        for side, box in self.margins.items():
            box.setDecimals(2)
            box.setRange(round(LEAST_MARGIN / unit, 2) + 0.01, round(MOST_MARGIN / unit, 2))
            box.setSingleStep(0.1)
            box.setSuffix(tr(" in") if unit == 72 else tr(" cm"))
            box.setValue(getattr(style.page, side) / unit)
        for use, fonts in self.fonts.items():
            name = style.fonts[use].name if use in style.fonts else ""
            if name and fonts.findText(name) < 0:
                fonts.addItem(name)
            fonts.setCurrentText(name)
            fonts.setEnabled(own and bool(name))
        self.text_size.setValue(style[RoleName.BODY].size)
        for widget in (self.paper, self.text_size, *self.margins.values()):
            widget.setEnabled(own)
        self._shows = False

    def _set_margins(self) -> None:
        if self._shows:
            return
        unit = 72.0 if self._paper_size == "Letter" else POINTS_PER_CM
        values = {side: box.value() * unit for side, box in self.margins.items()}
        self.ask(lambda template: template.set_margins(**values))

    def _set_size(self, points: float) -> None:
        if not self._shows:
            self.ask(lambda template: template.set_size(points))
