"""Every letter counts: 500 changed ones are found, and 500 differences that are allowed are not."""

from __future__ import annotations

import random
import string
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest

from briefer.memo import cutting
from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.cutting import Source
from briefer.memo.draft import draft
from briefer.memo.finding import ALTERED, NOTE_FACTS, QUOTATION, UNSOURCED, VOICE
from briefer.model.article import Fact
from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text
from briefer.model.memo import AS_EXTRACT, EXTRACT, PARAGRAPH, MemoBlock, MemoSection
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from briefer.memo.document import Memo, Note
    from briefer.memo.evidence import Evidence
    from briefer.memo.finding import Finding
    from briefer.memo.template import Template
    from briefer.model.inline import Inline
    from briefer.model.memo import KeptMemo
    from briefer.model.partial import Part
    from briefer.model.passage import Passage
    from tests.memo.tree.conftest import Desk

SEEDS: Final = range(500)
FORMS: Final = ("house", "chicago", "apa", "bluebook", "intelligence")
PLACES: Final = (
    *("text", "extract", "sentence", "part", "typed"),
    *("note", "source", "article", "card"),
)
LETTERS: Final = string.ascii_lowercase + "áéíóúñ"
AT_FAULT: Final = {ALTERED, NOTE_FACTS, QUOTATION, UNSOURCED, VOICE}

GATES: Final = "we will open all 12 gates, and I don’t say it twice … by January 2024"
TOLLS: Final = """\
She seeks lower tolls on 3 lines, more small boats [and crews], and a new watch on the storms that
closed the strait for 21 days"""
CAUSAS: Final = """\
Siempre hemos dicho que hay que atender las causas, que lo mejor es que se ayude a los 7 puertos
pequeños"""
MEASURES: Final = """\
Both leaders agreed that 'additional measures' are urgently needed, so that the 2 gates can be
"opened again" across our shared strait"""

# Outlet, title and date of an article, its text, and its passages with their modality.
TEXTS: Final = (
    (
        ("Harbour Wire", "Ministers “Meet” over 14 Ferries", "2023-12-27"),
        f"The minister said that “{GATES}”. {TOLLS}.\nNobody else spoke of it.",
        ((GATES, "direct"), (TOLLS, "paraphrase")),
    ),
    (
        ("Puertos de Costa Alta", "Versión estenográfica: los puertos chicos", "2023-12-22"),
        f"PREGUNTA: ¿Y los peajes?\n«{CAUSAS}», respondió. También habló del año 2019.",
        ((CAUSAS, "direct"),),
    ),
    (
        ("Northport Press Office", "Readout of the call of 21 December", "2023-12-21"),
        f"{MEASURES}.\nThey will speak again in 10 days.",
        ((MEASURES, "official"),),
    ),
)


@pytest.fixture
def evidence(desk: Desk) -> Evidence:
    for (outlet, title, published), text, quotes in TEXTS:
        article = desk.article(
            text,
            outlet,
            title,
            published,
            authors=("Ann B. Marsh",),
            url="https://example.org/2023/12/ferries",
            facts=(Fact("published", "source"),),
        )
        for quote, modality in quotes:
            desk.passage(article, quote, by=[desk.ADA], modality=modality, event_date="2023-12-20")
    return desk.evidence()


def mutated(text: str, chance: random.Random) -> str:
    """Return the text with one letter or digit put in another's place, put in, or taken out.

    The other may be the same letter as a capital, or the other way round.
    """
    places = [number for number, sign in enumerate(text) if sign.isalnum()]
    at = chance.choice(places)
    pool = string.digits if text[at].isdigit() else LETTERS
    other = chance.choice([sign for sign in pool if sign != text[at].lower()])
    match chance.choice(("substitute", "turn", "insert", "delete")):
        case "turn" if text[at].swapcase() != text[at]:
            return text[:at] + text[at].swapcase() + text[at + 1 :]
        case "substitute" | "turn":
            return text[:at] + other + text[at + 1 :]
        case "insert":
            return text[:at] + other + text[at:]
        case _:
            return text[:at] + text[at + 1 :]


def faults(
    kept: KeptMemo, evidence: Evidence, template: Template, memo: Memo | None = None
) -> list[Finding]:
    tree = memo or compose(kept, template, evidence).memo
    return [f for f in check(kept, tree, evidence, template) if f.kind in AT_FAULT]


def with_words(kept: KeptMemo, guid: str, words: str) -> KeptMemo:
    """Return the memo with these words in the extract of a passage, wherever it stands."""

    def inside(section: MemoSection) -> MemoSection:
        blocks = tuple(
            replace(block, words=words)
            if block.extract == guid and block.kind == EXTRACT
            else block
            for block in section.blocks
        )
        return replace(section, blocks=blocks, children=tuple(map(inside, section.children)))

    return replace(kept, sections=tuple(map(inside, kept.sections)))


def typed(passage: Passage, words: str) -> MemoBlock:
    """Return a sentence of the analyst's that gives the words in marks, after their outlet."""
    return MemoBlock(
        PARAGRAPH,
        (
            (
                Text(f"Harbour Wire, Puertos de Costa Alta, Northport Press Office: “{words}”."),
                NoteRef(passage.guid),
            ),
        ),
        guid="typed",
    )


def in_sentence(passage: Passage, words: str) -> MemoBlock:
    """Return a sentence that holds the words as an extract."""
    item = InlineExtract(passage.guid, words, passage.voice)
    lead = "Harbour Wire, Puertos de Costa Alta and Northport Press Office tell: "
    return MemoBlock(PARAGRAPH, ((Text(lead), item, Text(".")),), guid="sentence")


def in_part(passage: Passage, evidence: Evidence, chance: random.Random) -> InlineExtract:
    """Return an extract with words cut and words added, as the analyst can make it."""
    source = Source(passage.quote, evidence.article_of(passage).language)
    parts: tuple[Part, ...] = ()
    gaps = _gaps(passage.quote)
    at = chance.randrange(len(gaps) // 2)
    parts = cutting.leave_out(parts, source, gaps[at], gaps[at + chance.randint(2, 4)])
    parts = cutting.add(parts, source, chance.randrange(30), "the 3 ministers")
    if chance.random() < 0.5:
        parts = cutting.keep(parts, source, chance.randrange(20), 1_000)
    return InlineExtract(passage.guid, cutting.printed(parts, source), passage.voice, parts)


def printing(item: InlineExtract) -> MemoBlock:
    """Return a sentence with an extract in it."""
    lead = "Harbour Wire, Puertos de Costa Alta and Northport Press Office tell: "
    return MemoBlock(PARAGRAPH, ((Text(lead), item, Text(".")),), guid="part")


def with_part(kept: KeptMemo, item: InlineExtract, place: str) -> KeptMemo:
    """Return the memo with an extract on a card or in a sentence."""
    card = MemoBlock(EXTRACT, words=item.words, passages=((item.passage, AS_EXTRACT),))
    card = replace(card, parts=item.parts, guid="card")
    return with_block(kept, card if place == "card" else printing(item))


def with_block(kept: KeptMemo, block: MemoBlock) -> KeptMemo:
    first, *others = kept.sections
    return replace(kept, sections=(replace(first, blocks=(block,)), *others))


def spoilt(note: Note, chance: random.Random) -> Note:
    """Return the note with one letter or digit of it changed."""
    places = [
        number
        for number, item in enumerate(note.inlines)
        if isinstance(item, Text | Emph | Link) and any(map(str.isalnum, item.text))
    ]
    at = chance.choice(places)
    inlines: list[Inline] = list(note.inlines)
    item = inlines[at]
    assert isinstance(item, Text | Emph | Link)
    inlines[at] = replace(item, text=mutated(item.text, chance))
    return replace(note, inlines=tuple(inlines))


@pytest.fixture
def kept(template: Template, evidence: Evidence) -> KeptMemo:
    return draft(template, evidence, {})


@pytest.mark.parametrize("block", range(10))
def test_every_changed_letter_or_digit_is_found(
    kept: KeptMemo, evidence: Evidence, template: Template, block: int
) -> None:
    memos = {form: replace(kept, fields={**kept.fields, "citations": form}) for form in FORMS}
    missed = []
    for seed in SEEDS[block * 50 : block * 50 + 50]:
        chance = random.Random(seed)
        passage = chance.choice(evidence.passages)
        article = evidence.article_of(passage)
        changed, given, tree = kept, evidence, None
        place = PLACES[seed % len(PLACES)]
        match place:
            case "text":
                text = mutated(evidence.texts[article.text_hash], chance)
                given = replace(evidence, texts={**evidence.texts, article.text_hash: text})
            case "extract":
                changed = with_words(kept, passage.guid, mutated(passage.quote, chance))
            case "sentence":
                changed = with_block(kept, in_sentence(passage, mutated(passage.quote, chance)))
            case "part" | "card":
                item = in_part(passage, evidence, chance)
                item = replace(item, words=mutated(item.words, chance))
                changed = with_part(kept, item, place)
            case "typed":
                changed = with_block(kept, typed(passage, mutated(passage.quote, chance)))
            case "note":
                changed = memos[chance.choice(FORMS)]
                tree = compose(changed, template, evidence).memo
                at = chance.randrange(len(tree.notes))
                notes = list(tree.notes)
                notes[at] = spoilt(notes[at], chance)
                tree = replace(tree, notes=tuple(notes))
            case "source":
                tree = compose(kept, template, evidence).memo
                at = chance.randrange(len(tree.sources))
                sources = list(tree.sources)
                field = chance.choice(("title", "outlet", "published"))
                value = mutated(getattr(sources[at], field), chance)
                sources[at] = replace(sources[at], **{field: value})
                tree = replace(tree, sources=tuple(sources))
            case _:
                # The memo was composed before a fact of its article changed.
                tree = compose(kept, template, evidence).memo
                field = chance.choice(("title", "outlet"))
                fact: Any = {field: mutated(getattr(article, field), chance)}
                other = replace(article, **fact)
                articles = tuple(other if a.id == other.id else a for a in evidence.articles)
                given = replace(evidence, articles=articles)
        if not faults(changed, given, template, tree):
            missed.append((seed, place))
    assert missed == []


# ---- what may differ

MARKS: Final = {
    "“": '„«"‟',
    "”": '»"“',
    "«": '“"„',
    "»": '”"',
    "’": "'‘",
    "'": "’‘",
    '"': "“”«»",
}


def permitted(quote: str, chance: random.Random) -> str:
    """Return the words with some of what may differ: one to four kinds of it."""
    words = quote
    for _ in range(chance.randint(1, 4)):
        words = chance.choice((_spaced, _marked, _hyphened, _left_out, _inserted))(words, chance)
    return words


def _spaced(words: str, chance: random.Random) -> str:
    places = [number for number, sign in enumerate(words) if sign == " "]
    if not places:
        return words
    at = chance.choice(places)
    space = chance.choice(("  ", "\u00a0", "\n", "\t", " \u2009", "\u202f"))
    return words[:at] + space + words[at + 1 :]


def _marked(words: str, chance: random.Random) -> str:
    return "".join(chance.choice(MARKS[sign]) if sign in MARKS else sign for sign in words)


def _hyphened(words: str, chance: random.Random) -> str:
    places = [
        number
        for number in range(1, len(words))
        if words[number - 1].isalpha() and words[number].isalpha()
    ]
    at = chance.choice(places)
    return words[:at] + chance.choice(("\u00ad", "\u200b")) + words[at:]


def _gaps(words: str) -> list[int]:
    """Return the places between words that are in no brackets."""
    return [
        number
        for number, sign in enumerate(words)
        if sign == " " and words[:number].count("[") == words[:number].count("]")
    ]


def _left_out(words: str, chance: random.Random) -> str:
    places = _gaps(words)
    if len(places) < 4:
        return words
    start, end = sorted(chance.sample(places, 2))
    if words[start:end].count("[") != words[start:end].count("]"):
        return words
    return words[:start] + chance.choice((" […] ", " [...] ", " … ", " ... ")) + words[end + 1 :]


def _inserted(words: str, chance: random.Random) -> str:
    at = chance.choice([*_gaps(words), 0])
    added = chance.choice(("[sic]", "[the minister]", "[los 3 puertos]", "[i.e. both]"))
    return f"{added} {words}" if at == 0 else f"{words[:at]} {added}{words[at:]}"


@pytest.mark.parametrize("block", range(10))
def test_no_difference_that_is_allowed_is_reported(
    kept: KeptMemo, evidence: Evidence, template: Template, block: int
) -> None:
    reported = []
    for seed in SEEDS[block * 50 : block * 50 + 50]:
        chance = random.Random(seed)
        passage = chance.choice(evidence.passages)
        words = permitted(passage.quote, chance)
        match ("extract", "sentence", "typed", "note", "part")[seed % 5]:
            case "extract":
                found = faults(with_words(kept, passage.guid, words), evidence, template)
            case "sentence":
                found = faults(with_block(kept, in_sentence(passage, words)), evidence, template)
            case "part":
                item = in_part(passage, evidence, chance)
                words = item.words
                for _ in range(chance.randint(1, 4)):
                    words = chance.choice((_spaced, _marked, _hyphened))(words, chance)
                part = replace(item, words=words)
                found = [
                    finding
                    for place in ("card", "part")
                    for finding in faults(with_part(kept, part, place), evidence, template)
                ]
            case "typed" if not set(words) & set(MARKS) - set("'’‘"):
                found = faults(with_block(kept, typed(passage, words)), evidence, template)
            case _:
                tree = compose(kept, template, evidence).memo
                notes = tuple(_allowed(note, chance) for note in tree.notes)
                found = faults(kept, evidence, template, replace(tree, notes=notes))
        reported += [(seed, words, finding.message) for finding in found]
    assert reported == []


def _allowed(note: Note, chance: random.Random) -> Note:
    def other(text: str) -> str:
        text = _spaced(text, chance)
        return _marked(text, chance)

    return replace(
        note,
        inlines=tuple(
            replace(item, text=other(item.text)) if isinstance(item, Text | Emph | Link) else item
            for item in note.inlines
        ),
    )


def test_the_memo_without_any_change_has_no_fault(
    kept: KeptMemo, evidence: Evidence, template: Template
) -> None:
    assert faults(kept, evidence, template) == []
    assert {passage.voice for passage in evidence.passages} == {
        Voice.OWN,
        Voice.OFFICIAL,
        Voice.REPORT,
    }
