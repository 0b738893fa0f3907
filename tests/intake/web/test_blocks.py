from __future__ import annotations

import pytest
from lxml.html import HTMLParser, document_fromstring

from briefer.intake.web.blocks import blocks_of, plain_text


def text_of(html: str, unwanted: frozenset[str] = frozenset()) -> str:
    parser = HTMLParser(remove_comments=True)
    body = document_fromstring(f"<html><body>{html}</body></html>", parser=parser).find("body")
    assert body is not None
    return plain_text(blocks_of(body, unwanted))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One <b>bold</b>\n and  <i>two</i>.</p>", "One bold and two."),
        ("<h2>Part</h2>loose words<p>One.</p>tail", "Part\n\nloose words\n\nOne.\n\ntail"),
        ("<p>Line<br>break<br/>s.</p>", "Line\nbreak\ns."),
        ("<p>A<!-- b --> c.</p>", "A c."),
        ("<ul><li>one<li>two</ul><p>end</p>", "- one\n- two\n\nend"),
        ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
        ("<ul><li><p>one</p><li>two<ol><li>deep</ol></ul>", "- one\n- two\n\n1. deep"),
        ("<blockquote><p>Said.</p></blockquote><p>x</p>", "Said.\n\nx"),
        ("<table><tr><th>a<th>b<tr><td>c<td>d</table><p>e", "a | b\nc | d\n\ne"),
        ("<pre>a\n  b  c</pre><p>d</p>", "a\n  b  c\n\nd"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<p>six\u00a0hours\u00ad</p>", "six\u00a0hours\u00ad"),
        ("<p>e\u0301 \U0001f600 שלום</p>", "e\u0301 \U0001f600 שלום"),
        ("<p> </p><div><br></div>", ""),
    ],
)
def test_a_tree_is_written_as_plain_text(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<template>x</template>",
        "<noscript>x</noscript>",
        "<svg><text>x</text></svg>",
        "<button>x</button>",
        "<span hidden>x</span>",
        "<span aria-hidden='true'>x</span>",
        "<span style='color: red; display: none'>x</span>",
        "<select><option>x</select>",
    ],
)
def test_what_a_reader_does_not_see_is_left_out(hidden: str) -> None:
    assert text_of(f"<p>Words {hidden}stay.</p>") == "Words stay."


def test_a_hidden_part_does_not_end_the_part_around_it() -> None:
    html = "<div>a <div hidden>x<div>y</div></div><b>b</b> c</div><div>d</div>"
    assert text_of(html) == "a b c\n\nd"


def test_unwanted_elements_are_left_out_and_what_follows_them_is_kept() -> None:
    assert text_of("<nav><p>menu</p></nav>then<p>words</p>", frozenset({"nav"})) == "then\n\nwords"


def test_a_block_knows_its_element_and_its_links() -> None:
    body = document_fromstring("<body><p>See <a href='#'>this page</a></p><li>x</body>")
    first, second = blocks_of(body)
    assert (first.tag, first.linked, second.tag) == ("p", 9, "li")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        *(("It ended.", True), ("“It ended.”", True), ("Did it?", True), ("終わった。", True)),
        *(("It ended", False), ("Menu", False), ("Read more…", True), ("(See below.)", True)),
    ],
)
def test_a_block_knows_whether_it_ends_as_sentences_do(text: str, ends: bool) -> None:
    (block,) = blocks_of(document_fromstring(f"<html><body><p>{text}</p></body></html>"))
    assert block.ends_sentence is ends
