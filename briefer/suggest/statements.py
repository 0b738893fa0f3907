"""Who is reported to say what: verbs that report speech, with their speakers and what is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.model.suggestion import CERTAIN, PROBABLE
from briefer.suggest.contents import Contents
from briefer.suggest.groups import Groups
from briefer.suggest.speakers import Speakers
from briefer.suggest.statement import Statement, speakers, weaker
from briefer.suggest.subjects import Kind, Subject, Subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.suggest.language import Cue
    from briefer.suggest.names import Name
    from briefer.suggest.page import Page
    from briefer.suggest.phrases import Hit
    from briefer.suggest.sentences import Sentence
    from briefer.suggest.statement import Speaker

_FEWEST_WORDS = 3
_LONGEST_NAME = 12
"""Words of a name, at most, that may stand before a verb in it."""


class Statements:
    """Finds the statements of one page."""

    def __init__(self, page: Page) -> None:
        """Look on `page`."""
        self._page = page
        self._words = page.words
        self._language = page.language
        self._groups = Groups(page)
        self._subjects = Subjects(page, self._groups)
        self._contents = Contents(page, self._groups)
        self._speakers = Speakers(page, self._groups, self._subjects)

    def by_sentence(self) -> list[list[Statement]]:
        """Return the statements of each sentence, in the order of the text."""
        page, language = self._page, self._language
        verbs = page.by_sentence(filter(self._is_verb, language.cues.find(self._words)))
        phrases = page.by_sentence(filter(self._is_set_off, language.according.find(self._words)))
        found = []
        for number, sentence in enumerate(page.sentences):
            self._speakers.turn_to(number)
            found.append(self._of(sentence, verbs.get(number, []), phrases.get(number, [])))
        return found

    def _is_verb(self, hit: Hit[Cue]) -> bool:
        """Say whether a verb is neither quoted nor a piece of a name: the United States."""
        cue = hit.entries[0].value
        if self._page.is_quoted(hit.first):
            return False
        if cue.is_participle and self._words.keys[hit.first - 1] not in self._language.perfect:
            return False
        return not any(
            name.first <= hit.first < name.last
            for name in self._page.names_within(hit.first - _LONGEST_NAME, hit.last)
        )

    def _is_set_off(self, phrase: Hit[str]) -> bool:
        """Say whether "according to" is not quoted, and begins a part of a sentence if it must."""
        if self._page.is_quoted(phrase.first):
            return False
        if phrase.first == 0 or phrase.entries[0].phrase not in self._language.set_off:
            return True
        return not self._words.gap(phrase.first - 1).isspace()

    def _of(
        self, sentence: Sentence, verbs: Sequence[Hit[Cue]], phrases: Sequence[Hit[str]]
    ) -> list[Statement]:
        found: list[Statement] = []
        for hit in verbs:
            found += self._by_verb(hit, sentence, found)
        for phrase in phrases:
            found += self._by_phrase(phrase, sentence)
        found.sort(key=lambda statement: statement.block)
        self._speakers.note(sentence, found)
        return self._bounded(found)

    def _by_phrase(self, phrase: Hit[str], sentence: Sentence) -> tuple[Statement, ...]:
        """Return the statement of "according to somebody"."""
        subject = self._subjects.after(phrase.last, sentence)
        if subject.kind is not Kind.NAMED:
            return ()
        content = self._contents.beside(phrase.first, subject.names[-1].last, sentence)
        if content is None:
            return ()
        words = phrase.entries[0].phrase
        found = speakers(subject.names, CERTAIN, f"“{words}” before the name")
        return (Statement(content, phrase.first, found, has_subject=True),)

    def _by_verb(
        self, hit: Hit[Cue], sentence: Sentence, before: Sequence[Statement]
    ) -> tuple[Statement, ...]:
        """Return the statement of a verb, if it reports one."""
        cue = hit.entries[0].value
        subject = self._subjects.before(hit.first, sentence)
        if subject.is_set_off and self._is_parenthesis(hit, sentence):
            if before:
                return ()
            subject = replace(subject, kind=Kind.NOTHING, names=())
        if cue.is_gerund and subject.is_set_off:
            return self._by_gerund(hit, sentence, before)
        if not self._reports(hit, subject):
            return ()
        subject, found = self._speakers.of(hit, subject, sentence, before)
        if subject.kind is Kind.NOTHING and not found:
            return ()
        block = min(hit.first, subject.first)
        content = self._contents.of_verb(hit, subject, sentence)
        if self._is_aside(block):
            content = self._contents.up_to_comma(content, hit.last, sentence)
        statement = Statement(
            content=content,
            block=block,
            speakers=found,
            addressees=self._addressees(hit, sentence),
            type=cue.type,
            has_subject=subject.kind in {Kind.NAMED, Kind.PRONOUN, Kind.UNKNOWN},
        )
        return (statement,)

    def _by_gerund(
        self, hit: Hit[Cue], sentence: Sentence, before: Sequence[Statement]
    ) -> tuple[Statement, ...]:
        """Return the statement of "..., saying that" or of "Saying that ..., somebody"."""
        content = self._contents.of_gerund(hit, sentence)
        names: tuple[Name, ...] = ()
        if hit.first == sentence.first:
            names = self._after_comma(hit, sentence)
            if not names:
                return ()
        elif self._words.keys[hit.first] in self._language.outlet_gerunds:
            return (Statement(content, hit.first, is_comment=True),)
        main = [statement for statement in before if not self._is_aside(statement.block)]
        found = self._speakers.of_gerund(hit, names, main, sentence)
        if not found:
            return ()
        kind = hit.entries[0].value.type
        to = self._addressees(hit, sentence)
        return (Statement(content, hit.first, found, addressees=to, type=kind),)

    def _is_aside(self, block: int) -> bool:
        """Say whether a verb and its subject only stand by the way: ", as he told it,"."""
        return block > 0 and self._words.keys[block - 1] in self._language.subordinators

    def _after_comma(self, hit: Hit[Cue], sentence: Sentence) -> tuple[Name, ...]:
        comma = self._contents.comma_after(hit.last, sentence)
        name = None if comma is None else self._groups.name_after(comma + 1, sentence)
        return self._groups.after(name, sentence.last) if name else ()

    def _reports(self, hit: Hit[Cue], subject: Subject) -> bool:
        """Say whether a form and its subject fit, and tell of something said."""
        cue = hit.entries[0].value
        if subject.is_negated or (subject.is_passive and not cue.is_gerund):
            return False
        if cue.is_base and not self._fits_base(subject, hit.first):
            return False
        return subject.kind is not Kind.UNKNOWN or self._is_noun(subject.noun)

    def _fits_base(self, subject: Subject, verb: int) -> bool:
        """Say whether a base form is a verb here: after an auxiliary or with a plural subject."""
        if verb and self._words.keys[verb - 1] in self._language.auxiliaries:
            return subject.kind in {Kind.NAMED, Kind.PRONOUN}
        if subject.kind is not Kind.NAMED:
            return subject.kind is Kind.SAME
        return len(subject.names) > 1 or self._words.keys[subject.names[-1].last - 1].endswith("s")

    def _is_noun(self, word: int) -> bool:
        """Say whether a word that the codebook does not know can be a subject."""
        key, language = self._words.keys[word], self._language
        no_noun = language.determiners | language.prepositions | language.titles
        return key not in no_noun and len(key) > 1

    def _is_parenthesis(self, hit: Hit[Cue], sentence: Sentence) -> bool:
        """Say whether a verb stands alone between commas: "porque, advirtió, las elecciones"."""
        if hit.first == sentence.first or hit.last >= sentence.last:
            return False
        return all("," in self._words.gap(n) for n in (hit.first - 1, hit.last - 1))

    def _addressees(self, hit: Hit[Cue], sentence: Sentence) -> tuple[Name, ...]:
        if not hit.entries[0].value.takes_addressee:
            return ()
        name = self._groups.name_after(hit.last, sentence)
        return self._groups.after(name, sentence.last) if name else ()

    def _bounded(self, found: Iterable[Statement]) -> list[Statement]:
        """Return the statements, each ending where the next one begins unless it holds that."""
        bounded: list[Statement] = []
        for statement in found:
            current = self._told_in_person(statement, bounded)
            for place, holder in enumerate(bounded):
                if holder.content.is_before:
                    continue
                if self._is_within(current, holder):
                    current = _told_by(current, holder)
                else:
                    bounded[place] = self._ended(holder, current)
            bounded.append(current)
        return [statement for statement in bounded if self._says_something(statement)]

    def _told_in_person(self, statement: Statement, bounded: list[Statement]) -> Statement:
        """Take out what a metonym says in the words of a person: "Mexico wants aid, Ruiz said"."""
        if not (statement.content.is_before and _is_by_people(statement)):
            return statement
        for holder in list(bounded):
            start = self._words.starts[holder.block]
            if statement.start <= start < statement.end and _is_by_metonyms(holder):
                bounded.remove(holder)
                statement = replace(statement, type=statement.type or holder.type)
        return statement

    def _is_within(self, statement: Statement, holder: Statement) -> bool:
        """Say whether a statement is told by the speaker of another one."""
        start = self._words.starts[statement.block]
        if not (holder.content.holds_all and statement.has_subject):
            return False
        if not holder.start <= start < holder.end:
            return False
        before = statement.block - 1
        joined = self._words.keys[before] in self._language.coordinators
        return not joined and ";" not in self._words.gap(before)

    def _ended(self, statement: Statement, following: Statement) -> Statement:
        """Return a statement cut where the verb, the subject and the "and" of the next begin."""
        block = following.block
        while block and self._words.keys[block - 1] in self._language.coordinators:
            block -= 1
        end = min(statement.end, self._words.starts[block])
        return replace(statement, content=replace(statement.content, end=end))

    def _says_something(self, statement: Statement) -> bool:
        """Say whether more is left of a statement than a word: "as he told it"."""
        start, end = statement.start, statement.end
        if self._page.quotations_within(start, end):
            return True
        return self._words.first_from(end) - self._words.first_from(start) >= _FEWEST_WORDS


def _is_by_people(statement: Statement) -> bool:
    return any(speaker.name.is_person for speaker in statement.speakers)


def _is_by_metonyms(statement: Statement) -> bool:
    speakers = statement.speakers
    return bool(speakers) and all(speaker.name.is_metonym for speaker in speakers)


def _told_by(statement: Statement, holder: Statement) -> Statement:
    """Return a statement as the speakers of another one tell it, unless they are its own."""
    if not holder.speakers:
        return statement
    own = {owner for speaker in statement.speakers for owner in speaker.name.owners}
    others = tuple(s.name for s in holder.speakers if own.isdisjoint(s.name.owners))
    return replace(
        statement, speakers=tuple(map(_less_sure, statement.speakers)), reported_by=others
    )


def _less_sure(speaker: Speaker) -> Speaker:
    return replace(speaker, certainty=weaker(speaker.certainty, PROBABLE))
