"""The sections of a template, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout

from briefer.memo.template import SectionKind
from briefer.services.template_editing import addable
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.templates.form import Form
from briefer.ui.templates.part_row import PartRow
from briefer.ui.templates.section_length import SectionLength
from briefer.ui.templates.words import kind_words
from briefer.ui.translation import tr
from briefer.ui.widgets.inline_edit import InlineEdit
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from briefer.memo.template import SectionSpec, Template
    from briefer.ui.appearance import Appearance


class SectionRow(PartRow):
    """A section; one whose words stay the same shows them below."""

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__(appearance, name, tr("Title of the section"), tr("Annex"))
        self.tick.setToolTip(tr("On a page of its own, outside the limit of pages"))
        self.fixed = InlineEdit(f"{name}.fixed", tr("Words of the section"), unknown=tr("no words"))
        self.below.addWidget(self.fixed)
        self.length = SectionLength(name)
        self.below.addWidget(self.length)
        self.key = ""


class SectionsForm(Form):
    """Rename, move, add and remove sections."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "templates.sections", tr("Sections"))
        self._template: Template | None = None
        self._language = ""
        self.add = look(named(QPushButton(tr("Add a section")), "templates.sections.add"))
        self.add.clicked.connect(self._show_kinds)
        holder = tight(QVBoxLayout(), gap=appearance.px(6))
        self.rows = Rows(holder, self._make, self)
        self.column.addLayout(holder)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    @override
    def show_template(self, template: Template, language: str, *, own: bool) -> None:
        self._template, self._language = template, language
        self.add.setVisible(own)
        wording, sections = template.wording(language), template.sections
        self.rows.keep(len(sections))
        for number, (row, spec) in enumerate(zip(self.rows, sections, strict=True)):
            row.key = spec.key
            row.words.set_value(wording.say(f"sections.{spec.key}"))
            row.note.setText(_note(spec, own=own))
            row.length.show_section(spec, own=own)
            row.tick.setChecked(spec.annex)
            row.fixed.setVisible(spec.kind is SectionKind.FIXED)
            if spec.kind is SectionKind.FIXED:
                row.fixed.set_value(wording.say(f"fixed.{spec.key}"))
            row.fixed.setEnabled(own)
            row.allow(own=own, up=number > 0, down=number < len(sections) - 1)
            row.tick.setVisible(spec.annex or own)

    def _make(self, number: int) -> SectionRow:
        row = SectionRow(self._appearance, f"templates.section.{number}")
        row.renamed.connect(
            lambda words: self.ask(lambda t: t.retitle_section(row.key, self._language, words))
        )
        row.fixed.committed.connect(
            lambda words: self.ask(lambda t: t.set_fixed_words(row.key, self._language, words))
        )
        row.length.chosen.connect(
            lambda lines, items: self.ask(
                lambda t: t.limit_section(row.key, lines=lines, items=items)
            )
        )
        row.ticked.connect(lambda annex: self.ask(lambda t: t.annex_section(row.key, annex=annex)))
        row.removed.connect(lambda: self.ask(lambda t: t.remove_section(row.key)))
        row.moved.connect(lambda by: self._move(row, number, by))
        return row

    def _move(self, row: SectionRow, number: int, by: int) -> None:
        key = row.key
        self.ask(lambda template: template.move_section(key, number + by))
        self.rows[number + by].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kinds(self) -> None:
        """Offer the kinds that the template can have one more of."""
        menu = named(QMenu(self), "templates.kinds", tr("Kinds of section"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert self._template is not None  # noqa: S101 - the button is shown with a template
        for kind, words in kind_words().items():
            if kind in addable(self._template):
                action = menu.addAction(words[:1].upper() + words[1:])
                action.triggered.connect(lambda _checked=False, kind=kind: self._add(kind))
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _add(self, kind: SectionKind) -> None:
        """Add a section at the end of the body, ready to be named."""
        words = kind_words()[kind]
        title = tr("New section") if kind is SectionKind.WRITTEN else words[:1].upper() + words[1:]
        assert self._template is not None  # noqa: S101 - see above
        sections = self._template.sections
        place = next((n for n, spec in enumerate(sections) if _comes_last(spec)), len(sections))
        self.ask(lambda template: template.add_section(kind, title, place))
        if place < len(self.rows):
            self.rows[place].words.edit()


def _comes_last(spec: SectionSpec) -> bool:
    return spec.annex or spec.kind in {SectionKind.SOURCES, SectionKind.NOTES}


def _note(spec: SectionSpec, *, own: bool) -> str:
    """Return what a section holds, and how long it should be where that is not a field below."""
    words = kind_words()[spec.kind]
    if own:
        return words
    if spec.lines:
        words += tr(" · about {n} lines").format(n=spec.lines)
    if spec.items:
        words += tr(" · about {n} points").format(n=spec.items)
    return words
