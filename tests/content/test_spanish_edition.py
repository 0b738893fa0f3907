"""The Spanish edition of the starter: the same entries as the English one, in Spanish words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefer import paths
from briefer.memo.labels import lowered, running_name
from briefer.model.article import Article
from briefer.model.codebook import alias_owners
from briefer.model.names import fold
from briefer.model.text import canonical_body
from briefer.services import briefings, codebook_copies, codebook_files, codebooks
from briefer.services.suggesting import languages
from briefer.suggest.passages import Suggester

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook, Stakeholder
    from briefer.model.suggestion import Suggestion

Data = dict[str, Any]
Found = tuple[str, list[tuple[str, str]], list[str]]
"""The words of a suggestion, its stakeholders with their parts, and its topics, by guids."""

SPANISH = f"{codebooks.STARTER}.es"
FOLDER = paths.resources() / "codebooks"
FIXTURE = Path(__file__).resolve().parent.parent / "data" / "fixture-article.txt"
KEPT_NAMES = {"Human Rights First", "Refugees International", "Israel"}
KEPT_SIDES = {"Cuba", "Venezuela"}
KEPT_TOPICS = {"Sanctions/Cuba", "Sanctions/Venezuela", "Aid/Sembrando Vida"}
SPANISH_ARTICLE = FIXTURE.with_name("spanish-article.txt")


def data_of(name: str) -> Data:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def codebook_named(name: str) -> Codebook:
    read = codebook_files.read_file(FOLDER / f"{name}.toml")
    assert read.refused == ()
    return read.codebook


@pytest.fixture(scope="module")
def english() -> Codebook:
    return codebook_named(codebooks.STARTER)


@pytest.fixture(scope="module")
def spanish() -> Codebook:
    return codebook_named(SPANISH)


def names(entry: Stakeholder) -> set[str]:
    return {fold(name) for name in (entry.name, entry.short, *entry.aliases)}


def test_it_says_whose_edition_it_is() -> None:
    ready = {ready.name: ready for ready in codebooks.available()}
    assert ready[SPANISH].edition_of == codebooks.STARTER
    assert ready[codebooks.STARTER].edition_of is None
    one, other = ready[codebooks.STARTER], ready[SPANISH]
    assert (other.stakeholders, other.topics) == (one.stakeholders, one.topics)
    assert other.propositions == one.propositions


def test_an_entry_has_the_same_guid_in_the_same_place(english: Codebook, spanish: Codebook) -> None:
    assert [s.guid for s in spanish.stakeholders] == [s.guid for s in english.stakeholders]
    assert [t.guid for t in spanish.topics] == [t.guid for t in english.topics]
    for one, other in zip(english.topics, spanish.topics, strict=True):
        assert [p.guid for p in other.propositions] == [p.guid for p in one.propositions]


def test_stakeholders_have_the_same_kinds_parents_and_terms(
    english: Codebook, spanish: Codebook
) -> None:
    def shape(entry: Stakeholder) -> tuple[object, ...]:
        return entry.kind, entry.parent_id, [(role.since, role.until) for role in entry.roles]

    found = [shape(entry) for entry in spanish.stakeholders]
    assert found == [shape(entry) for entry in english.stakeholders]


def test_topics_have_the_same_places_colours_digits_keywords_and_defaults(
    english: Codebook, spanish: Codebook
) -> None:
    for one, other in zip(english.topics, spanish.topics, strict=True):
        assert other.parent_id == one.parent_id
        assert (other.colour, other.shortcut) == (one.colour, one.shortcut)
        assert other.keywords == one.keywords
        assert [p.is_default for p in other.propositions] == [
            p.is_default for p in one.propositions
        ]


def test_the_keys_are_those_of_the_english_edition() -> None:
    one, other = data_of(codebooks.STARTER), data_of(SPANISH)
    assert [e["key"] for e in other["stakeholder"]] == [e["key"] for e in one["stakeholder"]]
    assert [e.get("parent") for e in other["stakeholder"]] == [
        e.get("parent") for e in one["stakeholder"]
    ]
    assert [e["key"] for e in other["topic"]] == [e["path"] for e in one["topic"]]


def test_whoever_is_one_entry_answers_to_the_same_names(
    english: Codebook, spanish: Codebook
) -> None:
    for one, other in zip(english.stakeholders, spanish.stakeholders, strict=True):
        assert names(other) == names(one), one.name


def test_no_two_stakeholders_answer_to_one_name(spanish: Codebook) -> None:
    owners = alias_owners(spanish.stakeholders).items()
    assert {name for name, found in owners if len(found) > 1} == set()
    for entry in spanish.stakeholders:
        folded = [fold(name) for name in (entry.name, *entry.aliases)]
        assert len(set(folded)) == len(folded), entry.name


def test_names_sides_and_posts_are_in_spanish(english: Codebook, spanish: Codebook) -> None:
    for one, other in zip(english.stakeholders, spanish.stakeholders, strict=True):
        kept = one.kind == "person" or one.name in KEPT_NAMES
        assert (other.name == one.name) is kept, one.name
        assert (other.side == one.side) is (one.side in KEPT_SIDES), one.side
        for post, same in zip(one.roles, other.roles, strict=True):
            assert post.title != same.title
            assert same.title[0].islower(), "a post stands behind a name"


def test_topics_and_propositions_are_in_spanish(english: Codebook, spanish: Codebook) -> None:
    for one, other in zip(english.topics, spanish.topics, strict=True):
        path = english.path(one.id)
        assert (other.name == one.name) is (path in KEPT_TOPICS), path
        assert other.full_name != one.full_name, path
        assert other.definition
        assert other.definition != one.definition, path
        assert other.definition.endswith(".")
        for proposition, same in zip(one.propositions, other.propositions, strict=True):
            assert same.text != proposition.text
            assert same.label != proposition.label


def test_a_definition_names_topics_that_are_there(spanish: Codebook) -> None:
    """What "belongs elsewhere" is named as the topic is called in this edition."""
    said = {topic.name: topic.definition or "" for topic in spanish.topics}
    assert said["Causas"].count(spanish.find_topic("Ayuda").name) == 1
    for name, other in (
        ("Violencia", "Tráfico de migrantes"),
        ("Retornos", "Sanciones/Retornos a Venezuela"),
        ("Retornos a Venezuela", "Frontera/Retornos"),
        ("Ayuda", "Paquete de ayuda exterior"),
        ("Paquete de ayuda exterior", "Ayuda"),
        ("Política interna", "Paquete de ayuda exterior"),
    ):
        assert spanish.path(spanish.find_topic(other).id) == other
        assert other in said[name]


def test_a_label_is_written_small_in_a_sentence(spanish: Codebook) -> None:
    for proposition in spanish.proposition_by_id.values():
        words = lowered(proposition.label, proposition.text)
        assert words == proposition.label[0].lower() + proposition.label[1:]


def test_a_topic_is_written_small_in_a_sentence(spanish: Codebook) -> None:
    for topic in spanish.topics:
        full = topic.full_name or ""
        is_name = full.startswith("Sembrando Vida")
        assert running_name(topic) == (full if is_name else full[0].lower() + full[1:])


def test_who_is_written_small_in_spanish_is_so_in_english(
    english: Codebook, spanish: Codebook
) -> None:
    proper = ("NSC", "Democrats", "Republican")
    for one, other in zip(english.stakeholders, spanish.stakeholders, strict=True):
        if other.short[0].islower():
            assert one.short[0].islower() or one.short.startswith(proper), one.name


def test_groups_and_people_without_a_name_are_written_small(spanish: Codebook) -> None:
    for entry in spanish.stakeholders:
        is_common = entry.kind in {"group", "unnamed", "business"}
        assert entry.short[0].islower() is is_common, entry.name


def found_in(codebook: Codebook, text: str, language: str) -> list[Found]:
    """Return what is suggested in a text laid out as title, outlet, paragraphs, by guids."""
    title, outlet, body = text.split("\n", 2)
    body = canonical_body(body)
    article = Article(1, "g", title, "h", len(body), outlet=outlet, language=language)
    found = Suggester(codebook, languages()).suggest(article, body)
    assert found
    return [_by_guid(suggestion, codebook) for suggestion in found]


def _by_guid(suggestion: Suggestion, codebook: Codebook) -> Found:
    who, what = codebook.stakeholder_by_id, codebook.topic_by_id
    return (
        suggestion.quote,
        sorted((who[p.stakeholder_id].guid, p.part) for p in suggestion.parties),
        sorted(what[topic.topic_id].guid for topic in suggestion.topics),
    )


def test_an_english_article_gets_the_same_suggestions(english: Codebook, spanish: Codebook) -> None:
    text = FIXTURE.read_text(encoding="utf-8")
    assert found_in(spanish, text, "en") == found_in(english, text, "en")


def test_a_spanish_article_gets_the_same_suggestions(english: Codebook, spanish: Codebook) -> None:
    text = SPANISH_ARTICLE.read_text(encoding="utf-8")
    found = found_in(spanish, text, "es")
    assert found == found_in(english, text, "es")
    speakers = {guid for _quote, parties, _topics in found for guid, part in parties}
    for name in ("López Obrador", "Blinken", "Bárcena"):
        assert spanish.find_stakeholder(name).guid in speakers


@pytest.mark.parametrize(
    ("first", "second"), [(codebooks.STARTER, SPANISH), (SPANISH, codebooks.STARTER)]
)
def test_a_briefing_of_one_edition_has_all_of_the_other(
    tmp_path: Path, first: str, second: str
) -> None:
    briefings.create(tmp_path / "other.briefing", who="Ana", codebook=second).close()
    ws = briefings.create(tmp_path / "here.briefing", who="Ana", codebook=first)
    before = ws.codebook.load()
    copied = codebook_copies.copy(ws, tmp_path / "other.briefing")
    assert (copied.stakeholders, copied.topics, copied.propositions) == (0, 0, 0)
    assert copied.there == len(before.stakeholders) + len(before.topics)
    assert ws.codebook.load() == before
    ws.close()


def test_an_edition_of_ones_own_has_the_guids_of_its_codebook(tmp_path: Path) -> None:
    path = tmp_path / "eau.toml"
    path.write_text(
        'name = "eau"\nedition_of = "water"\n'
        '[[stakeholder]]\nkey = "board"\nname = "Conseil de l’eau"\n'
        '[[topic]]\nkey = "Water/Rights"\npath = "Eau/Droits"\n'
        'propositions = [{ key = "Share them", text = "Il faut les partager" }]\n',
        encoding="utf-8",
    )
    water = tmp_path / "water.toml"
    water.write_text(
        'name = "water"\n[[stakeholder]]\nkey = "board"\nname = "Water board"\n'
        '[[topic]]\npath = "Water/Rights"\npropositions = [{ text = "Share them" }]\n',
        encoding="utf-8",
    )
    one, other = (codebook_files.read_file(each).codebook for each in (water, path))
    assert other.stakeholders[0].guid == one.stakeholders[0].guid
    assert other.find_topic("Droits").guid == one.find_topic("Rights").guid
    assert [p.guid for p in other.proposition_by_id.values()] == [
        p.guid for p in one.proposition_by_id.values()
    ]
