"""How propositions and topics are named in running text and at the head of columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefer.model.positions import all_columns

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook
    from briefer.model.positions import ColumnKey


def running_labels(codebook: Codebook) -> dict[ColumnKey, str]:
    """Return what each column is called in the middle of a sentence."""
    texts = {p.id: p.text for p in codebook.proposition_by_id.values()}
    return {
        column.key: lowered(column.label, texts.get(column.proposition_id or 0, ""))
        for column in all_columns(codebook)
    }


def lowered(label: str, text: str) -> str:
    """Return a label with a small first letter where the proposition's text shows that it has one.

    A label such as “Ease Cuba sanctions” of “The US should ease sanctions on Cuba” has; a label
    that begins with a name has not, since the text does not have that word in small letters.
    """
    first = label.split(" ", 1)[0].casefold()
    begins = first and re.search(rf"(?<!\w){re.escape(first)}", text)
    return label[:1].lower() + label[1:] if begins else label
