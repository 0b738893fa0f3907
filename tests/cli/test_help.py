"""What `--help` says of each command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefer.cli.main import commands
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Briefer


@pytest.fixture
def told(briefer: Briefer, capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """Return what `--help` says of a command."""

    def help_of(name: str) -> str:
        with pytest.raises(SystemExit):
            briefer(*name.split(), "--help")
        return capsys.readouterr().out

    return help_of


@pytest.mark.parametrize("name", sorted(commands().names))
def test_each_argument_says_what_it_is(told: Callable[[str], str], name: str) -> None:
    lines = told(name).splitlines()
    arguments = [number for number, line in enumerate(lines) if re.match(r"  \S", line)]
    assert arguments
    for number in arguments:
        is_told = re.search(r"\S  +\S", lines[number]) or lines[number + 1].startswith("      ")
        assert is_told, lines[number]


@pytest.mark.parametrize(
    ("name", "lists"),
    [("tag", ("parts", "types", "modalities")), ("stakeholders add", ("kinds",))],
)
def test_the_help_names_every_word_that_may_be_given(
    told: Callable[[str], str], name: str, lists: tuple[str, ...]
) -> None:
    words = set(re.findall(r"[\w-]+", told(name)))
    for terms in lists:
        assert words >= set(getattr(vocabulary(), terms).keys)
