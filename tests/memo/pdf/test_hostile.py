"""Memos that nobody would write: the file is sound all the same, and says every word."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

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
    PageBreak,
    Para,
    Rule,
    Table,
)
from briefer.memo.pdf import system_fonts
from briefer.memo.pdf.writer import typeset, write
from briefer.model.inline import Inline, InlineExtract, NoteRef, Text
from briefer.model.voice import Voice
from briefer.paths import resources
from tests.memo import test_parity as parity
from tests.memo.pdf.test_structure import failures

if TYPE_CHECKING:
    from briefer.memo.document import Block
    from briefer.memo.style import Style

META: Final = MemoMeta("T", "t", "", "", "2024-01-02T03:04:05Z", notes_at=NotesAt.FOOT)


def para(text: str) -> Para:
    return Para((Text(text),))


def own(text: str, number: int) -> Extract:
    return Extract((InlineExtract("p", text, Voice.OWN), NoteRef("p", number)), Voice.OWN, "p")


def memo_of(*blocks: Block, notes: tuple[str, ...] = ()) -> Memo:
    numbered = tuple(Note(n, "p", (Text(words),)) for n, words in enumerate(notes, start=1))
    return Memo(META, blocks, numbered)


def marked(count: int) -> Memo:
    run: list[Inline] = []
    for number in range(1, count + 1):
        run += [Text("a"), NoteRef("p", number)]
    return memo_of(Para(tuple(run)), notes=tuple(f"note {n}" for n in range(count)))


MEMOS: Final = {
    "of nothing": memo_of(),
    "of empty blocks": memo_of(
        *(HeaderBlock("", ()), HeaderBlock("", (HeaderField("", ""),)), Heading(1, ""), Para(())),
        *(Bullets(()), Bullets(((),)), Extract((), Voice.OWN, "p"), Table((), (), ())),
        *(Table((), ("",), (("",),)), Rule(), PageBreak(), PageBreak()),
    ),
    "of control marks": memo_of(
        *(para("a\x00b\x1bc\x7f\x85\u2028d\ufffe"), para("\u202e evil \u202c \u2067abc\u2069")),
        *(Heading(1, "\ud83d a\x00\nb", "\x1b"), Table((), ("\ud83d",), (), "\ud83d")),
        *(para("\u200f\u061c"), para("\ud83d lone"), para("()\\ \\( <> [] {} % / # \r\n x")),
    ),
    "of long words": memo_of(
        *(own("w" * 10_000, 1), own("字" * 3000, 2), own("ا" * 3000, 3), Heading(1, "H" * 3000)),
        Table((Text("c"),), ("h" * 500, "b"), (("x" * 2000, "y"),)),
        HeaderBlock("T" * 500, (HeaderField("L" * 300, "V" * 3000),)),
        notes=("n" * 4000, "m", "long words " * 900),
    ),
    "of signs": memo_of(
        para("😀👩\u200d💻👍🏽🇲🇽❤\ufe0f1\ufe0f\u20e3 🏳\ufe0f\u200d🌈 ok"),
        own("“😀”", 1),
        notes=("😀",),
    ),
    "of accents": memo_of(
        *(para("Z" + "\u0300\u0301\u0302" * 40 + " a\u0332b\u0332"), para("\u0301 start")),
        *(para("क्\u200dष क्\u200cष ॐ"), para("مَرْحَبًا بِكُمْ")),
    ),
    "of marks alone": marked(300),
    "of a table too wide": memo_of(
        Table((), tuple(f"enforcement {n}" for n in range(14)), (("understanding",) * 14,) * 30)
    ),
}


@pytest.mark.parametrize("name", list(MEMOS))
def test_a_memo_gives_a_sound_file(name: str, sheet: Style, tmp_path: Path) -> None:
    data = write(MEMOS[name], sheet, archive=True)
    assert failures(data, tmp_path) == []
    checked = subprocess.run(
        ["qpdf", "--check", str(tmp_path / "memo.pdf")], capture_output=True, check=True
    )
    assert not checked.stderr
    assert parity.pdf_text(data, "-raw") is not None


@pytest.mark.parametrize("name", ["of long words", "of marks alone", "of a table too wide"])
def test_no_word_is_lost(name: str, sheet: Style) -> None:
    memo = replace(MEMOS[name], meta=replace(META, notes_at=NotesAt.END))
    printed = parity.without_furniture(parity.pdf_text(write(memo, sheet), "-raw"), memo)
    said = re.sub("enforcement[0-9]+", "", letters(printed))
    wanted = re.sub(
        "enforcement[0-9]+", "", letters("\n".join(parity.text_of(memo, numbered=True)))
    )
    assert sorted(said) == sorted(wanted)


def letters(text: str) -> str:
    """Return the letters and digits alone: hyphens come and go where words are broken."""
    return "".join(char for char in parity.squeezed(text) if char.isalnum())


def test_what_no_font_has_is_printed_as_its_code_and_copies_out_as_itself(
    sheet: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_fonts, "_files", dict)
    data = write(memo_of(para("a 移民 \U00012000 b")), sheet)
    assert parity.folded(parity.pdf_text(data)) == "a 移民 \U00012000 b"
    fonts = subprocess.run(["pdffonts", "-"], input=data, capture_output=True, check=True).stdout
    assert fonts.count(b"TrueType") == 1


def test_a_font_of_the_system_draws_what_no_shipped_one_of_the_memo_has(
    sheet: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {"sylfaen.ttf": resources() / "fonts" / "NotoSans-Regular.ttf"}
    monkeypatch.setattr(system_fonts, "_files", lambda: found)
    data = write(memo_of(para("a Ԩԩ b")), sheet)
    assert parity.folded(parity.pdf_text(data)) == "a Ԩԩ b"
    fonts = subprocess.run(["pdffonts", "-"], input=data, capture_output=True, check=True).stdout
    assert fonts.count(b"yes yes yes") == 2


def test_the_language_of_the_words_chooses_among_the_fonts_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, int]] = []
    names = ("simsun.ttc", "msmincho.ttc", "notosanscjk-regular.ttc", "batang.ttc")
    monkeypatch.setattr(system_fonts, "_files", lambda: {name: Path(name) for name in names})
    monkeypatch.setattr(
        system_fonts, "_face", lambda path, number: asked.append((path.name, number))
    )
    for language in ("ja-JP", "ko", "zh", "en"):
        asked.clear()
        assert not list(system_fonts.system_faces(language))
        number = {"ja-JP": 0, "ko": 1}.get(language, 2)
        own = {"ja-JP": "msmincho.ttc", "ko": "batang.ttc"}.get(language, "simsun.ttc")
        assert asked[:2] == [("notosanscjk-regular.ttc", number), (own, 0)]
        assert len(asked) == 4


def test_a_word_of_ten_thousand_letters_takes_no_time_to_speak_of(sheet: Style) -> None:
    assert typeset(memo_of(para("w" * 50_000)), sheet).page_count > 10
