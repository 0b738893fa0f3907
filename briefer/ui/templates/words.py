"""What the page of templates calls the parts of a template."""

from __future__ import annotations

from typing import Final

from briefer.memo.template import SectionKind
from briefer.ui.translation import tr

POINTS_PER_CM: Final = 72 / 2.54


def kind_words() -> dict[SectionKind, str]:
    """Return what each kind of section holds, in the order in which they are offered."""
    return {
        SectionKind.WRITTEN: tr("you write it"),
        SectionKind.SUMMARY: tr("who asks for what, a line each"),
        SectionKind.POSITIONS: tr("positions by stakeholder"),
        SectionKind.SAID: tr("what each party said"),
        SectionKind.TOPICS: tr("passages by topic"),
        SectionKind.MATRIX: tr("table of positions"),
        SectionKind.AGREEMENTS: tr("agreements and disputes"),
        SectionKind.ACTIONS: tr("actions by date"),
        SectionKind.FIGURES: tr("figures"),
        SectionKind.PEOPLE: tr("who speaks, in which post"),
        SectionKind.GAPS: tr("who is not heard"),
        SectionKind.COVERAGE: tr("table of outlets"),
        SectionKind.LINKS: tr("articles with addresses"),
        SectionKind.FIXED: tr("words that stay the same"),
        SectionKind.SOURCES: tr("statement on the sources"),
        SectionKind.FURTHER: tr("further passages"),
        SectionKind.NOTES: tr("the numbered notes"),
    }
