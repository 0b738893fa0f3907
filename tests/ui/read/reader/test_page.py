from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.anchor import locate
from briefer.model.article import ArticleDraft, Original
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import articles, history, tagging, topics
from tests.ui.read.conftest import add_article, click_quickly

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from briefer.ui.session import Session
    from tests.ui.read.conftest import Hands

HARD = (
    "Café 👩‍👩‍👧 e\u0301t de\u0301jà 😀 vu.\n"
    "אמר השר כי the talks will go on ולא יסתיימו מחר.\n"
    "قال الوزير إن المحادثات مستمرة.\n"
    "Non\u00a0breaking\u202fspaces, soft\u00adhyphens, a\tTab."
)


def pixels_under(hands: Hands, words: str) -> set[str]:
    """Return the colours that the page has behind some words."""
    QApplication.processEvents()
    span = locate(hands.text.text, words)
    units = hands.text.units
    boxes = hands.text.boxes(units.to_units(span.start), units.to_units(span.end))
    image = hands.text.viewport().grab().toImage()
    box = boxes[0].toRect()
    return {
        image.pixelColor(x, y).name()
        for x in range(box.left() + 1, box.right() - 1)
        for y in range(box.top() + 1, box.bottom() - 3)
    }


def soft(hands: Hands, colour: int) -> str:
    return hands.session.appearance.theme.tint(colour).soft.name()


def tag(hands: Hands, words: str, *colours: int, statement: Statement | None = None) -> int:
    """Tag words with one topic for each colour; return the passage."""
    ws = hands.session.workspace
    codebook = ws.codebook.load()
    tags = [
        TopicTag(next(topic.id for topic in codebook.topics if topic.colour == colour))
        for colour in colours
    ]
    made = tagging.tag(
        ws,
        hands.session.selection.article_id,
        locate(hands.text.text, words),
        topics=tags,
        statement=statement or Statement(),
    )
    QApplication.processEvents()
    return made.id


def test_every_character_of_a_hard_text_is_one_of_the_page(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text(HARD)
    document = hands.text.document()
    assert document.characterCount() - 1 == hands.text.units.to_units(len(HARD))
    for words in ("😀", "the talks", "الوزير", "soft\u00adhyphens"):
        hands.select(words)
        assert hands.selected() == words


def test_a_text_that_begins_with_a_byte_order_mark_keeps_its_places(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text("\ufeffOne word")
    assert hands.text.document().characterCount() - 1 == len("\ufeffOne word")
    assert hands.text.document().characterAt(1) == "O"


def test_a_tagged_passage_has_the_soft_colour_of_its_first_topic(hands: Hands) -> None:
    words = "the two countries stand by their commitments"
    hands.point_of(words)
    assert soft(hands, 3) not in pixels_under(hands, words)
    passage_id = tag(hands, words, 3)
    assert soft(hands, 3) in pixels_under(hands, words)
    tagging.remove(hands.session.workspace, [passage_id])
    assert soft(hands, 3) not in pixels_under(hands, words)


def test_two_topics_split_the_tint(show_text: Callable[[str], Hands]) -> None:
    hands = show_text("A sentence with some words that are tagged twice over.")
    tag(hands, "some words", 2, 6)
    assert {soft(hands, 2), soft(hands, 6)} <= pixels_under(hands, "some words")


def test_a_nested_passage_leaves_both_tints_to_see(show_text: Callable[[str], Hands]) -> None:
    hands = show_text("A sentence with some words that are tagged in one another.")
    tag(hands, "with some words that are", 4)
    tag(hands, "some words", 5)
    assert {soft(hands, 4), soft(hands, 5)} <= pixels_under(hands, "some words")
    assert soft(hands, 5) not in pixels_under(hands, "that are")


def test_framing_has_no_tint(show_text: Callable[[str], Hands]) -> None:
    hands = show_text("The timing is critical, it is said.")
    tag(hands, "timing is critical", 2, statement=Statement(type="framing"))
    assert soft(hands, 2) not in pixels_under(hands, "timing is critical")


def test_a_passage_in_right_to_left_text_is_tinted_where_its_words_stand(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text(HARD)
    tag(hands, "the talks will go on ולא", 3)
    assert soft(hands, 3) in pixels_under(hands, "the talks")
    assert soft(hands, 3) in pixels_under(hands, "ולא")
    assert soft(hands, 3) not in pixels_under(hands, "אמר")


def test_a_right_to_left_paragraph_stands_at_the_right(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text(HARD)
    arabic = hands.point_of("قال")
    french = hands.point_of("Café")
    measures = hands.text.painter.measures
    assert arabic.x() > measures.text_right - 80
    assert french.x() < measures.text_left + 80


def test_the_source_stands_below_a_right_to_left_title(
    new_session: Session, show_reader: Callable[[Session, int], Hands]
) -> None:
    original = Original(b"x", "text.txt", "text/plain")
    with new_session.workspace.change("Import a text") as tx:
        article = tx.articles.add(ArticleDraft("محادثات الحدود", "قال الوزير.", original))
    hands = show_reader(new_session, article)
    headline = hands.pane.view.headline
    assert headline is not None
    last = headline.fact_box(len(headline.facts) - 1)
    assert abs(last.right() - headline.title_box().right()) < 2
    assert headline.fact_at(headline.fact_box(0).center()) == headline.facts[0].field


def test_recolouring_a_topic_repaints_its_passages(hands: Hands) -> None:
    words = "the two countries stand by their commitments"
    hands.point_of(words)
    tag(hands, words, 3)
    ws = hands.session.workspace
    topic = next(topic for topic in ws.codebook.load().topics if topic.colour == 3)
    topics.change(ws, topic.id, colour=6)
    assert soft(hands, 6) in pixels_under(hands, words)


def test_undo_takes_the_highlight_away_and_redo_puts_it_back(hands: Hands) -> None:
    words = "the two countries stand by their commitments"
    hands.point_of(words)
    tag(hands, words, 3)
    history.undo(hands.session.workspace)
    assert soft(hands, 3) not in pixels_under(hands, words)
    history.redo(hands.session.workspace)
    assert soft(hands, 3) in pixels_under(hands, words)


def test_the_margin_gives_each_passage_a_line_of_its_own(hands: Hands) -> None:
    for _ in range(3):
        tag(hands, "three of his closest officials", 1)
    hands.text.viewport().grab()
    placed = [note.box for note in hands.text.painter.notes()]
    assert len(placed) > 3
    for above, below in pairwise(placed):
        assert below.top() >= above.bottom()


def test_a_click_on_a_note_chooses_its_passage(hands: Hands) -> None:
    hands.text.viewport().grab()
    note = hands.text.painter.notes()[1]
    at = note.box.center().toPoint()
    QTest.mouseClick(hands.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert hands.session.selection.passage_id == note.note.passage_id


def test_a_click_chooses_the_smallest_passage_and_the_next_click_the_one_around_it(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text("A sentence with some words that are tagged in one another.")
    outer = tag(hands, "with some words that are", 4)
    inner = tag(hands, "some words", 5)
    chosen = []
    for _ in range(3):
        hands.click("some words")
        chosen.append(hands.session.selection.passage_id)
    assert chosen == [inner, outer, inner]
    hands.click("one another")
    assert hands.session.selection.passage_id == 0


def test_the_chosen_passage_is_outlined(show_text: Callable[[str], Hands]) -> None:
    hands = show_text("A sentence with some words in it.")
    passage_id = tag(hands, "some words", 5)
    accent = hands.session.appearance.colour("accent").name()
    assert accent not in edge_pixels(hands, "some words")
    hands.session.selection.choose_passage(passage_id)
    assert accent in edge_pixels(hands, "some words")


def test_the_outline_of_a_passage_hides_no_sign_beside_it(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text('She said "some words that are quoted". Then she left.')
    passage = tag(hands, "some words that are quoted", 2)

    def ink() -> list[int]:
        """Count the points of the quotation marks on either side; an outline is bluer than ink."""
        QApplication.processEvents()
        image = hands.text.viewport().grab().toImage()
        at = hands.text.text.index('"')
        last = hands.text.text.index('"', at + 1)
        boxes = [hands.text.boxes(one, one + 1)[0].toAlignedRect() for one in (at, last)]
        return [
            sum(
                image.pixelColor(x, y).blue() < 140
                for x in range(box.left(), box.right() + 1)
                for y in range(box.top(), box.center().y())
            )
            for box in boxes
        ]

    hands.session.selection.choose_passage(0)
    before = ink()
    hands.session.selection.choose_passage(passage)
    assert min(before) > 5
    assert all(now >= then for now, then in zip(ink(), before, strict=True))


def edge_pixels(hands: Hands, words: str) -> set[str]:
    """Return the colours of the line just left of some words."""
    QApplication.processEvents()
    span = locate(hands.text.text, words)
    units = hands.text.units
    box = hands.text.boxes(units.to_units(span.start), units.to_units(span.end))[0]
    image = hands.text.viewport().grab().toImage()
    middle = int(box.center().y())
    return {image.pixelColor(int(box.left()) + by, middle).name() for by in range(-4, 1)}


@pytest.mark.parametrize(
    ("clicks", "words"),
    [(2, "officials"), (3, "sentence"), (4, "paragraph")],
)
def test_two_clicks_select_a_word_three_a_sentence_four_a_paragraph(
    hands: Hands, clicks: int, words: str
) -> None:
    click_quickly(hands.text.viewport(), hands.point_of("officials"), clicks)
    body = hands.text.text
    expected = {
        "officials": "officials",
        "sentence": body.split(".")[0] + ".",
        "paragraph": body.split("\n")[0],
    }
    assert hands.selected() == expected[words]


def test_two_clicks_select_a_word_however_late_the_window_comes_to_them(hands: Hands) -> None:
    at = hands.point_of("officials")
    click_quickly(hands.text.viewport(), at)
    QTest.qWait(QGuiApplication.styleHints().mouseDoubleClickInterval() + 20)
    click_quickly(hands.text.viewport(), at)
    assert hands.selected() == "officials"


def test_dragging_selects_from_press_to_release(hands: Hands) -> None:
    start = hands.point_of("President Joe Biden sent")
    port = hands.text.viewport()
    begin = hands.text.cursorForPosition(start).position()
    to = QPoint(start.x() + 120, start.y())
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, to)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=to)
    assert hands.text.selected_units() == (begin, hands.text.cursorForPosition(to).position())


def test_what_is_copied_has_the_characters_of_the_source(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text(HARD)
    hands.select("Non\u00a0breaking\u202fspaces")
    hands.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Non\u00a0breaking\u202fspaces"


def test_an_unknown_date_is_said_and_a_click_asks_to_set_it(hands: Hands) -> None:
    headline = hands.pane.view.headline
    assert headline is not None
    number = [fact.field for fact in headline.facts].index("published")
    box = headline.fact_box(number)
    asked: list[str] = []
    hands.pane.fact_asked.connect(asked.append)
    at = hands.text.viewport().mapFrom(hands.pane.view, hands.pane.view.on_page(box).center())
    QTest.mouseClick(hands.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked == ["published"]


def test_the_page_stays_where_it_is_when_a_fact_is_set(hands: Hands) -> None:
    hands.pane.view.scroll_to(200)
    article = hands.session.workspace.articles.all()[0]
    articles.set_facts(hands.session.workspace, article.id, published="2023-12-27", about=True)
    assert hands.pane.view.offset == 200


def test_the_page_scrolls_by_pixels_and_ends_at_its_end(hands: Hands) -> None:
    view = hands.pane.view
    view.scroll_to(37)
    assert view.offset == 37
    assert round(hands.text.page_top()) + hands.text.y() == -37
    view.scroll_to(10**6)
    assert view.offset == view.bar.maximum()


def test_a_long_text_keeps_its_place_while_heights_are_learnt(
    show_text: Callable[[str], Hands], qtbot: object
) -> None:
    body = "\n".join(f"Paragraph {n}. " + "More words follow here. " * (n % 40) for n in range(900))
    hands = show_text(body)
    words = "Paragraph 700."
    at = hands.point_of(words)
    top = hands.text.viewport().mapTo(hands.pane.view, at).y()
    for _ in range(200):
        QApplication.processEvents()
    after = hands.text.viewport().mapTo(hands.pane.view, hands.point_of(words)).y()
    assert after == top


def test_a_wide_pane_names_topics_in_the_margin_and_a_narrow_one_only_initials(
    hands: Hands,
) -> None:
    assert not hands.text.painter.measures.initials_only
    hands.pane.resize(590, 700)
    QApplication.processEvents()
    measures = hands.text.painter.measures
    assert measures.initials_only
    assert measures.text_width >= 59 * hands.text.painter.kind.unit


def test_the_theme_is_followed(hands: Hands) -> None:
    hands.session.appearance.choose("dark", 100)
    QApplication.processEvents()
    image = hands.text.viewport().grab().toImage()
    paper: QColor = hands.session.appearance.colour("paper")
    assert image.pixelColor(hands.text.painter.measures.text_right + 2, 200).name() == paper.name()


def test_parties_are_read_out_with_their_parts(hands: Hands) -> None:
    ws = hands.session.workspace
    passage_id = tag(hands, "three of his closest officials", 1)
    stakeholder = ws.codebook.load().stakeholders[0]
    tagging.add_party(ws, passage_id, PartyTag(stakeholder.id))
    hands.session.selection.choose_passage(passage_id)
    assert f"{stakeholder.name} (speaker)" in hands.text.accessibleDescription()


@pytest.mark.parametrize("words", range(6, 40, 5))
def test_the_page_reaches_the_foot_of_the_window_wherever_it_is_scrolled(
    show_text: Callable[[str], Hands], words: int
) -> None:
    hands = show_text("Sample text.\n" + "\n".join(["word " * words] * 6))
    hands.pane.resize(536, 628)
    QApplication.processEvents()
    view = hands.pane.view
    for offset in (10_000, 0, 60, 10_000):
        view.scroll_to(offset)
        assert view.text.y() <= 0
        assert view.text.y() + view.text.height() >= view.height()


def test_a_short_article_after_the_end_of_a_long_one(show_text: Callable[[str], Hands]) -> None:
    hands = show_text("\n".join(f"Paragraph {n} has some words." for n in range(300)))
    hands.pane.view.scroll_to(10**6)
    short = add_article(hands.session.workspace, "One paragraph.")
    hands.session.selection.choose_article(short)
    QApplication.processEvents()
    assert hands.pane.view.offset == 0
    assert hands.text.toPlainText() == "One paragraph."


def test_the_passage_under_the_mouse_is_outlined_and_its_note_too(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text("A sentence with some words that are tagged in one another, and no more.")
    outer = tag(hands, "with some words that are tagged", 4)
    inner = tag(hands, "some words", 5)
    at = hands.point_of("some words")
    shown = {words: edge_of(hands, words) for words in ("some words", "with some")}
    QTest.mouseMove(hands.text.viewport(), at)
    assert hands.text.painter.hovered == inner
    assert edge_of(hands, "some words") != shown["some words"]
    assert edge_of(hands, "with some") == shown["with some"]
    note = next(p for p in hands.text.painter.notes() if p.note.passage_id == outer)
    QTest.mouseMove(hands.text.viewport(), note.box.center().toPoint())
    assert edge_of(hands, "with some") != shown["with some"]
    QTest.mouseMove(hands.text.viewport(), hands.point_of("no more"))
    assert hands.text.painter.hovered == 0
    assert edge_of(hands, "with some") == shown["with some"]


def test_a_tick_stands_beside_its_passage_where_the_whole_page_is_in_view(
    show_text: Callable[[str], Hands], qtbot: QtBot
) -> None:
    hands = show_text("\n\n".join(["A paragraph with some words in it."] * 6 + ["The last one."]))
    tag(hands, "The last one", 5)
    view = hands.pane.view
    strong = hands.session.appearance.theme.tint(5).strong

    def ticks() -> list[int]:
        image = view.bar.grab().toImage()
        return [y for y in range(view.bar.height()) if image.pixelColor(3, y) == strong]

    qtbot.waitUntil(lambda: bool(ticks()))  # they follow what is painted
    assert not view.bar.maximum()
    words = view.boxes(*units_of(hands, "The last one"))[0]
    assert abs(ticks()[0] - words.center().y()) < 30
    image = view.bar.grab().toImage()
    handle = hands.session.appearance.colour("edge").name()
    assert handle not in {image.pixelColor(7, y).name() for y in range(view.bar.height())}


def edge_of(hands: Hands, words: str) -> list[str]:
    """Return the colours across the left edge of words, half way up."""
    box = hands.text.boxes(*units_of(hands, words))[0]
    image = hands.text.viewport().grab().toImage()
    y = round(box.center().y())
    return [image.pixelColor(round(box.left()) + x, y).name() for x in range(-4, 1)]


def units_of(hands: Hands, words: str) -> tuple[int, int]:
    span = locate(hands.text.text, words)
    return hands.text.units.to_units(span.start), hands.text.units.to_units(span.end)
