"""What is typed in the first stage: a name, and behind a colon the part of a stakeholder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.vocabulary import TermList

INFERRED = "i"
_MARKED = re.compile(r"(.*):([^\W\d_]{0,2})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TypedName:
    """The name, and what stands behind its colon: only a stakeholder can have that.

    `part` is None where none is named. `of_last` says that no name stands before the colon, so that
    the marks are those of the name given last.
    """

    name: str
    part: str | None = None
    inferred: bool = False
    is_marked: bool = False

    @property
    def of_last(self) -> bool:
        """Whether the marks are those of the name that was given last."""
        return self.is_marked and not self.name and bool(self.part or self.inferred)

    def words(self, parts: TermList) -> str:
        """Return the marks in words, or nothing."""
        part = parts[self.part].label.lower() if self.part else ""
        return ", ".join(filter(None, (part, tr("inferred") if self.inferred else "")))


def read_typed(typed: str, parts: TermList) -> TypedName:
    """Read `name`, `name:b`, `name:bi` and `name:i`; other letters behind a colon are a name."""
    found = _MARKED.fullmatch(typed)
    plain = TypedName(typed.strip())
    if found is None:
        return plain
    letters = found[2].lower()
    keys = {term.letter: term.key for term in parts.terms}
    named = [keys[letter] for letter in letters if letter in keys]
    inferred = letters.count(INFERRED)
    if len(named) > 1 or inferred > 1 or len(named) + inferred != len(letters):
        return plain
    part = named[0] if named else None
    return TypedName(found[1].strip(), part, inferred=bool(inferred), is_marked=True)


def marks_hint(parts: TermList) -> str:
    """Return which letters may stand behind the colon."""
    letters = ", ".join(f"{term.letter} {term.label.lower()}" for term in parts.terms)
    return tr("{letters}, i inferred").format(letters=letters)
