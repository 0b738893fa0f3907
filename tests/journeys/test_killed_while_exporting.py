"""`kill -9` while a memo is written: the files are whole, old or new, and the briefing opens."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Runs in a process of its own: it forks, and the child is killed while it exports over and over.
DRIVER = """
import os, random, signal, sys, time
from pathlib import Path

from briefer.services import briefings, exporting, sample

folder = Path(sys.argv[1])
briefing, word, pdf = (folder / n for n in ("s.briefing", "memo.docx", "memo.pdf"))
sample.build(briefing, who="tester").close()


def export_without_end(ready):
    ws = briefings.open_briefing(briefing, who="tester")
    while True:
        for out in (word, pdf):
            exporting.export(ws, out, date="2023-12-29")
            os.write(ready, b".")


def finished_steps():
    ws = briefings.open_briefing(briefing, who="tester")
    try:
        assert not ws.faults(), ws.faults()
        return sum(step.kind == "export" for step in ws.history.steps())
    finally:
        ws.close()


def expected():
    ws = briefings.open_briefing(briefing, who="tester")
    memo = exporting.rendering(ws, date="2023-12-29")
    ws.close()
    return memo.word(), memo.typeset.data


whole = expected()
chance = random.Random(7)
before = finished_steps()
for round in range(50):
    reading, ready = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        export_without_end(ready)
    os.close(ready)
    assert os.read(reading, 1) == b"."
    time.sleep(chance.uniform(0, 0.25))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = 1 + len(os.read(reading, 4096))
    os.close(reading)
    after = finished_steps()
    assert told <= after - before <= told + 1, (told, before, after)
    before = after
    for path, data in zip((word, pdf), whole):
        assert not path.exists() or path.read_bytes() == data, path
print("50 rounds")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL")
def test_fifty_kills_lose_at_most_the_export_under_way(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", DRIVER, str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout == "50 rounds\n"
