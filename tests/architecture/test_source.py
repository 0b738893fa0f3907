"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.architecture.conftest import Module

EMPTY_NOUNS = {"base", "common", "core", "helper", "helpers", "misc", "util", "utils"}
EMPTY_ENDINGS = ("Base", "Handler", "Helper", "Manager", "Util", "Utils")
# Calls that fail a test by themselves when what they wait for does not come.
EXPECTING = {
    "fail",
    "raises",
    "run_state_machine_as_test",
    "waitExposed",
    "waitSignal",
    "waitSignals",
    "waitUntil",
    "warns",
}
MARK = "briefer/ui/overriding.py"


def test_no_error_is_dropped_without_a_word(package: tuple[Module, ...]) -> None:
    silent = [
        f"{module.name}:{node.lineno}"
        for module in package
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and all(map(_does_nothing, node.body))
    ]
    assert silent == []


def test_only_named_errors_are_suppressed(package: tuple[Module, ...]) -> None:
    broad = [
        f"{module.name}:{node.lineno}"
        for module in package
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and _called(node) == "suppress"
        and {"Exception", "BaseException"} & {ast.unparse(argument) for argument in node.args}
    ]
    assert broad == []


def test_every_module_and_class_has_a_noun_of_its_own(package: tuple[Module, ...]) -> None:
    modules = [m.name for m in package if m.name.split("/")[-1].removesuffix(".py") in EMPTY_NOUNS]
    classes = [
        f"{module.name}:{node.lineno} {node.name}"
        for module in package
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(EMPTY_ENDINGS)
    ]
    assert modules + classes == []


def test_no_row_is_deleted_behind_the_recorder(package: tuple[Module, ...]) -> None:
    cascades = [
        module.name
        for module in package
        if re.search(r"\bON\s+(DELETE|UPDATE)\s+CASCADE\b", module.text, re.IGNORECASE)
    ]
    assert cascades == []


def test_an_error_in_a_method_that_qt_calls_is_handed_on_whole(
    package: tuple[Module, ...],
) -> None:
    """Python 3.11 and PySide6 end the process otherwise."""
    for module in package:
        if not module.name.startswith("briefer/ui/") or module.name == MARK:
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and node.module in {"typing", "typing_extensions"}:
                assert "override" not in {name.name for name in node.names}, module.name


def test_every_test_can_fail(test_files: tuple[Module, ...]) -> None:
    toothless = [
        f"{module.name}:{node.lineno} {node.name}"
        for module in test_files
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not _expects(node, _own_functions(module))
    ]
    assert toothless == []


def _does_nothing(statement: ast.stmt) -> bool:
    """Tell whether a statement is `pass` or `...`."""
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    return isinstance(statement, ast.Pass)


def _called(call: ast.Call) -> str:
    """Return the last name of what is called: `raises` for `pytest.raises(...)`."""
    return ast.unparse(call.func).rpartition(".")[2]


def _own_functions(module: Module) -> dict[str, ast.FunctionDef]:
    """Return the functions at the top of a file of tests, by name."""
    return {node.name: node for node in module.tree.body if isinstance(node, ast.FunctionDef)}


def _expects(test: ast.FunctionDef, own: dict[str, ast.FunctionDef]) -> bool:
    """Tell whether a test holds an expectation, itself or in a function that it calls."""
    for node in ast.walk(test):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = _called(node)
            if name in EXPECTING or name.startswith(("assert", "expect")):
                return True
            if name in own and own[name] is not test and _expects(own[name], {}):
                return True
    return False
