"""Write docs/keys.md from the table of actions: `python scripts/keys_page.py`."""

from __future__ import annotations

from pathlib import Path

from briefer.ui.actions import ACTIONS, PLACES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"
INTRODUCTION = """\
# Keys

F1 shows this list in the window. On a Mac, Ctrl is the Command key.
"""


def page() -> str:
    """Return the page: a table for each part of the window that has keys."""
    parts = [INTRODUCTION]
    for place, heading in PLACES.items():
        rows = [
            f"| {action.text.removesuffix('…')} | {', '.join(f'`{k}`' for k in action.keys)} |"
            for action in ACTIONS
            if action.where == place and action.keys
        ]
        if rows:
            parts.append(
                "\n".join([f"## {heading}\n", "| What | Keys |", "| --- | --- |", *rows, ""])
            )
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
