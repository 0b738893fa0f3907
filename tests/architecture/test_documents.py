"""What can be typed is written down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefer.cli.main import commands

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", sorted(commands().names))
def test_every_command_is_documented(name: str, checkout: Path) -> None:
    page = (checkout / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert re.search(rf"`briefer {name}[ `]", page)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_every_page_that_is_linked_is_there(page: str, checkout: Path) -> None:
    text = (checkout / page).read_text(encoding="utf-8")
    links = [part.split(")")[0] for part in text.split("](")[1:]]
    missing = [link for link in links if ":" not in link and not (checkout / link).exists()]
    assert missing == []
