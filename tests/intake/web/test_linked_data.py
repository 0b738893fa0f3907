from __future__ import annotations

import json

import pytest
from lxml.html import document_fromstring

from briefer.intake.web.linked_data import LinkedData, read_linked_data

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Ports &amp; trains",
    "datePublished": "2024-01-04T09:30:00Z",
    "author": [{"@type": "Person", "name": "Jane Doe"}, "John Roe"],
    "publisher": {"@type": "Organization", "name": "Example Courier"},
    "mainEntityOfPage": {"@id": "https://courier.example/ports"},
}
EXPECTED = LinkedData(
    headline="Ports & trains",
    published="2024-01-04T09:30:00Z",
    authors=("Jane Doe", "John Roe"),
    publisher="Example Courier",
    address="https://courier.example/ports",
)


def read(*scripts: str) -> LinkedData:
    tags = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return read_linked_data(document_fromstring(f"<html><head>{tags}</head><body>x</body></html>"))


@pytest.mark.parametrize(
    "root",
    [
        ARTICLE,
        [{"@type": "WebSite", "name": "Site"}, ARTICLE],
        {"@graph": [{"@type": "Organization", "name": "Other"}, ARTICLE]},
        {**ARTICLE, "@type": ["Thing", "ReportageNewsArticle"]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
    ],
)
def test_an_article_is_found_wherever_it_stands(root: object) -> None:
    assert read(json.dumps(root)) == EXPECTED


def test_names_that_stand_elsewhere_are_looked_up() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "headline": "H", "author": {"@id": "#jane"}},
            {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
        ]
    }
    assert read(json.dumps(graph)).authors == ("Jane Doe",)


def test_line_feeds_inside_the_text_are_allowed() -> None:
    assert read('{"@type": "Article", "headline": "Two\nlines"}').headline == "Two lines"


def test_broken_data_beside_good_data_does_no_harm() -> None:
    assert read("{not json", "", json.dumps(ARTICLE)) == EXPECTED


@pytest.mark.parametrize(
    "script",
    [
        *("", "null", "3", "[]", "{", "[" * 100_000, '{"@type": "Organization", "name": "X"}'),
        *('{"@type": "Article"}', '{"@type": {"a": 1}, "headline": "H"}'),
    ],
)
def test_data_without_an_article_says_nothing(script: str) -> None:
    assert read(script) == LinkedData()


def test_values_of_the_wrong_kind_say_nothing() -> None:
    wrong = {"@type": "Article", "headline": 3, "author": [3, [[]], {}], "publisher": ["", None]}
    assert read(json.dumps(wrong)) == LinkedData()


def test_the_search_ends_in_a_very_large_page() -> None:
    many = json.dumps([{"@type": "Person"}] * 10_000 + [ARTICLE])
    assert read(many) == LinkedData()
