"""A template's letterhead: chosen, told of, taken back, shared, and printed."""

from __future__ import annotations

import zipfile
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Final

import pytest
from docx import Document
from docx.shared import Pt

from briefer import paths
from briefer.errors import InputError
from briefer.memo.style import Align
from briefer.services import exporting, template_file, templates
from briefer.services.template_editing import TemplateEditing
from tests.memo.word.letterheads import changed, house, part, picture, saved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.store.workspace import Workspace


UNUSABLE: Final = changed(
    saved(house()),
    {
        "word/header1.xml": part(saved(house()), "word/header1.xml").replace(
            b"<w:p>", b'<w:p><w:pPr><w:spacing w:after="some"/></w:pPr>'
        )
    },
)
"""A letterhead whose header wants a room that is no number."""


@pytest.fixture(autouse=True)
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A user's folder with nothing in it."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "user_data", lambda: folder)
        templates.refresh()
        yield folder / "templates"
    templates.refresh()


@pytest.fixture
def edited() -> TemplateEditing:
    return TemplateEditing(templates.duplicate("position", "Ours").name)


@pytest.fixture
def letterhead(tmp_path: Path) -> Path:
    path = tmp_path / "House.docx"
    path.write_bytes(saved(house()))
    return path


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    path.write_bytes(picture(size=(300, 100)).read())
    return path


def files(edited: TemplateEditing) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in templates.own_folder(edited.name).iterdir()}


def members(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_letterhead_is_taken_with_its_paper_margins_and_letters(
    edited: TemplateEditing, letterhead: Path
) -> None:
    told = edited.letterhead.set_file(letterhead)
    page, word = edited.template.style.page, edited.template.style.word
    assert (page.size, page.top, page.left, page.bottom) == ("Letter", 100, 90, 80)
    assert (word.own_letters, word.header) == (True, 36)
    assert page.header == 30  # that of the PDF
    assert told[0] == "“House.docx” is the letterhead in Word."
    (added,) = (line for line in told if "added" in line)
    assert "Own Words" in added
    assert "Title" not in added.split(": ")[1].split(", ")
    assert b"secret" not in b"".join(members(files(edited)["letterhead.docx"]).values())


def test_what_was_left_out_is_told(edited: TemplateEditing, tmp_path: Path) -> None:
    path = tmp_path / "bare.docx"
    bare = Document()
    bare.add_picture(picture())
    bare.sections[0].page_width, bare.sections[0].page_height = Pt(400), Pt(500)
    path.write_bytes(saved(bare))
    told = " ".join(edited.letterhead.set_file(path))
    assert "Its header and footer are empty" in told
    assert "Move the picture to the header" in told
    assert "neither Letter nor A4" in told
    assert edited.template.style.page.size == "Letter"


def test_a_margin_that_would_not_do_is_the_nearest_that_does(
    edited: TemplateEditing, tmp_path: Path
) -> None:
    odd = house()
    odd.sections[0].top_margin, odd.sections[0].left_margin = Pt(-60), Pt(0)
    path = tmp_path / "odd.docx"
    path.write_bytes(saved(odd))
    edited.letterhead.set_file(path)
    assert (edited.template.style.page.top, edited.template.style.page.left) == (60, 28)


def test_it_is_taken_away_and_each_step_is_taken_back(
    edited: TemplateEditing, letterhead: Path, logo: Path
) -> None:
    before = files(edited)
    edited.letterhead.set_file(letterhead)
    edited.letterhead.set_own_letters(own=False)
    edited.letterhead.set_picture(logo, "Arms")
    assert not edited.template.style.word.own_letters
    whole = files(edited)
    edited.letterhead.remove_file()
    edited.letterhead.remove_picture()
    assert set(files(edited)) == set(before)
    assert edited.template.letterhead_docx is None
    assert edited.template.style.letterhead is None
    assert edited.template.style.page.left == 90
    edited.history.undo()
    edited.history.undo()
    assert files(edited) == whole
    for _ in range(3):
        edited.history.undo()
    assert files(edited) == before
    assert edited.history.undo_words == ""
    for _ in range(3):
        edited.history.redo()
    assert files(edited) == whole


def test_the_template_alone_has_its_own_letters_again(
    edited: TemplateEditing, letterhead: Path
) -> None:
    edited.letterhead.set_file(letterhead)
    edited.letterhead.remove_file()
    assert not edited.template.style.word.own_letters
    assert edited.template.style.word.header == -1


def test_a_picture_needs_words_and_is_changed(
    edited: TemplateEditing, logo: Path, tmp_path: Path
) -> None:
    before = files(edited)
    with pytest.raises(InputError, match="what the picture shows"):
        edited.letterhead.set_picture(logo, " \n")
    assert files(edited) == before
    edited.letterhead.set_picture(logo, "Arms of\nthe house")
    edited.letterhead.set_picture_height(80.04)
    edited.letterhead.set_picture_place(Align.CENTRE)
    head = edited.template.style.letterhead
    assert head is not None
    assert (head.alt, head.height, head.align) == ("Arms of the house", 80, Align.CENTRE)
    photo = tmp_path / "photo.jpeg"
    photo.write_bytes(picture("blue", kind="JPEG").read())
    edited.letterhead.set_picture(photo, "The harbour")
    head = edited.template.style.letterhead
    assert head is not None
    assert (head.picture, head.alt, head.height) == ("letterhead.jpg", "The harbour", 80)
    assert "letterhead.png" not in files(edited)
    edited.letterhead.set_picture_words("The old harbour")
    for wrong in (0.0, 300.0, float("nan")):
        with pytest.raises(InputError, match="7 cm"):
            edited.letterhead.set_picture_height(wrong)
    edited.history.undo()
    edited.history.undo()
    assert "letterhead.png" in files(edited)
    assert "letterhead.jpg" not in files(edited)


def test_without_a_picture_there_is_nothing_to_change(edited: TemplateEditing) -> None:
    with pytest.raises(InputError, match="no picture"):
        edited.letterhead.set_picture_words("x")
    with pytest.raises(InputError, match="no picture"):
        edited.letterhead.set_picture_height(50)
    with pytest.raises(InputError, match="no picture"):
        edited.letterhead.set_picture_place(Align.LEFT)
    assert edited.history.undo_words == ""


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.docx", b"no zip", "“x.docx” is not a Word document"),
        ("x.docm", None, "“x.docm” carries macros"),
        ("x.docx", bytes(25 * 1024 * 1024), "“x.docx” is too large"),
        ("missing", b"", "cannot be read"),
    ],
)
def test_what_is_no_letterhead_changes_nothing(
    edited: TemplateEditing, tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if name != "missing":
        nasty = changed(saved(house()), {"word/vbaProject.bin": b"x"})
        path.write_bytes(nasty if data is None else data)
    before = files(edited)
    with pytest.raises(InputError, match=words):
        edited.letterhead.set_file(path)
    with pytest.raises(InputError):
        edited.letterhead.set_picture(path, "Arms")
    assert files(edited) == before


def test_pictures_that_are_too_large_are_refused(edited: TemplateEditing, tmp_path: Path) -> None:
    big = house()
    noise = BytesIO(picture().read() + Random(3).randbytes(5 * 1024 * 1024))
    big.sections[0].header.paragraphs[0].add_run().add_picture(noise)
    path = tmp_path / "big.docx"
    path.write_bytes(changed(saved(big), {}))
    before = files(edited)
    with pytest.raises(InputError, match="larger than 4 MB"):
        edited.letterhead.set_file(path)
    assert files(edited) == before


def test_a_shared_template_brings_its_letterhead(
    edited: TemplateEditing, letterhead: Path, logo: Path, tmp_path: Path
) -> None:
    edited.letterhead.set_file(letterhead)
    edited.letterhead.set_picture(logo, "Arms")
    out = tmp_path / "ours.briefer-template"
    templates.share(edited.name, out)
    again = templates.add_shared(out)
    ours = edited.template
    assert again.letterhead_docx == ours.letterhead_docx
    assert again.style == ours.style
    copy = templates.duplicate(edited.name, "Third")
    assert copy.letterhead_docx == ours.letterhead_docx


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("letterhead.docx", b"no zip", "not a Word document"),
        ("letterhead.docx", None, "carries macros"),
        ("letterhead.docx", UNUSABLE, "“letterhead.docx” has parts that no memo can be"),
        ("letterhead.png", b"no picture", "no picture"),
        ("letterhead.png", picture().read()[:-40], "no picture"),
        ("letterhead.svg", b"<svg/>", "which no template has"),
    ],
)
def test_a_shared_letterhead_comes_from_anywhere(
    edited: TemplateEditing, tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    out = tmp_path / "ours.briefer-template"
    templates.share(edited.name, out)
    nasty = changed(saved(house()), {"word/vbaProject.bin": b"x"})
    out.write_bytes(changed(out.read_bytes(), {name: nasty if data is None else data}))
    known = {template.name for template in templates.available()}
    with pytest.raises(InputError, match=words):
        templates.add_shared(out)
    assert {template.name for template in templates.available()} == known


def test_both_files_of_a_memo_have_the_letterhead(
    ws: Workspace, edited: TemplateEditing, letterhead: Path, logo: Path
) -> None:
    edited.letterhead.set_picture(logo, "Arms")
    memo = exporting.drafted(ws, ws.who, edited.name)
    assert b"/Subtype /Image" in memo.pdf(exporting.PdfWish())
    assert "word/media/letterhead.png" in members(memo.word())
    edited.letterhead.set_file(letterhead)
    word = members(exporting.drafted(ws, ws.who, edited.name).word())
    assert b"The Minister" in b"".join(word.values())
    assert "word/media/letterhead.png" not in word


def test_a_deleted_template_is_put_back_with_its_letterhead(
    edited: TemplateEditing, letterhead: Path
) -> None:
    edited.letterhead.set_file(letterhead)
    whole = files(edited)
    templates.delete(edited.name)
    edited.history.restore()
    assert files(edited) == whole
    assert template_file.LETTERHEAD in whole
