"""A small codebook of invented people, and a way to ask for suggestions with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from briefer.model.article import Article
from briefer.model.codebook import Codebook, Keyword, Proposition, Stakeholder, Topic
from briefer.services.suggesting import languages
from briefer.suggest.passages import Suggester

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.model.suggestion import Suggestion
    from briefer.suggest.language import Language

RUIZ, REED, ARCADIA, BOREAS, MINISTRY, FARMERS, VOICE, MIKE, BORIS = range(1, 10)
WATER, TOLLS, TOLLS_ARCADIA, TOLLS_BOREAS, AID, PACKAGE, DAMS, BRIDGES = range(1, 9)

CODEBOOK = Codebook(
    (
        Stakeholder(
            RUIZ,
            "ruiz",
            "Ana Ruiz",
            "Ruiz",
            "person",
            aliases=("President Ruiz", "Arcadia's president", "presidenta Ruiz"),
        ),
        Stakeholder(REED, "reed", "Tom Reed", None, "person", aliases=("Minister Reed",)),
        Stakeholder(
            ARCADIA,
            "arcadia",
            "Government of Arcadia",
            "Arcadia",
            "government",
            aliases=("Port Lume", "ARC", "Arcadian officials"),
        ),
        Stakeholder(BOREAS, "boreas", "Government of Boreas", "Boreas", "government"),
        Stakeholder(
            MINISTRY,
            "ministry",
            "Ministry of Water",
            None,
            "agency",
            aliases=("Water Ministry", "MOW", "Ministerio del Agua"),
        ),
        Stakeholder(FARMERS, "farmers", "Farmers", None, "group", aliases=("campesinos",)),
        Stakeholder(
            VOICE,
            "voice",
            "Ministry spokesperson",
            None,
            "unnamed",
            aliases=("spokesperson for the Ministry of Water",),
        ),
        Stakeholder(MIKE, "mike", "Mike Johnson", None, "person", aliases=("Johnson",)),
        Stakeholder(BORIS, "boris", "Boris Johnson", None, "person", aliases=("Johnson",)),
    ),
    (
        Topic(
            WATER,
            "water",
            "Water",
            keywords=(Keyword("water rights"), Keyword("irrigation"), Keyword("riego", "es")),
            propositions=(Proposition(1, "p", WATER, "Water should be shared", "Share", True),),
        ),
        Topic(TOLLS, "tolls", "Tolls", keywords=(Keyword("tolls"), Keyword("peajes", "es"))),
        Topic(
            TOLLS_ARCADIA,
            "tolls-arcadia",
            "Arcadia",
            TOLLS,
            keywords=(Keyword("tolls on Arcadia"), Keyword("lume tax")),
        ),
        Topic(
            TOLLS_BOREAS,
            "tolls-boreas",
            "Boreas",
            TOLLS,
            keywords=(Keyword("tolls on Boreas"), Keyword("peajes a Boreas", "es")),
        ),
        Topic(
            AID,
            "aid",
            "Aid",
            keywords=(
                Keyword("aid"),
                Keyword("assistance"),
                Keyword("ayuda", "es"),
                Keyword("Ukraine", excludes=True),
                Keyword("Ucrania", "es", excludes=True),
                Keyword("aid workers", excludes=True),
            ),
        ),
        Topic(PACKAGE, "package", "Package", keywords=(Keyword("foreign aid"),)),
        Topic(DAMS, "dams", "Dams"),
        Topic(BRIDGES, "bridges", "Bridges", keywords=(Keyword("bridge"), Keyword("tolls"))),
    ),
)


class Asking(Protocol):
    """Asks for suggestions in a text."""

    def __call__(
        self, text: str, language: str | None = "en", *, outlet: str | None = None, title: str = "T"
    ) -> tuple[Suggestion, ...]:
        """Return what is suggested, after the rule of every suggestion is checked."""


@pytest.fixture(scope="session")
def language_words() -> Mapping[str, Language]:
    """The languages that are known, by code."""
    return languages()


@pytest.fixture(scope="session")
def english(language_words: Mapping[str, Language]) -> Language:
    return language_words["en"]


@pytest.fixture(scope="session")
def suggest(language_words: Mapping[str, Language]) -> Asking:
    """Suggest with the small codebook."""
    suggester = Suggester(CODEBOOK, language_words)

    def ask(
        text: str, language: str | None = "en", *, outlet: str | None = None, title: str = "T"
    ) -> tuple[Suggestion, ...]:
        article = Article(
            1, "a", title, "h", len(text), outlet=outlet, language=language, published="2023-12-27"
        )
        found = suggester.suggest(article, text)
        check(text, found)
        return found

    return ask


def check(text: str, found: tuple[Suggestion, ...]) -> None:
    """Assert what holds for suggestions in every text."""
    assert list(found) == sorted(found, key=lambda s: s.span)
    assert len({s.span for s in found}) == len(found)
    for suggestion in found:
        span = suggestion.span
        assert text[span.start : span.end] == suggestion.quote
        assert suggestion.quote == suggestion.quote.strip()
        assert suggestion.why
        tags = [(p.stakeholder_id, p.part) for p in suggestion.parties]
        assert len(set(tags)) == len(tags)
        topics = [topic.topic_id for topic in suggestion.topics]
        assert len(set(topics)) == len(topics)
        assert all(party.why for party in suggestion.parties if party.part == "speaker")
        for mention in suggestion.mentions:
            assert text[mention.span.start : mention.span.end].strip()


def speakers(suggestion: Suggestion) -> list[tuple[int, str]]:
    """Return the ids of the speakers, each with its certainty."""
    return [(p.stakeholder_id, p.certainty) for p in suggestion.parties if p.part == "speaker"]


def topics(suggestion: Suggestion) -> set[int]:
    """Return the ids of the topics."""
    return {topic.topic_id for topic in suggestion.topics}
