"""Parts of a paragraph as a screen reader is told them: links, marks, words in another language.

Words that run to the left are drawn in another order than they are read in, so each stretch of such
a paragraph is told apart in full, in the order of the text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.direction import has_rtl
from briefer.memo.pdf.file import language, text
from briefer.model.steering import is_steered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.pdf.fonts import Look
    from briefer.memo.pdf.line import Stretch
    from briefer.memo.pdf.structure import Element


def part(element: Element, look: Look, words: str = "") -> Element:
    """Add what holds words of this look to a paragraph; it is told as `words` where they are given.

    A mark of a note stands in a reference, the number of a note in a label.
    """
    if look.note:
        element = element.add("Reference")
    elif look.back:
        element = element.add("Lbl")
    entries = f"/Lang{language(look.language)}" if look.language else ""
    entries += f"/ActualText{text(words)}" if words else ""
    return element.add("Link" if look.link else "Span", entries)


def told_apart(stretches: Sequence[Stretch], element: Element, *, rtl: bool) -> Sequence[Stretch]:
    """Return the words of a paragraph; where some run to the left, each with a look of its own."""
    whole = "".join(words for words, _ in stretches)
    if not (rtl or has_rtl(whole) or is_steered(whole)):
        return stretches
    found = []
    for words, look in stretches:
        own = replace(look)
        element.parts[own] = part(element, own, words)
        found.append((words, own))
    return found
