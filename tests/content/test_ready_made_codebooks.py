from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from briefer import paths
from briefer.model.codebook import LEVEL, check_path
from briefer.model.names import fold
from briefer.services import briefings, codebooks

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.model.vocabulary import Vocabulary

Data = dict[str, Any]

VERBS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
FILES = sorted((paths.resources() / "codebooks").glob("*.toml"))


@pytest.fixture(scope="session")
def plover() -> Data:
    text = (paths.resources() / "codebooks" / "plover.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def modes(plover: Data, verb: str) -> list[str]:
    start = verb + LEVEL
    found = [entry["path"] for entry in plover["topic"]]
    return [path.removeprefix(start) for path in found if path.startswith(start)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_codebook_says_what_it_is_and_under_which_licence(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert data["name"] == path.stem
    assert data["title"]
    assert data["summary"].endswith(".")
    assert data["licence"] in {"Apache-2.0", "CC-BY-SA-4.0"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_codebook_can_begin_a_briefing(path: Path, tmp_path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    ws = briefings.create(tmp_path / "new.briefing", who="Ana", codebook=path.stem)
    codebook = ws.codebook.load()
    ws.close()
    assert len(codebook.stakeholders) == len(data.get("stakeholder", []))
    found = [codebook.path(topic.id) for topic in codebook.topics]
    assert sorted(found) == sorted(entry["path"] for entry in data.get("topic", []))


def test_the_starter_and_its_edition_come_first_and_an_empty_codebook_is_none() -> None:
    names = [ready.name for ready in codebooks.available()]
    assert names == [codebooks.STARTER, f"{codebooks.STARTER}.es", "plover"]
    assert codebooks.require("statement-types") == "statement-types"


def test_plover_has_its_sixteen_verbs(plover: Data) -> None:
    roots = [entry["path"] for entry in plover["topic"] if LEVEL not in entry["path"]]
    assert tuple(roots) == (*VERBS, "Contexts")


@pytest.mark.parametrize("verb", ["REQUEST", "REJECT"])
def test_what_is_asked_or_refused_is_help_change_a_concession_or_a_meeting(
    plover: Data, verb: str
) -> None:
    assert modes(plover, verb) == ["assist", "change", "yield", "meet"]


def test_plover_has_contexts_for_migration(plover: Data) -> None:
    contexts = modes(plover, "Contexts")
    assert {"Migration", "Asylum", "Trafficking", "Human security", "Diplomatic"} <= set(contexts)


def test_the_types_of_statements_name_verbs_of_plover(vocabulary: Vocabulary) -> None:
    named = {term.plover for term in vocabulary.types.terms if term.plover}
    assert named <= set(VERBS)


def test_each_topic_of_plover_is_defined_once_after_the_one_above_it(plover: Data) -> None:
    colours: dict[str, int] = {}
    for entry in plover["topic"]:
        path = entry["path"]
        assert LEVEL.join(check_path(path)) == path
        assert path not in colours
        assert entry["definition"].endswith(".")
        above = path.rpartition(LEVEL)[0]
        assert entry["colour"] == colours.get(above, entry["colour"])
        colours[path] = entry["colour"]
    assert set(colours.values()) <= set(range(1, 9))


def test_every_verb_and_mode_has_keywords_in_english_and_spanish(plover: Data) -> None:
    for entry in plover["topic"]:
        if entry["path"] == "Contexts":
            continue
        for language in ("en", "es"):
            words = [fold(word) for word in entry["keywords"][language]]
            assert words, entry["path"]
            assert len(set(words)) == len(words), entry["path"]


def test_shortcuts_of_plover_are_told_apart(plover: Data) -> None:
    shortcuts = [entry["shortcut"] for entry in plover["topic"] if "shortcut" in entry]
    assert sorted(shortcuts) == list("123456789")


def test_plover_carries_its_licence_and_its_source(plover: Data) -> None:
    ready = next(ready for ready in codebooks.available() if ready.name == "plover")
    assert ready.licence == plover["licence"] == "CC-BY-SA-4.0"
    assert ready.attribution
    assert "Open Event Data Alliance" in ready.attribution
    text = (paths.resources() / "codebooks" / "plover.toml").read_text(encoding="utf-8")
    comment = text.partition("\nname = ")[0]
    assert "Creative Commons" in comment
    assert "adaptation" in comment


def test_the_notice_names_plover_and_its_licence() -> None:
    notice = paths.resources().parent / "NOTICE"
    text = " ".join(notice.read_text(encoding="utf-8").split())
    assert "resources/codebooks/plover.toml" in text
    assert "CC BY-SA 4.0" in text


def test_the_same_entry_has_the_same_guid_in_every_briefing(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        ws = briefings.create(tmp_path / f"{name}.briefing", who="Ana", codebook="plover")
        found.append({topic.guid for topic in ws.codebook.load().topics})
        ws.close()
    assert found[0] == found[1]
