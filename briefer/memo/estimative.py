"""Words of likelihood, of confidence and of judging, as `resources/estimative.toml` lists them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from briefer import paths
from briefer.memo.phrases import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_STOP: Final = re.compile(
    r"(?:(?<=[.?!…])|(?<=[.?!…][”»\"’)\]]))\s+(?=[\"“«¿¡(\[]?[A-ZÁÉÍÓÚÑ0-9¿¡])|\n+"
)
_SHORT: Final = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sr|Sra|Lic|Ing|Gen|Sen|Rep|Gov|Lt|Col|No|Núm|vs|"
    r"U\.S|EE\.UU|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.|(?:[A-Z]\.){2,})$"
)


@dataclass(frozen=True, slots=True)
class Estimative:
    """The words of one language, each set as one pattern.

    `likelihood` finds those of ICD 203 and of the UK's yardstick alike, `aside` the set phrases in
    which they give none.
    """

    likelihood: re.Pattern[str]
    confidence: re.Pattern[str]
    judging: re.Pattern[str]
    attributing: re.Pattern[str]
    supposing: re.Pattern[str]
    aside: re.Pattern[str]

    def likelihood_in(self, sentence: str) -> str:
        """Return the first words of likelihood in a sentence, in small letters, or nothing."""
        found = self.likelihood.search(self.aside.sub("", sentence))
        return " ".join(found[0].lower().split()) if found else ""

    def confidence_in(self, sentence: str) -> str:
        """Return the first words of confidence in a sentence, in small letters, or nothing."""
        found = self.confidence.search(sentence)
        return " ".join(found[0].lower().strip("( ").split()) if found else ""


@cache
def estimative(language: str) -> Estimative:
    """Return the words of a language, the English ones where it has none."""
    path = paths.resources() / "estimative.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words: dict[str, Any] = data.get(language.split("-", maxsplit=1)[0], data["en"])
    standards = words["likelihood"].values()
    return Estimative(
        likelihood=_any_of(term for terms in standards for term in terms),
        confidence=_any_of(_with_levels(words["confidence"], words["levels"])),
        judging=_any_of(words["judging"]),
        attributing=_any_of(words["attributing"]),
        supposing=_any_of(words["supposing"]),
        aside=_any_of(words["aside"]),
    )


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph; a full stop after an abbreviation ends none."""
    found: list[str] = []
    for piece in _STOP.split(text):
        if found and _SHORT.search(found[-1]):
            found[-1] += f" {piece}"
        elif piece.strip():
            found.append(piece.strip())
    return found


def _with_levels(phrases: Iterable[str], levels: list[str]) -> Iterable[str]:
    for phrase in phrases:
        before, *rest = phrase.split("{level}")
        for chosen in product(levels, repeat=len(rest)):
            yield before + "".join(map("".join, zip(chosen, rest, strict=True)))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(any_of(phrases), re.IGNORECASE)
