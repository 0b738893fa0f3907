"""A picture of the memo: chosen, dropped, pasted, seen, described, moved, copied and undone."""

from __future__ import annotations

import zipfile
from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.memo.finding import UNDESCRIBED
from briefer.memo.shapes import Drawing
from briefer.model.memo import FIGURE, KeptFigure, MemoBlock
from briefer.services import briefings, exporting, history, memos, pictures
from briefer.ui.memo.composer.clipping import Clip, clipped, unclipped
from briefer.ui.memo.composer.figure_painter import FigurePainter, figure_layout
from briefer.ui.memo.composer.plan import FigureRow
from briefer.ui.widgets.banner import Banner
from tests.journeys.conftest import read_pdf, read_word

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.figure.pane import FigurePane
    from tests.ui.memo.conftest import Desk

ADDRESS = "https://example.org/map.png"
Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def png(width: int = 600, height: int = 200, colour: str = "#ff0000") -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), colour).save(made, "PNG")
    return made.getvalue()


def put(desk: Desk, data: bytes | None = None, key: str = "outlook", **words: str) -> int:
    ws = desk.workspace
    figure = pictures.keep(ws, data or png())
    figure = KeptFigure(figure.picture, width=figure.width, **words)
    (new,) = pictures.add(ws, desk.section(key).id, [figure])
    desk.wait_for_pages()
    return new


@pytest.fixture
def block(desk: Desk) -> int:
    return put(desk)


def piece_of(desk: Desk, block_id: int) -> Piece:
    return next(piece for piece in desk.pieces if piece.block_id == block_id)


def kept(desk: Desk, block_id: int) -> KeptFigure:
    found = desk.block(block_id).figure
    assert found is not None
    return found


def figures(desk: Desk, key: str = "outlook") -> list[KeptFigure]:
    return [block.figure for block in desk.section(key).blocks if block.figure is not None]


def chosen_file(desk: Desk, monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(desk.session.messages, "open_file", lambda *_: path)


def box_of(desk: Desk, block_id: int) -> QRect:
    """Where the picture itself is, in the editor's viewport."""
    piece = piece_of(desk, block_id)
    desk.composer.reveal(piece)
    QApplication.processEvents()
    box = desk.composer.geometry_of.box(piece)
    assert isinstance(piece.row, FigureRow)
    layout = figure_layout(desk.session.appearance, piece.row, round(box.width()))
    return QRect(box.topLeft().toPoint(), layout.picture.toSize())


def colours_in(desk: Desk, box: QRect) -> set[str]:
    """What is painted there, seen at some places."""
    seen = desk.composer.viewport().grab().toImage()
    ratio = seen.devicePixelRatio()
    inner = box.adjusted(6, 6, -6, -6)
    points = [inner.topLeft(), inner.center(), inner.bottomRight(), inner.topRight()]
    return {seen.pixelColor((QPointF(at) * ratio).toPoint()).name() for at in points}


def opened(desk: Desk, block_id: int) -> FigurePane:
    desk.go(piece_of(desk, block_id))
    desk.press(Key.Key_F2)
    assert desk.pane.figure.isVisible()
    return desk.pane.figure


def paste(desk: Desk, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    desk.press(Key.Key_V, CONTROL)
    desk.flush()


def held_image(colour: str = "#0000ff", width: int = 40, height: int = 30) -> QMimeData:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QMimeData()
    data.setImageData(image)
    return data


def drop(desk: Desk, at: QPoint, *paths: Path) -> Qt.DropAction | None:
    """Let files go at a point; return what was done with them, None for nothing."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return let_go(desk, at, data)


def let_go(desk: Desk, at: QPoint, data: QMimeData) -> Qt.DropAction | None:
    """Let something go at a point; return what was done with it, None for nothing."""
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    over = QDragMoveEvent(at, actions, data, Qt.MouseButton.LeftButton, NONE)
    desk.composer.dragMoveEvent(over)
    # Some systems take what is said while a file is held for what was done with it.
    assert not over.isAccepted() or over.dropAction() is Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(at), actions, data, Qt.MouseButton.LeftButton, NONE)
    desk.composer.dropEvent(event)
    QApplication.processEvents()
    return event.dropAction() if event.isAccepted() else None


# ---- in


def test_a_picture_is_chosen_from_the_list_and_its_words_are_asked_for(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map.png"
    path.write_bytes(png())
    chosen_file(desk, monkeypatch, path)
    desk.go(desk.texts("outlook")[0])
    desk.type("/picture")
    desk.press(Key.Key_Return)
    (made,) = figures(desk)
    assert (made.alt, made.caption, made.width) == ("", "", 96)
    pane = desk.pane.figure
    assert pane.isVisible()
    assert pane.alt.hasFocus()
    desk.type("A red field")
    desk.press(Key.Key_Tab)
    desk.type("What is red")
    desk.press(Key.Key_Return)
    assert not pane.isVisible()
    (made,) = figures(desk)
    assert (made.alt, made.caption) == ("A red field", "What is red")
    assert desk.composer.hasFocus()
    # One visit is one step, and the picture itself another.
    history.undo(desk.workspace)
    assert figures(desk) == [KeptFigure(made.picture, width=96)]
    assert history.undo(desk.workspace).label == "Add a picture"
    assert figures(desk) == []


def test_a_list_that_is_left_without_a_file_leaves_the_memo_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.memo
    chosen_file(desk, monkeypatch, None)
    desk.go(desk.texts("outlook")[0])
    desk.type("/picture")
    desk.press(Key.Key_Return)
    desk.flush()
    assert desk.memo == before
    assert desk.composer.hasFocus()


def test_what_is_refused_is_told_and_the_memo_is_as_it_was(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.memo
    path = tmp_path / "map.png"
    path.write_bytes(b"GIF89a no picture")
    chosen_file(desk, monkeypatch, path)
    desk.go(desk.texts("outlook")[0])
    desk.type("/picture")
    desk.press(Key.Key_Return)
    desk.flush()
    assert desk.memo == before
    banner = desk.pane.findChild(Banner, "memo.fault")
    assert isinstance(banner, Banner)
    assert banner.isVisible()
    assert "no picture that Briefer can read" in banner.accessibleName()
    drop(desk, QPoint(300, 300), path)
    assert desk.memo == before


def test_files_are_dropped_between_blocks_and_stay_where_they_are(
    desk: Desk, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.png", tmp_path / "b.JPG"
    first.write_bytes(png())
    Image.new("RGB", (60, 60), "green").save(second, "JPEG")
    card = desk.cards("positions")[0] if desk.cards("positions") else desk.texts("outlook")[0]
    desk.composer.reveal(card)
    QApplication.processEvents()
    box = desk.composer.geometry_of.box(card)
    action = drop(desk, QPoint(int(box.center().x()), int(box.top()) + 2), first, second)
    assert action is Qt.DropAction.CopyAction
    section = next(s for s in desk.memo.walk() if s.id == card.section_id)
    kinds = [block.kind for block in section.blocks]
    at = kinds.index(FIGURE)
    assert kinds[at : at + 2] == [FIGURE, FIGURE]
    assert section.blocks[at + 2 : at + 3] == ((card.block,) if card.block else ())
    assert history.undo(desk.workspace).label == "Add 2 pictures"
    assert FIGURE not in [b.kind for b in desk.memo.blocks()]
    assert first.exists()


def test_other_files_are_not_taken(desk: Desk, tmp_path: Path) -> None:
    before = desk.memo
    path = tmp_path / "memo.docx"
    path.write_bytes(b"PK")
    picture = tmp_path / "a.png"
    picture.write_bytes(png())
    drop(desk, QPoint(300, 300), path, picture)
    assert [b for b in desk.memo.blocks() if b.kind == FIGURE] == []
    assert len(desk.memo.sections) == len(before.sections)


def test_an_image_is_pasted_at_the_caret_in_one_step(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Before after")
    desk.flush()
    for _ in range(5):
        desk.press(Key.Key_Left)
    paste(desk, held_image())
    blocks = desk.section("bottom-line").blocks
    at = next(n for n, block in enumerate(blocks) if block.figure is not None)
    assert desk.words("bottom-line")[at - 1].endswith("Before ")
    assert desk.words("bottom-line")[at + 1] == "after"
    figure = blocks[at].figure
    assert figure is not None
    assert desk.workspace.pictures.many([figure.picture])[figure.picture].media_type == "image/png"
    history.undo(desk.workspace)
    assert desk.words("bottom-line")[at - 1].endswith("Before after")
    assert figures(desk, "bottom-line") == []


def test_a_picture_file_on_the_clipboard_is_pasted(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setText(str(path))
    desk.go(desk.texts("outlook")[0])
    paste(desk, data)
    assert len(figures(desk)) == 1


def test_words_win_over_their_picture(desk: Desk) -> None:
    data = held_image()
    data.setText("cells of a spreadsheet")
    desk.go(desk.texts("outlook")[0])
    paste(desk, data)
    assert desk.words("outlook") == ["cells of a spreadsheet"]
    assert figures(desk) == []


def test_the_icon_of_another_file_is_no_picture(desk: Desk, tmp_path: Path) -> None:
    data = held_image()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "memo.docx"))])
    desk.go(desk.texts("outlook")[0])
    paste(desk, data)
    assert figures(desk) == []


def test_an_image_of_a_page_on_the_web_is_pasted(desk: Desk) -> None:
    data = held_image()
    data.setUrls([QUrl("https://example.org/map.png")])
    data.setHtml('<img src="https://example.org/map.png">')
    desk.go(desk.texts("outlook")[0])
    paste(desk, data)
    assert len(figures(desk)) == 1


def from_a_browser(html: str, address: str = ADDRESS) -> QMimeData:
    """What browsers hold of a picture that is dragged out of a page."""
    data = QMimeData()
    data.setHtml(html)
    data.setUrls([QUrl(address)])
    data.setText(address)
    return data


def fault(desk: Desk) -> str:
    """What the band above the memo says."""
    bands = [band for band in desk.pane.findChildren(Banner) if band.objectName() == "memo.fault"]
    return " ".join(band.accessibleName() for band in bands if band.isVisible())


def test_an_image_that_is_dragged_out_of_a_page_is_taken(desk: Desk) -> None:
    data = from_a_browser(f'<meta charset="utf-8"><img src="{ADDRESS}" alt="Ports &gt; 3">')
    data.setImageData(held_image().imageData())
    before = desk.words("outlook")
    at = desk.composer.geometry_of.box(desk.texts("bottom-line")[0]).center().toPoint()
    assert let_go(desk, at, data) is Qt.DropAction.CopyAction
    assert [b.kind for b in desk.memo.blocks()].count(FIGURE) == 1
    assert desk.words("outlook") == before
    assert fault(desk) == ""


def test_a_picture_that_is_written_out_in_its_address_is_taken(desk: Desk) -> None:
    address = "data:image/png;base64," + b64encode(png()).decode()
    at = desk.composer.geometry_of.box(desk.texts("bottom-line")[0]).center().toPoint()
    data = from_a_browser(f'<img src="{address}">', address)
    assert let_go(desk, at, data) is Qt.DropAction.CopyAction
    data = QMimeData()
    data.setHtml(f"<a href='https://example.org'><IMG alt='x' src='{address}'></a>")
    desk.go(desk.texts("outlook")[0])
    paste(desk, data)
    assert [b.kind for b in desk.memo.blocks()].count(FIGURE) == 2


@pytest.mark.parametrize(
    "html", [f'<img src="{ADDRESS}">', "<a href='/'><img src='a.png'></a>", ""]
)
@pytest.mark.parametrize("way", ["drop", "paste"])
def test_of_a_picture_on_the_web_it_is_said_what_to_do_and_nothing_is_written(
    desk: Desk, html: str, way: str
) -> None:
    data, before = from_a_browser(html), desk.memo
    desk.go(desk.texts("bottom-line")[0])
    if way == "drop":
        let_go(desk, desk.composer.cursorRect().center(), data)
    else:
        paste(desk, data)
    desk.flush()
    assert desk.memo == before
    assert fault(desk).startswith("Briefer loads nothing from the web: save the picture as a file")


def test_words_with_a_picture_among_them_and_the_address_of_a_page_stay_words(desk: Desk) -> None:
    data = QMimeData()
    data.setHtml(f"<p>Ports <img src='{ADDRESS}'> of entry</p>")
    data.setText("Ports of entry")
    desk.go(desk.texts("bottom-line")[0])
    at = desk.composer.cursorRect().center()
    let_go(desk, at, data)
    let_go(desk, at, from_a_browser("<a href='https://example.org/a'>Ports</a>", "https://e.org/a"))
    desk.flush()
    assert desk.words("bottom-line") == ["https://e.org/aPorts of entry"]


def test_a_large_photograph_on_the_clipboard_is_made_smaller(desk: Desk) -> None:
    desk.go(desk.texts("outlook")[0])
    paste(desk, held_image(width=5000, height=100))
    (figure,) = figures(desk)
    shown = pictures.shown(desk.workspace, [figure.picture])[figure.picture]
    assert (shown.image.width, shown.image.height) == (2400, 48)


# ---- what is seen


def test_it_is_painted_as_wide_as_it_is_printed_and_follows_its_width(
    desk: Desk, block: int
) -> None:
    box = box_of(desk, block)
    column = desk.composer.geometry_of.column[1]
    assert abs(box.width() - column * 0.96) <= 1
    assert abs(box.height() * 3 - box.width()) <= 3
    assert colours_in(desk, box) == {"#ff0000"}
    pictures.widen(desk.workspace, block, 40)
    smaller = box_of(desk, block)
    assert abs(smaller.width() - column * 0.4) <= 1
    assert colours_in(desk, smaller) == {"#ff0000"}
    outside = QRect(smaller.right() + 10, smaller.top(), 60, smaller.height())
    assert "#ff0000" not in colours_in(desk, outside)


def test_it_follows_the_window(desk: Desk, block: int) -> None:
    wide = box_of(desk, block)
    desk.pane.splitter.setSizes([270, 380, 790])
    QApplication.processEvents()
    narrow = box_of(desk, block)
    assert narrow.width() < wide.width()
    assert abs(narrow.height() * 3 - narrow.width()) <= 3
    assert colours_in(desk, narrow) == {"#ff0000"}
    below = desk.pieces[desk.pieces.index(piece_of(desk, block)) + 1]
    geometry = desk.composer.geometry_of
    assert geometry.box(below).top() >= geometry.box(piece_of(desk, block)).bottom()


def test_a_tall_picture_is_no_higher_than_a_page(desk: Desk) -> None:
    new = put(desk, png(620, 6000))
    box = box_of(desk, new)
    column = desk.composer.geometry_of.column[1]
    assert box.height() <= 1.1 * column + 1
    assert box.width() < column / 5


def test_it_is_sharp_where_the_screen_is_fine(desk: Desk) -> None:
    data = BytesIO()
    lines = Image.new("L", (1200, 400), 255)
    for x in range(0, 1200, 4):
        lines.paste(0, (x, 0, x + 2, 400))
    lines.save(data, "PNG")
    block = put(desk, data.getvalue())
    box = box_of(desk, block)
    seen = QImage(box.size() * 2, QImage.Format.Format_RGB32)
    seen.setDevicePixelRatio(2)
    seen.fill(Qt.GlobalColor.white)
    painter = QPainter(seen)
    row = piece_of(desk, block).row
    assert isinstance(row, FigureRow)
    area = QRectF(0, 0, box.width(), box.height())
    FigurePainter(desk.session.appearance).paint(painter, area, row, chosen=False)
    painter.end()
    greys = {seen.pixelColor(x, 100).lightness() for x in range(100, 200)}
    assert max(greys) - min(greys) > 150


def test_what_it_shows_is_read_out_and_its_lack_is_shown(desk: Desk, block: int) -> None:
    assert desk.shown(piece_of(desk, block)) == "Picture without a description"
    before = desk.composer.geometry_of.box(piece_of(desk, block)).height()
    pictures.describe(desk.workspace, block, "A map of the harbour")
    after = desk.composer.geometry_of.box(piece_of(desk, block)).height()
    assert after < before  # the line that asks for it is gone
    assert desk.shown(piece_of(desk, block)) == "Picture: A map of the harbour"
    pictures.caption(desk.workspace, block, "The harbour, 2023")
    assert desk.shown(piece_of(desk, block)) == "Picture: A map of the harbour · The harbour, 2023"
    assert desk.composer.geometry_of.box(piece_of(desk, block)).height() > after
    desk.wait_for_pages()  # now its number is known
    assert desk.shown(piece_of(desk, block)).endswith("· Figure 1. The harbour, 2023")


def test_a_long_description_makes_no_second_line(desk: Desk, block: int) -> None:
    before = desk.composer.geometry_of.box(piece_of(desk, block)).height()
    pictures.describe(desk.workspace, block, "A map of the harbour. " * 200)
    assert desk.composer.geometry_of.box(piece_of(desk, block)).height() < before
    desk.go(piece_of(desk, block))
    for key in (Key.Key_End, Key.Key_Down, Key.Key_Up, Key.Key_End):
        desk.press(key, Qt.KeyboardModifier.ShiftModifier)
        assert desk.composer.horizontalScrollBar().value() == 0
    assert colours_in(desk, box_of(desk, block)) == {"#ff0000"}


def test_a_lost_picture_leaves_a_box_that_says_so(desk: Desk) -> None:
    here = desk.section("outlook").id
    lost = KeptFigure("0" * 64, "A map", "The harbour")
    new = memos.add_block(desk.workspace, here, MemoBlock(FIGURE, figure=lost))
    desk.wait_for_pages()
    assert box_of(desk, new).height() == desk.session.appearance.px(64)
    desk.composer.viewport().grab()


# ---- changed


def test_words_width_and_picture_are_changed_in_the_panel(
    desk: Desk, block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(desk, block)
    pane = opened(desk, block)
    desk.type("A red field")
    pane.width_box.setFocus()
    pane.width_box.selectAll()
    QTest.keyClicks(pane.width_box, "45")
    QTest.keyClick(pane.width_box, Key.Key_Return)
    assert kept(desk, block).width == 45
    path = tmp_path / "other.png"
    path.write_bytes(png(colour="#00ff00"))
    chosen_file(desk, monkeypatch, path)
    QTest.mouseClick(pane.exchange, Qt.MouseButton.LeftButton)
    after = kept(desk, block)
    assert after.picture != before.picture
    assert (after.alt, after.width) == ("A red field", 45)
    pane.close_panel()
    assert colours_in(desk, box_of(desk, block)) == {"#00ff00"}
    assert history.undo(desk.workspace).label == "Replace the picture"
    assert colours_in(desk, box_of(desk, block)) == {"#ff0000"}
    history.undo(desk.workspace)
    assert kept(desk, block) == before


def test_a_refused_picture_is_told_in_the_panel(
    desk: Desk, block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(desk, block)
    pane = opened(desk, block)
    path = tmp_path / "other.png"
    path.write_bytes(b"nothing")
    chosen_file(desk, monkeypatch, path)
    QTest.mouseClick(pane.exchange, Qt.MouseButton.LeftButton)
    assert kept(desk, block) == before
    assert pane.fault.isVisible()
    assert "no picture" in pane.fault.text()


def test_the_panel_follows_undo_and_goes_with_its_picture(desk: Desk, block: int) -> None:
    pane = opened(desk, block)
    desk.type("A red field")
    pane.flush()
    history.undo(desk.workspace)
    assert pane.alt.toPlainText() == ""
    memos.remove_block(desk.workspace, block)
    assert not pane.isVisible()
    assert figures(desk) == []


def test_what_is_being_typed_is_kept_when_everything_is_written(desk: Desk, block: int) -> None:
    opened(desk, block)
    desk.type("A red field")
    desk.flush()
    assert kept(desk, block).alt == "A red field"


def test_a_double_click_opens_it(desk: Desk, block: int) -> None:
    at = box_of(desk, block).center()
    QTest.mouseDClick(desk.composer.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert desk.pane.figure.isVisible()
    QTest.keyClick(desk.pane.figure.alt, Key.Key_Escape)
    assert not desk.pane.figure.isVisible()


# ---- taken as a whole


def test_it_is_chosen_moved_removed_and_brought_back(desk: Desk, block: int) -> None:
    memos.add_block(desk.workspace, desk.section("outlook").id, MemoBlock("page-break"), 0)
    at = box_of(desk, block).center()
    QTest.mouseClick(desk.composer.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert desk.composer.caret.chosen is piece_of(desk, block)
    desk.press(Key.Key_Up, ALT)
    assert [b.kind for b in desk.section("outlook").blocks] == [FIGURE, "page-break"]
    desk.press(Key.Key_Down, ALT)
    assert [b.kind for b in desk.section("outlook").blocks] == ["page-break", FIGURE]
    before = kept(desk, block)
    desk.press(Key.Key_Delete)
    desk.flush()
    assert figures(desk) == []
    history.undo(desk.workspace)
    assert kept(desk, block) == before
    assert colours_in(desk, box_of(desk, block)) == {"#ff0000"}


def test_it_is_cut_and_pasted_with_its_words(desk: Desk, block: int) -> None:
    pictures.describe(desk.workspace, block, "A red field")
    before = kept(desk, block)
    desk.go(piece_of(desk, block))
    desk.press(Key.Key_X, CONTROL)
    desk.flush()
    assert figures(desk) == []
    held = QGuiApplication.clipboard().mimeData()
    assert held.hasImage()  # for another program
    desk.go(desk.texts("bottom-line")[0])
    desk.press(Key.Key_V, CONTROL)
    desk.flush()
    assert figures(desk, "bottom-line") == [before]


def test_one_of_another_briefing_brings_its_picture(desk: Desk) -> None:
    figure = KeptFigure("f" * 64, "A blue field", "Blue", 30)
    clip = Clip(block=MemoBlock(FIGURE, figure=figure), said="x", picture=png(colour="#0000ff"))
    (same,) = unclipped(clipped([clip]))
    assert same == clip
    desk.go(desk.texts("outlook")[0])
    paste(desk, clipped([clip]))
    (made,) = figures(desk)
    assert (made.alt, made.caption, made.width) == ("A blue field", "Blue", 30)
    assert made.picture != figure.picture
    new = next(b.id for b in desk.section("outlook").blocks if b.figure)
    assert colours_in(desk, box_of(desk, new)) == {"#0000ff"}
    assert desk.workspace.faults() == ()


@pytest.mark.parametrize("picture", [b"", b"no picture"])
def test_one_whose_picture_does_not_come_along_is_left_out(desk: Desk, picture: bytes) -> None:
    figure = KeptFigure("f" * 64, "A blue field", "Blue", 30)
    clip = Clip(block=MemoBlock(FIGURE, figure=figure), said="x", picture=picture)
    before = desk.memo
    desk.go(desk.texts("outlook")[0])
    paste(desk, clipped([clip]))
    assert desk.memo == before


# ---- drawings


SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100">
<script>alert(1)</script><rect width="300" height="100" fill="#00aa00"/>
<text x="10" y="50" font-size="20">Exports</text></svg>"""


def test_a_drawing_is_read_kept_clean_and_painted(desk: Desk) -> None:
    block = put(desk, SVG)
    assert kept(desk, block).width == 48  # 225 points of 468
    row = desk.workspace.pictures.many([kept(desk, block).picture])[kept(desk, block).picture]
    assert row.media_type == "image/svg+xml"
    assert b"script" not in row.data
    assert "#00aa00" in colours_in(desk, box_of(desk, block))


def test_a_drawing_on_the_clipboard_is_pasted_as_one(desk: Desk) -> None:
    data = held_image()
    data.setData("image/svg+xml", SVG)
    desk.go(desk.texts("outlook")[0])
    paste(desk, data)
    (figure,) = figures(desk)
    shown = pictures.shown(desk.workspace, [figure.picture])[figure.picture]
    assert isinstance(shown.image, Drawing)
    desk.go(next(piece for piece in desk.pieces if piece.block and piece.block.figure))
    desk.press(Key.Key_C, CONTROL)
    held = QGuiApplication.clipboard().mimeData()
    assert bytes(held.data("image/svg+xml").data()) == shown.data


def test_a_hostile_drawing_is_refused_in_one_sentence(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "hostile.svg"
    path.write_bytes(
        b'<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]>'
        b'<svg xmlns="http://www.w3.org/2000/svg"><text>&c;</text></svg>'
    )
    before = desk.memo
    drop(desk, QPoint(300, 300), path)
    assert desk.memo == before
    banner = desk.pane.findChild(Banner, "memo.fault")
    assert isinstance(banner, Banner)
    assert banner.isVisible()
    assert banner.accessibleName().count(".") <= 2
    drop(desk, QPoint(300, 300), _drawing_file(tmp_path))
    assert not banner.isVisible()


def _drawing_file(folder: Path) -> Path:
    path = folder / "chart.svg"
    path.write_bytes(SVG)
    return path


# ---- from a file to paper


def test_from_a_dropped_file_to_word_and_pdf_and_the_same_again(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "map.jpg"
    exif = Image.Exif()
    exif[0x010F] = "A camera that tells"
    Image.linear_gradient("L").convert("RGB").resize((900, 600)).save(path, "JPEG", exif=exif)
    text = desk.texts("outlook")[0]
    desk.composer.reveal(text)
    QApplication.processEvents()
    at = desk.composer.geometry_of.box(text).center().toPoint()
    assert drop(desk, at, path) is Qt.DropAction.CopyAction
    desk.press(Key.Key_F2)
    desk.type("A field that grows lighter downwards")
    desk.press(Key.Key_Tab)
    desk.type("Light")
    desk.press(Key.Key_Return)
    desk.flush()
    path.unlink()
    copy = tmp_path / "copy.briefing"
    desk.workspace.copy_to(copy)
    ws = briefings.open_briefing(copy, who="Ana")
    try:
        memo_id = ws.memos.all()[0].id
        assert UNDESCRIBED not in {f.kind for f in exporting.preview(ws, memo_id).findings}
        made = [
            exporting.export(ws, tmp_path / f"{n}{end}", memo_id=memo_id, date="2023-12-29").edition
            for n in (1, 2)
            for end in (exporting.WORD, exporting.PDF)
        ]
        assert len(set(made)) == 1
        (figure,) = [b.figure for b in ws.memos.get(memo_id).blocks() if b.figure]
        kept_file = ws.pictures.many([figure.picture])[figure.picture].data
    finally:
        ws.close()
    assert b"camera" not in kept_file
    for end in (exporting.WORD, exporting.PDF):
        assert (tmp_path / f"1{end}").read_bytes() == (tmp_path / f"2{end}").read_bytes()
    with zipfile.ZipFile(tmp_path / "1.docx") as word:
        media = [word.read(name) for name in word.namelist() if name.startswith("word/media/")]
        assert kept_file in media
        assert "A field that grows lighter downwards" in word.read("word/document.xml").decode()
    assert "Figure 1. Light" in read_word(tmp_path / "1.docx").body
    assert "Figure 1. Light" in read_pdf(tmp_path / "1.pdf")
    assert kept_file in (tmp_path / "1.pdf").read_bytes()
