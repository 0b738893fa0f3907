"""The formats of memo text in the window: made once for a theme and a text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextFormat

from briefer.model.inline import CrossRef, Emph, InlineExtract, Link, NoteRef
from briefer.ui.fonts import BOLD, SEMIBOLD

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from briefer.model.inline import Inline
    from briefer.ui.appearance import Appearance

ATOM = QTextFormat.Property.UserProperty.value + 1
"""The property of a character that belongs to something which is moved and removed as a whole."""

SIZE = 15
LINE = 24
_NOTE_SIZE = 15


class Lettering:
    """How plain, stressed and quoted words look, and notes, headings and cards."""

    def __init__(self, appearance: Appearance) -> None:
        colour = appearance.colour
        self.plain = _words(appearance.serif(SIZE))
        self.plain.setForeground(colour("ink"))
        self.strong = QTextCharFormat(self.plain)
        self.strong.setFont(appearance.serif(SIZE, SEMIBOLD))
        self.slanted = QTextCharFormat(self.plain)
        self.slanted.setFont(appearance.serif(SIZE, italic=True))
        self.link = QTextCharFormat(self.plain)
        self.link.setForeground(colour("accent"))
        self.link.setFontUnderline(True)
        self.reference = QTextCharFormat(self.plain)
        self.reference.setForeground(colour("accent"))
        self.reference.setBackground(colour("accent-soft"))
        self.lost = QTextCharFormat(self.reference)
        self.lost.setForeground(colour("danger"))
        self.lost.setBackground(colour("danger-soft"))
        self.extract = QTextCharFormat(self.plain)
        self.extract.setBackground(colour("hover"))
        self.note = _words(appearance.sans(_NOTE_SIZE, SEMIBOLD))
        self.note.setForeground(colour("accent"))
        self.note.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        self.heading = _words(appearance.serif(19, SEMIBOLD))
        self.heading.setForeground(colour("ink"))
        self.unprinted = QTextCharFormat(self.heading)
        self.unprinted.setForeground(colour("muted"))
        # Among the shipped fonts there is no italic of this weight: Qt makes one of the bold.
        self.subheading = _words(appearance.serif(SIZE, BOLD, italic=True))
        self.subheading.setForeground(colour("ink"))
        self.label = _words(appearance.sans(11, SEMIBOLD))
        self.label.setForeground(colour("ink"))
        self.translation = _words(appearance.serif(13))
        self.translation.setForeground(colour("muted"))
        self.quiet_label = QTextCharFormat(self.label)
        self.quiet_label.setForeground(colour("muted"))
        self.quiet = QTextCharFormat(self.translation)
        # Read out and copied, but painted another way by the one who paints the line.
        self.unseen = QTextCharFormat(self.plain)
        font = appearance.sans(11)
        font.setPixelSize(1)
        self.unseen.setFont(font)
        self.unseen.setForeground(Qt.GlobalColor.transparent)

    def of(self, item: Inline, *, in_card: bool = False) -> QTextCharFormat:
        """Return the format of an inline's words."""
        match item:
            case Emph(_, strong):
                return self.strong if strong else self.slanted
            case Link():
                return self.link
            case InlineExtract():
                return self.plain if in_card else self.extract
            case NoteRef():
                return self.note
            case CrossRef():
                return self.reference
            case _:
                return self.plain

    def is_strong(self, form: QTextCharFormat) -> bool:
        """Say whether words of this format are bold."""
        return form.fontWeight() >= SEMIBOLD.value


def line_format(height: int, *, above: int, left: int = 0, right: int = 0) -> QTextBlockFormat:
    """Return the format of a line of text: its height, and the air around it."""
    form = QTextBlockFormat()
    form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    form.setTopMargin(above)
    form.setLeftMargin(left)
    form.setRightMargin(right)
    return form


def _words(font: QFont) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font)
    return form
