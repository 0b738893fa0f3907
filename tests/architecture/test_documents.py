"""What can be typed is written down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefer.cli.main import commands
from briefer.memo import finding, fix
from briefer.services.vocabulary import vocabulary
from briefer.ui.actions import ACTIONS
from briefer.ui.help.term_keys import term_keys

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

PAGES = (
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "README.md",
    "docs/command-line.md",
    "docs/guide.md",
    "docs/templates.md",
)


@pytest.mark.parametrize("name", sorted(commands().names))
def test_every_command_is_documented(name: str, checkout: Path) -> None:
    page = (checkout / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert re.search(rf"`briefer {name}[ `]", page)


def test_every_finding_and_every_way_to_mend_one_is_documented(checkout: Path) -> None:
    page = (checkout / "docs" / "command-line.md").read_text(encoding="utf-8")
    rows = "".join(re.findall(r"^\| (`.+?) \| ", page, re.MULTILINE))
    listed = set(re.findall(r"`([a-z-]+)`", rows))
    mended = set(re.findall(r"`([a-z]+)(?::[A-Z]+)?`", page))
    assert listed >= _names(finding)
    assert mended >= _names(fix)


def _names(module: ModuleType) -> set[str]:
    """Return the names that a module lists, as scripts see them."""
    return {
        value for name, value in vars(module).items() if name.isupper() and isinstance(value, str)
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_page_and_picture_that_is_named_is_there(page: str, checkout: Path) -> None:
    path = checkout / page
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    missing = [link for link in links if not (path.parent / link).exists()]
    assert missing == []


def test_every_key_is_on_the_page_of_keys(checkout: Path) -> None:
    """Write the page anew with `python scripts/keys_page.py` when this fails."""
    page = (checkout / "docs" / "keys.md").read_text(encoding="utf-8")
    for action in ACTIONS:
        for keys in action.keys:
            assert f"| {action.text.removesuffix('…')} |" in page
            assert f"`{keys}`" in page


def test_the_letters_of_the_second_stage_are_on_the_page_of_keys(checkout: Path) -> None:
    page = (checkout / "docs" / "keys.md").read_text(encoding="utf-8")
    for row in term_keys(vocabulary()):
        for term, keys in row.terms:
            assert f"| {term} | {' '.join(f'`{key}`' for key in keys)} |" in page
