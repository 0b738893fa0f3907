"""Numbers as they are typed and shown."""

from __future__ import annotations

import re

from briefer.errors import InputError
from briefer.ui.translation import tr

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s,'’](?=\d{3}(?:\D|$))")


def parse_number(text: str) -> float | None:
    """Return a number, None for no text; raise InputError where it is none.

    Between thousands may stand a comma, a space or an apostrophe.
    """
    words = text.strip()
    if not words:
        return None
    plain = _BETWEEN_DIGITS.sub("", words).replace("−", "-")
    try:
        number = float(plain)
    except ValueError:
        raise InputError(tr("“{text}” is not a number; write 50,000.").format(text=words)) from None
    if number != number or number in {float("inf"), float("-inf")}:  # noqa: PLR0124 - not a number
        raise InputError(tr("“{text}” is not a number; write 50,000.").format(text=words))
    return int(number) if number.is_integer() else number


def number_words(number: float | None) -> str:
    """Return a number with commas between thousands, nothing for none."""
    return "" if number is None else f"{number:,.15g}".replace("-", "−")
