"""Which font draws a letter, and what stands for one that none has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from fontTools.ttLib import TTFont
from uharfbuzz import HarfBuzzError

from briefer.memo.pdf import system_fonts
from briefer.memo.pdf.face import Face
from briefer.memo.pdf.fonts import Look, chain
from briefer.memo.pdf.lines import lines
from briefer.memo.pdf.ruler import Ruler
from briefer.memo.pdf.system_fonts import system_faces
from briefer.paths import resources
from tests.memo.pdf.test_lines import drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

SERIF: Final = Look("LiberationSerif", 12)
DEVANAGARI: Final = resources() / "fonts" / "NotoSansDevanagari-Regular.ttf"


def system_with(files: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_fonts, "_files", lambda: files)


def test_any_noto_font_of_the_system_is_asked_those_with_serifs_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ("notosanskannada-regular.ttf", "notoserifkhmer-regular.ttf", "notomusic-regular.ttf")
    others = ("notosanskannada-bold.ttf", "notosansmono-regular.ttf", "notocoloremoji.ttf", "x.ttf")
    asked: list[str] = []
    monkeypatch.setattr(system_fonts, "_face", lambda path, _: asked.append(path.name))
    system_with({name: Path(name) for name in (*names, *others)}, monkeypatch)
    assert list(system_faces()) == []
    assert asked == [names[1], names[2], names[0]]


def test_a_letter_is_drawn_by_such_a_font(monkeypatch: pytest.MonkeyPatch) -> None:
    # A font for Latin stands in for one with letters of another script.
    latin = resources() / "fonts" / "NotoSans-Regular.ttf"
    system_with({"notosansx-regular.ttf": latin}, monkeypatch)
    faces = chain("LiberationSerif", bold=False, italic=False)
    found = faces.face("\u0528")
    assert found is not None
    assert found.name == Face(latin).name
    assert faces.face("\u0c95") is None


def test_a_font_of_pictures_draws_nothing_and_the_next_one_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "NotoSansPictures-Regular.ttf"
    font = TTFont(resources() / "fonts" / "DejaVuSans.ttf")
    del font["glyf"], font["loca"]
    font.save(path)
    font.close()
    with pytest.raises(HarfBuzzError, match="no outlines"):
        Face(path)
    broken = tmp_path / "NotoSansBroken-Regular.ttf"
    broken.write_bytes(b"no font at all")
    files = {each.name.lower(): each for each in (path, broken)}
    system_with({**files, "notosansz-regular.ttf": DEVANAGARI}, monkeypatch)
    assert [face.name for face in system_faces()] == [Face(DEVANAGARI).name]


def test_codes_among_letters_that_run_to_the_left_are_read_to_the_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    system_with({}, monkeypatch)
    (line,) = lines([("“ܫܠ” 12", SERIF)], 400, Ruler(), rtl=True)
    assert [drawn(piece) for piece in line.pieces] == ["12", " ", "”", "[U+0720]", "[U+072B]", "“"]
    assert [piece.meant for piece in line.pieces if piece.meant] == ["\u0720", "\u072b"]


def test_a_hyphen_that_does_not_break_is_drawn_by_the_font_of_its_word() -> None:
    first = chain(SERIF.family, bold=SERIF.bold, italic=SERIF.italic).first
    for text in ("non\u2011binding terms", "a\u2010b or a-b"):
        (line,) = lines([(text, SERIF)], 400, Ruler())
        assert [piece.font.face for piece in line.pieces] == [first]
        assert [drawn(piece) for piece in line.pieces] == [text]
    (mixed,) = lines([("non\u2011binding \u05d0", SERIF)], 400, Ruler())
    assert "".join(map(drawn, mixed.pieces)) == "non\u2011binding \u05d0"
    assert mixed.pieces[0].font.face == first
