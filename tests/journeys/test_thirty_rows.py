"""A real article is tagged whole by real keys, in the real program under a window manager.

Nothing here calls into the program: keys and buttons go through the X server, and what was tagged
is read by the command line.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.journeys import communique
from tests.journeys.analyst import Analyst
from tests.journeys.display import display, wait_for
from tests.journeys.key_table import KeyTable
from tests.journeys.page_seen import ends_of_selection
from tests.journeys.program import Program, command
from tests.journeys.tagged_rows import differences, read_rows
from tests.journeys.typist import Typist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.journeys.display import Display
    from tests.journeys.tagged_rows import Row

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is an X server of Linux"),
    pytest.mark.timeout(600),
]
ARTICLE = "00_seed_article_ICARO.txt"
COMMUNIQUE = "02_2023-12-28_mexico-u-s-joint-communique-mexico-and-the-united-states-rea.txt"
TEXT = (600, 330)
"""A point in the text of the article."""
BY_MOUSE = frozenset({"r1", "r3", "r11", "r20", "r25"})
LINKS = {"r21": "a", "r22": "b", "r27": "a"}
"""The letters under which the passages that these are conditions of are offered."""
IN_THE_PALETTE = frozenset({"r4", "r20", "r22"})
TAGGED = frozenset({"r5", "r30"})
"""The rows at which a picture of the screen is kept."""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Display]:
    with display(tmp_path) as made:
        yield made


@pytest.fixture
def rows(samples: Path) -> list[Row]:
    return read_rows(samples.parent / "design" / "seed-tagging.jsonl")


@pytest.fixture
def started(screen: Display) -> Iterator[list[Program]]:
    """The programs of a test; those that still run are ended."""
    programs: list[Program] = []
    yield programs
    for program in programs:
        program.end()


def new_briefing(path: Path, samples: Path, text: str, day: str) -> Path:
    """An article as an analyst has it: its day is her own guess."""
    command("new", path)
    command("import", path, samples / "corpus" / "seed_event_dossier" / text)
    command("articles", "set", path, 1, "--published", day, "--about")
    return path


def propositions(path: Path) -> dict[str, str]:
    """The default proposition of each topic that has one."""
    topics = command("topics", path)["topics"]
    return {
        topic["path"]: one["text"]
        for topic in topics
        for one in topic["propositions"]
        if one["default"]
    }


def tagging_steps(path: Path) -> list[str]:
    """The labels of all steps but the mark that an article was read, which undo passes over."""
    labels = [step["label"] for step in command("history", path)["steps"]]
    return [label for label in labels if label != "Read an article"]


def find(typist: Typist, words: str, occurrence: int = 1) -> None:
    """Find words in the article; Esc leaves them selected."""
    typist.press("ctrl+f", kind="selecting")
    typist.type(words, kind="selecting")
    typist.press(*["Return"] * (occurrence - 1), "Escape", kind="selecting")


def select(typist: Typist, row: Row) -> None:
    """Select the words of a row, by mouse for some of them."""
    find(typist, row["quote"], row["occurrence"])
    if row["ref"] in BY_MOUSE:
        # Found once to see where they stand, let go, and dragged over.
        start, end = ends_of_selection(typist.display)
        typist.press("Left")
        typist.drag(start, end)
        typist.take_count()


def wait_for_rows(program: Program, rows: Sequence[Row]) -> None:
    """Wait until the briefing holds these rows and nothing else."""

    def trouble() -> str:
        return "\n".join((program.trouble(), *differences(program.passages, rows)))

    wait_for(lambda: not differences(program.passages, rows), trouble)


def tag_all(program: Program, typist: Typist, analyst: Analyst, rows: Sequence[Row]) -> KeyTable:
    """Tag the rows one after the other; each is in the file before the next one begins."""
    table = KeyTable()
    for number, row in enumerate(rows, 1):
        select(typist, row)
        analyst.tag(row)
        wait_for_rows(program, rows[:number])
        table.add(row["ref"], typist.take_count())
        if row["ref"] in TAGGED:
            program.display.keep_picture(row["ref"])
    return table


def test_thirty_rows_entered_in_the_window_equal_those_of_the_file(
    screen: Display,
    rows: list[Row],
    samples: Path,
    tmp_path: Path,
    started: list[Program],
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = new_briefing(tmp_path / "border.briefing", samples, ARTICLE, "2023-12-27")
    before = len(tagging_steps(path))
    program = Program.start(screen, path)
    started.append(program)
    wait_for(program.is_whole_on_screen, program.trouble)
    typist = Typist(screen)
    typist.click(TEXT)
    analyst = Analyst(typist, frozenset(propositions(path)), LINKS, IN_THE_PALETTE)
    table = tag_all(program, typist, analyst, rows)
    with capsys.disabled():
        print(table)  # noqa: T201 - how many keys a row takes is worth seeing at every run
    program.close()

    tagged = command("passages", path)["passages"]
    text = command("articles", path, "--with-text")["articles"][0]["text"]
    assert len(tagged) == len(rows) == 30
    assert differences(tagged, rows) == []
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in tagged)
    assert len(tagging_steps(path)) - before == 30

    # All of it is taken back and given again, by a program that did not do it.
    again = Program.start(screen, path)
    started.append(again)
    typist.press(*["ctrl+z"] * 30)
    wait_for(lambda: not again.passages, again.trouble)
    typist.press(*["ctrl+shift+z"] * 30)
    wait_for(lambda: again.passages == tagged, again.trouble)
    again.close()
    assert command("passages", path)["passages"] == tagged
    assert command("check", path)["ok"] is True


def test_the_joint_communique_is_tagged_in_one_run_without_the_mouse(
    screen: Display,
    samples: Path,
    tmp_path: Path,
    started: list[Program],
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = new_briefing(tmp_path / "joint.briefing", samples, COMMUNIQUE, "2023-12-28")
    text = command("articles", path, "--with-text")["articles"][0]["text"]
    known = propositions(path)
    rows = communique.rows_of(text, known)
    program = Program.start(screen, path)
    started.append(program)
    typist = Typist(screen)
    analyst = Analyst(typist, frozenset(known), {})
    table = KeyTable()
    for number, (row, sentence) in enumerate(zip(rows, communique.SENTENCES, strict=True), 1):
        find(typist, sentence.words)
        typist.press("alt+Up", kind="selecting")
        analyst.tag(row)
        wait_for_rows(program, rows[:number])
        table.add(row["ref"], typist.take_count())
    with capsys.disabled():
        print(table)  # noqa: T201 - how many keys a row takes is worth seeing at every run
    screen.keep_picture("joint")
    program.close()
    tagged = command("passages", path)["passages"]
    assert differences(tagged, rows) == []
    both = [one for one in tagged if [p["part"] for p in one["stakeholders"]] == ["speaker"] * 2]
    assert len(both) == 7
    assert typist.moves_of_mouse == 0
