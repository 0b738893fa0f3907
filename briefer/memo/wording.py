"""The words that a memo prints by itself, in one language.

A wording file is `templates/<name>/wording.<language>.toml`: tables of patterns, named here by
their dotted keys (`lead.report`). Where a pattern has a form for one and one for more, its key ends
in `.one` or `.more`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefer.errors import InputError
from briefer.model.dates import long_date, parse_date
from briefer.model.toml import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SOUND_OF_I: Final = re.compile(r"[“«(]?h?[ií](?![aeo])", re.IGNORECASE)
"""How Spanish words begin before which `y` is `e`; `hielo` is none of them."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The patterns of one language, by dotted key, and its words for small numbers from zero."""

    language: str
    patterns: Mapping[str, str]
    numbers: tuple[str, ...] = ()

    def __contains__(self, key: str) -> bool:
        """Say whether there is a pattern of that key."""
        return key in self.patterns

    def say(self, key: str, **values: str) -> str:
        """Return the pattern of `key` with its values; raise InputError where it does not fit."""
        pattern = self.patterns.get(key)
        if pattern is None:
            raise InputError(f"The template’s wording in “{self.language}” lacks “{key}”.")
        try:
            return pattern.format(**values)
        except (LookupError, ValueError, AttributeError) as error:
            raise InputError(
                f"In the template’s wording in “{self.language}”, “{key}” does not fit: {error}."
            ) from error

    def count(self, key: str, number: int, **values: str) -> str:
        """Return the form of `key` for `number`, with the number in words as `{n}`."""
        form = "one" if number == 1 else "more"
        return self.say(f"{key}.{form}", n=self.number(number), **values)

    def number(self, number: int) -> str:
        """Return a number in words where it is small, else in figures."""
        return self.numbers[number] if number < len(self.numbers) else self.figures(number)

    def figures(self, number: float) -> str:
        """Return a number in figures, with the language's marks for thousands and decimals."""
        text = f"{number:,.15g}"
        marks = {",": self.say("number.thousands"), ".": self.say("number.decimal")}
        return "".join(marks.get(sign, sign) for sign in text)

    def series(self, items: Sequence[str]) -> str:
        """Return the items as running text: `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        key = "list.last_before_i" if _SOUND_OF_I.match(items[-1]) else "list.last"
        key = key if key in self else "list.last"
        return self.say(key, before=", ".join(items[:-1]), last=items[-1])

    def date(self, date: str, *, is_about: bool = False) -> str:
        """Return a stored date in words, marked where it is not exact."""
        words = long_date(date, self.language)
        if not is_about:
            return words
        return self.say("date.about_day" if len(date) == 10 else "date.about", date=words)

    def date_or_words(self, text: str) -> str:
        """Return `text` as a date in words where it is one, else as it is."""
        try:
            return self.date(parse_date(text))
        except InputError:
            return text


def parse_wording(toml: str, language: str) -> Wording:
    """Read a wording file; raise InputError where it holds anything but patterns."""
    data = parsed(toml, f"The wording in “{language}”")
    numbers = data.pop("numbers", [])
    if not isinstance(numbers, list) or not all(isinstance(word, str) for word in numbers):
        raise InputError(f"In the wording in “{language}”, “numbers” must be a list of words.")
    return Wording(language, dict(_flat(data, "", language)), tuple(numbers))


def _flat(table: dict[str, Any], prefix: str, language: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.", language)
        elif isinstance(value, str):
            yield prefix + key, value
        else:
            raise InputError(f"In the wording in “{language}”, “{prefix}{key}” must be words.")
