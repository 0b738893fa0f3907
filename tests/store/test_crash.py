"""Killed at any moment, a briefing loses at most the action under way."""

from __future__ import annotations

import json
import random
import time
from typing import TYPE_CHECKING

from briefer.store.workspace import open_workspace
from tests.store.making import WHO, new_briefing
from tests.store.oracle import indexes_are_true

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Start

TIMES = 50
LONGEST_WAIT = 0.02
"""Seconds: about two commits on a disk."""

TAG_FOR_EVER = """
ws = open_workspace(path, "Ben")
anchor = make_anchor(ws.articles.text(1), Span(0, 30))
for n in range(1000):
    with ws.change("Tag") as tx:
        passage = tx.passages.add(1, 1, anchor, Statement(note=f"tag {n}"))
    say(["tag", passage])
    if n % 3 == 2:
        ws.undo()
        say(["undo", passage])
        ws.redo()
        say(["redo", passage])
"""


def test_fifty_kills_while_tagging_lose_at_most_one_action_each(
    tmp_path: Path, start: Start
) -> None:
    path = tmp_path / "harbour.briefing"
    new_briefing(path).close()
    kept = {1}
    for _ in range(TIMES):
        tagging = start(TAG_FOR_EVER, path)
        for _ in range(random.randrange(1, 5)):
            _follow(kept, tagging.line())
        time.sleep(random.uniform(0, LONGEST_WAIT))
        for line in tagging.kill():
            _follow(kept, line)
        kept = _reopened(path, kept)


def _follow(kept: set[int], line: str) -> None:
    act, passage = json.loads(line)
    if act == "undo":
        kept.remove(passage)
    else:
        kept.add(passage)


def _reopened(path: Path, kept: set[int]) -> set[int]:
    """Open what the crash left; return the passages that are in it."""
    ws = open_workspace(path, WHO)
    assert not ws.read_only
    there = {passage.id for passage in ws.passages.all()}
    assert len(there ^ kept) <= 1, (there, kept)
    assert ws.faults() == ()
    assert indexes_are_true(ws)
    ws.undo()
    ws.redo()
    assert {passage.id for passage in ws.passages.all()} == there
    ws.close()
    return there
