"""Briefer as its own process on a display, and what the command line says of its file."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefer.cli import main
from tests.journeys.display import PATIENCE, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.display import Display

Record = dict[str, Any]
_BARE = (0, 0, 0)


def command(*arguments: object) -> Any:  # noqa: ANN401 - whatever the document is
    """Run a command of Briefer that must succeed; return its JSON."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        code = main.run([*map(str, arguments), "--json"])
    assert code == 0, printed.getvalue()
    return json.loads(printed.getvalue())


@dataclass
class Program:
    """The window on a file."""

    display: Display
    path: Path
    process: subprocess.Popen[bytes]
    log: Path

    @classmethod
    def start(cls, display: Display, path: Path) -> Program:
        """Start Briefer on a file, and wait until its window has the keys."""
        log = display.pictures / f"{path.stem}.log"
        with log.open("ab") as errors:
            process = subprocess.Popen(
                [sys.executable, "-m", "briefer", str(path)], env=display.env, stderr=errors
            )
        made = cls(display, path, process, log)
        wait_for(made.has_the_keys, made.trouble)
        return made

    def trouble(self) -> str:
        """Keep a picture of what is wrong, and say what the program says."""
        self.display.keep_picture("trouble")
        said = self.log.read_text(encoding="utf-8")
        return f"look at {self.display.pictures / 'trouble.png'}; the program says: {said}"

    def has_the_keys(self) -> bool:
        """Say whether the window of the briefing is the active one."""
        assert self.process.poll() is None, self.log.read_text()
        name = self.display.asks("xdotool", "getactivewindow", "getwindowname")
        return name.startswith(self.path.stem)

    def is_whole_on_screen(self) -> bool:
        """Say whether the bare screen is seen on all sides around the window and its frame."""
        seen = self.display.look()
        width, height = seen.size
        edges = [(0, 0, width, 1), (0, height - 1, width, height)]
        edges += [(0, 0, 1, height), (width - 1, 0, width, height)]
        return all(
            seen.crop(edge).getcolors() == [(max(seen.crop(edge).size), _BARE)] for edge in edges
        )

    @property
    def passages(self) -> list[Record]:
        """The passages of the file as the command line tells them."""
        found: list[Record] = command("passages", self.path)["passages"]
        return found

    def close(self) -> None:
        """Close the window through the window manager; the program ends well and quietly."""
        self.display.run("xdotool", "key", "alt+F4")
        code = self.process.wait(PATIENCE)
        said = self.log.read_text(encoding="utf-8")
        assert (code, said) == (0, "")

    def end(self) -> None:
        """End the program if a test failed before it was closed."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
