"""What is counted from the tags: who is who, and the links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.counted import counted
from briefer.memo.document import Bullets
from briefer.memo.template import SectionKind, SectionSpec
from briefer.model.inline import plain_text

if TYPE_CHECKING:
    from briefer.memo.wording import Wording
    from tests.memo.tree.conftest import Desk


def said(kind: SectionKind, desk: Desk, wording: Wording) -> list[str]:
    (block,) = counted(SectionSpec("s", kind), desk.evidence(), wording)
    assert isinstance(block, Bullets)
    return [plain_text(item) for item in block.items]


@pytest.mark.parametrize(
    ("day", "one", "two"),
    [
        ("2023-12-27", "one statement in the sources seen, on 27 December 2023", "the latest on"),
        ("2023-12", "one statement in the sources seen, in December 2023", "the latest in"),
    ],
)
def test_an_only_statement_is_not_the_latest(
    desk: Desk, wording: Wording, day: str, one: str, two: str
) -> None:
    desk.passage(desk.article("He said: open.", published=day), "open", by=[desk.ADA])
    (told,) = said(SectionKind.PEOPLE, desk, wording)
    assert one in told
    desk.passage(desk.article("He said: now.", published=day), "now", by=[desk.ADA])
    (told,) = said(SectionKind.PEOPLE, desk, wording)
    assert f"two statements in the sources seen, {two}" in told


def test_links_stand_by_outlet_and_date(desk: Desk, wording: Wording) -> None:
    days = ("2023-12-27", None, "2023-12-03", "2023-12-20")
    outlets = ("Wire", "Wire", "Post", "Wire")
    for number, (day, outlet) in enumerate(zip(days, outlets, strict=True)):
        words = f"open {number}"
        article = desk.article(words, outlet, title=f"Talk {number}", published=day)
        desk.passage(article, words, by=[desk.ADA])
    links = said(SectionKind.LINKS, desk, wording)
    assert [link.rsplit(": ", 1)[1] for link in links] == ["Talk 3", "Talk 0", "Talk 1", "Talk 2"]
