"""What a language and a country do to a citation: dates, quotation marks, a few words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.model.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SHORT_MONTHS: Final = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
"""As Bluebook (table T12) has them."""

_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "undated": "n.d.",
        "about": "about {date}",
        "dated": "{date}, set by the analyst",
        "accessed": "accessed {date}",
        "visited": "(last visited {date})",
        "retrieved": "Retrieved {date}, from ",
        "and": "and",
        "others": "et al.",
        "circa": "ca.",
        "supra": " note {number}.",
        "see": "see note {number}.",
        "no_outlet": "outlet not named in the source",
        "no_number": "no source number",
        "whole": "n/a",
        "extracted": "extracted information is “{mark}”",
        "overall": "overall is “{mark}”",
        "descriptor": "Descriptor: {facts}.",
        "signed": "signed",
        "unsigned": "unsigned",
        "no_date": "no date",
        "set_date": "date set by the analyst",
        "no_origin": "origin not established",
        "origin": "origin: {origin}",
    },
    "es": {
        "undated": "s.\u00a0f.",
        "about": "hacia el {date}",
        "dated": "{date}, según el analista",
        "accessed": "consultado el {date}",
        "visited": "(consultado el {date})",
        "retrieved": "Recuperado el {date} de ",
        "and": "y",
        "others": "et al.",
        "circa": "ca.",
        "supra": " nota {number}.",
        "see": "véase la nota {number}.",
        "no_outlet": "medio no indicado en la fuente",
        "no_number": "sin número de fuente",
        "whole": "n/a",
        "extracted": "información extraída: “{mark}”",
        "overall": "conjunto: “{mark}”",
        "descriptor": "Descriptor: {facts}.",
        "signed": "firmado",
        "unsigned": "sin firma",
        "no_date": "sin fecha",
        "set_date": "fecha fijada por el analista",
        "no_origin": "origen no establecido",
        "origin": "origen: {origin}",
    },
}

_DOUBLE: Final = re.compile(r"[“”«»„\"]")
_OPENING: Final = frozenset("“«„")


@dataclass(frozen=True, slots=True)
class Locale:
    """`marks` are the outer pair and the inner pair of quotation marks.

    `inside`: a comma or a full stop goes before the closing mark. `month_first`: December 27, 2023.
    """

    name: str
    marks: str
    inside: bool = False
    month_first: bool = False

    @property
    def language(self) -> str:
        """`en` of `en-US`."""
        return self.name[:2]

    @property
    def words(self) -> Mapping[str, str]:
        """The words that a citation adds by itself."""
        return _WORDS[self.language]

    def date(self, date: str) -> str:
        """Return a stored date in words."""
        if self.month_first and len(date) == 10:
            month = long_date(date[:7], self.language).removesuffix(date[:4])
            return f"{month}{int(date[8:])}, {date[:4]}"
        return long_date(date, self.language)

    def short_date(self, date: str) -> str:
        """Return a stored date as `Dec. 27, 2023`; in Spanish in full."""
        if self.language != "en" or len(date) == 4:
            return self.date(date)
        month = _SHORT_MONTHS[int(date[5:7]) - 1]
        day = f" {int(date[8:])}," if len(date) == 10 else ""
        return f"{month}{day} {date[:4]}"

    def about(self, date: str, words: str) -> str:
        """Return `words`, the words for `date`, as a date that is not exact.

        Spanish has its article before a day alone.
        """
        pattern = self.words["about"]
        return (pattern if len(date) == 10 else pattern.replace(" el ", " ")).format(date=words)

    def quoted(self, title: str, after: str = "") -> str:
        """Return a title in the outer marks, its own marks as inner ones, with `after` it.

        A full stop that ends the title gives way to `after`; a question mark stays before it.
        """
        words = self._inner(title, self.marks[2:])
        if after and words.endswith("."):
            words = words[:-1]
        if after == "." and words[-1:] in {"?", "!"}:
            after = ""
        opening, closing = self.marks[0], self.marks[1]
        if not self.inside:
            return f"{opening}{words}{closing}{after}"
        if after and words.endswith(self.marks[3]):  # inside of both closing marks
            return f"{opening}{words[:-1]}{after}{words[-1]}{closing}"
        return f"{opening}{words}{after}{closing}"

    def unquoted(self, title: str) -> str:
        """Return a title without marks around it, its own marks as outer ones."""
        return self._inner(title, self.marks[:2])

    def series(self, names: Sequence[str], joint: str = "") -> str:
        """Return names as running text, with a serial comma where the country has it."""
        last = joint or self.words["and"]
        if len(names) < 3:
            return f" {last} ".join(names)
        comma = "," if self.month_first else ""
        return f"{', '.join(names[:-1])}{comma} {last} {names[-1]}"

    def _inner(self, title: str, pair: str) -> str:
        """Return the title with its double marks as that pair and its apostrophes curly."""
        is_open = False

        def mark(found: re.Match[str]) -> str:
            nonlocal is_open
            sign = found.group()
            is_open = not is_open if sign == '"' else sign in _OPENING
            return pair[0] if is_open else pair[1]

        return _DOUBLE.sub(mark, title.strip()).replace("'", "’")


LOCALES: Final = {
    locale.name: locale
    for locale in (
        Locale("en-US", "“”‘’", inside=True, month_first=True),
        Locale("en-GB", "‘’“”"),
        Locale("es-ES", "«»“”"),
        Locale("es-MX", "“”‘’"),
    )
}
