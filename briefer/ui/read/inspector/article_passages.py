"""What the pane shows while no passage is chosen: those of the article, or how to make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.read.inspector.section_head import SectionHead
from briefer.ui.read.passages.list_view import PassageListView
from briefer.ui.read.passages.model import PassageModel
from briefer.ui.translation import tr
from briefer.ui.widgets.empty_state import EmptyState
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.steps import Steps

if TYPE_CHECKING:
    from briefer.ui.session import Session


class ArticlePassages(QStackedWidget):
    """`taken(Passage)` comes from the list of the passages of `article_id`."""

    taken = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "inspector.article")
        px = session.appearance.px
        self.article_id = 0
        self.model = PassageModel(session, self)
        title = tr("Passages of this article")
        self.list = PassageListView(session.appearance, self.model, "inspector.passages", title)
        self.list.taken.connect(self.taken)
        page = QWidget()
        column = tight(QVBoxLayout(page))
        column.addWidget(SectionHead(session.appearance, "inspector.passages", title))
        column.addWidget(self.list, 1)
        self._nothing = EmptyState(session.appearance, "inspector.nothing", "")
        self._steps = Steps(
            session.appearance,
            (
                tr("Select words in the article"),
                tr("Type a name: who says it"),
                tr("Type a topic: about what"),
            ),
        )
        self._steps.layout_column.setContentsMargins(px(30), 0, px(24), px(40))
        hint = QWidget()
        below = tight(QVBoxLayout(hint))
        below.addStretch(2)
        below.addWidget(self._nothing)
        below.addWidget(self._steps)
        below.addStretch(3)
        self._pages = (page, hint)
        for widget in self._pages:
            self.addWidget(widget)

    def show_article(self, article_id: int, ids: tuple[int, ...], *, writable: bool) -> None:
        """Show the passages of an article, or why there are none."""
        self.article_id = article_id
        self.model.show_article(ids)
        self.setCurrentWidget(self._pages[0] if ids else self._pages[1])
        if not article_id:
            self._nothing.say(tr("No article is chosen."))
        elif writable:
            self._nothing.say(tr("No passage yet"), tr("Tag the first one like this:"))
        else:
            self._nothing.say(tr("This article has no passages."))
        self._steps.setVisible(bool(article_id) and writable)
