"""The source of the package and of its tests, parsed once, and its largest parts at each run."""

from __future__ import annotations

import ast
import gc
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Module:
    """One source file; `name` is its path inside the checkout."""

    name: str
    text: str
    tree: ast.Module


@cache
def modules_in(folder: str) -> tuple[Module, ...]:
    """Parse every source file under a folder of the checkout."""
    paths = sorted((CHECKOUT / folder).rglob("*.py"))
    # All trees stay; the collector would walk through them again and again while they grow.
    gc.disable()
    try:
        return tuple(map(_parsed, paths))
    finally:
        gc.freeze()
        gc.enable()


def _parsed(path: Path) -> Module:
    text, name = path.read_text(encoding="utf-8"), path.relative_to(CHECKOUT).as_posix()
    return Module(name, text, ast.parse(text, name))


@pytest.fixture(scope="session")
def checkout() -> Path:
    return CHECKOUT


@pytest.fixture(scope="session")
def package() -> tuple[Module, ...]:
    """Every module of the package."""
    return modules_in("briefer")


@pytest.fixture(scope="session")
def test_files() -> tuple[Module, ...]:
    """Every file of tests."""
    return tuple(m for m in modules_in("tests") if Path(m.name).name.startswith("test_"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the ten largest modules, classes and functions, for a person to judge."""
    modules = modules_in("briefer")
    sizes = {
        "modules": [(len(module.text.splitlines()), module.name) for module in modules],
        "classes": _lengths(modules, (ast.ClassDef,)),
        "functions": _lengths(modules, (ast.FunctionDef, ast.AsyncFunctionDef)),
    }
    for kind, found in sizes.items():
        terminalreporter.section(f"the ten largest {kind}")
        for lines, name in sorted(found, reverse=True)[:10]:
            terminalreporter.line(f"{lines:5} {name}")


def _lengths(
    modules: tuple[Module, ...], kinds: tuple[type[ast.stmt], ...]
) -> list[tuple[int, str]]:
    """Return the lines and the place of every definition of these kinds."""
    return [
        (node.end_lineno - node.lineno + 1, f"{module.name}:{node.lineno} {node.name}")
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, kinds)
        and isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno is not None
    ]
