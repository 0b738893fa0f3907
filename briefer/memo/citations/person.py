"""An author's name, taken apart into what the forms of citation turn round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefer.model.names import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_PARTICLES: Final = _words(
    "al bin da das de del della den der di do dos du el ibn la las le los ten ter van von"
)
_BODIES: Final = _words(
    "agence agencia agency associated board bureau committee council department desk editorial "
    "editors embassy gobierno government group grupo house international media ministerio ministry "
    "news office oficina presidencia press prensa redaccion reuters secretaria service staff team "
    "union"
)
"""Words, folded, that only the name of a body has: it is never turned round."""
_TWO_SURNAMES: Final = "es"
"""The language in whose articles people have two surnames."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a family name, or a body or a single name, which has no `given`."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def full(self) -> str:
        """As in `Damien Cave Jr.`, in order."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def turned(self) -> str:
        """As in `Cave, Damien, Jr.`, turned round."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def initialled(self) -> str:
        """As in `Cave, D., Jr.`, with initials."""
        letters = " ".join(f"{name[0]}." for name in self.given.split())
        return ", ".join(part for part in (self.family, letters, self.suffix) if part)


def person(name: str, language: str | None = None) -> Person:
    """Take a name apart; `language` is that of the article, whose customs it follows.

    `Family, Given` says it outright. A body, a single word, a name in another order than given name
    and family name stays whole.
    """
    if "," in name:
        family, given, *rest = (part.strip() for part in name.split(","))
        if fold(given) in _SUFFIXES:
            return _in_order(family.split(), given, language)
        return Person(family, given, " ".join(rest))
    words = name.split()
    if len(words) < 2 or _BODIES & {fold(word) for word in words}:
        return Person(name)
    if len(words) > 2 and fold(words[-1]) in _SUFFIXES:
        return _in_order(words[:-1], words[-1], language)
    return _in_order(words, "", language)


def _in_order(words: list[str], suffix: str, language: str | None) -> Person:
    start = len(words) - 1
    if language == _TWO_SURNAMES and len(words) > 2 and words[start - 1] not in _PARTICLES:
        start -= 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return Person(" ".join(words[start:]), " ".join(words[:start]), suffix)
