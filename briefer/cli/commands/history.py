"""`history`, `undo` and `redo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.cli import records
from briefer.cli.briefing import reading, writing
from briefer.cli.output import Output, columns
from briefer.services import history

if TYPE_CHECKING:
    from argparse import Namespace

    from briefer.cli.parser import Commands


def add(commands: Commands) -> None:
    """Put the commands on the parser."""
    commands.add("history", _history, "list every step, undone ones included")
    commands.add("undo", _undo, "take back the last step")
    commands.add("redo", _redo, "do the step again that was undone last")


def _history(args: Namespace, output: Output) -> int:
    with reading(args.file) as ws:
        steps = ws.history.steps()
    rows = [(s.id, s.at, s.who, s.label + (" (undone)" if s.undone else "")) for s in steps]
    output.answer({"steps": [records.step(step) for step in steps]}, columns(rows))
    return 0


def _undo(args: Namespace, output: Output) -> int:
    with writing(args.file) as ws:
        step = history.undo(ws)
    output.answer({"step": records.step(step)}, [f"Undone: {step.label}"])
    return 0


def _redo(args: Namespace, output: Output) -> int:
    with writing(args.file) as ws:
        step = history.redo(ws)
    output.answer({"step": records.step(step)}, [f"Done again: {step.label}"])
    return 0
