"""What the buttons say that mend a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo import fix as fixes
from briefer.memo.finding import LENGTH, LONG_SECTION, UNDESCRIBED, VOICE
from briefer.model.anchor import shorten
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.memo.finding import Finding
    from briefer.memo.fix import Fix
    from briefer.services.exporting import Rendering

_SHORT = 34
"""Characters of a passage or a name on a button."""


def fix_words(finding: Finding, fix: Fix, rendering: Rendering) -> str:
    """Return the words on the button of one way to mend a finding."""
    if fix.action == fixes.PARAPHRASE and finding.kind == VOICE and not finding.passage:
        return tr("Take the marks away")
    patterns = {
        fixes.ATTRIBUTE: tr("Attribute to {target}"),
        fixes.REPLACE: tr("Use “{target}”"),
        fixes.ADD: tr("Put in “{target}”"),
        fixes.MOVE: tr("Move to “{target}”"),
        fixes.TAG: tr("Tag with “{target}”"),
        fixes.BANNER: tr("Set the mark to {target}"),
    }
    if fix.action in patterns:
        return patterns[fix.action].format(target=_target(fix, rendering))
    return _plain(finding, fix)


def _plain(finding: Finding, fix: Fix) -> str:
    if fix.action == fixes.WRITE and finding.kind in {LENGTH, LONG_SECTION}:
        return tr("Shorten it there")
    if fix.action == fixes.WRITE and finding.kind == UNDESCRIBED:
        return tr("Describe it")
    return {
        fixes.RESTORE: tr("Restore the source’s words"),
        fixes.PARAPHRASE: tr("Print as paraphrase"),
        fixes.REMOVE: tr("Remove from the memo"),
        fixes.FOOTNOTES: tr("Print footnotes"),
        fixes.UNSTAR: tr("Take the star away"),
        fixes.KEEP: tr("Let the text stand"),
        fixes.FOLLOW: tr("Let it follow"),
        fixes.WRITE: tr("Write there"),
        fixes.FIELD: tr("Fill it in"),
        fixes.ARTICLE: tr("Set the article’s facts"),
    }.get(fix.action, fix.action)


def _target(fix: Fix, rendering: Rendering) -> str:
    """Return what a way is about: the words of a passage, a title, a name."""
    evidence, names = rendering.evidence, {}
    match fix.action:
        case fixes.REPLACE | fixes.ADD:
            passage = evidence.passage_by_guid.get(fix.target)
            names = {fix.target: passage.quote if passage else "…"}
        case fixes.MOVE:
            names = {section.guid: section.title for section in rendering.kept.walk()}
        case fixes.TAG:
            names = {topic.guid: topic.name for topic in evidence.codebook.topics}
    return shorten(names.get(fix.target, fix.target), _SHORT)
