"""The program on a real accessibility bus, as a screen reader of Linux finds and hears it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefer.model.anchor import Span, make_anchor
from briefer.model.passage import Statement, TopicTag
from briefer.services import articles, briefings, tag_import
from tests.ui.conftest import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 30.0
MANY = 10_000

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is the bus of Linux")


@dataclass(frozen=True)
class Talk:
    """A process that answers each line with a line."""

    process: subprocess.Popen[str]

    def say(self, line: str) -> Any:  # noqa: ANN401 - whatever it answers
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, f"ended with {self.process.poll()} at: {line}"
        return json.loads(answer)


@dataclass(frozen=True)
class Bus:
    """The program, and somebody who listens to it."""

    program: Talk
    listener: Talk

    def ask(self, name: str, *given: object) -> Any:  # noqa: ANN401 - whatever it answers
        return self.listener.say(json.dumps([name, *given]))

    def wait(self, holds: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "this is not seen on the bus"
            time.sleep(0.05)

    def hear(self, kind: str, words: str) -> None:
        """Wait until an event with these words comes."""
        before: list[list[str]] = []

        def came() -> bool:
            before.extend(self.ask("heard"))
            return any(one[0].startswith(kind) and words in one[1] for one in before)

        try:
            self.wait(came)
        except AssertionError as error:
            seen = self.ask("tree", "Briefer")[-20:]
            raise AssertionError(f"not heard: {words}, but {before}; seen: {seen}") from error


@contextmanager
def running(
    command: list[str], env: dict[str, str], *, worked: bool = False, loud: bool = False
) -> Iterator[subprocess.Popen[str]]:
    """Start a process, and end it afterwards; one that is `worked` gets lines to read."""
    process = subprocess.Popen(
        command,
        env=env,
        text=True,
        stdin=subprocess.PIPE if worked else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=None if loud else subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


@contextmanager
def bus_of(briefing: Path) -> Iterator[Bus]:
    """Start a display, a bus, the program and a listener."""
    with ExitStack() as stack:
        env = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(CHECKOUT)}
        for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY"):
            env.pop(name, None)
        screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24"]
        env["DISPLAY"] = f":{_line(stack.enter_context(running(screen, env)))}"
        daemon = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        env["DBUS_SESSION_BUS_ADDRESS"] = _line(stack.enter_context(running(daemon, env)))
        listening = [SYSTEM_PYTHON, str(HERE / "bus_listener.py")]
        listener = stack.enter_context(running(listening, env, worked=True))
        env |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        reading = [sys.executable, str(HERE / "bus_program.py"), str(briefing)]
        program = stack.enter_context(running(reading, env, worked=True, loud=True))
        bus = Bus(Talk(program), Talk(listener))
        bus.wait(lambda: bus.ask("ready", "Page"))
        yield bus
        assert program.poll() is None, "the program has ended by itself"
        bus.program.say("quit")
        assert program.wait(PATIENCE) == 0


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    """The tagged fixture article."""
    path = tmp_path / "talks.briefing"
    ws = briefings.create(path, who="Ana", title="Border talks")
    articles.import_paths(ws, [DATA / "fixture-article.txt"])
    tag_import.import_tags(ws, DATA / "fixture-tags.jsonl", create=True)
    ws.close()
    with bus_of(path) as made:
        yield made


def test_the_window_is_read_tagged_and_undone_over_the_bus(bus: Bus) -> None:
    tree = bus.ask("tree", "Border talks – Briefer")
    for line in (
        "panel: Articles",
        "panel: Reader",
        "panel: Page",
        "page tab: Passage",
        "list: Passages of this article",
        "push button: Find in this article (Ctrl+F)",
    ):
        assert line in [one.strip() for one in tree], "\n".join(tree)
    passages = bus.ask("passages")
    assert len(passages) == 30
    said = (
        "“orderly, humane, and regular migration”: US government (speaker), "
        "Government of Mexico (speaker), Border, agreement, own words"
    )
    assert passages[4] == [said, "passage 5 of 30"]

    # The focus comes to a passage, and is told.
    bus.ask("heard")
    assert bus.ask("focus", 4)
    bus.hear("object:state-changed:focused", "orderly, humane")
    assert bus.ask("focused") == [4]

    # What is tagged and taken back is said.
    bus.program.say("select shelters ran out of beds")
    bus.program.say("key Return")
    bus.program.say("type amlo")
    bus.wait(lambda: bus.ask("rows", "Matches"))
    bus.program.say("key Return")
    bus.hear("object:announcement", "Tagged: López Obrador, speaker")
    bus.wait(lambda: len(bus.ask("passages")) == 31)
    bus.program.say("key Escape")
    bus.program.say("key Escape")
    bus.program.say("key Ctrl+Z")
    bus.hear("object:announcement", "Undone: Tag “López Obrador”")
    bus.wait(lambda: len(bus.ask("passages")) == 30)

    # A screen reader presses what is only painted.
    assert bus.ask("actions", "date not found: set it") == ["Press"]
    bus.ask("press", "date not found: set it")
    bus.wait(lambda: bus.ask("ready", "Facts of the article"))


def test_ten_thousand_passages_are_scrolled_tagged_and_undone_with_a_reader_on(
    tmp_path: Path,
) -> None:
    source = tmp_path / "long.txt"
    words = [f"Line {number} of many, each of them tagged" for number in range(MANY)]
    source.write_text(
        "A long list\n\n" + "\n\n".join(f"{one}, and some words more." for one in words), "utf-8"
    )
    path = tmp_path / "long.briefing"
    ws = briefings.create(path, who="Ana", title="Long")
    articles.import_paths(ws, [source])
    article = ws.articles.all()[0]
    text, end = ws.articles.text(article.id), 0
    aid = TopicTag(ws.codebook.load().find_topic("Aid").id)
    with ws.change("Tag every line") as tx:
        for one in words:
            start = text.index(one, end)
            end = start + len(one)
            anchor = make_anchor(text, Span(start, end))
            passage = tx.passages.add(article.id, article.revision_id, anchor, Statement())
            tx.passages.set_topics(passage, [aid])
    assert ws.passages.count() == MANY
    ws.close()
    with bus_of(path) as bus:
        assert bus.ask("count") > MANY
        bus.program.say("scroll 40")
        for number in (0, 77, MANY - 1):
            assert bus.ask("focus_at", number)
        bus.program.say("select 4711 of many, each of them tagged, and some")
        bus.program.say("key Return")
        bus.program.say("type sanc")
        bus.wait(lambda: bus.ask("rows", "Matches"))
        bus.program.say("key Return")
        bus.hear("object:announcement", "Tagged: ")
        bus.program.say("key Escape")
        bus.program.say("key Escape")
        bus.program.say("key Ctrl+Z")
        bus.hear("object:announcement", "Undone: ")
        bus.program.say("scroll 40")
        assert bus.ask("count") > MANY
