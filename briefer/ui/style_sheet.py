"""The one style sheet of the application, filled in for a theme and a text size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.ui.theme import Theme

_HAIRLINE = 2
"""Lines up to this width keep it at every text size."""

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)px")
_ROLE = re.compile(r"@([a-z-]+)")
_ICON = re.compile(r"icon\(([a-z-]+), ([a-z-]+)\)")


def style_sheet(
    template: str, theme: Theme, text_size: int, icon_file: Callable[[str, str], str]
) -> str:
    """Return `template` filled in: every `@role` a colour, every length scaled to `text_size`.

    `icon_file(name, role)` returns the path of an icon in the colour of that role.
    """

    def scaled(match: re.Match[str]) -> str:
        length = float(match[1])
        return f"{length if length <= _HAIRLINE else round(length * text_size / 100):g}px"

    text = template.partition("*/")[2]
    text = _LENGTH.sub(scaled, text)
    text = _ICON.sub(lambda match: icon_file(match[1], match[2]), text)
    return _ROLE.sub(lambda match: theme.colour(match[1]).name(), text)
