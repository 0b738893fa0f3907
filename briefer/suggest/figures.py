"""Numbers in a text, with what stands around them: how exact, of what, in which time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefer.model.passage import Figure

if TYPE_CHECKING:
    from briefer.suggest.language import Language
    from briefer.suggest.sentences import Sentence
    from briefer.suggest.words import Words

_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds"}
_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?:US|MX)?(?P<sign>[$€£])?\s?"
    r"(?P<digits>\d{1,3}(?:[,.\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)"
    r"(?P<percent>\s?%)?(?![\w:/-]|[.,]\d)"
)
_LOW, _HIGH = "low", "high"
_LONGEST_PLAIN = 4
"""Digits of a number that may be a year, or a number of no weight."""
_QUALIFIER_WORDS = 3
_MEASURE_WORDS = 2


class FigureFinder:
    """Finds the figures of one text; `published` (a date or None) places its months."""

    def __init__(self, words: Words, language: Language, published: str | None = None) -> None:
        """Look in `words`."""
        self._words = words
        self._language = language
        self._numbers = language.numbers
        self._published = published

    def within(self, start: int, end: int, sentence: Sentence) -> tuple[Figure, ...]:
        """Return the figures between two places of one sentence."""
        text = self._words.text
        found: list[Figure] = []
        after = start
        for match in _NUMBER.finditer(text, start, end):
            if match.start() < after:
                continue
            figure, last = self._figure(match, sentence)
            if figure is not None:
                found.append(figure)
                after = self._words.ends[last - 1]
        return tuple(found)

    def _figure(self, match: re.Match[str], sentence: Sentence) -> tuple[Figure | None, int]:
        """Return the figure that begins with a number, if it is one, and the word after it."""
        first = self._words.first_from(match.start("digits"))
        low, high, last, is_large = self._bounds(match, sentence)
        qualifier, bound = self._qualifier(first, sentence)
        is_percent = bool(match["percent"]) or self._is_percent(last)
        if not (is_large or is_percent or match["sign"] or qualifier):
            return None, max(last, first + 1)
        measure = self._numbers.percent if is_percent else None
        figure = Figure(
            low=None if bound == _HIGH else low,
            high=None if bound == _LOW else high,
            qualifier=qualifier,
            measure=measure or self._measure(last, match["sign"], sentence),
            period=self._period(sentence),
        )
        return figure, max(last, first + 1)

    def _bounds(self, match: re.Match[str], sentence: Sentence) -> tuple[float, float, int, bool]:
        """Return the ends of a range, the word after it, and whether it looks like a count.

        A number alone has twice itself for ends.
        """
        low, last, scaled = self._value(match)
        high = low
        second = self._range_end(last, sentence)
        if second is not None:
            high, last, high_is_scaled = self._value(second)
            if high_is_scaled and not scaled:
                low *= high / _plain(second["digits"], self._numbers.group)
        is_large = scaled or len(match["digits"]) > _LONGEST_PLAIN or second is not None
        return _whole(low), _whole(high), last, is_large

    def _value(self, match: re.Match[str]) -> tuple[float, int, bool]:
        """Return the number with its scale, the word after it, and whether it has a scale."""
        after = self._words.first_from(match.end("digits"))
        value = _plain(match["digits"], self._numbers.group)
        scaled = False
        keys = self._words.keys
        while after < len(keys) and keys[after] in self._numbers.scales:
            if self._words.gap(after - 1).strip("\u00a0 -"):
                break
            value *= self._numbers.scales[keys[after]]
            scaled = True
            after += 1
        return value, after, scaled

    def _range_end(self, last: int, sentence: Sentence) -> re.Match[str] | None:
        """Return the second number of "10,000 to 12,000"."""
        words = self._words
        if last + 1 >= sentence.last or words.keys[last] not in self._numbers.ranges:
            return None
        return _NUMBER.match(words.text, words.ends[last] + 1)

    def _qualifier(self, first: int, sentence: Sentence) -> tuple[str | None, str]:
        """Return the words that say how exact the number is, and which end they leave open."""
        lowest = max(sentence.first, first - _QUALIFIER_WORDS)
        for start in range(lowest, first):
            for phrases, bound in (
                (self._numbers.low, _LOW),
                (self._numbers.high, _HIGH),
                (self._numbers.about, ""),
            ):
                hit = phrases.longest(self._words, start, first)
                if hit is not None and hit.last == first:
                    return hit.entries[0].phrase, bound
        return None, ""

    def _is_percent(self, after: int) -> bool:
        hit = self._numbers.percents.longest(self._words, after, min(len(self._words), after + 2))
        return hit is not None

    def _measure(self, after: int, sign: str | None, sentence: Sentence) -> str | None:
        """Return what is counted: the noun after the number, and how often."""
        words, language = self._words, self._language
        counted = _CURRENCIES.get(sign or "")
        number = after
        if counted is None:
            while number < sentence.last and words.keys[number] in self._numbers.of:
                number += 1
            plain = number < sentence.last and not words.gap(number - 1).strip("\u00a0 ")
            key = words.keys[number] if plain else ""
            no_noun = language.prepositions | language.auxiliaries | language.determiners
            if key and key not in no_noun and not language.is_adverb(key):
                counted = words.as_written(number)
        rate = self._rate(after, sentence)
        return " ".join(filter(None, (counted, rate))) or None

    def _rate(self, after: int, sentence: Sentence) -> str | None:
        for number in range(after, min(sentence.last, after + _MEASURE_WORDS + 1)):
            hit = self._numbers.rates.longest(self._words, number, sentence.last)
            if hit is not None:
                return hit.entries[0].value
        return None

    def _period(self, sentence: Sentence) -> str | None:
        """Return the time that the sentence speaks of: a month, or the words themselves."""
        for hit in self._numbers.periods.find(self._words, sentence.first, sentence.last):
            return hit.entries[0].phrase
        for month in self._numbers.months.find(self._words, sentence.first, sentence.last):
            return self._dated(month.entries[0].value, self._words.as_written(month.first))
        return None

    def _dated(self, month: int, name: str) -> str:
        """Return the month of that number which came last before the article."""
        if self._published is None or len(self._published) < 7:
            return name
        year, now = int(self._published[:4]), int(self._published[5:7])
        return f"{year if month <= now else year - 1}-{month:02}"


def _plain(digits: str, group: str) -> float:
    """Return the number that some digits are; three after a mark are a group."""
    marks = re.sub(r"\d", "", digits)
    if not marks:
        return float(digits)
    last = len(digits) - digits.rfind(marks[-1]) - 1
    is_group = last == 3 and digits[0] != "0" and (marks[-1] == group or len(set(marks)) == 1)
    whole = re.sub(r"\D", "", digits)
    return float(whole) if is_group else float(whole) / 10**last


def _whole(value: float) -> float:
    """Return a whole number as one, so that it is written without a point."""
    return int(value) if value == int(value) else value
