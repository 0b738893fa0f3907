"""The style sheet that Word and PDF share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image

from briefer.errors import InputError
from briefer.memo import style_sheet
from briefer.memo.document import ParaRole
from briefer.memo.style import Align, Hyphens, RoleName, Style
from briefer.paths import templates

if TYPE_CHECKING:
    from pathlib import Path

SHEET: Final = (templates() / "position" / "style.toml").read_text(encoding="utf-8")


def test_the_shipped_sheet_is_letter_with_one_inch_margins_and_twelve_point_text() -> None:
    sheet = style_sheet.parse(SHEET)
    assert (sheet.page.width, sheet.page.height) == (612, 792)
    assert sheet.page.measure == 468
    assert sheet[RoleName.BODY].size == 12
    assert sheet.font(sheet[RoleName.BODY]).name == "Times New Roman"
    assert sheet[RoleName.TABLE_CELL].size == 10
    assert sheet[RoleName.BOTTOM_LINE].shade == "#F3F4F6"


def test_every_paragraph_has_its_role() -> None:
    sheet = style_sheet.parse(SHEET)
    assert {RoleName(role) for role in ParaRole} <= sheet.roles.keys()


def test_only_own_words_have_a_bar() -> None:
    sheet = style_sheet.parse(SHEET)
    barred = {name for name, role in sheet.roles.items() if role.bar}
    assert barred == {RoleName.OWN_WORDS, RoleName.OWN_WORDS_TRANSLATION}


def test_a_role_takes_what_it_does_not_say_from_the_one_it_is_like() -> None:
    sheet = style_sheet.parse(SHEET)
    translation, words = sheet[RoleName.OWN_WORDS_TRANSLATION], sheet[RoleName.OWN_WORDS]
    assert translation.left == words.left
    assert translation.size < words.size


def _body(entries: str) -> Style:
    """Return the sheet whose body says this, too."""
    return style_sheet.parse(SHEET.replace("[roles.body]\n", f"[roles.body]\n{entries}\n"))


def test_only_running_text_is_hyphenated_and_only_that_and_notes_justified() -> None:
    sheet = _body('align = "justified"\nhyphens = "many"')
    many = {name for name, role in sheet.roles.items() if role.hyphens is Hyphens.MANY}
    assert {RoleName.BODY, RoleName.OWN_WORDS, RoleName.BULLET, RoleName.BOTTOM_LINE} <= many
    assert not many & {RoleName.HEADING1, RoleName.TABLE_CELL, RoleName.NOTE, RoleName.CAPTION}
    justified = {name for name, role in sheet.roles.items() if role.align is Align.JUSTIFIED}
    assert justified == many | {RoleName.NOTE, RoleName.REFERENCE}


def test_a_shipped_sheet_hyphenates_where_a_line_would_end_very_short() -> None:
    sheet = style_sheet.parse(SHEET)
    assert sheet[RoleName.BODY].hyphens is Hyphens.FEW
    assert sheet[RoleName.HEADING1].hyphens is Hyphens.NONE
    assert not any(role.align is Align.JUSTIFIED for role in sheet.roles.values())


def test_a_handling_mark_has_its_own_colours_and_place() -> None:
    sheet = style_sheet.parse(SHEET)
    assert sheet.banner("TLP:GREEN").align is Align.RIGHT
    assert sheet.banner("TLP:GREEN").shade == "#000000"
    assert sheet.banner("INTERNAL").align is Align.CENTRE


HEAD = '\n[letterhead]\npicture = "letterhead.png"\nalt = "Arms"\n'


def _with(pattern: str, new: str) -> str:
    changed = re.sub(pattern, new, SHEET, count=1)
    assert changed != SHEET
    return changed


@pytest.mark.parametrize(
    ("sheet", "named"),
    [
        ("[page", "not valid TOML"),
        ("page = 3", "page"),
        ("fonts = 3", "fonts"),
        ("marks = 3", "marks"),
        ("[roles]\nbody = 3", "roles"),
        (SHEET + "\n[paper]\n", "paper"),
        (_with(r"size = \"Letter\"", 'size = "Quarto"'), "Quarto"),
        (_with(r"top = 72", 'top = "wide"'), "wide"),
        (_with(r"top = 72", "tops = 72"), "tops"),
        (_with(r"top = 72", "top = inf"), "“top” of “page” cannot be “inf”"),
        (_with(r"top = 72", f"top = 1{'0' * 400}"), "“top” of “page” cannot be"),
        (_with(r"top = 72", "top = -1"), "“page” has a length below zero"),
        (_with(r"top = 72", "top = 700"), "the margins leave no room for text"),
        (_with(r"left = 72", "left = 540"), "the margins leave no room for text"),
        (_with(r"leading = [\d.]+", "leading = 0"), "is too small to be read"),
        (_with(r"size = 10", "size = 0"), "is too small to be read"),
        (_with("LiberationSans", "//evil.example/fonts/x"), "font file “//evil.example"),
        (_with("LiberationSans", "../secret"), "font file “../secret”"),
        (_with(r"colour = \"#111111\"", 'colour = "black"'), "black"),
        (_with(r"align = \"centre\"", 'align = "middle"'), "middle"),
        (_with(r"align = \"centre\"", "align = [1]"), "align"),
        (_with(r"\[roles.body\]", '[roles.body]\nhyphens = "some"'), "some"),
        (SHEET + '\n[[marks]]\nbegins = "X"\nalign = "justified"\n', "“align” of “marks”"),
        (SHEET + '\n[letterhead]\npicture = "letterhead.png"\n', "letterhead"),
        (SHEET + HEAD.replace("letterhead.png", "../secret.png"), "letterhead.png, letterhead.jpg"),
        (SHEET + HEAD.replace("Arms", " "), "“alt”"),
        (SHEET + HEAD + "height = 500\n", "200 points high"),
        (SHEET + HEAD + "height = nan\n", "“height” of “letterhead” cannot be “nan”"),
        (SHEET + HEAD + 'align = "justified"\n', "“align” of “letterhead”"),
        (SHEET + HEAD + 'image = "x"\n', "image"),
        (SHEET + "\n[word]\nheader = 301\n", "300 at the most"),
        (SHEET + "\n[word]\nfooter = nan\n", "“footer” of “word” cannot be “nan”"),
        (SHEET + "\n[word]\nown_letters = 3\n", "own_letters"),
        (_with(r"\[roles.small\]", "[roles.smallest]"), "smallest"),
        (_with(r"like = \"heading1\"", 'like = "heading9"'), "heading9"),
        (_with(r"like = \"heading1\"", 'like = "notes-title"'), "notes-title"),
        (_with(r"font = \"sans\"", 'font = "comic"'), "comic"),
        (_with(r"embedded = \"LiberationSans\"", ""), "sans"),
    ],
)
def test_a_wrong_sheet_is_refused_with_what_is_wrong(sheet: str, named: str) -> None:
    with pytest.raises(InputError, match=re.escape(named)):
        style_sheet.parse(sheet)


def test_a_sheet_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        style_sheet.load(templates() / "no-such-template" / "style.toml")


def test_a_letterheads_picture_is_a_file_beside_the_sheet(tmp_path: Path) -> None:
    sheet, picture = tmp_path / "style.toml", tmp_path / "letterhead.png"
    sheet.write_text(SHEET + HEAD, encoding="utf-8")
    with pytest.raises(InputError, match=r"letterhead\.png.*not there"):
        style_sheet.load(sheet)
    Image.new("RGB", (40, 20)).save(picture)
    head = style_sheet.load(sheet).letterhead
    assert head is not None
    assert head.image is not None
    assert head.size(500) == (96, 48)
    assert head.size(48) == (48, 24)
    picture.write_bytes(b"no picture")
    with pytest.raises(InputError, match="no picture"):
        style_sheet.load(sheet)


def test_word_has_its_headers_where_the_sheet_says() -> None:
    page = style_sheet.parse(SHEET).page
    assert style_sheet.parse(SHEET).word.page(page) == page
    moved = style_sheet.parse(SHEET + "\n[word]\nheader = 0\nfooter = 50\n").word.page(page)
    assert (moved.header, moved.footer) == (0, 50)
