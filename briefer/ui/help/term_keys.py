"""The letters of the second stage of the palette, for the page of keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.ui.read.palette.term_letters import letters_of_all
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.vocabulary import TermList, Vocabulary


@dataclass(frozen=True, slots=True)
class TermKeys:
    """One row of the stage: its name, and each of its terms with what is typed for it."""

    heading: str
    terms: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def title(self) -> str:
        """What stands above it on a page that is read alone."""
        return tr("Tagging palette: {row}").format(row=self.heading.lower())


def term_keys(vocabulary: Vocabulary) -> tuple[TermKeys, ...]:
    """Return the letters of types, whose words and how sure."""
    types = vocabulary.types.terms
    letters = letters_of_all([term.label for term in types])
    return (
        TermKeys(
            tr("Type"),
            tuple((term.label, _keys(typed)) for term, typed in zip(types, letters, strict=True)),
        ),
        TermKeys(tr("Whose words"), _access(vocabulary.modalities)),
        TermKeys(tr("How sure"), _access(vocabulary.certainties)),
    )


def _access(terms: TermList) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((term.label, _keys(term.letter)) for term in terms.terms)


def _keys(letters: str) -> tuple[str, ...]:
    return tuple(letters.upper())
