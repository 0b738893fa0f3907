"""Write docs/keys.md from the table of actions: `python scripts/keys_page.py`."""

from __future__ import annotations

from pathlib import Path

from briefer.services.vocabulary import vocabulary
from briefer.ui.actions import ACTIONS, PLACES
from briefer.ui.help.term_keys import term_keys

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"
INTRODUCTION = """\
# Keys

F1 shows this list in the window. On a Mac, Ctrl is the Command key.
"""


LETTERS = """\
In the second stage of the palette (`Tab`) typed letters choose: the beginning of a word, or letters
of it in order. The fewest are underlined there, and listed here.
"""


def page() -> str:
    """Return the page: a table for each part of the window that has keys."""
    parts = [INTRODUCTION]
    for place, heading in PLACES.items():
        rows = [
            (action.text.removesuffix("…"), ", ".join(f"`{k}`" for k in action.keys))
            for action in ACTIONS
            if action.where == place and action.keys
        ]
        if rows:
            parts.append(_table(heading, rows))
    for number, row in enumerate(term_keys(vocabulary())):
        letters = [(term, " ".join(f"`{key}`" for key in keys)) for term, keys in row.terms]
        parts.append(_table(row.title, letters, LETTERS if number == 0 else ""))
    return "\n".join(parts)


def _table(heading: str, rows: list[tuple[str, str]], introduction: str = "") -> str:
    lines = [f"## {heading}\n", *filter(None, [introduction]), "| What | Keys |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {what} | {keys} |" for what, keys in rows), ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
