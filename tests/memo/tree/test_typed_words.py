"""Words in marks that nobody said: each way to type them is blocked, or told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.document import Version
from briefer.memo.draft import extract_block
from briefer.memo.outline import outline
from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.memo import (
    AS_EXTRACT,
    EXTRACT,
    FIGURE,
    PARAGRAPH,
    TABLE,
    KeptFigure,
    KeptMemo,
    KeptTable,
    MemoBlock,
    MemoSection,
)
from briefer.model.voice import Voice
from tests.memo.picturing import dots

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.inline import Inline
    from tests.memo.tree.conftest import Desk

QUOTATION, VOICE, UNSOURCED = ("quotation", True), ("voice", True), ("unsourced", False)
HEADLINE = "Valdemar Seeks Lower Tolls and More Boats"


def _memo(template: Template, *blocks: MemoBlock) -> KeptMemo:
    fields = {"to": "A", "from": "B", "subject": "C"}
    return KeptMemo(template.name, "A", fields, (MemoSection("", "Talks", {}, blocks),))


def _found(
    template: Template,
    evidence: Evidence,
    block: MemoBlock,
    version: Version = Version.SOURCED,
) -> list[tuple[str, bool]]:
    kept = _memo(template, block)
    found = check(kept, compose(kept, template, evidence, version).memo, evidence, template)
    return [(f.kind, f.blocks) for f in found if (f.kind, f.blocks) in _WATCHED]


_WATCHED = (QUOTATION, VOICE, UNSOURCED)


def _run(*inlines: Inline) -> MemoBlock:
    return MemoBlock(PARAGRAPH, (inlines,), guid="block")


@pytest.mark.parametrize(
    "text",
    [
        "Valdemar: ‘seeks lower tolls now’.",
        "Valdemar: 'seeks lower tolls now'.",
        "Valdemar: »seeks lower tolls now«.",
        "Valdemar: ”seeks lower tolls now”.",
        'Valdemar: “seeks lower tolls now".',
        "Valdemar: “seeks lower tolls now",
        "seeks lower tolls now”, says Valdemar.",
        "Valdemar: 「seeks lower tolls now」.",
        "Valdemar: ``seeks lower tolls now''.",
        "—Seeks lower tolls now —said Valdemar.",
    ],
)
def test_no_kind_of_mark_hides_a_report(desk: Desk, template: Template, text: str) -> None:
    desk.say("seeks lower tolls now")
    assert _found(template, desk.evidence(), _run(Text(text))) == [VOICE]


def test_nothing_is_typed_into_the_marks_of_an_extract(desk: Desk, template: Template) -> None:
    own = desk.say("open every gate", modality="direct")
    report = desk.say("seeks lower tolls")
    evidence = desk.evidence()
    for passage, lead in ((own, "Valdemar said “"), (report, "Harbour Wire says she “")):
        extract = InlineExtract(passage.guid, passage.quote, passage.voice)
        for before, after in (("never ", "”."), ("", ", and soon”."), ("we ", " for them")):
            block = _run(Text(lead + before), extract, Text(after))
            assert _found(template, evidence, block) == [QUOTATION]
        said = _run(Text(f"{lead}[never] "), extract, Text(" … [sic]”."))
        assert _found(template, evidence, said) == []


@pytest.mark.parametrize(
    "words",
    [
        "ever more irregular traffic … lower tolls for all boats",
        "ever more irregular traffic … the crews want lower tolls",
        'ever more irregular traffic" today',
        "ever more irregular traffic” today",
    ],
)
def test_a_quotation_is_not_led_on_into_the_report(
    desk: Desk, template: Template, words: str
) -> None:
    desk.article(
        'The minister spoke of "ever more irregular traffic" today.\n'
        "Later the crews want lower tolls for all boats."
    )
    evidence = desk.evidence()
    block = _run(Text(f"The minister named «{words}»."))
    assert _found(template, evidence, block) == [VOICE]
    rightly = _run(Text("The minister named “ever … traffic”."))
    assert _found(template, evidence, rightly) == []


def test_parts_of_one_quotation_may_be_joined_by_an_ellipsis(
    desk: Desk, template: Template
) -> None:
    desk.article("“We will open,” she said, “every gate of the strait.”")
    evidence = desk.evidence()
    assert _found(template, evidence, _run(Text("She said “We will open … every gate”."))) == []
    joined = _run(Text("She said “We will open every gate”."))
    assert _found(template, evidence, joined) != []
    told = _run(Text("She said “she said, every gate of the strait”."))
    assert _found(template, evidence, told) != []


def test_what_a_passage_has_outside_of_its_marks_is_not_the_speakers(
    desk: Desk, template: Template
) -> None:
    article = desk.article("“We will open,” she told the wary crews, “every gate.”")
    words = "We will open,” she told the wary crews, “every gate"
    desk.passage(article, words, by=[desk.ADA], modality="direct")
    block = _run(Text("Valdemar speaks of “the wary crews” who “told the wary crews” so."))
    assert _found(template, desk.evidence(), block) == [VOICE, VOICE]


@pytest.mark.parametrize(
    ("words", "is_right"),
    [
        ("We will open every gate", True),
        ("we will open every gate", False),
        ("We will open every Gate", False),
        ("[w]e will open every gate", True),
        ("will open every gate.", True),
        ("Will open … gate", False),
        ("[W]ill open … gate", True),
    ],
)
def test_a_capital_is_a_letter_of_the_source_too(
    desk: Desk, template: Template, words: str, *, is_right: bool
) -> None:
    article = desk.article("“We will open every gate,” she said. She wants Lower Tolls for all.")
    evidence = desk.evidence()
    block = _run(Text(f"She said “{words}”."))
    assert _found(template, evidence, block) == ([] if is_right else [QUOTATION])
    desk.passage(article, "We will open every gate", by=[desk.ADA], modality="direct")
    assert _found(template, desk.evidence(), block) == ([] if is_right else [QUOTATION])
    report = _run(Text("Harbour Wire writes that she “wants lower tolls”."))
    assert _found(template, desk.evidence(), report) == [QUOTATION]


def test_a_part_of_a_headline_is_the_outlets_words(desk: Desk, template: Template) -> None:
    desk.article("They met.", title=HEADLINE)
    evidence = desk.evidence()
    assert _found(template, evidence, _run(Text(f"See “{HEADLINE}”."))) == []
    block = _run(Text("Valdemar says she “seeks lower tolls and more boats”."))
    assert _found(template, evidence, block) == [VOICE]
    part = _run(Text("Valdemar says she “Seeks Lower Tolls and More Boats”."))
    assert _found(template, evidence, part) == [VOICE]
    small = _run(Text("Valdemar says “Valdemar seeks lower tolls and more boats”."))
    assert _found(template, evidence, small) == [VOICE]


@pytest.mark.parametrize(
    ("outlet", "lead", "is_named"),
    [
        ("Time", "For the first time she", False),
        ("Time", "Time says she", True),
        ("Reforma", "Tras la reforma, ella", False),
        ("El País", "En todo el país, ella", False),
        ("El País", "Según el País, ella", True),
        ("The New York Times", "According to the New York Times, she", True),
        ("ICARO Media Group", "Icaro Media Group says she", True),
        ("Excélsior", "Excelsior says she", True),
        ("La Razón", "LA RAZON says she", True),
        ("elDiario.es", "Eldiario.es says she", True),
    ],
)
def test_an_outlet_is_named_by_its_name_and_not_by_a_word_like_it(
    desk: Desk, template: Template, outlet: str, lead: str, *, is_named: bool
) -> None:
    article = desk.article("She seeks lower tolls.", outlet)
    passage = desk.passage(article, "seeks lower tolls", by=[desk.ADA])
    block = replace(extract_block(passage), content=((Text(lead),),), guid="block")
    assert _found(template, desk.evidence(), block) == ([] if is_named else [VOICE])


@pytest.mark.parametrize("version", list(Version))
def test_an_outlet_in_brackets_tells_a_source_and_reports_nothing(
    desk: Desk, template: Template, version: Version
) -> None:
    own = desk.say("we open every gate", modality="direct")
    report = desk.say("seeks lower tolls now")
    evidence = desk.evidence()
    first = InlineExtract(own.guid, own.quote, Voice.OWN)
    second = InlineExtract(report.guid, report.quote, Voice.REPORT)
    for run in (
        (Text("She said "), first, Text(". She said "), second, Text(".")),
        (Text("She came"), NoteRef(own.guid), Text(". She “seeks lower tolls now”.")),
        (Text("She came (Harbour Wire). She "), second, Text(".")),
    ):
        found = _found(template, evidence, _run(*run), version)
        assert found == [VOICE]
    named = (Text("She said "), first, Text(". Harbour Wire (of May) says she "), second)
    assert _found(template, evidence, _run(*named), version) == []


def test_what_stands_in_a_table_or_under_a_picture_is_mended_there(
    desk: Desk, template: Template
) -> None:
    desk.say("seeks lower tolls now")
    said = "Valdemar “seeks lower tolls now”"
    picture = dots()
    evidence = desk.evidence(images={"p": picture})
    table = KeptTable(("Who", "What"), (("Valdemar", said),), said)
    blocks = (
        MemoBlock(TABLE, table=table, guid="table"),
        MemoBlock(FIGURE, figure=KeptFigure("p", alt=said, caption=said), guid="figure"),
    )
    kept = _memo(template, *blocks)
    found = check(kept, compose(kept, template, evidence).memo, evidence, template)
    ways = [(f.origin, [str(fix) for fix in f.fixes]) for f in found if f.kind == "voice"]
    assert ways == [("table", ["write:table"]), ("figure", ["write:figure"])]
    alone = replace(blocks[1], figure=KeptFigure("p", alt=said))
    assert _found(template, evidence, alone) == [VOICE]


def test_a_word_or_two_behind_a_name_are_told(desk: Desk, template: Template) -> None:
    desk.article('Valdemar, in a "narrow strait", wants lower tolls.')
    evidence = desk.evidence()
    for words in ("lower tolls", "never"):
        block = _run(Text(f"Valdemar speaks of “{words}”."))
        assert _found(template, evidence, block) == [UNSOURCED]
        assert _found(template, evidence, _run(Text(f"The “{words}” go on."))) == []
        other = _run(Text(f"Valdemar came. The “{words}” go on."))
        assert _found(template, evidence, other) == []
    assert _found(template, evidence, _run(Text("Valdemar names a “narrow strait”."))) == []
    named = _run(Text("Harbour Wire says Valdemar wants “lower tolls”."))
    assert _found(template, evidence, named) == []


def test_a_report_stays_one_when_its_passage_is_gone(desk: Desk, template: Template) -> None:
    desk.article("She seeks lower tolls now. “We open every gate,” she said.")
    evidence = desk.evidence()
    gone = InlineExtract("gone", "seeks lower tolls now", Voice.REPORT)
    assert _found(template, evidence, _run(Text("Valdemar "), gone)) == [VOICE, UNSOURCED]
    named = _run(Text("Harbour Wire says she "), gone)
    assert _found(template, evidence, named) == [UNSOURCED]
    own = InlineExtract("gone", "We open every gate", Voice.OWN)
    assert _found(template, evidence, _run(Text("She said "), own)) == [UNSOURCED]


def test_words_whose_passage_is_gone_leave_no_mark_open(desk: Desk, template: Template) -> None:
    ties = (("gone", AS_EXTRACT),)
    lead = (Text("Valdemar said “"),)
    block = MemoBlock(EXTRACT, (lead,), words="we open", passages=ties, guid="block")
    memo = compose(_memo(template, block), template, desk.evidence()).memo
    assert "Valdemar said we open" in outline(memo)
