"""The words that tags are made of: one list, read from `resources/vocabulary.toml`.

The code names a token only where a rule depends on it; everything else comes from the list.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import Final

from briefer.errors import InputError

SPEAKER: Final = "speaker"
ACTOR: Final = "actor"
ADDRESSEE: Final = "addressee"
REPORTED_BY: Final = "reported-by"

AGREEMENT: Final = "agreement"

DIRECT: Final = "direct"
PARTIAL: Final = "partial"
PARAPHRASE: Final = "paraphrase"
OFFICIAL: Final = "official"
OUTLET: Final = "outlet"

MIXED: Final = "mixed"
CONDITIONAL: Final = "conditional"
UNCLEAR: Final = "unclear"

Stance = int | str
"""-3..+3, or one of `MIXED`, `CONDITIONAL`, `UNCLEAR`."""


@dataclass(frozen=True, slots=True)
class Term:
    """One token with what people read for it.

    `label` is the window's word, `hint` one line that explains it, `verb` what a memo says a
    speaker does ("asks for"), `mark` the stance mark, `letter` the access letter in the palette.
    Spanish words stand under `label_es` and `verb_es`.
    """

    key: str
    label: str
    hint: str = ""
    verb: str = ""
    mark: str = ""
    letter: str = ""
    plover: str = ""
    label_es: str = ""
    verb_es: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class TermList:
    """One closed list of tokens, in the order in which they are offered."""

    name: str
    terms: tuple[Term, ...]
    _by_key: dict[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the terms."""
        object.__setattr__(self, "_by_key", {term.key: term for term in self.terms})

    def __contains__(self, key: object) -> bool:
        """Say whether `key` is one of the tokens."""
        return key in self._by_key

    def __getitem__(self, key: str) -> Term:
        """Return the term of `key`; raise KeyError where there is none."""
        return self._by_key[key]

    @property
    def keys(self) -> tuple[str, ...]:
        """The tokens, in order."""
        return tuple(self._by_key)

    def check(self, key: str) -> str:
        """Return `key`; raise InputError, with what would do, where it is not in the list."""
        if key not in self._by_key:
            raise InputError(
                f"“{key}” is not a {self.name}; use one of: {', '.join(self._by_key)}."
            )
        return key


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every closed list."""

    types: TermList
    modalities: TermList
    parts: TermList
    kinds: TermList
    stances: TermList
    certainties: TermList
    vias: TermList
    link_kinds: TermList
    translation_kinds: TermList

    def check_stance(self, stance: Stance) -> Stance:
        """Return `stance`; raise InputError where it is none."""
        if isinstance(stance, bool) or (isinstance(stance, int) and not -3 <= stance <= 3):
            raise InputError(f"{stance} is not a stance; use -3 to +3.")
        if isinstance(stance, str) and stance not in {MIXED, CONDITIONAL, UNCLEAR}:
            raise InputError(
                f"“{stance}” is not a stance; use -3 to +3, mixed, conditional or unclear."
            )
        return stance


_NAMES = {
    "types": "statement type",
    "modalities": "modality",
    "parts": "part",
    "kinds": "kind of stakeholder",
    "stances": "stance",
    "certainties": "certainty",
    "vias": "way a statement was heard",
    "link_kinds": "kind of link",
    "translation_kinds": "kind of translation",
}


def parse_vocabulary(toml: str) -> Vocabulary:
    """Read the list from the text of `vocabulary.toml`: an array of tables per list."""
    data = tomllib.loads(toml)
    return Vocabulary(
        **{
            attribute: TermList(name, tuple(Term(**entry) for entry in data[attribute]))
            for attribute, name in _NAMES.items()
        }
    )


def stance_key(stance: Stance) -> str:
    """Return the key of the stance's term: `for`, `against`, `neutral`, or the word itself."""
    if isinstance(stance, str):
        return stance
    if stance == 0:
        return "neutral"
    return "for" if stance > 0 else "against"
