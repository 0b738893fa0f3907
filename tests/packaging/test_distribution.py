"""What is handed out works by itself, in an environment that holds nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
# As it was before the tests got folders of their own: pip keeps its downloads in the user's.
ENVIRONMENT = dict(os.environ)
PROGRAMS = "Scripts" if os.name == "nt" else "bin"


def run_python(python: Path | str, *arguments: Path | str) -> None:
    """Run a Python on a module, with the machine's own environment, and show why it failed."""
    command = [python, "-m", *arguments]
    done = subprocess.run(
        command, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def the_only(folder: Path, pattern: str) -> Path:
    [found] = folder.glob(pattern)
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run_python(sys.executable, "build", "--wheel", "--outdir", folder, CHECKOUT)
    return the_only(folder, "*.whl")


def test_the_wheel_holds_the_package_and_its_data_under_one_name(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"briefer", f"briefer_desktop-{wheel.name.split('-')[1]}.dist-info"}
    for data in ("resources/vocabulary.toml", "templates/position/memo.toml", "py.typed"):
        assert f"briefer/{data}" in names


def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    run_python(sys.executable, "build", "--sdist", "--outdir", tmp_path, CHECKOUT)
    archive = the_only(tmp_path, "*.tar.gz")
    run_python(sys.executable, "tarfile", "--extract", archive, tmp_path)
    unpacked = the_only(tmp_path, "briefer_desktop-*[0-9]/")
    run_python(sys.executable, "build", "--wheel", "--outdir", tmp_path, unpacked)
    assert the_only(tmp_path, "*.whl").read_bytes() == wheel.read_bytes()


@pytest.mark.timeout(900)
def test_the_wheel_alone_writes_a_memo(wheel: Path, tmp_path: Path) -> None:
    run_python(sys.executable, "venv", "--without-pip", tmp_path / "env")
    programs = tmp_path / "env" / PROGRAMS
    # Only what the program imports is compiled then, by itself.
    install = ("install", "--quiet", "--no-compile", wheel)
    run_python(sys.executable, "pip", "--python", programs / "python", *install)

    done = subprocess.run(
        [programs / "briefer", "demo", "out"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "memo.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "out" / "memo.pdf").read_bytes().startswith(b"%PDF-")
