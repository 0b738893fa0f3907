"""The parser of the command line, and the types of its arguments."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING

from briefer import __version__

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from collections.abc import Callable

    from briefer.cli.output import Output

    Command = Callable[[Namespace, Output], int]

_DESCRIPTION = """\
From a stack of articles to a sourced briefing memo.

Without a command, Briefer opens its window: briefer [FILE.briefing]"""

_EPILOG = """\
briefer COMMAND --help explains a command. With --json a command answers with one JSON document.
Exit codes: 0 done, 1 a check found problems, 2 wrong usage, 3 an expected error."""


class Commands:
    """Collects the commands; a name may have two words, as “articles set”."""

    def __init__(self) -> None:
        """Begin with none."""
        self.parser = ArgumentParser(
            prog="briefer",
            description=_DESCRIPTION,
            epilog=_EPILOG,
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self.parser.add_argument("--version", action="version", version=f"Briefer {__version__}")
        self._subparsers: _SubParsersAction[ArgumentParser] = self.parser.add_subparsers(
            title="commands", metavar="COMMAND", required=True
        )

    def add(
        self, name: str, run: Command, help_: str, *, file: bool = True, json: bool = True
    ) -> ArgumentParser:
        """Add a command; most take the briefing's FILE first and `--json`."""
        parser = self._subparsers.add_parser(
            name, help=help_, description=help_[0].upper() + help_[1:] + ".", allow_abbrev=False
        )
        parser.set_defaults(run=run, json=False, wrong_usage=parser.error)
        if file:
            parser.add_argument("file", type=path, metavar="FILE", help="the briefing")
        if json:
            parser.add_argument("--json", action="store_true", help="answer with JSON")
        return parser

    @property
    def names(self) -> frozenset[str]:
        """The names of all commands."""
        return frozenset(self._subparsers.choices)

    def joined(self, argv: list[str]) -> list[str]:
        """Return the arguments with a name of two words as one."""
        first_two = " ".join(argv[:2])
        return [first_two, *argv[2:]] if first_two in self.names else argv


def path(text: str) -> str:
    """Read the name of a file or folder; an empty one is a variable that was not set."""
    if not text:
        raise ArgumentTypeError("an empty name names no file")
    return text


def number(text: str) -> int:
    """Read a whole number; whether there is anything of that number is another question."""
    if not text.removeprefix("-").isdecimal() or not text.isascii():
        raise ArgumentTypeError(f"“{text}” is not a whole number")
    return int(text)


def count(text: str) -> int:
    """Read a whole number from 1."""
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"“{text}” is not a whole number from 1")
    return int(text)


def ends(text: str) -> tuple[int, int]:
    """Read `START:END`; whether they are a span of the text is another question."""
    start, colon, end = text.partition(":")
    if not colon or not text.isascii() or not start.isdecimal() or not end.isdecimal():
        raise ArgumentTypeError(f"“{text}” is not START:END")
    return int(start), int(end)


def pair(text: str) -> tuple[str, str]:
    """Read `KEY=VALUE`."""
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise ArgumentTypeError(f"“{text}” is not KEY=VALUE")
    return key, value
