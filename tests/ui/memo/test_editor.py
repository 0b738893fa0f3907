"""The editor alone: words of a source in it are taken whole or left alone."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text
from briefer.model.memo import BULLETS, EXTRACT, PARAGRAPH, MemoBlock
from briefer.model.voice import Voice
from briefer.ui.memo.cards import CardFace
from briefer.ui.memo.composer.composer import Composer
from briefer.ui.memo.composer.piece import WRITTEN, Kind
from briefer.ui.memo.composer.plan import CardRow, HeadingRow, TextRow
from briefer.ui.memo.composer.runs import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from briefer.model.inline import Inline
    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.plan import Row
    from briefer.ui.memo.composer.runs import Numbers, Run

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

OWN = InlineExtract("own", "we will go on, 🐦 as ever", Voice.OWN)
TOLD = InlineExtract("told", "said it\nwould open", Voice.REPORT)
RUN: tuple[Inline, ...] = (
    Text("He says "),
    OWN,
    NoteRef("own"),
    Text(" and the Gazette "),
    TOLD,
    NoteRef("told"),
    Text("."),
)


class Field:
    """The editor with one paragraph or one list in it, and hands on it."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.sheet = composer.sheet

    def show(self, runs: tuple[Run, ...], numbers: Numbers = (), *, bulleted: bool = False) -> None:
        """Show this block between two headings."""
        block = MemoBlock(BULLETS if bulleted else PARAGRAPH, runs, id=7)
        rows: list[Row] = [
            HeadingRow(1, "Before"),
            TextRow(1, 0, block, numbers),
            HeadingRow(2, "After"),
        ]
        self.composer.show_plan(rows)
        self.composer.caret.enter(self.piece)

    @property
    def piece(self) -> Piece:
        """The block."""
        return next(piece for piece in self.sheet.pieces if piece.kind in WRITTEN)

    @property
    def runs(self) -> tuple[Run, ...]:
        """What is read back from it."""
        return self.sheet.read(self.piece)

    @property
    def text(self) -> str:
        """The text that is seen, all of it."""
        lines = [self.sheet.block(line).text() for line in self.sheet.lines_of(self.piece)]
        return "\n".join(lines).replace("\u2028", "\n")

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.sheet.block(self.sheet.first_line(self.piece)).position()

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.start + len(self.text.encode("utf-16-le")) // 2

    @property
    def atoms(self) -> list[Inline]:
        """What in it is not the analyst's."""
        found = [item for run in self.runs for item in run]
        return [item for item in found if not isinstance(item, Text | Emph | Link)]

    @property
    def caret(self) -> int:
        """Where the caret is, from the start of the block."""
        return self.composer.caret.position - self.start

    def put(self, place: int) -> None:
        """Put the caret to a place counted from the start of the block."""
        self.composer.caret.put(self.start + place)
        self.composer.caret.snap()

    def place(self, words: str) -> int:
        """Return where words begin, in UTF-16 units."""
        return len(self.text[: self.text.index(words)].encode("utf-16-le")) // 2

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key."""
        QTest.keyClick(self.composer, key, modifiers)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words."""
        QTest.keyClicks(self.composer, words)


@pytest.fixture
def field(appearance: Appearance, qtbot: QtBot) -> Iterator[Field]:
    """An editor with the focus."""
    composer = Composer(appearance)
    composer.resize(560, 300)
    composer.show()
    composer.activateWindow()
    qtbot.waitUntil(composer.isActiveWindow)
    composer.setFocus()
    yield Field(composer)
    composer.close()
    composer.deleteLater()


@pytest.mark.parametrize(
    "runs",
    [
        (),
        ((),),
        (RUN,),
        ((Emph("Asks:", strong=True), Text(" more. "), Emph("Now"), Link("here", "https://a.b")),),
        ((OWN,), (NoteRef("a"), NoteRef("b")), ()),
        ((Text("a"), Text("b"), Text(""), Emph("c"), Emph("d")),),
        ((Text("שלום "), OWN, Text("\ne\u0301 🐦")),),
    ],
)
@pytest.mark.parametrize("bulleted", [False, True])
def test_what_is_shown_is_read_back(
    field: Field, runs: tuple[tuple[Inline, ...], ...], *, bulleted: bool
) -> None:
    field.show(runs, bulleted=bulleted)
    assert field.runs == normal(runs)
    assert not field.piece.is_dirty


def test_notes_stand_with_their_numbers_and_extracts_in_marks(field: Field) -> None:
    field.show((RUN,), (("own", 3), ("told", 4)))
    expected = "He says “we will go on, 🐦 as ever”3 and the Gazette “said it\nwould open”4."
    assert field.text == expected
    field.show((RUN,), (("own", 7), ("told", 12)))
    assert field.text.endswith("would open”12.")
    assert not field.piece.is_dirty


def test_an_extract_without_a_note_of_its_own_shows_the_number_that_it_prints_with(
    field: Field,
) -> None:
    field.show(((Text("He says "), OWN, Text(".")),), (("own", 3),))
    assert field.text.endswith("as ever”3.")


def test_marks_that_stand_before_an_extract_are_not_doubled(field: Field) -> None:
    field.show(((Text("He says “"), OWN, Text("”.")),))
    assert field.text == "He says “we will go on, 🐦 as ever”."


@pytest.mark.parametrize(("key", "words"), [(Key.Key_Backspace, "3"), (Key.Key_Delete, "“we")])
def test_one_key_removes_an_atom_whole(field: Field, key: Qt.Key, words: str) -> None:
    field.show((RUN,), (("own", 3), ("told", 4)))
    at = field.place(words)
    field.put(at + len(words) if key == Key.Key_Backspace else at)
    field.press(key)
    gone = NoteRef("own") if key == Key.Key_Backspace else OWN
    assert field.atoms == [item for item in RUN if not isinstance(item, Text) and item != gone]


def test_the_caret_steps_over_an_extract(field: Field) -> None:
    field.show((RUN,))
    start = field.place("“we")
    field.put(start)
    field.press(Key.Key_Right)
    assert field.caret == field.place("”") + 1
    field.press(Key.Key_Left)
    assert field.caret == start


def test_words_typed_beside_an_extract_are_the_analysts(field: Field) -> None:
    field.show(((OWN,),))
    for at, words in ((0, "x"), (field.end - field.start, "y")):
        field.put(at)
        field.type(words)
    assert field.runs == ((Text("x"), OWN, Text("y")),)


def test_a_selection_that_takes_a_part_takes_the_whole(field: Field) -> None:
    field.show((RUN,))
    field.put(2)
    field.composer.caret.put(field.start + field.place("go on"), keep=True)
    field.type("x")
    assert field.runs[0][:2] == (Text("Hex"), NoteRef("own"))


def test_a_copy_inside_the_memo_keeps_its_source(field: Field) -> None:
    field.show((RUN,))
    field.put(0)
    field.composer.caret.put(field.end, keep=True)
    field.press(Key.Key_C, CONTROL)
    assert "“we will go on, 🐦 as ever”" in QGuiApplication.clipboard().text()
    field.put(field.end - field.start)
    field.press(Key.Key_V, CONTROL)
    assert field.atoms == [item for item in (*RUN, *RUN) if not isinstance(item, Text)]


def test_an_input_method_cannot_replace_words_of_a_source(field: Field) -> None:
    field.show(((Text("a"), OWN, Text("b")),))
    field.put(field.end - field.start)
    event = QInputMethodEvent("", [])
    event.setCommitString("日本", -4, 4)
    QApplication.sendEvent(field.composer, event)
    assert field.runs == ((Text("a"), OWN, Text("b日本")),)


def test_words_of_a_source_that_something_has_changed_are_put_back(
    field: Field, qtbot: QtBot
) -> None:
    field.show((RUN,))
    cursor = QTextCursor(field.sheet.document)
    cursor.setPosition(field.start + field.place("go on"))
    cursor.insertText("not ")
    cursor.deleteChar()
    assert field.atoms == [item for item in RUN if not isinstance(item, Text)]
    qtbot.waitUntil(lambda: "“we will go on, 🐦 as ever”" in field.text)


def test_a_heading_that_something_has_changed_is_put_back(field: Field, qtbot: QtBot) -> None:
    field.show((RUN,))
    cursor = QTextCursor(field.sheet.document)
    cursor.insertText("Never ")
    qtbot.waitUntil(lambda: field.sheet.block(0).text() == "Before")


def test_what_joins_a_heading_with_a_paragraph_past_the_keys_is_taken_back(
    field: Field, qtbot: QtBot
) -> None:
    field.show((RUN,))
    rows = [piece.row for piece in field.sheet.pieces if piece.row is not None]
    field.sheet.torn.connect(lambda: field.composer.show_plan(rows))
    cursor = QTextCursor(field.sheet.document)
    cursor.setPosition(field.start - 1)
    cursor.deleteChar()
    qtbot.waitUntil(lambda: [piece.key[0] for piece in field.sheet.pieces] == KEPT)
    assert field.sheet.block(0).text() == "Before"
    assert field.text.endswith("would open”•.")


KEPT = ["heading", "block", "heading"]
KEYS = [
    (key, modifiers)
    for key in (
        Key.Key_Left,
        Key.Key_Right,
        Key.Key_Up,
        Key.Key_Down,
        Key.Key_Home,
        Key.Key_End,
    )
    for modifiers in (NONE, SHIFT, CONTROL, CONTROL | SHIFT)
] + [
    (key, modifiers)
    for key in (Key.Key_Backspace, Key.Key_Delete)
    for modifiers in (NONE, SHIFT, CONTROL)
]
KEYS += [(key, CONTROL) for key in (Key.Key_X, Key.Key_C, Key.Key_V, Key.Key_B, Key.Key_I)]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("bulleted", [False, True])
def test_no_sequence_of_keys_changes_a_word_of_a_source(
    field: Field, seed: int, *, bulleted: bool
) -> None:
    chance = random.Random(seed)
    field.show((RUN, RUN) if bulleted else (RUN,), bulleted=bulleted)
    known = {OWN, TOLD, NoteRef("own"), NoteRef("told")}
    for _ in range(250):
        what = chance.random()
        if what < 0.3:
            field.type(chance.choice("abc de"))
        elif what < 0.36:
            _commit(field, chance)
        elif what < 0.4:
            field.put(chance.randrange(field.end - field.start + 1))
        elif what < 0.42:
            data = QMimeData()
            data.setText("pasted\nlines")
            field.composer.insertFromMimeData(data)
        else:
            QTest.keyClick(field.composer, *chance.choice(KEYS))
        sheet = field.sheet
        assert len(sheet.pieces) == sheet.document.blockCount()
        for line, piece in enumerate(sheet.pieces):
            block = sheet.block(line)
            if piece.kind not in WRITTEN:
                assert block.text() in {"Before", "After"}
                continue
            atoms = [item for item in sheet.runs.read(block) if item in known]
            others = [item for item in sheet.runs.read(block) if item not in known]
            assert not any(isinstance(item, NoteRef | InlineExtract) for item in others)
            text = block.text().replace("\u2028", "\n")
            for atom in atoms:
                if isinstance(atom, InlineExtract):
                    assert f"“{atom.words}”" in text
        headings = [n for n, piece in enumerate(sheet.pieces) if piece.kind is Kind.HEADING]
        assert [sheet.block(n).text() for n in headings] == ["Before", "After"]


def _commit(field: Field, chance: random.Random) -> None:
    event = QInputMethodEvent("", [])
    replaced = chance.choice([(0, 0), (-2, 2), (-5, 3)])
    event.setCommitString("日本", *replaced)
    QApplication.sendEvent(field.composer, event)


def test_the_end_of_a_composition_removes_nothing_that_is_selected_by_then(field: Field) -> None:
    field.show((RUN,))
    QApplication.sendEvent(field.composer, QInputMethodEvent("に", []))
    field.composer.selectAll()
    QApplication.sendEvent(field.composer, QInputMethodEvent("", []))
    assert field.runs == normal((RUN,))
    assert [field.sheet.block(n).text() for n in (0, 2)] == ["Before", "After"]


def test_a_composition_that_is_left_leaves_nothing_in_its_line(field: Field) -> None:
    field.show(((Text("one two"),), (Text("three"),)), bulleted=True)
    field.put(3)
    QApplication.sendEvent(field.composer, QInputMethodEvent("に", []))
    layout = field.sheet.block(1).layout()
    assert layout.preeditAreaText() == "に"
    field.composer.show_plan(
        [p.row for p in field.sheet.pieces[:2] + field.sheet.pieces[3:] if p.row]
    )
    assert layout.preeditAreaText() == "に"
    field.press(Key.Key_End)
    assert layout.preeditAreaText() == ""
    assert field.runs == ((Text("one two"),), (Text("three"),))


def test_a_composition_goes_where_the_notes_of_its_line_get_other_numbers(field: Field) -> None:
    field.show(((Text("one"), NoteRef("own")),))
    rows = [piece.row for piece in field.sheet.pieces if piece.row is not None]
    row = rows[1]
    assert isinstance(row, TextRow)

    def number(numbers: Numbers) -> str:
        field.composer.show_plan([rows[0], replace(row, numbers=numbers), *rows[2:]])
        return field.sheet.block(1).layout().preeditAreaText()

    number((("own", 1234567),))
    field.put(field.end - field.start)
    QApplication.sendEvent(field.composer, QInputMethodEvent("に", []))
    field.piece.is_dirty = False  # half a second later its words are kept
    assert number((("own", 1234567),)) == "に"
    assert number((("own", 1),)) == ""
    field.press(Key.Key_End)
    field.type("x")
    assert field.sheet.block(1).text() == "one1x"


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_composition_whose_line_was_parted_leaves_nothing_in_either_part(
    field: Field, *, goes_on: bool
) -> None:
    field.show(((Text("one two"),),))
    field.put(7)
    QApplication.sendEvent(field.composer, QInputMethodEvent("に", []))
    field.sheet.part(field.start + 3, field.piece)
    assert field.sheet.block(1).layout().preeditAreaText() == "に"
    if goes_on:
        QApplication.sendEvent(field.composer, QInputMethodEvent("", []))
    else:
        field.press(Key.Key_End)
    assert [field.sheet.block(n).layout().preeditAreaText() for n in (1, 2)] == ["", ""]


def test_a_bullet_stands_at_the_side_where_its_words_begin(field: Field) -> None:
    field.show(((Text("one"),),), bulleted=True)
    left = field.sheet.block(1).blockFormat().leftMargin()
    assert left > 0
    field.press(Key.Key_Home)
    QApplication.sendEvent(
        field.composer, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, "\N{HEBREW LETTER SHIN}")
    )
    form = field.sheet.block(1).blockFormat()
    assert (form.leftMargin(), form.rightMargin()) == (0, left)


def test_the_bar_of_an_extract_stands_where_its_words_begin(appearance: Appearance) -> None:
    composer = Composer(appearance)
    composer.resize(560, 300)
    faces = [
        CardFace(Voice.OWN, (InlineExtract("g", words, Voice.OWN),))
        for words in ("we will go on", "\N{HEBREW LETTER SHIN}" * 9)
    ]
    rows = [CardRow(1, n, MemoBlock(EXTRACT, id=n + 1), face) for n, face in enumerate(faces)]
    composer.show_plan(rows)
    picture = composer.grab().toImage()
    ink = appearance.colour("ink")
    sides = []
    for piece in composer.sheet.pieces:
        box = composer.geometry_of.box(piece)
        y = round(box.center().y())
        at = (round(box.left()) + 1, round(box.right()) - 2)
        sides.append([picture.pixelColor(x, y) == ink for x in at])
    assert sides == [[True, False], [False, True]]
    composer.deleteLater()
