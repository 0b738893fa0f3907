"""The formats of memo text in the window: made once for a theme and a text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextFormat

from briefer.model.inline import Emph, InlineExtract, Link, NoteRef
from briefer.ui.fonts import SEMIBOLD

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from briefer.model.inline import Inline
    from briefer.ui.appearance import Appearance

ATOM = QTextFormat.Property.UserProperty.value + 1
"""The property of a character that belongs to something which is moved and removed as a whole."""

SIZE = 15
_LINE = 24
_NOTE_SIZE = 15
_INDENT = 18


class Lettering:
    """How plain, stressed and quoted words look, and notes."""

    def __init__(self, appearance: Appearance) -> None:
        colour = appearance.colour
        self._appearance = appearance
        self.plain = _words(appearance.serif(SIZE))
        self.plain.setForeground(colour("ink"))
        self.strong = QTextCharFormat(self.plain)
        self.strong.setFont(appearance.serif(SIZE, SEMIBOLD))
        self.slanted = QTextCharFormat(self.plain)
        self.slanted.setFont(appearance.serif(SIZE, italic=True))
        self.link = QTextCharFormat(self.plain)
        self.link.setForeground(colour("accent"))
        self.link.setFontUnderline(True)
        self.extract = QTextCharFormat(self.plain)
        self.extract.setBackground(colour("hover"))
        self.note = _words(appearance.sans(_NOTE_SIZE, SEMIBOLD))
        self.note.setForeground(colour("accent"))
        self.note.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)

    def of(self, item: Inline) -> QTextCharFormat:
        """Return the format of an inline's words."""
        match item:
            case Emph(_, strong):
                return self.strong if strong else self.slanted
            case Link():
                return self.link
            case InlineExtract():
                return self.extract
            case NoteRef():
                return self.note
            case _:
                return self.plain

    def block(self, *, bulleted: bool = False) -> QTextBlockFormat:
        """Return the format of a paragraph, or of a bullet."""
        form = QTextBlockFormat()
        height = self._appearance.px(_LINE)
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if bulleted:
            form.setLeftMargin(self.indent)
            form.setBottomMargin(self._appearance.px(3))
        return form

    @property
    def indent(self) -> int:
        """How far a bullet's words stand in, in pixels."""
        return self._appearance.px(_INDENT)

    def is_strong(self, form: QTextCharFormat) -> bool:
        """Say whether words of this format are bold."""
        return form.fontWeight() >= SEMIBOLD.value


def _words(font: QFont) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font)
    return form
