"""An export that cannot be: one sentence, the old file as it was, and nothing left beside it."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from briefer import paths
from briefer.memo.pdf import fonts
from briefer.services import templates
from tests.cli.test_rights import attempt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Briefer, Run

DATE: Final = ("--date", "2023-12-29")
SUFFIXES: Final = (".docx", ".pdf", ".md", ".html")
OLD: Final = b"what stood here before"
KEPT: Final = "the file that was there is unchanged."


@pytest.fixture(params=SUFFIXES)
def out(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file that is there, in a folder of its own."""
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / f"memo{request.param}"
    path.write_bytes(OLD)
    return path


def exports(briefer: Briefer, briefing: Path) -> int:
    return sum(step["kind"] == "export" for step in briefer.ok("history", briefing)["steps"])


def refused(briefer: Briefer, briefing: Path, out: Path, sentence: str) -> None:
    """Export, which must fail in one sentence and leave everything as it was."""
    before = {path: path.read_bytes() for path in out.parent.iterdir() if path.is_file()}
    kept = exports(briefer, briefing)
    answer = briefer("export", briefing, "-o", out, *DATE)
    assert answer.code == 3
    assert answer.err.count("\n") == 1
    assert answer.err.endswith(f"{sentence}\n"), answer.err
    assert "Traceback" not in answer.err
    assert {p: p.read_bytes() for p in out.parent.iterdir() if p.is_file()} == before
    assert exports(briefer, briefing) == kept


@pytest.mark.parametrize("call", ["write_bytes", "touch"])
def test_a_disk_that_is_full(
    briefer: Briefer, tagged: Path, out: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    whole = getattr(Path, call)

    def fail(path: Path, *args: Any, **options: Any) -> None:  # noqa: ANN401 - those of the call
        if path.parent == out.parent:
            if args:  # half of it is written before the disk fails
                whole(path, args[0][: len(args[0]) // 2])
            raise OSError(errno.ENOSPC, "full")
        whole(path, *args, **options)

    monkeypatch.setattr(Path, call, fail)
    refused(briefer, tagged, out, f"{out} could not be written: the disk is full; {KEPT}")


def test_a_disk_that_fails_when_all_is_written(
    briefer: Briefer, tagged: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", _failing(errno.EIO))
    why = os.strerror(errno.EIO).lower()
    refused(briefer, tagged, out, f"{out} could not be written: {why}; {KEPT}")


def _failing(number: int) -> Any:  # noqa: ANN401 - stands for a call of the system
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_file_that_another_program_holds(
    briefer: Briefer, tagged: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What Windows answers while Word has the file open.
    monkeypatch.setattr(Path, "replace", _failing(errno.EACCES))
    why = "another program has it open, or you may not change it"
    refused(briefer, tagged, out, f"{out} could not be written: {why}; {KEPT}")


def test_a_file_that_is_marked_as_read_only(briefer: Briefer, tagged: Path, out: Path) -> None:
    out.chmod(0o444)
    refused(briefer, tagged, out, f"could not be written: it is marked as read-only; {KEPT}")


def test_a_folder_of_that_name(briefer: Briefer, tagged: Path, out: Path) -> None:
    out.unlink()
    out.mkdir()
    (out / "inside").write_bytes(OLD)
    refused(briefer, tagged, out, f"{out} could not be written: there is a folder of that name.")
    assert (out / "inside").read_bytes() == OLD


def test_a_folder_that_is_not_there(briefer: Briefer, tagged: Path, out: Path) -> None:
    away = out.parent / "away" / out.name
    answer = briefer("export", tagged, "-o", away, *DATE)
    assert (answer.code, answer.err.count("\n")) == (3, 1)
    assert answer.err.endswith(f"{away} could not be written: there is no such folder.\n")
    assert not away.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_disk_that_takes_no_large_file(run: Run, tagged: Path, out: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))"
    done = run("export", tagged, "-o", out, *DATE, first=limit)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.endswith(
        f"{out} could not be written: the disk takes no file of that size; {KEPT}\n"
    )
    assert done.stderr.count("\n") == 1
    assert out.read_bytes() == OLD
    assert list(out.parent.iterdir()) == [out]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A full disk of its own where this machine lets us make one, else a folder as any other."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", os.fspath(place)]
    is_root = sys.platform == "linux" and os.getuid() == 0
    if not is_root or subprocess.run(mount, check=False, capture_output=True).returncode:
        yield place
        return
    yield place
    subprocess.run(["umount", "-l", os.fspath(place)], check=True)


def test_a_full_disk(briefer: Briefer, tagged: Path, full_disk: Path) -> None:
    if not os.path.ismount(full_disk):
        return  # `test_a_disk_that_is_full` says so of a call that fails
    for suffix in SUFFIXES:
        out, ballast = full_disk / f"memo{suffix}", full_disk / "ballast"
        out.write_bytes(OLD)
        left = os.statvfs(full_disk)
        ballast.write_bytes(bytes(left.f_bavail * left.f_frsize - 4096))
        refused(briefer, tagged, out, f"{out} could not be written: the disk is full; {KEPT}")
        ballast.unlink()
        out.unlink()


@pytest.mark.skipif(sys.platform != "linux", reason="rights are set otherwise there")
def test_a_folder_that_one_may_not_write(tagged: Path, out: Path) -> None:
    out.parent.chmod(0o555)
    new = out.with_name("new.briefing")
    no_right, answer = attempt(("new", new), ("export", tagged, "-o", out, *DATE))
    out.parent.chmod(0o755)
    assert no_right.err.endswith("you lack the right to do that there.\n")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.endswith(
        f"{out} could not be written: you lack the right to do that there; {KEPT}\n"
    )
    assert answer.err.count("\n") == 1
    assert out.read_bytes() == OLD
    assert list(out.parent.iterdir()) == [out]


@pytest.fixture
def own_template() -> Iterator[Path]:
    """A template of the user's own, called as the default one."""
    place = paths.user_data() / "templates" / "position"
    shutil.copytree(paths.templates() / "position", place)
    templates.refresh()
    yield place
    templates.refresh()


@pytest.mark.parametrize("junk", [b"", b"no document", b"PK\x05\x06" + bytes(18)])
def test_a_broken_base_document(
    briefer: Briefer, tagged: Path, tmp_path: Path, own_template: Path, junk: bytes
) -> None:
    (own_template / "base.docx").write_bytes(junk)
    out = tmp_path / "out" / "memo.docx"
    out.parent.mkdir()
    out.write_bytes(OLD)
    refused(briefer, tagged, out, "base.docx is not a Word document, or it is damaged.")
    for suffix in SUFFIXES[1:]:
        assert briefer("export", tagged, "-o", out.with_suffix(suffix), *DATE).code == 0


def test_a_missing_base_document(
    briefer: Briefer, tagged: Path, tmp_path: Path, own_template: Path
) -> None:
    (own_template / "base.docx").unlink()
    out = tmp_path / "out" / "memo.docx"
    out.parent.mkdir()
    out.write_bytes(OLD)
    refused(briefer, tagged, out, "has no base.docx for Word.")


@pytest.mark.parametrize("junk", [None, b"", b"no font at all" * 100])
def test_a_font_file_that_is_missing_or_broken(
    briefer: Briefer, tagged: Path, tmp_path: Path, own_fonts: Path, junk: bytes | None
) -> None:
    for font in own_fonts.glob("*Serif-*.ttf"):
        if junk is None:
            font.unlink()
        else:
            font.write_bytes(junk)
    for suffix in (".pdf", ".docx"):
        out = tmp_path / "out" / f"memo{suffix}"
        out.parent.mkdir(exist_ok=True)
        out.write_bytes(OLD)
        refused(briefer, tagged, out, "Serif-Bold.ttf”, which is missing or damaged.")


@pytest.fixture
def own_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped fonts, which the PDF is set in."""
    copy = tmp_path / "resources"
    shutil.copytree(paths.resources() / "fonts", copy / "fonts")
    monkeypatch.setattr(fonts, "resources", lambda: copy)
    known = (fonts._loaded, fonts.chain)  # noqa: SLF001 - what was read from the sound files
    for cached in known:
        cached.cache_clear()
    yield copy / "fonts"
    for cached in known:
        cached.cache_clear()


def test_the_answer_as_json_is_one_document_too(
    briefer: Briefer, tagged: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", _failing(errno.EACCES))
    answer = briefer("export", tagged, "-o", out, "--json", *DATE)
    assert answer.code == 3
    assert answer.out == "" or json.loads(answer.out)
