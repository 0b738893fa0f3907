"""The shipped vocabulary and starter codebook, and what every file of tags must keep to."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from briefer import paths
from briefer.model.anchor import find_all, locate
from briefer.model.codebook import LEVEL, Codebook, Proposition, Role, Stakeholder, Topic
from briefer.model.dates import parse_date
from briefer.model.text import canonical_body
from briefer.model.vocabulary import parse_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefer.model.vocabulary import TermList, Vocabulary

Data = dict[str, Any]

PASSAGE_KEYS = {
    "ref",
    "article",
    "quote",
    "occurrence",
    "type",
    "modality",
    "event_date",
    "event_date_inferred",
    "certainty",
    "via",
    "note",
    "starred",
    "stakeholders",
    "topics",
    "figures",
    "links",
    "translations",
}
KEYS = {
    "stakeholders": {"name", "part", "inferred"},
    "topics": {"path", "proposition", "stance", "condition", "condition_inferred"},
    "figures": {"low", "high", "qualifier", "measure", "place", "period"},
    "links": {"kind", "ref"},
    "translations": {"language", "text", "by", "kind"},
}


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    text = (paths.resources() / "vocabulary.toml").read_text(encoding="utf-8")
    return parse_vocabulary(text)


@pytest.fixture(scope="session")
def starter() -> Data:
    """The starter codebook as it stands in its file."""
    path = paths.resources() / "codebooks" / "us-mexico-migration.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def codebook(starter: Data) -> Codebook:
    """The starter codebook as model values, numbered in the order of the file."""
    ids = {entry["path"]: number for number, entry in enumerate(starter["topic"], 1)}
    return Codebook(
        stakeholders=tuple(
            Stakeholder(
                id=number,
                guid=entry["key"],
                name=entry["name"],
                short_name=entry.get("short"),
                kind=entry["kind"],
                side=entry["side"],
                aliases=(*entry.get("aliases", ()), *entry.get("metonyms", ())),
                metonyms=tuple(entry.get("metonyms", ())),
                roles=tuple(Role(**role) for role in entry.get("roles", ())),
            )
            for number, entry in enumerate(starter["stakeholder"], 1)
        ),
        topics=tuple(
            Topic(
                id=ids[entry["path"]],
                guid=entry["path"],
                name=entry["path"].rpartition(LEVEL)[2],
                parent_id=ids.get(entry["path"].rpartition(LEVEL)[0]),
                propositions=tuple(
                    Proposition(
                        number, p["text"], ids[entry["path"]], p["text"], p["label"], p["default"]
                    )
                    for number, p in enumerate(entry.get("propositions", ()))
                ),
            )
            for entry in starter["topic"]
        ),
    )


@pytest.fixture(scope="session")
def read_tags() -> Callable[[Path], list[Data]]:
    """Read a file of tags, one passage a line."""

    def read(path: Path) -> list[Data]:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    return read


@pytest.fixture(scope="session")
def read_body() -> Callable[[Path], str]:
    """Read the canonical body of a text laid out as title, outlet, paragraphs."""

    def read(path: Path) -> str:
        _title, _outlet, body = path.read_text(encoding="utf-8").split("\n", 2)
        return canonical_body(body)

    return read


@pytest.fixture(scope="session")
def check_passage(vocabulary: Vocabulary, codebook: Codebook) -> Callable[[Data, str], None]:
    """Assert that one passage has the whole shape, known words, and stands in the text."""

    def check(passage: Data, text: str) -> None:
        assert set(passage) == PASSAGE_KEYS
        for name, keys in KEYS.items():
            assert all(set(item) == keys for item in passage[name])
        _check_place(passage, text)
        _check_statement(passage, vocabulary)
        _check_parties(passage, vocabulary, codebook)
        _check_topics(passage, vocabulary, codebook)

    return check


def _check_place(passage: Data, text: str) -> None:
    span = locate(text, passage["quote"], passage["occurrence"])
    assert text[span.start : span.end] == passage["quote"]
    assert passage["quote"] == passage["quote"].strip()
    assert passage["occurrence"] <= len(find_all(text, passage["quote"]))


def _check_statement(passage: Data, vocabulary: Vocabulary) -> None:
    for key, terms in (
        ("type", vocabulary.types),
        ("modality", vocabulary.modalities),
        ("certainty", vocabulary.certainties),
        ("via", vocabulary.vias),
    ):
        _check_token(passage[key], terms)
    for translation in passage["translations"]:
        _check_token(translation["kind"], vocabulary.translation_kinds)
    for link in passage["links"]:
        _check_token(link["kind"], vocabulary.link_kinds)
    if passage["event_date"] is not None:
        assert parse_date(passage["event_date"]) == passage["event_date"]


def _check_token(token: str | None, terms: TermList) -> None:
    assert token is None or token in terms


def _check_parties(passage: Data, vocabulary: Vocabulary, codebook: Codebook) -> None:
    for party in passage["stakeholders"]:
        assert codebook.find_stakeholder(party["name"]).name == party["name"]
        _check_token(party["part"], vocabulary.parts)
    pairs = [(party["name"], party["part"]) for party in passage["stakeholders"]]
    assert len(set(pairs)) == len(pairs)


def _check_topics(passage: Data, vocabulary: Vocabulary, codebook: Codebook) -> None:
    seen = [tag["path"] for tag in passage["topics"]]
    assert len(set(seen)) == len(seen)
    for tag in passage["topics"]:
        topic = codebook.find_topic(tag["path"])
        assert codebook.path(topic.id) == tag["path"]
        if tag["stance"] is None:
            assert tag["proposition"] is None
            continue
        vocabulary.check_stance(tag["stance"])
        assert codebook.find_proposition(topic, tag["proposition"]).text == tag["proposition"]
        assert (tag["stance"] == "conditional") == (tag["condition"] is not None)
