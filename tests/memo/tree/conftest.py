"""A small briefing made by hand, and the committed article with its tags, as evidence for memos.

All words, people and places of the small briefing are invented.
"""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

import pytest

from briefer.memo import template as memo_template
from briefer.memo.evidence import Evidence
from briefer.model.anchor import Span, locate
from briefer.model.article import Article, Fact
from briefer.model.codebook import Codebook, Keyword, Proposition, Role, Stakeholder, Topic
from briefer.model.passage import (
    Figure,
    Link,
    PartyTag,
    Passage,
    Statement,
    TopicTag,
    Translation,
)
from briefer.model.project import Project
from briefer.model.text import text_hash
from briefer.model.vocabulary import Vocabulary, parse_vocabulary
from briefer.paths import resources, templates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from briefer.model.vocabulary import Stance

TESTS: Final = Path(__file__).resolve().parents[2]
DATE: Final = "2023-12-29"
IN_SPANISH: Final = {
    "the plan and the end of sanctions": "el plan y el fin de las sanciones",
    "Republican votes for the money for Ukraine and Israel": (
        "votos republicanos por el dinero para Ucrania e Israel"
    ),
    "nearly": "casi",
    "more than": "más de",
    "up to": "hasta",
    "encounters": "encuentros",
    "southwest land border": "frontera terrestre suroeste",
    "budget year 2023": "año fiscal 2023",
    "stopped between ports of entry": "personas detenidas entre cruces",
    "US-Mexico border": "frontera entre México y Estados Unidos",
    "arrivals per day": "llegadas diarias",
    "northern border of Mexico": "frontera norte de México",
}
"""What an analyst who writes in Spanish puts into the tags of the committed article."""

PORTS, TOLLS, STORMS, COUNTS = 1, 2, 3, 4
ADA, COUNCIL, SPOKESMAN, CREWS, NORTHPORT = 1, 2, 3, 4, 5

STAKEHOLDERS: Final = (
    Stakeholder(
        ADA,
        "s-ada",
        "Ada Valdemar",
        "Valdemar",
        "person",
        "Costa Alta",
        roles=(Role("Minister of Ports", "2022-01", "2023-12"), Role("Prime Minister", "2024-01")),
    ),
    Stakeholder(COUNCIL, "s-council", "Harbour Council", None, "agency", "Northport", NORTHPORT),
    Stakeholder(SPOKESMAN, "s-spokesman", "Council spokesman", None, "unnamed", "Northport"),
    Stakeholder(CREWS, "s-crews", "Ferry crews", None, "group", "Costa Alta"),
    Stakeholder(
        NORTHPORT, "s-northport", "Government of Northport", "Northport", "government", "Northport"
    ),
)
TOPICS: Final = (
    Topic(
        PORTS,
        "t-ports",
        "Ports",
        propositions=(
            Proposition(11, "p-open", PORTS, "The closed gates should open", "Open gates", True),
            Proposition(
                12, "p-patrol", PORTS, "Northport should send more boats", "Send more boats"
            ),
        ),
    ),
    Topic(
        TOLLS,
        "t-tolls",
        "Tolls",
        PORTS,
        "Ferry tolls",
        propositions=(
            Proposition(21, "p-ease", TOLLS, "Northport should ease the tolls", "Ease tolls", True),
        ),
    ),
    Topic(
        STORMS,
        "t-storms",
        "Storms",
        propositions=(
            Proposition(
                31, "p-name", STORMS, "Northport joins the storm watch", "Northport joins", True
            ),
        ),
    ),
    Topic(COUNTS, "t-counts", "Counts", full_name="Passenger counts"),
)


@dataclass
class Desk:
    """An analyst's desk: articles and passages are put on it, then it gives evidence."""

    PORTS: ClassVar = PORTS
    TOLLS: ClassVar = TOLLS
    STORMS: ClassVar = STORMS
    COUNTS: ClassVar = COUNTS
    ADA: ClassVar = ADA
    COUNCIL: ClassVar = COUNCIL
    SPOKESMAN: ClassVar = SPOKESMAN
    CREWS: ClassVar = CREWS
    NORTHPORT: ClassVar = NORTHPORT
    PATROL: ClassVar = 12

    vocabulary: Vocabulary
    articles: list[Article] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def tag(
        topic: int,
        stance: Stance | None = None,
        proposition: int | None = None,
        condition: str | None = None,
        *,
        inferred: bool = False,
    ) -> TopicTag:
        """Return a topic of a passage; a bare stance is towards the default proposition."""
        if proposition is None and stance is not None:
            default = next(t for t in TOPICS if t.id == topic).default_proposition
            proposition = default.id if default else None
        return TopicTag(topic, proposition, stance, condition, inferred)

    def article(
        self,
        text: str,
        outlet: str | None = "Harbour Wire",
        title: str = "Ministers Meet",
        published: str | None = "2023-12-27",
        **values: Any,  # noqa: ANN401 - whatever an article has
    ) -> Article:
        """Put an article on the desk."""
        number = len(self.articles) + 1
        article = Article(
            number,
            f"a{number}",
            title,
            text_hash(text),
            len(text),
            outlet,
            published=published,
            **values,
        )
        self.articles.append(article)
        self.texts[article.text_hash] = text
        return article

    def passage(
        self,
        article: Article,
        words: str,
        *,
        by: Sequence[int] = (),
        acting: Sequence[int] = (),
        to: Sequence[int] = (),
        topics: Sequence[TopicTag] = (),
        figures: Sequence[Figure] = (),
        links: Sequence[Link] = (),
        translations: Sequence[Translation] = (),
        **statement: Any,  # noqa: ANN401 - whatever a statement has
    ) -> Passage:
        """Tag the words of an article."""
        number = len(self.passages) + 1
        parties = [PartyTag(who) for who in by]
        parties += [PartyTag(who, "actor") for who in acting]
        parties += [PartyTag(who, "addressee") for who in to]
        passage = Passage(
            number,
            f"g{number}",
            article.id,
            locate(self.texts[article.text_hash], words),
            words,
            Statement(**statement),
            tuple(parties),
            tuple(topics),
            tuple(figures),
            tuple(translations),
            tuple(links),
        )
        self.passages.append(passage)
        return passage

    def say(self, words: str, by: int = ADA, **values: Any) -> Passage:  # noqa: ANN401 - as above
        """Tag words that are an article of their own."""
        return self.passage(self.article(f"He said: {words}. So."), words, by=[by], **values)

    def evidence(self, **values: Any) -> Evidence:  # noqa: ANN401 - whatever evidence has
        """Return what is on the desk."""
        made = Evidence(
            Project("project", "Ferry talks", reader="Deputy Director"),
            tuple(self.articles),
            tuple(self.passages),
            Codebook(STAKEHOLDERS, TOPICS),
            dict(self.texts),
            self.vocabulary,
            "Northern desk",
            DATE,
        )
        return replace(made, **values)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return parse_vocabulary((resources() / "vocabulary.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def template() -> Template:
    """The position memo."""
    return memo_template.load(templates() / "position")


@pytest.fixture(scope="session")
def wording(template: Template) -> Wording:
    """The position memo's English."""
    return template.wording("en")


@pytest.fixture(scope="session")
def spanish(template: Template) -> Wording:
    """The position memo's Spanish."""
    return template.wording("es")


@pytest.fixture
def desk(vocabulary: Vocabulary) -> Desk:
    return Desk(vocabulary)


@pytest.fixture(scope="session")
def fixture_evidence(vocabulary: Vocabulary) -> Evidence:
    """The committed article with its thirty tagged passages, and the starter codebook."""
    codebook = _starter("us-mexico-migration")
    title, outlet, *lines = (TESTS / "data" / "fixture-article.txt").read_text("utf-8").split("\n")
    body = "\n".join(lines).strip("\n")
    article = Article(
        1,
        "article",
        title,
        text_hash(body),
        len(body),
        outlet,
        published="2023-12-29",
        language="en",
        facts=(Fact("published", "analyst", about=True),),
    )
    tags = (TESTS / "data" / "fixture-tags.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in tags]
    ids = {row["ref"]: number for number, row in enumerate(rows, start=1)}
    return Evidence(
        Project("project", "Border talks, December 2023", reader="Deputy Assistant Secretary"),
        (article,),
        tuple(_passage(row, ids, body, codebook) for row in rows),
        codebook,
        {article.text_hash: body},
        vocabulary,
        "Regional desk",
        DATE,
    )


def _passage(row: dict[str, Any], ids: dict[str, int], body: str, codebook: Codebook) -> Passage:
    span: Span = locate(body, row["quote"], row["occurrence"])
    return Passage(
        ids[row["ref"]],
        row["ref"],
        1,
        span,
        row["quote"],
        Statement(
            row["type"],
            row["modality"],
            row["event_date"],
            row["event_date_inferred"],
            row["certainty"],
            row["via"],
            row["note"],
            row["starred"],
        ),
        tuple(
            PartyTag(codebook.find_stakeholder(p["name"]).id, p["part"], p["inferred"])
            for p in row["stakeholders"]
        ),
        tuple(_topic(entry, codebook) for entry in row["topics"]),
        tuple(Figure(**figure) for figure in row["figures"]),
        links=tuple(Link(link["kind"], ids[link["ref"]], link["ref"]) for link in row["links"]),
    )


def _topic(entry: dict[str, Any], codebook: Codebook) -> TopicTag:
    topic = codebook.find_topic(entry["path"])
    words = entry["proposition"]
    proposition = codebook.find_proposition(topic, words).id if words else None
    condition = entry["condition"], entry["condition_inferred"]
    return TopicTag(topic.id, proposition, entry["stance"], *condition)


@pytest.fixture(scope="session")
def spanish_evidence(fixture_evidence: Evidence) -> Evidence:
    """The same passages with the Spanish starter, and what the analyst wrote in Spanish."""
    return replace(
        fixture_evidence,
        project=replace(fixture_evidence.project, reader="Subsecretaria para América del Norte"),
        passages=tuple(_in_spanish(passage) for passage in fixture_evidence.passages),
        codebook=_starter("us-mexico-migration.es"),
        who="Dirección de Análisis",
    )


def _in_spanish(passage: Passage) -> Passage:
    def said(words: str | None) -> str | None:
        return IN_SPANISH.get(words, words) if words else words

    figures = (
        replace(
            figure,
            qualifier=said(figure.qualifier),
            measure=said(figure.measure),
            place=said(figure.place),
            period=said(figure.period),
        )
        for figure in passage.figures
    )
    topics = (replace(tag, condition=said(tag.condition)) for tag in passage.topics)
    return replace(passage, figures=tuple(figures), topics=tuple(topics))


def _starter(name: str) -> Codebook:
    """Read an edition of the starter codebook, with numbers for ids and keys for guids."""
    path = resources() / "codebooks" / f"{name}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    people = {entry["key"]: number for number, entry in enumerate(data["stakeholder"], start=1)}
    topics = {entry["path"]: number for number, entry in enumerate(data["topic"], start=1)}
    stakeholders = tuple(
        Stakeholder(
            people[entry["key"]],
            entry["key"],
            entry["name"],
            entry.get("short"),
            entry.get("kind"),
            entry.get("side"),
            people.get(entry.get("parent")),
            (*entry.get("aliases", ()), *entry.get("metonyms", ())),
            tuple(Role(**role) for role in entry.get("roles", ())),
        )
        for entry in data["stakeholder"]
    )
    return Codebook(stakeholders, tuple(_starter_topic(entry, topics) for entry in data["topic"]))


def _starter_topic(entry: dict[str, Any], topics: dict[str, int]) -> Topic:
    above, _, name = entry["path"].rpartition("/")
    number = topics[entry["path"]]
    propositions = tuple(
        Proposition(number * 10 + place, p["label"], number, p["text"], p["label"], p["default"])
        for place, p in enumerate(entry.get("propositions", ()))
    )
    return Topic(
        number,
        entry.get("key", entry["path"]),
        name,
        topics.get(above),
        entry.get("full_name"),
        entry["definition"],
        keywords=tuple(
            Keyword(word, language)
            for language, words in entry["keywords"].items()
            for word in words
        ),
        propositions=propositions,
    )


@pytest.fixture
def golden() -> Callable[[str, str], str]:
    """Return the text kept in tests/golden; BRIEFER_GOLDEN=write keeps the new one first."""

    def kept(name: str, text: str) -> str:
        path = TESTS / "golden" / name
        if os.environ.get("BRIEFER_GOLDEN") == "write":
            path.write_text(text, encoding="utf-8")
        return path.read_text(encoding="utf-8")

    return kept
