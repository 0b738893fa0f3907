"""Each way to mend a finding is one step, after which it is gone, and which undo takes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo.document import Para
from briefer.memo.draft import extract_block
from briefer.memo.fix import Fix
from briefer.model.inline import CrossRef, InlineExtract, NoteRef, Text, plain_text
from briefer.model.memo import AS_BASIS, PARAGRAPH, KeptMemo, MemoBlock
from briefer.model.passage import Link, TopicTag
from briefer.model.voice import Voice
from briefer.services import exporting, history, memos, mending, sections, tagging

if TYPE_CHECKING:
    from briefer.memo.finding import Finding
    from briefer.model.inline import Inline
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace

DATE = "2023-12-29"


class Table:
    """A memo with its findings, and hands to write in it."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        self.memo_id = memos.add(ws, fields={"to": "A"}).id

    @property
    def memo(self) -> KeptMemo:
        """The memo as it is kept."""
        return self.ws.memos.get(self.memo_id)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks find now."""
        return exporting.preview(self.ws, self.memo_id, DATE).findings

    def find(self, kind: str, words: str = "") -> Finding:
        """The finding of a kind whose message has some words."""
        return next(f for f in self.findings if f.kind == kind and words in f.message)

    def write(self, *inlines: Inline) -> int:
        """Write a paragraph; return its id."""
        return self.add(MemoBlock(PARAGRAPH, (inlines,)))

    def add(self, block: MemoBlock) -> int:
        """Put a block into the outlook."""
        place = next(section.id for section in self.memo.walk() if section.key == "outlook")
        return memos.add_block(self.ws, place, block)

    def block(self, block_id: int) -> MemoBlock:
        """A block of the memo."""
        return next(block for block in self.memo.blocks() if block.id == block_id)

    def said(self, block_id: int) -> str:
        """What a block says, as the analyst wrote it."""
        return "".join(map(plain_text, self.block(block_id).content))

    def passage(self, words: str) -> Passage:
        """The passage that begins with some words."""
        return next(p for p in self.ws.passages.all() if p.quote.startswith(words))

    def mend(self, finding: Finding, action: str) -> None:
        """Mend a finding, and see that it is one step, gone, and taken back by undo."""
        fix = next(fix for fix in finding.fixes if fix.action == action)
        before = self.memo, self.ws.passages.all()
        mending.mend_finding(self.ws, self.memo_id, finding, fix)
        assert finding.key not in {f.key for f in self.findings}
        after = self.memo, self.ws.passages.all()
        history.undo(self.ws)
        assert (self.memo, self.ws.passages.all()) == before
        history.redo(self.ws)
        assert (self.memo, self.ws.passages.all()) == after


@pytest.fixture
def table(ws: Workspace) -> Table:
    return Table(ws)


# ---- an extract that differs from its source


def altered(table: Table, words: str = "orderly, humane, and irregular migration") -> int:
    passage = table.passage("orderly, humane")
    return table.add(replace(extract_block(passage), words=words))


def test_the_words_of_the_source_are_put_back(table: Table) -> None:
    block_id = altered(table)
    table.mend(table.find("quotation"), "restore")
    assert table.block(block_id).words == "orderly, humane, and regular migration"


def test_changed_words_become_a_sentence_without_marks_that_names_the_outlet(table: Table) -> None:
    block_id = altered(table)
    table.mend(table.find("quotation"), "paraphrase")
    block = table.block(block_id)
    assert (block.kind, block.words) == (PARAGRAPH, "")
    said = table.said(block_id)
    assert said.endswith(": orderly, humane, and irregular migration")
    assert "as reported by Fixture Gazette" in said
    assert "“" not in said
    assert block.passages == ((table.passage("orderly, humane").guid, AS_BASIS),)
    assert isinstance(block.content[0][-1], NoteRef)


def test_a_lead_in_of_the_analysts_stays_before_the_paraphrase(table: Table) -> None:
    passage = table.passage("orderly, humane")
    lead = ((Text("Both promise “"),),)
    words = "orderly migration that is irregular"
    block_id = table.add(replace(extract_block(passage), words=words, content=lead))
    table.mend(table.find("quotation"), "paraphrase")
    assert table.said(block_id) == f"Both promise {words}"


def inside(table: Table, words: str, before: str = "They want ", after: str = " soon.") -> int:
    passage = table.passage("orderly, humane")
    item = InlineExtract(passage.guid, words, passage.voice)
    return table.write(Text(before), item, Text(after))


def test_words_inside_a_sentence_are_put_back(table: Table) -> None:
    block_id = inside(table, "orderly, humane, regular migration")
    table.mend(table.find("quotation"), "restore")
    assert table.said(block_id) == "They want “orderly, humane, and regular migration” soon."


def test_words_inside_a_sentence_become_the_analysts_own(table: Table) -> None:
    block_id = inside(table, "orderly, humane, regular migration", "They want “", "” soon.")
    table.mend(table.find("quotation"), "paraphrase")
    assert table.said(block_id) == "They want orderly, humane, regular migration soon."
    assert table.block(block_id).passages[0][1] == AS_BASIS


# ---- words that were typed


def test_a_misquotation_that_was_typed_is_put_right(table: Table) -> None:
    block_id = table.write(Text("Both say “orderly, humane, and irregular migration” is due."))
    table.mend(table.find("quotation"), "restore")
    assert table.said(block_id) == "Both say “orderly, humane, and regular migration” is due."
    (_, note, _), *_ = table.block(block_id).content
    guid = table.passage("orderly, humane").guid
    assert note == NoteRef(guid)
    assert table.block(block_id).passages == ((guid, AS_BASIS),)
    assert not any(finding.origin == table.block(block_id).guid for finding in table.findings)


def test_typed_words_lose_their_marks_and_get_a_note(table: Table) -> None:
    block_id = table.write(Text("Both say “orderly, humane, and irregular migration” is due."))
    table.mend(table.find("quotation"), "paraphrase")
    assert table.said(block_id) == "Both say orderly, humane, and irregular migration is due."
    notes = [item for item in table.block(block_id).content[0] if isinstance(item, NoteRef)]
    assert [note.passage for note in notes] == [table.passage("orderly, humane").guid]


def test_words_of_nobody_lose_their_marks(table: Table) -> None:
    block_id = table.write(Text("They call it “the winter of the long bridges” at home."))
    table.mend(table.find("unsourced"), "paraphrase")
    assert table.said(block_id) == "They call it the winter of the long bridges at home."


# ---- a reporter's words under a speaker's name

REPORTED = "With more people on the road"


def test_a_lead_in_that_gives_a_report_to_a_speaker_goes(table: Table) -> None:
    passage = table.passage(REPORTED)
    block = replace(extract_block(passage), content=((Text("López Obrador: “"),),))
    block_id = table.add(block)
    finding = table.find("voice")
    assert str(finding.fixes[0]) == "attribute:Fixture Gazette"
    rendering = exporting.preview(table.ws, table.memo_id, DATE)
    will = mending.will_print(rendering, finding, finding.fixes[0])
    assert will.startswith("Fixture Gazette reports: With more people on the road")
    table.mend(finding, "attribute")
    assert table.block(block_id).content == ()


def test_the_outlet_is_named_inside_a_sentence(table: Table) -> None:
    passage = table.passage(REPORTED)
    item = InlineExtract(passage.guid, passage.quote, passage.voice)
    block_id = table.write(Text("He sees, he says, “"), item, Text("”."))
    table.mend(table.find("voice"), "attribute")
    said = table.said(block_id)
    assert said.startswith("He sees, he says, in the words of Fixture Gazette, “With more people")


def test_the_outlet_is_named_before_words_that_were_typed(table: Table) -> None:
    words = "With more people on the road north than most border towns can remember"
    block_id = table.write(Text(f"He says “{words}”."))
    table.mend(table.find("voice"), "attribute")
    said = table.said(block_id)
    assert said == f"He says in the words of Fixture Gazette, “{words}”."
    spanish = memos.add(table.ws, fields={"language": "es"})
    assert "en palabras de" in exporting.preview(table.ws, spanish.id).template.wording("es").say(
        "lead.in_words_of", outlet="X"
    )


def test_the_marks_go_from_a_reporters_words(table: Table) -> None:
    words = "With more people on the road north than most border towns can remember"
    block_id = table.write(Text(f"He says “{words}”."))
    table.mend(table.find("voice"), "paraphrase")
    assert table.said(block_id) == f"He says {words}."


# ---- other words, other places


def linked(table: Table) -> tuple[Passage, Passage]:
    """Link a speaker's own words to a report of them; the memo prints the report alone."""
    own, report = table.passage("orderly, humane"), table.passage("The joint communiqué")
    tagging.set_links(table.ws, own.id, [Link("primary-source-of", report.id, report.guid)])
    for block in list(table.memo.blocks()):
        if block.extract in {own.guid, report.guid}:
            memos.remove_block(table.ws, block.id)
    return own, report


def test_a_report_gives_way_to_the_speakers_own_words(table: Table) -> None:
    own, report = linked(table)
    block_id = table.add(extract_block(report))
    table.mend(table.find("own-words-exist"), "replace")
    assert table.block(block_id).words == own.quote
    assert table.block(block_id).extract == own.guid


def test_a_report_inside_a_sentence_gives_way_too(table: Table) -> None:
    own, report = linked(table)
    item = InlineExtract(report.guid, report.quote, report.voice)
    block_id = table.write(Text("Fixture Gazette: “"), item, Text("”."), NoteRef(report.guid))
    table.mend(table.find("own-words-exist"), "replace")
    run = table.block(block_id).content[0]
    assert InlineExtract(own.guid, own.quote, Voice.OWN) in run
    assert NoteRef(own.guid) in run
    assert NoteRef(report.guid) not in run


def test_a_starred_passage_goes_under_its_speaker_or_loses_its_star(table: Table) -> None:
    passage = table.passage("orderly, humane")
    for block in list(table.memo.blocks()):
        if passage.guid in dict(block.passages):
            memos.remove_block(table.ws, block.id)
    tagging.set_statement(table.ws, passage.id, replace(passage.statement, starred=True))
    table.mend(table.find("unused-key-passage"), "unstar")
    history.undo(table.ws)
    table.mend(table.find("unused-key-passage"), "add")
    home = next(s for s in table.memo.walk() if any(b.extract == passage.guid for b in s.blocks))
    names = {s.guid: s.name for s in table.ws.codebook.load().stakeholders}
    speakers = {table.ws.codebook.load().stakeholder_by_id[s].name for s in passage.speakers}
    assert names[str(home.binding["stakeholder"])] in speakers


def test_a_speaker_who_has_no_section_gets_one(table: Table) -> None:
    passage = table.passage("orderly, humane")
    guids = {table.ws.codebook.load().stakeholder_by_id[s].guid for s in passage.speakers}
    for section in [s for s in table.memo.walk() if s.binding.get("stakeholder") in guids]:
        sections.remove(table.ws, section.id)
    tagging.set_statement(table.ws, passage.id, replace(passage.statement, starred=True))
    table.mend(table.find("unused-key-passage"), "add")
    home = next(s for s in table.memo.walk() if any(b.extract == passage.guid for b in s.blocks))
    assert home.binding["stakeholder"] in guids


def off_topic(table: Table) -> None:
    talks = next(t for t in table.ws.codebook.load().topics if t.name == "Talks")
    trade = next(t for t in table.ws.codebook.load().topics if t.name == "Border")
    with table.ws.change("Bind") as tx:
        place = next(s for s in table.memo.walk() if s.key == "outlook")
        other = next(s for s in table.memo.walk() if s.key == "bottom-line")
        tx.memos.change_section(place.id, binding=f'{{"topic": "{talks.guid}"}}')
        tx.memos.change_section(other.id, binding=f'{{"topic": "{trade.guid}"}}')
    table.add(extract_block(table.passage("orderly, humane")))


@pytest.mark.parametrize("action", ["move", "tag", "remove"])
def test_a_passage_under_another_topic_moves_or_is_tagged_or_goes(
    table: Table, action: str
) -> None:
    off_topic(table)
    table.mend(table.find("off-topic"), action)
    assert "off-topic" not in {finding.kind for finding in table.findings}


def test_a_topic_that_the_passage_got_meanwhile_keeps_its_stance(table: Table) -> None:
    off_topic(table)
    finding = table.find("off-topic")
    fix = next(fix for fix in finding.fixes if fix.action == "tag")
    talks = table.ws.codebook.load().find_topic("Talks")
    passage = table.passage("orderly, humane")
    tagging.set_topic(table.ws, passage.id, TopicTag(talks.id, condition="soon"))
    with pytest.raises(InputError, match="by now"):
        mending.mend_finding(table.ws, table.memo_id, finding, fix)
    tags = table.ws.passages.get(passage.id).topics
    assert [tag.condition for tag in tags if tag.topic_id == talks.id] == ["soon"]


def test_a_text_whose_passage_is_gone_stands_or_goes(table: Table) -> None:
    passage = table.passage("orderly, humane")
    block_id = table.write(Text("They agree."), NoteRef(passage.guid))
    tagging.remove(table.ws, [passage.id])
    finding = table.find("unsourced", "They agree.")
    table.mend(finding, "keep")
    assert table.block(block_id).content == ((Text("They agree."),),)
    history.undo(table.ws)
    table.mend(finding, "remove")
    with pytest.raises(StopIteration):
        table.block(block_id)


def test_a_generated_text_whose_passage_is_gone_is_found_and_can_stand(table: Table) -> None:
    based = next(b for b in table.memo.blocks() if AS_BASIS in dict(b.passages).values())
    guid = next(guid for guid, role in based.passages if role == AS_BASIS)
    passage = table.ws.passages.get(table.ws.passages.ids_by_guid()[guid])
    tagging.remove(table.ws, [passage.id])
    finding = next(f for f in table.findings if f.origin == based.guid)
    assert finding.kind == "unsourced"
    assert (passage.guid, AS_BASIS) in table.block(based.id).passages
    memos.set_block(table.ws, based.id, table.block(based.id))
    assert finding.key in {f.key for f in table.findings}
    table.mend(finding, "keep")
    assert passage.guid not in dict(table.block(based.id).passages)
    assert table.block(based.id).content == based.content


def test_an_extract_whose_passage_is_gone_is_taken_out(table: Table) -> None:
    passage = table.passage("orderly, humane")
    tagging.remove(table.ws, [passage.id])
    table.mend(table.find("unsourced", "orderly, humane"), "remove")
    assert passage.quote not in {block.words for block in table.memo.blocks()}


def test_one_inside_a_sentence_goes_with_its_marks(table: Table) -> None:
    passage = table.passage("orderly, humane")
    block_id = inside(table, passage.quote, "They want this “", "” and more.")
    tagging.remove(table.ws, [passage.id])
    finding = next(f for f in table.findings if f.origin == table.block(block_id).guid)
    table.mend(finding, "remove")
    assert table.said(block_id) == "They want this  and more."


# ---- the memo as a whole


def test_the_mark_is_raised_and_the_notes_go_to_the_foot(table: Table) -> None:
    table.write(Text("(CUI) The talks go on."))
    table.mend(table.find("portion-mark"), "banner")
    assert table.memo.fields["banner"] == "CUI"
    table.mend(table.find("endnotes"), "footnotes")
    assert table.memo.fields["notes"] == "foot"


# ---- what cannot be done


def test_a_way_that_only_leads_somewhere_writes_nothing(table: Table) -> None:
    finding = table.find("empty-section")
    with pytest.raises(InputError):
        mending.mend_finding(table.ws, table.memo_id, finding, finding.fixes[0])
    assert history.undo(table.ws).label.startswith("New memo")


def test_words_that_changed_meanwhile_are_left_alone(table: Table) -> None:
    block_id = table.write(Text("Both say “orderly, humane, and irregular migration” is due."))
    finding = table.find("quotation")
    memos.set_block(table.ws, block_id, MemoBlock(PARAGRAPH, ((Text("Another sentence."),),)))
    with pytest.raises(InputError, match="no longer"):
        mending.mend_finding(table.ws, table.memo_id, finding, Fix("restore"))
    memos.remove_block(table.ws, block_id)
    with pytest.raises(InputError, match="no longer"):
        mending.mend_finding(table.ws, table.memo_id, finding, Fix("restore"))


def test_every_finding_has_a_way_to_mend_it_or_can_be_accepted(table: Table) -> None:
    altered(table)
    table.write(Text("(CUI) He says “nobody wrote this anywhere at all”. It will likely rain."))
    for finding in table.findings:
        assert finding.where
        assert finding.message
        assert finding.fixes or not finding.blocks


# ---- numbers that follow


def test_typed_numbers_are_made_to_follow_their_sections(table: Table) -> None:
    block_id = table.write(Text("As section 2 says."))
    table.mend(table.find("typed-reference", "“section 2”"), "follow")
    before, ref, after = table.block(block_id).content[0]
    assert (before, after) == (Text("As section "), Text(" says."))
    assert isinstance(ref, CrossRef)
    target = next(section for section in table.memo.sections if section.guid == ref.target)
    assert ref.text == target.title
    sections.move(table.ws, target.id, 0)
    tree = exporting.preview(table.ws, table.memo_id, DATE).composed.memo
    said = next(b for b in tree.blocks if getattr(b, "origin", "") == table.block(block_id).guid)
    assert isinstance(said, Para)
    assert plain_text(said.inlines) == "As section\u00a01 says."


def test_numbers_that_are_gone_by_now_are_not_touched(table: Table) -> None:
    block_id = table.write(Text("As section 2 says."))
    finding = table.find("typed-reference")
    memos.set_block(table.ws, block_id, MemoBlock(PARAGRAPH, ((Text("Nothing."),),)))
    with pytest.raises(InputError, match="no longer as they were checked"):
        mending.mend_finding(table.ws, table.memo_id, finding, Fix("follow"))
