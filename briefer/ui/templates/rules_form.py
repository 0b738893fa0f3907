"""Notes, numbers of sections, and how long a memo may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from briefer.memo.document import NotesAt
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.setting_words import form_words, notes_words
from briefer.ui.templates.form import Form, Lines
from briefer.ui.templates.number_box import NumberBox
from briefer.ui.translation import tr
from briefer.ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from briefer.ui.appearance import Appearance


class RulesForm(Form):
    """The rules that a memo on the template is written and checked by."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "templates.rules", tr("Notes and length"))
        self._shows = False
        lines = Lines(appearance)
        self.form = named(ChoiceBox(), "templates.citations", tr("Form of notes"))
        for key, words in form_words().items():
            self.form.addItem(words, key)
        self.form.activated.connect(
            lambda: self.ask(lambda t: t.set_citations(str(self.form.currentData())))
        )
        lines.add(tr("Form of notes"), self.form)
        self.notes = named(ChoiceBox(), "templates.notes", tr("Notes stand"))
        for place, words in notes_words().items():
            self.notes.addItem(words, place.value)
        self.notes.activated.connect(
            lambda: self.ask(lambda t: t.set_notes(NotesAt(self.notes.currentData())))
        )
        lines.add(tr("Notes stand"), self.notes)
        self.numbered = named(QCheckBox(tr("Sections have numbers")), "templates.numbered")
        self.numbered.clicked.connect(lambda yes: self.ask(lambda t: t.set_numbered(numbered=yes)))
        lines.add(tr("Numbers"), self.numbered)
        self.pages = NumberBox("templates.pages", tr("Pages of the body"))
        self.pages.setRange(0.5, 500)
        self.pages.setSingleStep(0.5)
        self.pages.setDecimals(1)
        self.pages.valueChanged.connect(self._set_pages)
        hint = tr("A memo that is longer is told of before the export. Annexes do not count.")
        lines.add(tr("At most, pages"), self.pages, hint)
        self.column.addLayout(lines)
        self.column.addStretch(1)

    @override
    def show_template(self, template: Template, language: str, *, own: bool) -> None:
        self._shows = True
        self.form.setCurrentIndex(self.form.findData(template.citations))
        self.notes.setCurrentIndex(self.notes.findData(template.notes_at.value))
        self.numbered.setChecked(template.numbered)
        self.pages.setValue(template.length.pages)
        for widget in (self.form, self.notes, self.numbered, self.pages):
            widget.setEnabled(own)
        self._shows = False

    def _set_pages(self, pages: float) -> None:
        if not self._shows:
            self.ask(lambda template: template.set_length(pages))
