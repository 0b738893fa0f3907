"""A file or a folder in the program that the system opens it with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefer.ui.jobs import Job, Jobs

_OPENER = "xdg-open"
_PATIENCE = 4.0
"""Seconds: what runs longer than that shows something."""
_STEP = 0.02

outliving: list[subprocess.Popen[bytes]] = []
"""Openers that ran on when nobody waited for them any more."""


def open_outside(jobs: Jobs, path: Path, failed: Callable[[str], None]) -> None:
    """Open a file or a folder; call `failed` with one sentence where nothing here can do that."""
    if not path.exists():
        words = tr("“{name}” is not there any more; it was in {folder}.")
        failed(words.format(name=path.name, folder=path.parent))
        return
    opener = shutil.which(_OPENER) if sys.platform.startswith("linux") else None
    if opener is None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            failed(_nothing_opens(path))
        return

    def work(job: Job) -> bool:
        return _started(job, [opener, str(path)])

    def done(opened: bool) -> None:
        if not opened:
            failed(_nothing_opens(path))

    jobs.run(work, done=done, failed=lambda _: failed(_nothing_opens(path)))


def _nothing_opens(path: Path) -> str:
    if path.is_dir():
        return tr("No program on this computer shows folders. The folder is {folder}.").format(
            folder=path
        )
    words = tr("No program on this computer opens “{name}”. The file is in {folder}.")
    return words.format(name=path.name, folder=path.parent)


def _started(job: Job, command: list[str]) -> bool:
    """Say whether a command did what it should, or does so still; it outlives this program."""
    outliving[:] = [each for each in outliving if each.poll() is None]
    running = subprocess.Popen(  # noqa: S603 - the system's opener, and a path that is there
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = monotonic() + _PATIENCE
    while running.poll() is None and monotonic() < until and not job.cancelled:
        sleep(_STEP)
    if running.poll() is None:
        outliving.append(running)
    return running.returncode in {None, 0}
