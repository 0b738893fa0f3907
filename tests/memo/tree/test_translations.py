"""A foreign passage prints in its own language, in translation or both; its original is checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.document import Extract, Version
from briefer.memo.draft import draft
from briefer.memo.finding import QUOTATION
from briefer.memo.outline import outline
from briefer.memo.settings import TRANSLATIONS
from briefer.memo.tally import tally
from briefer.model.inline import Text, plain_text
from briefer.model.memo import MemoBlock
from briefer.model.passage import Translation

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.memo import KeptMemo
    from tests.memo.tree.conftest import Desk

ORIGINAL = "hay que atender las causas"
TRANSLATED = "the causes must be addressed"
VERSIONS = (Version.SOURCED, Version.CLEAN)


def evidence(desk: Desk, modality: str, kind: str = "ours", by: str | None = None) -> Evidence:
    article = desk.article(f"Dijo: {ORIGINAL}. Fin.", "Diario", language="es")
    translated = (Translation("en", TRANSLATED, by, kind),)
    desk.passage(article, ORIGINAL, by=[desk.ADA], modality=modality, translations=translated)
    return desk.evidence()


def composed(
    template: Template, made: Evidence, printed: str, version: Version = Version.SOURCED
) -> tuple[KeptMemo, Memo]:
    kept = draft(template, made, {TRANSLATIONS: printed, "notes": "none"})
    return kept, compose(kept, template, made, version).memo


def lines(memo: Memo) -> list[str]:
    found = outline(memo).splitlines()
    return [line for line in found if ORIGINAL in line or TRANSLATED in line]


DAY = "27\u00a0December"


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("modality", "printed", "expected"),
    [
        (
            "direct",
            "",
            [f"“{ORIGINAL}” (quoted by Diario, {DAY})", f"Our translation: {TRANSLATED}"],
        ),
        (
            "direct",
            "both",
            [f"“{ORIGINAL}” (quoted by Diario, {DAY})", f"Our translation: {TRANSLATED}"],
        ),
        ("direct", "original", [f"“{ORIGINAL}” (quoted by Diario, {DAY})"]),
        (
            "direct",
            "translation",
            [f"Our translation: {TRANSLATED} (quoted by Diario, {DAY})"],
        ),
        (
            "paraphrase",
            "translation",
            [f"Valdemar, as reported by Diario ({DAY}), our translation: {TRANSLATED}"],
        ),
        (
            "official",
            "translation",
            [f"Official text, Diario ({DAY}), our translation: {TRANSLATED}"],
        ),
    ],
)
def test_the_memo_says_which_language_is_printed(
    desk: Desk,
    template: Template,
    version: Version,
    modality: str,
    printed: str,
    expected: list[str],
) -> None:
    _, memo = composed(template, evidence(desk, modality), printed, version)
    assert lines(memo) == expected


@pytest.mark.parametrize(
    ("kind", "by", "label"),
    [
        ("official", None, "Official translation: "),
        ("machine", None, "Machine translation: "),
        ("ours", "Ana", "Our translation (Ana): "),
    ],
)
@pytest.mark.parametrize("printed", ["both", "translation"])
def test_a_translation_always_says_whose_it_is(
    desk: Desk, template: Template, printed: str, kind: str, by: str | None, label: str
) -> None:
    _, memo = composed(template, evidence(desk, "direct", kind, by), printed)
    assert any(line.startswith(f"{label}{TRANSLATED}") for line in lines(memo))


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (
            "Diario says that he said “",
            f"Diario ({DAY}) says that he said [our translation] {TRANSLATED}",
        ),
        ("In Diario:", f"In Diario ({DAY}), our translation: {TRANSLATED}"),
    ],
)
@pytest.mark.parametrize("modality", ["direct", "paraphrase"])
def test_no_translation_stands_in_marks(
    desk: Desk, template: Template, modality: str, lead: str, expected: str
) -> None:
    made = evidence(desk, modality)
    kept = draft(template, made, {TRANSLATIONS: "translation", "notes": "none"})
    guid = made.passages[0].guid
    block = MemoBlock(
        "extract", ((Text(lead),),), words=ORIGINAL, passages=((guid, "extract"),), guid="b"
    )
    kept = replace(kept, sections=(replace(kept.sections[0], blocks=(block,)), *kept.sections[1:]))
    memo = compose(kept, template, made).memo
    (found,) = (b for b in memo.blocks if isinstance(b, Extract) and b.origin == "b")
    assert plain_text(found.inlines).rstrip(".") == expected
    assert not set(plain_text(found.inlines)) & set("“”")
    assert not [f for f in check(kept, memo, made, template) if f.blocks]


@pytest.mark.parametrize("printed", ["original", "translation", "both"])
def test_the_check_runs_on_the_original(desk: Desk, template: Template, printed: str) -> None:
    made = evidence(desk, "direct")
    kept, memo = composed(template, made, printed)
    assert tally(memo, made).own == 1
    assert QUOTATION not in {f.kind for f in check(kept, memo, made, template)}
    (extract,) = (block for block in memo.blocks if isinstance(block, Extract))
    assert (extract.original is not None) is (printed == "translation")
    changed = replace(made, texts={k: v.replace("causas", "cosas") for k, v in made.texts.items()})
    tree = compose(kept, template, changed).memo
    assert QUOTATION in {f.kind for f in check(kept, tree, changed, template)}
    assert tally(tree, changed).differing == 1


def test_the_statement_on_sources_says_how_many_are_printed_in_translation(
    desk: Desk, template: Template
) -> None:
    made = evidence(desk, "direct")
    for printed, words in (
        ("both", "One is printed with a translation."),
        ("translation", "One is printed in translation; its original is what was compared."),
    ):
        said = outline(composed(template, made, printed)[1])
        assert words in said
        assert "It was compared word for word with the captured text." in said
    assert "translation" not in outline(composed(template, made, "original")[1])


def test_what_has_no_translation_prints_as_it_is(desk: Desk, template: Template) -> None:
    desk.say("we need help", modality="direct")
    made = desk.evidence()
    texts = [outline(composed(template, made, p)[1]) for p in ("both", "original", "translation")]
    assert len(set(texts)) == 1


def test_another_choice_is_refused(desk: Desk, template: Template) -> None:
    with pytest.raises(InputError, match="it can be: both, original, translation"):
        composed(template, evidence(desk, "direct"), "neither")
