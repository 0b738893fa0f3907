from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import UnreadableError
from briefer.intake import markdown
from briefer.intake.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from tests.intake.makers import SourceMaker

BODY = """\
Four ports of entry opened again on Thursday, a week after the envoys left the capital.

What was agreed

- More trains at night
- Another meeting
- in Washington

1. First the trains
2. Then the talks

The work goes on. Nobody rests.

Words in HTML stay words.

Inline code is kept, struck words are words.

Port | Lorries
Eagle Pass | 400

a block
   of code

Last line."""


def test_an_article_is_plain_words_below_its_heading(data: Path) -> None:
    path = data / "article.md"
    draft = markdown.read(Source(path, path.read_bytes()))
    assert draft.body == BODY
    assert draft.title == "Ports of entry reopen after the talks"
    assert (draft.outlet, draft.authors) == ("Example Courier", ("Ana de la Muestra",))
    assert (draft.published, draft.url, draft.language) == ("2024-01-04", None, "en")
    assert {fact.field: fact.found_in for fact in draft.facts} == {
        "title": "line 1",
        "outlet": "line 3",
        "authors": "line 5",
        "published": "line 7",
        "language": "the words",
    }
    assert draft.original.media_type == "text/markdown; charset=utf-8"
    assert draft.original.data == path.read_bytes()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_gives_the_facts_and_no_line_is_taken_for_one(
    source: SourceMaker, end: str
) -> None:
    text = "---\ntitle: Talks\nauthor: Jane Doe\n---\n\nExample Courier\n\nThey talked.\n"
    draft = markdown.read(source("a.md", text.replace("\n", end)))
    assert (draft.title, draft.authors, draft.outlet) == ("Talks", ("Jane Doe",), None)
    assert draft.body == "Example Courier\n\nThey talked."


def test_a_heading_that_says_the_title_again_is_taken_out(source: SourceMaker) -> None:
    again = markdown.read(
        source("a.md", "---\ntitle: Talks End\n---\n# Talks  *end*\n\nThey left.")
    )
    assert (again.title, again.body) == ("Talks End", "They left.")
    other = markdown.read(source("a.md", "---\ntitle: Talks\n---\n# Part one\n\nThey met."))
    assert (other.title, other.body) == ("Talks", "Part one\n\nThey met.")
    untitled = markdown.read(source("a.md", "---\noutlet: Wire\n---\n# Talks\n\nThey met."))
    assert (untitled.title, untitled.outlet, untitled.body) == ("Talks", "Wire", "They met.")


def test_a_heading_further_down_is_the_title_and_stays(source: SourceMaker) -> None:
    draft = markdown.read(source("a.md", "Exclusive\n\n# Talks end\n\nThey left."))
    assert (draft.title, draft.body) == ("Talks end", "Exclusive\n\nTalks end\n\nThey left.")


def test_an_underlined_heading_may_take_two_lines(source: SourceMaker) -> None:
    draft = markdown.read(source("a.md", "Talks\nend\n===\n\nThey left."))
    assert (draft.title, draft.body) == ("Talks end", "They left.")


def test_later_headings_are_lines_of_the_body(source: SourceMaker) -> None:
    draft = markdown.read(
        source("a.md", "# Talks\n\nExample Courier\n\n# Then\n\n## More\n\nWords.")
    )
    assert (draft.outlet, draft.body) == ("Example Courier", "Then\n\nMore\n\nWords.")


def test_a_heading_is_never_an_outlet(source: SourceMaker) -> None:
    draft = markdown.read(source("a.md", "# Talks end\n## Background\n\nThey left."))
    assert (draft.outlet, draft.body) == (None, "Background\n\nThey left.")


def test_without_a_heading_the_layout_of_plain_text_counts(source: SourceMaker) -> None:
    draft = markdown.read(source("a.md", "Talks end\nExample Courier\n\nThey left on Friday."))
    assert (draft.title, draft.outlet) == ("Talks end", "Example Courier")
    assert draft.body == "They left on Friday."


def test_lines_of_one_paragraph_below_the_head_are_joined(source: SourceMaker) -> None:
    draft = markdown.read(source("a.md", "# Talks\nExample Courier\nThey met.\nThey left."))
    assert (draft.outlet, draft.body) == ("Example Courier", "They met. They left.")


def test_without_any_title_the_file_names_it(source: SourceMaker) -> None:
    draft = markdown.read(source("my notes.md", "They met on Monday.\n\nThey left."))
    assert (draft.title, draft.body) == ("my notes", "They met on Monday.\n\nThey left.")
    assert draft.facts[0].found_in == "file name"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("a [link](https://a.example) and <https://b.example>.", "a link and https://b.example."),
        ("[link][1].\n\n[1]: javascript:alert(1)", "link."),
        ("hard  \nbreak\\\nhere.", "hard\nbreak\nhere."),
        ("a<br>b <!-- never --> c.", "a\nb c."),
        ("&amp; &eacute; \\* *em* **strong** `code`.", "& é * em strong code."),
        ("- one\n\n- two\n\nend.", "- one\n\n- two\n\nend."),
        ("> - one\n> - two\n\nend.", "- one\n- two\n\nend."),
        ("3. three\n4. four\n\nend.", "3. three\n4. four\n\nend."),
        ("***\n\nwords.\n\n---", "words."),
        ("![only a picture](a.png)\n\nwords.", "words."),
        ("<script>\nalert(1)\n\n</script>\n\nwords.", "words."),
        ("<style>p{}</style>\nwords.", "words."),
        ("<div hidden>\n\nwords *between*.\n\n</div>", "words between."),
        ("<table><tr><td>a<td>b &amp; c</table>\n\nwords.", "a\nb & c\n\nwords."),
        ("e\u0301 שלום 😀\u00a0.", "e\u0301 שלום 😀\u00a0."),
    ],
)
def test_markup_becomes_its_words(source: SourceMaker, text: str, body: str) -> None:
    assert (
        markdown.read(source("a.md", f"# Title\n\n## Part\n\n{text}\n")).body == f"Part\n\n{body}"
    )


@pytest.mark.parametrize(
    "text", ["# Title only", "![x](y)", "---\ntitle: A\n---\n", "# A\n\n<p></p>"]
)
def test_a_text_without_a_body_is_refused(source: SourceMaker, text: str) -> None:
    with pytest.raises(UnreadableError, match="There are no words in it"):
        markdown.read(source("a.md", text))


def test_deep_nesting_ends_somewhere(source: SourceMaker) -> None:
    text = "# Title\n\nFirst words.\n\n" + ">" * 5000 + " deep"
    assert markdown.read(source("a.md", text)).body.startswith("First words.")
