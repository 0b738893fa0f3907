"""What every test gets: an offscreen Qt, its own user folders, and the sample texts."""

from __future__ import annotations

import gc
import itertools
import os
import sqlite3
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

# Qt reads this once, when the first application object is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QApplication
    from pytestqt.wait_signal import SignalBlocker

CHECKOUT = Path(__file__).resolve().parent.parent
PATIENCE = 60_000
"""Milliseconds: what comes late says how busy the machine is, and nothing of the code."""
SAMPLES = Path(os.environ.get("BRIEFER_SAMPLES") or CHECKOUT.parent / "shared" / "samples")


# How long it takes to make up examples says how busy the machine is, and nothing of the code. A run
# on the same code makes up the same ones: what fails is found by whoever changed something.
settings.register_profile(
    "busy", suppress_health_check=[HealthCheck.too_slow], deadline=None, derandomize=True
)
settings.load_profile("busy")


def pytest_collection_finish() -> None:
    """Let the collector pass over all that is there before the first test: it stays to the end."""
    gc.collect()
    gc.freeze()


class PatientBot(QtBot):
    """Waits as long as the slowest machine needs."""

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    @override
    def waitSignal(
        self,
        signal: SignalInstance,
        *,
        timeout: int = PATIENCE,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        return super().waitSignal(
            signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb
        )


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Hands that wait for what should happen."""
    return PatientBot(request)


class Connection(sqlite3.Connection):
    """One that is missed when nobody closes it; Python itself tells of that from 3.13 on only."""

    opened: ClassVar[dict[int, tuple[Connection, str]]] = {}
    """Those that are open, each with the test that opened it."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - whatever sqlite3 takes
        super().__init__(*args, **options)
        self.opened[id(self)] = self, os.environ.get("PYTEST_CURRENT_TEST", "between tests")

    @override
    def close(self) -> None:
        super().close()
        self.opened.pop(id(self), None)


sqlite3.connect = partial(sqlite3.connect, factory=Connection)  # type: ignore[assignment]  # all its calls are still possible


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, None, None]:
    """Fail the last test of a file if one of the file has left a briefing open."""
    yield
    if nextitem is None or nextitem.path != item.path:
        left = [test for _connection, test in Connection.opened.values()]
        Connection.opened.clear()
        assert not left, f"never closed: {left}"


@pytest.fixture
def samples() -> Path:
    """The folder of real texts; where it is missing, the test is skipped."""
    if not SAMPLES.is_dir():
        pytest.skip(f"no sample texts in {SAMPLES}")
    return SAMPLES


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A fresh home folder for each test that asks."""
    root = tmp_path_factory.mktemp("homes")
    return (root / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _own_user_folders(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test, and each process that it starts, away from the real user's folders."""
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("USERPROFILE", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "WIN_PD_OVERRIDE_PERSONAL"):
        monkeypatch.setenv(name, str(home))
    folders = {"CONFIG": ".config", "DATA": ".local/share", "STATE": ".local/state"}
    for name, folder in folders.items():
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    # Users have buffered streams, whatever the machine that runs the tests prefers.
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    # One cache for all, or each new process would read every font of the machine again.
    monkeypatch.setenv("XDG_CACHE_HOME", str(home.parent / "cache"))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run if a test was skipped although the sample texts are there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if SAMPLES.is_dir() and reporter is not None and reporter.stats.get("skipped"):
        reporter.section("a test was skipped although the sample texts are there", sep="!")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
