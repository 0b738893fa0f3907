"""Chips: painted, and worked by keyboard and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from briefer.model.voice import Voice
from briefer.ui.widgets.chip import Chip, ChipFace
from briefer.ui.widgets.key_cap import key_text
from briefer.ui.widgets.stance_mark import paint_mark
from briefer.ui.widgets.topic_chip import TopicChip
from briefer.ui.widgets.voice_chip import VoiceChip, voice_word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from briefer.model.vocabulary import Stance
    from briefer.ui.appearance import Appearance

SPEAKER = ChipFace("López Obrador", "LO", "speaker")


def shown(widget: QWidget, qtbot: QtBot) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show()
    return widget


def has_colour(widget: QWidget, colour: QColor) -> bool:
    image = widget.grab().toImage()
    return any(
        image.pixelColor(x, y).name() == colour.name()
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_chip_is_removed_by_its_cross(appearance: Appearance, qtbot: QtBot) -> None:
    chip = Chip(appearance, SPEAKER, removable=True)
    shown(chip, qtbot)
    with qtbot.waitSignal(chip.removed):
        QTest.mouseClick(
            chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, chip.height() // 2)
        )


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_chip_is_removed_by_a_key(key: Qt.Key, appearance: Appearance, qtbot: QtBot) -> None:
    chip = Chip(appearance, SPEAKER, removable=True)
    shown(chip, qtbot)
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, key)


def test_the_name_of_an_active_chip_clicks_and_does_not_remove(
    appearance: Appearance, qtbot: QtBot
) -> None:
    chip = Chip(appearance, SPEAKER, removable=True, active=True)
    shown(chip, qtbot)
    with qtbot.assertNotEmitted(chip.removed), qtbot.waitSignal(chip.clicked):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(30, chip.height() // 2))


def test_a_plain_chip_takes_no_focus(appearance: Appearance, qtbot: QtBot) -> None:
    chip = Chip(appearance, SPEAKER)
    shown(chip, qtbot)
    assert chip.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_chip_says_who_and_what_part(appearance: Appearance, qtbot: QtBot) -> None:
    chip = Chip(appearance, ChipFace("US government", "US", "addressee", inferred=True))
    shown(chip, qtbot)
    assert chip.accessibleName() == "US government, addressee · inferred"


def test_an_inferred_part_looks_another_way(appearance: Appearance, qtbot: QtBot) -> None:
    face = ChipFace("Cuba", "CU", "beneficiary")
    said = Chip(appearance, face)
    guessed = Chip(appearance, ChipFace("Cuba", "CU", "beneficiary", inferred=True))
    for chip in (said, guessed):
        shown(chip, qtbot).resize(200, 22)
    assert said.grab().toImage() != guessed.grab().toImage()


def test_a_topic_wears_its_tint(appearance: Appearance, qtbot: QtBot) -> None:
    chip = TopicChip(appearance, "Sanctions › Cuba", 2)
    shown(chip, qtbot)
    tint = appearance.theme.tint(2)
    assert has_colour(chip, tint.strong)
    assert has_colour(chip, tint.soft)


def test_the_five_voices_look_five_ways(appearance: Appearance, qtbot: QtBot) -> None:
    images = []
    for voice in Voice:
        chip = VoiceChip(appearance, voice)
        shown(chip, qtbot).resize(120, 19)
        assert chip.accessibleName() == voice_word(voice)
        images.append(chip.grab().toImage())
    assert all(images[i] != images[j] for i in range(5) for j in range(i))


def test_only_a_speaker_s_own_words_are_filled(appearance: Appearance, qtbot: QtBot) -> None:
    ink = appearance.colour("ink")
    own = VoiceChip(appearance, Voice.OWN)
    report = VoiceChip(appearance, Voice.REPORT)
    for chip in (own, report):
        shown(chip, qtbot)
    assert own.grab().toImage().pixelColor(4, 9).name() == ink.name()
    assert report.grab().toImage().pixelColor(4, 9).name() == appearance.colour("panel").name()


def painted(stance: Stance) -> QImage:
    """Return the mark of a stance in black: its form alone tells them apart."""
    image = QImage(18, 18, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_mark(painter, QRectF(image.rect()), stance, QColor("black"))
    painter.end()
    return image


def test_every_stance_has_a_mark_of_its_own() -> None:
    stances: tuple[Stance, ...] = (2, -2, 0, "mixed", "conditional", "unclear")
    marks = [painted(stance) for stance in stances]
    assert all(marks[i] != marks[j] for i in range(6) for j in range(i))


def test_the_strength_of_a_stance_does_not_change_its_mark() -> None:
    assert painted(1) == painted(3)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("Ctrl+Z", "Ctrl Z"),
        ("Ctrl+Shift+Z", "Ctrl ⇧ Z"),
        ("Ctrl++", "Ctrl +"),
        ("+", "+"),
        ("-", "-"),
        ("Return", "⏎"),
        ("Alt+Up", "Alt ↑"),
        ("F1", "F1"),
    ],
)
def test_keys_are_shown_as_on_a_keyboard(keys: str, words: str) -> None:
    assert key_text(keys) == words
