"""The memo's head: each field's value, set by the analyst or taken from the briefing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, assert_never

from briefer.memo.document import HeaderBlock, HeaderField
from briefer.memo.handling import is_controlled
from briefer.memo.period import period
from briefer.memo.settings import DESIGNATION
from briefer.memo.template import FieldSource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.memo.evidence import Evidence
    from briefer.memo.template import FieldSpec, Template
    from briefer.memo.wording import Wording

BANNER: Final = "banner"
"""The field with the handling mark."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
HEAD: Final = "head"
"""The field that names the memo's kind, where a template has more than one."""


def value(spec: FieldSpec, fields: Mapping[str, str], evidence: Evidence, wording: Wording) -> str:
    """Return a field's value as it prints: what the analyst set, else what its source gives."""
    if spec.key in fields:
        given = fields[spec.key].strip()
        # A whole day is one wherever it stands; `2024-01` may be the number of an issue.
        is_date = spec.source is FieldSource.DATE or _DAY.fullmatch(given)
        return wording.date_or_words(given) if is_date else given
    return _from_source(spec.source, evidence, wording)


def header(
    template: Template, fields: Mapping[str, str], evidence: Evidence, wording: Wording
) -> HeaderBlock:
    """Return the head with every printed field that has a value."""
    values = ((spec, value(spec, fields, evidence, wording)) for spec in template.fields)
    return HeaderBlock(
        title=fields.get(HEAD, "").strip() or wording.say("memo.head"),
        fields=tuple(
            HeaderField(wording.say(f"fields.{spec.key}"), words, spec.strong)
            for spec, words in values
            if spec.printed and words
        ),
    )


def designation(fields: Mapping[str, str], wording: Wording) -> tuple[HeaderField, ...]:
    """Return who controls a memo that is marked CUI, and what else its designation says."""
    if not is_controlled(fields.get(BANNER, "")):
        return ()
    said = ((key, fields.get(key, "").strip()) for key in DESIGNATION)
    return tuple(HeaderField(wording.say(f"fields.{key}"), words) for key, words in said if words)


def _from_source(source: FieldSource, evidence: Evidence, wording: Wording) -> str:
    match source:
        case FieldSource.READER:
            return evidence.project.reader or ""
        case FieldSource.WHO:
            return evidence.who
        case FieldSource.DATE:
            return wording.date(evidence.date)
        case FieldSource.PERIOD:
            return period(evidence.tagged_articles(), wording)
        case FieldSource.LANGUAGE:
            words = wording.language
        case FieldSource.NONE:
            words = ""
        case _:
            assert_never(source)
    return words
