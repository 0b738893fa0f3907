"""How propositions and topics are named in running text and at the head of columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from briefer.memo.marks import without_marks
from briefer.model.positions import all_columns

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook
    from briefer.model.positions import ColumnKey

ALIKE: Final = 75
"""From this likeness on (of 100), two words are forms of one verb."""


def running_labels(codebook: Codebook) -> dict[ColumnKey, str]:
    """Return what each column is called in the middle of a sentence."""
    texts = {p.id: p.text for p in codebook.proposition_by_id.values()}
    return {
        column.key: lowered(without_marks(column.label), texts.get(column.proposition_id or 0, ""))
        for column in all_columns(codebook)
    }


def lowered(label: str, text: str) -> str:
    """Return a label with a small first letter where the proposition's text shows that it has one.

    The text of “Ease Cuba sanctions”, “The US should ease sanctions on Cuba”, has a word like
    “ease” in small letters; a label that begins with a name finds no such word.
    """
    first = label.split(" ", 1)[0].casefold()
    small = re.findall(r"(?<!\w)[^\W\d_A-Z]\w*", text)
    if first and any(word.startswith(first) or _is_form_of(word, first) for word in small):
        return label[:1].lower() + label[1:]
    return label


def _is_form_of(word: str, verb: str) -> bool:
    """Say whether a word looks like another form of a verb, as “kept” of “keep”."""
    return word[:1] == verb[:1] and fuzz.ratio(word, verb) >= ALIKE
