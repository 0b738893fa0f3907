"""A kept memo: header fields and a tree of sections, each with its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.model.inline import Inline

PARAGRAPH = "paragraph"
BULLETS = "bullets"
EXTRACT = "extract"
PAGE_BREAK = "page-break"

AS_EXTRACT = "extract"
AS_BASIS = "basis"

CONFIDENCES = ("high", "moderate", "low")


@dataclass(frozen=True, slots=True)
class MemoBlock:
    """One block of a section.

    `content` by kind: paragraph, one run of inlines; bullets, one run per bullet; extract, one run:
    the lead-in that the analyst wrote, or nothing for the generated one. An extract's words are in
    `words`, kept even when its passage is gone. `passages` names the passages (guids) it rests on,
    each with its role, `AS_EXTRACT` or `AS_BASIS`. `id` is 0 before it is kept. `portion` is the
    handling mark of this block alone, `CUI`; `confidence` how sure a judgement is, one of
    `CONFIDENCES`; both may be empty.
    """

    kind: str
    content: tuple[tuple[Inline, ...], ...] = ()
    words: str = ""
    passages: tuple[tuple[str, str], ...] = ()
    id: int = 0
    guid: str = ""
    portion: str = ""
    confidence: str = ""

    @property
    def extract(self) -> str | None:
        """The guid of the passage that an extract block prints, while it is known."""
        return next((guid for guid, role in self.passages if role == AS_EXTRACT), None)


@dataclass(frozen=True, slots=True)
class MemoSection:
    """A section with its blocks, then its subsections.

    `key` names the template's section; a subsection carries what it is bound to instead:
    `{"stakeholder": guid}` or `{"actions": true}`.
    """

    key: str
    title: str
    binding: Mapping[str, str | bool] = field(default_factory=dict)
    blocks: tuple[MemoBlock, ...] = ()
    children: tuple[MemoSection, ...] = ()
    id: int = 0
    guid: str = ""


@dataclass(frozen=True, slots=True)
class KeptMemo:
    """A memo as the analyst keeps it. `template` is its name; `fields` are the header's values."""

    template: str
    title: str
    fields: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[MemoSection, ...] = ()
    id: int = 0
    guid: str = ""
    changed: str = ""

    def walk(self) -> Iterator[MemoSection]:
        """Yield every section, each before its children."""
        stack = list(reversed(self.sections))
        while stack:
            section = stack.pop()
            yield section
            stack.extend(reversed(section.children))

    def blocks(self) -> Iterator[MemoBlock]:
        """Yield every block, in reading order."""
        for section in self.walk():
            yield from section.blocks
