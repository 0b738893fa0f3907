"""The hostile briefing, made once, and how a memo is written in each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo import template as memo_template
from briefer.paths import templates
from tests.memo.formats import hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.template import Template
    from briefer.store.workspace import Workspace


@pytest.fixture(scope="session")
def plain_template() -> Template:
    """The template whose looks the trees are written in."""
    return memo_template.load(templates() / "position")


@pytest.fixture(scope="module")
def hostile_briefing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A briefing in which everything is hostile."""
    ws = hostile.build(tmp_path_factory.mktemp("hostile"))
    yield ws
    ws.close()
