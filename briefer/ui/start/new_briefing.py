"""The page of the form for a new briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.start.new_form import NewBriefingForm
from briefer.ui.start.page_preview import PagePreview
from briefer.ui.translation import tr
from briefer.ui.widgets.key_button import KeyButton
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from briefer.memo.template import Template
    from briefer.ui.appearance import Appearance
    from briefer.ui.messages import Messages

_PREVIEW = 470
_ROOM = 900


class NewBriefingPage(QWidget):
    """The form, and beside it the page that its template will print.

    `submitted(NewBriefing)` comes with Ctrl+Enter and the button, `cancelled` with Esc.
    """

    submitted = Signal(object)
    cancelled = Signal()

    def __init__(self, appearance: Appearance, messages: Messages, who: str) -> None:
        super().__init__()
        named(self, "new-briefing", tr("New briefing"))
        surface(self, "canvas")
        self._appearance = appearance
        self._who = who
        self.form = NewBriefingForm(appearance, messages)
        self._preview = PagePreview(appearance)
        self._name = look(QLabel(), weight="semibold")
        self._about = look(QLabel(), tone="muted", scale="small")
        self._build()
        self.form.changed.connect(self._show_preview)
        self._show_preview()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.form.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Send the form, or say what is wrong with it."""
        asked = self.form.asked()
        if asked is not None:
            self.submitted.emit(asked)

    def _build(self) -> None:
        column = tight(QVBoxLayout(self))
        column.addWidget(self._head())
        middle = tight(QHBoxLayout())
        middle.addWidget(scrolled(self.form), 1)
        self._side = self._preview_side()
        middle.addWidget(self._side)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        px = self._appearance.px
        head = surface(QWidget(), "bar")
        head.setFixedHeight(px(44))
        row = tight(QHBoxLayout(head), (px(12), 0, px(12), 0), px(5))
        row.addWidget(look(QLabel(tr("New briefing")), weight="semibold"))
        row.addStretch(1)
        row.addWidget(KeyCap(self._appearance, "Esc"))
        row.addWidget(look(QLabel(tr("back to Start")), tone="muted", scale="small"))
        return head

    def _preview_side(self) -> QWidget:
        px = self._appearance.px
        side = surface(QWidget(), "canvas", edge="left")
        side.setFixedWidth(px(_PREVIEW))
        column = tight(QVBoxLayout(side), (px(24), px(26), px(24), px(10)), px(3))
        for label in (self._name, self._about):
            label.setContentsMargins(px(10), 0, 0, 0)
            column.addWidget(label)
        column.addSpacing(px(5))
        column.addWidget(self._preview, 1)
        return side

    def _foot(self) -> QWidget:
        px = self._appearance.px
        foot = surface(QWidget(), "status")
        foot.setFixedHeight(px(60))
        row = tight(QHBoxLayout(foot), (px(24), 0, px(24), 0), px(10))
        hint = tr("All of it can be changed later.")
        words = look(QLabel(hint), tone="muted", scale="small")
        words.setWordWrap(True)
        row.addWidget(words, 1)
        cancel = named(QPushButton(tr("Cancel")), "new.cancel")
        cancel.clicked.connect(self.cancelled)
        create = KeyButton(
            self._appearance, "new.create", tr("Create briefing"), "Ctrl+Return", kind="primary"
        )
        create.clicked.connect(self.submit)
        row.addWidget(cancel)
        row.addWidget(create)
        return foot

    def _show_preview(self) -> None:
        template = self.form.template
        self._name.setText(template.title)
        self._about.setText(_about(template))
        self._preview.show_template(template, reader=self.form.reader.text(), who=self._who)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page out where the form has no room beside it."""
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= self._appearance.px(_ROOM))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def _about(template: Template) -> str:
    page = template.style.page
    names = {(612.0, 792.0): "Letter"}
    size = names.get((page.width, page.height), "A4")
    return tr("{size}, endnotes, body up to {n} pages").format(
        size=size, n=f"{template.length.pages:g}"
    )
