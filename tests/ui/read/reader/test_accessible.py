from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QTextCursor
from PySide6.QtWidgets import QWidget

from briefer.model.anchor import locate
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import history, tagging
from tests.ui.read.conftest import add_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAccessibleInterface

    from briefer.model.passage import Passage
    from tests.ui.read.conftest import Hands

_KEY = Qt.Key
TEXT = QAccessible.Text
ROLE = QAccessible.Role
BODY = (
    "The mayor asked for more aid. She said: “We need it now.” Nobody answered.\n\n"
    "A second paragraph stands here."
)


@pytest.fixture
def heard() -> Iterator[None]:
    """A screen reader is on."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def page(hands: Hands) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(hands.pane.view)


def children(hands: Hands, role: QAccessible.Role) -> list[QAccessibleInterface]:
    whole = page(hands)
    parts = [whole.child(index) for index in range(whole.childCount())]
    return [part for part in parts if part.role() == role]


def name(part: QAccessibleInterface) -> str:
    return part.text(TEXT.Name)


def tag(hands: Hands, words: str, modality: str | None = None, stance: int = 2) -> Passage:
    ws = hands.session.workspace
    codebook = ws.codebook.load()
    aid = codebook.find_topic("Aid")
    assert aid.default_proposition is not None
    return tagging.tag(
        ws,
        hands.session.selection.article_id,
        locate(hands.text.text, words),
        statement=Statement(type="demand", modality=modality),
        parties=(PartyTag(codebook.find_stakeholder("AMLO").id),),
        topics=(TopicTag(aid.id, aid.default_proposition.id, stance),),
    )


def test_the_page_has_headline_facts_text_passages_and_scroll_bar_as_children(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text(BODY)
    tag(hands, "We need it now.")
    whole = page(hands)
    roles = [whole.child(index).role() for index in range(whole.childCount())]
    assert roles == [
        ROLE.Heading,
        ROLE.Button,
        ROLE.Button,
        ROLE.Button,
        ROLE.Button,
        ROLE.EditableText,
        ROLE.Note,
        ROLE.ScrollBar,
    ]
    for index in range(whole.childCount()):
        part = whole.child(index)
        assert whole.indexOfChild(part) == index
        assert part.parent().object() is hands.pane.view
        assert name(part)


def test_a_passage_is_read_with_its_words_its_speaker_its_stance_and_whose_words(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text(BODY)
    tag(hands, "asked for more aid", "paraphrase")
    tag(hands, "We need it now.", "direct", stance=-2)
    reported, own = children(hands, ROLE.Note)
    assert name(reported) == (
        "asked for more aid: Andrés Manuel López Obrador (speaker), "
        "Aid: for “Increase aid to the region”, demand, paraphrase"
    )
    assert name(own).startswith("“We need it now.”: Andrés Manuel López Obrador (speaker)")
    assert "against" in name(own)
    assert name(own).endswith("own words")
    assert own.text(TEXT.Description) == "passage 2 of 2"


def test_the_headline_and_its_facts_are_read_and_a_fact_can_be_pressed(hands: Hands) -> None:
    (title,) = children(hands, ROLE.Heading)
    article = hands.session.workspace.articles.all()[0]
    assert name(title) == article.title
    asked: list[str] = []
    hands.pane.fact_asked.connect(asked.append)
    facts = children(hands, ROLE.Button)
    assert "date not found: set it" in [name(fact) for fact in facts]
    facts[1].actionInterface().doAction("Press")
    assert asked == ["published"]


def test_a_passage_in_view_has_its_place_on_the_screen(hands: Hands) -> None:
    passage = children(hands, ROLE.Note)[0]
    view = hands.pane.view
    box = passage.rect()
    corner = view.mapToGlobal(QPoint())
    assert QRect(corner, view.size()).contains(box)
    assert not passage.state().offscreen
    middle = view.boxes(*_units(hands, hands.passages[0]))[0].center() + corner
    under = page(hands).childAt(middle.x(), middle.y())
    assert under.role() == ROLE.Note
    empty = view.mapToGlobal(QPoint(2, view.height() - 2))
    assert page(hands).childAt(empty.x(), empty.y()).object() is hands.text


def test_a_passage_out_of_view_says_so_and_has_a_place_below(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text("A line that fills the page.\n\n" * 200 + "The last words.")
    tag(hands, "The last words.")
    (passage,) = children(hands, ROLE.Note)
    assert passage.state().offscreen
    view = hands.pane.view
    assert passage.rect().top() > view.mapToGlobal(QPoint(0, view.height())).y()
    assert passage.rect().height() > 0


def test_a_passage_takes_the_focus_and_becomes_the_chosen_one(hands: Hands) -> None:
    other = QWidget(hands.pane)
    other.setFocus()
    passage = children(hands, ROLE.Note)[1]
    assert passage.state().focusable
    assert not passage.state().focused
    passage.actionInterface().doAction(QAccessibleActionInterface.setFocusAction())
    assert hands.session.selection.passage_id == hands.text.marks[1].passage_id
    assert hands.has_focus(hands.text)
    assert passage.state().focused
    assert passage.state().selected
    assert page(hands).focusChild() is passage


def test_the_text_is_read_as_qt_gives_it(show_text: Callable[[str], Hands]) -> None:
    hands = show_text(BODY)
    text = QAccessible.queryAccessibleInterface(hands.text).textInterface()
    assert text.characterCount() == len(BODY)
    assert text.text(0, 9) == "The mayor"
    hands.select("asked")
    assert text.cursorPosition() == BODY.index("asked") + len("asked")


def test_what_assistive_software_edits_in_the_text_comes_back(
    show_text: Callable[[str], Hands],
) -> None:
    hands = show_text(BODY)
    cursor = QTextCursor(hands.text.document())
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    QCoreApplication.processEvents()
    assert hands.text.toPlainText() == BODY


@pytest.mark.usefixtures("heard")
def test_passages_come_and_go_with_the_changes_while_a_screen_reader_is_on(
    hands: Hands,
) -> None:
    before = [name(part) for part in children(hands, ROLE.Note)]
    tag(hands, "shelters ran out of beds")
    assert len(children(hands, ROLE.Note)) == len(before) + 1
    history.undo(hands.session.workspace)
    assert [name(part) for part in children(hands, ROLE.Note)] == before
    history.redo(hands.session.workspace)
    kept = children(hands, ROLE.Note)[0]
    other = add_article(hands.session.workspace, BODY)
    hands.session.selection.choose_article(other)
    assert not children(hands, ROLE.Note)
    assert QAccessible.accessibleInterface(QAccessible.uniqueId(page(hands))) is page(hands)
    del kept


def test_the_chosen_passage_and_every_tag_are_told(hands: Hands) -> None:
    hands.select("shelters ran out of beds")
    hands.type("amlo")
    hands.press(_KEY.Key_Return)
    assert hands.text.accessibleDescription() == "Tagged: López Obrador, speaker"
    hands.type("cuba")
    hands.press(_KEY.Key_Return)
    both = hands.text.accessibleDescription()
    assert both.startswith("Tagged: López Obrador, speaker; Sanctions, Cuba")
    hands.press(_KEY.Key_Backspace)
    back = hands.text.accessibleDescription()
    assert back == "Taken back: Sanctions, Cuba. Tagged: López Obrador, speaker"
    hands.press(_KEY.Key_Escape)
    hands.press(_KEY.Key_Escape)
    hands.press(_KEY.Key_J)
    assert hands.text.painter.note_for is not None
    note = hands.text.painter.note_for(hands.session.selection.passage_id)
    assert hands.text.accessibleDescription() == note.spoken
    hands.press(_KEY.Key_Delete)
    assert hands.text.accessibleDescription() == "Passage removed"


def _units(hands: Hands, passage: Passage) -> tuple[int, int]:
    units = hands.text.units
    return units.to_units(passage.span.start), units.to_units(passage.span.end)
