"""Running one command."""

from __future__ import annotations

import io
import os
import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from briefer import paths
from briefer.cli.commands import articles, codebook, finding, history, memos, suggestions, tags
from briefer.cli.output import Output
from briefer.cli.parser import Commands
from briefer.errors import EXPECTED_ERROR, BrieferError

if TYPE_CHECKING:
    from argparse import Namespace

_STOPPED = 130
"""The exit code of a program that was interrupted, as shells have it."""


def commands() -> Commands:
    """Return the parser with every command."""
    found = Commands()
    for group in (articles, tags, suggestions, codebook, finding, memos, history):
        group.add(found)
    return found


def first_words() -> frozenset[str]:
    """Return what a command line can begin with."""
    return frozenset(name.split()[0] for name in commands().names)


def run(argv: list[str]) -> int:
    """Run the command that `argv` names; return its exit code.

    A wrong usage ends the process with code 2, as `argparse` does it.
    """
    _fill_closed_streams()
    out, err = _ready(sys.stdout), _ready(sys.stderr)
    known = commands()
    args = known.parser.parse_args(known.joined(argv))
    output = Output(out, err, as_json=args.json)
    try:
        code = _run(args, output)
    except BrokenPipeError:
        code = 0
    except KeyboardInterrupt:
        code = _STOPPED
    for stream in (out, err):
        _give_up_on_what_is_left(stream)
    return code


def _run(args: Namespace, output: Output) -> int:
    try:
        code: int = args.run(args, output)
    except BrieferError as error:
        output.aside(str(error))
        return EXPECTED_ERROR
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:  # noqa: BLE001 - a script wants one line and a code from a bug, too
        output.aside(f"Briefer met a fault of its own ({type(error).__name__}). {_keep(error)}")
        return EXPECTED_ERROR
    return code


def _keep(error: Exception) -> str:
    """Keep where a bug happened in the log, without its words, which may be an article's."""
    log = paths.user_log() / "command-line.log"
    where = "".join(traceback.format_tb(error.__traceback__))
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(f"{where}{type(error).__name__}\n", encoding="utf-8")
    except OSError:
        return "Its details could not be kept."
    return f"Please report it with what is in {log}."


def _fill_closed_streams() -> None:
    """Open what a caller closed of the three standard streams, or the next file would be one."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free


def _ready(stream: TextIO | None) -> TextIO:
    """Return a standard stream that takes any text, or one that goes nowhere where it is closed."""
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def _give_up_on_what_is_left(stream: TextIO) -> None:
    """Keep words that nobody could take from failing once more when the process ends."""
    try:
        stream.flush()
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
