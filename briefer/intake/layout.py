"""The head of a plain article: title, outlet, byline and date, one whole line each.

What is taken is removed from the start of the body, so a line is taken only where it looks like
what it would be, where the lines before it were taken too, and where a body is left below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefer.intake.byline import opens_like_byline, read_byline
from briefer.intake.dateline import read_date
from briefer.intake.proper_names import count_big
from briefer.model.article import Fact
from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEEPEST = 60
"""Lines, blank ones too, among which the head is looked for."""

_LONGEST_TITLE = 250
_LONGEST_OUTLET = 80
_CLOSING = "\"'”’»)]"
_NO_TITLE_END = (".", "。", ",", ";", ":")
_NO_OUTLET_END = (*_NO_TITLE_END, "!", "?", "…", "！", "？")
# Lists, headings, quotations, mentions: none of them begins an outlet's name.
_NO_OUTLET_START = re.compile(r"[-–—*•#>|=_~\[(\"'“‘«¿¡@+]|[0-9]{1,2}[:.)]")
_SPEAKER = re.compile(r"[^:]{1,60}:\s")
_ADDRESS = re.compile(r"https?://|\S@\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source. `number` counts from 1; `head` is False where it is of the body."""

    number: int
    text: str
    head: bool = True

    @property
    def blank(self) -> bool:
        """Whether nothing can be seen on it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say. `taken` of the lines are used up; the body is what follows."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    facts: tuple[Fact, ...] = ()
    taken: int = 0

    def has(self, field: str) -> bool:
        """Say whether a line was taken as that field."""
        return any(fact.field == field for fact in self.facts)


def number_lines(text: str) -> list[Line]:
    """Return the lines of a canonical text; what no head reaches is one piece at the end."""
    lines = text.split("\n", _DEEPEST)
    return [Line(n, words, head=n <= _DEEPEST) for n, words in enumerate(lines, start=1)]


def read_head(lines: Sequence[Line]) -> Head:
    """Return what the head says; nothing is taken where no line looks like a title."""
    at = _next_line(lines, 0)
    if at is None or _next_line(lines, at + 1) is None or not _is_title(lines, at):
        return Head()
    title = single_line(lines[at].text)
    return read_below_title(lines, Head(title, facts=(_fact("title", lines[at]),), taken=at + 1))


def read_below_title(lines: Sequence[Line], head: Head, *, outlet: bool = True) -> Head:
    """Return `head` with the outlet, byline and date that follow its title.

    Without `outlet` no line is taken for the outlet's name.
    """
    outlet_may_follow = outlet
    while True:
        at = _next_line(lines, head.taken)
        if at is None or not lines[at].head or _next_line(lines, at + 1) is None:
            return head
        more = _take(lines, at, head, outlet=outlet_may_follow)
        if more is None:
            return head
        outlet_may_follow = False
        head = more


def _take(lines: Sequence[Line], at: int, head: Head, *, outlet: bool) -> Head | None:
    """Return `head` with the line at `at` taken in, or None where it is of the body."""
    line = lines[at]
    taken = replace(head, taken=at + 1)
    if not head.has("authors") and (authors := read_byline(line.text)):
        return replace(taken, authors=authors, facts=(*head.facts, _fact("authors", line)))
    if not head.has("published") and (published := read_date(line.text)):
        return replace(taken, published=published, facts=(*head.facts, _fact("published", line)))
    if outlet and not head.has("outlet") and _is_outlet(lines, at, head.taken):
        name = single_line(line.text)
        return replace(taken, outlet=name, facts=(*head.facts, _fact("outlet", line)))
    return None


def _fact(field: str, line: Line) -> Fact:
    return Fact(field, set_by="source", found_in=f"line {line.number}", sure="probable")


def _next_line(lines: Sequence[Line], start: int) -> int | None:
    """Return the index of the first line from `start` that is not blank."""
    return next((i for i in range(start, len(lines)) if not lines[i].blank), None)


def _is_title(lines: Sequence[Line], at: int) -> bool:
    words = single_line(lines[at].text)
    return (
        lines[at].head
        and len(words) <= _LONGEST_TITLE
        and any(map(str.isalpha, words))
        and not words.rstrip(_CLOSING).endswith(_NO_TITLE_END)
        and not _ADDRESS.match(words)
        and read_date(words) is None
        and not read_byline(words)
        and not _goes_on(lines, at)
    )


def _is_outlet(lines: Sequence[Line], at: int, after: int) -> bool:
    words = single_line(lines[at].text)
    if (
        len(words) > _LONGEST_OUTLET
        or not any(map(str.isalpha, words))
        or words.rstrip(_CLOSING).endswith(_NO_OUTLET_END)
        or _NO_OUTLET_START.match(words)
        or _SPEAKER.match(words)
        or _ADDRESS.search(words)
        or opens_like_byline(words)
        or _goes_on(lines, at)
    ):
        return False
    big, all_words = count_big(words), len(words.split())
    if at > after:
        # A line apart is more often a standfirst or a heading than an outlet.
        return big == all_words <= 5
    return all_words < 5 or big * 2 >= all_words


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Say whether the next line goes on with this one's sentence, as in text of a fixed width."""
    following = lines[at + 1].text.split() if at + 1 < len(lines) else []
    return len(following) >= 4 and following[0][0].islower()
