from __future__ import annotations

import pytest

from briefer.intake.front_matter import FrontMatter, read_front_matter

WHOLE = """---
title: "Ports reopen: what comes next"
outlet: Example Courier
authors:
  - Ana de la Muestra
  - 'Tom Specimen'
date: 4 January 2024
url: https://courier.example/ports
tags: [border, ports]
# a remark
draft:
---
Body
"""


def test_each_fact_is_read_and_says_where_it_stood() -> None:
    front = read_front_matter(WHOLE)
    assert front.title == "Ports reopen: what comes next"
    assert (front.outlet, front.published) == ("Example Courier", "2024-01-04")
    assert front.authors == ("Ana de la Muestra", "Tom Specimen")
    assert front.url == "https://courier.example/ports"
    assert front.lines == 12
    assert {fact.field: fact.found_in for fact in front.facts} == {
        "title": "front matter, title",
        "outlet": "front matter, outlet",
        "authors": "front matter, authors",
        "published": "front matter, date",
        "url": "front matter, url",
    }


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("author: Jane Doe", ("Jane Doe",)),
        ("authors: [Jane Doe, 'John Roe']", ("Jane Doe", "John Roe")),
        ("By: Jane Doe", ("Jane Doe",)),
        ("author:", ()),
    ],
)
def test_authors_may_be_one_or_a_list(line: str, authors: tuple[str, ...]) -> None:
    assert read_front_matter(f"---\n{line}\n---\nBody").authors == authors


def test_a_source_that_is_an_address_is_the_address() -> None:
    front = read_front_matter("---\nsource: https://courier.example/a\n---\nBody")
    assert (front.outlet, front.url) == (None, "https://courier.example/a")
    assert read_front_matter("---\nsource: Example Wire\n---\nBody").outlet == "Example Wire"


@pytest.mark.parametrize(
    "line", ["date: last Wednesday", "date: 2024-02-30", "url: javascript:alert(1)", "url: talks"]
)
def test_what_cannot_be_the_fact_is_left_out(line: str) -> None:
    front = read_front_matter(f"---\n{line}\n---\nBody")
    assert (front.published, front.url, front.facts, front.lines) == (None, None, (), 3)


def test_the_first_of_two_keys_for_one_fact_counts() -> None:
    front = read_front_matter("---\nheadline: First\ntitle: Second\n---\nBody")
    assert front.title == "First"


@pytest.mark.parametrize(
    "text",
    [
        *("", "Body", "---\nBody without an end", "---\n---\nBody", "---\nJust words.\n---\nBody"),
        *("\n---\ntitle: A\n---\n", "----\ntitle: A\n----\n", "---\n- item\n---\n"),
        "---\ntitle: A\n" + "x: y\n" * 300 + "---\n",
    ],
)
def test_a_text_that_does_not_begin_with_facts_has_none(text: str) -> None:
    assert read_front_matter(text) == FrontMatter()
