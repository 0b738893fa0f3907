"""The committed article in our own words and its thirty tagged passages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefer.model.anchor import find_all, locate

if TYPE_CHECKING:
    from collections.abc import Callable

Data = dict[str, Any]

FOLDER = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def rows(read_tags: Callable[[Path], list[Data]]) -> list[Data]:
    return read_tags(FOLDER / "fixture-tags.jsonl")


@pytest.fixture(scope="module")
def body(read_body: Callable[[Path], str]) -> str:
    return read_body(FOLDER / "fixture-article.txt")


def test_every_passage_has_the_whole_shape_and_stands_in_the_article(
    rows: list[Data], body: str, check_passage: Callable[[Data, str], None]
) -> None:
    assert len(rows) == 30
    for row in rows:
        check_passage(row, body)


def test_refs_are_unique_and_links_name_them(rows: list[Data]) -> None:
    refs = [row["ref"] for row in rows]
    assert len(set(refs)) == len(refs)
    assert {link["ref"] for row in rows for link in row["links"]} <= set(refs)


def test_the_voices_are_mixed_as_in_a_newsroom_article(rows: list[Data]) -> None:
    assert Counter(row["modality"] for row in rows) == {
        "outlet": 16,
        "paraphrase": 12,
        "partial": 1,
        "direct": 1,
    }
    assert Counter(row["type"] for row in rows)["framing"] == 8
    assert sum(row["type"] == "fact" and not row["stakeholders"] for row in rows) == 2
    assert sum(row["type"] == "action" for row in rows) == 4
    assert sum(not row["topics"] for row in rows) == 2


def test_the_only_quotation_stands_inside_the_partial_one_in_the_marks_of_the_source(
    rows: list[Data], body: str
) -> None:
    direct = next(row for row in rows if row["modality"] == "direct")
    partial = next(row for row in rows if row["modality"] == "partial")
    inner, outer = locate(body, direct["quote"]), locate(body, partial["quote"])
    assert outer.start < inner.start < inner.end < outer.end
    assert body[inner.start - 1] == body[inner.end] == '"'
    assert body.count('"') == 2


def test_one_phrase_stands_twice_and_needs_its_occurrence(rows: list[Data], body: str) -> None:
    counts = {row["ref"]: len(find_all(body, row["quote"])) for row in rows}
    assert {ref: n for ref, n in counts.items() if n > 1} == {"f10": 2}


def test_an_offer_has_its_conditions_linked(rows: list[Data]) -> None:
    offer = next(row for row in rows if row["type"] == "offer")
    conditions = [
        row for row in rows if {"kind": "condition-of", "ref": offer["ref"]} in row["links"]
    ]
    assert len(conditions) == 2
    assert "conditional" in {topic["stance"] for topic in offer["topics"]}


def test_figures_are_open_at_one_end(rows: list[Data]) -> None:
    figures = [figure for row in rows for figure in row["figures"]]
    assert len(figures) == 3
    assert all((figure["low"] is None) != (figure["high"] is None) for figure in figures)
