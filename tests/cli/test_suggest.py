from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Briefer

KEYS = {
    "article",
    "start",
    "end",
    "quote",
    "stakeholders",
    "topics",
    "type",
    "modality",
    "mentions",
    "figures",
    "why",
}
CERTAINTIES = {"certain", "probable", "possible"}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_suggestion_has_every_key_and_stands_in_its_article(
    briefer: Briefer, briefing: Path
) -> None:
    article = briefer.ok("articles", briefing, "--with-text")["articles"][0]
    text, names = (
        article["text"],
        {s["name"] for s in briefer.ok("stakeholders", briefing)["stakeholders"]},
    )
    paths = {topic["path"] for topic in briefer.ok("topics", briefing)["topics"]}
    found = briefer.ok("suggest", briefing)["suggestions"]
    assert found
    for entry in found:
        assert set(entry) == KEYS
        assert entry["article"] == article["id"]
        assert text[entry["start"] : entry["end"]] == entry["quote"]
        assert entry["why"]
        assert all(isinstance(reason, str) for reason in entry["why"])
        for party in entry["stakeholders"]:
            assert set(party) == {"name", "part", "certainty"}
            assert party["name"] in names
            assert party["certainty"] in CERTAINTIES
        for topic in entry["topics"]:
            assert set(topic) == {"path", "certainty"}
            assert topic["path"] in paths
        for mention in entry["mentions"]:
            assert mention["name"] in names
            assert text[mention["start"] : mention["end"]].strip()


def test_suggest_changes_not_a_byte_and_makes_no_file(briefer: Briefer, briefing: Path) -> None:
    before = digest(briefing), sorted(path.name for path in briefing.parent.iterdir())
    briefer.ok("suggest", briefing)
    assert (digest(briefing), sorted(p.name for p in briefing.parent.iterdir())) == before


def test_suggest_says_the_same_each_time(briefer: Briefer, briefing: Path) -> None:
    assert briefer.ok("suggest", briefing) == briefer.ok("suggest", briefing)


def test_suggest_works_on_a_file_that_cannot_be_written(briefer: Briefer, briefing: Path) -> None:
    briefing.chmod(0o444)
    assert briefer.ok("suggest", briefing)["suggestions"]


def test_one_article_can_be_asked_for(briefer: Briefer, briefing: Path) -> None:
    everything = briefer.ok("suggest", briefing)
    assert briefer.ok("suggest", briefing, "--article", 1) == everything
    answer = briefer("suggest", briefing, "--article", 2)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "There is no article 2 in this briefing.\n"


def test_people_read_lines_with_the_reasons(briefer: Briefer, briefing: Path) -> None:
    answer = briefer("suggest", briefing)
    assert answer.code == 0
    assert "keyword “root causes”" in answer.out
    assert "Andrés Manuel López Obrador:speaker" in answer.out
    assert answer.out.splitlines()[-1].endswith("suggested, nothing tagged.")


def test_an_empty_briefing_has_nothing_to_suggest(briefer: Briefer, empty: Path) -> None:
    assert briefer.ok("suggest", empty) == {"suggestions": []}


def test_aid_for_ukraine_is_not_suggested_as_aid(briefer: Briefer, briefing: Path) -> None:
    found = briefer.ok("suggest", briefing)["suggestions"]
    near = [s for s in found if "Ukraine" in s["quote"]]
    assert near
    assert all(topic["path"] != "Aid" for s in near for topic in s["topics"])


def test_what_is_suggested_can_be_tagged_as_it_stands(
    briefer: Briefer, briefing: Path, tmp_path: Path
) -> None:

    found = briefer.ok("suggest", briefing)["suggestions"]
    lines = [
        {
            "article": s["article"],
            "start": s["start"],
            "end": s["end"],
            "quote": s["quote"],
            "type": s["type"],
            "modality": s["modality"],
            "stakeholders": [{"name": p["name"], "part": p["part"]} for p in s["stakeholders"]],
            "topics": [topic["path"] for topic in s["topics"]],
            "figures": s["figures"],
        }
        for s in found
    ]
    tags = tmp_path / "tags.jsonl"
    tags.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    answer = briefer.ok("tags", "import", briefing, tags)
    assert answer == {"added": len(found), "refused": []}
    assert briefer.ok("suggest", briefing) == {"suggestions": []}
