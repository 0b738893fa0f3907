"""One process owns a briefing; all others read it."""

from __future__ import annotations

import json
import os
import socket
from typing import TYPE_CHECKING, Any

import pytest

from briefer.errors import HeldElsewhereError, ReadOnlyError, StorageError
from briefer.model.anchor import Span
from briefer.store import lock
from briefer.store.workspace import open_workspace
from tests.store.making import WHO, dump, tag

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefer.store.workspace import Workspace
    from tests.store.conftest import Other, Start

OWN = """
ws = open_workspace(path, "Ben")
say("open")
input()
ws.close()
say("closed")
"""
TRY = """
try:
    ws = open_workspace(path, "Ben")
    say({"read_only": ws.read_only, "why": ws.why_read_only})
    ws.close()
except HeldElsewhereError as error:
    say({"who": error.who, "host": error.host, "since": error.since, "message": str(error)})
"""


def _owner(start: Start, path: Path) -> Other:
    """Another process that owns the briefing until it is told to go on."""
    other = start(OWN, path)
    assert other.line() == '"open"'
    return other


def test_the_second_process_hears_who_owns_it(briefing: Workspace, start: Start) -> None:
    said = start(TRY, briefing.path).answer()
    assert said["who"] == WHO
    assert said["host"] == socket.gethostname()
    assert said["since"].endswith("Z")
    for part in (WHO, socket.gethostname(), f"process {os.getpid()}", said["since"]):
        assert part in said["message"]


def test_the_same_process_cannot_own_it_twice(briefing: Workspace) -> None:
    with pytest.raises(HeldElsewhereError):
        open_workspace(briefing.path, WHO)
    with briefing.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))


def test_closing_removes_the_lock_file(briefing: Workspace, start: Start) -> None:
    assert lock.lock_path(briefing.path).exists()
    briefing.close()
    assert not lock.lock_path(briefing.path).exists()
    assert start(TRY, briefing.path).answer() == {"read_only": False, "why": ""}


def test_closing_twice_does_not_take_the_lock_of_the_next_owner(
    briefing: Workspace, start: Start
) -> None:
    briefing.close()
    other = _owner(start, briefing.path)
    briefing.close()
    assert lock.lock_path(briefing.path).exists()
    with pytest.raises(HeldElsewhereError):
        open_workspace(briefing.path, WHO)
    other.kill()


def test_the_lock_of_a_killed_owner_is_taken_over_silently(
    briefing: Workspace, start: Start
) -> None:
    briefing.close()
    other = _owner(start, briefing.path)
    other.kill()
    assert lock.lock_path(briefing.path).exists()
    again = open_workspace(briefing.path, WHO)
    assert not again.read_only
    owner = lock.read_owner(briefing.path)
    assert owner is not None
    assert (owner.who, owner.pid) == (WHO, os.getpid())
    again.close()


def test_a_process_that_the_killed_owner_started_does_not_keep_the_lock(
    briefing: Workspace, start: Start
) -> None:
    briefing.close()
    other = start(
        """
        import subprocess
        ws = open_workspace(path, "Ben")
        subprocess.Popen([sys.executable, "-c", "print('alive' + input())"], stdin=0, stdout=2)
        say("started")
        while True:
            pass
        """,
        briefing.path,
    )
    assert other.line() == '"started"'
    other.process.kill()
    other.process.wait()
    again = open_workspace(briefing.path, WHO)
    assert not again.read_only
    again.close()
    other.go_on()
    assert other.errors() == "alive\n"


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b'{"who": 1}', b"\xff\x00"])
def test_a_lock_file_that_says_nothing_is_taken_over(briefing: Workspace, left: bytes) -> None:
    briefing.close()
    lock.lock_path(briefing.path).write_bytes(left)
    again = open_workspace(briefing.path, WHO)
    assert not again.read_only
    again.close()


def _leave_another_hosts_lock(path: Path) -> Path:
    left = lock.lock_path(path)
    owner = {"who": "Eva", "host": "far-away", "pid": 7, "since": "2024-01-02T03:04:05Z"}
    left.write_text(json.dumps(owner))
    return left


def test_the_lock_file_of_another_host_is_refused(briefing: Workspace) -> None:
    briefing.close()
    left = _leave_another_hosts_lock(briefing.path)
    before = left.read_bytes()
    with pytest.raises(HeldElsewhereError, match="held by Eva on far-away") as caught:
        open_workspace(briefing.path, WHO)
    assert (caught.value.who, caught.value.host) == ("Eva", "far-away")
    assert left.read_bytes() == before
    reader = open_workspace(briefing.path, WHO, read_only=True)
    assert reader.passages.count() == 1
    reader.close()


@pytest.mark.parametrize("words", ["", "no owner", "[" * 4000, '{"who": 1}'])
def test_a_lock_file_that_names_nobody_is_taken_over(briefing: Workspace, words: str) -> None:
    briefing.close()
    lock.lock_path(briefing.path).write_text(words)
    assert lock.read_owner(briefing.path) is None
    open_workspace(briefing.path, WHO).close()


def test_the_lock_file_of_another_host_can_be_taken_over(briefing: Workspace) -> None:
    briefing.close()
    _leave_another_hosts_lock(briefing.path)
    again = open_workspace(briefing.path, WHO, take_over=True)
    owner = lock.read_owner(briefing.path)
    assert owner is not None
    assert owner.host == socket.gethostname()
    again.close()
    assert not lock.lock_path(briefing.path).exists()


def test_taking_over_does_not_take_it_from_a_living_owner(
    briefing: Workspace, start: Start
) -> None:
    code = TRY.replace('"Ben")', '"Ben", take_over=True)')
    assert start(code, briefing.path).answer()["who"] == WHO


def test_somebody_removes_the_lock_file_between_our_look_and_our_lock(
    briefing: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing.close()
    path = lock.lock_path(briefing.path)
    real: Callable[..., int] = os.open
    opened: list[object] = []

    def remove_after_first(name: Any, *args: Any, **options: Any) -> int:  # noqa: ANN401 - passed on as they come
        handle = real(name, *args, **options)
        if name == path and not opened:
            path.unlink()
        opened.append(name)
        return handle

    monkeypatch.setattr(os, "open", remove_after_first)
    again = open_workspace(briefing.path, WHO)
    monkeypatch.undo()
    assert opened == [path, path]
    assert path.exists()
    with pytest.raises(HeldElsewhereError):
        open_workspace(briefing.path, WHO)
    again.close()


def test_a_lock_file_removed_meanwhile_is_made_again(briefing: Workspace, start: Start) -> None:
    lock.lock_path(briefing.path).unlink()
    with briefing.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))
    assert start(TRY, briefing.path).answer()["who"] == WHO
    briefing.close()
    assert not lock.lock_path(briefing.path).exists()


def test_after_its_lock_file_was_removed_another_owner_is_not_written_over(
    briefing: Workspace, start: Start
) -> None:
    lock.lock_path(briefing.path).unlink()
    other = _owner(start, briefing.path)
    before = dump(briefing.path)
    with pytest.raises(HeldElsewhereError, match="held by Ben"), briefing.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))
    assert dump(briefing.path) == before
    briefing.close()
    assert lock.lock_path(briefing.path).exists()
    other.go_on()
    assert other.answer() == "closed"


def test_a_reader_beside_the_owner_sees_what_is_committed(
    briefing: Workspace, start: Start
) -> None:
    reader = open_workspace(briefing.path, "Ben", read_only=True)
    assert reader.read_only
    assert reader.why_read_only == "you asked for it"
    stakeholders = reader.codebook.load().stakeholders
    with briefing.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))
        tx.codebook.add_stakeholder("The port")
        assert reader.passages.count() == 1
        assert reader.codebook.load().stakeholders == stakeholders
    assert reader.passages.count() == 2
    assert len(reader.codebook.load().stakeholders) == len(stakeholders) + 1
    reader.close()
    assert lock.lock_path(briefing.path).exists()


def test_a_reader_in_another_process_sees_what_is_committed(
    briefing: Workspace, start: Start
) -> None:
    other = start(
        """
        ws = open_workspace(path, "Ben", read_only=True)
        for _ in range(2):
            say(ws.passages.count())
            input()
        """,
        briefing.path,
    )
    assert other.line() == "1"
    with briefing.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))
    other.go_on()
    assert other.line() == "2"
    other.kill()


def test_a_link_and_its_target_have_one_owner(briefing: Workspace, folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    link = folder / "elsewhere" / "link.briefing"
    link.symlink_to(briefing.path)
    with pytest.raises(HeldElsewhereError):
        open_workspace(link, WHO)
    briefing.close()
    again = open_workspace(link, WHO)
    assert again.path == briefing.path
    with pytest.raises(HeldElsewhereError):
        open_workspace(briefing.path, WHO)
    again.close()


def test_a_relative_path_is_kept_when_the_folder_is_left(
    briefing: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing.close()
    monkeypatch.chdir(folder)
    again = open_workspace(briefing.path.relative_to(folder), WHO)
    monkeypatch.chdir("/")
    with again.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))
    assert again.read_apart(lambda reading: reading.passages.count()) == 2
    again.close()
    assert [p.name for p in folder.iterdir()] == [briefing.path.name]


@pytest.mark.parametrize("what", ["renamed", "deleted"])
def test_a_briefing_that_is_gone_is_not_written_but_can_be_copied(
    briefing: Workspace, folder: Path, what: str
) -> None:
    with briefing.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))
    if what == "renamed":
        briefing.path.rename(folder / "elsewhere.briefing")
    else:
        briefing.path.unlink()
    with pytest.raises(StorageError, match="moved or deleted"), briefing.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))
    assert briefing.passages.count() == 2
    briefing.copy_to(folder / "rescued.briefing")
    briefing.close()
    rescued = open_workspace(folder / "rescued.briefing", WHO)
    assert rescued.passages.count() == 2
    assert rescued.faults() == ()
    rescued.close()


def test_after_another_file_took_its_place_nothing_is_written(
    briefing: Workspace, folder: Path
) -> None:
    briefing.copy_to(folder / "copy.briefing")
    (folder / "copy.briefing").replace(briefing.path)
    before = briefing.path.read_bytes()
    with pytest.raises(StorageError, match="moved or deleted"), briefing.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))
    assert briefing.path.read_bytes() == before


def test_a_folder_that_takes_no_lock_means_reading_only(
    briefing: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing.close()

    def refuse(*_: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(lock, "_lock_now", refuse)
    reader = open_workspace(briefing.path, WHO)
    assert reader.read_only
    assert reader.why_read_only.startswith("it takes no lock file")
    with pytest.raises(ReadOnlyError), reader.change("Tag"):
        pass
    reader.close()


BUSY = """
ws = open_workspace(path, "Ben")
say("open")
n = 0
while True:
    n += 1
    with ws.change("Busy") as tx:
        tx.project.change({"title": str(n)})
"""


def test_a_reader_beside_a_busy_owner_is_never_told_that_the_file_is_damaged(
    briefing: Workspace, start: Start
) -> None:
    path = briefing.path
    briefing.close()
    other = start(BUSY, path)
    assert other.line() == '"open"'
    titles: set[str] = set()
    while len(titles) < 100:
        reader = open_workspace(path, WHO, read_only=True)
        titles.add(reader.project.get().title)
        reader.close()
    assert other.process.poll() is None
    other.kill()
