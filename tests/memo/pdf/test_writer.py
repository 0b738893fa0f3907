from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pikepdf
import pytest

from briefer.errors import InputError
from briefer.memo.document import (
    Bullets,
    Extract,
    Heading,
    Memo,
    MemoMeta,
    Note,
    NotesAt,
    PageBreak,
    Para,
    ParaRole,
    Table,
)
from briefer.memo.pdf.blocks import Layout
from briefer.memo.pdf.ruler import Ruler
from briefer.memo.pdf.writer import laid_out, typeset, write
from briefer.memo.style import Font, RoleName
from briefer.model.inline import InlineExtract, NoteRef, Text, plain_text
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.document import Block
    from briefer.memo.style import Style

META: Final = MemoMeta("A title", "position", "Desk", "Subject", "2023-12-29T12:30:00Z")


def run(program: str, *arguments: str, given: bytes | None = None) -> tuple[str, str]:
    path = shutil.which(program)
    assert path, f"the tests need {program}"
    done = subprocess.run([path, *arguments], input=given, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def plain(data: bytes, folder: Path) -> str:
    """Return the file with every stream open to read."""
    path, opened = folder / "memo.pdf", folder / "open.pdf"
    path.write_bytes(data)
    run("qpdf", "--qdf", "--object-streams=disable", str(path), str(opened))
    return opened.read_bytes().decode("latin-1")


def pages_of(data: bytes) -> list[str]:
    text, errors = run("pdftotext", "-", "-", given=data)
    assert not errors
    return text.split("\f")[:-1]


def properties(data: bytes) -> dict[str, str]:
    text, _ = run("pdfinfo", "-rawdates", "-", given=data)
    return {
        name: value.strip() for name, _, value in (row.partition(":") for row in text.splitlines())
    }


def with_role(sheet: Style, name: RoleName, **values: Any) -> Style:  # noqa: ANN401 - those of a role
    return replace(sheet, roles={**sheet.roles, name: replace(sheet[name], **values)})


def words_on(data: bytes, page: int) -> list[tuple[str, float, float]]:
    """Return the words of a page, with points from the top of the paper to head and foot."""
    number = str(page + 1)
    text, _ = run("pdftotext", "-bbox", "-f", number, "-l", number, "-", "-", given=data)
    found = re.findall(r'yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)">([^<]*)<', text)
    return [(html.unescape(word), float(top), float(bottom)) for top, bottom, word in found]


def memo_of(*blocks: Block) -> Memo:
    return Memo(META, blocks)


@pytest.fixture
def page(page_memo: Memo, sheet: Style) -> bytes:
    return write(page_memo, sheet)


@pytest.mark.parametrize("name", ["page_memo", "hard_memo"])
def test_independent_readers_find_no_fault(
    name: str, request: pytest.FixtureRequest, sheet: Style, tmp_path: Path
) -> None:
    path = tmp_path / "memo.pdf"
    path.write_bytes(write(request.getfixturevalue(name), sheet))
    _, errors = run("qpdf", "--check", str(path))
    assert not errors
    _, errors = run("pdftoppm", "-r", "30", str(path), str(tmp_path / "page"))
    assert not errors


def test_every_font_is_embedded_and_cut_to_what_is_used(hard_memo: Memo, sheet: Style) -> None:
    listed, _ = run("pdffonts", "-", given=write(hard_memo, sheet))
    rows = [line.split() for line in listed.splitlines()[2:]]
    assert rows
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_the_same_memo_gives_the_same_bytes(page_memo: Memo, sheet: Style, page: bytes) -> None:
    assert write(page_memo, sheet) == page


SMALL: Final = """
import hashlib
from briefer.memo import style_sheet
from briefer.memo.document import Memo, MemoMeta, Para
from briefer.memo.pdf.writer import write
from briefer.model.inline import Link, Text
from briefer.paths import templates
meta = MemoMeta("T", "position", "Desk", "S", "2023-12-29T00:00:00Z", banner="TLP:RED")
para = Para((Text("a 😀 e\\u0301 سلام"), Link("x", "https://example.org")))
sheet = style_sheet.load(templates() / "position" / "style.toml")
print(hashlib.sha256(write(Memo(meta, (para,)), sheet)).hexdigest())
"""


def test_another_process_gives_the_same_bytes() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", SMALL],
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_the_file_says_what_it_is_and_is_dated_by_the_memo(page: bytes, tmp_path: Path) -> None:
    facts = properties(page)
    assert facts["Title"].startswith("Costa Alta offers help")
    assert facts["Author"] == "Northern desk"
    assert facts["Subject"] == "Ferry talks, December 2023"
    assert facts["Keywords"] == "TLP:GREEN"
    assert facts["CreationDate"] == facts["ModDate"] == "D:20231229123000Z"
    assert "/Lang (en)" in plain(page, tmp_path)


def outline(data: bytes, folder: Path) -> list[tuple[int, str]]:
    """Return level and title of each line, as poppler reads them."""
    path = folder / "memo.pdf"
    path.write_bytes(data)
    text, _ = run("pdftohtml", "-xml", "-i", "-stdout", str(path))
    level, entries = -1, []
    for tag, title in re.findall(r"<(outline|/outline|item)[^>]*>([^<]*)", text):
        level += {"outline": 1, "/outline": -1, "item": 0}[tag]
        if tag == "item":
            entries.append((level, html.unescape(title)))
    return entries


def test_headings_are_the_outline(page: bytes, tmp_path: Path) -> None:
    entries = outline(page, tmp_path)
    assert entries[:5] == [
        (0, "1 Bottom line"),
        (0, "2 Key points"),
        (0, "3 Positions by stakeholder"),
        (1, "Inés Valdemar, Minister of Ports of Costa Alta"),
        (1, "Office of Crossings, Northport"),
    ]
    assert entries[-1] == (0, "Notes")


def test_an_outline_may_begin_with_a_lower_heading(sheet: Style, tmp_path: Path) -> None:
    data = write(memo_of(Heading(2, "Low & <1>"), Heading(1, "High")), sheet)
    assert outline(data, tmp_path) == [(0, "Low & <1>"), (0, "High")]


def test_marks_lead_to_notes_and_notes_back(page: bytes, tmp_path: Path) -> None:
    text = plain(page, tmp_path)
    links = re.findall(r"/Dest \[([^\]]*)\]\s+/F 4\s+/Rect", text)
    assert len(links) == 30
    assert len(set(links)) == 30


def test_the_words_of_a_note_begin_below_one_another_behind_its_raised_number(
    sheet: Style,
) -> None:
    role, long = sheet[RoleName.NOTE], "Harbour Wire, and more of it, " * 8
    numbers = range(1, 124)
    marked = Para(tuple(NoteRef("p", number) for number in numbers))
    notes = tuple(Note(number, "p", (Text(long),)) for number in numbers)
    strips = list(Layout(Memo(META, (marked,), notes), sheet, Ruler()).strips())
    begins = [place for place, strip in enumerate(strips) if strip.note]
    assert len(begins) == len(notes)
    for place, number in zip(begins, numbers, strict=True):
        label, words = strips[place].inks
        (following,) = strips[place + 1].inks
        assert (label.x, words.x, following.x) == (role.left + role.first, role.left, role.left)
        (piece,) = label.line.pieces
        assert piece.look.back == number
        assert piece.look.rise > 0
        assert piece.look.size < role.size
        assert piece.width <= -role.first


def test_a_note_without_room_for_its_number_begins_with_it(sheet: Style) -> None:
    memo = Memo(META, (Para((Text("x"), NoteRef("p", 1))),), (Note(1, "p", (Text("Wire."),)),))
    for first in (0.0, -4.0):
        flush = with_role(sheet, RoleName.NOTE, left=-first, first=first)
        strip = next(s for s in Layout(memo, flush, Ruler()).strips() if s.note)
        (ink,) = strip.inks
        number, words = ink.line.pieces[0], ink.line.pieces[-1]
        assert (ink.x, number.look.back, words.look.back) == (0, 1, 0)
        assert number.look.rise > words.look.rise == 0


def test_a_footnote_stands_on_the_page_of_its_mark(
    page_memo: Memo, sheet: Style, tmp_path: Path
) -> None:
    memo = replace(page_memo, meta=replace(page_memo.meta, notes_at=NotesAt.FOOT))
    pages = pages_of(write(memo, sheet))
    assert not any(re.search("^Notes$", text, re.MULTILINE) for text in pages)
    begins = {note.number: plain_text(note.inlines)[:12] for note in memo.notes}
    feet = [
        [n for n, words in begins.items() if re.search(rf"^{n}\s+{words}", text, re.MULTILINE)]
        for text in pages
    ]
    assert [number for foot in feet for number in foot] == [note.number for note in memo.notes]
    assert all(feet[:2])
    links = re.findall(r"/Dest \[([^\]]*)\]\s+/F 4\s+/Rect", plain(write(memo, sheet), tmp_path))
    assert len(links) == 2 * len(memo.notes)
    # A mark and its note lead to one another on one page.
    assert len({link.split()[0] for link in links}) == len([foot for foot in feet if foot])


def test_links_lead_to_the_web_or_to_mail_and_nowhere_else(
    hard_memo: Memo, sheet: Style, tmp_path: Path
) -> None:
    text = plain(write(hard_memo, sheet), tmp_path)
    assert set(re.findall(r"/URI \((.*)\)", text)) == {
        "https://example.org/?a=1&b=%20%3C2%3E",
        "mailto:desk@example.org",
        "https://example.org/a?b=1&c=2",
    }
    assert "javascript" not in text


def test_the_contents_name_the_page_of_each_heading_and_lead_there(
    page_memo: Memo, sheet: Style, tmp_path: Path
) -> None:
    memo = replace(page_memo, meta=replace(page_memo.meta, contents_title="Contents"))
    data = write(memo, sheet)
    first, *others = pages_of(data)
    listed = re.findall(r"^(?:\d )?(\S.*?) (?:\. ){9,}(\d+)$", first, re.MULTILINE)
    headings = [block.text for block in memo.blocks if isinstance(block, Heading)]
    assert [title for title, _ in listed] == [*headings, "Notes"]
    for title, number in listed:
        assert re.search(f"^(\\d )?{re.escape(title)}$", others[int(number) - 2], re.MULTILINE)
    assert outline(data, tmp_path)[:2] == [(0, "Contents"), (0, "1 Bottom line")]
    assert plain(data, tmp_path).count("/Subtype /Link") == 2 * len(memo.notes) + len(listed)


def test_contents_are_no_block_and_move_none(page_memo: Memo, sheet: Style) -> None:
    memo = replace(page_memo, meta=replace(page_memo.meta, contents_title="Contents"))
    places = typeset(memo, sheet).places
    assert list(places) == list(range(len(memo.blocks)))
    assert places[1].bottom - places[1].top < 5
    assert places[2].page == 1


def test_the_number_of_a_page_stands_right_of_a_heading_that_runs_to_the_left(
    sheet: Style,
) -> None:
    meta = replace(META, contents_title="Contents")
    data = write(Memo(meta, (Heading(1, "שלום לכולם"), Para((Text("x"),)))), sheet)
    text, _ = run("pdftotext", "-bbox", "-l", "1", "-", "-", given=data)
    found = re.findall(r'xMin="([^"]*)" yMin="[^"]*" xMax="([^"]*)"[^>]*>([^<]*)<', text)
    hebrew = [float(right) for _, right, word in found if "א" <= word[0] <= "ת"]
    numbers = [float(left) for left, _, word in found if word == "2"]
    assert hebrew
    assert max(hebrew) < 200
    assert min(numbers) > 500


def test_a_memo_without_headings_has_no_contents(sheet: Style) -> None:
    memo = Memo(replace(META, contents_title="Contents"), (Para((Text("one"),)),))
    assert "Contents" not in pages_of(write(memo, sheet))[0]


def test_a_lead_in_without_extracts_does_not_hold_to_the_next_heading(sheet: Style) -> None:
    lead = Para((Text("one"),), ParaRole.POSITION)
    blocks = (Heading(2, "a"), lead, Heading(2, "b"), lead, Para((Text("two"),)))
    strips = list(Layout(memo_of(*blocks), sheet, Ruler()).strips())[:-1]
    assert [strip.holds or strip.keeps for strip in strips] == [True, False, True, True, False]


def test_the_folio_stands_on_every_page_but_the_first(page: bytes) -> None:
    folios = [re.findall(r"^\d+ of \d+$", text, re.MULTILINE) for text in pages_of(page)]
    assert folios == [[], ["2 of 3"], ["3 of 3"]]


def test_the_folio_speaks_the_memos_language(sheet: Style) -> None:
    blocks = (Para((Text("uno"),)), PageBreak(), Para((Text("dos"),)))
    meta = replace(META, language="es", page_of="de")
    assert "2 de 2" in pages_of(write(Memo(meta, blocks), sheet))[1]


def test_the_handling_mark_stands_twice_on_every_page(page: bytes) -> None:
    assert [text.count("TLP:GREEN") for text in pages_of(page)] == [2, 2, 2]


def test_a_block_is_found_on_its_page(page_memo: Memo, sheet: Style) -> None:
    made = typeset(page_memo, sheet)
    texts = pages_of(made.data)
    assert made.page_count == len(texts) == 3
    assert list(made.places) == list(range(len(page_memo.blocks)))
    for number, block in enumerate(page_memo.blocks):
        place = made.places[number]
        assert sheet.page.top <= place.top < sheet.page.height - sheet.page.bottom
        if isinstance(block, Heading):
            assert block.text in texts[place.page]
            words = words_on(made.data, place.page)
            assert any(
                word == block.text.split()[0] and place.top <= top < bottom <= place.bottom + 3
                for word, top, bottom in words
            )


@pytest.mark.parametrize("name", ["page_memo", "hard_memo"])
def test_where_all_stands_is_known_before_it_is_drawn(
    name: str, request: pytest.FixtureRequest, sheet: Style
) -> None:
    memo = request.getfixturevalue(name)
    known, drawn = laid_out(memo, sheet), typeset(memo, sheet)
    assert known.page_count == drawn.page_count > 1
    assert known.places == drawn.places
    assert known.notes_page == drawn.notes_page


def test_every_block_has_a_place_even_one_that_prints_nothing(sheet: Style) -> None:
    blocks = (Bullets(()), Para((Text("one"),)), PageBreak(), Bullets(()), PageBreak())
    made = typeset(memo_of(*blocks), sheet)
    assert list(made.places) == [0, 1, 2, 3, 4]
    assert made.page_count == 1
    assert typeset(memo_of(), sheet).page_count == 1


def test_a_long_table_repeats_its_head(sheet: Style) -> None:
    rows = tuple((f"Speaker {number}", "▲ 1") for number in range(120))
    texts = pages_of(write(memo_of(Table((), ("Who", "What"), rows)), sheet))
    assert len(texts) > 2
    assert all("Who" in text for text in texts)


def test_a_row_taller_than_a_page_is_printed_whole(sheet: Style) -> None:
    cell = " ".join(f"word{number}" for number in range(3000))
    text = "".join(pages_of(write(memo_of(Table((), ("Who", "What"), (("a", cell),))), sheet)))
    assert all(f"word{number}" in text for number in range(3000))


@pytest.mark.parametrize("voice", list(Voice))
def test_a_bar_stands_beside_own_words_alone(voice: Voice, sheet: Style) -> None:
    extract = Extract((InlineExtract("p", "words", voice),), voice, "p", (Text("ours"),))
    strips = list(Layout(memo_of(extract), sheet, Ruler()).strips())[:2]
    assert [bool(strip.boxes) for strip in strips] == [voice.in_marks] * 2


def test_an_unknown_font_is_refused_by_name(page_memo: Memo, sheet: Style) -> None:
    fonts = {**sheet.fonts, "serif": Font("Comic", "NoSuchFont")}
    with pytest.raises(InputError, match="NoSuchFont"):
        write(page_memo, replace(sheet, fonts=fonts))


def test_odd_properties_do_no_harm(sheet: Style) -> None:
    meta = replace(META, title="a\x00(b)\n\ud800\\", banner="(x)\\")
    data = write(Memo(meta, (Para((Text("one"),)),)), sheet)
    assert properties(data)["Title"] == "a(b) \\"


def test_a_file_with_a_password_opens_with_it_alone(
    page_memo: Memo, sheet: Style, tmp_path: Path
) -> None:
    path = tmp_path / "memo.pdf"
    path.write_bytes(write(page_memo, sheet, password="sésame"))
    with pytest.raises(subprocess.CalledProcessError):
        run("pdftotext", str(path), "-")
    text, _ = run("pdftotext", "-upw", "sésame", str(path), "-")
    assert "Costa Alta" in text
    facts, _ = run("pdfinfo", "-upw", "sésame", str(path))
    assert "algorithm:AES-256" in facts


def test_a_password_is_no_longer_than_readers_take(page_memo: Memo, sheet: Style) -> None:
    for longest in ("x" * 127, "é" * 63):
        with pikepdf.open(BytesIO(write(page_memo, sheet, password=longest)), password=longest):
            pass
        with pytest.raises(InputError, match="at most 127 letters, fewer with accents"):
            write(page_memo, sheet, password=f"{longest}é")


def test_an_archive_cannot_have_a_password(page_memo: Memo, sheet: Style) -> None:
    with pytest.raises(InputError, match="password"):
        write(page_memo, sheet, archive=True, password="sesame")


def test_memos_may_be_written_at_the_same_time(
    page_memo: Memo, hard_memo: Memo, sheet: Style
) -> None:
    memos = [page_memo, hard_memo] * 4
    alone = [write(memo, sheet) for memo in memos]
    with ThreadPoolExecutor(max_workers=4) as pool:
        assert list(pool.map(lambda memo: write(memo, sheet), memos)) == alone


def test_the_lines_of_the_head_stand_as_far_apart_as_the_rows_of_words_table(
    page_memo: Memo, sheet: Style
) -> None:
    tops = {word: top for word, top, _ in words_on(write(page_memo, sheet), 0)[:40]}
    role = sheet[RoleName.HEADER_VALUE]
    assert tops["DATE"] - tops["FROM"] == pytest.approx(role.leading + role.before + role.after)
