"""What a new briefing is asked for: question first, file last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefer import paths
from briefer.errors import InputError
from briefer.services import briefings, codebooks, templates
from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.dates import parse_moment
from briefer.ui.translation import tr
from briefer.ui.widgets.choice_card import ChoiceCard
from briefer.ui.widgets.file_row import FileRow
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.template import Template
    from briefer.ui.appearance import Appearance
    from briefer.ui.messages import Messages


_OTHER = "other"


@dataclass(frozen=True, slots=True)
class NewBriefing:
    """What the form asked."""

    path: Path
    title: str
    question: str | None
    reader: str | None
    due: str | None
    codebook: str
    codebook_from: Path | None = None


class NewBriefingForm(QWidget):
    """The fields and cards; `changed` comes when the page that is printed would look different."""

    changed = Signal()

    def __init__(self, appearance: Appearance, messages: Messages) -> None:
        super().__init__()
        surface(self, "panel")
        self._appearance = appearance
        self._messages = messages
        self._path: Path | None = None
        self._other: Path | None = None
        self._templates = {template.name: template for template in templates.available()}
        self.question = named(QLineEdit(), "new.question", tr("Question"))
        look(self.question, scale="big")
        self.title = named(QLineEdit(), "new.title", tr("Title"))
        self.reader = named(QLineEdit(), "new.reader", tr("For whom"))
        self.due = named(QLineEdit(), "new.due", tr("Due"))
        self.due.setMinimumWidth(appearance.px(150))
        self.due.setPlaceholderText(tr("29 Dec 2023, 17:00"))
        for field in (self.title, self.reader, self.due):
            look(field, scale="form")
        self._template_cards = QButtonGroup(self)
        self._codebook_cards = QButtonGroup(self)
        self._file = FileRow(appearance, "new.file", tr("Change…"), tall=5)
        self._fault = look(named(QLabel(), "new.fault"), tone="danger", scale="small")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self._build()
        self.title.textChanged.connect(self._suggest_file)
        self.reader.textChanged.connect(self.changed)
        self._template_cards.buttonClicked.connect(self.changed)
        self._file.change_asked.connect(self._ask_for_file)
        self._suggest_file()

    @property
    def template(self) -> Template:
        """The template that is chosen."""
        return self._templates[_chosen(self._template_cards)]

    def asked(self) -> NewBriefing | None:
        """Return what the form asks for, or None where it says what is wrong."""
        self.show_fault("")
        try:
            due = parse_moment(self.due.text()) if self.due.text().strip() else None
        except InputError as error:
            self.show_fault(str(error))
            look(self.due, fault="true").setFocus()
            return None
        title = " ".join(self.title.text().split()) or tr("Untitled briefing")
        return NewBriefing(
            path=self._path or briefings.free_path(title),
            title=title,
            question=_words(self.question),
            reader=_words(self.reader),
            due=due,
            codebook=codebooks.NONE if self._takes_other else _chosen(self._codebook_cards),
            codebook_from=self._other if self._takes_other else None,
        )

    @property
    def _takes_other(self) -> bool:
        return _chosen(self._codebook_cards) == _OTHER

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        show_fault(self._fault, sentence)
        look(self.due, fault="")

    def _build(self) -> None:
        px = self._appearance.px
        column = tight(QVBoxLayout(self), (px(44), px(26), px(44), px(20)), px(5))
        column.addWidget(self._label(tr("Question"), self.question))
        column.addWidget(self.question)
        hint = tr("One sentence. It decides what is worth tagging.")
        column.addWidget(look(QLabel(hint), tone="muted", scale="small"))
        column.addSpacing(px(12))
        column.addLayout(self._short_fields())
        column.addSpacing(px(12))
        column.addWidget(self._label(tr("Template")))
        column.addLayout(self._template_grid())
        column.addSpacing(px(12))
        column.addWidget(self._label(tr("Codebook")))
        column.addLayout(self._codebook_grid())
        column.addSpacing(px(12))
        column.addWidget(self._label(tr("File")))
        column.addWidget(self._file)
        column.addWidget(self._fault)
        column.addStretch(1)

    def _label(self, words: str, field: QWidget | None = None) -> QLabel:
        label = look(QLabel(words), weight="semibold")
        if field is not None:
            label.setBuddy(field)
        return label

    def _short_fields(self) -> QGridLayout:
        px = self._appearance.px
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(5))
        fields = (
            (tr("Title"), self.title, 2),
            (tr("For whom"), self.reader, 2),
            (tr("Due"), self.due, 1),
        )
        for number, (words, field, stretch) in enumerate(fields):
            grid.addWidget(self._label(words, field), 0, number)
            grid.addWidget(field, 1, number)
            grid.setColumnStretch(number, stretch)
        return grid

    def _template_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._appearance.px(10))
        for number, template in enumerate(self._templates.values()):
            card = ChoiceCard(
                self._appearance,
                f"template.{template.name}",
                template.title,
                template.summary,
                picture=True,
            )
            card.setChecked(number == 0)
            self._template_cards.addButton(card)
            grid.addWidget(card, number // 2, number % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        return grid

    def _codebook_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._appearance.px(10))
        choices = [(ready.name, ready.title, _counts(ready)) for ready in codebooks.available()]
        choices.append((codebooks.NONE, tr("Empty"), tr("Create as you read")))
        choices.append((_OTHER, tr("Of another briefing"), tr("Choose a briefing…")))
        for number, (name, title, text) in enumerate(choices):
            card = ChoiceCard(self._appearance, f"codebook.{name}", title, text)
            card.setChecked(number == 0)
            self._codebook_cards.addButton(card)
            grid.addWidget(card, number // 2, number % 2)
            if name == _OTHER:
                card.clicked.connect(self._ask_for_other)
                self._other_card = card
            elif number == 0:
                self._first_card = card
        for column in range(2):
            grid.setColumnStretch(column, 1)
        return grid

    def _ask_for_other(self) -> None:
        """Ask for the briefing whose codebook is copied; without one the first card is taken."""
        chosen = self._messages.open_briefing(paths.briefings())
        self._other = chosen or self._other
        if self._other is None:
            self._first_card.setChecked(True)
        else:
            self._other_card.show_text(self._other.name)

    def _suggest_file(self) -> None:
        if self._path is None:
            title = self.title.text() or tr("Untitled briefing")
            self._file.show_path(briefings.free_path(title))

    def _ask_for_file(self) -> None:
        suggested = self._path or briefings.free_path(self.title.text())
        kinds = f"{tr('Briefings')} (*{suggested.suffix})"
        chosen = self._messages.save_as(tr("Keep the briefing as"), suggested, kinds)
        if chosen is not None:
            self._path = chosen.with_suffix(suggested.suffix)
            self._file.show_path(self._path)


def _chosen(cards: QButtonGroup) -> str:
    """Return what the name of the chosen card says after its point."""
    card = next(card for card in cards.buttons() if card.isChecked())
    return card.objectName().partition(".")[2]


def _words(field: QLineEdit) -> str | None:
    return " ".join(field.text().split()) or None


def _counts(ready: codebooks.ReadyMade) -> str:
    return tr("{topics} topics, {propositions} propositions, {stakeholders} stakeholders").format(
        topics=ready.topics, propositions=ready.propositions, stakeholders=ready.stakeholders
    )
