"""Markdown and HTML say what the tree says, and nothing in a text is taken for a sign of theirs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement, fromstring
from markdown_it import MarkdownIt

from briefer.memo import html, markdown
from briefer.memo.document import (
    Bullets,
    Extract,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    Note,
    NotesAt,
    Para,
    Table,
)
from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text
from briefer.model.voice import Voice
from tests.memo.test_parity import squeezed, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

META: Final = MemoMeta("T", "position", "Desk", "", "2023-12-29T00:00:00Z")
MARK: Final = re.compile(r"((?<!\\)(?:\\\\)*)\[\^(\d+)\](:?)")


def tokens(memo: Memo) -> list[Token]:
    """Read the Markdown as a wiki would, its notes as numbered lines."""
    text = markdown.write(memo).decode("utf-8")
    plain = MARK.sub(lambda f: f"{f[1]}{f[2]} " if f[3] else f"{f[1]}{f[2]}", text)
    return MarkdownIt("commonmark").enable("table").parse(plain)


def markdown_text(memo: Memo) -> str:
    return "\n".join(_inline_text(tokens(memo)))


def _inline_text(found: list[Token]) -> Iterator[str]:
    bullet = ""
    for token in found:
        if token.type == "list_item_open":
            bullet = "• "
        if token.type != "inline":
            continue
        parts = [
            child.content if child.type == "text" else " " if "break" in child.type else ""
            for child in token.children or ()
        ]
        kinds = {child.type for child in token.children or ()}
        assert kinds <= {
            *("text", "softbreak", "hardbreak", "link_open", "link_close"),
            *("em_open", "em_close", "strong_open", "strong_close"),
        }, kinds
        yield bullet + "".join(parts)
        bullet = ""


def page_of(memo: Memo) -> HtmlElement:
    return fromstring(html.write(memo).decode("utf-8"))


def found(page: HtmlElement, path: str) -> list[HtmlElement]:
    elements = page.xpath(path)
    assert isinstance(elements, list)
    return elements


def html_text(memo: Memo) -> str:
    page = page_of(memo)
    for number, item in enumerate(found(page, "//ol/li"), start=1):
        item.text = f"{number} {item.text or ''}"
        item.remove(item[-1])  # the way back
    for item in found(page, "//ul/li"):
        item.text = f"• {item.text or ''}"
    return "\n".join(page.body.itertext())


def without_banner(text: str, memo: Memo) -> str:
    banner = squeezed(memo.meta.banner)
    assert text.startswith(banner)
    assert text.endswith(banner)
    return text[len(banner) : len(text) - len(banner)]


@pytest.mark.parametrize("read", [markdown_text, html_text])
@pytest.mark.parametrize("which", ["page_memo", "hard_memo"])
def test_they_say_what_the_tree_says(
    which: str, read: object, request: pytest.FixtureRequest
) -> None:
    memo: Memo = request.getfixturevalue(which)
    said = squeezed(read(memo))  # type: ignore[operator]  # one of the two above
    assert without_banner(said, memo) == squeezed("\n".join(text_of(memo, numbered=True)))


SIGNS: Final = st.text("ab1 \n*_`#>-+.()[]{}<>|\\~&;!:=^/\"'“”\u05d0中😀\x07", max_size=24)
INLINES: Final = st.lists(
    st.one_of(
        SIGNS.map(Text),
        st.builds(Emph, SIGNS, strong=st.booleans()),
        st.builds(lambda words: InlineExtract("p", words, Voice.OWN), SIGNS),
        st.builds(
            Link, SIGNS, st.sampled_from(["https://a.example/x", "javascript:alert(1)", "<"])
        ),
    ),
    max_size=4,
).map(tuple)


@settings(max_examples=60, deadline=None)
@given(INLINES, INLINES, st.lists(SIGNS, min_size=2, max_size=2), SIGNS)
def test_no_sign_of_a_text_is_taken_for_one_of_theirs(
    one: tuple[Text, ...], two: tuple[Text, ...], cells: list[str], title: str
) -> None:
    blocks = (
        HeaderBlock("MEMO", (HeaderField("To", title), HeaderField("Re", title, strong=True))),
        Heading(1, title or "x", "1"),
        Para((*one, NoteRef("p", 1))),
        Bullets((one, two)),
        Extract((*two, Text("z")), Voice.OWN, "p", one),
        Extract((Text("a"), *two), Voice.REPORT, "p"),
        Table((Text("c"),), ("a", "b"), (tuple(cells),)),
    )
    memo = Memo(META, blocks, (Note(1, "p", (Text("n"), *two)),))
    expected = squeezed("\n".join(text_of(memo, numbered=True))).replace("•", "")
    for read in (markdown_text, html_text):
        # An empty item has no bullet to read back.
        assert squeezed(read(memo)).replace("•", "") == expected.replace("\x07", "")


def test_without_notes_there_is_no_list_of_them(page_memo: Memo) -> None:
    memo = replace(page_memo, meta=replace(page_memo.meta, notes_at=NotesAt.NONE))
    assert b"<ol>" not in html.write(memo)
    assert b"\n[^1]:" not in markdown.write(memo)


def test_the_page_loads_nothing_and_its_links_lead_to_the_web_alone() -> None:
    inlines = (Link("bad", "javascript:alert(1)"), Link("good", "https://a.example/?a=1&b=<2>"))
    memo = Memo(META, (Para(inlines), Para((Text("<img src=x onerror=alert(1)>"),))))
    page = page_of(memo)
    assert [a.get("href") for a in page.iter("a")] == ["https://a.example/?a=1&b=%3C2%3E"]
    assert not list(page.iter("img", "script", "link", "iframe"))
    assert "bad" in page.text_content()
    assert "javascript" not in markdown.write(memo).decode()
    assert "\\<img" in markdown.write(memo).decode()


def test_marks_and_notes_lead_to_each_other(page_memo: Memo) -> None:
    page = page_of(page_memo)
    for note in page_memo.notes:
        (mark,) = found(page, f"//sup/a[@href='#note-{note.number}']")
        (back,) = found(page, f"//li[@id='note-{note.number}']/a[@href='#{mark.get('id')}']")
        assert back.text == "↩"


def test_own_words_are_quotations_and_reports_are_not() -> None:
    own = Extract((InlineExtract("p", "ours", Voice.OWN),), Voice.OWN, "p")
    report = Extract((InlineExtract("p", "theirs", Voice.REPORT),), Voice.REPORT, "p")
    memo = Memo(META, (own, report))
    page = page_of(memo)
    assert [quote.text_content().strip() for quote in page.iter("blockquote")] == ["“ours”"]
    assert markdown.write(memo).decode() == "> “ours”\n\ntheirs\n"


def test_the_same_memo_gives_the_same_bytes(page_memo: Memo) -> None:
    assert html.write(page_memo) == html.write(page_memo)
    assert markdown.write(page_memo) == markdown.write(page_memo)


def test_emphasis_stays_where_markdown_can_tell_its_ends() -> None:
    verbs = Para((Emph("Asks:", strong=True), Text(" more aid; "), Emph("soon"), Text(".")))
    glued = Para((Text("a"), Emph("(b)"), Text("c"), Emph("d"), Emph("e", strong=True)))
    said = markdown.write(Memo(META, (verbs, glued))).decode()
    assert said == "**Asks:** more aid; *soon*.\n\na(b)c*d*e\n"


def test_what_says_nothing_leaves_no_signs_behind() -> None:
    blocks = (
        *(HeaderBlock("", (HeaderField("", ""),)), Heading(1, ""), Para(()), Table((), ("",), ())),
        *(Extract((), Voice.OWN, "p"), Para((Text("a"),))),
    )
    assert markdown.write(Memo(META, blocks)).decode() == "a\n"


def test_a_row_that_is_longer_than_the_head_loses_no_cell() -> None:
    table = Table((), ("a",), (("b", "c"), ()))
    assert (
        markdown.write(Memo(META, (table,))).decode()
        == "| a |  |\n| --- | --- |\n| b | c |\n|  |\n"
    )
    assert html.write(Memo(META, (table,))).count(b"<tr>") == 3


def test_a_line_feed_or_a_space_at_the_end_of_a_text_parts_it_from_the_next() -> None:
    run = (Text("one\n"), Text("two"), Link(" three ", "https://a.example"), Emph("\nfour"))
    said = markdown.write(Memo(META, (Para(run),))).decode()
    assert said == "one two [three](<https://a.example>)  *four*\n"


def test_a_page_looks_as_paper_does(page_memo: Memo) -> None:
    (sheet,) = found(page_of(page_memo), "//style")
    rules = dict(re.findall(r"([^{}]+?)\s*\{\s*([^{}]*?)\s*\}", (sheet.text or "").strip()))
    rules = {name.strip(): said for name, said in rules.items()}
    report, translated = rules[".report"], rules[".report + .translation"]
    indents = [float(re.findall(r"[\d.]+", said)[0]) for said in (report, translated)]
    size = float(re.findall(r"font-size: ([\d.]+)em", rules[_named(rules, ".translation,")])[0])
    # A translation stands right below its report, the names of a matrix are not bold, and the mark
    # of a note parts no lines.
    assert abs(indents[0] - indents[1] * size) < 0.01
    assert rules[_named(rules, ".own-words .translation")] == "margin-top: -1em;"
    assert rules[".matrix tbody th"] == "font-weight: normal;"
    assert rules["sup"] == "line-height: 0;"


def _named(rules: dict[str, str], words: str) -> str:
    return next(name for name in rules if words in name)
