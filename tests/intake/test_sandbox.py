from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefer.errors import UnreadableError
from briefer.intake import registry
from briefer.intake.sandbox import Sandbox

if TYPE_CHECKING:
    from tests.intake.makers import FileWriter

TEXT = "Talks end\nExample Courier\nThey left on Friday. Nobody said when they would come again.\n"

STARTED = 6
"""Seconds in which the process itself starts and reads, also beside other tests."""

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture
def article(write: FileWriter) -> Path:
    return write("talks.txt", TEXT)


def process_of(sandbox: Sandbox) -> int:
    assert sandbox.process_id is not None
    return sandbox.process_id


def test_a_source_is_read_as_it_would_be_here(sandbox: Sandbox, article: Path, data: Path) -> None:
    for path in (article, data / "page.html", data / "article.md"):
        assert sandbox.read(path) == registry.read(path)


def test_one_process_reads_source_after_source(sandbox: Sandbox, article: Path) -> None:
    sandbox.read(article)
    first = process_of(sandbox)
    sandbox.read(article)
    assert process_of(sandbox) == first


def test_pasted_text_is_read_in_the_process_too(sandbox: Sandbox) -> None:
    draft = sandbox.paste(TEXT)
    assert (draft.title, draft.outlet) == ("Talks end", "Example Courier")
    assert draft.original.data == TEXT.encode()
    with pytest.raises(UnreadableError, match="pasted text: There are no words in it"):
        sandbox.paste("")


def test_a_refusal_names_the_file_and_leaves_the_process_alive(
    sandbox: Sandbox, article: Path, write: FileWriter
) -> None:
    sandbox.read(article)
    first = process_of(sandbox)
    empty = write("empty.md", "![](x)")
    with pytest.raises(UnreadableError) as caught:
        sandbox.read(empty)
    assert (caught.value.path, caught.value.reason) == (str(empty), "There are no words in it.")
    with pytest.raises(UnreadableError, match="There is no such file"):
        sandbox.read(empty.with_name("missing.txt"))
    assert process_of(sandbox) == first


def test_a_file_whose_name_is_no_text_is_read(sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "m\udce9xico.txt"
    try:
        path.write_text(TEXT)
    except OSError:
        # A file system of text names alone cannot have such a file.
        path = tmp_path / "méxico.txt"
        path.write_text(TEXT)
    assert sandbox.read(path).title == "Talks end"


def test_nothing_starts_before_the_first_source_and_nothing_stays() -> None:
    with Sandbox() as sandbox:
        assert sandbox.process_id is None
        sandbox.paste(TEXT)
        process = process_of(sandbox)
    assert sandbox.process_id is None
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@needs_signals
def test_a_process_that_was_killed_between_two_sources_is_not_the_fault_of_the_next(
    article: Path,
) -> None:
    with Sandbox() as sandbox:
        sandbox.read(article)
        first = process_of(sandbox)
        os.kill(first, signal.SIGKILL)
        assert sandbox.read(article).title == "Talks end"
        assert process_of(sandbox) != first


@needs_signals
def test_a_source_that_hangs_is_given_up_and_the_next_is_read(article: Path) -> None:
    with Sandbox(seconds=STARTED) as sandbox:
        sandbox.read(article)
        os.kill(process_of(sandbox), signal.SIGSTOP)
        before = time.monotonic()
        with pytest.raises(UnreadableError, match=f"took more than {STARTED} seconds and was"):
            sandbox.read(article)
        assert time.monotonic() - before < 15
        assert sandbox.process_id is None
        assert sandbox.read(article).title == "Talks end"


@needs_signals
def test_a_source_that_hangs_before_it_was_taken_over_is_given_up(write: FileWriter) -> None:
    """More bytes than a pipe holds wait for a process that takes none."""
    large = write("large.txt", TEXT * 20_000)
    with Sandbox(seconds=STARTED) as sandbox:
        sandbox.paste(TEXT)
        os.kill(process_of(sandbox), signal.SIGSTOP)
        with pytest.raises(UnreadableError, match="given up"):
            sandbox.read(large)


def test_a_source_that_takes_too_long_is_given_up(write: FileWriter, article: Path) -> None:
    slow = write("slow.html", "<html><body>" + "<p>They left on Friday.</p>" * 400_000)
    with Sandbox(seconds=1.5) as sandbox:
        with pytest.raises(UnreadableError, match=r"took more than 1\.5 seconds"):
            sandbox.read(slow)
        assert sandbox.process_id is None
    with Sandbox() as sandbox:
        assert sandbox.read(article).title == "Talks end"


@only_linux
def test_a_source_that_eats_the_memory_is_refused_and_the_next_is_read(
    write: FileWriter, article: Path
) -> None:
    bomb = write("bomb.html", "<html><body><p>Words. </p>" + "<p>" * 2_500_000)
    with Sandbox(memory=600_000_000) as sandbox:
        sandbox.read(article)
        with pytest.raises(UnreadableError) as caught:
            sandbox.read(bomb)
        assert caught.value.path == str(bomb)
        assert sandbox.read(article).title == "Talks end"


@only_linux
def test_a_process_that_cannot_even_start_is_one_refusal(article: Path) -> None:
    refused = pytest.raises(UnreadableError, match=r"not be taken apart|needs more memory")
    with Sandbox(memory=1_000_000) as sandbox, refused:
        sandbox.read(article)


def test_a_python_that_is_not_there_is_one_refusal(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(article.with_name("no-python")))
    with Sandbox() as sandbox, pytest.raises(UnreadableError, match="could not be taken apart"):
        sandbox.read(article)


def test_a_module_in_the_current_folder_is_not_taken_for_ours(
    write: FileWriter, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("json.py", "raise SystemExit('taken over')")
    write("briefer/__init__.py", "raise SystemExit('taken over')")
    monkeypatch.chdir(article.parent)
    with Sandbox() as sandbox:
        assert sandbox.read(article).title == "Talks end"


@only_linux
def test_the_process_has_no_open_file_of_ours(write: FileWriter, article: Path) -> None:
    """Not even one that was marked to be handed down."""
    lock = write("a.briefing.lock", "held")
    held = os.open(lock, os.O_RDWR)
    os.set_inheritable(held, True)
    try:
        with Sandbox() as sandbox:
            sandbox.read(article)
            folder = Path(f"/proc/{process_of(sandbox)}/fd")
            opened = [str(link.readlink()) for link in folder.iterdir()]
    finally:
        os.close(held)
    assert opened
    assert [name for name in opened if "briefing" in name] == []


@only_linux
def test_the_limits_of_the_process_are_set(article: Path) -> None:
    with Sandbox(seconds=7, memory=900_000_000) as sandbox:
        sandbox.read(article)
        limits = Path(f"/proc/{process_of(sandbox)}/limits").read_text()
    lines = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()}
    assert lines["Max address space"] == "900000000"
    assert 14 < int(lines["Max cpu time"]) < 100


def test_the_program_itself_loads_nothing_that_parses() -> None:
    code = (
        "import sys; import briefer.intake.registry, briefer.intake.sandbox; "
        "heavy = {'lxml', 'trafilatura', 'htmldate', 'markdown_it', 'numpy', 'py3langid'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
