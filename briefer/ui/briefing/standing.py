"""Where somebody stands in an open briefing, so that a page made anew stands there again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.memo.place import MemoPlace
    from briefer.ui.read.reader.view import ReaderView


@dataclass(frozen=True, slots=True)
class Standing:
    """What is chosen and in front, the focus, and the places in the article and in the memo."""

    article_id: int
    passage_id: int
    memo_id: int
    shown: str
    focused: str
    reading: tuple[int, int, int]
    writing: MemoPlace | None


def standing_in(page: BriefingPage) -> Standing:
    """Return where somebody stands; what was typed is to be written before."""
    selection = page.session.selection
    focused = QApplication.focusWidget()
    is_here = focused is not None and page.isAncestorOf(focused)
    return Standing(
        selection.article_id,
        selection.passage_id,
        selection.memo_id,
        page.stack.shown,
        focused.objectName() if focused is not None and is_here else "",
        _reading(page.stack.read.page_view),
        page.stack.memo_place,
    )


def begin_at(page: BriefingPage, standing: Standing) -> None:
    """Choose in a new page what was chosen, and bring to the front what was there."""
    selection = page.session.selection
    selection.choose_article(standing.article_id)
    selection.choose_passage(standing.passage_id)
    selection.choose_memo(standing.memo_id)
    page.stack.resume(standing.shown, standing.writing)


def go_back_to(page: BriefingPage, standing: Standing) -> None:
    """Put carets, views and the focus back, once the page has its looks."""
    # What is seen at the top depends on how wide everything is.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    anchor, position, top = standing.reading
    view = page.stack.read.page_view
    view.text.select(anchor, position)
    if top:
        view.hold(top)
    else:
        view.scroll_to(0)
    page.stack.go_back()
    focused = page.findChild(QWidget, standing.focused) if standing.focused else None
    if focused is not None and focused.isVisible():
        focused.setFocus(Qt.FocusReason.OtherFocusReason)


def _reading(view: ReaderView) -> tuple[int, int, int]:
    """Return the two ends of the selection and what is at the top, in UTF-16 units."""
    cursor = view.text.textCursor()
    return cursor.anchor(), cursor.position(), view.top_unit()
