from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import UnreadableError
from briefer.intake.source import Source
from briefer.intake.web import page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.intake.makers import SourceMaker

BODY = """\
Four ports of entry opened again on Thursday, a week after the envoys left the capital. Traders on \
both sides had asked for it since the middle of December.

“We worked through the holidays,” a customs officer said. Nobody was told how long the queues \
would be, and the first lorries waited for six hours.

What was agreed

- More trains will carry goods at night.
- Both sides meet again in Washington.

The work goes on.

Port | Lorries
Eagle Pass | 400"""

MENU = "".join(f"<li><a href='/{n}'>Section number {n}</a></li>" for n in range(300))
PARAGRAPHS = "".join(
    f"<p>Paragraph {n} says that the ports opened again and that the lorries had waited.</p>"
    for n in range(20)
)


def read(source: SourceMaker, html: str | bytes) -> str:
    return page.read(source("a.html", html)).body


def test_an_article_is_read_with_its_facts(data: Path) -> None:
    path = data / "page.html"
    draft = page.read(Source(path, path.read_bytes()))
    assert draft.body.replace("\u00a0", " ") == BODY
    assert draft.title == "Ports of entry reopen after the talks"
    assert draft.outlet == "Example Courier"
    assert draft.authors == ("Ana de la Muestra", "Tom Specimen")
    assert draft.published == "2024-01-04"
    assert draft.url == "https://courier.example/2024/01/04/ports-reopen"
    assert draft.language == "en"
    assert {fact.field: (fact.found_in, fact.sure) for fact in draft.facts} == {
        "title": ("meta og:title", "certain"),
        "outlet": ("meta og:site_name", "certain"),
        "authors": ("meta author", "certain"),
        "published": ("meta article:published_time", "certain"),
        "url": ("link canonical", "certain"),
        "language": ("the words", "probable"),
    }
    assert draft.original.media_type == "text/html; charset=utf-8"
    assert draft.original.data == path.read_bytes()


def test_a_page_that_states_nothing_has_its_byline_and_date_read_from_its_first_lines(
    source: SourceMaker,
) -> None:
    html = (
        "<html><body><h1>Ports reopen</h1><p>By Jane Doe</p><p>4 January 2024</p>"
        "<p>The ports opened again on Thursday.</p><p>Nobody knew for how long.</p></body></html>"
    )
    draft = page.read(source("a.html", html))
    assert (draft.title, draft.authors) == ("Ports reopen", ("Jane Doe",))
    assert draft.published == "2024-01-04"
    assert draft.body == "The ports opened again on Thursday.\n\nNobody knew for how long."
    assert [fact.field for fact in draft.facts if fact.found_in == "first lines"] == [
        *("authors", "published"),
    ]
    assert (draft.outlet, draft.url) == (None, None)


def test_a_page_without_a_title_is_named_by_its_file(source: SourceMaker) -> None:
    draft = page.read(source("saved page.html", "<p>The ports opened again.</p><p>So it is.</p>"))
    assert draft.title == "saved page"
    assert draft.facts[0].found_in == "file name"


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Ports</h1><p>The ports opened again.</p><p>So it is.</p>",
        "<div><h1>Ports</h1><div>The ports opened again.</div><div>So it is.</div></div>",
        "<nav><a href='/'>Home</a></nav><main><p>The ports opened again.<p>So it is.</main>",
        "<p>The ports opened again.<p>So it is.<footer>All rights are reserved.</footer>",
        "<article><p>The ports opened again.<p>So it is.</article><form><p>Write.</p></form>",
    ],
)
def test_a_small_page_is_read_by_its_tags(source: SourceMaker, html: str) -> None:
    page_html = f"<!doctype html><html><head><title>Ports</title></head><body>{html}</body></html>"
    assert read(source, page_html) == "The ports opened again.\n\nSo it is."


def test_menus_of_a_large_page_are_not_the_article(source: SourceMaker) -> None:
    html = f"<html><body><ul>{MENU}</ul><article><h1>Ports</h1>{PARAGRAPHS}</article></body></html>"
    body = read(source, html)
    assert body.count("\n\n") == 19
    assert "Section number" not in body


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html></html>",
        "<html><head><title>Only a title</title></head><body></body></html>",
        f"<html><body><ul>{MENU}</ul></body></html>",
        "<html><body><script>var text = 'The ports opened again.';</script></body></html>",
        "<html><body><h1>Ports</h1></body></html>",
        "<!-- nothing -->",
    ],
)
def test_a_page_without_an_article_is_refused(source: SourceMaker, html: str) -> None:
    with pytest.raises(UnreadableError, match=r"No article was found|There is no page in it"):
        read(source, html)


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso8859-2"),
        ("<meta charset=koi8-r>", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_a_page_is_decoded_as_it_declares(
    source: SourceMaker, declaration: str, encoding: str
) -> None:
    words = "¿Qué pasará con la frontera?" if encoding != "iso8859-2" else "Co się stanie w Łodzi?"
    html = f"<html><head>{declaration}</head><body><p>{words}</p></body></html>"
    assert read(source, html.encode(encoding)) == words


def test_an_xhtml_page_with_its_declaration_is_read(source: SourceMaker) -> None:
    html = (
        '<?xml version="1.0" encoding="iso-8859-1"?>\n<!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>¿Qué pasará?</p></body></html>'
    )
    assert read(source, html.encode("latin-1")) == "¿Qué pasará?"


def test_no_entity_of_the_page_is_resolved(source: SourceMaker, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    html = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'
        "<html><body><p>The ports opened &x; again.</p></body></html>"
    )
    assert "secret words" not in read(source, html)


def test_words_in_every_script_come_through(source: SourceMaker) -> None:
    words = "L’envoyé \U0001f600 a dit: שלום \u202bمرحبا\u202c e\u0301crit, so\u00adund."
    body = read(source, f"<html><body><p>{words}&#0;&#xFDD0;</p></body></html>")
    assert body.replace("\ufffd", "") == words


def test_a_tag_that_would_hang_a_parser_is_refused_at_once(source: SourceMaker) -> None:
    attributes = " ".join(f'a{n}="x"' for n in range(300_000))
    with pytest.raises(UnreadableError, match="a tag of more than 64 KB"):
        read(source, f"<html><body><p {attributes}>The ports opened.</p></body></html>")


def test_deep_nesting_is_survived(source: SourceMaker) -> None:
    html = f"<html><body><p>The ports opened again.</p>{'<div>' * 100_000}deep</body></html>"
    assert read(source, html).startswith("The ports opened again.")
