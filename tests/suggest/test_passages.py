"""What holds for every text, and what is found in a real article."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.anchor import locate
from briefer.model.article import Article
from briefer.model.text import canonical_body
from briefer.services import briefings
from briefer.services.suggesting import languages
from briefer.suggest.passages import Suggester
from tests.suggest.conftest import CODEBOOK, Asking, check

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook
    from briefer.model.suggestion import Suggestion

DATA = Path(__file__).resolve().parent.parent / "data"
PIECES = st.sampled_from(
    [
        *(
            "Ana Ruiz",
            "Ruiz",
            "Johnson",
            "Boreas",
            "she",
            "Él",
            "the farmers",
            "MOW",
            "a critic of",
        ),
        *("said", "said that", "told", "demanded", "saying", "according to", "was told", "did not"),
        *(
            "dijo",
            "según",
            "que",
            "and",
            "but",
            ",",
            ".",
            "?",
            ";",
            ":",
            "\n",
            "\n\n",
            "—",
            "(",
            ")",
        ),
        *("“", "”", '"', "«", "»", "‘", "’", "'", "``", "''", "U.S.", "Dr.", "EE. UU.", "…"),
        *("aid", "Ukraine", "tolls", "tolls on Arcadia", "3,000", "$2 billion", "up to", "%", "😀"),
        *("Lo\u0301pez", "\u00ad", "\u200f", "\u00a0", "محمد", "中国说", "RUIZ:", "Q:", "in", "to"),
    ]
)


@given(st.lists(PIECES, max_size=40), st.sampled_from(["en", "es", "de", None]))
def test_suggestions_stand_in_any_text_word_for_word(
    suggest: Asking, pieces: list[str], language: str | None
) -> None:
    text = canonical_body(" ".join(pieces))
    assert suggest(text, language) == suggest(text, language)


@given(st.text(max_size=200))
def test_any_string_can_be_read(suggest: Asking, text: str) -> None:
    body = canonical_body(text)
    found = suggest(body)
    check(body, found)
    assert all(suggestion.span.end <= len(body) for suggestion in found)


def test_nothing_is_found_in_an_empty_text_or_with_an_empty_codebook(suggest: Asking) -> None:
    assert suggest("") == ()
    briefing = Suggester(type(CODEBOOK)(), languages())
    assert briefing.suggest(Article(1, "g", "T", "h", 9, language="en"), "Ruiz said so.") == ()


def test_a_long_text_is_read_in_time_that_grows_with_its_length(suggest: Asking) -> None:
    text = "Ruiz said that farmers need irrigation, and that the tolls must fall. "

    def seconds(times: int) -> float:
        begin = time.process_time()
        suggest(text * times)
        return time.process_time() - begin

    seconds(50)
    # Eight times the text, in the time of this process alone, with a wide margin.
    assert seconds(800) < 30 * seconds(100) + 0.2


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    """The starter codebook."""
    ws = briefings.create(tmp_path_factory.mktemp("starter") / "a.briefing", who="Ana")
    codebook = ws.codebook.load()
    ws.close()
    return codebook


class Found:
    """An article's text and its suggestions, read by names."""

    def __init__(self, text: str, codebook: Codebook, found: tuple[Suggestion, ...]) -> None:
        self.text = text
        self.codebook = codebook
        self.found = found

    def over(self, words: str) -> list[Suggestion]:
        """Return the suggestions that share a word with these words of the article."""
        place = locate(self.text, words, 1)
        return [s for s in self.found if s.span.overlaps(place)]

    def topics(self, words: str) -> set[str]:
        return {self.codebook.path(t.topic_id) for s in self.over(words) for t in s.topics}

    def speakers(self, words: str) -> set[str]:
        names = self.codebook.stakeholder_by_id
        return {
            names[p.stakeholder_id].name
            for s in self.over(words)
            for p in s.parties
            if p.part == "speaker"
        }


def found_in(path: Path, codebook: Codebook) -> Found:
    """Suggest in a text laid out as title, outlet, paragraphs."""
    title, outlet, body = path.read_text(encoding="utf-8").split("\n", 2)
    text = canonical_body(body)
    article = Article(1, "g", title, "h", len(text), outlet=outlet, language="en")
    return Found(text, codebook, Suggester(codebook, languages()).suggest(article, text))


@pytest.fixture
def real(samples: Path, starter: Codebook) -> Found:
    """The real article of thirty passages that people tagged."""
    folder = samples / "corpus" / "seed_event_dossier"
    return found_in(folder / "00_seed_article_ICARO.txt", starter)


@pytest.fixture(params=["fixture", "real"])
def article(request: pytest.FixtureRequest, starter: Codebook) -> Found:
    """The same, and an invented article on the same events."""
    if request.param == "fixture":
        return found_in(DATA / "fixture-article.txt", starter)
    found: Found = request.getfixturevalue("real")
    return found


def test_everything_suggested_stands_in_the_article(article: Found) -> None:
    check(article.text, article.found)
    assert 15 <= len(article.found) <= 40


def test_aid_for_ukraine_and_israel_is_not_aid_to_the_region(article: Found) -> None:
    start = article.text.index("Ukraine and Israel")
    paragraph = article.text.rfind("\n", 0, start), article.text.find("\n", start)
    inside = [s for s in article.found if paragraph[0] < s.span.start < paragraph[1]]
    assert inside
    assert all(article.codebook.path(t.topic_id) != "Aid" for s in inside for t in s.topics)


def test_demands_for_the_region_and_for_cuba_and_venezuela_are_told_apart(article: Found) -> None:
    lines = [s for s in article.found if "sanctions on Cuba and Venezuela" in s.quote]
    (sanctions,) = lines
    paths = {article.codebook.path(topic.topic_id) for topic in sanctions.topics}
    assert paths == {"Sanctions/Cuba", "Sanctions/Venezuela"}
    assert sanctions.type == "demand"
    assert article.speakers("sanctions on Cuba and Venezuela") == {"Andrés Manuel López Obrador"}
    assert "Aid" in {
        article.codebook.path(t.topic_id)
        for s in article.found
        if s.span.end <= sanctions.span.start
        for t in s.topics
    }


def test_the_only_words_of_a_speaker_in_the_real_article_are_quoted(real: Found) -> None:
    (own,) = [s for s in real.found if s.modality == "direct"]
    assert len(own.quote.split()) == 7
    assert real.speakers(own.quote) == {"Department of State"}


def test_every_speaker_of_the_real_article_is_found_and_nobody_else(real: Found) -> None:
    names = real.codebook.stakeholder_by_id
    found = {
        names[p.stakeholder_id].name for s in real.found for p in s.parties if p.part == "speaker"
    }
    assert found == {
        "Andrés Manuel López Obrador",
        "Customs and Border Protection",
        "Department of State",
        "Joe Biden",
        "NSC spokesperson",
        "White House",
    }
