"""What the reader consists of: the bar, the page, the bar for finding, and a line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.overriding import override
from briefer.ui.read.reader.accessible.reader_interface import be_read
from briefer.ui.read.reader.header_bar import HeaderBar
from briefer.ui.read.reader.hint import Hint
from briefer.ui.read.reader.view import ReaderView
from briefer.ui.translation import tr
from briefer.ui.widgets.banner import Banner
from briefer.ui.widgets.find_bar import FindBar
from briefer.ui.widgets.looks import surface, tight

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from briefer.ui.session import Session


class ReaderFace(QWidget):
    """The widgets of the reader; a presenter fills them.

    `fact_asked` carries the name of a fact that the analyst wants to set, `suggestion_asked` the
    suggestion that was clicked.
    """

    fact_asked = Signal(str)
    suggestion_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "reader", tr("Reader"))
        surface(self, "canvas")
        self._appearance = session.appearance
        self.bar = HeaderBar(session.appearance)
        tag_all = named(QPushButton(tr("Tag all")), "findTagAll")
        tag_all.setToolTip(tr("Tag every hit in one step (Alt+Enter)"))
        self.find_bar = FindBar(session.appearance, tr("Find in this article"), tag_all)
        be_read()
        self.view = ReaderView()
        self.hint = Hint(session.appearance, self.view)
        self._column = tight(QVBoxLayout(self))
        for widget in (self.bar, self.find_bar):
            self._column.addWidget(widget)
        self._column.addWidget(self.view, 1)
        self._question: Banner | None = None
        self.setFocusProxy(self.view.text)

    def ask(self, question: str, yes: str, act: Callable[[], object]) -> None:
        """Ask in a line below the page; Esc or the cross means no."""
        self.drop_question()
        banner = Banner(self._appearance, "readerQuestion", question, tone="band", closable=True)

        def answer() -> None:
            self.drop_question()
            act()

        button = banner.add_button("readerQuestionYes", yes, answer)
        enter = QShortcut(QKeySequence(Qt.Key.Key_Return), button)
        enter.setContext(Qt.ShortcutContext.WidgetShortcut)
        enter.activated.connect(button.click)
        banner.closed.connect(self.drop_question)
        self._column.addWidget(banner)
        self._question = banner
        button.setFocus()

    def tell(self, words: str) -> None:
        """Say something in a line below the page, until it is closed."""
        self.drop_question()
        banner = Banner(self._appearance, "readerMessage", words, tone="band", closable=True)
        banner.closed.connect(self.drop_question)
        self._column.addWidget(banner)
        self._question = banner
        announce(banner, words)

    @property
    def asking(self) -> bool:
        """Whether a line below the page waits for an answer."""
        return self._question is not None

    def drop_question(self) -> None:
        """Take the line below the page away."""
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None
            self.view.text.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hint.place()
