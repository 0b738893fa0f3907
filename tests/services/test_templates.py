"""The user's own templates: duplicated, renamed, deleted, shared as a file, and added from one."""

from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from briefer import paths
from briefer.errors import InputError, StorageError
from briefer.services import templates
from briefer.services.template_editing import TemplateEditing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIX = ["position", "action", "assessment", "brief", "digest", "submission"]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's folder with nothing in it."""
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "data")
    templates.refresh()
    yield tmp_path / "data" / "templates"
    templates.refresh()


def names() -> list[str]:
    return [template.name for template in templates.available()]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def packed(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def shipped(name: str = "brief") -> dict[str, bytes]:
    return tree(paths.templates() / name)


def test_the_six_are_there_with_the_default_first() -> None:
    assert names() == SIX


def test_a_duplicate_is_a_template_of_its_own_beside_the_shipped_one(own_folder: Path) -> None:
    before = tree(paths.templates())
    copy = templates.duplicate("brief", 'Ours, "short" \\ new')
    assert copy.title == 'Ours, "short" \\ new'
    assert copy.name == "ours-short-new"
    assert copy.sections == templates.get("brief").sections
    assert copy.base_docx == templates.get("brief").base_docx
    assert names() == [*SIX[:5], "ours-short-new", "submission"]
    assert tree(paths.templates()) == before
    assert [path.name for path in own_folder.iterdir()] == ["ours-short-new"]


def test_a_second_duplicate_of_the_same_title_takes_another_name() -> None:
    made = [templates.duplicate("action", "Nota número 1").name for _ in range(2)]
    assert made == ["nota-numero-1", "nota-numero-1-2"]
    assert templates.duplicate("action", "Position").name == "position-2"


def test_a_copy_of_the_same_name_is_used_in_place_of_the_shipped_one(own_folder: Path) -> None:
    shutil.copytree(paths.templates() / "brief", own_folder / "brief")
    templates.refresh()
    TemplateEditing("brief").set_title("Our brief")
    assert templates.get("brief").title == "Our brief"
    assert templates.is_own("brief")
    templates.delete("brief")
    assert templates.get("brief").title == "Meeting brief and talking points"
    assert not templates.is_own("brief")


@pytest.mark.parametrize("written", ['  title = "Old"', '"title" = "Old"', "title = '''\nOld'''"])
def test_a_duplicate_gets_its_title_however_the_old_one_was_written(
    own_folder: Path, written: str
) -> None:
    shutil.copytree(paths.templates() / "brief", own_folder / "own")
    file = own_folder / "own" / "memo.toml"
    head, line, rest = file.read_text(encoding="utf-8").partition(
        'title = "Meeting brief and talking points"'
    )
    assert line
    file.write_text(f"{head}{written}{rest}", encoding="utf-8")
    templates.refresh()
    sections = templates.get("own").sections
    copy = templates.duplicate("own", "New")
    assert (copy.title, copy.sections) == ("New", sections)


def test_a_template_too_intricate_to_be_changed_is_left_as_it_is(own_folder: Path) -> None:
    shutil.copytree(paths.templates() / "brief", own_folder / "own")
    file = own_folder / "own" / "memo.toml"
    file.write_text(f"x = {'[' * 150}{']' * 150}\n{file.read_text('utf-8')}", encoding="utf-8")
    templates.refresh()
    before = tree(own_folder)
    with pytest.raises(InputError, match=r"“memo\.toml” is too intricate"):
        templates.duplicate("own", "New")
    with pytest.raises(InputError, match=r"“memo\.toml” is too intricate"):
        TemplateEditing("own").set_title("New")
    assert tree(own_folder) == before


def test_what_comes_with_briefer_cannot_be_deleted() -> None:
    before = tree(paths.templates())
    with pytest.raises(InputError, match="comes with Briefer"):
        templates.delete("brief")
    assert tree(paths.templates()) == before


def test_a_title_and_a_known_name_are_asked_for() -> None:
    with pytest.raises(InputError, match="Give the template a title"):
        templates.duplicate("brief", " \n ")
    with pytest.raises(InputError, match="There is no template called “brif”"):
        templates.duplicate("brif", "X")
    assert names() == SIX


def test_a_shared_template_comes_out_as_it_went_in(tmp_path: Path, own_folder: Path) -> None:
    name = templates.duplicate("assessment", "House style").name
    before = tree(own_folder / name)
    out = tmp_path / "house.briefer-template"
    templates.share(name, out)
    first = out.read_bytes()
    templates.share(name, out)
    assert out.read_bytes() == first
    templates.delete(name)
    added = templates.add_shared(out)
    assert (added.name, added.title) == (name, "House style")
    assert tree(own_folder / name) == before


def test_a_shared_template_never_takes_the_place_of_another(tmp_path: Path) -> None:
    out = tmp_path / "x.zip"
    templates.share("brief", out)
    first, second = templates.add_shared(out), templates.add_shared(out)
    assert len({first.name, second.name, "brief"}) == 3
    assert not templates.is_own("brief")


def _bomb() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (40 * 1024 * 1024))
    return made.getvalue()


def _macros() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("../memo.toml", b"x", "which no template has"),
        ("/etc/passwd", b"x", "which no template has"),
        ("..\\..\\style.toml", b"x", "which no template has"),
        ("sub/style.toml", b"x", "which no template has"),
        ("run.py", b"x", "which no template has"),
        ("wording.fr.toml", b"#" * (300 * 1024), "is too large"),
        ("base.docx", b"0" * (5 * 1024 * 1024), "is too large"),
        ("base.docx", _bomb(), "is too large"),
        ("base.docx", _macros(), "carries macros"),
        ("base.docx", b"no zip", "not a Word document"),
        ("memo.toml", b"title = 1", "lacks"),
        ("wording.en.toml", b"[lead", "not valid TOML"),
        ("wording.en.toml", b"a = " + b"[" * 5_000, "not valid TOML"),
        ("style.toml", b"[page]\ntop = " + b"9" * 5_000, "not valid TOML"),
        ("memo.toml", b"a = " + b"[" * 5_000, "not valid TOML"),
        ("style.toml", b"", "says nothing about the role"),
    ],
)
def test_a_hostile_or_broken_file_leaves_nothing_behind(
    tmp_path: Path, own_folder: Path, name: str, data: bytes, said: str
) -> None:
    path = packed(tmp_path / "x.briefer-template", {**shipped(), name: data})
    outside = {p.name for p in tmp_path.iterdir()}
    with pytest.raises(InputError, match=said):
        templates.add_shared(path)
    assert {p.name for p in tmp_path.iterdir()} - {"data"} == outside - {"data"}
    assert not own_folder.exists() or not list(own_folder.iterdir())
    assert names() == SIX


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.briefer-template"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(InputError, match="cannot be read"):
        templates.add_shared(path)
    with pytest.raises(InputError, match="cannot be read"):
        templates.add_shared(tmp_path / "missing.zip")


def test_many_entries_are_refused_before_any_is_read(tmp_path: Path) -> None:
    entries = {f"wording.{a}{b}.toml": b"" for a in "abcdefgh" for b in "abcdefgh"}
    with pytest.raises(InputError, match="other files"):
        templates.add_shared(packed(tmp_path / "x.zip", entries))


def test_a_folder_that_cannot_be_made_is_one_sentence(own_folder: Path) -> None:
    own_folder.parent.mkdir(parents=True)
    own_folder.write_text("somebody's")
    with pytest.raises(StorageError, match="could not be written"):
        templates.duplicate("position", "Ours")


def test_words_that_a_template_lacks_come_from_those_that_are_shipped(own_folder: Path) -> None:
    """A template made before an update keeps working when memos have new words."""
    name = templates.duplicate("position", "Old one").name
    path = own_folder / name / "wording.en.toml"
    text = path.read_text("utf-8")
    start = text.index("[coverage]")
    path.write_text(text[:start] + text[text.index("[sources]", start) :], "utf-8")
    templates.refresh()
    assert templates.get(name).wording("en").say("coverage.outlet") == "Outlet"
