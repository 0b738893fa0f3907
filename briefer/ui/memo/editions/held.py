"""What an edition said, to be read and copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor, QTextFormat, QTextLength
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance


_NOTE = re.compile(r"\[\^([^\]]+)\]")


class HeldView(QWidget):
    """The words of an edition in place of the memo; `closed` comes with Esc or the cross."""

    closed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        surface(self, "memo-paper")
        self._appearance = appearance
        px = appearance.px
        column = tight(QVBoxLayout(self))
        head = tight(QHBoxLayout(), (px(26), px(10), px(10), px(6)), px(8))
        self._title = look(named(QLabel(), "memo.held.title"), weight="semibold")
        self._title.setWordWrap(True)
        head.addWidget(self._title, 1)
        cross = IconButton(appearance, "close", "memo.held.close", tr("Back to the memo (Esc)"))
        cross.clicked.connect(self.closed)
        head.addWidget(cross)
        column.addLayout(head)
        self._text = named(QTextEdit(), "memo.held.text", tr("What the edition said"))
        self._text.setReadOnly(True)
        self._text.setFrameShape(QTextEdit.Shape.NoFrame)
        self._text.installEventFilter(self)
        column.addWidget(self._text, 1)
        appearance.changed.connect(self._draw)
        self._draw()

    def show_words(self, title: str, words: str) -> None:
        """Show an edition's words, which are Markdown."""
        self._title.setText(title)
        nothing = tr("This edition cannot be read by this version of Briefer.")
        # Qt's Markdown knows no notes: their numbers stand in brackets. It shows no picture that
        # nobody has described.
        seen = words.replace("![][", f"![{tr('Picture')}][")
        self._text.setMarkdown(_NOTE.sub(r"\\[\1\\]", seen) or nothing)
        self._quieten_headings()
        self._fit_pictures()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _quieten_headings(self) -> None:
        """Set headings a step above the text, or as large as it: Qt makes titles of them."""
        block = self._text.document().begin()
        while block.isValid():
            if level := block.blockFormat().headingLevel():
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                looks = QTextCharFormat()
                step = 1 if level == 1 else 0
                looks.setProperty(QTextFormat.Property.FontSizeAdjustment, step)
                cursor.mergeCharFormat(looks)
                spaced = block.blockFormat()
                spaced.setTopMargin(self._appearance.px(10))
                QTextCursor(block).setBlockFormat(spaced)
            block = block.next()

    def _fit_pictures(self) -> None:
        """Let no picture be wider than the text."""
        whole = QTextLength(QTextLength.Type.PercentageLength, 100)
        block = self._text.document().begin()
        while block.isValid():
            part = block.begin()
            while not part.atEnd():
                fragment = part.fragment()
                form = fragment.charFormat().toImageFormat()
                if form.isValid():
                    form.setMaximumWidth(whole)
                    cursor = QTextCursor(block)
                    cursor.setPosition(fragment.position())
                    end = fragment.position() + fragment.length()
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(form)
                part += 1
            block = block.next()

    def _draw(self) -> None:
        self._text.setFont(self._appearance.serif(15))
        self._text.document().setDocumentMargin(self._appearance.px(22))

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        is_key = event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
        if not is_key or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.closed.emit()
        return True
