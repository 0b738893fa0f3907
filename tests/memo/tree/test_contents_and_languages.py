"""A memo says whether its headings are listed in front, and which words are in other languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo.compose import compose
from briefer.memo.draft import draft
from briefer.memo.settings import CONTENTS

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template


def composed(template: Template, evidence: Evidence, **fields: str) -> Memo:
    return compose(draft(template, evidence, fields), template, evidence).memo


@pytest.mark.parametrize(
    ("usual", "asked", "title"),
    [
        (False, "", ""),
        (False, "yes", "Contents"),
        (True, "", "Contents"),
        (True, "no", ""),
    ],
)
def test_contents_are_printed_where_the_template_or_the_memo_asks_for_them(
    template: Template, fixture_evidence: Evidence, usual: bool, asked: str, title: str
) -> None:
    fitting = replace(template, contents=usual)
    memo = composed(fitting, fixture_evidence, **{CONTENTS: asked})
    assert memo.meta.contents_title == title


def test_contents_have_a_title_in_spanish(template: Template, fixture_evidence: Evidence) -> None:
    memo = composed(template, fixture_evidence, language="es", **{CONTENTS: "yes"})
    assert memo.meta.contents_title == "Índice"


def test_contents_can_be_asked_for_by_yes_and_no_alone(template: Template) -> None:
    with pytest.raises(InputError, match="Contents"):
        template.check_field(CONTENTS, "perhaps")


def test_passages_in_another_language_than_the_memos_are_named(
    template: Template, fixture_evidence: Evidence
) -> None:
    english = composed(template, fixture_evidence)
    assert english.foreign == ()
    spanish = composed(template, fixture_evidence, language="es")
    assert spanish.foreign == tuple((guid, "en") for guid in sorted(set(spanish.cited)))
    assert spanish.foreign
