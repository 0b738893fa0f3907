"""Whether Word breaks words at the ends of lines, where the style sheet asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from briefer.memo.style import HYPHEN_ZONE, HYPHENS_IN_A_ROW, Hyphens, RoleName
from briefer.memo.word.markup import W, element, tree, twips

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from briefer.memo.style import Style

_OURS: Final = (
    *("autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps"),
)
_BEFORE: Final = frozenset(
    {
        *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
        *("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText"),
        *("printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts"),
        *("embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins"),
        *("alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
        *("gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle"),
        *("proofState", "formsDesign", "attachedTemplate", "linkStyles"),
        *("stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge"),
        *("revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting"),
        *("documentProtection", "autoFormatOverride", "styleLockTheme", "styleLockQFSet"),
        "defaultTabStop",
    }
)
"""Settings that the schema wants in front of those."""


def asks(style: Style) -> bool:
    """Say whether a style sheet asks for hyphens in Word."""
    return any(role.hyphens is Hyphens.MANY for role in style.roles.values())


def settle(settings: Element, style: Style) -> None:
    """Say in the settings that words are broken, where the sheet asks for it.

    Where it does not, the settings stay as the base document has them.
    """
    if not asks(style):
        return
    for name in _OURS:
        for old in settings.findall(f"{{{W}}}{name}"):
            settings.remove(old)
    place = sum(etree.QName(child).localname in _BEFORE for child in settings)
    said = (
        element("autoHyphenation"),
        element("consecutiveHyphenLimit", val=HYPHENS_IN_A_ROW),
        element("hyphenationZone", val=twips(HYPHEN_ZONE * style[RoleName.BODY].size)),
        element("doNotHyphenateCaps"),
    )
    settings[place:place] = map(tree, said)
