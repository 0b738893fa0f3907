from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefer.errors import UnreadableError
from briefer.intake import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.intake.makers import FileWriter

TEXT = "Talks end\nExample Courier\nThey left on Friday.\n"
PAGE = "<!doctype html><html><body><p>They left on Friday.</p><p>So it is.</p></body></html>"

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        registry.read(path)
    assert caught.value.path == str(path)
    reason = caught.value.reason
    assert reason[0].isupper()
    assert reason.endswith(".")
    return reason


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", TEXT, "text/plain"),
        ("a.TXT", TEXT, "text/plain"),
        ("a.text", TEXT, "text/plain"),
        ("README", TEXT, "text/plain"),
        ("a.md", TEXT, "text/markdown"),
        ("a.markdown", TEXT, "text/markdown"),
        ("a.html", PAGE, "text/html"),
        ("a.HTM", PAGE, "text/html"),
        ("a.xhtml", PAGE, "text/html"),
        ("page.txt", f"\ufeff  {PAGE}", "text/html"),
        ("page", PAGE, "text/html"),
        ("a.html", "<p>They left on Friday.</p>", "text/html"),
    ],
)
def test_each_kind_is_known_by_its_name_or_its_content(
    write: FileWriter, name: str, content: str, media_type: str
) -> None:
    draft = registry.read(write(name, content))
    assert draft.original.media_type.split(";")[0] == media_type
    assert "They left on Friday." in draft.body


@pytest.mark.parametrize(
    "name", ["a.pdf", "a.docx", "a.eml", "a.odt", "a.RTF", "a.briefing", "a.jpg", "a.tar.gz"]
)
def test_another_kind_is_refused_by_name_in_one_sentence(write: FileWriter, name: str) -> None:
    suffix = Path(name).suffix.lower()
    assert refusal(write(name, TEXT)) == (
        f"Briefer cannot read {suffix} files; "
        "it reads plain text (.txt), Markdown (.md) and web pages (.html)."
    )


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"{\\rtf1 words}", "a rich-text document"),
        (b"SQLite format 3\x00", "a database"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "noname"])
def test_a_file_that_only_claims_to_be_text_is_refused(
    write: FileWriter, name: str, start: bytes, what: str
) -> None:
    assert what in refusal(write(name, start + b" and some words" * 20))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 40,
        b"\x00\x01\x02\x03" * 100,
        b"\x00\x01\x02",
        random.Random(1).randbytes(5000),
    ],
)
def test_bytes_that_are_no_text_are_refused(write: FileWriter, name: str, content: bytes) -> None:
    assert "no text" in refusal(write(name, content))


def test_a_stray_nul_does_not_make_a_text_binary(write: FileWriter) -> None:
    assert registry.read(write("a.txt", TEXT.replace("left", "le\x00ft"))).body == (
        "They left on Friday."
    )


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_empty_file_and_one_of_blanks_are_refused(write: FileWriter, name: str) -> None:
    assert refusal(write(name, "")) == "The file is empty."
    refusal(write(name, " \n\t\r\n"))


@pytest.mark.parametrize(("name", "limit"), [("a.txt", 20), ("a.md", 20), ("a.html", 15)])
def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, name: str, limit: int) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(limit * 1_000_000 + 1)
    assert f"up to {limit} MB" in refusal(path)


def test_a_page_in_a_text_file_has_the_limit_of_pages(write: FileWriter) -> None:
    assert "15 MB" in refusal(write("a.txt", PAGE + " " * 15_000_000))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "missing.txt") == "There is no such file."
    assert refusal(tmp_path / "missing.pdf") == "There is no such file."
    refusal(tmp_path / ("x" * 5000 + ".txt"))


def test_a_path_with_a_nul_is_refused() -> None:
    assert "could not be read" in refusal(Path("a\x00b.txt"))


def test_a_folder_has_no_article_of_its_own(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "There is no file in this folder that Briefer can read."


@needs_links
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert refusal(pipe) == "This is no ordinary file."


@needs_links
def test_a_link_to_nowhere_and_a_link_to_itself_are_refused(tmp_path: Path) -> None:
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert refusal(tmp_path / "nowhere.txt") == "There is no such file."
    refusal(tmp_path / "loop.txt")


@pytest.fixture
def tree(write: FileWriter, tmp_path: Path) -> Path:
    for name in (
        *("b.txt", "a.md", "c.html", "d.pdf", "e", ".hidden.txt", "sub/f.txt", "sub/deep/g.HTM"),
        *(".git/h.txt", "sub/.cache/i.txt", "empty/j.docx"),
    ):
        write(name, TEXT)
    return tmp_path


def names(paths: list[Path], root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


def test_a_folder_gives_its_readable_files_sorted_and_not_the_hidden_ones(tree: Path) -> None:
    assert names(registry.files_under([tree]), tree) == [
        *("a.md", "b.txt", "c.html", "sub/deep/g.HTM", "sub/f.txt"),
    ]


def test_a_named_file_is_kept_whatever_it_is(tree: Path) -> None:
    named = [tree / name for name in ("d.pdf", "e", ".hidden.txt", "missing.txt", "empty")]
    assert registry.files_under(named) == named


def test_named_paths_keep_their_order_and_come_once(tree: Path) -> None:
    paths = [tree / "sub" / "f.txt", tree / "b.txt", tree / "sub", tree / "b.txt"]
    assert names(registry.files_under(paths), tree) == ["sub/f.txt", "b.txt", "sub/deep/g.HTM"]


def test_nothing_named_gives_nothing() -> None:
    assert registry.files_under([]) == []
    assert registry.files_under([Path("a\x00b")]) == [Path("a\x00b")]


@needs_links
def test_links_that_run_in_circles_are_survived(tree: Path) -> None:
    (tree / "sub" / "up").symlink_to(tree)
    (tree / "sub" / "here").symlink_to(tree / "sub")
    (tree / "nowhere").symlink_to(tree / "missing")
    assert names(registry.files_under([tree]), tree) == [
        *("a.md", "b.txt", "c.html", "sub/deep/g.HTM", "sub/f.txt"),
    ]


@needs_links
def test_a_link_to_another_folder_is_followed(
    tree: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "k.txt").write_text(TEXT)
    (tree / "sub" / "linked").symlink_to(other)
    assert "sub/linked/k.txt" in names(registry.files_under([tree]), tree)


# Whoever may do everything gives that up first; what is needed is imported before.
WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from briefer.errors import UnreadableError
from briefer.intake import plain, registry

folder, file, inner = (Path(argument) for argument in sys.argv[1:])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
assert os.access(folder.parent, os.R_OK | os.X_OK)
assert not os.access(folder, os.R_OK)
assert not os.access(file, os.R_OK)
for path in (folder, file, inner):
    assert registry.files_under([path]) == [path]
    try:
        registry.read(path)
    except UnreadableError as error:
        print(error.reason)
assert folder in registry.files_under([folder.parent])
"""


@pytest.fixture
def locked() -> Iterator[tuple[Path, Path]]:
    """A folder and a file without the right to read them, in a folder that everybody may read."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "open.txt").write_text(TEXT)
        folder, file = root / "locked", root / "locked.txt"
        folder.mkdir()
        (folder / "inner.txt").write_text(TEXT)
        file.write_text(TEXT)
        folder.chmod(0)
        file.chmod(0)
        yield folder, file
        folder.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_without_the_right_to_read_it_is_said_so(locked: tuple[Path, Path]) -> None:
    folder, file = locked
    arguments = [str(path) for path in (folder, file, folder / "inner.txt")]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_RIGHTS, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["Briefer has no right to read this."] * 3
