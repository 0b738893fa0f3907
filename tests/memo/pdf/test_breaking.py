"""Words broken at the ends of lines, and justified lines: what is copied is the text again."""

from __future__ import annotations

import random
import re
import subprocess
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.memo.document import Extract, Memo, NotesAt, Para
from briefer.memo.pdf import mixed_lines
from briefer.memo.pdf.blocks import Layout
from briefer.memo.pdf.breaking import PLAIN, Breaks
from briefer.memo.pdf.fonts import Look
from briefer.memo.pdf.hyphens import places
from briefer.memo.pdf.line import Line
from briefer.memo.pdf.lines import lines
from briefer.memo.pdf.pages import paginate
from briefer.memo.pdf.ruler import Ruler
from briefer.memo.pdf.writer import write
from briefer.memo.style import Align, Hyphens, RoleName
from briefer.model.inline import InlineExtract, Text
from briefer.model.voice import Voice
from tests.memo.conftest import META
from tests.memo.pdf.test_lines import LETTERS, drawn, is_one_letter, texts
from tests.memo.pdf.test_structure import failures

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.pdf.line import Stretch
    from briefer.memo.style import Style

SERIF: Final = Look("LiberationSerif", 12)
BOLD: Final = Look("LiberationSerif", 12, bold=True)
SPANISH: Final = Look("LiberationSerif", 12, language="es")
MANY: Final = Breaks(18)
JUSTIFIED: Final = Breaks(6, justified=True)
ENGLISH: Final = (
    "the representatives of the international organisation announced considerable improvements of "
    "the administrative arrangements notwithstanding extraordinary circumstances "
) * 6
CASTILIAN: Final = (
    "los representantes de las organizaciones internacionales anunciaron considerables mejoras de "
    "los procedimientos administrativos correspondientes "
) * 6


def joined(broken: list[Line]) -> str:
    """Return the text of lines as a reader makes it of them."""
    return re.sub("\u00ad\n", "", "\n".join(texts(broken))).replace("\n", " ")


def broken_words(broken: list[Line]) -> set[tuple[str, str]]:
    """Return the two parts of each word that a hyphen parts."""
    told = texts(broken)
    return {
        (upper.split(" ")[-1].rstrip("\u00ad"), lower.split(" ")[0])
        for upper, lower in pairwise(told)
        if upper.endswith("\u00ad")
    }


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("notwithstanding", "en-US", "not-with-stand-ing"),
        ("“notwithstanding”,", "en", "“not-with-stand-ing”,"),
        ("inmigración", "es", "in-mi-gra-ción"),
        ("inmigración", "es-MX", "in-mi-gra-ción"),
        ("l’immigration", "fr", "l’im-mi-gra-tion"),
        ("Einwanderungsbehörde", "de", "Ein-wan-de-rungs-be-hörde"),
        ("ferry", "en", "ferry"),
        ("Notwithstanding", "en", "Notwithstanding"),
        ("Washington", "en", "Washington"),
        ("UNICEF", "en", "UNICEF"),
        ("McAllister", "en", "McAllister"),
        ("1,234,567", "en", "1,234,567"),
        ("12th-century", "en", "12th-century"),
        ("https://example.org/administration", "en", "https://example.org/administration"),
        ("administration@example.org", "en", "administration@example.org"),
        ("@administration", "en", "@administration"),
        ("#administration", "en", "#administration"),
        ("administration.example.org", "en", "administration.example.org"),
        ("cross-administration", "en", "cross-administration"),
        ("administration/finance", "en", "administration/finance"),
        ("notwithstanding", "xx", "notwithstanding"),
        ("notwithstanding", "", "notwithstanding"),
    ],
)
def test_a_word_is_broken_by_the_rules_of_its_language_and_a_name_never(
    word: str, language: str, parts: str
) -> None:
    cuts = sorted(places(word, language))
    told = [word[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(word)], strict=True)]
    assert "-".join(told) == parts


def test_without_a_zone_no_word_is_broken() -> None:
    assert not any(line.hyphenated for line in lines([(ENGLISH, SERIF)], 200, Ruler("en")))


@pytest.mark.parametrize(("text", "look"), [(ENGLISH, SERIF), (CASTILIAN, SPANISH)])
def test_a_line_that_would_end_too_short_takes_the_beginning_of_a_word(
    text: str, look: Look
) -> None:
    plain = lines([(text, look)], 200, Ruler("en"))
    broken = lines([(text, look)], 200, Ruler("en"), breaks=MANY)
    assert joined(broken) == joined(plain) == text.strip()
    assert sum(line.hyphenated for line in broken) > 5
    assert all(line.width <= 200 for line in broken)
    assert max(200 - line.width for line in plain[:-1]) > 50
    in_a_row = [line.hyphenated and last.hyphenated for last, line in pairwise(broken)]
    free = [line for line, full in zip(broken[2:-2], in_a_row, strict=False) if not full]
    assert max(200 - line.width for line in free) < 40
    for head, tail in broken_words(broken):
        assert len(head) in places(head + tail, look.language or "en")


def test_a_line_that_is_nearly_full_is_left_alone() -> None:
    for width in range(150, 300, 7):
        broken = lines([(ENGLISH, SERIF)], width, Ruler("en"), breaks=Breaks(60))
        plain = lines([(ENGLISH, SERIF)], width, Ruler("en"))
        for one, other in zip(broken, plain, strict=False):
            if width - other.width <= 60:
                assert one.width == other.width
            else:
                break


def test_words_in_another_language_are_broken_by_its_rules() -> None:
    text: list[Stretch] = [("the word “", SERIF), (CASTILIAN, SPANISH), ("” and", SERIF)]
    found = set()
    for width in range(120, 320, 5):
        found |= broken_words(lines(text, width, Ruler("en"), breaks=MANY))
    assert len(found) > 20
    for head, tail in found:
        assert len(head) in places(head + tail, "es")
    assert any(len(head) not in places(head + tail, "en") for head, tail in found)


def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen() -> None:
    text = "notwithstanding " * 60
    for width in range(90, 200, 7):
        told = [line.hyphenated for line in lines([(text, SERIF)], width, Ruler("en"), breaks=MANY)]
        assert "111" not in "".join(map(str, map(int, told)))


def test_the_last_word_of_a_paragraph_is_whole() -> None:
    for width in range(80, 400, 3):
        for text in ("and so on and so on notwithstanding", "a notwithstanding"):
            for stretches in ([(text, SERIF)], [(text[:7], SERIF), (text[7:], BOLD)]):
                broken = lines(stretches, width, Ruler("en"), breaks=Breaks(1))
                if width > 90:
                    assert not any(line.hyphenated for line in broken)


def test_what_no_space_parts_is_broken_within_one_look_alone() -> None:
    mark = Look("LiberationSerif", 8, rise=4, note=1)
    text: list[Stretch] = [
        ("and so the minister said “", SERIF),
        ("notwithstanding", SPANISH),
        ("”", SERIF),
        ("1", mark),
        (" inter", SERIF),
        ("nationally", BOLD),
        (" and more", SERIF),
    ]
    found = set()
    for width in range(100, 330):
        found |= broken_words(lines(text, width, Ruler("en"), breaks=Breaks(1)))
    heads = {head for head, _ in found}
    assert any(head.startswith("“not") for head in heads)
    assert not any("inter" in head for head in heads)


STRETCHES: Final = (
    [(ENGLISH, SERIF)],
    [("The minister: “", SERIF), (CASTILIAN, SPANISH), ("” ", SERIF), ("now", BOLD)],
    [(ENGLISH[:400], SERIF), (CASTILIAN[:300], BOLD), (" and so on", SERIF)],
)
HELD_TOGETHER: Final = (
    [(ENGLISH.replace(" the ", " - the- "), SERIF)],
    [("- ", SERIF), (ENGLISH.replace(" a", "- a")[:400], SERIF), (" a- b", BOLD), (" c", SERIF)],
)
"""Words with a hyphen before a space: no line may end there, and the space does not grow."""


FED: Final = (
    [(ENGLISH.replace(" announced ", " announced\n"), SERIF)],
    [("one\n\n two \n", SERIF), (CASTILIAN[:200] + "\n", SPANISH), ("\n", BOLD), (ENGLISH, BOLD)],
)
"""Words with line feeds."""


@pytest.mark.parametrize("breaks", [PLAIN, MANY, JUSTIFIED, Breaks(60), Breaks(justified=True)])
@pytest.mark.parametrize("text", [*STRETCHES, *HELD_TOGETHER, *FED])
def test_lines_are_the_same_whichever_way_they_are_filled(
    text: list[Stretch], breaks: Breaks
) -> None:
    for width in range(90, 400, 9):
        plain = lines(text, width, Ruler("en"), breaks=breaks)
        mixed = [
            Line(pieces, sum(piece.width for piece in pieces), hyphenated)
            for pieces, hyphenated in mixed_lines.fill(
                text, width, Ruler("en"), 0, breaks, rtl=False
            )
        ]
        assert texts(plain) == texts(mixed)
        for one, other in zip(plain, mixed, strict=True):
            assert one.width == pytest.approx(other.width, abs=0.01)
            assert one.hyphenated == other.hyphenated


@pytest.mark.parametrize("text", STRETCHES)
def test_justified_lines_are_full_but_the_last_one(text: list[Stretch]) -> None:
    ragged = 0
    for width in range(300, 480, 13):
        *full, last = lines(text, width, Ruler("en"), first=20, breaks=JUSTIFIED)
        for number, line in enumerate(full):
            room = width - (0 if number else 20)
            if line.width == pytest.approx(room):
                continue
            ragged += 1
            gaps = texts([line])[0].count(" ")
            assert room - line.width > gaps * SERIF.size, "its spaces would not be too wide"
        assert last.width <= width
        assert all(
            line.width == pytest.approx(sum(piece.width for piece in line.pieces)) for line in full
        )
    assert ragged < 10


def test_a_line_that_would_be_torn_apart_stays_ragged() -> None:
    word = "x" * 25
    broken = lines([(f"a b {word} c {word} end", SERIF)], 165, Ruler("en"), breaks=JUSTIFIED)
    assert broken[0].width < 20


def test_a_line_before_a_line_feed_is_not_justified() -> None:
    broken = lines([("one two\n" + ENGLISH, SERIF)], 300, Ruler("en"), breaks=JUSTIFIED)
    assert broken[0].width < 60
    assert broken[1].width == pytest.approx(300)


def test_hebrew_is_justified_and_never_hyphenated() -> None:
    text = "הממשלה הודיעה כי תמשיך בדיונים על המעבר בנמל " * 9
    *full, _ = lines([(text, SERIF)], 250, Ruler("he"), rtl=True, breaks=JUSTIFIED)
    assert [line.width for line in full] == pytest.approx([250] * len(full))
    assert not any("\u00ad" in drawn(piece) for line in full for piece in line.pieces)


@given(st.lists(st.text(LETTERS, max_size=60), min_size=1, max_size=4), st.integers(30, 300))
def test_whatever_the_letters_no_line_is_too_wide(given_texts: list[str], width: int) -> None:
    looks = [SERIF, BOLD, Look("LiberationSans", 9, italic=True), SPANISH]
    text = list(zip(given_texts, looks, strict=False))
    for line in lines(text, width, Ruler("en"), breaks=Breaks(4, justified=True)):
        assert line.width <= width + 0.01 or is_one_letter(line)
        assert line.width == pytest.approx(sum(piece.width for piece in line.pieces))


def dressed(sheet: Style, align: Align, hyphens: Hyphens) -> Style:
    """Return the sheet with all running text like this."""
    names = {RoleName.BODY, RoleName.OWN_WORDS, RoleName.REPORT}
    roles = {
        name: replace(role, align=align, hyphens=hyphens) if name in names else role
        for name, role in sheet.roles.items()
    }
    return replace(sheet, roles=roles)


LOOKS: Final = [
    (Align.LEFT, Hyphens.FEW),
    (Align.LEFT, Hyphens.MANY),
    (Align.JUSTIFIED, Hyphens.MANY),
    (Align.JUSTIFIED, Hyphens.NONE),
]


def long_memo(quotations: int = 60) -> Memo:
    """Return a memo of paragraphs in English and quotations in Spanish."""
    dice = random.Random(7)
    english, castilian = ENGLISH.split()[:18], CASTILIAN.split()[:16]

    def some(words: list[str]) -> str:
        return " ".join(dice.choices(words, k=dice.randrange(20, 90)))

    blocks: list[Para | Extract] = []
    for number in range(quotations):
        blocks.append(Para((Text(some(english) + "."),)))
        words = InlineExtract(f"p{number}", some(castilian), Voice.OWN)
        blocks.append(Extract((Text("The office: "), words), Voice.OWN, f"p{number}"))
    foreign = tuple((f"p{number}", "es") for number in range(quotations))
    meta = replace(META, notes_at=NotesAt.NONE, language="en", banner="")
    return Memo(meta, tuple(blocks), foreign=foreign)


def sentences(memo: Memo) -> list[str]:
    """Return the text of each paragraph and the words of each quotation."""
    return [
        item.text if isinstance(item, Text) else item.words
        for block in memo.blocks
        if isinstance(block, Para | Extract)
        for item in block.inlines
        if isinstance(item, Text | InlineExtract)
    ]


def by_poppler(data: bytes) -> str:
    out = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return out.stdout.decode()


def by_pdfium(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    return "\n".join(pages).replace("\x02\r\n", "").replace("\x02", "")


@pytest.mark.parametrize(("align", "hyphens"), LOOKS)
def test_what_is_copied_is_the_text_with_every_word_whole(
    align: Align, hyphens: Hyphens, sheet: Style
) -> None:
    memo = long_memo()
    data = write(memo, dressed(sheet, align, hyphens))
    for copied in (by_poppler(data), by_pdfium(data)):
        # Pages are numbered, between two lines of a paragraph that goes on.
        told = re.sub(r"\s*\d+ of \d+\s*", " ", copied.replace("\f", " "))
        told = " ".join(told.replace("\u00ad\n", "").split())
        lost = [text for text in sentences(memo) if text.strip() not in told]
        assert lost == []


@pytest.mark.parametrize(("align", "hyphens"), LOOKS)
def test_a_file_of_such_lines_is_sound(
    align: Align, hyphens: Hyphens, sheet: Style, tmp_path: Path
) -> None:
    data = write(long_memo(9), dressed(sheet, align, hyphens), archive=True)
    assert failures(data, tmp_path) == []


@pytest.mark.parametrize("height", range(150, 420, 30))
def test_no_page_ends_in_the_middle_of_a_word(height: int, sheet: Style) -> None:
    dressed_sheet = dressed(sheet, Align.JUSTIFIED, Hyphens.MANY)
    layout = Layout(long_memo(), dressed_sheet, Ruler("en"))
    pages = paginate(layout.strips(), height, layout.footnotes)
    ends = [page.body.strips[-1][1].inks for page in pages if page.body.strips]
    assert not any(ink.line.hyphenated for inks in ends for ink in inks)
    assert sum(ink.line.hyphenated for page in pages for _, s in page.body.strips for ink in s.inks)


def test_ragged_text_is_hyphenated_where_a_line_would_end_very_short(sheet: Style) -> None:
    """As the mockup of a page has it: an ordinary paragraph has no hyphen at all."""
    meta, room = replace(META, language="en"), sheet.page.measure

    def of(text: str) -> list[Line]:
        strips = list(Layout(Memo(meta, (Para((Text(text),)),)), sheet, Ruler("en")).strips())
        return [ink.line for strip in strips for ink in strip.inks]

    assert not any(line.hyphenated for line in of(ENGLISH * 3))
    short = []
    for times in range(5, 25):
        text = ("so " * times + "antidisestablishmentarianistically ") * 5 + "end."
        told, plain = of(text), lines([(text, SERIF)], room, Ruler("en"))
        short.append(max(room - line.width for line in plain[:-1]))
        assert any(line.hyphenated for line in told) == (short[-1] > 0.25 * room)
        assert max(room - line.width for line in told[:-1]) <= 0.25 * room
    assert min(short) < 0.25 * room < max(short)


ADDRESS: Final = (
    "https://example.org/briefing-room/statements-releases/2023/12/28/joint-communique-of-the-"
    "parties-on-orderly-humane-and-regular-migration/"
)


def test_an_address_wider_than_a_line_is_parted_before_its_signs() -> None:
    link = replace(SERIF, link=ADDRESS)
    text = [("The office; ", SERIF), (ADDRESS, link), ("; read on Monday.", SERIF)]
    broken = lines(text, 260, Ruler("en"))
    told = texts(broken)
    assert told[0].startswith("The office; https://example.org")
    assert all(line[0] in "/.-" for line in told[1:-1])
    assert "".join(line.removesuffix("-") for line in told).startswith(f"The office; {ADDRESS};")
    assert all(line.width <= 260 for line in broken)


@pytest.mark.parametrize("width", range(130, 400, 7))
def test_no_sign_behind_an_address_stands_alone(width: int) -> None:
    link = replace(SERIF, link=ADDRESS)
    told = texts(lines([("See ", SERIF), (ADDRESS, link), (";", SERIF)], width, Ruler("en")))
    assert told[-1] not in {";", "/;"}
