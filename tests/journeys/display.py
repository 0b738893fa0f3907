"""A display of its own for a journey: an X server, a keyboard, a window manager, and eyes."""

from __future__ import annotations

import os
import subprocess
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageGrab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Box = tuple[int, int, int, int]
"""Left, top, right and bottom of a part of the screen."""
PATIENCE = 60.0
"""Seconds after which what should happen is taken not to happen."""
_LOOK_AGAIN = 0.03
_STEADY = 15
"""So many looks that are alike show a screen at rest."""


def wait_for(happens: Callable[[], object], what: Callable[[], str] = str) -> None:
    """Wait until something happens; fail with `what` in words if it does not."""
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end, what()
        time.sleep(_LOOK_AGAIN)


@dataclass(frozen=True)
class Display:
    """An X display with a window manager; programs get at it through `env`."""

    name: str
    pictures: Path

    @property
    def env(self) -> dict[str, str]:
        """The environment of a program that works on this display."""
        # Letters with accents are typed too, whatever the locale of the machine.
        return {
            **os.environ,
            "DISPLAY": self.name,
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
        }

    def run(self, *command: str) -> str:
        """Run a program on the display to its end; return what it prints."""
        done = subprocess.run(command, env=self.env, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def asks(self, *command: str) -> str:
        """Run a program that may fail because what it asks for is not there yet."""
        done = subprocess.run(command, env=self.env, check=False, capture_output=True, text=True)
        return done.stdout.strip() if done.returncode == 0 else ""

    def look(self) -> Image.Image:
        """Return the whole screen as it is now."""
        return ImageGrab.grab(xdisplay=self.name).convert("RGB")

    def at_rest(self, box: Box | None = None) -> Image.Image:
        """Return a part of the screen, or all of it, once it does not change."""
        seen: deque[Image.Image] = deque(maxlen=_STEADY)

        def is_steady() -> bool:
            seen.append(self.look().crop(box))
            return len(seen) == _STEADY and all(one == seen[-1] for one in seen)

        wait_for(is_steady, lambda: "the screen does not come to rest")
        return seen[-1]

    def keep_picture(self, name: str) -> None:
        """Keep a picture of the screen at rest, to look at the journey later."""
        self.at_rest().save(self.pictures / f"{name}.png")


@contextmanager
def display(pictures: Path, size: str = "1440x900x24") -> Iterator[Display]:
    """Start an X server and a window manager, and end both afterwards."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        number = os.read(reading, 16).decode().strip()
        assert number, "Xvfb did not start"
        made = Display(f":{number}", pictures)
        # An American keyboard on which AltGr writes the letters with accents.
        made.run("setxkbmap", "-layout", "us", "-variant", "altgr-intl")
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=made.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            # A window that comes before its manager would not get the keys.
            wait_for(lambda: made.asks("xdotool", "get_desktop"), lambda: "no window manager")
            yield made
        finally:
            manager.terminate()
            manager.wait(PATIENCE)
    finally:
        os.close(reading)
        server.terminate()
        server.wait(PATIENCE)
