"""A disk that is full takes the action under way, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.store.making import new_briefing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.store.conftest import Start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a disk cannot be made there")

SIZE = 1_000_000

# Fill up what is left, tag until that fails, and say how; then make room and go on.
TAG_UNTIL_FULL = """
import hashlib, random
ws = open_workspace(path, "Ben")
words = random.Random(7).randbytes(20_000).hex()
make_small()
def tag(n):
    with ws.change(f"Tag {n}") as tx:
        tx.codebook.add_stakeholder(f"Stakeholder {n}")
        anchor = make_anchor(ws.articles.text(1), Span(0, 30))
        return tx.passages.add(1, 1, anchor, Statement(note=words))
told = []
ws.subscribe(lambda changes: told.append(changes.step.label))
kept = []
for n in range(200):
    before = path.read_bytes()
    entries = ws.codebook.load().stakeholders
    try:
        kept.append(tag(n))
    except BrieferError as error:
        failed = {"error": type(error).__name__, "message": str(error)}
        break
found = {
    **failed,
    "as it was": path.read_bytes() == before,
    "codebook": ws.codebook.load().stakeholders == entries,
    "kept": {p.id for p in ws.passages.all()} == {1, *kept},
    "told": told == [f"Tag {n}" for n in range(len(kept))],
    "faults": [fault.message for fault in ws.faults()],
    "side files": sorted(p.name for p in path.parent.iterdir() if p.name[0] == "."),
}
make_room()
found["next"] = tag(n) > 0
ws.undo(); ws.undo(); ws.redo()
found["faults at last"] = [fault.message for fault in ws.faults()]
ws.close()
say(found)
"""
NO_LARGE_FILES = f"""
import resource
def make_small():
    resource.setrlimit(resource.RLIMIT_FSIZE, ({SIZE}, resource.RLIM_INFINITY))
def make_room():
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""
BALLAST = """
ballast = path.with_name("ballast")
def make_small():
    left = os.statvfs(path).f_bavail * os.statvfs(path).f_frsize
    ballast.write_bytes(bytes(left - 300_000))
def make_room():
    ballast.unlink()
"""
FULL = "The disk is full, so the last action was not kept; everything before it is. Make room."


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of two megabytes, where this machine lets us make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={2 * SIZE}", "tmpfs", os.fspath(place)]
    if os.getuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        yield None
        return
    yield place
    subprocess.run(["umount", "-l", os.fspath(place)], check=True)


def _sound() -> dict[str, object]:
    return {
        "as it was": True,
        "codebook": True,
        "kept": True,
        "told": True,
        "faults": [],
        "side files": [".harbour.briefing.lock"],
        "next": True,
        "faults at last": [],
    }


def test_a_file_that_may_not_grow_loses_only_the_last_action(folder: Path, start: Start) -> None:
    path = folder / "harbour.briefing"
    new_briefing(path).close()
    said = start(NO_LARGE_FILES + TAG_UNTIL_FULL, path).answer()
    assert said.pop("error") == "StorageError"
    assert said.pop("message").endswith("the last action was not kept; everything before it is.")
    assert said == _sound()


def test_a_full_disk_loses_only_the_last_action(
    small_disk: Path | None, folder: Path, start: Start
) -> None:
    if small_disk is None:
        test_a_file_that_may_not_grow_loses_only_the_last_action(folder, start)
        return
    path = small_disk / "harbour.briefing"
    new_briefing(path).close()
    said = start(BALLAST + TAG_UNTIL_FULL, path).answer()
    assert said.pop("error") == "StorageError"
    assert said.pop("message") == FULL
    assert said == _sound()


NEW_FILES = """
def attempt(act):
    try:
        act()
    except BrieferError as error:
        return [type(error).__name__, str(error)]
def files():
    return {p.name: p.read_bytes().hex() for p in path.parent.iterdir() if p.name != "ballast"}
target = path.with_name("copy.briefing")
source = open_workspace(path, "Ben", read_only=True)
source.copy_to(target)
make_small()
before = files()
found = {
    "copy": attempt(lambda: source.copy_to(target)),
    "create": attempt(lambda: create(path.with_name("new.briefing"), "Ben", lambda tx: None)),
}
found["as it was"] = files() == before
source.close()
say(found)
"""


def test_new_files_on_a_full_disk_are_not_there(
    small_disk: Path | None, folder: Path, start: Start
) -> None:
    place, fill, reason = folder, NO_LARGE_FILES.replace(str(SIZE), "100_000"), ""
    if small_disk is not None:
        place, fill, reason = small_disk, BALLAST.replace("300_000", "50_000"), "the disk is full"
    path = place / "harbour.briefing"
    new_briefing(path).close()
    said = start(fill + NEW_FILES, path).answer()
    for act, name in (("copy", "copy.briefing"), ("create", "new.briefing")):
        error, message = said[act]
        assert error == "StorageError"
        assert message.startswith(f"{place / name} could not be written: {reason}")
    assert said["as it was"]


OPEN_WHEN_FULL = """
left = os.statvfs(path).f_bavail * os.statvfs(path).f_frsize
path.with_name("ballast").write_bytes(bytes(left))
ws = open_workspace(path, "Ben")
say({"why": ws.why_read_only, "passages": ws.passages.count()})
ws.close()
"""


def test_a_briefing_on_a_full_disk_can_be_read(
    small_disk: Path | None, folder: Path, start: Start
) -> None:
    if small_disk is None:
        return  # only a disk of our own can be filled to its last byte
    path = small_disk / "harbour.briefing"
    new_briefing(path).close()
    said = start(OPEN_WHEN_FULL, path).answer()
    assert said == {"why": "it takes no lock file: the disk is full", "passages": 1}
    assert sorted(p.name for p in small_disk.iterdir()) == ["ballast", "harbour.briefing"]
