"""Running one command."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from briefer.cli.commands import articles, codebook, finding, history, memos, tags
from briefer.cli.output import Output
from briefer.cli.parser import Commands
from briefer.errors import EXPECTED_ERROR, BrieferError, ExportBlockedError

if TYPE_CHECKING:
    from argparse import Namespace

CHECK_FAILED = 1


def commands() -> Commands:
    """Return the parser with every command."""
    found = Commands()
    for group in (articles, tags, codebook, finding, memos, history):
        group.add(found)
    return found


def first_words() -> frozenset[str]:
    """Return what a command line can begin with."""
    return frozenset(name.split()[0] for name in commands().names)


def run(argv: list[str]) -> int:
    """Run the command that `argv` names; return its exit code.

    A wrong usage ends the process with code 2, as `argparse` does it.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    known = commands()
    args = known.parser.parse_args(known.joined(argv))
    output = Output(sys.stdout, sys.stderr, as_json=args.json)
    try:
        code = _run(args, output)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our answer has gone; what is left of it must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(args: Namespace, output: Output) -> int:
    try:
        code: int = args.run(args, output)
    except ExportBlockedError as error:
        output.aside(str(error))
        return CHECK_FAILED
    except BrieferError as error:
        output.aside(" ".join(str(error).split()))
        return EXPECTED_ERROR
    return code
