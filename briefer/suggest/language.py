"""How one language reports speech: its verbs and small words, read from `resources/languages`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from briefer.suggest.phrases import Phrases
from briefer.suggest.words import word_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.suggest.words import Words

_SAY: Final = "say"
_LEFT_OUT: Final = "-"
_FEWEST_SMALL_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a verb that reports speech, as "called for".

    `type` is the statement type that it points to, None for plain ones. `is_bare` says that a
    clause may follow without a joining word; `takes_addressee` that its object is spoken to.
    """

    words: str
    type: str | None = None
    is_gerund: bool = False
    is_participle: bool = False
    is_base: bool = False
    is_bare: bool = False
    takes_addressee: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a language writes numbers, and what stands around them."""

    group: str = ","
    low: Phrases[str] = field(default_factory=Phrases)
    high: Phrases[str] = field(default_factory=Phrases)
    about: Phrases[str] = field(default_factory=Phrases)
    scales: Mapping[str, float] = field(default_factory=dict)
    ranges: frozenset[str] = frozenset()
    percent: str = "percent"
    percents: Phrases[str] = field(default_factory=Phrases)
    rates: Phrases[str] = field(default_factory=Phrases)
    periods: Phrases[str] = field(default_factory=Phrases)
    months: Phrases[int] = field(default_factory=Phrases)
    of: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Language:
    """The words of one language that suggestions go by.

    Sets hold keys of words, but `pronouns` holds them with their accents.
    """

    code: str
    cues: Phrases[Cue] = field(default_factory=Phrases)
    according: Phrases[str] = field(default_factory=Phrases)
    set_off: frozenset[str] = frozenset()
    meetings: Phrases[str] = field(default_factory=Phrases)
    numbers: Numbers = field(default_factory=Numbers)
    inverts: bool = False
    drops_subject: bool = False
    adverb_endings: tuple[str, ...] = ()
    inflections: tuple[str, ...] = ()
    gerund_endings: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    pasts: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    hypothetical: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    contrasts: frozenset[str] = frozenset()
    inclusions: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    other_pronouns: frozenset[str] = frozenset()
    infinitives: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()
    name_parts: frozenset[str] = frozenset()
    outlet_gerunds: frozenset[str] = frozenset()
    necessity: frozenset[str] = frozenset()
    joint: frozenset[str] = frozenset()

    def is_adverb(self, key: str) -> bool:
        """Say whether the word tells when or how, and belongs to no subject."""
        return key in self.adverbs or key.isdigit() or key.endswith(self.adverb_endings)


def parse_language(toml: str) -> Language:
    """Read a language from the text of its file."""
    data = tomllib.loads(toml)
    words: dict[str, Any] = {
        name: frozenset(map(word_key, listed)) for name, listed in data["words"].items()
    }
    words["pronouns"] = frozenset(data["words"]["pronouns"])
    return Language(
        cues=_cues(data),
        according=_phrases(data["according"]),
        set_off=frozenset(data["set_off"]),
        meetings=_phrases(data["meetings"]),
        numbers=_numbers(data["numbers"]),
        code=data["code"],
        inverts=data["inverts"],
        drops_subject=data["drops_subject"],
        adverb_endings=tuple(data["adverb_endings"]),
        inflections=tuple(data["inflections"]),
        gerund_endings=tuple(data["gerund_endings"]),
        past_endings=tuple(data["past_endings"]),
        **words,
    )


def choose(languages: Mapping[str, Language], code: str | None, words: Words) -> Language:
    """Return the language of that code; without one, the language whose small words are there.

    A language that nothing is known of has no words of its own.
    """
    if code is not None:
        short = code.casefold().replace("_", "-").partition("-")[0]
        return languages.get(short, Language(short))
    counts = {
        name: sum(key in language.small for key in words.keys)
        for name, language in languages.items()
    }
    best = max(counts, key=lambda name: counts[name], default="")
    if not best or counts[best] < _FEWEST_SMALL_WORDS:
        return Language("")
    return languages[best]


def _phrases(listed: list[str]) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for phrase in listed:
        phrases.add(phrase, phrase)
    return phrases


def _cues(data: Mapping[str, Any]) -> Phrases[Cue]:
    """Index every form of every verb; a form that two types share belongs to the first one."""
    gerunds, participles = tuple(data["gerund_endings"]), tuple(data["participle_endings"])
    bare = set(data["bare"])
    addressing = set(data["addressing"])
    phrases: Phrases[Cue] = Phrases()
    seen: set[str] = set()
    for type_, verbs in data["verbs"].items():
        for verb in verbs:
            forms, _, rests = verb.partition(" + ")
            words = forms.split()
            for number, form in enumerate(words):
                for rest in rests.split(" / "):
                    expression = f"{form} {rest}".strip()
                    if form == _LEFT_OUT or expression in seen:
                        continue
                    seen.add(expression)
                    cue = Cue(
                        words=expression,
                        type=None if type_ == _SAY else type_,
                        is_gerund=form.endswith(gerunds),
                        is_participle=form.endswith(participles),
                        is_base=number == 0 and data["base_is_plural"] and form not in words[1:],
                        is_bare=words[0] in bare and not rest,
                        takes_addressee=f"{words[0]} {rest}".strip() in addressing,
                    )
                    phrases.add(expression, cue, accents=True)
    return phrases


def _numbers(data: Mapping[str, Any]) -> Numbers:
    rates: Phrases[str] = Phrases()
    for written, meant in data["rates"].items():
        rates.add(written, meant)
    months: Phrases[int] = Phrases()
    for number, month in enumerate(data["months"], 1):
        months.add(month, number, capitals=True)
    return Numbers(
        group=data["group"],
        low=_phrases(data["low"]),
        high=_phrases(data["high"]),
        about=_phrases(data["about"]),
        scales={word_key(word): scale for word, scale in data["scales"].items()},
        ranges=frozenset(data["ranges"]),
        percent=data["percent"][0],
        percents=_phrases(data["percent"]),
        rates=rates,
        periods=_phrases(data["periods"]),
        months=months,
        of=frozenset(data["of"]),
    )
