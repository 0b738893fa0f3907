"""References of a paragraph that somebody has changed in Word."""

from __future__ import annotations

import pytest

from briefer.memo.edited_refs import rewritten
from briefer.model.inline import CrossRef, Text

LOOK, PORTS = CrossRef("Outlook", "look"), CrossRef("Ports", "ports")
RUN = (Text("See section "), LOOK, Text(" and Table "), PORTS, Text(" on it."))
WAS = (
    Text("See section "),
    CrossRef("3", "look"),
    Text(" and Table "),
    CrossRef("“Ports”", "ports"),
    Text(" on it."),
)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("See section 3 and Table “Ports” on it.", RUN),
        (
            "Compare section 3 with Table “Ports”.",
            ("Compare section ", LOOK, " with Table ", PORTS, "."),
        ),
        (
            "See section 13 and Table “Ports” on it.",
            ("See section 13 and Table ", PORTS, " on it."),
        ),
        (
            "See section 3 and Table “Port” on it.",
            ("See section ", LOOK, " and Table “Port” on it."),
        ),
        ("Something else.", ("Something else.",)),
        ("3", (LOOK,)),
        ("", ()),
    ],
)
def test_a_reference_stays_where_its_words_do(
    now: str, expected: tuple[str | CrossRef | Text, ...]
) -> None:
    made = tuple(Text(part) if isinstance(part, str) else part for part in expected)
    assert rewritten(RUN, WAS, now) == made
