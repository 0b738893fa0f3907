from __future__ import annotations

import json

import pytest
from lxml.html import document_fromstring

from briefer.intake.web.facts import Found, PageFacts


def facts(head: str = "", body: str = "<p>Words.</p>", lang: str = "") -> PageFacts:
    html = f"<html lang='{lang}'><head>{head}</head><body>{body}</body></html>"
    return PageFacts(document_fromstring(html))


def meta(name: str, content: str, key: str = "property") -> str:
    return f'<meta {key}="{name}" content="{content}">'


def linked(**values: object) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "H", **values})
    return f'<script type="application/ld+json">{data}</script>'


def test_a_page_that_says_nothing_has_no_facts() -> None:
    said = facts()
    assert said.title is None
    assert said.outlet is None
    assert said.authors == ()
    assert said.published is None
    assert said.address is None
    assert said.language is None


def test_the_headline_for_machines_counts_most() -> None:
    head = linked(headline="Ports reopen") + meta("og:title", "Ports reopen now")
    assert facts(head).title == Found("Ports reopen", "JSON-LD headline")


def test_a_headline_that_was_cut_is_not_taken() -> None:
    head = linked(headline="Ports re…") + meta("og:title", "Ports reopen")
    assert facts(head).title == Found("Ports reopen", "meta og:title")


def test_the_name_of_the_site_behind_the_headline_is_cut_off() -> None:
    said = facts(meta("og:title", "Ports reopen | Example Courier"), "<h1>Ports reopen</h1>")
    assert said.title == Found("Ports reopen", "h1", "probable")


def test_a_page_with_nothing_but_a_tab_title_is_named_by_it() -> None:
    said = facts("<title>Ports reopen after talks | Example Courier</title>")
    assert said.title == Found("Ports reopen after talks", "title", "probable")
    assert said.outlet == Found("Example Courier", "title", "possible")


def test_one_of_several_first_headings_is_no_title() -> None:
    assert facts(body="<h1>Logo</h1><h1>Ports</h1>").title is None


def test_the_outlet_is_the_site_then_the_publisher_then_the_tab() -> None:
    publisher = linked(publisher={"name": "Courier Holding"})
    site = meta("og:site_name", "Example Courier")
    tab = "<title>H | El Ejemplo</title>"
    assert facts(publisher + site + tab).outlet == Found("Example Courier", "meta og:site_name")
    assert facts(publisher + tab).outlet == Found("Courier Holding", "JSON-LD publisher")
    assert facts(linked() + tab).outlet == Found("El Ejemplo", "title", "probable")


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (linked(author=[{"name": "Jane Doe"}, {"name": "Jane Doe"}]), ["Jane Doe"]),
        (linked(author="By Jane Doe and John Roe"), ["Jane Doe", "John Roe"]),
        (meta("author", "Jane Doe, John Roe", "name"), ["Jane Doe", "John Roe"]),
        (meta("author", "Analysis by Jane Doe, Example Editor", "name"), ["Jane Doe"]),
        (meta("article:author", "https://social.example/jane"), []),
        (meta("author", "Example Courier", "name"), []),
        (meta("author", "admin", "name"), []),
        (meta("author", "desk@courier.example", "name") + meta("byl", "By Jane Doe"), ["Jane Doe"]),
    ],
)
def test_authors_are_people_not_addresses_or_the_outlet(head: str, authors: list[str]) -> None:
    said = facts(head + meta("og:site_name", "Example Courier"))
    assert [found.value for found in said.authors] == authors


def test_an_element_marked_as_author_names_one() -> None:
    said = facts(body="<p>Words by <a rel='author' href='/jane'>Jane  Doe</a>.</p>")
    assert said.authors == (Found("Jane Doe", "marked as author", "probable"),)


@pytest.mark.parametrize(
    ("head", "body", "where", "sure"),
    [
        (linked(datePublished="2024-01-04T23:30:00-06:00"), "", "JSON-LD datePublished", "certain"),
        (
            meta("article:published_time", "2024-01-04"),
            "",
            "meta article:published_time",
            "certain",
        ),
        (meta("dc.date", "January 4, 2024", "name"), "", "meta dc.date", "certain"),
        (
            "",
            "<time itemprop='datePublished' datetime='2024-01-04'>x</time>",
            "time datePublished",
            "certain",
        ),
        (
            "<link rel='canonical' href='https://a.example/2024/01/04/x'>",
            "",
            "web address",
            "probable",
        ),
        ("", "<p class='date'>January 4, 2024</p><p>Words.</p>", "the page", "possible"),
    ],
)
def test_the_day_of_publication_is_found(head: str, body: str, where: str, sure: str) -> None:
    assert facts(head, body).published == Found("2024-01-04", where, sure)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<p>On December 5, 2019, the talks began.</p>"),
        ("", "<p>Words.</p><footer>© 2018-03-04 Example Courier</footer>"),
        ("", "<p>Words.</p><a href='/x'>Other news <span class='date'>24.04.2023</span></a>"),
        ("", "<h1>Press conference of 27 December 2023</h1><p>Words.</p>"),
        (meta("og:image", "https://a.example/2015/03/04/x.jpg"), "<p>Words.</p>"),
        (linked(dateModified="2024-02-01"), "<p>Words.</p>"),
        (meta("article:published_time", "yesterday"), "<p>Words.</p>"),
        ("<link rel='canonical' href='https://a.example/2024/13/45/x'>", "<p>Words.</p>"),
    ],
)
def test_no_other_date_is_taken_for_it(head: str, body: str) -> None:
    assert facts(head, body).published is None


@pytest.mark.parametrize(
    ("head", "address", "where"),
    [
        (
            "<link rel='canonical' href='https://a.example/1'>",
            "https://a.example/1",
            "link canonical",
        ),
        (meta("og:url", "http://a.example/2"), "http://a.example/2", "meta og:url"),
        (linked(url="https://a.example/3"), "https://a.example/3", "JSON-LD url"),
    ],
)
def test_the_address_is_the_one_that_the_page_gives(head: str, address: str, where: str) -> None:
    assert facts(head).address == Found(address, where)


@pytest.mark.parametrize(
    "head",
    [
        "<link rel='canonical' href='/relative'>",
        meta("og:url", "javascript:alert(1)"),
        linked(url="file:///etc/passwd", mainEntityOfPage="data:,x"),
    ],
)
def test_an_address_that_is_not_of_the_web_is_no_fact(head: str) -> None:
    assert facts(head).address is None


@pytest.mark.parametrize(("lang", "code"), [("es-MX", "es"), ("EN", "en"), ("", None), ("1", None)])
def test_the_declared_language_is_two_letters(lang: str, code: str | None) -> None:
    language = facts(lang=lang).language
    assert (language.value if language else None) == code
