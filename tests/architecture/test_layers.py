from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def test_the_layers_hold(checkout: Path) -> None:
    lint_imports = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [lint_imports, "--no-logo"],
        cwd=checkout,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("package", ["briefer.services", "briefer.cli"])
def test_qt_is_not_loaded_without_the_window(package: str) -> None:
    code = f"""
import importlib, pkgutil, sys
package = importlib.import_module("{package}")
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
loaded = [name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6")]
print(*loaded)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
