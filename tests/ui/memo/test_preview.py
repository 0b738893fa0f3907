"""The pages beside the memo: the real PDF, following the caret."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from briefer.memo.document import Extract, Version
from briefer.memo.outline import outline
from briefer.services import articles, exporting
from briefer.ui.memo.composer.plan import CardRow
from briefer.ui.memo.preview.page_images import draw_pages

if TYPE_CHECKING:
    import pytest

    from tests.ui.memo.conftest import Desk

WHO = "Andrés Manuel López Obrador"


def page_words(desk: Desk) -> str:
    label = desk.pane.preview.findChild(QLabel, "memo.preview.page")
    assert isinstance(label, QLabel)
    return label.text()


def wait_for_pictures(desk: Desk) -> None:
    preview = desk.pane.preview
    preview.pages.viewport().repaint()
    desk.qtbot.waitUntil(lambda: preview.images.is_fresh(preview.pages.page - 1))


def test_a_page_is_drawn_as_it_will_be_printed(desk: Desk) -> None:
    rendering = exporting.preview(desk.workspace, desk.pane.memo_id)
    paper = rendering.template.style.page
    (picture,) = draw_pages(rendering.typeset.data, [0], 0.5).values()
    assert (picture.width(), picture.height()) == (round(paper.width / 2), round(paper.height / 2))
    colours = {picture.pixel(x, y) & 0xFFFFFF for x in range(0, 300, 3) for y in range(0, 300, 3)}
    assert 0xFFFFFF in colours
    assert min(colours) < 0x808080


def test_the_pages_are_those_of_the_export(desk: Desk) -> None:
    rendering = exporting.preview(desk.workspace, desk.pane.memo_id)
    shown = desk.pane.desk.rendering
    assert shown is not None
    assert shown.typeset.data == rendering.typeset.data
    assert page_words(desk) == f"Page 1 of {rendering.typeset.page_count}"


def test_the_clean_version_is_shown_when_it_is_chosen_and_follows_what_is_typed(desk: Desk) -> None:
    box = desk.pane.preview.version
    box.setFocus()
    QTest.keyClicks(box, "C")
    box.activated.emit(box.currentIndex())
    paging = desk.pane.paging
    desk.qtbot.waitUntil(lambda: bool(paging.shown and paging.shown.version == Version.CLEAN))
    clean = exporting.preview(desk.workspace, desk.pane.memo_id)
    assert paging.shown is not None
    assert paging.shown.typeset.data == replace(clean, version=Version.CLEAN).typeset.data
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Mexico offers help.")
    desk.flush()
    desk.wait_for_pages()

    def words() -> str:
        return outline(paging.shown.composed.memo) if paging.shown else ""

    desk.qtbot.waitUntil(lambda: "Mexico offers help." in words())


def test_what_is_typed_is_on_the_page_within_a_second(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Mexico offers help.")
    desk.flush()
    desk.wait_for_pages()
    shown = desk.pane.desk.rendering
    assert shown is not None
    assert any(
        "Mexico offers help." in str(getattr(block, "inlines", ""))
        for block in shown.composed.memo.blocks
    )
    wait_for_pictures(desk)


def test_the_block_of_the_caret_is_marked_and_in_view(desk: Desk) -> None:
    wait_for_pictures(desk)
    card = desk.cards(WHO)[-1]
    desk.go(card)
    rendering = desk.pane.desk.rendering
    assert rendering is not None
    assert card.block is not None
    number = next(
        number
        for number, block in enumerate(rendering.composed.memo.blocks)
        if isinstance(block, Extract) and block.origin == card.block.guid
    )
    place = rendering.typeset.places[number]
    pages = desk.pane.preview.pages
    box = pages.page_box(place.page)
    zoom = box.width() / rendering.template.style.page.width
    y = round(box.top() + (place.top + place.bottom) / 2 * zoom)
    assert 0 < y < pages.viewport().height()
    picture = pages.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    x = round(box.right() - rendering.template.style.page.right * zoom)
    tint = picture.pixelColor(round((x + 2) * ratio), round(y * ratio))
    assert tint.blue() > tint.red()


def test_a_click_on_a_page_goes_to_the_block(desk: Desk) -> None:
    rendering = desk.pane.desk.rendering
    assert rendering is not None
    number, block = next(
        (number, block)
        for number, block in enumerate(rendering.composed.memo.blocks)
        if isinstance(block, Extract)
    )
    place = rendering.typeset.places[number]
    pages = desk.pane.preview.pages
    pages.verticalScrollBar().setValue(0)
    box = pages.page_box(place.page)
    zoom = box.width() / rendering.template.style.page.width
    at = box.topLeft().toPoint()
    at.setX(round(box.center().x()))
    at.setY(round(box.top() + (place.top + 1) * zoom))
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=at)
    view = desk.focused
    assert view is not None
    assert desk.block(view.block_id).guid == block.origin


def test_a_changed_date_of_an_article_is_on_the_page(desk: Desk) -> None:
    article = desk.workspace.articles.all()[0]
    articles.set_facts(desk.workspace, article.id, published="2023-12-28")
    desk.wait_for_pages()
    card = desk.cards(WHO)[0]
    assert isinstance(card.row, CardRow)
    assert "28 Dec 2023, set by you" in card.row.face.source


def test_a_memo_that_cannot_be_composed_says_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.workspace.change("Another template") as tx:
        tx.memos.touch(desk.pane.memo_id, template="lost")
    fault = desk.pane.preview.fault
    desk.qtbot.waitUntil(fault.isVisible)
    assert "lost" in fault.accessibleName()


def test_nothing_is_composed_while_nobody_looks(desk: Desk) -> None:
    desk.pane.hide()
    before = desk.pane.desk.rendering
    articles.set_facts(desk.workspace, desk.workspace.articles.all()[0].id, title="Another")
    QApplication.processEvents()
    assert not desk.pane.desk.is_up_to_date
    desk.pane.show()
    desk.wait_for_pages()
    assert desk.pane.desk.rendering is not before
