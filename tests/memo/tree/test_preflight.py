"""What pre-flight says about speakers, sources, passages, room and marks, each with its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from briefer.errors import InputError
from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.draft import draft, extract_block
from briefer.memo.template import OLD_DAYS
from briefer.model.article import Fact
from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.memo import BULLETS, PARAGRAPH, KeptMemo, MemoBlock, MemoSection
from briefer.model.passage import Link

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence
    from briefer.memo.finding import Finding
    from briefer.memo.template import Template
    from briefer.model.inline import Inline
    from briefer.model.passage import Passage
    from tests.memo.tree.conftest import Desk


def memo_of(template: Template, *sections: MemoSection, **fields: str) -> KeptMemo:
    return KeptMemo(template.name, "A memo", fields, sections)


def points(*blocks: MemoBlock) -> MemoSection:
    return MemoSection("key-points", "Key points", {}, blocks, guid="points")


def printed(passage: Passage) -> MemoBlock:
    return replace(extract_block(passage), guid=f"block of {passage.guid}")


def typed(*inlines: Inline | str, kind: str = PARAGRAPH, guid: str = "typed") -> MemoBlock:
    runs = tuple(Text(item) if isinstance(item, str) else item for item in inlines)
    content = tuple((run,) for run in runs) if kind == BULLETS else (runs,)
    return MemoBlock(kind, content, guid=guid)


def found(kind: str, template: Template, evidence: Evidence, kept: KeptMemo) -> list[Finding]:
    memo = compose(kept, template, evidence).memo
    return [finding for finding in check(kept, memo, evidence, template) if finding.kind == kind]


def fixes(finding: Finding) -> list[str]:
    return [str(fix) for fix in finding.fixes]


# ---- whose words


def with_primary(desk: Desk, modality: str = "direct") -> tuple[Passage, Passage]:
    report = desk.say("seeks lower tolls")
    own = desk.say(
        "we want lower tolls",
        modality=modality,
        links=[Link("primary-source-of", report.id, report.guid)],
    )
    return report, own


def test_a_report_of_words_that_the_briefing_has_asks_to_be_replaced(
    desk: Desk, template: Template
) -> None:
    report, own = with_primary(desk)
    kept = memo_of(template, points(printed(report)))
    (finding,) = found("own-words-exist", template, desk.evidence(), kept)
    assert (finding.passage, finding.origin) == (report.guid, f"block of {report.guid}")
    assert finding.where == "§ 1 Key points"
    assert fixes(finding) == [f"replace:{own.guid}"]
    assert "“we want lower tolls” (Harbour Wire)" in finding.message
    assert not finding.blocks


def test_a_report_inside_a_sentence_asks_too(desk: Desk, template: Template) -> None:
    report, _ = with_primary(desk, "official")
    words = InlineExtract(report.guid, report.quote, report.voice)
    kept = memo_of(template, points(typed("Harbour Wire says she ", words)))
    assert len(found("own-words-exist", template, desk.evidence(), kept)) == 1


def test_where_both_are_printed_or_the_source_is_a_report_nothing_is_asked(
    desk: Desk, template: Template
) -> None:
    report, own = with_primary(desk)
    kept = memo_of(template, points(printed(report), printed(own)))
    assert found("own-words-exist", template, desk.evidence(), kept) == []
    other = desk.say("wants boats")
    desk.say("said to want boats", links=[Link("primary-source-of", other.id, other.guid)])
    kept = memo_of(template, points(printed(other)))
    assert found("own-words-exist", template, desk.evidence(), kept) == []


def test_own_words_of_one_side_alone_are_named_with_those_of_another(
    desk: Desk, template: Template
) -> None:
    said = [desk.say(f"we open gate {n}", modality="direct") for n in range(2)]
    reported = desk.say("weighs new tolls", by=desk.COUNCIL)
    unused = desk.say("we weigh tolls", by=desk.COUNCIL, modality="direct")
    kept = memo_of(template, points(*map(printed, (*said, reported))))
    (finding,) = found("one-side", template, desk.evidence(), kept)
    assert finding.message.startswith(
        "All 2 quotations in own words come from one side, Costa Alta; Northport: reports alone."
    )
    assert fixes(finding) == [f"add:{unused.guid}"]
    kept = memo_of(template, points(*map(printed, (*said, unused))))
    assert found("one-side", template, desk.evidence(), kept) == []


def test_one_quotation_or_a_joint_text_is_not_one_side(desk: Desk, template: Template) -> None:
    alone = desk.say("we open", modality="direct")
    evidence = desk.evidence()
    assert found("one-side", template, evidence, memo_of(template, points(printed(alone)))) == []
    article = desk.article("we open the gates together, in January")
    joint = [
        desk.passage(article, words, by=[desk.ADA, desk.COUNCIL], modality="official")
        for words in ("we open the gates", "in January")
    ]
    kept = memo_of(template, points(*map(printed, joint)))
    assert found("one-side", template, desk.evidence(), kept) == []


def test_what_only_speakers_without_a_name_say_is_named_once_for_each(
    desk: Desk, template: Template
) -> None:
    topics = [desk.tag(desk.PORTS, 2), desk.tag(desk.TOLLS, -1)]
    unnamed = desk.say("wants gates open", by=desk.SPOKESMAN, topics=topics)
    kept = memo_of(template, points(printed(unnamed)))
    (finding,) = found("anonymous", template, desk.evidence(), kept)
    assert finding.passage == unnamed.guid
    assert "only speakers without a name are heard: Council spokesman" in finding.message
    named = desk.say("wants gates open, too", topics=topics)
    (finding,) = found("anonymous", template, desk.evidence(), kept)
    assert fixes(finding) == [f"add:{named.guid}"]
    kept = memo_of(template, points(printed(unnamed), printed(named)))
    assert found("anonymous", template, desk.evidence(), kept) == []


# ---- sources


def test_a_text_that_is_not_what_was_imported_is_found(desk: Desk, template: Template) -> None:
    passage = desk.say("seeks lower tolls")
    kept = memo_of(template, points(printed(passage)))
    article = desk.articles[0]
    changed = desk.texts[article.text_hash].replace("So.", "No.")
    evidence = desk.evidence(texts={article.text_hash: changed})
    (finding,) = found("source-altered", template, evidence, kept)
    assert (finding.where, finding.passage) == ("Note 1", passage.guid)
    assert found("source-altered", template, desk.evidence(), kept) == []


def test_a_mark_must_lead_to_the_note_of_its_own_source(desk: Desk, template: Template) -> None:
    passages = [desk.say("seeks lower tolls"), desk.say("seeks more boats")]
    kept = memo_of(template, points(*map(printed, passages)))
    evidence = desk.evidence()
    memo = compose(kept, template, evidence).memo
    one, other = memo.notes
    assert (one.number, other.number) == (1, 2)
    swapped = (replace(other, number=1), replace(one, number=2))
    forged = replace(memo, notes=swapped)
    found = [f for f in check(kept, forged, evidence, template) if f.blocks]
    assert {f.kind for f in found} == {"note-facts"}
    assert [f.passage for f in found if "The mark of note" in f.message] == ["g1", "g2"]


def test_a_note_and_a_source_must_say_what_their_article_says(
    desk: Desk, template: Template
) -> None:
    passage = desk.say("seeks lower tolls")
    kept = memo_of(template, points(printed(passage)))
    evidence = desk.evidence()
    memo = compose(kept, template, evidence).memo
    note = replace(
        memo.notes[0], inlines=(Text("Harbor Wire, “Ministers Meet,” 27 December 2023."),)
    )
    forged = replace(memo, notes=(note,))
    (finding,) = [f for f in check(kept, forged, evidence, template) if f.blocks]
    assert (finding.kind, finding.where) == ("note-facts", "Note 1")
    assert [run.words for run in finding.difference if run.kind == "removed"] == ["Harbor "]
    source = replace(memo.sources[0], published="2023-12-28")
    forged = replace(memo, sources=(source,))
    (finding,) = [f for f in check(kept, forged, evidence, template) if f.blocks]
    assert (finding.kind, finding.where) == ("note-facts", "Sources")
    assert [f for f in check(kept, memo, evidence, template) if f.blocks] == []


@pytest.mark.parametrize(
    ("event", "published", "fields", "is_old"),
    [
        (None, "2022-12-28", {}, True),
        (None, "2022-12-29", {}, False),
        (None, "2022", {}, False),
        (None, "2021", {}, True),
        ("2021-07-01", "2023-12-27", {}, True),
        ("2023-12-01", "2020-01-01", {}, False),
        (None, None, {}, False),
        (None, "2023-09-29", {OLD_DAYS: "90"}, True),
        (None, "2023-09-30", {OLD_DAYS: "90"}, False),
        (None, "2022-12-28", {"date": "2023-01-05"}, False),
        (None, "2022-12-28", {"date": "early in January"}, True),
    ],
)
def test_a_passage_is_old_by_its_event_or_its_article_counted_from_the_memos_date(
    desk: Desk,
    template: Template,
    event: str | None,
    published: str | None,
    fields: dict[str, str],
    is_old: bool,
) -> None:
    article = desk.article("She seeks lower tolls", published=published)
    passage = desk.passage(article, "seeks lower tolls", by=[desk.ADA], event_date=event)
    kept = memo_of(template, points(printed(passage)), **fields)
    assert bool(found("old", template, desk.evidence(), kept)) is is_old


def test_a_source_that_is_later_than_the_memo_is_found(desk: Desk, template: Template) -> None:
    later = desk.article("one two", title="Later", published="2024-02-07")
    same = desk.article("three four", title="Same", published="2023-12-29")
    month = desk.article("five six", title="Month", published="2023-12")
    places = ((later, "one"), (later, "two"), (same, "four"), (month, "six"))
    said = [desk.passage(article, words, by=[desk.ADA]) for article, words in places]
    kept = memo_of(template, points(*map(printed, said)), date="2023-12-29")
    (finding,) = found("later-than-memo", template, desk.evidence(), kept)
    assert finding.message == (
        "“Later” is of 7 Feb 2024, and the memo of 29 Dec 2023. Change the date of the memo, or "
        "leave the passage out."
    )
    assert (finding.where, finding.blocks) == ("Notes 1, 2", False)
    kept = replace(kept, fields={**kept.fields, "date": "2024-02-07"})
    assert not found("later-than-memo", template, desk.evidence(), kept)


def test_the_old_passages_of_an_article_are_one_finding(desk: Desk, template: Template) -> None:
    article = desk.article("one two three", published="2021-01-05", title="Long ago")
    said = [desk.passage(article, w, by=[desk.ADA]) for w in ("one", "two", "three")]
    kept = memo_of(template, points(*map(printed, said)))
    (finding,) = found("old", template, desk.evidence(), kept)
    assert finding.where == "Notes 1, 2, 3"
    assert "“Long ago” tells of 5 Jan 2021, 1088 days before the memo" in finding.message


def test_the_days_are_a_setting_of_every_template(template: Template) -> None:
    assert template.old_days == 365
    assert template.check_field(OLD_DAYS, "90").name == "Old after days"
    with pytest.raises(InputError, match="no number of days"):
        template.check_field(OLD_DAYS, "a year")


# ---- passages


def test_a_starred_passage_that_is_not_in_the_memo_is_named(desk: Desk, template: Template) -> None:
    key = desk.say("seeks lower tolls", starred=True)
    evidence = desk.evidence()
    (finding,) = found("unused-key-passage", template, evidence, memo_of(template))
    assert (finding.passage, fixes(finding)) == (
        key.guid,
        [f"add:{key.guid}", f"unstar:{key.guid}"],
    )
    for block in (printed(key), typed("She asks.", NoteRef(key.guid))):
        kept = memo_of(template, points(block))
        assert found("unused-key-passage", template, evidence, kept) == []


def test_an_extract_in_the_section_of_a_topic_that_it_lacks_is_sent_home(
    desk: Desk, template: Template
) -> None:
    storms = desk.say("watches the storms", topics=[desk.tag(desk.STORMS)])
    below = desk.say("seeks lower tolls", topics=[desk.tag(desk.TOLLS)])
    ports = MemoSection(
        "discussion", "Ports", {"topic": "t-ports"}, (printed(storms), printed(below)), guid="s1"
    )
    home = MemoSection("", "Storms", {"topic": "t-storms"}, (), guid="s2")
    (finding,) = found("off-topic", template, desk.evidence(), memo_of(template, ports, home))
    assert (finding.origin, finding.passage) == (f"block of {storms.guid}", storms.guid)
    assert finding.message.endswith("Move it to “Storms”, or tag it so.")
    assert fixes(finding) == ["move:s2", "tag:t-ports", "remove"]


# ---- references


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("As section 12 says.", ["section 12"]),
        ("See § 9 and § 1, then section 9.", ["§ 9", "section 9"]),
        ("See section 1, Section 301 tariffs, section 9 of the Act.", []),
    ],
)
def test_a_section_that_is_named_and_is_not_there_is_found(
    words: str, named: list[str], desk: Desk, template: Template
) -> None:
    block = replace(typed(words), guid="b1")
    findings = found("lost-reference", template, desk.evidence(), memo_of(template, points(block)))
    assert [finding.message.split("”")[0].split("“")[1] for finding in findings] == named
    assert all(finding.where == "§ 1 Key points" and not finding.blocks for finding in findings)
    assert [fixes(finding) for finding in findings] == [["write:b1"]] * len(named)


def test_words_of_a_passage_name_no_section_of_the_memo(desk: Desk, template: Template) -> None:
    passage = desk.say("as section 12 of theirs, section 13, says")
    memo = memo_of(template, points(printed(passage)))
    assert found("lost-reference", template, desk.evidence(), memo) == []


# ---- room


def long_section(found_in: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.where, finding.message.split(";")[0]) for finding in found_in]


def test_a_section_with_more_points_or_lines_than_asked_is_named(
    desk: Desk, template: Template
) -> None:
    five = points(typed(*["A point."] * 5, " ", kind=BULLETS))
    six = points(typed(*["A point."] * 6, kind=BULLETS))
    evidence = desk.evidence()
    assert found("long-section", template, evidence, memo_of(template, five)) == []
    said = found("long-section", template, evidence, memo_of(template, six))
    assert long_section(said) == [("§ 1 Key points", "“Key points” has 6 points")]
    assert fixes(said[0]) == ["write:points"]
    line = "The gates open in January, as both sides say, and the tolls stay where they are. "
    short = MemoSection("bottom-line", "Bottom line", {}, (typed(line * 4),))
    long = MemoSection("bottom-line", "Bottom line", {}, (typed(line * 7),))
    assert found("long-section", template, evidence, memo_of(template, short)) == []
    said = found("long-section", template, evidence, memo_of(template, long))
    assert long_section(said) == [("Bottom line", "“Bottom line” has about 6 lines")]


# ---- marks


def test_a_portion_above_the_banner_blocks(desk: Desk, template: Template) -> None:
    section = points(
        typed("(U) One.", guid="one"), typed("(CUI) Two.", guid="two"), typed("Three (CUI).")
    )
    kept = memo_of(template, section, banner="UNCLASSIFIED")
    (finding,) = found("portion-mark", template, desk.evidence(), kept)
    assert (finding.blocks, finding.origin, fixes(finding)) == (True, "two", ["banner:CUI"])
    assert finding.where == "§ 1 Key points"
    kept = memo_of(template, section, banner="CUI")
    assert found("portion-mark", template, desk.evidence(), kept) == []


def test_the_subject_and_each_bullet_have_portions_of_their_own(
    desk: Desk, template: Template
) -> None:
    section = points(typed("(U) One.", "(S//NF) Two.", kind=BULLETS))
    kept = memo_of(template, section, subject="(TS) Talks", banner="SECRET")
    found_in = found("portion-mark", template, desk.evidence(), kept)
    assert [(f.where, fixes(f)) for f in found_in] == [("Header, SUBJECT", ["banner:TOP SECRET"])]
    kept = memo_of(template, section, subject="Talks")
    (finding,) = found("portion-mark", template, desk.evidence(), kept)
    assert "the memo’s banner is no mark" in finding.message


def test_endnotes_below_a_mark_are_named(desk: Desk, template: Template) -> None:
    passage = desk.say("seeks lower tolls")
    evidence = desk.evidence()
    kept = memo_of(template, points(printed(passage)), banner="TLP:GREEN")
    (finding,) = found("endnotes", template, evidence, kept)
    assert fixes(finding) == ["footnotes"]
    kept = memo_of(template, points(printed(passage)))
    assert found("endnotes", template, evidence, kept) == []
    kept = memo_of(template, points(typed("So.")), banner="TLP:GREEN")
    assert found("endnotes", template, evidence, kept) == []


# ---- what each finding carries


def test_a_quotation_that_differs_carries_its_difference_and_ways_to_mend_it(
    desk: Desk, template: Template
) -> None:
    passage = desk.say("we agreed that additional steps are needed", modality="official")
    block = replace(printed(passage), words="we agreed that more steps are needed")
    (finding,) = found("quotation", template, desk.evidence(), memo_of(template, points(block)))
    assert [(run.kind, run.words) for run in finding.difference] == [
        ("same", "we agreed that "),
        ("removed", "more "),
        ("added", "additional "),
        ("same", "steps are needed"),
    ]
    assert fixes(finding) == ["restore", "paraphrase"]
    text = typed("They “agreed that additional steps were needed”.")
    (finding,) = found("quotation", template, desk.evidence(), memo_of(template, points(text)))
    assert [(run.kind, run.words) for run in finding.difference] == [
        ("same", "agreed that additional steps "),
        ("removed", "were "),
        ("added", "are "),
        ("same", "needed"),
    ]


def test_the_key_of_a_finding_stays_where_other_things_change(
    desk: Desk, template: Template, fixture_evidence: Evidence
) -> None:
    kept = draft(template, fixture_evidence, {})
    first = [
        f.key
        for f in check(
            kept, compose(kept, template, fixture_evidence).memo, fixture_evidence, template
        )
    ]
    other = replace(kept, sections=(points(typed("A point.")), *kept.sections[2:]))
    again = {
        f.key
        for f in check(
            other, compose(other, template, fixture_evidence).memo, fixture_evidence, template
        )
    }
    assert len(first) == len(set(first))
    assert set(first) - again == {f for f in first if f.startswith("empty-section:")} - again


def test_the_key_changes_with_the_words(desk: Desk, template: Template) -> None:
    def key(text: str, **values: Any) -> str:  # noqa: ANN401 - whatever a block has
        kept = memo_of(template, points(typed(text, **values)))
        return found("unlabelled-judgement", template, desk.evidence(), kept)[0].key

    one = key("It will likely rain.")
    assert one == key("It will likely rain.")
    assert one != key("It will likely snow.")
    assert one != key("It will likely rain.", guid="elsewhere")


def test_the_key_stays_where_passages_change_places(desk: Desk, template: Template) -> None:
    article = desk.article("one two", None, published=None)
    blocks = [printed(desk.passage(article, words, by=[desk.ADA])) for words in ("one", "two")]
    keys = [
        [
            finding.key
            for kind in ("undated", "no-outlet")
            for finding in found(kind, template, desk.evidence(), memo_of(template, points(*order)))
        ]
        for order in (blocks, blocks[::-1])
    ]
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == 2


@pytest.mark.parametrize(("articles", "findings"), [(3, 3), (4, 1), (9, 1)])
def test_dates_of_the_analysts_are_one_finding_where_they_are_many(
    desk: Desk, template: Template, articles: int, findings: int
) -> None:
    facts = (Fact("published", "analyst"),)
    made = [
        desk.article(f"word {n}", title=f"Title {n}", published=f"2023-12-1{n}", facts=facts)
        for n in range(articles)
    ]
    undated = desk.article("never dated", title="Never", published=None)
    said = [desk.passage(article, "word", by=[desk.ADA]) for article in made]
    said.append(desk.passage(undated, "never", by=[desk.ADA]))
    kept = memo_of(template, points(*map(printed, said)))
    evidence = desk.evidence()
    yours = [f for f in found("undated", template, evidence, kept) if "yours" in f.message]
    assert len(yours) == findings
    assert len(found("undated", template, evidence, kept)) == findings + 1
    if findings == 1:
        assert yours[0].message == (
            f"{articles} sources give no date of their own; the memo prints yours: “Title 0”, "
            f"10 Dec 2023; “Title 1”, 11 Dec 2023; “Title 2”, 12 Dec 2023; and {articles - 3} more."
        )
        assert fixes(yours[0]) == [f"article:{made[0].guid}"]
