from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.anchor import locate
from briefer.model.codebook import Keyword
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import tagging, topics
from briefer.ui.read.reader.highlights import Highlighter
from briefer.ui.read.reader.marks import Look, Mark, Marks
from tests.ui.read.conftest import click_quickly

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from briefer.model.suggestion import Suggestion
    from briefer.store.workspace import Workspace
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.reader.page_text import PageText
    from tests.ui.read.suggestions.conftest import Reviewer

KEY = Qt.Key


def page(reviewer: Reviewer) -> PageText:
    return reviewer.reader.view.text


def shown_here(reviewer: Reviewer) -> tuple[Suggestion, ...]:
    return reviewer.open_in(reviewer.session.selection.article_id)


def boxes(reviewer: Reviewer, suggestion: Suggestion) -> list[QRectF]:
    units = page(reviewer).units
    span = suggestion.span
    return page(reviewer).boxes(units.to_units(span.start), units.to_units(span.end))


def colours_under(reviewer: Reviewer, suggestion: Suggestion) -> set[str]:
    """Return the colours below the words, where lines are drawn."""
    image = reviewer.picture()
    box = boxes(reviewer, suggestion)[0]
    ratio = image.devicePixelRatio()
    return {
        image.pixelColor(round(x * ratio), round(y * ratio)).name()
        for x in range(round(box.left()), round(box.right()))
        for y in range(round(box.bottom()) - 3, round(box.bottom()))
    }


def test_a_suggestion_has_dots_in_the_colour_of_its_first_topic(reviewer: Reviewer) -> None:
    with_topic = next(one for one in shown_here(reviewer) if one.topics)
    codebook = reviewer.workspace.codebook.load()
    colour = codebook.topic_by_id[with_topic.topics[0].topic_id].colour
    strong = reviewer.session.appearance.theme.tint(colour).strong.name()
    assert strong in colours_under(reviewer, with_topic)
    reviewer.begin()
    while reviewer.current != with_topic:
        reviewer.press(KEY.Key_J)
    reviewer.press(KEY.Key_Delete)
    reviewer.press(KEY.Key_Escape)
    assert strong not in colours_under(reviewer, with_topic)


def test_the_head_counts_suggestions_apart_from_passages(reviewer: Reviewer) -> None:
    count = len(shown_here(reviewer))
    assert reviewer.text("readerCount") == f"no passages yet · {count} suggested"
    reviewer.begin()
    reviewer.press(KEY.Key_Return)
    assert reviewer.text("readerCount") == f"1 passage · {count - 1} suggested"


def test_the_foot_of_the_list_of_articles_counts_them_and_leads_there(
    reviewer: Reviewer,
) -> None:
    ids = [article.id for article in reviewer.workspace.articles.all()]
    count = sum(len(reviewer.open_in(one)) for one in ids)
    assert reviewer.text("articles.suggestions") == f"{count} suggestions"
    reviewer.click("articles.suggestions")
    assert reviewer.is_shown("suggestions.list")


def test_a_click_on_the_dots_opens_the_review_there(reviewer: Reviewer) -> None:
    last = shown_here(reviewer)[-1]
    at = boxes(reviewer, last)[0].center().toPoint()
    QTest.mouseClick(page(reviewer).viewport(), Qt.MouseButton.LeftButton, pos=at)
    reviewer.qtbot.waitUntil(lambda: reviewer.is_shown("suggestions.list"))
    assert reviewer.current == last == reviewer.proposed
    assert reviewer.session.selection.passage_id == 0
    assert reviewer.workspace.passages.count() == 0


def test_three_clicks_on_the_dots_select_the_sentence_and_open_nothing(
    reviewer: Reviewer,
) -> None:
    text = page(reviewer)
    at = boxes(reviewer, shown_here(reviewer)[0])[0].center().toPoint()
    click_quickly(text.viewport(), at, 3)
    QTest.qWait(QGuiApplication.styleHints().mouseDoubleClickInterval() + 50)
    assert not reviewer.is_shown("suggestions.list")
    start, end = text.selected_units()
    assert text.text[start:end].strip().endswith("matter.")


def test_a_click_on_the_line_in_the_margin_opens_the_review_there(reviewer: Reviewer) -> None:
    reviewer.picture()
    painter = page(reviewer).painter
    placed = painter.notes()[-1]
    assert placed.note.suggested
    assert placed.note.pieces[-1].words == "suggested"
    at = placed.box.center().toPoint()
    QTest.mouseClick(page(reviewer).viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    assert reviewer.proposed == painter.suggested.get(placed.note.passage_id)
    assert reviewer.proposed == reviewer.current


def test_a_passage_over_a_suggestion_is_clicked_first(
    show: Callable[[Workspace], Reviewer], workspace: Workspace
) -> None:
    reviewer = show(workspace)
    painter = page(reviewer).painter
    both = next(
        (mark, passage)
        for mark in painter.suggested.marks.some(0, len(painter.suggested.marks))
        for passage in painter.marks.within(mark.start, mark.end)
        if passage.length < mark.length
    )
    mark, passage = both
    reviewer.reader.view.reveal(passage.start, passage.end)
    QApplication.processEvents()
    start = max(mark.start, passage.start)
    at = page(reviewer).boxes(start, start + 3)[0].center()
    under = reviewer.reader.view.pointer.passages_at(QPointF(at))
    assert under[0] > 0
    assert mark.passage_id in under
    assert [number < 0 for number in under] == sorted(number < 0 for number in under)


def test_lines_in_the_margin_never_cover_each_other(
    show: Callable[[Workspace], Reviewer], workspace: Workspace
) -> None:
    reviewer = show(workspace)
    view = reviewer.reader.view
    seen: set[bool] = set()
    for offset in range(0, page(reviewer).page.height, 300):
        view.scroll_to(offset)
        reviewer.picture()
        placed = sorted(page(reviewer).painter.notes(), key=lambda one: one.box.top())
        seen |= {one.note.suggested for one in placed}
        for above, below in itertools.pairwise(placed):
            assert above.box.bottom() <= below.box.top()
    assert seen == {True, False}


def test_tagging_the_words_oneself_takes_the_suggestion_away(reviewer: Reviewer) -> None:
    suggestion = next(one for one in shown_here(reviewer) if one.topics and one.parties)
    ws = reviewer.workspace
    tagging.tag(
        ws,
        suggestion.article_id,
        suggestion.span,
        statement=Statement(modality=suggestion.modality),
        parties=[PartyTag(p.stakeholder_id, p.part) for p in suggestion.parties],
        topics=[TopicTag(t.topic_id) for t in suggestion.topics],
    )
    painter = page(reviewer).painter
    reviewer.qtbot.waitUntil(lambda: painter.suggested.number_of(suggestion) == 0)
    assert suggestion not in shown_here(reviewer)


def test_a_new_keyword_brings_new_suggestions(reviewer: Reviewer) -> None:
    ws = reviewer.workspace
    before = shown_here(reviewer)
    quotes = {one.quote for one in before if not one.topics}
    assert quotes
    topics.add(ws, "Reporters")
    topic = ws.codebook.load().find_topic("Reporters")
    topics.change(ws, topic.id, keywords=(Keyword("border stays"), Keyword("ports of entry")))
    painter = page(reviewer).painter

    def offers_it() -> bool:
        marks = painter.suggested.marks
        found = (painter.suggested.get(mark.passage_id) for mark in marks.some(0, len(marks)))
        return any(topic.id == t.topic_id for one in found if one for t in one.topics)

    reviewer.qtbot.waitUntil(offers_it)


def test_screen_readers_find_suggestions_named_as_such(reviewer: Reviewer) -> None:
    whole = QAccessible.queryAccessibleInterface(reviewer.reader.view)
    parts = [whole.child(number) for number in range(whole.childCount())]
    names = [part.text(QAccessible.Text.Name) for part in parts]
    suggested = [name for name in names if name.startswith("Suggestion: ")]
    assert len(suggested) == len(shown_here(reviewer))
    assert [whole.indexOfChild(part) for part in parts] == list(range(len(parts)))
    remarks = [part.text(QAccessible.Text.Description) for part in parts]
    assert f"suggestion 1 of {len(suggested)}, not counted" in remarks
    assert not any(remark.startswith("passage ") for remark in remarks)
    reviewer.begin()
    reviewer.press(KEY.Key_Return)
    parts = [whole.child(number) for number in range(whole.childCount())]
    roles = [part.text(QAccessible.Text.Description) for part in parts]
    assert "passage 1 of 1" in roles
    assert f"suggestion 1 of {len(suggested) - 1}, not counted" in roles


def test_the_dots_of_a_suggestion_are_not_those_of_framing(appearance: Appearance) -> None:
    def runs(look: Look) -> int:
        """Count how often a line goes from paper to ink."""
        image = QImage(200, 40, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = Mark(0, -1, -1, look, ())
        marks = Marks([mark])
        passages, suggested = (marks, Marks()) if look is Look.FRAMING else (Marks(), marks)
        row = _Row()
        Highlighter(passages, suggested, appearance.theme, 1).paint(painter, [row])  # type: ignore[list-item]  # as much of a row as is asked for
        painter.end()
        dark = [
            min(image.pixelColor(x, y).lightness() for y in range(40)) < 190 for x in range(200)
        ]
        return sum(1 for before, after in itertools.pairwise(dark) if after and not before)

    assert runs(Look.FRAMING) > 1.15 * runs(Look.SUGGESTED) > 20


class _Row:
    """A line of text from 0 to 200 pixels."""

    start, end, top, bottom = 0, 1, 5.0, 30.0

    def x_ranges(self, _start: int, _end: int) -> list[tuple[float, float]]:
        return [(0.0, 200.0)]


def test_a_point_beside_all_words_asks_for_nothing(reviewer: Reviewer) -> None:
    at = QPoint(2, page(reviewer).viewport().height() - 3)
    QTest.mouseClick(page(reviewer).viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    assert not reviewer.is_shown("suggestions.list")


def test_words_of_the_text_are_what_is_underlined(reviewer: Reviewer) -> None:
    painter, text = page(reviewer).painter, page(reviewer)
    for one in shown_here(reviewer):
        mark = painter.suggested.marks.get(painter.suggested.number_of(one))
        assert mark is not None
        start, end = text.units.to_point(mark.start), text.units.to_point(mark.end)
        assert text.text[start:end] == one.quote
        assert locate(text.text, one.quote).start <= start


def test_suggestions_have_dots_along_the_scroll_bar(reviewer: Reviewer, qtbot: QtBot) -> None:
    coloured = next(one for one in shown_here(reviewer) if one.topics)
    codebook = reviewer.workspace.codebook.load()
    colour = codebook.topic_by_id[coloured.topics[0].topic_id].colour
    strong = reviewer.session.appearance.theme.tint(colour).strong
    bar = reviewer.reader.view.bar

    def colours() -> set[str]:
        image = bar.grab().toImage()
        return {image.pixelColor(2, y).name() for y in range(bar.height())}

    qtbot.waitUntil(lambda: strong.name() in colours())  # dots follow what is painted
