"""A field of a memo's header: its label and its value side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.direction import is_rtl
from briefer.memo.pdf.strips import Measure
from briefer.memo.style import RoleName

if TYPE_CHECKING:
    from briefer.memo.document import HeaderField
    from briefer.memo.pdf.strips import Setter, Strip
    from briefer.memo.pdf.structure import Element
    from briefer.memo.pdf.text import Wardrobe
    from briefer.memo.style import Role, Style


def set_field(
    field: HeaderField, style: Style, wardrobe: Wardrobe, setter: Setter, element: Element
) -> list[Strip]:
    """Return a label and its value side by side, line by line."""
    start = style.head.label_width
    label_role = _in_row(style[RoleName.HEADER_LABEL])
    value_role = _in_row(style[RoleName.HEADER_VALUE])
    if field.strong:
        value_role = replace(value_role, bold=True)
    label = setter.paragraph(
        # The space is read, not seen: the value stands at its own place.
        wardrobe.plain(f"{field.label}\u00a0", label_role),
        label_role,
        Measure(0, start - 6),
        element.add("Span"),
    )
    value = setter.paragraph(
        wardrobe.plain(field.value, value_role),
        value_role,
        Measure(start, style.page.measure - start),
        element.add("Span"),
        rtl=is_rtl(field.value),
    )
    together = min(len(label), len(value))
    strips = [
        replace(right, inks=(*left.inks, *right.inks))
        for left, right in zip(label, value, strict=False)
    ]
    strips += [*label[together:], *value[together:]]
    for strip in strips[:-1]:
        strip.keeps = True
    return strips


def _in_row(role: Role) -> Role:
    """Return a role as it looks in a row of a table, which keeps its room to itself."""
    return replace(role, before=0, after=0, pad_y=(role.before + role.after) / 2)
