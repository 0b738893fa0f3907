"""Whether the analyst's own sentences keep likelihood and confidence apart, and say who judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.estimative import estimative, sentences
from briefer.memo.finding import JUDGEMENT, LIKELIHOOD, Finding
from briefer.memo.fix import WRITE, Fix
from briefer.memo.marks import quoted
from briefer.memo.template import SectionKind
from briefer.model.anchor import shorten
from briefer.model.inline import Emph, InlineExtract, Link, Text
from briefer.model.memo import BULLETS, PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.memo.estimative import Estimative
    from briefer.memo.template import Template
    from briefer.model.inline import Inline
    from briefer.model.memo import KeptMemo, MemoBlock, MemoSection

_QUOTED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for words that are somebody else's."""


def check_judgements(
    kept: KeptMemo, template: Template, places: Mapping[str, str], language: str
) -> Iterator[Finding]:
    """Yield a finding for each sentence that mixes the two, or judges without saying so.

    `places` names the place of each kept block by its guid; a block without one is not printed.
    """
    words = estimative(language)
    for section in kept.sections:
        spec = template.section(section.key)
        is_written = spec is None or spec.kind is SectionKind.WRITTEN
        for block in _own_blocks(section):
            if where := places.get(block.guid):
                yield from _block(block, where, words, is_written=is_written)
                if spec is not None and spec.confidence:
                    yield from _unsure(block, where, words)


def _own_blocks(section: MemoSection) -> Iterator[MemoBlock]:
    yield from (block for block in section.blocks if block.kind in {PARAGRAPH, BULLETS})
    for child in section.children:
        yield from _own_blocks(child)


def _block(
    block: MemoBlock, where: str, words: Estimative, *, is_written: bool
) -> Iterator[Finding]:
    fixes = (Fix(WRITE, block.guid),)
    for run in block.content:
        for sentence in sentences(_own_text(run)):
            term, said = words.likelihood_in(sentence), shorten(sentence.replace(_QUOTED, "…"))
            if not term:
                continue
            if level := words.confidence_in(sentence):
                message = (
                    f"“{said}” gives a likelihood (“{term}”) and a confidence (“{level}”) in one "
                    "sentence. Make two of it: readers take the one for the other (ICD 203)."
                )
                yield Finding(
                    LIKELIHOOD, where, message, origin=block.guid, about=sentence, fixes=fixes
                )
            elif is_written and _is_bare(sentence, words):
                message = (
                    f"“{said}” says “{term}” and not whose judgement that is. Begin with “we "
                    "assess” or “we judge”, or name who says so."
                )
                yield Finding(
                    JUDGEMENT, where, message, origin=block.guid, about=sentence, fixes=fixes
                )


def _unsure(block: MemoBlock, where: str, words: Estimative) -> Iterator[Finding]:
    """Yield a finding for a judgement that gives a likelihood and nowhere says how sure it is."""
    said = [sentence for run in block.content for sentence in sentences(_own_text(run))]
    likely = next((sentence for sentence in said if words.likelihood_in(sentence)), "")
    if not likely or block.confidence or any(map(words.confidence_in, said)):
        return
    message = (
        f"“{shorten(likely.replace(_QUOTED, '…'))}” gives a likelihood and not how sure the "
        "judgement is. Set its confidence, or say it in a sentence of its own: high, moderate or "
        "low."
    )
    fixes = (Fix(WRITE, block.guid),)
    yield Finding(
        JUDGEMENT, where, message, origin=block.guid, about=f"confidence {likely}", fixes=fixes
    )


def _is_bare(sentence: str, words: Estimative) -> bool:
    """Say whether a sentence with a likelihood is a statement that nobody is named for."""
    if _QUOTED in sentence or sentence.endswith("?"):
        return False
    others = (words.judging, words.attributing, words.supposing)
    return not any(pattern.search(sentence) for pattern in others)


def _own_text(run: tuple[Inline, ...]) -> str:
    """Return the words that the analyst wrote, with a sign for each quotation."""
    text = "".join(
        item.text if isinstance(item, Text | Emph | Link) else _QUOTED
        for item in run
        if isinstance(item, Text | Emph | Link | InlineExtract)
    )
    for found in quoted((Text(text),)):
        text = text.replace(found.words, _QUOTED, 1) if len(found.words.split()) > 1 else text
    return text
