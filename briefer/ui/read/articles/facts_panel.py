"""The facts of one article or of several, edited where the list stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.giving_area import GivingArea
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent

    from briefer.model.article import Article
    from briefer.ui.appearance import Appearance

BETWEEN_AUTHORS = "; "

_LARGE = 150
"""Per cent: with larger text the labels stand over their fields."""
_LEAST = 50
"""So high are the fields at least, with the rest a scroll away."""
_SHARED = frozenset({"outlet", "authors", "published"})
"""The facts that several articles can be given at once."""


class FactsPanel(QWidget):
    """A field for each fact, and where it comes from; what is unknown says so.

    `fact_set(name, value)` comes on leaving a changed field and with Enter; Esc closes.
    """

    fact_set = Signal(str, object)
    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "facts", tr("Facts of the article"))
        surface(self, "panel", edge="top")
        self._appearance = appearance
        self._articles: tuple[Article, ...] = ()
        self._fields: dict[str, QLineEdit] = {}
        self._hints: dict[str, tuple[QLabel, str]] = {}
        self._origins: dict[str, QLabel] = {}
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(12), px(8), px(12), px(12)), px(4))
        column.addLayout(self._head())
        fields = QWidget()
        self._grid = QGridLayout(fields)
        tight_grid(self._grid, px(8), px(3))
        column.addWidget(GivingArea(surface(fields, "panel"), px(_LEAST)))
        words = tr("about this date")
        short = tr("about") if appearance.text_size >= _LARGE else words
        self._about = named(QCheckBox(short), "facts.about", words)
        self._about.setToolTip("" if short == words else words)
        self._about.clicked.connect(self._set_about)
        for name, label, hint in _facts():
            self._add_field(name, label, hint)
            if name == "published":
                self._grid.addWidget(self._about, self._grid.rowCount(), 1)
        self._fault = look(named(QLabel(), "facts.fault"), tone="danger", scale="small")
        self._fault.setWordWrap(True)
        self._fault.hide()
        column.addWidget(self._fault)

    def show_articles(self, articles: Sequence[Article]) -> None:
        """Show the facts of an article, or those that several share.

        A field that is being typed in is left alone.
        """
        same = [a.id for a in self._articles] == [a.id for a in articles]
        self._articles = tuple(articles)
        several = len(articles) > 1
        self._head_words.setText(
            tr("Facts of {n} articles").format(n=len(articles)) if several else tr("Facts")
        )
        for name, (words, hint) in self._hints.items():
            field = self._fields[name]
            values = {_values(article)[name] for article in articles}
            if not (same and field.hasFocus() and field.isModified()):
                field.setText(values.pop() if len(values) == 1 else "")
                field.setCursorPosition(0)
            field.setPlaceholderText(tr("several values") if values else hint)
            for widget in (words, field, self._origins[name]):
                widget.setVisible(not several or name in _SHARED)
            self._show_origin(name)
        self._about.setChecked(all(article.published_about for article in articles))
        self._about.setEnabled(all(article.published for article in articles))
        self.show_fault("", "")

    def offer_outlets(self, names: Iterable[str]) -> None:
        """Complete what is typed as an outlet from these names."""
        completer = QCompleter(sorted(set(names)), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._fields["outlet"].setCompleter(completer)

    def show_fault(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field, or nothing."""
        for key, field in self._fields.items():
            look(field, fault="true" if sentence and key == name else "")
        show_fault(self._fault, sentence)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for name in self._fields:
            self._commit(name)

    def edit(self, name: str) -> None:
        """Put the cursor into a field."""
        field = self._fields[name]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def _head(self) -> QHBoxLayout:
        row = tight(QHBoxLayout(), gap=4)
        self._head_words = look(named(QLabel(), "facts.head"), weight="semibold")
        row.addWidget(self._head_words)
        row.addStretch(1)
        cross = IconButton(self._appearance, "close", "facts.close", tr("Close (Esc)"))
        cross.clicked.connect(self.closed)
        row.addWidget(cross)
        return row

    def _add_field(self, name: str, label: str, hint: str) -> None:
        row = self._grid.rowCount()
        field = named(QLineEdit(), f"facts.{name}", label)
        field.setPlaceholderText(hint)
        field.editingFinished.connect(lambda: self._commit(name))
        words = look(QLabel(label), tone="muted", scale="small")
        words.setBuddy(field)
        origin = look(named(QLabel(), f"facts.{name}.origin"), tone="muted", scale="small")
        origin.setContentsMargins(0, 0, 0, self._appearance.px(3))
        origin.setWordWrap(True)
        if self._appearance.text_size < _LARGE:
            self._grid.addWidget(words, row, 0)
        else:  # the field needs the whole width
            self._grid.addWidget(words, row, 0, 1, 2)
            row += 1
        self._grid.addWidget(field, row, 1)
        self._grid.addWidget(origin, row + 1, 1)
        self._fields[name], self._origins[name] = field, origin
        self._hints[name] = (words, hint)

    def _show_origin(self, name: str) -> None:
        origins = {origin_words(article, name) for article in self._articles}
        words, tone = origins.pop() if len(origins) == 1 else ("", "muted")
        look(self._origins[name], tone=tone).setText(words)

    def _commit(self, name: str) -> None:
        field = self._fields[name]
        if not self._articles or not field.isModified():
            return
        field.setModified(False)
        text = " ".join(field.text().split())
        if {text} == {_values(article)[name] for article in self._articles}:
            return
        if name == "authors":
            names = [author.strip() for author in text.split(BETWEEN_AUTHORS.strip())]
            self.fact_set.emit(name, [author for author in names if author])
        else:
            self.fact_set.emit(name, text)

    def _set_about(self, checked: bool) -> None:
        self.fact_set.emit("about", checked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def tight_grid(grid: QGridLayout, across: int, down: int) -> None:
    """Set the spacing of a form, whose second column takes what room there is."""
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(across)
    grid.setVerticalSpacing(down)
    grid.setColumnStretch(1, 1)


def _facts() -> tuple[tuple[str, str, str], ...]:
    return (
        ("title", tr("Title"), ""),
        ("outlet", tr("Outlet"), tr("not found")),
        ("authors", tr("Authors"), tr("not found; several with ;")),
        ("published", tr("Date"), tr("not found; as 2023-12-27")),
        ("url", tr("Address"), tr("not found; https://…")),
    )


def _values(article: Article) -> dict[str, str]:
    return {
        "title": article.title,
        "outlet": article.outlet or "",
        "authors": BETWEEN_AUTHORS.join(article.authors),
        "published": article.published or "",
        "url": article.url or "",
    }


def origin_words(article: Article, name: str) -> tuple[str, str]:
    """Return where a fact comes from, and the tone to say it in."""
    fact = article.fact(name)
    if not _values(article)[name]:
        return tr("not found in the source"), "warn"
    if fact is None:
        return "", "muted"
    if fact.set_by == "analyst":
        return tr("set by you"), "muted"
    return fact.found_in or tr("from the source"), "muted"
