"""Numbers of paragraphs, and how sure a judgement is, as templates ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo import template as memo_template
from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.document import Bullets, Heading, Para, Version
from briefer.memo.draft import draft
from briefer.memo.finding import JUDGEMENT, LIKELIHOOD
from briefer.memo.html import write as html
from briefer.memo.markdown import write as markdown
from briefer.memo.outline import outline
from briefer.memo.pdf import writer as pdf
from briefer.memo.word import writer as word
from briefer.model.inline import Text, plain_text
from briefer.model.memo import BULLETS, PARAGRAPH, KeptMemo, MemoBlock, MemoSection
from briefer.paths import templates
from tests.memo import test_parity as parity

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from tests.memo.tree.conftest import Desk


@pytest.fixture(scope="module")
def assessment() -> Template:
    return memo_template.load(templates() / "assessment")


@pytest.fixture(scope="module")
def submission() -> Template:
    return memo_template.load(templates() / "submission")


def block(words: str, kind: str = PARAGRAPH, confidence: str = "") -> MemoBlock:
    runs = tuple((Text(line),) for line in words.split(" / "))
    return MemoBlock(kind, runs, guid=words, confidence=confidence)


def kept(template: Template, language: str = "en", **sections: tuple[MemoBlock, ...]) -> KeptMemo:
    made = tuple(MemoSection(key.replace("_", "-"), key, {}, own) for key, own in sections.items())
    return KeptMemo(template.name, "A memo", {"language": language}, made)


def numbered(memo: Memo) -> list[str]:
    paragraphs = (b for b in memo.blocks if isinstance(b, Para) and b.number)
    return [f"{b.number}. {plain_text(b.inlines)}" for b in paragraphs]


def test_a_submission_counts_its_paragraphs_all_through(submission: Template, desk: Desk) -> None:
    memo = kept(
        submission,
        issue=(block("One."), block("Two.")),
        recommendation=(block("Three."), block("a / b", BULLETS), block("Four.")),
    )
    tree = compose(memo, submission, desk.evidence()).memo
    assert numbered(tree) == ["1. One.", "2. Two.", "3. Three.", "4. Four."]
    assert [b.number for b in tree.blocks if isinstance(b, Heading)] == ["", ""]


def test_the_numbers_of_a_submission_end_with_its_body(
    submission: Template, fixture_evidence: Evidence
) -> None:
    for version in Version:
        made = draft(submission, fixture_evidence, {})
        tree = compose(made, submission, fixture_evidence, version).memo
        annexes = [
            n for n, b in enumerate(tree.blocks) if isinstance(b, Heading) and "annex" in b.anchor
        ]
        body = tree.blocks[: annexes[0]] if annexes else tree.blocks
        numbers = [b.number for b in body if isinstance(b, Para)]
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
        assert numbers
        assert not any(b.number for b in tree.blocks[len(body) :] if isinstance(b, Para))


def test_key_judgements_are_counted_and_say_how_sure_they_are(
    assessment: Template, desk: Desk
) -> None:
    memo = kept(
        assessment,
        judgements=(
            block("We judge it likely.", confidence="moderate"),
            block("We judge it remote. / We judge it probable.", BULLETS, "low"),
            block("They met."),
        ),
        indicators=(block("A bullet", BULLETS),),
    )
    tree = compose(memo, assessment, desk.evidence()).memo
    assert numbered(tree) == [
        "1. We judge it likely. Confidence: moderate.",
        "2. We judge it remote. Confidence: low.",
        "3. We judge it probable. Confidence: low.",
        "4. They met.",
    ]
    assert [b.role for b in tree.blocks if isinstance(b, Para) and b.number] == ["bottom-line"] * 4
    assert any(isinstance(b, Bullets) for b in tree.blocks)


def test_confidence_is_said_in_the_memos_language(assessment: Template, desk: Desk) -> None:
    memo = kept(assessment, "es", judgements=(block("Es probable.", confidence="high"),))
    assert "1. Es probable. Confianza: alta." in outline(
        compose(memo, assessment, desk.evidence()).memo
    )


@pytest.mark.parametrize(
    ("words", "confidence", "is_found"),
    [
        ("We judge it likely.", "", True),
        ("We judge it likely.", "low", False),
        ("We judge it likely. Our confidence is low.", "", False),
        ("They met in December.", "", False),
    ],
)
def test_a_likelihood_without_a_confidence_is_found_where_the_template_asks(
    assessment: Template,
    template: Template,
    desk: Desk,
    words: str,
    confidence: str,
    *,
    is_found: bool,
) -> None:
    blocks = (block(words, confidence=confidence),)
    for used, memo in (
        (assessment, kept(assessment, judgements=blocks)),
        (template, kept(template, bottom_line=blocks)),
    ):
        evidence = desk.evidence()
        found = check(memo, compose(memo, used, evidence).memo, evidence, used)
        kinds = [(f.kind, f.origin) for f in found if f.kind in {JUDGEMENT, LIKELIHOOD}]
        asked = is_found and used is assessment
        assert kinds == ([(JUDGEMENT, words)] if asked else [])


def test_every_writer_prints_the_numbers(assessment: Template, desk: Desk) -> None:
    long = "We judge that the gates " + "and the piers of the harbour " * 12 + "open."
    memo = kept(assessment, judgements=(block(long, confidence="high"), block("Another one.")))
    tree = compose(memo, assessment, desk.evidence()).memo
    assert assessment.base_docx
    texts = {
        "word": parity.word_text(word.write(tree, assessment.style, assessment.base_docx)),
        "pdf": parity.pdf_text(pdf.write(tree, assessment.style)),
        "html": html(tree).decode("utf-8"),
        "markdown": markdown(tree).decode("utf-8"),
    }
    for name, text in texts.items():
        assert parity.folded("1. We judge that the gates and the piers") in parity.folded(text), (
            name
        )
        assert parity.folded("2. Another one.") in parity.folded(text), name
