"""The lines of the memo's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from briefer.memo.template import FieldSource
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.templates.form import Form
from briefer.ui.templates.part_row import PartRow
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from briefer.ui.appearance import Appearance


class HeadForm(Form):
    """Rename, move, add and remove lines, and say which a memo must have."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "templates.head", tr("Head of the memo"))
        self._keys: list[str] = []
        self._places: list[int] = []
        self._language = ""
        self.add = look(named(QPushButton(tr("Add a line")), "templates.head.add"))
        self.add.clicked.connect(self._add)
        holder = tight(QVBoxLayout(), gap=appearance.px(6))
        self.rows = Rows(holder, self._make, self)
        self.column.addLayout(holder)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    @override
    def show_template(self, template: Template, language: str, *, own: bool) -> None:
        self._language = language
        self.add.setVisible(own)
        wording = template.wording(language)
        printed = [(place, spec) for place, spec in enumerate(template.fields) if spec.printed]
        self._keys = [spec.key for _, spec in printed]
        self._places = [place for place, _ in printed]
        self.rows.keep(len(printed))
        for number, (row, (_, spec)) in enumerate(zip(self.rows, printed, strict=True)):
            row.words.set_value(wording.say(f"fields.{spec.key}"))
            row.note.setText(_source_words(spec.source))
            row.note.setVisible(bool(row.note.text()))
            row.tick.setChecked(spec.required)
            row.allow(own=own, up=number > 0, down=number < len(printed) - 1)

    def _make(self, number: int) -> PartRow:
        name = f"templates.line.{number}"
        row = PartRow(self._appearance, name, tr("Name of the line"), tr("Needed"))
        row.tick.setToolTip(tr("A memo without it is told of before the export"))
        row.renamed.connect(
            lambda words: self.ask(
                lambda t: t.relabel_field(self._keys[number], self._language, words)
            )
        )
        row.ticked.connect(
            lambda needed: self.ask(lambda t: t.require_field(self._keys[number], required=needed))
        )
        row.removed.connect(lambda: self.ask(lambda t: t.remove_field(self._keys[number])))
        row.moved.connect(lambda by: self._move(number, by))
        return row

    def _move(self, number: int, by: int) -> None:
        key, place = self._keys[number], self._places[number + by]
        self.ask(lambda template: template.move_field(key, place))
        self.rows[number + by].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        """Add a line below the last printed one, ready to be named."""
        place, number = self._places[-1] + 1 if self._places else 0, len(self._keys)
        self.ask(lambda template: template.add_field(tr("New line"), place))
        if number < len(self.rows):
            self.rows[number].words.edit()


def _source_words(source: FieldSource) -> str:
    """Return what fills a line until the analyst does."""
    return {
        FieldSource.READER: tr("the briefing’s reader, unless set"),
        FieldSource.WHO: tr("your name, unless set"),
        FieldSource.DATE: tr("the day of the export, unless set"),
        FieldSource.PERIOD: tr("from the first to the last article, unless set"),
    }.get(source, "")
