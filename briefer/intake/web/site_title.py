"""What stands in the title of a browser tab: a headline, and often the name of the site."""

from __future__ import annotations

import re

from briefer.intake.proper_names import count_big

_SEPARATOR = re.compile(r"\s+[-–—|»·•]\s+|\s*[|»]\s*")
_LONGEST_NAME = 5
"""Words that a site's name may have."""

_SHORTEST_HEADLINE = 3
"""Words below which the first part could as well be the site's name."""


def split_title(title: str) -> tuple[str, str | None]:
    """Return the headline and the site's name, None where no part of the title looks like one.

    Where there are several separators nobody can say which one stands before the name.
    """
    separators = list(_SEPARATOR.finditer(title))
    if len(separators) != 1:
        return title, None
    headline, name = title[: separators[0].start()], title[separators[0].end() :]
    words = len(headline.split())
    if _looks_like_name(name) and words >= _SHORTEST_HEADLINE and words > len(name.split()):
        return headline, name
    return title, None


def name_after(headline: str, title: str) -> str | None:
    """Return what follows the known headline in the title, behind one separator, else None."""
    if not title.startswith(headline):
        return None
    rest = title.removeprefix(headline)
    separator = _SEPARATOR.match(rest)
    name = rest[separator.end() :].strip() if separator else ""
    return name if name and not _SEPARATOR.search(name) else None


def is_short_form(short: str, title: str) -> bool:
    """Say whether `title` is `short`, a separator, and something more."""
    return title.startswith(short) and _SEPARATOR.match(title.removeprefix(short)) is not None


def _looks_like_name(words: str) -> bool:
    number = len(words.split())
    named = count_big(words) == number or (number == 1 and "." in words)
    return named and 0 < number <= _LONGEST_NAME
