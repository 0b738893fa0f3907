"""A draft from the tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo.draft import draft
from briefer.memo.speaker_heading import heading
from briefer.model.codebook import Stakeholder
from briefer.model.inline import NoteRef, plain_text
from briefer.model.memo import AS_BASIS, AS_EXTRACT, EXTRACT, PARAGRAPH

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from briefer.model.memo import KeptMemo, MemoSection
    from tests.memo.tree.conftest import Desk


def _section(memo: KeptMemo, key: str) -> MemoSection:
    return next(section for section in memo.sections if section.key == key)


def test_what_only_the_analyst_can_write_stays_empty(
    template: Template, fixture_evidence: Evidence
) -> None:
    memo = draft(template, fixture_evidence, {})
    for key in ("bottom-line", "key-points", "outlook"):
        assert not _section(memo, key).blocks
    assert "subject" not in memo.fields


def test_header_fields_come_from_the_briefing_unless_given(
    template: Template, fixture_evidence: Evidence
) -> None:
    memo = draft(template, fixture_evidence, {"from": "Night desk", "subject": "Talks"})
    assert memo.fields == {
        "to": "Deputy Assistant Secretary",
        "from": "Night desk",
        "subject": "Talks",
    }
    assert memo.title == "Talks"
    assert draft(template, fixture_evidence, {}).title == template.title


def test_an_unknown_field_or_language_is_refused(
    template: Template, fixture_evidence: Evidence
) -> None:
    with pytest.raises(InputError, match="no field “colour”; it has: to, from"):
        draft(template, fixture_evidence, {"colour": "red"})
    with pytest.raises(InputError, match="no wording in “fr”"):
        draft(template, fixture_evidence, {"language": "fr"})


def test_every_passage_with_a_speaker_is_in_the_draft_once(
    template: Template, fixture_evidence: Evidence
) -> None:
    memo = draft(template, fixture_evidence, {})
    spoken = [p.guid for p in fixture_evidence.passages if p.speakers]
    acted = [p.guid for p in fixture_evidence.passages if p.actors and not p.speakers]
    printed = [block.extract for block in memo.blocks() if block.kind == EXTRACT]
    assert sorted(filter(None, printed)) == sorted(spoken + acted)


def test_what_nobody_says_or_does_is_nobodys_position(
    template: Template, fixture_evidence: Evidence
) -> None:
    memo = draft(template, fixture_evidence, {})
    used = {guid for block in memo.blocks() for guid, _ in block.passages}
    known = fixture_evidence.passage_by_guid
    assert all(known[guid].speakers or known[guid].actors for guid in used)


def test_a_speakers_subsection_opens_with_the_position_and_its_basis(
    desk: Desk, template: Template
) -> None:
    own = desk.say("open the gates", modality="direct", topics=[desk.tag(desk.PORTS, 2)])
    plain = desk.say("storms are many")
    (section,) = _section(draft(template, desk.evidence(), {}), "positions").children
    assert section.title == "Ada Valdemar, Minister of Ports"
    assert section.binding == {"stakeholder": "s-ada"}
    position, *extracts = section.blocks
    assert position.kind == PARAGRAPH
    assert plain_text(position.content[0]) == "Supports: open gates."
    assert position.passages == ((own.guid, AS_BASIS),)
    assert [(block.words, block.passages) for block in extracts] == [
        ("open the gates", ((own.guid, AS_EXTRACT),)),
        ("storms are many", ((plain.guid, AS_EXTRACT),)),
    ]


def test_a_speaker_beside_another_has_a_position_and_no_second_extract(
    desk: Desk, template: Template
) -> None:
    article = desk.article("We open the gates.")
    both = [desk.ADA, desk.COUNCIL]
    desk.passage(article, "We open the gates", by=both, topics=[desk.tag(desk.PORTS, 2)])
    first, second = _section(draft(template, desk.evidence(), {}), "positions").children
    assert [block.kind for block in first.blocks] == [PARAGRAPH, EXTRACT]
    assert [block.kind for block in second.blocks] == [PARAGRAPH]


def test_actions_reported_is_the_last_subheading_of_the_positions(
    desk: Desk, template: Template
) -> None:
    article = desk.article("Crews left. Ada spoke.")
    desk.passage(article, "Crews left", acting=[desk.CREWS])
    desk.passage(article, "Ada spoke", by=[desk.ADA])
    sections = _section(draft(template, desk.evidence(), {}), "positions").children
    assert [section.title for section in sections] == [
        "Ada Valdemar, Minister of Ports",
        "Actions reported",
    ]
    assert sections[-1].binding == {"actions": True}


def test_further_passages_go_to_the_annex_by_speaker(desk: Desk, template: Template) -> None:
    for number in range(4):
        desk.say(f"word {number}", topics=[desk.tag(desk.PORTS)])
    (section,) = _section(draft(template, desk.evidence(), {}), "further").children
    assert section.binding == {"stakeholder": "s-ada"}
    assert [block.words for block in section.blocks] == ["word 0"]


def test_a_speakers_own_words_come_first_whatever_their_topic(
    desk: Desk, template: Template
) -> None:
    desk.say("reported on ports", topics=[desk.tag(desk.PORTS)])
    desk.say("said on storms", modality="direct")
    desk.say("said on ports", modality="direct", topics=[desk.tag(desk.PORTS)])
    (section,) = _section(draft(template, desk.evidence(), {}), "positions").children
    words = [block.words for block in section.blocks if block.kind == EXTRACT]
    assert words == ["said on ports", "said on storms", "reported on ports"]


def test_what_is_left_out_is_no_extract_and_its_position_has_a_note(
    desk: Desk, template: Template
) -> None:
    kept = desk.say("open the gates", topics=[desk.tag(desk.PORTS, 2)])
    gone = [desk.say(f"storm {number}", topics=[desk.tag(desk.STORMS)]) for number in range(4)]
    article = desk.article("Crews left.")
    action = desk.passage(article, "Crews left", acting=[desk.CREWS])
    leave_out = {action.guid, *(passage.guid for passage in gone)}
    memo = draft(template, desk.evidence(), {}, leave_out)
    assert [block.extract for block in memo.blocks() if block.kind == EXTRACT] == [kept.guid]
    (section,) = _section(memo, "positions").children
    assert not _section(memo, "further").children
    notes = [item for item in section.blocks[0].content[0] if isinstance(item, NoteRef)]
    assert [note.passage for note in notes] == [gone[0].guid]


def test_a_title_is_one_line(template: Template, fixture_evidence: Evidence) -> None:
    memo = draft(template, fixture_evidence, {"subject": "What they\n ask"})
    assert memo.title == "What they ask"


def test_a_briefing_without_tags_makes_a_draft_too(desk: Desk, template: Template) -> None:
    memo = draft(template, desk.evidence(), {})
    assert not list(memo.blocks())
    assert [section.key for section in memo.sections] == [spec.key for spec in template.sections]


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (Stakeholder(1, "g", "Ann Lee", kind="person", side="Northport"), "Ann Lee, Northport"),
        (Stakeholder(1, "g", "Port police", side="Port"), "Port police"),
        (Stakeholder(1, "g", "A clerk", kind="unnamed"), "A clerk, not named"),
        (Stakeholder(1, "g", "A clerk", kind="unnamed", side="B"), "A clerk, not named, B"),
        (Stakeholder(1, "g", "The cabinet", side="B", aliases=("b",)), "The cabinet"),
    ],
)
def test_a_heading_says_post_or_side_once(entry: Stakeholder, title: str, wording: Wording) -> None:
    assert heading(entry, "2023-12-27", wording) == title
