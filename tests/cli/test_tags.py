"""Tagging and tag files by the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Briefer

DATA = Path(__file__).resolve().parent.parent / "data"
ARTICLE = DATA / "fixture-article.txt"
TAGS = DATA / "fixture-tags.jsonl"

Record = dict[str, Any]


def rows() -> list[Record]:
    return [json.loads(line) for line in TAGS.read_text(encoding="utf-8").splitlines()]


def by_ref(passages: list[Record]) -> dict[str, Record]:
    """Passages under the refs of the file they came from, their links too."""
    names = {p["guid"]: row["ref"] for p, row in zip(passages, rows(), strict=True)}
    return {
        names[p["guid"]]: {
            **p,
            "ref": names[p["guid"]],
            "links": [{**link, "ref": names[link["ref"]]} for link in p["links"]],
        }
        for p in passages
    }


def in_order_of_tagging(passages: list[Record]) -> list[Record]:
    return sorted(passages, key=lambda p: p["id"])


def test_thirty_rows_go_in_and_come_out_equal(briefer: Briefer, tagged: Path) -> None:
    passages = in_order_of_tagging(briefer.ok("passages", tagged)["passages"])
    text = briefer.ok("articles", tagged, "--with-text")["articles"][0]["text"]
    found = by_ref(passages)
    assert len(found) == 30
    for row in rows():
        passage = found[row["ref"]]
        assert {key: passage[key] for key in row} == row
        assert text[passage["start"] : passage["end"]] == passage["quote"]


def test_what_comes_out_goes_in_again_unchanged(
    briefer: Briefer, tagged: Path, tmp_path: Path
) -> None:
    out = briefer.ok("passages", tagged)["passages"]
    lines = tmp_path / "out.jsonl"
    lines.write_text("\n".join(json.dumps(p) for p in out), encoding="utf-8")
    other = tmp_path / "other.briefing"
    briefer("new", other)
    briefer("import", other, ARTICLE)
    assert briefer.ok("tags", "import", other, lines) == {"added": 30, "refused": []}

    again = briefer.ok("passages", other)["passages"]
    first, second = by_ref_of(out), by_ref_of(again)
    assert first == second


def by_ref_of(passages: list[Record]) -> list[Record]:
    """Passages with the numbers of their file in place of guids, which differ between files."""
    place = {p["guid"]: n for n, p in enumerate(passages)}
    plain = []
    for p in passages:
        kept = {k: v for k, v in p.items() if k not in {"id", "guid", "ref"}}
        kept["links"] = [{**link, "ref": place[link["ref"]]} for link in p["links"]]
        plain.append(kept)
    return plain


def test_a_whole_tag_file_is_one_step(briefer: Briefer, tagged: Path) -> None:
    assert briefer.ok("undo", tagged)["step"]["label"] == "Import 30 tagged passages"
    assert briefer.ok("passages", tagged)["passages"] == []
    briefer.ok("redo", tagged)
    assert len(briefer.ok("passages", tagged)["passages"]) == 30


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "words that nobody wrote", "occurrence": None}, "do not stand in the article"),
        ({"quote": "the", "occurrence": None}, "say which occurrence"),
        ({"quote": "Three", "start": 0, "end": 4}, "does not stand at 0:4"),
        ({"start": 0, "end": 10_000_000, "quote": None}, "past the end"),
        ({"start": 9, "end": 3, "quote": None}, "not a span"),
        ({"article": 7}, "There is no article 7"),
        ({"stakeholders": ["Nobody At All"]}, "no stakeholder called"),
        ({"stakeholders": ["Joe Biden", "Joe Biden:speaker"]}, "the same part twice"),
        ({"topics": ["No such topic"]}, "no topic called"),
        ({"topics": ["Flows and figures:+2"]}, "has no proposition"),
        ({"topics": ["Aid=Nothing of the kind:+2"]}, "no proposition of Aid"),
        ({"topics": [{"path": "Aid", "stance": 4}]}, "not a stance"),
        ({"type": "shout"}, "not a statement type"),
        ({"modality": "whispered"}, "not a modality"),
        ({"event_date": "2023-13-01"}, "not a date"),
        ({"event_date": 2023}, "is not a text"),
        ({"links": [{"kind": "answers", "ref": "nothing"}]}, "links to “nothing”"),
        ({"links": [{"kind": "knows", "ref": "f2"}]}, "not a kind of link"),
        ({"figures": [{"low": "many"}]}, "is not a number"),
    ],
)
def test_a_bad_line_is_refused_by_number_and_the_good_ones_are_kept(
    briefer: Briefer, briefing: Path, tmp_path: Path, change: Record, reason: str
) -> None:
    good, bad = rows()[1], {**rows()[0], "occurrence": None, **change}
    tags = tmp_path / "tags.jsonl"
    tags.write_text(f"{json.dumps(good)}\n\n{json.dumps(bad)}\n", encoding="utf-8")
    answer = briefer("tags", "import", briefing, tags, "--json")
    assert answer.code == 1
    assert answer.json["added"] == 1
    (refused,) = answer.json["refused"]
    assert refused["line"] == 3
    assert reason in refused["reason"]
    assert len(briefer.ok("passages", briefing)["passages"]) == 1


@pytest.mark.parametrize("line", ["{", "[]", '"words"', "7", '{"quote": "\\ud800"}'])
def test_a_file_without_one_good_line_ends_with_code_3(
    briefer: Briefer, briefing: Path, tmp_path: Path, line: str
) -> None:
    before = briefing.read_bytes()
    tags = tmp_path / "tags.jsonl"
    tags.write_text(line, encoding="utf-8")
    answer = briefer("tags", "import", briefing, tags)
    assert answer.code == 3
    assert answer.err.count("\n") == 1
    assert briefing.read_bytes() == before


def test_short_forms_name_part_proposition_and_stance(
    briefer: Briefer, briefing: Path, tmp_path: Path
) -> None:
    line = {
        "article": 1,
        "start": 0,
        "end": 20,
        "stakeholders": ["AMLO", "US government:addressee"],
        "topics": ["Aid:+2", "Sanctions/Cuba=Ease Cuba sanctions:-1", "Talks:conditional"],
    }
    tags = tmp_path / "tags.jsonl"
    tags.write_text(json.dumps(line), encoding="utf-8")
    briefer.ok("tags", "import", briefing, tags)
    (passage,) = briefer.ok("passages", briefing)["passages"]
    assert [(s["name"], s["part"]) for s in passage["stakeholders"]] == [
        ("Andrés Manuel López Obrador", "speaker"),
        ("US government", "addressee"),
    ]
    assert [(t["path"], t["proposition"], t["stance"]) for t in passage["topics"]] == [
        ("Aid", "The US should increase aid to Latin America and the Caribbean", 2),
        ("Sanctions/Cuba", "The US should ease sanctions on Cuba", -1),
        ("Talks", "The US and Mexico should cooperate on migration", "conditional"),
    ]


def test_create_makes_what_the_codebook_lacks_in_the_same_step(
    briefer: Briefer, briefing: Path, tmp_path: Path
) -> None:
    line = {
        "article": 1,
        "start": 0,
        "end": 20,
        "stakeholders": ["Mayors of the border"],
        "topics": ["Local impact/Shelters=Shelters need money:+1"],
    }
    tags = tmp_path / "tags.jsonl"
    tags.write_text(json.dumps(line), encoding="utf-8")
    assert briefer("tags", "import", briefing, tags).code == 3
    assert briefer.ok("tags", "import", briefing, tags, "--create")["added"] == 1
    topics = {t["path"]: t for t in briefer.ok("topics", briefing)["topics"]}
    assert topics["Local impact/Shelters"]["propositions"][0]["default"] is True
    assert topics["Local impact"]["passages"] == 1
    briefer.ok("undo", briefing)
    names = [s["name"] for s in briefer.ok("stakeholders", briefing)["stakeholders"]]
    assert "Mayors of the border" not in names


def test_a_refused_line_creates_nothing(briefer: Briefer, briefing: Path, tmp_path: Path) -> None:
    bad = {"article": 1, "quote": "not there", "stakeholders": ["Somebody new"]}
    good = {"article": 1, "start": 0, "end": 5}
    tags = tmp_path / "tags.jsonl"
    tags.write_text(f"{json.dumps(bad)}\n{json.dumps(good)}", encoding="utf-8")
    assert briefer("tags", "import", briefing, tags, "--create").code == 1
    names = [s["name"] for s in briefer.ok("stakeholders", briefing)["stakeholders"]]
    assert "Somebody new" not in names


def test_tag_makes_a_new_passage_each_time(briefer: Briefer, briefing: Path) -> None:
    args = (
        *("tag", briefing, "--article", 1),
        *("--quote", "tackling the root causes of migration", "--occurrence", 2),
        *("--stakeholder", "López Obrador", "--topic", "Root causes:+2"),
        *("--type", "position", "--modality", "paraphrase", "--note", "the pronoun He"),
    )
    first = briefer.ok(*args)["passages"][0]
    second = briefer.ok(*args)["passages"][0]
    assert first["guid"] != second["guid"]
    assert first["occurrence"] == 2
    assert first["topics"][0]["stance"] == 2
    assert len(briefer.ok("passages", briefing)["passages"]) == 2


def test_a_quote_that_stands_twice_needs_its_occurrence(briefer: Briefer, briefing: Path) -> None:
    quote = "tackling the root causes of migration"
    answer = briefer("tag", briefing, "--article", 1, "--quote", quote)
    assert answer.code == 3
    assert "2 times" in answer.err


def test_a_condition_belongs_to_a_conditional_stance(briefer: Briefer, briefing: Path) -> None:
    args = ("tag", briefing, "--article", 1, "--span", "0:5", "--condition", "more aid")
    assert briefer(*args, "--topic", "Talks:+1").code == 3
    passage = briefer.ok(*args, "--topic", "Talks:conditional")["passages"][0]
    assert passage["topics"][0]["condition"] == "more aid"


def test_names_match_without_case_and_accents_and_near_ones_are_offered(
    briefer: Briefer, briefing: Path
) -> None:
    args = ("tag", briefing, "--article", 1, "--span", "0:5")
    passage = briefer.ok(*args, "--stakeholder", "andres manuel lopez obrador")["passages"][0]
    assert passage["stakeholders"][0]["name"] == "Andrés Manuel López Obrador"
    answer = briefer(*args, "--stakeholder", "Jo Bidden")
    assert answer.code == 3
    assert "Joe Biden" in answer.err


def test_a_colon_before_no_part_belongs_to_the_name(briefer: Briefer, briefing: Path) -> None:
    name = "Committee: migration"
    args = ("tag", briefing, "--article", 1, "--span", "0:5", "--create")
    passage = briefer.ok(*args, "--stakeholder", f"{name}:actor")["passages"][0]
    assert passage["stakeholders"] == [{"name": name, "part": "actor", "inferred": False}]


def test_two_stakeholders_of_one_alias_are_both_named(briefer: Briefer, briefing: Path) -> None:
    briefer.ok("stakeholders", "add", briefing, "Another", "--alias", "amlo")
    args = ("tag", briefing, "--article", 1, "--span", "0:5", "--stakeholder", "AMLO")
    for more in ((), ("--create",)):
        answer = briefer(*args, *more)
        assert answer.code == 3
        assert "Andrés Manuel López Obrador, Another" in answer.err
    briefer.ok("stakeholders", "add", briefing, "Ámlo")
    passage = briefer.ok(*args)["passages"][0]
    assert passage["stakeholders"][0]["name"] == "Ámlo"


def test_names_in_the_codebook_are_found_by_every_short_name_and_alias(
    briefer: Briefer, briefing: Path, tmp_path: Path
) -> None:
    stakeholders = briefer.ok("stakeholders", briefing)["stakeholders"]
    names = [(who["name"], name) for who in stakeholders for name in (who["name"], *who["aliases"])]
    lines = [
        json.dumps({"article": 1, "start": 0, "end": 1, "stakeholders": [f"{name.upper()}:actor"]})
        for _, name in names
    ]
    tags = tmp_path / "tags.jsonl"
    tags.write_text("\n".join(lines), encoding="utf-8")
    briefer.ok("tags", "import", briefing, tags)
    passages = in_order_of_tagging(briefer.ok("passages", briefing)["passages"])
    assert [p["stakeholders"][0]["name"] for p in passages] == [name for name, _ in names]


def test_an_occurrence_counts_from_one_and_belongs_to_a_quote(
    briefer: Briefer, briefing: Path
) -> None:
    args = ("tag", briefing, "--article", 1)
    text = briefer.ok("articles", briefing, "--with-text")["articles"][0]["text"]
    for number in (1, 2, 3):
        passage = briefer.ok(*args, "--quote", "the ", "--occurrence", number)["passages"][0]
        assert passage["occurrence"] == number
        assert text.count("the ", 0, passage["end"]) == number
    for number in (0, -1, 999):
        assert briefer(*args, "--quote", "the ", "--occurrence", number).code == 3
    with pytest.raises(SystemExit) as stopped:
        briefer(*args, "--span", "0:4", "--occurrence", 1)
    assert stopped.value.code == 2


@pytest.mark.parametrize("span", ["5:5", "9:3", "0:100000", "999999:1000000"])
def test_a_span_that_is_none_of_the_text_is_an_expected_error(
    briefer: Briefer, briefing: Path, span: str
) -> None:
    answer = briefer("tag", briefing, "--article", 1, "--span", span)
    assert answer.code == 3
    assert answer.err.count("\n") == 1


def test_a_new_topic_with_a_stance_and_nothing_to_stand_on_is_refused_whole(
    briefer: Briefer, briefing: Path
) -> None:
    before = briefing.read_bytes()
    args = ("tag", briefing, "--article", 1, "--span", "0:5", "--create")
    assert briefer(*args, "--stakeholder", "Pilots", "--topic", "Ferries:+1").code == 3
    assert briefing.read_bytes() == before
    passage = briefer.ok(*args, "--topic", "Ferries/Night: late=Run: later:-3")["passages"][0]
    assert passage["topics"] == [
        {
            "path": "Ferries/Night: late",
            "proposition": "Run: later",
            "stance": -3,
            "condition": None,
            "condition_inferred": False,
        }
    ]


def test_passages_are_filtered_by_stakeholder_and_by_topic_with_its_children(
    briefer: Briefer, tagged: Path
) -> None:
    everything = briefer.ok("passages", tagged)["passages"]
    amlo = briefer.ok("passages", tagged, "--stakeholder", "AMLO")["passages"]
    assert amlo == [
        p
        for p in everything
        if any(s["name"] == "Andrés Manuel López Obrador" for s in p["stakeholders"])
    ]
    assert amlo
    sanctions = briefer.ok("passages", tagged, "--topic", "sanctions")["passages"]
    assert sanctions
    assert all(any(t["path"].startswith("Sanctions") for t in p["topics"]) for p in sanctions)


def test_one_passage_is_not_one_passages(briefer: Briefer, briefing: Path, tmp_path: Path) -> None:
    file = tmp_path / "tags.jsonl"
    line = json.dumps({"article": 1, "start": 0, "end": 5})
    file.write_text(f"{line}\nno JSON\n", encoding="utf-8")
    assert briefer("tags", "import", briefing, file).out == "1 passage added, 1 line refused.\n"
    assert "  1 passage  " in briefer("articles", briefing).out
    file.write_text(f"{line}\n{line}\n", encoding="utf-8")
    assert briefer("tags", "import", briefing, file).out == "2 passages added, 0 lines refused.\n"
    assert "  3 passages  " in briefer("articles", briefing).out
