"""A Word file that somebody edited: quotations exact, changed, gone and new; what else changed."""

from __future__ import annotations

import random
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final
from uuid import UUID

import pytest
from lxml import etree
from rapidfuzz import fuzz

from briefer.errors import InputError
from briefer.memo.document import (
    Block,
    Bullets,
    Extract,
    Figure,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    Note,
    NotesAt,
    Para,
    Table,
)
from briefer.memo.edited import Comparison, Fate, Move, compare
from briefer.memo.edited_file import EditedFile, Paragraph
from briefer.memo.pdf.rendering import drawings
from briefer.memo.word.reading import read
from briefer.memo.word.writer import FromPages, write
from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.voice import Voice
from tests.memo.picturing import chart, dots

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

    from briefer.memo.style import Style

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
META: Final = MemoMeta("Ferries", "position", "Desk", "", "2023-12-29T00:00:00Z")
OWN: Final = [
    "the gates will open again before the spring tide",
    "we have never asked for anything but fair tolls",
    "nobody on this side has seen the new timetable",
    "there is room for one more pier and no money for it",
]
REPORTS: Final = [
    "the minister is willing to lend two boats to the northern line",
    "seeks lower tolls for islanders who cross each day",
    "a decision is expected after the harbour council has met",
]


def guid(number: int) -> str:
    return str(UUID(int=number + 1, version=4))


def memo() -> Memo:
    """A memo with every kind of line, four quotations and three reports."""
    extracts = []
    for number, words in enumerate([*OWN, *REPORTS]):
        voice = Voice.OWN if number < len(OWN) else Voice.REPORT
        lead = Text(f"Person {number}, official text: " if voice is Voice.OWN else "As reported: ")
        item = InlineExtract(guid(number), words, voice)
        inlines = (lead, item, NoteRef(guid(number), number + 1))
        extracts.append(Extract(inlines, voice, guid(number), (), f"extract-{number}"))
    half = len(extracts) // 2
    inside = (
        Text("The council says in passing that “piers” matter, and adds "),
        InlineExtract(guid(90), "boats come first, whatever the season", Voice.OWN),
        Text(" in its letter."),
    )
    blocks: tuple[Block, ...] = (
        HeaderBlock("MEMORANDUM", (HeaderField("TO", "The harbour desk"),)),
        Heading(1, "Bottom line", "1", origin="s1"),
        Para((Text("The talks go on and the tolls stay open to change."),), origin="p1"),
        Para((Text("A second paragraph that says nothing about any boat."),), origin="p2"),
        Heading(1, "Positions", "2", origin="s2"),
        *extracts[:half],
        Para(inside, origin="p3"),
        Heading(1, "More", "3", origin="s3"),
        *extracts[half:],
        Bullets(((Text("one thing to watch"),), (Text("another thing to watch"),)), origin="b1"),
        Table((Text("Who says what"),), ("Who", "Tolls"), (("Island", "lower"),)),
    )
    notes = tuple(Note(n + 1, guid(n), (Text(f"Wire, “Title {n} of it.”"),)) for n in range(7))
    return Memo(META, blocks, notes)


@pytest.fixture
def docx(sheet: Style, base_docx: bytes) -> bytes:
    return write(memo(), sheet, base_docx)


def edited(docx: bytes, change: Callable[[Element], None]) -> bytes:
    """Change the body of a file as an editor would, and zip it again."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root)
            target.writestr(name, data)
    return made.getvalue()


def compared(docx: bytes, *, known: str = "") -> Comparison:
    return compare(memo(), read(docx), lambda words, _: bool(known) and words in known)


def run_of(root: Element, words: str) -> Element:
    """Return the text element that holds these words."""
    return next(t for t in root.iter(f"{W}t") if words in (t.text or ""))


def remove(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def replacing(old: str, new: str) -> Callable[[Element], None]:
    def change(root: Element) -> None:
        found = run_of(root, old)
        found.text = (found.text or "").replace(old, new)

    return change


def fates(found: Comparison) -> dict[Fate, int]:
    return {fate: sum(q.fate is fate for q in found.quotations) for fate in Fate}


def test_an_untouched_file_is_exact_and_unchanged(docx: bytes) -> None:
    found = compared(docx)
    assert fates(found) == {Fate.EXACT: 8, Fate.CHANGED: 0, Fate.GONE: 0, Fate.UNSOURCED: 0}
    assert found.changes == ()
    assert found.remarks == ()


FIGURES: Final = (
    Figure((Text("Figure 1. Boats by port"),), dots(), "A ramp", origin="f1"),
    Figure((Text("Figure 2. Tolls by year"),), chart(), "Bars", origin="f2"),
    Figure((), dots(), "A ramp", origin="f3"),
)


def with_figures(sheet: Style, base_docx: bytes) -> tuple[Memo, bytes]:
    plain = memo()
    blocks = (*plain.blocks[:4], *FIGURES[:2], *plain.blocks[4:], FIGURES[2])
    made = replace(plain, blocks=blocks)
    told = FromPages(drawings=drawings(made, sheet))
    return made, write(made, sheet, base_docx, told=told)


def drawn(root: Element) -> list[Element]:
    return [next(each.iterancestors(f"{W}p")) for each in root.iter(f"{W}drawing")]


def test_a_picture_is_no_change(sheet: Style, base_docx: bytes) -> None:
    made, docx = with_figures(sheet, base_docx)
    found = compare(made, read(docx), lambda *_: False)
    assert found.changes == ()
    assert fates(found)[Fate.EXACT] == len(found.quotations)


def test_a_picture_that_is_taken_out_is_listed_by_its_caption_alone(
    sheet: Style, base_docx: bytes
) -> None:
    made, docx = with_figures(sheet, base_docx)

    def without(root: Element) -> None:
        paragraphs = drawn(root)
        captions = [paragraph.getnext() for paragraph in paragraphs[:2]]
        for each in (*paragraphs, *captions):
            assert each is not None
            remove(each)

    found = compare(made, read(edited(docx, without)), lambda *_: False)
    told = [(each.kind, each.was, each.origin) for each in found.changes]
    assert told == [
        (Move.GONE, "Figure 1. Boats by port", "f1"),
        (Move.GONE, "Figure 2. Tolls by year", "f2"),
    ]
    assert fates(found)[Fate.EXACT] == len(found.quotations)


def test_a_caption_that_was_changed_is_told(sheet: Style, base_docx: bytes) -> None:
    made, docx = with_figures(sheet, base_docx)
    changed = edited(docx, replacing("Boats by port", "Boats by harbour"))
    (change,) = compare(made, read(changed), lambda *_: False).changes
    assert (change.kind, change.now) == (Move.CHANGED, "Figure 1. Boats by harbour")


def test_contents_that_nobody_touched_are_no_change(sheet: Style, base_docx: bytes) -> None:
    made = replace(memo(), meta=replace(META, contents_title="Contents"))
    found = compare(made, read(write(made, sheet, base_docx)), lambda *_: False)
    assert fates(found)[Fate.EXACT] == 8
    assert found.changes == ()


def test_no_title_is_missed_over_notes_at_the_foot_of_their_pages(
    sheet: Style, base_docx: bytes
) -> None:
    footed = replace(memo(), meta=replace(META, notes_at=NotesAt.FOOT))
    file = read(write(footed, sheet, base_docx))
    assert compare(footed, file, lambda *_: False).changes == ()


def test_a_changed_quotation_is_told_with_its_words_before_and_now(docx: bytes) -> None:
    found = compared(edited(docx, replacing("fair tolls", "free tolls")))
    (changed,) = [q for q in found.quotations if q.fate is Fate.CHANGED]
    assert changed.was == OWN[1]
    assert changed.now.strip("“”") == OWN[1].replace("fair", "free")
    assert changed.where.startswith("§ 2")
    assert fates(found)[Fate.EXACT] == 7


def test_60_edits_inside_quotations_are_found_and_60_outside_are_none_of_a_quotations(
    docx: bytes,
) -> None:
    """One letter or word changed, put in or taken out at a random place."""
    chance = random.Random(7)
    texts = [*OWN, *REPORTS, "boats come first, whatever the season"]
    others = ["The talks go on", "A second paragraph", "The council says", "one thing", "Island"]
    for number in range(60):
        words = chance.choice(texts)
        at = chance.randrange(1, len(words) - 1)
        new = chance.choice(
            [
                words[:at] + "Q" + words[at:],
                words[: at - 1] + words[at:],
                words[:at] + " not " + words[at:],
            ]
        )
        if re.sub(r"\s+", " ", new) == words:
            continue
        found = compared(edited(docx, replacing(words, new)))
        assert fates(found)[Fate.CHANGED] == 1, (number, words, new)
        outside = chance.choice(others)
        at = chance.randrange(len(outside))
        found = compared(edited(docx, replacing(outside, outside[:at] + "Q" + outside[at:])))
        assert fates(found)[Fate.EXACT] == 8, (number, outside, at)
        assert [change.kind for change in found.changes] == [Move.CHANGED], (number, outside, at)


def test_other_words_before_a_quotation_are_told_for_they_may_change_whose_it_is(
    docx: bytes,
) -> None:
    (change,) = compared(edited(docx, replacing("As reported: ", "He said: "))).changes
    assert change.kind is Move.CHANGED
    assert (change.was, change.now) == (f"As reported: {REPORTS[0]}", f"He said: {REPORTS[0]}")


TRANSLATED: Final = (Text("Our translation: "), Text("the gates open soon"))


@pytest.mark.parametrize("in_place", [False, True])
def test_a_translation_is_no_quotation_that_is_gone_and_a_change_of_it_is_told(
    sheet: Style, base_docx: bytes, *, in_place: bool
) -> None:
    item = InlineExtract(guid(0), "las compuertas abren pronto", Voice.OWN)
    extract = (
        Extract(TRANSLATED, Voice.OWN, guid(0), origin="e1", original=item)
        if in_place
        else Extract((item,), Voice.OWN, guid(0), TRANSLATED, origin="e1")
    )
    printed = Memo(META, (extract,))
    docx = write(printed, sheet, base_docx)
    found = compare(printed, read(docx), lambda *_: False)
    assert [q.fate for q in found.quotations] == ([] if in_place else [Fate.EXACT])
    assert found.changes == ()
    changed = read(edited(docx, replacing("open soon", "open never")))
    (change,) = compare(printed, changed, lambda *_: False).changes
    assert (change.kind, change.now) == (Move.CHANGED, "Our translation: the gates open never")


def test_a_quotation_that_is_cut_is_gone(docx: bytes) -> None:
    def cut(root: Element) -> None:
        words = run_of(root, OWN[2])
        paragraph = next(words.iterancestors(f"{W}p"))
        remove(paragraph)

    found = compared(edited(docx, cut))
    (gone,) = [q for q in found.quotations if q.fate is Fate.GONE]
    assert gone.was == OWN[2]
    assert found.changes == ()


def test_a_quotation_that_lost_its_marks_and_moved_is_still_found(docx: bytes) -> None:
    def move(root: Element) -> None:
        words = run_of(root, OWN[0])
        paragraph = next(words.iterancestors(f"{W}p"))
        for mark in list(paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            remove(mark)
        control = next(paragraph.iter(f"{W}sdt"))
        control.addnext(next(words.iterancestors(f"{W}r")))
        remove(control)
        root[0].insert(2, paragraph)

    assert fates(compared(edited(docx, move)))[Fate.EXACT] == 8


def unmark(root: Element, words: str) -> Element:
    """Take what names a quotation, leave its words, and return their paragraph."""
    found = run_of(root, words)
    paragraph = next(found.iterancestors(f"{W}p"))
    for mark in list(paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        remove(mark)
    control = next(paragraph.iter(f"{W}sdt"))
    control.addnext(next(found.iterancestors(f"{W}r")))
    remove(control)
    return paragraph


def test_a_quotation_that_lost_its_marks_is_found_in_the_words_that_were_edited(
    docx: bytes,
) -> None:
    def change(root: Element) -> None:
        unmark(root, OWN[0])
        unmark(root, "boats come first")
        for old, new in (("open again", "close again"), ("whatever the", "whatever a")):
            replacing(old, new)(root)

    found = compared(edited(docx, change))
    changed = {q.was: q.now for q in found.quotations if q.fate is Fate.CHANGED}
    assert "close again before the spring tide" in changed[OWN[0]]
    assert "boats come first, whatever a season" in changed["boats come first, whatever the season"]


def test_a_quotation_that_is_cut_is_not_taken_for_one_like_it_that_still_stands(
    sheet: Style, base_docx: bytes
) -> None:
    both = ("we will lower every toll in spring", "we will lower every toll in spring, he said")
    extracts = tuple(
        Extract((InlineExtract(guid(n), words, Voice.OWN),), Voice.OWN, guid(n))
        for n, words in enumerate(both)
    )
    printed = Memo(META, extracts)
    cut = edited(
        write(printed, sheet, base_docx),
        lambda root: remove(unmark(root, both[1])),
    )
    found = compare(printed, read(cut), lambda *_: False)
    assert [q.fate for q in found.quotations] == [Fate.EXACT, Fate.GONE]


def test_long_words_that_are_gone_are_held_letter_by_letter_only_against_what_has_some_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = f"{OWN[0]}, {OWN[1]}, and {OWN[3]}"
    item = InlineExtract(guid(0), words, Voice.OWN)
    printed = Memo(META, (Extract((item,), Voice.OWN, guid(0)),))
    changed = words.replace("spring tide", "next winter").replace("money", "stone")
    longer = f"It was said: {changed}, {OWN[2]}, and {'; '.join(REPORTS)}"
    others = [f"Line {number} is about {REPORTS[number % 3]} and no more." for number in range(50)]
    held: list[str] = []
    ratio = fuzz.partial_ratio

    def counting(one: str, other: str, *, score_cutoff: float) -> float:
        held.append(other)
        return ratio(one, other, score_cutoff=score_cutoff)

    monkeypatch.setattr(fuzz, "partial_ratio", counting)
    for last, fate, expected in (
        ("Nothing else.", Fate.GONE, []),
        (longer, Fate.CHANGED, [longer]),
    ):
        held.clear()
        file = EditedFile(tuple(Paragraph(text, 0) for text in (*others, last)), (), ())
        (found,) = compare(printed, file, lambda *_: True).quotations
        assert (found.fate, held) == (fate, expected)


def test_new_words_in_marks_are_unsourced_unless_a_source_has_them(docx: bytes) -> None:
    changed = edited(
        docx, replacing("the tolls stay", "he said “all tolls must go now” and they stay")
    )
    (new,) = [q for q in compared(changed).quotations if q.fate is Fate.UNSOURCED]
    assert new.now == "all tolls must go now"
    known = compared(changed, known="and all tolls must go now, he said")
    assert fates(known)[Fate.UNSOURCED] == 0


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "‘’", "«»", "„“"])
def test_marks_put_round_a_report_are_a_problem(docx: bytes, opening: str, closing: str) -> None:
    marked = replacing(REPORTS[1], f"{opening}{REPORTS[1]}{closing}")
    found = compared(edited(docx, marked))
    (new,) = [q for q in found.quotations if q.fate is Fate.UNSOURCED]
    assert new.now == REPORTS[1]
    part = compared(edited(docx, replacing("lower tolls for islanders", "“lower tolls for” them")))
    assert fates(part)[Fate.UNSOURCED] == 1 or fates(part)[Fate.CHANGED] == 1


def test_words_typed_in_marks_are_asked_for_with_what_stands_before(docx: bytes) -> None:
    asked = []

    def is_sourced(words: str, before: str) -> bool:
        asked.append((words, before))
        return False

    change = replacing("The talks go on", f"He “{REPORTS[1]}” and the talks go on")
    found = compare(memo(), read(edited(docx, change)), is_sourced)
    assert asked == [(REPORTS[1], "He ")]
    assert fates(found)[Fate.UNSOURCED] == 1


def test_a_quotation_that_is_moved_is_told_for_its_heading_may_say_whose_it_is(
    docx: bytes,
) -> None:
    def move(root: Element) -> None:
        paragraph = next(run_of(root, OWN[0]).iterancestors(f"{W}p"))
        heading = next(run_of(root, "More").iterancestors(f"{W}p"))
        heading.addnext(paragraph)

    found = compared(edited(docx, move))
    assert fates(found)[Fate.EXACT] == 8
    (change,) = found.changes
    assert (change.kind, change.where, change.now) == (
        Move.MOVED,
        "§ 2 Positions",
        "3\u2002More",
    )


def test_a_lead_in_that_is_quite_another_is_told(docx: bytes) -> None:
    lead = "On Monday, after hours of talks behind closed doors, the minister himself went out: "
    (change,) = compared(edited(docx, replacing("As reported: ", lead * 3))).changes
    assert (change.kind, change.was) == (Move.CHANGED, f"As reported: {REPORTS[0]}")


def test_an_editors_brackets_and_ellipses_change_no_quotation(docx: bytes) -> None:
    change = replacing(
        OWN[3], OWN[3].replace("one more pier and no", "one more pier […] and [still] no")
    )
    assert fates(compared(edited(docx, change)))[Fate.EXACT] == 8


def test_paragraphs_that_are_new_gone_changed_and_moved_are_told(docx: bytes) -> None:
    def change(root: Element) -> None:
        first = next(run_of(root, "The talks go on").iterancestors(f"{W}p"))
        second = next(run_of(root, "A second paragraph").iterancestors(f"{W}p"))
        bullet = next(run_of(root, "another thing").iterancestors(f"{W}p"))
        remove(bullet)
        remove(second)
        heading = next(run_of(root, "More").iterancestors(f"{W}p"))
        heading.addnext(second)
        new = etree.SubElement(etree.SubElement(etree.Element(f"{W}p"), f"{W}r"), f"{W}t")
        new.text = "Something else entirely, by the reviewer."
        first.addnext(next(new.iterancestors(f"{W}p")))

    found = compared(edited(docx, change))
    told = {(one.kind, one.was or one.now, one.where) for one in found.changes}
    assert told == {
        (Move.NEW, "Something else entirely, by the reviewer.", "1\u2002Bottom line"),
        (Move.GONE, "another thing to watch", "§ 3 More"),
        (Move.MOVED, "A second paragraph that says nothing about any boat.", "§ 1 Bottom line"),
    }
    assert fates(found)[Fate.EXACT] == 8


def test_tracked_changes_and_comments_are_listed_by_section(docx: bytes) -> None:
    def change(root: Element) -> None:
        words = run_of(root, "The talks go on")
        run = next(words.iterancestors(f"{W}r"))
        for tag, text_tag, text in (("ins", "t", "slowly"), ("del", "delText", "quickly")):
            tracked = etree.Element(f"{W}{tag}")
            tracked.set(f"{W}author", "Rev")
            made = etree.SubElement(etree.SubElement(tracked, f"{W}r"), f"{W}{text_tag}")
            made.text = text
            run.addnext(tracked)

    found = compared(edited(docx, change))
    assert {(where, r.kind, r.who, r.words) for where, r in found.remarks} == {
        ("1\u2002Bottom line", "inserted", "Rev", "slowly"),
        ("1\u2002Bottom line", "deleted", "Rev", "quickly"),
    }
    assert [one.now.endswith("slowly") for one in found.changes] == [True]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"no zip at all", b"%PDF-1.7"], ids=["empty", "cut", "text", "pdf"]
)
def test_what_is_no_word_file_is_one_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match="no Word document"):
        read(data)


def test_a_part_that_is_too_large_or_declares_entities_is_refused(docx: bytes) -> None:
    for content, said in (
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "no Word document"),
        (b"0" * (65 * 1024 * 1024), "too large"),
    ):
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", content)
        with pytest.raises(InputError, match=said):
            read(made.getvalue())
    assert read(docx).paragraphs
