"""What the Memo workspace shows before there is a memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.emptying import empty
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.template import Template
    from briefer.ui.appearance import Appearance

_WIDTH = 760
_COLUMNS = 2


class MemoStartPage(QWidget):
    """Offers the templates; `draft_asked(template)` comes with the button."""

    draft_asked = Signal(str)

    def __init__(self, appearance: Appearance, templates: Sequence[Template]) -> None:
        super().__init__()
        named(self, "memo.start", tr("No memo yet"))
        surface(self, "canvas")
        self._appearance = appearance
        px = appearance.px
        page = surface(QWidget(), "canvas")
        outer = tight(QVBoxLayout(page), (px(26), px(26), px(26), px(26)))
        outer.addStretch(2)
        inner = QWidget()
        inner.setMaximumWidth(px(_WIDTH))
        middle = tight(QHBoxLayout())
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        column = tight(QVBoxLayout(inner), gap=px(8))
        icon = IconLabel(appearance, "document-lines", role="accent", size=40)
        column.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        title = look(QLabel(tr("No memo yet")), scale="huge", weight="semibold")
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = look(QLabel(), tone="muted")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addSpacing(px(10))
        self._group = QButtonGroup(self)
        self._names: list[str] = []
        self._cards = QGridLayout()
        self._cards.setSpacing(px(10))
        for number in range(_COLUMNS):
            self._cards.setColumnStretch(number, 1)
        column.addLayout(self._cards)
        self._draft = look(
            named(QPushButton(tr("Draft from the tags")), "memo.start.draft"), kind="primary"
        )
        self._draft.clicked.connect(self._ask)
        scroller = named(QScrollArea(), "memo.start.scroll", tr("Templates"))
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(page)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = tight(QVBoxLayout(self), (0, 0, 0, px(20)), px(10))
        whole.addWidget(scroller, 1)
        whole.addWidget(self._draft, 0, Qt.AlignmentFlag.AlignHCenter)
        self._scroller = scroller
        self.show_templates(templates)
        self.setFocusProxy(self._draft)
        self.count_passages(0, writable=True)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring what has the focus into view, for those who come by keys."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroller.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Offer these templates, the chosen one still chosen where it is among them."""
        chosen = self._names[self._group.checkedId()] if self._names else ""
        empty(self._cards)
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._names = []
        for number, template in enumerate(templates):
            card = self._offer(self._appearance, template, chosen=template.name == chosen)
            self._cards.addWidget(card, *divmod(number, _COLUMNS))
        if self._group.checkedId() < 0 and self._names:
            self._group.button(0).setChecked(True)

    def count_passages(self, count: int, *, writable: bool) -> None:
        """Say what a draft would be made from."""
        if not writable:
            words = tr("This briefing is open for reading, so no memo can be begun.")
        elif count:
            words = tr(
                "A draft puts the {n} tagged passages in order, with notes and sources. What only "
                "you can write stays empty until you write it."
            ).format(n=count)
        else:
            words = tr(
                "Nothing is tagged yet. A draft begun now has the headings of the template, and "
                "passages can be inserted once they are tagged."
            )
        self._words.setText(words)
        self._draft.setEnabled(writable)

    def _offer(self, appearance: Appearance, template: Template, *, chosen: bool) -> QWidget:
        px = appearance.px
        card = surface(QWidget(), "card")
        row = tight(QHBoxLayout(card), (px(14), px(10), px(14), px(10)), px(10))
        radio = named(QRadioButton(), f"memo.start.{template.name}", template.title)
        radio.setAccessibleDescription(template.summary)
        self._group.addButton(radio, len(self._names))
        self._names.append(template.name)
        radio.setChecked(chosen)
        radio.installEventFilter(self)
        row.addWidget(radio, 0, Qt.AlignmentFlag.AlignTop)
        words = tight(QVBoxLayout(), gap=px(1))
        title = look(QLabel(template.title), weight="semibold")
        title.setWordWrap(True)
        words.addWidget(title)
        summary = look(QLabel(template.summary), tone="muted")
        summary.setWordWrap(True)
        words.addWidget(summary)
        words.addStretch(1)
        row.addLayout(words, 1)
        return card

    def _ask(self) -> None:
        number = self._group.checkedId()
        if 0 <= number < len(self._names):
            self.draft_asked.emit(self._names[number])
