from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

ONE_SKIPPED = """
import pytest

def test_passes():
    assert True

def test_is_skipped():
    pytest.skip("no reason at all")
"""


def run_tests_that_skip_one(folder: Path, checkout: Path, samples: Path) -> int:
    (folder / "conftest.py").write_text(
        (checkout / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (folder / "test_one.py").write_text(ONE_SKIPPED, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", folder],
        cwd=folder,
        # Plugins have no say in this, and take seconds to load.
        env={
            **os.environ,
            "BRIEFER_SAMPLES": str(samples),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
        stdout=subprocess.DEVNULL,
        check=False,
    ).returncode


def test_a_skipped_test_fails_the_run_where_the_sample_texts_are(
    tmp_path: Path, checkout: Path
) -> None:
    code = run_tests_that_skip_one(tmp_path, checkout, samples=tmp_path)
    assert code == pytest.ExitCode.TESTS_FAILED


def test_a_skipped_test_passes_where_there_are_no_sample_texts(
    tmp_path: Path, checkout: Path
) -> None:
    code = run_tests_that_skip_one(tmp_path, checkout, samples=tmp_path / "missing")
    assert code == pytest.ExitCode.OK
