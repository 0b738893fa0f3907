"""The letterhead: the user's own Word file, and a picture at the head of the first page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from briefer.memo.style import LEAST_HEIGHT, MOST_HEIGHT, Align
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.templates.form import Form, Lines
from briefer.ui.templates.number_box import NumberBox
from briefer.ui.templates.words import POINTS_PER_CM
from briefer.ui.translation import tr
from briefer.ui.widgets.banner import Banner
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.inline_edit import InlineEdit
from briefer.ui.widgets.section_label import SectionLabel
from briefer.ui.widgets.segmented import SegmentedControl
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefer.memo.template import Template
    from briefer.services.template_editing import TemplateEditing
    from briefer.ui.appearance import Appearance

    Choose = Callable[[str, str], Path | None]


_STEPS = 100
"""Of the height, in an inch or a centimetre."""


class LetterheadForm(Form):
    """Both are chosen from a file and taken away; `choose(title, kinds)` asks for a file.

    A picture waits for the words that say what it shows, where there are none yet.
    """

    def __init__(self, appearance: Appearance, choose: Choose) -> None:
        super().__init__(appearance, "templates.letterhead", tr("Letterhead"))
        self._choose = choose
        self._shows = False
        self._template = ""
        self._unit = 72.0
        self._told: tuple[str, ...] = ()
        self._waiting: Path | None = None
        self.told = Banner(
            appearance, "templates.letterhead.told", "", icon="info", tone="tip", closable=True
        )
        self.told.hide()
        self.told.closed.connect(self.told.hide)
        self._build_word()
        self._build_picture()
        self.column.addStretch(1)

    # ---- building

    def _build_word(self) -> None:
        px = self._appearance.px
        self.column.addWidget(SectionLabel(self._appearance, tr("In Word")))
        self.state = wrapped_label(name="templates.letterhead.state")
        self.column.addWidget(self.state)
        self.word = named(QPushButton(tr("Choose a Word file…")), "templates.letterhead.choose")
        self.word.clicked.connect(self._choose_word)
        self.no_word = named(QPushButton(tr("Take away")), "templates.letterhead.remove")
        self.no_word.setAccessibleName(tr("Take the letterhead away"))
        self.no_word.clicked.connect(self._remove_word)
        self._side_by_side(self.word, self.no_word)
        self.letters = named(
            QCheckBox(tr("Fonts and colours of the letterhead")), "templates.letterhead.letters"
        )
        self.letters.clicked.connect(
            lambda on: self.ask(lambda t: t.letterhead.set_own_letters(own=on))
        )
        self.column.addWidget(self.letters, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.told)
        self._hint(
            tr(
                "A letterhead shows in Word only; the pages beside are those of the PDF. Its "
                "header and footer are kept, its paper and margins are taken over, and the "
                "handling mark and the page number are added."
            )
        )
        self.column.addSpacing(px(12))

    def _build_picture(self) -> None:
        self.column.addWidget(
            SectionLabel(self._appearance, tr("Picture at the head of the first page"))
        )
        self.picture = named(QPushButton(tr("Choose a picture…")), "templates.picture.choose")
        self.picture.clicked.connect(self._choose_picture)
        self.no_picture = named(QPushButton(tr("Take away")), "templates.picture.remove")
        self.no_picture.setAccessibleName(tr("Take the picture away"))
        self.no_picture.clicked.connect(self._remove_picture)
        self._side_by_side(self.picture, self.no_picture)
        self.asks = wrapped_label(
            tr("Say below what the picture shows, and it is put in its place."),
            "templates.picture.asks",
            weight="medium",
        )
        self.asks.hide()
        self.column.addWidget(self.asks)
        lines = Lines(self._appearance)
        self.alt = InlineEdit(
            "templates.picture.alt",
            tr("What the picture shows"),
            unknown=tr("such as: Arms of the Ministry of Ports"),
        )
        self.alt.committed.connect(self._say)
        lines.add(tr("It shows"), self.alt, wide=True)
        self.height_box = NumberBox("templates.picture.height", tr("Height of the picture"))
        self.height_box.valueChanged.connect(self._set_height)
        lines.add(tr("Height"), self.height_box)
        places = [
            (Align.LEFT.value, tr("Left")),
            (Align.CENTRE.value, tr("Middle")),
            (Align.RIGHT.value, tr("Right")),
        ]
        self.place = SegmentedControl(
            "templates.picture.place", places, accessible=tr("Place of the picture")
        )
        self.place.chosen.connect(
            lambda key: self.ask(lambda t: t.letterhead.set_picture_place(Align(key)))
        )
        lines.add(tr("Stands"), self.place)
        self.column.addLayout(lines)
        self._hint(
            tr(
                "PNG or JPEG, for Word and PDF. In Word, a letterhead of your own stands in its "
                "place. What it shows is read out to those who cannot see it."
            )
        )

    def _side_by_side(self, *buttons: QPushButton) -> None:
        holder = QWidget()
        row = FlowLayout(holder, gap=self._appearance.px(8))
        row.setContentsMargins(0, 0, 0, 0)
        for button in buttons:
            row.addWidget(button)
        self.column.addWidget(holder)

    def _hint(self, words: str) -> None:
        self.column.addWidget(wrapped_label(words, tone="muted", scale="small"))

    # ---- showing

    @override
    def show_template(self, template: Template, language: str, *, own: bool) -> None:
        self._shows = True
        if template.name != self._template:
            self._template, self._told, self._waiting = template.name, (), None
            self.told.hide()
        self._show_word(template, own=own)
        self._show_picture(template, own=own)
        self._shows = False

    def _show_word(self, template: Template, *, own: bool) -> None:
        there = template.letterhead_docx is not None
        words = (
            tr("A letterhead of your own is in place.")
            if there
            else tr("There is no letterhead of your own yet.")
        )
        self.state.setText(words)
        self.word.setText(tr("Choose another Word file…") if there else tr("Choose a Word file…"))
        self.word.setEnabled(own)
        self.no_word.setVisible(there and own)
        self.letters.setVisible(there)
        self.letters.setEnabled(own)
        self.letters.setChecked(template.style.word.own_letters)
        if not there:
            self.told.hide()
        elif self._told:
            self.told.say(" ".join(self._told))
            self.told.show()
        self._told = ()

    def _show_picture(self, template: Template, *, own: bool) -> None:
        head, there = template.style.letterhead, template.style.letterhead is not None
        words = tr("Choose another picture…") if there else tr("Choose a picture…")
        self.picture.setText(words)
        self.picture.setEnabled(own)
        self.no_picture.setVisible(there and own)
        waits = self._waiting is not None
        self.asks.setVisible(waits and own)
        self.alt.setEnabled(own and (there or waits))
        self.alt.set_value(head.alt if head else "")
        unit = 72.0 if template.style.page.size == "Letter" else POINTS_PER_CM
        self.height_box.setDecimals(2)
        lowest, highest = LEAST_HEIGHT / unit * _STEPS, MOST_HEIGHT / unit * _STEPS
        self.height_box.setRange(math.ceil(lowest) / _STEPS, math.floor(highest) / _STEPS)
        self.height_box.setSingleStep(0.1)
        self.height_box.setSuffix(tr(" in") if unit == 72 else tr(" cm"))
        self._unit = unit
        self.height_box.setValue((head.height if head else 48) / unit)
        self.place.choose(head.align.value if head else Align.LEFT.value)
        for widget in (self.height_box, self.place):
            widget.setEnabled(own and there)

    # ---- changes

    def _choose_word(self) -> None:
        kinds = f"{tr('Word files')} (*.docx *.dotx)"
        path = self._choose(tr("Choose your letterhead"), kinds)
        if path is None:
            return

        def change(template: TemplateEditing) -> None:
            self._told = template.letterhead.set_file(path)

        self.ask(change)

    def _remove_word(self) -> None:
        self.word.setFocus(Qt.FocusReason.OtherFocusReason)  # the pressed button goes
        self.ask(lambda template: template.letterhead.remove_file())

    def _remove_picture(self) -> None:
        self.picture.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask(lambda template: template.letterhead.remove_picture())

    def _choose_picture(self) -> None:
        kinds = f"{tr('Pictures')} (*.png *.jpg *.jpeg)"
        path = self._choose(tr("Choose a picture"), kinds)
        if path is None:
            return
        if self.alt.value:
            self._put(path, self.alt.value)
            return
        self._waiting = path
        self.asks.show()
        self.alt.setEnabled(True)
        self.alt.edit()

    def _say(self, words: str) -> None:
        path, self._waiting = self._waiting, None
        if path is not None:
            self._put(path, words)
        else:
            self.ask(lambda template: template.letterhead.set_picture_words(words))

    def _put(self, path: Path, words: str) -> None:
        self.ask(lambda template: template.letterhead.set_picture(path, words))

    def _set_height(self, height: float) -> None:
        if not self._shows:
            points = height * self._unit
            self.ask(lambda template: template.letterhead.set_picture_height(points))
