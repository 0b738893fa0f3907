"""Who speaks: the subject of a verb, whoever it stands for, or whoever was spoken of before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.model.suggestion import CERTAIN, POSSIBLE, PROBABLE
from briefer.suggest.antecedents import Antecedents
from briefer.suggest.statement import speakers, weaker
from briefer.suggest.subjects import Kind, Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.suggest.groups import Groups
    from briefer.suggest.language import Cue
    from briefer.suggest.names import Name
    from briefer.suggest.page import Page
    from briefer.suggest.phrases import Hit
    from briefer.suggest.sentences import Sentence
    from briefer.suggest.statement import Speaker, Statement
    from briefer.suggest.subjects import Subjects

_UP = ("in the same sentence", "one sentence up", "two sentences up", "three sentences up")


class Speakers:
    """Reads, sentence by sentence, who the subjects of the verbs are."""

    def __init__(self, page: Page, groups: Groups, subjects: Subjects) -> None:
        """Begin before the first sentence of `page`."""
        self._page = page
        self._words = page.words
        self._language = page.language
        self._groups = groups
        self._subjects = subjects
        self._antecedents = Antecedents()

    def turn_to(self, sentence: int) -> None:
        """Go on to the sentence of that number."""
        self._antecedents.turn_to(sentence)

    def note(self, sentence: Sentence, statements: Sequence[Statement]) -> None:
        """Remember who the sentence was about, for the pronouns that follow."""
        found = next((s.speakers for s in statements if s.speakers), ())
        about = [speaker.name for speaker in found]
        self._antecedents.note(about or self._groups.main(sentence, sentence.last))

    def of(
        self, hit: Hit[Cue], subject: Subject, sentence: Sentence, before: Sequence[Statement]
    ) -> tuple[Subject, tuple[Speaker, ...]]:
        """Return who a verb's subject is; `before` are the statements before it in its sentence."""
        cue = hit.entries[0].value
        match subject.kind:
            case Kind.NAMED:
                why = f"“{cue.words}” after the name"
                found = speakers(subject.names, subject.certainty, why)
            case Kind.PRONOUN:
                found = self._meant_by(subject.first, sentence, before)
            case Kind.SAME:
                found = self._same(cue, sentence, hit.first, before)
            case Kind.NOTHING:
                subject, found = self._not_before(hit, subject, sentence, before)
            case Kind.UNKNOWN:
                found = ()
        if subject.is_doubtful:
            found = tuple(replace(speaker, certainty=POSSIBLE) for speaker in found)
        return subject, found

    def of_gerund(
        self, hit: Hit[Cue], names: Sequence[Name], before: Sequence[Statement], sentence: Sentence
    ) -> tuple[Speaker, ...]:
        """Return who says what a gerund brings in: `names`, else the subject of its sentence."""
        if not names and before and before[-1].speakers:
            names = [speaker.name for speaker in before[-1].speakers]
        names = names or self._groups.main(sentence, hit.first)
        cue = hit.entries[0].value
        why = f"“{cue.words}” tells what the subject of the sentence says"
        return speakers(names, PROBABLE, why)

    def _not_before(
        self, hit: Hit[Cue], nothing: Subject, sentence: Sentence, before: Sequence[Statement]
    ) -> tuple[Subject, tuple[Speaker, ...]]:
        """Return who speaks where no subject stands before the verb."""
        language, cue = self._language, hit.entries[0].value
        follows_quotation = hit.first > 0 and self._page.is_quoted(hit.first - 1)
        if nothing.is_set_off and (language.inverts or cue.type is None or follows_quotation):
            after = self._subjects.after(hit.last, sentence)
            if after.kind is Kind.NAMED:
                why = f"“{cue.words}” before the name"
                found = replace(after, first=hit.first, is_set_off=True)
                return found, speakers(after.names, CERTAIN, why)
        if before and before[-1].speakers and not before[-1].content.is_before:
            same = self._same(cue, sentence, hit.first, before)
            return replace(nothing, kind=Kind.SAME), same
        if language.drops_subject:
            return replace(nothing, first=hit.first), self._meant_by(hit.first, sentence, before)
        return nothing, ()

    def _same(
        self, cue: Cue, sentence: Sentence, verb: int, before: Sequence[Statement]
    ) -> tuple[Speaker, ...]:
        """Return the speakers of the verb before, else those that the sentence is about."""
        why = f"“{cue.words}” has the subject of the verb before it"
        if before:
            return tuple(
                replace(s, certainty=weaker(s.certainty, PROBABLE), why=why)
                for s in before[-1].speakers
            )
        return speakers(self._groups.main(sentence, verb), POSSIBLE, why)

    def _meant_by(
        self, word: int, sentence: Sentence, before: Sequence[Statement]
    ) -> tuple[Speaker, ...]:
        """Return the person that a pronoun means, or a verb that names nobody."""
        here = [s.name for s in before[-1].speakers] if before else ()
        names = here or self._groups.main(sentence, word)
        if len(names) == 1 and names[0].is_person:
            meant, up = names[0], 0
        else:
            found = self._antecedents.person()
            if found is None:
                return ()
            meant, up = found
        name = self._words.text[meant.start : meant.end]
        why = f"“{self._words.as_written(word)}” is read as {name}, {_UP[up]}"
        return speakers([meant], PROBABLE if up == 0 else POSSIBLE, why)
