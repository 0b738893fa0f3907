"""Making a briefing, and its articles, by the command line."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Briefer

DATA = Path(__file__).resolve().parent.parent / "data"
ARTICLE = DATA / "fixture-article.txt"


def test_an_article_has_its_title_outlet_and_body_and_no_more_than_the_source_says(
    briefer: Briefer, briefing: Path
) -> None:
    (article,) = briefer.ok("articles", briefing, "--with-text")["articles"]
    title, outlet, *body = ARTICLE.read_text(encoding="utf-8").rstrip("\n").split("\n")
    assert (article["title"], article["outlet"]) == (title, outlet)
    assert article["text"] == "\n".join(body)
    assert article["characters"] == len(article["text"])
    assert article["sha256"] == hashlib.sha256(article["text"].encode()).hexdigest()
    assert article["authors"] == []
    for unknown in ("published", "published_set_by", "url", "origin"):
        assert article[unknown] is None
    assert article["published_about"] is False
    assert article["language"] == "en"


def test_facts_that_the_analyst_sets_are_marked_as_such(briefer: Briefer, briefing: Path) -> None:
    args = ("articles", "set", briefing, 1, "--published", "2023-12-27", "--about")
    (article,) = briefer.ok(
        *args, "--author", "Ann Example", "--author", "Bo Sample", "--url", "https://example.org/a"
    )["articles"]
    assert article["published"] == "2023-12-27"
    assert article["published_about"] is True
    assert article["published_set_by"] == "analyst"
    assert article["authors"] == ["Ann Example", "Bo Sample"]
    assert article["url"] == "https://example.org/a"
    briefer.ok("undo", briefing)
    (article,) = briefer.ok("articles", briefing)["articles"]
    assert article["published"] is None
    assert article["published_about"] is False


def test_a_new_exact_date_is_no_longer_about(briefer: Briefer, briefing: Path) -> None:
    briefer.ok("articles", "set", briefing, 1, "--published", "2023-12", "--about")
    (article,) = briefer.ok("articles", "set", briefing, 1, "--published", "2023-12-27")["articles"]
    assert article["published_about"] is False


def test_a_date_is_about_only_while_it_is_said(briefer: Briefer, briefing: Path) -> None:
    def given(*args: str) -> tuple[str | None, bool, str | None]:
        (article,) = briefer.ok("articles", "set", briefing, 1, *args)["articles"]
        return article["published"], article["published_about"], article["published_set_by"]

    assert given("--published", "2023-12-27", "--about") == ("2023-12-27", True, "analyst")
    assert given("--published", "2023-12-27") == ("2023-12-27", False, "analyst")
    assert given("--about") == ("2023-12-27", True, "analyst")
    assert given("--title", "T") == ("2023-12-27", True, "analyst")
    assert given("--published", "") == (None, False, None)
    answer = briefer("articles", "set", briefing, 1, "--about")
    assert answer.code == 3
    assert "no date" in answer.err


def test_an_empty_value_takes_a_fact_away(briefer: Briefer, briefing: Path) -> None:
    values = ("--outlet", "O", "--author", "A", "--url", "https://example.org/")
    briefer.ok("articles", "set", briefing, 1, *values, "--published", "2023")
    (article,) = briefer.ok(
        *("articles", "set", briefing, 1, "--outlet", "", "--author", ""),
        *("--url", "", "--published", ""),
    )["articles"]
    assert [article[key] for key in ("outlet", "url", "published")] == [None] * 3
    assert article["authors"] == []


@pytest.mark.parametrize(
    "wrong", [("--published", "yesterday"), ("--url", "javascript:alert(1)"), ("--title", "  ")]
)
def test_a_fact_that_is_none_is_refused(
    briefer: Briefer, briefing: Path, wrong: tuple[str, str]
) -> None:
    before = briefing.read_bytes()
    answer = briefer("articles", "set", briefing, 1, *wrong)
    assert answer.code == 3
    assert answer.err.count("\n") == 1
    assert briefing.read_bytes() == before


def test_the_same_article_twice_is_a_duplicate(briefer: Briefer, briefing: Path) -> None:
    answer = briefer.ok("import", briefing, ARTICLE)
    assert answer["duplicates"] == 1
    assert answer["items"][0]["articles"] == [1]
    assert len(briefer.ok("articles", briefing)["articles"]) == 1


def test_some_refused_is_code_1_and_all_refused_is_code_3(
    briefer: Briefer, empty: Path, tmp_path: Path
) -> None:
    blank = tmp_path / "blank.txt"
    blank.write_text("\n \n", encoding="utf-8")
    missing = tmp_path / "missing.txt"
    assert briefer("import", empty, blank, missing).code == 3
    answer = briefer("import", empty, blank, ARTICLE, missing, "--json")
    assert answer.code == 1
    assert [item["result"] for item in answer.json["items"]] == ["refused", "imported", "refused"]
    assert all(i["reason"] for i in answer.json["items"] if i["result"] == "refused")


def test_a_folder_is_read_with_all_below(briefer: Briefer, empty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "press" / "december"
    folder.mkdir(parents=True)
    for name in ("a.txt", "b.md"):
        (folder / name).write_text(
            f"Title of {name}\nSample Courier\nThe body of {name} says something.\n",
            encoding="utf-8",
        )
    answer = briefer.ok("import", empty, tmp_path / "press")
    assert answer["imported"] == 2
    assert briefer.ok("history", empty)["steps"][-1]["label"] == "Import 2 articles"


def test_new_refuses_a_taken_name_and_an_unknown_codebook(briefer: Briefer, empty: Path) -> None:
    before = empty.read_bytes()
    assert briefer("new", empty).code == 3
    assert empty.read_bytes() == before
    other = empty.with_name("other.briefing")
    answer = briefer("new", other, "--codebook", "us-mexico-migratoin")
    assert answer.code == 3
    assert "us-mexico-migration" in answer.err
    assert not other.exists()


def test_codebook_none_is_empty(briefer: Briefer, tmp_path: Path) -> None:
    path = tmp_path / "plain.briefing"
    assert briefer("new", path, "--codebook", "none", "--title", "Plain").code == 0
    assert briefer.ok("topics", path)["topics"] == []
    assert briefer.ok("stakeholders", path)["stakeholders"] == []


def test_entries_of_one_starter_have_the_same_guid_in_every_briefing(
    briefer: Briefer, empty: Path, tmp_path: Path
) -> None:
    other = tmp_path / "second.briefing"
    briefer("new", other)
    for what in ("topics", "stakeholders"):
        first, second = briefer.ok(what, empty)[what], briefer.ok(what, other)[what]
        assert first == second
        assert len(first) > 20


def test_stakeholders_and_topics_are_added_with_what_belongs_to_them(
    briefer: Briefer, empty: Path
) -> None:
    (who,) = briefer.ok(
        *("stakeholders", "add", empty, "Port operators"),
        *("--kind", "business", "--side", "Private", "--alias", "terminals"),
    )["stakeholders"]
    assert (who["kind"], who["side"], who["aliases"]) == ("business", "Private", ["terminals"])
    (what,) = briefer.ok(
        *("topics", "add", empty, "Trade and remittances/Rail freight", "--keyword", "trains"),
        *("--proposition", "Rail freight should go on", "--label", "Keep trains running"),
    )["topics"]
    assert what["path"] == "Trade and remittances/Rail freight"
    assert what["keywords"] == ["trains"]
    assert what["propositions"] == [
        {"label": "Keep trains running", "text": "Rail freight should go on", "default": True}
    ]
    assert briefer("topics", "add", empty, "Trade and remittances/rail FREIGHT").code == 3
    assert briefer("topics", "add", empty, "Rail//freight").code == 3
    assert briefer("topics", "add", empty, "Rail=freight").code == 3
    assert briefer("stakeholders", "add", empty, "Rail/freight").code == 3
    assert briefer("stakeholders", "add", empty, "port operators").code == 3
    assert briefer("stakeholders", "add", empty, "Somebody", "--kind", "wizard").code == 3


@pytest.mark.parametrize(
    ("given", "labels"),
    [
        (("--proposition", "A", "--label", "a", "--proposition", "B", "--label", "b"), ["a", "b"]),
        (("--proposition", "A", "--proposition", "B", "--label", "a", "--label", "b"), ["a", "b"]),
        (("--proposition", "A", "--proposition", "B", "--label", "b"), ["A", "b"]),
        (("--proposition", "A", "--label", "a", "--proposition", "B"), ["a", "B"]),
        (("--proposition", "A", "--proposition", "B"), ["A", "B"]),
    ],
)
def test_a_label_is_that_of_its_proposition(
    briefer: Briefer, empty: Path, given: tuple[str, ...], labels: list[str]
) -> None:
    (topic,) = briefer.ok("topics", "add", empty, "Ferries", *given, "--keyword", "")["topics"]
    assert [p["label"] for p in topic["propositions"]] == labels
    assert [p["text"] for p in topic["propositions"]] == ["A", "B"]
    assert [p["default"] for p in topic["propositions"]] == [True, False]
    assert topic["keywords"] == []


@pytest.mark.parametrize(
    "given", [("--label", "a"), ("--proposition", "A", "--label", "a", "--label", "b")]
)
def test_a_label_without_a_proposition_is_wrong_usage(
    briefer: Briefer, empty: Path, given: tuple[str, ...]
) -> None:
    before = empty.read_bytes()
    with pytest.raises(SystemExit) as stopped:
        briefer("topics", "add", empty, "Ferries", *given)
    assert stopped.value.code == 2
    assert empty.read_bytes() == before


def test_a_briefing_can_begin_with_the_file_of_a_codebook(briefer: Briefer, tmp_path: Path) -> None:
    shared = tmp_path / "shared.toml"
    shared.write_text('[[topic]]\npath = "Water/Dams"\n\n[[stakeholder]]\nname = "Ana Ruiz"\n')
    new = tmp_path / "new.briefing"
    briefer.ok("new", new, "--codebook", shared)
    assert [t["path"] for t in briefer.ok("topics", new)["topics"]] == ["Water", "Water/Dams"]
    assert [s["name"] for s in briefer.ok("stakeholders", new)["stakeholders"]] == ["Ana Ruiz"]


def test_what_is_left_out_of_a_codebook_is_named(briefer: Briefer, tmp_path: Path) -> None:
    shared = tmp_path / "shared.csv"
    shared.write_text("path,colour\nWater,3\nFire,12\n")
    new = tmp_path / "new.briefing"
    answer = briefer("new", new, "--codebook", shared)
    assert answer.code == 1
    assert "shared.csv, row 3: “12” is no colour" in answer.err
    assert [t["path"] for t in briefer.ok("topics", new)["topics"]] == ["Water"]


def test_a_file_that_is_no_codebook_leaves_no_briefing(briefer: Briefer, tmp_path: Path) -> None:
    (tmp_path / "shared.toml").write_text("colour = 1")
    answer = briefer("new", tmp_path / "new.briefing", "--codebook", tmp_path / "shared.toml")
    assert answer.code == 3
    assert "is not a codebook" in answer.err
    assert not (tmp_path / "new.briefing").exists()
