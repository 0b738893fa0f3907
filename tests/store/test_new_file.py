"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from briefer.errors import StorageError
from briefer.store.new_file import new_file, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "memo.docx", b"one")
    write_whole(tmp_path / "memo.docx", b"two")
    assert (tmp_path / "memo.docx").read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["memo.docx"]  # noqa: PTH208 - the names alone


def test_a_block_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(b"before")
    with pytest.raises(ArithmeticError):
        _write_and_fail(path)
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["memo.docx"]  # noqa: PTH208 - the names alone


def _write_and_fail(path: Path) -> None:
    with new_file(path) as temporary:
        temporary.write_bytes(b"half")
        raise ArithmeticError


def test_until_the_end_of_the_block_the_old_file_stands(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(b"before")
    with new_file(path) as temporary:
        temporary.write_bytes(b"after")
        assert path.read_bytes() == b"before"
        assert temporary.parent == path.parent
    assert path.read_bytes() == b"after"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing/memo.docx", "there is no such folder"),
        ("file/memo.docx", "there is no such folder"),
        ("folder", "there is a folder of that name"),
        ("n" * 300, "the name is too long"),
    ],
)
def test_what_the_disk_refuses_is_one_sentence(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(StorageError) as caught:
        write_whole(tmp_path / name, b"memo")
    assert str(caught.value) == f"{tmp_path / name} could not be written: {words}."
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]  # noqa: PTH208 - the names alone


def test_a_temporary_file_that_a_crash_left_is_no_harm(tmp_path: Path) -> None:
    left = tmp_path / f".memo.docx.{os.getpid()}.new"
    left.write_bytes(b"half")
    write_whole(tmp_path / "memo.docx", b"whole")
    assert os.listdir(tmp_path) == ["memo.docx"]  # noqa: PTH208 - the names alone


def test_a_folder_that_cannot_be_synced_takes_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def refuse_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "not here")
        real(handle)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    write_whole(tmp_path / "memo.docx", b"whole")
    assert (tmp_path / "memo.docx").read_bytes() == b"whole"


def test_a_file_that_is_marked_as_read_only_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(b"before")
    path.chmod(0o444)
    with pytest.raises(StorageError, match=r"marked as read-only; the file that was there is unch"):
        write_whole(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="there is one right alone there")
def test_nobody_else_may_read_the_new_file_than_the_one_before_or_the_one_it_is_like(
    tmp_path: Path,
) -> None:
    before, like = tmp_path / "memo.docx", tmp_path / "talks.briefing"
    for path, mode in ((before, 0o600), (like, 0o440)):
        path.touch()
        path.chmod(mode)
    write_whole(before, b"after")
    assert stat.S_IMODE(before.stat().st_mode) == 0o600
    with new_file(tmp_path / "copy.briefing", like=like) as temporary:
        temporary.write_bytes(b"copied")
    assert stat.S_IMODE((tmp_path / "copy.briefing").stat().st_mode) == 0o640
    with new_file(tmp_path / "other.briefing", like=tmp_path / "gone.briefing"):
        pass
    assert (tmp_path / "other.briefing").exists()
