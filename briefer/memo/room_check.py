"""Whether the memo and its sections keep to the room that the template gives them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from briefer.memo.extracts import is_blank
from briefer.memo.finding import EMPTY_SECTION, LENGTH, LONG_SECTION, Finding
from briefer.memo.fix import WRITE, Fix
from briefer.memo.placed import WHOLE
from briefer.memo.style import RoleName
from briefer.memo.template import SectionKind
from briefer.model.inline import plain_text
from briefer.model.memo import BULLETS, EXTRACT, PARAGRAPH
from briefer.model.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefer.memo.style import Style
    from briefer.memo.template import SectionSpec, Template
    from briefer.model.memo import KeptMemo, MemoBlock, MemoSection

_WRITTEN: Final = {SectionKind.WRITTEN, SectionKind.AGREEMENTS}
_COUNTED: Final = {SectionKind.WRITTEN, SectionKind.SUMMARY}
_NAMED: Final = 3
"""So many of the longest sections are named where the memo is too long."""
_NARROW: Final = 0.4
"""The mean width of a letter by the size of its type: that of a narrow serif, or a little less."""


def check_sections(kept: KeptMemo, template: Template) -> Iterator[Finding]:
    """Yield a finding for every section that only the analyst can write and that is empty."""
    for section in kept.sections:
        spec = template.section(section.key)
        is_written = spec is None or spec.kind in _WRITTEN
        if is_written and not section.children and all(map(is_blank, section.blocks)):
            yield Finding(
                EMPTY_SECTION,
                section.title,
                f"“{section.title}” is empty, so it is left out; write it, or leave it so.",
                origin=section.guid,
                fixes=(Fix(WRITE, section.guid),),
            )


def check_room(kept: KeptMemo, template: Template, places: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for every section that is longer than the template asks.

    `places` names the place of each section by its guid, where it is printed.
    """
    for section in kept.sections:
        spec = template.section(section.key)
        if spec is None or spec.kind not in _COUNTED:
            continue
        lines, items = _lines(section, spec, template.style), _items(section)
        if spec.lines and lines > spec.lines:
            found, asked = f"about {counted(lines, 'line')}", counted(spec.lines, "line")
        elif spec.items and items > spec.items:
            found, asked = counted(items, "point"), counted(spec.items, "point")
        else:
            continue
        yield Finding(
            LONG_SECTION,
            places.get(section.guid, section.title),
            f"“{section.title}” has {found}; the template asks for {asked} at most. Shorten it, "
            "or move some of it.",
            origin=section.guid,
            about=f"{found} {asked}",
            fixes=(Fix(WRITE, section.guid),),
        )


def check_length(kept: KeptMemo, template: Template, pages: float | None) -> Iterator[Finding]:
    """Yield a finding where the body has more pages than the template allows, or nearly so.

    It names the longest sections, where shortening helps most, and leads to the first of them.
    """
    limit = template.length
    if pages is None or pages <= limit.warn:
        return
    room, found = counted(limit.pages, "page"), counted(round(pages, 1), "page")
    filled = [section for section in _body(kept, template) if _letters(section)]
    longest = sorted(filled, key=_letters, reverse=True)[:_NAMED]
    if pages > limit.pages:
        message = f"The body has {found}; the template allows {room}. "
        message += (
            f"Cut first where most stands: {_named(longest)}." if longest else "Move passages out."
        )
    else:
        message = f"The body has {found}, and the template allows {room}."
    yield Finding(
        LENGTH,
        WHOLE,
        message,
        about=f"{ceil(pages)} of {room}",
        fixes=(Fix(WRITE, longest[0].guid),) if longest else (),
    )


def _body(kept: KeptMemo, template: Template) -> Iterator[MemoSection]:
    """Yield the sections of the body with their subsections, which hold most of its text."""
    for section in kept.sections:
        spec = template.section(section.key)
        if spec is None or not spec.annex:
            yield from (section, *section.children)


def _named(sections: Sequence[MemoSection]) -> str:
    """Return sections by their titles, each with what it holds."""
    return "; ".join(f"“{section.title}” ({_held(section)})" for section in sections)


def _held(section: MemoSection) -> str:
    extracts = sum(block.kind == EXTRACT for block in section.blocks)
    if extracts:
        return counted(extracts, "passage")
    texts = [plain_text(run) for block in section.blocks for run in block.content]
    return counted(sum(len(text.split()) for text in texts), "word")


def _letters(section: MemoSection) -> int:
    runs = (run for block in section.blocks for run in block.content)
    return sum(len(plain_text(run)) for run in runs) + sum(len(b.words) for b in section.blocks)


def _items(section: MemoSection) -> int:
    """Return how many points a section makes: bullets, paragraphs before none, and extracts."""
    bullets = sum(_filled(block) for block in section.blocks if block.kind == BULLETS)
    others = sum(_filled(block) for block in section.blocks if block.kind == PARAGRAPH)
    extracts = sum(block.kind == EXTRACT for block in section.blocks)
    return (bullets or others) + extracts


def _filled(block: MemoBlock) -> int:
    if block.kind == PARAGRAPH:
        return int(not is_blank(block))
    return sum(bool(plain_text(run).strip()) for run in block.content)


def _lines(section: MemoSection, spec: SectionSpec, style: Style) -> int:
    """Return at least how many lines the section's own text fills."""
    role = style[RoleName(spec.role)]
    room = style.page.measure / (role.size * _NARROW)
    runs = (run for block in section.blocks for run in block.content)
    texts = [" ".join(plain_text(run).split()) for run in runs]
    texts += [block.words for block in section.blocks if block.kind == EXTRACT]
    return sum(ceil(len(text) / room) for text in texts if text)
