"""An extract's words as they print, in a document that is only painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from briefer.model.inline import NoteRef, plain_text
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.memo.composer.lettering import Lettering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.inline import Inline
    from briefer.ui.appearance import Appearance

_LINE = 23
_TRANSLATION_LINE = 20
_LINE_BREAK = "\u2028"


def printed_document(
    appearance: Appearance, inlines: Sequence[Inline], translation: Sequence[Inline] = ()
) -> QTextDocument:
    """Return a document of these words, and of their translation below them."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUndoRedoEnabled(False)
    lettering = Lettering(appearance)
    lettering.extract = lettering.plain
    cursor = QTextCursor(document)
    cursor.setBlockFormat(_line(appearance.px(_LINE)))
    for item in inlines:
        cursor.insertText(_words(item), lettering.of(item))
    if translation:
        below = _line(appearance.px(_TRANSLATION_LINE))
        below.setTopMargin(appearance.px(2))
        label, *words = translation
        cursor.insertBlock(below)
        form = lettering.plain
        form.setFont(appearance.sans(11, SEMIBOLD))
        cursor.insertText(f"{_words(label).rstrip(': ')}  ", form)
        form.setFont(appearance.serif(13))
        form.setForeground(appearance.colour("muted"))
        for item in words:
            cursor.insertText(_words(item), form)
    return document


def _words(item: Inline) -> str:
    """Return an inline's words with the marks that its voice prints, or its number."""
    if isinstance(item, NoteRef):
        return str(item.number) if item.number else ""
    return plain_text((item,)).replace("\n", _LINE_BREAK)


def _line(height: int) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return form
